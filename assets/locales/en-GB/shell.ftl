# What is around every page, the welcome page, signing in, the history.

brand = Beadle
brand-mark = B
window-title = { $council } - Beadle

strip-pretend = Pretend council: nothing here is real
strip-loopback = Connected to a server on this computer, not to Zoho
council-on-this-computer = Council on this computer

page-users = Users
page-history = History

button-cancel = Cancel
button-dismiss = Dismiss
button-stay = Stay here
button-close-anyway = Close anyway

welcome-promise = Reset a council mailbox password, and know that it worked.
button-sign-in = Sign in to Zoho Mail
button-practise = Practise with a pretend council
button-set-up = Set up your council
welcome-which-council = Which council?
welcome-waiting-network = { $council } can't be opened yet. { $why } Beadle tries again by itself at { $time }.
welcome-signing-out = Signing out…
welcome-waiting-browser = Waiting for you to sign in. Your web browser has opened Zoho's page; come back here when it says so.
welcome-waiting-practice = Opening the pretend council…
welcome-waiting-council = Opening { $council }…

button-try-now = Try now
button-sign-in-again = Sign in again
button-sign-out = Sign out
button-sign-out-now = Sign out now
button-add-council = Add this council
button-dont-add = Don't add it
button-go-on = Go on
button-delete-file = Delete the set-up file
button-keep-file = Keep it

confirm-question = You signed in as { $address }. Add this council?
confirm-about = Your supplier's file calls it { $council }. If that is another council than this address belongs to, or not your address, press Don't add it: nothing is kept then.

adding-question = Add { $council }?
adding-about = This is what the set-up file says. Add the council only if you expected this file from your supplier.
adding-reading = Reading the set-up file…
adding-council = Council
adding-region = Data centre
adding-client-id = Client ID
adding-secret = Client secret
adding-secret-there = In the file; goes to this computer's keychain
adding-secret-none = None needed
adding-port = Sign-in port
adding-supplier = Supplier
adding-phone = Phone
adding-email = Email
adding-not-given = Not given
adding-saving = Adding { $council }…
adding-failed = The council could not be saved, so it was not added. The disk may be full or the folder read-only. Make room, then try again.
adding-done = { $council } is added. Next, sign in to Zoho Mail.
adding-was-there = { $council } was here already, and nothing of it was changed.
adding-secret-not-kept = This computer's keychain could not keep the secret from the file, so Beadle knows it only until it is closed. Keep the file: you need to open it again next time.
adding-delete-question = The set-up file has served. Delete it from this computer? Whoever has it could pass for your council's Beadle.
adding-deleting = Deleting the set-up file…
adding-deleted = The set-up file is deleted.
adding-not-deleted = The set-up file could not be deleted; it may be open or read-only. Delete it yourself.

region-eu = Europe
region-us = United States
region-in = India
region-au = Australia
region-jp = Japan
region-ca = Canada
region-sa = Saudi Arabia
region-uk = United Kingdom
region-cn = China
region-ae = United Arab Emirates

set-up-not-found = The set-up file is not there any more. It may have been moved or deleted; open it again from where it is now.
set-up-unreadable = The set-up file can't be read. It may be open in another program, or not be yours to read. Close the other program and open the file again.
set-up-not-one = That file is not a set-up file for Beadle. Ask your supplier for one whose name ends in ".beadle".
set-up-missing = The set-up file is incomplete: it does not say "{ $field }". Ask your supplier for a new one.
set-up-odd = The set-up file can't be used: what it says for "{ $field }" makes no sense. Ask your supplier for a new one.

supplier-unnamed = Your supplier
supplier-can-help = { $name } can help.
supplier-can-help-at = { $name } can help: { $ways }.

lapsed = Zoho has ended Beadle's sign-in, so nothing can be read or changed. What you have begun stays as it is.
lapsed-still = You are not signed in again. { $why }

