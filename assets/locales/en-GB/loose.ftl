# Resets that nobody saw to their end: on Users after a crash, and on History.

loose-heading = Unfinished resets
loose-unanswered = The reset for { $address } was under way at { $when } when Beadle stopped. Zoho may or may not have changed the password, and the new one is lost.
loose-untold = It could not be told whether the password of { $address } was changed at { $when }, and Beadle stopped before it was. The new password is lost.
loose-left = It could not be told whether the password of { $address } was changed at { $when }, and you left it so.
loose-not-handed = The password of { $address } was changed at { $when }, and Beadle stopped while the new one was on the screen. If you did not write it down, it is lost.
loose-next = If { $name } can't sign in, make another password.
loose-looking = Looking at Zoho's record…
loose-changed = Zoho's record shows a password change at { $time }: the old password no longer works. Unless { $name } has the new one, make another.
loose-not-seen = Zoho's record: not changed as of { $time }. The old password probably still works; that alone doesn't prove it.
loose-unreadable = Zoho's record could not be read at { $time }. Check the connection and try again.
button-put-away = Put this away
