# The nine steps.

reset-title = Reset password for { $name }
list-steps = Steps
button-steps = Step { $n } of 9
step-1 = Log in
step-2 = Go to Users
step-3 = Choose the user
step-4 = Security
step-5 = Change Password
step-6 = Enter a new password
step-7 = Choose whether to force a password change
step-8 = Sign out devices, send credentials
step-9 = Change
step-name = Step { $n } of 9: { $title }, { $state }
state-done = done
state-current = current
state-suggested = suggested
state-not-yet = not yet

found-users = { $n ->
    [one] 1 user
   *[other] { $n } users
}
found-security = two-step { $two }, mail apps { $apps }
found-words = { $n ->
    [3] three words
    [4] four words
    [5] five words
    [6] six words
   *[other] { $n } words
}
found-typed = typed
found-suggested = { $what }, suggested
found-two = { $one }, { $two }
found-sign-out = sign out
found-stay = stay signed in
found-email = email
found-no-email = no email

button-back = Back
button-next = Next
button-use-suggestions = Use these suggestions
button-change = Change
button-alter-password = Alter the password
button-alter-force = Alter the forced change
button-alter-sign-out = Alter sign-out and email
button-make-another = Make another
button-type-own = Type my own
button-use-generated = Use a made-up one instead
button-show-password = Show password
button-add-word = Add a word
button-change-mine = Change mine at Zoho

# The right-person card.
card-sure = Sure it's { $first }? If in doubt, ring back on the number you hold.
check-rang-back = I rang back
card-other-addresses = also { $others }
card-last-sign-in = last signed in { $ago }
card-two-step = two-step { $state }
card-mail-apps = mail apps { $state }
card-forwarded = mail forwarded to { $to }
card-reading = Reading the latest from Zoho…
card-stale = Shown as in the list: the latest could not be read. { $why }
warn-own-mailbox = This is your own mailbox. Changing its password here signs Beadle out, so Beadle can't check that it worked. It is safer to change yours on Zoho's own page.
warn-super-admin = { $first } is the council's super administrator. Zoho lets nobody else change that password; only { $first } can.
warn-disabled = Sign-in is blocked for { $first }. A new password alone won't let them in: unblock them in Zoho's console first.

# Step 5.
question-what-happened = What has happened?
question-can-read = Can { $first } read council email on any device right now?
question-alone = Will { $first } manage to choose a new password alone?
the-new-person = the new person
reason-forgotten = Forgotten password
reason-new-device = New phone, tablet or computer
reason-lost-device = Lost or stolen device
reason-someone-else = Someone else may have got in
reason-first-sign-in = First sign-in
reason-someone-new = Someone new takes over this mailbox
reason-left = They have left; nobody should use it
reason-something-else = Something else
answer-yes = Yes
answer-no = No
answer-not-sure = Not sure
answer-rather-not = Rather not
problem-no-reason = Choose what has happened

sum-suggested = Suggested: { $signout }, { $email }, { $force }.
sum-sign-out = every device is signed out
sum-stay = devices stay signed in
sum-no-email = nothing is emailed
sum-email-itself = the password goes to { $first }'s own mailbox
sum-email-elsewhere = the password goes to { $to }
sum-force = a change is forced at the next sign-in
sum-no-force = no forced change
sum-kept = Chosen by you and kept: { $names }.

why-sign-out-lost = Whoever holds the lost device must not go on reading the mail.
why-sign-out-someone-else = Whoever got in must be put out.
why-sign-out-someone-new = The former holder's devices must not go on reading the mail.
why-sign-out-left = Nobody should go on reading the mail.
why-sign-out-keep = A device that works stays useful.
why-email-can-read = A device that still works can read it there.
why-email-may-not-read = It isn't certain that { $first } can read an email now, so tell { $first } the password.
why-email-signed-out = Nothing is emailed there: with every device signed out, nobody could read it.
why-email-forced = Nothing is emailed there: the forced change may lock { $first } out first.
why-email-own = It is your own mailbox, and the change signs Beadle out.
why-email-forwarded = This mailbox is forwarded, so the password would travel on with it.
why-email-tell-directly = Tell { $first } the password directly.
why-email-left = Nobody is to have it.
why-force-alone = { $first } then chooses a password that only { $first } knows.
why-force-struggling = For somebody who struggles to sign in, it is best left off.
why-force-shared = Several people use this mailbox: the first to sign in would lock the others out.
why-force-emailed = A forced change could come before the email is read.
why-force-left = Nobody is to sign in.
line-suggested = Suggested: { $state }. { $why }