trip-again = Sign in again in your web browser
trip-again-about = Zoho's page is open in your web browser. Sign in as { $address } and press Accept; Beadle then goes on where you were.
trip-mail = Allow Beadle to send this email
trip-mail-about = To send the password by email, Beadle needs your permission once. Zoho's page is open in your web browser: sign in as { $address } and press Accept. Beadle then goes on where you were.
trip-declined = Access was declined on Zoho's page.
trip-cancelled = You did not go through with it in the web browser.

callback-done = You are signed in. You can close this page and go back to Beadle.
callback-declined = You did not allow Beadle in, so nothing has happened. You can close this page.
callback-failed = That did not work. Close this page, go back to Beadle and try again.

sign-in-port-taken = Another program is using the door that Zoho's answer comes through (port { $port }). Close the other program, or restart the computer, and try again.
sign-in-no-browser = Beadle could not open a web browser. Open one yourself once, then try again.
sign-in-declined = Access was declined at Zoho, so you are not signed in. Try again and press Accept.
sign-in-too-late = Nobody came back from the browser within five minutes. Try again when you are ready.
sign-in-cancelled = You stopped signing in. Nothing has happened.
sign-in-refused = Zoho did not accept the sign-in ({ $word }). Try again; if it stays, your supplier can help.
sign-in-personal = That is a personal Zoho account. Sign in with the clerk's council address instead.
sign-in-not-admin = That account isn't an administrator of the council, so it can't reset passwords. Sign in with the clerk's address, or ask the clerk.
sign-in-other-council = That account belongs to another council than the one set up here. Sign in with this council's clerk address.
sign-in-other-person = You signed in as somebody else than before, so nothing has changed. Sign in with the same address; to change who is signed in, sign out first.
sign-in-no-mail = Zoho let Beadle in, but did not allow it to send email.
sign-in-not-added = The council was not added, and Beadle is signed out of that account again.
sign-in-no-client-secret = Part of this council's set-up is no longer in this computer's keychain. Open the set-up file from your supplier again.
sign-in-no-council = What Beadle keeps about this council is damaged or was written by a newer Beadle, so it can't be opened.
sign-in-keychain-none = This computer has no keychain running, so Beadle could not look up your sign-in. Sign in again.
sign-in-keychain-locked = This computer's keychain is locked, so Beadle could not look up your sign-in. Unlock it and open Beadle again, or sign in now.
sign-in-keychain-refused = This computer's keychain did not give your sign-in back. Sign in again.
sign-in-no-journal = The folder where Beadle keeps its history could not be opened, so nothing can be changed safely. The disk may be full or the folder read-only.

notice-keychain-none = You are signed in until you close Beadle: this computer has no keychain running that could keep the sign-in.
notice-keychain-locked = You are signed in until you close Beadle: this computer's keychain is locked, so the sign-in could not be kept.
notice-keychain-refused = You are signed in until you close Beadle: this computer's keychain did not take the sign-in.
notice-signed-in-again = You are signed in again. Everything is as you left it.
notice-signed-out = You are signed out, at Zoho and on this computer.
notice-signed-out-entry-stays = You are signed out at Zoho. The old sign-in could not be deleted from this computer's keychain, but it no longer works.
notice-signed-out-offline = You are signed out on this computer. Zoho could not be told, so it still lists Beadle: remove it in your Zoho account under Connected Apps, if you want to be sure.
notice-signed-out-nothing-told = You are signed out for now, but Zoho could not be told and this computer's keychain did not delete the sign-in. Sign in and out again when you are online.
notice-councils-unreadable = What Beadle keeps about one of your councils is damaged or was written by a newer Beadle, so that council is not offered. Nothing of it was changed.
notice-browser-opened = Opening the page in your web browser…
notice-browser-failed = Beadle could not open a web browser.
notice-no-random = This computer gave no random numbers, so no safe password can be made. Restart the computer and try again.
notice-copied = Password copied. It is kept out of the clipboard's history and taken off after { $n } seconds.
notice-copied-for-good = Password copied. It stays on the clipboard until you copy something else or close Beadle.
notice-copy-failed = The password could not be copied: another program is holding the clipboard. Try again.
notice-not-cleared = The password could not be cleared from the clipboard. Copy something else over it.
notice-clipboard-cleared = The password was cleared from the clipboard.
notice-history-damaged = Something is wrong with the history of changes. The History page says what.
notice-loose-changed = Zoho's record shows a password change for { $address } at { $time }.
notice-only-you = Only you can reset passwords here. If you ever can't sign in yourself, only your supplier can help: a second administrator would be safer.
notice-settings-broken = Your settings could not be read, so Beadle uses its usual ones. The damaged file was kept.
notice-settings-newer = Your settings come from a newer Beadle. They are used as far as they are understood, and not changed.
notice-worker-gone = Part of Beadle has stopped working. What was already done is done; close Beadle and open it again before going on.

