# Getting the password to the person.

button-read-out = Read it out
read-title = Read it out
read-to = to { $name }, { $council }
button-hide-everything = Hide everything
button-close = Close
button-read-back = Back
button-say-again = Say again
button-they-have-it = They've got it
button-read-whole = All of it at once
read-hidden = Hidden. Press F9 to go on.
read-space = (space)
read-next = next: { $next }
read-over = That's all of it
read-then = Next on their screen: { $then }
read-from = Begin again from { $chunk }
read-from-done = { $chunk }, they have it. Begin again from here

waiting-title = Waiting for { $first }…
waiting-about = Beadle looks every 20 seconds for ten minutes.
waiting-not-yet = Not seen yet at { $time }. Beadle looks every 20 seconds for ten minutes.
waiting-seen = { $first } signed in at { $time }
waiting-seen-about = That is what Zoho's record says.
waiting-over = { $first } was not seen signing in by { $time }. That doesn't mean that anything is wrong: the record may lag, or { $first } may sign in later.
button-wait-again = Wait again

clipboard-left = { $n ->
    [one] On the clipboard for 1 more second.
   *[other] On the clipboard for { $n } more seconds.
}
clipboard-for-good = On the clipboard until you copy something else or close Beadle.
clipboard-soon = The password is about to be taken off the clipboard.
button-keep-longer = Keep it longer
button-take-away = Take it off now

# The email with the credentials.
letter-subject = Your council mailbox
letter-opening = Your council mailbox can be opened again, on the page below.
    If you did not expect this message, ring the clerk on the number you know.
letter-details = Web page: { $page }
    User name: { $address }
    Password: { $password }
letter-closing-forced = You will be asked to choose another password when you first sign in on the web page.
    Delete this message once you have signed in.
letter-closing-kept = Delete this message once you have signed in, and keep the password where nobody else looks.
letter-title = The email, as it will be sent
letter-about = It goes by itself once the password is certainly changed. The password is filled in then.
letter-line = To: { $to }
letter-line-nobody = To: not chosen yet
letter-line-subject = Subject: { $subject }
field-letter-opening = Before the details
field-letter-closing = After the details
button-letter-usual = Use the usual words
button-send-outside = Send to { $address }
letter-outside-about = An address outside the council that Zoho holds for { $first }. Only if { $first } asked you to.
button-send-again = Send the email again
email-unknown-again = It may have arrived all the same. Sending it again may bring it twice.

# What it means for this person.
consequences-before = What this may break
consequences-after = What to say
consequence-needs-code = Two-step sign-in is on: after the password Zoho asks for the code from { $first }'s phone. The password alone won't do.
consequence-may-need-code = Zoho does not say whether two-step sign-in is on. If it is, the page asks for a code from { $first }'s phone after the password.
consequence-apps-ask = A mail app, such as Outlook or Apple Mail, asks for the new password.
consequence-app-passwords = Mail apps with an app password may keep working: Zoho does not say.
consequence-apps-off = Mail apps are switched off for { $first }, so none of them is affected.
consequence-forced-web = The forced change works on the web page and in Zoho's own app only. In another mail app it just looks like a wrong password.
consequence-shared = Several people use this mailbox: all of them need the new password.
consequence-forwarded = Mail is still forwarded to { $to }.
check-told-others = Everybody who uses this mailbox knows
later-title = Later
later-two-step = Two-step sign-in is off for { $first }. It is worth switching on, on a quiet day.