# Step 6.
step6-about = Easy to say on the phone, hard to guess. Not set until you press Change.
radio-suggestion = Suggestion { $n } of { $of }
field-new-password = New password
field-new-password-again = New password again
tag-strong = Strong enough to keep
tag-until-changed = Strong enough until it is changed
tag-weak = Too weak
why-words-replaced = Three words, because { $first } replaces it at the first sign-in.
why-words-someone-else = Four words, because somebody else may be trying to get in.
why-words-kept = Four words, because no change will be forced.
why-words-left = Six words: nobody needs to say this one.
add-word-question = { $first } will keep this one: add a word?
typed-empty = Type the new password in both fields. At least 12 characters.
typed-too-short = { $n ->
    [one] One more character is needed: at least 12.
   *[other] { $n } more characters are needed: at least 12.
}
typed-too-long = That is too long. Zoho takes at most 250 characters.
typed-differs = The two fields are not the same yet.
typed-edge-space = Take away the space at the start or the end: it gets lost on the phone.
typed-fits = Both fields are the same. Zoho may still refuse a password it finds too easy.

# Step 7.
check-force = Force password change on first login
step7-apps = A forced change only works on Zoho's web page or its own app. In Apple Mail or Outlook it just looks like a wrong password.
step7-advice = The help article says: if { $first } struggles to sign in, it may be best to leave this off.

# Step 8.
check-sign-out = Sign out from all devices
check-email = Send credentials via email
field-send-to = Send to
field-send-to-hint = name@example.org
step8-sign-out-honest = We ask Zoho to sign every device out. Mail apps with an app password may keep working: Zoho does not say.
step8-sent-copy = A copy with the password stays in your Sent mail.
step8-mail-not-allowed = The email is off again, because Beadle may not send it yet. { $why } Tick it once more to try again.
step8-advice = The help article says: if { $first } can still read email on one device, leave the devices signed in and send the password by email.
problem-no-send-to = Type another address to send it to, or untick the email
problem-bad-send-to = That isn't a mail address
problem-sign-out-trap = Signing out everywhere and emailing the password to this same mailbox means that nobody can read it. Type another address, or keep the devices signed in.
problem-force-trap = Forcing a change and emailing the password to this same mailbox may lock { $first } out before they read it. Type another address, or don't force the change.
problem-own-email = Changing your own password signs Beadle out, so it can't send the email afterwards.

# Step 9.
step9-question = Change { $name }'s password at { $council }?
step9-undo = { $address }. It can't be undone, but you can always make another.
step9-own = This is your own mailbox. Have the new password in front of you before you press Change: Beadle is signed out by it and can't check.
step9-works = It works straight away; the old one stops.
step9-force = { $first } will be asked to choose another one at the next sign-in.
step9-no-force = { $first } will not be asked to choose another one.
step9-sign-out = We ask Zoho to sign every device out.
step9-stay = We ask Zoho to keep devices signed in.
step9-no-email = Nothing is emailed: you tell the person yourself.
step9-email-itself = The password is emailed to this same mailbox; a copy stays in your Sent mail.
step9-email-to = The password is emailed to { $to }; a copy stays in your Sent mail.
step9-flag-gone = Zoho no longer lets us choose; it will probably sign every device out.
check-flag-gone = Change it all the same
problem-flag-tick = Tick that Zoho decides about signing out