leave-window-question = Close Beadle now?
leave-account-question = Sign out of Zoho Mail?
leave-account-explanation = Beadle forgets the sign-in, at Zoho and on this computer. The council stays set up, and the history stays. You sign in again with your web browser.
leave-account-draft-explanation = The reset you have begun is dropped; nothing of it was changed yet. Beadle forgets the sign-in, at Zoho and on this computer. The council stays set up, and the history stays.
leave-unresolved-question = Leave this unresolved?
leave-explanation = It isn't certain yet whether the password was changed. Once you leave, Beadle no longer has the password: copy it or write it down first if you may need it. The History page keeps a note, without the password.
leave-window-explanation = It isn't certain yet whether the password was changed. Once Beadle closes, it no longer has the password, and the clipboard is cleared: write it down first if you may need it. The History page keeps a note, without the password.
leave-applying-explanation = The password is being changed at this moment. If you close Beadle now, you won't see whether it worked, and the new password is lost. Waiting takes a few seconds.
button-leave-unresolved = Leave unresolved

history-about = What was asked for on this computer, and what became of it. Passwords are never kept.
history-reading = Reading…
history-failed = The history could not be read. The file may be in use or damaged; nothing was changed.
history-empty = Nothing yet
history-empty-next = When you reset a password, what was asked for and what became of it is noted here.
history-started = Reset started for { $address }
history-done = Password changed for { $address }
history-refused = Zoho refused to change the password for { $address }
history-not-sent = Nothing was changed for { $address }
history-unknown = Not known whether the password was changed for { $address }
history-verified = Zoho's record shows the change for { $address }
history-not-seen = Zoho's record showed no change yet for { $address }
history-check-failed = Zoho's record could not be read for { $address }
history-email-accepted = Zoho accepted the email about { $address }
history-email-failed = The email about { $address } was not accepted
history-works = You noted that the new password for { $address } works
history-does-not-work = You noted that the new password for { $address } did not work
history-left = The page with the new password for { $address } was closed
history-settled = You put the matter of { $address } away
history-details = { $when } · by { $by } · { $force } · { $devices }
history-forced = change forced
history-not-forced = no forced change
history-signed-out = devices signed out
history-stay = devices stay signed in
finding-unreadable = Line { $line } of the history can't be read. It may have been damaged.
finding-altered = Line { $line } of the history was altered after it was written.
finding-broken = The history does not continue at line { $line }: a line was removed or moved.
finding-torn = The last line of the history (line { $line }) was cut off while it was being written.
finding-cut = The end of the history is missing: after line { $line } there was more once.
finding-unchecked = The keychain could not be asked whether the history is complete (line { $line } is the last).

start-no-profile = Beadle can't use the folder where it keeps its settings and history, so it did not start. { $why }
start-already-running = Beadle is already open. Look for its window.
start-already-running-set-up = Beadle is already open. Close it first, then open the set-up file again.
start-no-renderer = This computer can't show Beadle's window: neither OpenGL nor a newer way of drawing works. Update the graphics driver, or start Beadle on another computer.
notice-settings-not-saved = Your settings could not be saved. Beadle goes on as usual.
