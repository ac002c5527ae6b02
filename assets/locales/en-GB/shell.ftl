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
welcome-no-council-yet = This version can't add a real council yet. The pretend council works just like one, and nothing you do there reaches anybody.
welcome-waiting-browser = Waiting for you to sign in. Your web browser has opened Zoho's page; come back here when it says so.
welcome-waiting-practice = Opening the pretend council…
welcome-waiting-council = Opening { $council }…

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
sign-in-no-journal = The folder where Beadle keeps its history could not be opened, so nothing can be changed safely. The disk may be full or the folder read-only.

notice-browser-opened = Opening the page in your web browser…
notice-browser-failed = Beadle could not open a web browser.
notice-no-random = This computer gave no random numbers, so no safe password can be made. Restart the computer and try again.
notice-copied = Password copied. It is kept out of the clipboard's history and cleared after 60 seconds.
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
start-no-renderer = This computer can't show Beadle's window: neither OpenGL nor a newer way of drawing works. Update the graphics driver, or start Beadle on another computer.
notice-settings-not-saved = Your settings could not be saved. Beadle goes on as usual.
