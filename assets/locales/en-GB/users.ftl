# The table of users.

field-search-users = Search users
field-search-hint = Type part of a name or address
button-refresh = Refresh
button-stop-loading = Stop
button-try-again = Try again
button-show-everybody = Show everybody
button-look-up = Look up { $address }
button-reset = Reset password
button-reset-for = Reset password for { $name }

group-question = Who is shown
group-size = { $group } { $n }
group-everyone = Everyone
group-never = Never signed in
group-not-for = Not for { $n } days
group-two-step = Two-step off
group-administrators = Administrators
group-disabled = Sign-in blocked
group-shared = Shared addresses

list-users = Users
column-name = Name
column-address = Address
column-last-sign-in = Last signed in
column-password-changed = Password changed
column-two-step = Two-step
column-sort = Sort by { $column }
column-sorted = Sorted by { $column }, turn round
column-sorted-down = Sorted by { $column } the other way, turn round

row-sentence = { $name }, { $address }, last signed in { $last }, password changed { $changed }, two-step sign-in { $two }
row-exact = Last signed in: { $last }. Password changed: { $changed }.

users-so-far = { $n } so far
users-paused = Zoho asks us to wait. The list goes on in { $left }.
users-loading = Loading users…
users-loading-next = They appear here as they arrive.
users-count = { $n ->
    [one] 1 user.
   *[other] { $n } users.
}
users-count-shown = { $shown } of { $n } users.
users-no-match = Nobody matches "{ $typed }"
users-no-match-in-group = Nobody under "{ $group }" matches "{ $typed }"
users-nobody-in-group = Nobody is under "{ $group }" any longer
users-no-match-next = Try part of the first name, the surname or the address.
users-no-match-address = That is a full address, but it isn't in the list. Beadle can ask Zoho for it directly.
users-opening = Looking up { $address }…
users-open-failed = { $address } could not be opened. { $why }
users-broken-off = The list broke off after { $n } users. { $why } Press Refresh to read it again.
users-not-refreshed = The list could not be read again, and is shown as it was before. { $why } Press Refresh to try once more.
users-stopped = You stopped loading after { $n } users. Press Refresh to read the whole list.
users-stopped-empty = You stopped loading
users-refresh-next = Press Try again to read the list.
users-unreadable = { $n ->
    [one] One entry of Zoho's list could not be read and is missing here.
   *[other] { $n } entries of Zoho's list could not be read and are missing here.
}
users-failed = The users could not be read
users-none = Zoho lists no users
users-none-next = That is unusual. Check that you signed in with the right council's address.

hint-move = to move,
hint-reset = to reset,
hint-search = to search.

tag-disabled = sign-in blocked
tag-mail-apps-off = mail apps off
tag-forwarded = forwarded
tag-only-they = only { $first } can change it
button-still-doesnt-for = It still doesn't work for { $name }
tag-namesakes = { $n ->
    [one] 1 other named { $surname }
   *[other] { $n } others named { $surname }
}
role-super-admin = super administrator
role-admin = administrator

word-on = on
word-off = off
word-not-known = not known

ago-never = never
ago-never-known = never, or not known
ago-just-now = just now
ago-minutes = { $n ->
    [one] 1 minute ago
   *[other] { $n } minutes ago
}
ago-today = today
ago-yesterday = yesterday
ago-days = { $n } days ago
ago-weeks = { $n ->
    [one] 1 week ago
   *[other] { $n } weeks ago
}
ago-months = { $n ->
    [one] 1 month ago
   *[other] { $n } months ago
}
ago-years = { $n ->
    [one] 1 year ago
   *[other] { $n } years ago
}
