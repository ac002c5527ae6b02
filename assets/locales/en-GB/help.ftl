# The help on F1.

button-help = Help
button-help-close = Close the help
button-help-all = All pages
button-help-page = Back to the page
field-search-help = Search the help
field-search-help-hint = Search the help
help-pages = Pages of the help
help-link = See: { $title }
help-found = { $n ->
    [0] No page has "{ $typed }". Try another word.
    [one] One page has "{ $typed }".
   *[other] { $n } pages have "{ $typed }".
}

help-keys-everywhere = Everywhere
help-keys-users = In the list of users
help-keys-reset = While you reset a password
help-keys-read-out = While you read a password out
help-key-spoken = { $key } { $does }
help-key-help = opens the help for where you are, and closes it again
help-key-tab = goes to the next control; with Shift, to the one before
help-key-escape = goes back, or closes what is open
help-key-quit = closes Beadle
help-key-find = goes to the search field; the key / does the same
help-key-down = goes from the search field into the list
help-key-open = opens the reset for the person who is selected
help-key-refresh = reads the list from Zoho again
help-key-reasons = and the numbers up to 8 choose what has happened, at step 5
help-key-next = goes on to the next step, but never presses Change
help-key-main = uses the suggestions at step 5, and presses Change at step 9
help-key-another = makes another password, at step 6
help-key-show = shows or covers the password
help-key-got = they have got this part; the next one comes
help-key-back = goes one part back
help-key-again = says this part again
help-key-hide = hides the password and leaves the page
