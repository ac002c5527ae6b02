# What became of a change.

outcome-done = That's done
outcome-done-own = That's done. Sign in with it now to be sure
outcome-refused = Zoho refused
outcome-not-sent = Nothing was changed
outcome-unknown = We can't tell yet

applying-title = Changing the password…
applying-reading = Reading { $address } once more…
applying-sending = Asking Zoho to change the password of { $address }…
applying-wait = This usually takes a few seconds. Please wait for the answer.

done-changed-at = Changed at { $time }
done-resolved-about = Zoho did not answer clearly, but its record does.
done-checking = Checking Zoho's record…
done-verified = Verified at { $time }
done-resolved = Zoho's record shows a password change at { $time }
done-not-seen = Zoho said yes, but its record doesn't show it yet (looked at { $time })
done-unreadable = Zoho's record could not be read at { $time }
done-own = Beadle is signed out now and can't check.
done-journal-failed = The outcome for { $first } could not be written to the history: the disk may be full. Everything shown here is still true. Beadle keeps trying.

done-told = { $first } says it works, you told Beadle at { $time }. Zoho has not confirmed it.
done-journal-late = The history has it now.
email-none-sent = No email has been sent.
email-not-needed = No email was sent: { $first } is in already.
email-sending = Sending the email to { $to }…
email-accepted = Zoho accepted the email to { $to } at { $time }
email-failed = The password is changed, but the email to { $to } was not sent. { $why } Tell the person the password yourself.

sheet-page = Web page
sheet-user = User name
sheet-password = Password
sheet-then = Then
sheet-then-forced = Zoho asks for another password at once. Do this on the web page, not in a mail app.
sheet-then-inbox = The inbox opens. No other question is asked.
sheet-then-inbox-after = Then the inbox opens.
sheet-then-nobody = Nobody can sign in. The mail is kept.
sheet-for-nobody = Not shown: nobody is to use this mailbox.

button-copy = Copy password
button-check = Check with Zoho
button-open-console = Open Zoho's console
button-another-for = Make another password for { $name }
button-someone-else = Reset someone else
button-finish = Finish

unknown-about = We asked Zoho to change the password of { $name } ({ $address }) at { $council }. { $why } It may already be set.
unknown-checking = Looking at Zoho's record…
unknown-not-seen = Zoho's record: not changed as of { $time }. That alone doesn't prove it.
unknown-ask = Quickest check: ask { $first } to try it now.
unknown-ask-own = Quickest check: try it yourself now, on { $page }.
unknown-leave = Nothing is sent again unless you press a button. You can leave: it stays in History.
unknown-watch = Beadle looks at Zoho's record by itself when the connection may be back.
unknown-doesnt = { $first } says it doesn't work, you told Beadle at { $time }. It may not be set, or it was mistyped. Try again with the same password, and let { $first } try once more.
unknown-probably = Zoho says the mailbox had this password before: it was probably set by the earlier try.
unknown-last-try = The last try: { $what }
unknown-try-stale = Zoho's record is not as it was before the first try, so nothing was sent again. Check with Zoho, or look at the mailbox in Zoho's console.
unknown-try-refused = Zoho refused it this time. That says nothing about the earlier try.
unknown-cannot-check = Beadle may be signed out by this change, so it can't check.
button-try-same = Try again with the same password
button-it-worked = It worked
button-it-didnt = It didn't
button-still-doesnt = It still doesn't work

status-changed-since = This has changed since you looked: somebody may have changed { $first }'s mailbox just now. The latest is shown; look again before you press Change.
status-no-baseline = Beadle reads the mailbox once more before changing anything, and that did not work. { $why }
status-no-journal = Beadle notes each change in the history first, and that did not work, so nothing was sent. { $why }
journal-full = The disk is full. Make room, then try again.
journal-read-only = Beadle's folder, or the disk it is on, may only be read. Ask whoever looks after this computer, then try again.
journal-held = Another program is holding the file, perhaps a virus scanner or a backup. Wait a minute, then try again.
journal-gone = Beadle's folder was removed and can't be made again. Close Beadle, open it and try once more.
journal-other = The disk had a fault. Try again; if it stays, restart the computer.

unsent-dns = Zoho's address was not found. Is this computer connected to the internet?
unsent-connect = Zoho could not be reached. Check the internet connection and try again.
unsent-tls = The connection to Zoho was not safe, so Beadle did not use it. A hotel or guest network may be in the way; try another network, and check this computer's date.
unsent-proxy = A proxy between this computer and Zoho refused. Ask whoever looks after your network.
unsent-cancelled = You stopped it.
unsent-signed-out = Zoho no longer accepts Beadle's sign-in. Sign in again; what you have begun stays as it is.
unsent-throttled = Zoho asks us to wait: too many requests in a short time. Try again in a few minutes.
unsent-throttled-until = Zoho's sign-in server asks Beadle to wait until { $time }: too many requests in a short time. Try again then.
unsent-no-token = Zoho's sign-in server gave no usable answer, so nothing was sent. { $why } Try again in a minute.

doubt-timed-out = No answer came in time.
doubt-broken = The connection broke before an answer came.
doubt-server = Zoho's server had a fault ({ $status }).
doubt-redirected = The answer pointed somewhere else ({ $status }), and Beadle does not follow that.
doubt-not-understood = The answer was not one that Zoho gives. A network's sign-in page may be in the way.

refusal-breached = Zoho knows this password from a leaked list. Make another one.
refusal-history = The mailbox had this password before. Make another one.
refusal-rule = The password breaks a rule of Zoho or the council: { $words }. Make another one.
refusal-not-allowed = Zoho does not let you change this person's password. The super administrator's can be changed by that person alone; for anybody else, ask your supplier.
refusal-flag = Zoho no longer lets us choose whether devices are signed out. Nothing was changed. See the tick below.
refusal-not-found = Zoho does not find this person any more. Go back to the list and press Refresh.
refusal-other = Zoho said no ({ $status }): { $words }
refusal-unclassified = Zoho said no ({ $status }) without a reason, and its record shows no change.
read-no-such-user = Zoho knows no such user.
