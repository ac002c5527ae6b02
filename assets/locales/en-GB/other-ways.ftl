# Signing in without this computer's web browser: on another device, or with a code from Zoho's console.

button-other-ways = Other ways to sign in
button-use-device = Use another device
button-use-code = Use a code from Zoho's console
button-open-device-page = Open the page on this computer
button-open-api-console = Open Zoho's API console
button-copy-scopes = Copy the scopes
button-submit-code = Sign in with this code

other-ways-heading = Other ways to sign in
other-ways-device = On another device
other-ways-device-when = When Zoho's page does not open here, or does not find its way back to Beadle: sign in on your telephone, your tablet or another computer, and type in a short code.
other-ways-code = With a code from Zoho's console
other-ways-code-when = When your supplier has told you that your council uses a "Self Client": a code is made in Zoho's console and pasted in here.
other-ways-mail = Either way, leave to send mail is asked for at the same time. Beadle sends mail only when you choose to email a new password.

device-heading = Type this code in at Zoho
device-asking = Asking Zoho for a code…
device-where = On any device, open this page, type the code in, sign in with the clerk's address and press Accept:
device-left = The code works for another { $time }.
device-over = The code has run out. Beadle asks Zoho one last time whether you have accepted.
device-patience = After Accept was pressed it can take { $seconds } seconds or a little longer until Beadle goes on by itself: Zoho does not want to be asked more often.
device-said = Type this code in at { $page }: { $spelled }. It works until { $time }.
device-lost = Beadle could not ask Zoho just now. { $why } It goes on trying until the code has run out; leave this page open.
code-checking = Asking Zoho to accept the code…

grant-heading = Use a code from Zoho's console
grant-step-open = 1. Open Zoho's API console, choose Self Client, and there Generate Code.
grant-step-scopes = 2. Paste these scopes into the box Scope:
grant-with-mail = Let Beadle send email from your mailbox
grant-with-mail-about = The scope ZohoMail.messages.CREATE. Without it Beadle can't email a new password, nor ask for it later.
grant-step-create = 3. Choose the longest time, write anything as the description, press Create, choose your council if you are asked, and copy the code.
grant-step-paste = 4. Paste the code here. It works once, so it stays covered: nobody who sees your screen can use it.
field-grant-code = Code from Zoho's console
grant-whole = That is a whole code. Such codes usually work for 3 minutes: sign in before { $time }.
grant-late = This code has probably run out by now. You can still try it; if Zoho refuses it, make a new one.
grant-cut = That is only part of a code. Copy the whole of it: it begins with 1000. and has two long parts with a dot between them.
grant-client-id = That is the client ID, which stands on the same page. The code is longer: it has two long parts with a dot between them.
grant-other = That is not a code from Zoho's console. It begins with 1000. and has two long parts with a dot between them.
grant-empty = Paste the code first.

sign-in-code-expired = The code ran out before anybody accepted at Zoho, so you are not signed in. Start again for a new code; it works for a few minutes.
sign-in-code-refused = Zoho did not accept the code. It may have run out, been used already, or been made in the console of another data centre. Make a new one and paste it in.
sign-in-code-too-narrow = That code does not allow all that Beadle needs, so you are not signed in. Copy the scopes from this page, paste them into Zoho's console as they are, and make a new code.
sign-in-not-this-way = Zoho does not let your council's Beadle sign in in this way ({ $word }). Sign in with the web browser instead; if that does not work either, your supplier can help.
sign-in-other-data-centre = That account is in a data centre of Zoho's that Beadle does not know. Sign in with the clerk's council address instead.

notice-text-copied = Copied. You can paste it now.
notice-text-not-copied = It could not be copied: another program is holding the clipboard. Try again.
