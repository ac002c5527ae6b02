# Guides: things that the clerk does elsewhere, step by step, and ticks off.

list-guide-steps = Steps
guide-step-name = Step { $n } of { $all }: { $title }, { $state }
state-ticked = ticked
state-not-ticked = not ticked yet
state-not-known = not known yet
guide-progress = { $n ->
    [0] None of the { $all } steps is ticked yet.
    [one] 1 of { $all } steps is ticked.
   *[other] { $n } of { $all } steps are ticked.
}
guide-reading-ticks = Looking up what is ticked…
guide-unkept = The ticks are only kept until Beadle is closed.
guide-done = Done: { $title }
guide-ticked-at = Ticked on { $when }
guide-why = Why
guide-where = Where at Zoho
guide-record = What Zoho's record says
guide-reading = Reading Zoho's record…
guide-read-at = Read from Zoho on { $when }.
guide-not-read = Zoho's record could not be read now. { $why }
guide-finished = All steps are ticked, the last one on { $when }. The desk is yours.
guide-not-you = Were these ticks set by somebody else?
guide-begin-question = Take all ticks away and begin again? Nothing at Zoho is changed by it.
guide-may-sign-out = Zoho may sign Beadle out when you do this. A bar at the top of Beadle then says so: press Sign in again there. Your ticks stay.
guide-codes-first = Two-step sign-in is on. If the codes still go to the clerk before you, do step 3 first. Otherwise you may be asked for a code that you don't have.
guide-codes-perhaps = Zoho does not say whether two-step sign-in is on. If you were asked for a code that goes to the clerk before you, do step 3 first.
guide-visits-real = Zoho changes its menus now and then. If these words are not there, look for similar ones.
guide-visits-pretend = You are practising, but these pages are Zoho's real ones. Change nothing there.
guide-visits-loopback = You are connected to a server on this computer, but these pages are Zoho's real ones.
button-next-step = Next step
button-step-before = Step before
button-look-again = Look again
button-begin-again = Begin again
button-keep-ticks = Keep the ticks
button-take-ticks = Take the ticks away
button-open-account = Open my account at Zoho
button-open-app-passwords = Open app passwords at Zoho
button-open-mail = Open Zoho Mail

notice-ticks-damaged = What was ticked here before can't be read, so nothing is ticked now. Go through the steps once more. The damaged file is set aside when you tick the first one.
notice-ticks-newer = The ticks were saved by a newer Beadle, which this one can't read. What you tick now is only kept until Beadle is closed. Install the newer Beadle to have them back.
notice-ticks-not-read = What was ticked here before could not be read from this computer's disk, so nothing is ticked now.
notice-ticks-full = The ticks could not be saved: the disk is full. They are kept until Beadle is closed. Make room, then tick another step or open this page again.
notice-ticks-denied = The ticks could not be saved: Beadle may not write in its folder. They are kept until Beadle is closed. Ask your IT person, then open this page again.
notice-ticks-not-kept = The ticks could not be saved on this computer. They are kept until Beadle is closed. Beadle tries again when you tick another step or open this page again.
notice-ticks-kept = The ticks are saved now.

guide-new-clerk = I'm the new clerk
settings-new-clerk = Has this desk just become yours? Seven steps for shutting out whoever had it before you, and for making sure that you can always get in.
guide-new-clerk-about = These steps make this desk yours. Take them in this order. You can stop after any of them and go on another day: the ticks stay. They are about { $address }, the mailbox you are signed in with.

guide-password = A password of your own
guide-password-what = Change the password of { $address } to one that nobody else knows. Three or four words that don't belong together are easy to remember and hard to guess.
guide-password-why = The clerk before you may still know the old one, or have it saved in a browser at home.
guide-password-how = On the page of your account choose Security, then Password, then Change Password.
guide-said-password = Password last changed: { $when }
guide-said-no-password = Zoho names no day on which the password was changed.
guide-unsaid-password = Zoho does not say how soon a change that you make yourself shows here.

guide-devices = Sign out all devices
guide-devices-what = End every sign-in to { $address } that is not yours: computers, telephones and mail apps.
guide-devices-why = A telephone that is signed in may go on showing council mail after the password has changed. So may Outlook or Apple Mail: they often have a password of their own, an app password, which stays good.
guide-devices-how = On the page of your account choose Sessions. Look under Active Sessions and under App Sign-Ins, and end everything that you don't know. If in doubt, end it: whoever needs it can sign in again.
guide-devices-how-app = Then choose Security, then Application-Specific Passwords, and delete all that you did not make yourself.
guide-unsaid-devices = Zoho tells Beadle nothing about who is signed in where.
guide-said-apps = Mail apps such as Outlook are { $state } for this mailbox.

guide-two-step = Two-step sign-in
guide-two-step-what = Have the codes come to your own telephone, take every other telephone away, and make new backup codes. Keep those on paper, locked away.
guide-two-step-why = Whoever has the old telephone or the old backup codes gets past this lock. If two-step sign-in is off, switch it on: it is the best lock this mailbox can have.
guide-two-step-how = On the page of your account choose Multi-Factor Authentication. Set up your own telephone first, then remove the others. Backup codes are under MFA Recovery Options: Generate New Codes.
guide-said-two-step = Two-step sign-in: { $state }
guide-unsaid-two-step = Zoho does not tell Beadle whose telephone the codes go to.

guide-recovery = Recovery address and telephone
guide-recovery-what = Enter an email address and a telephone number of your own. Then take away those of the clerk before you.
guide-recovery-why = With one of them anybody can say that the password is forgotten, set a new one and lock you out. And without one of your own nobody can let you back in: no other administrator can reset a super administrator's password.
guide-recovery-how = On the page of your account choose Profile, and look at the email addresses and mobile numbers there. Then choose Security, and look under Account Recovery.
guide-said-recovery = Confirmed addresses elsewhere: { $addresses }. Is each of them yours?
guide-said-no-recovery = Zoho names no confirmed address outside the council.
guide-unsaid-recovery = Telephone numbers, and addresses that were never confirmed, don't show here. Look on Zoho's page too.

guide-forwarding = Forwarding and filters
guide-forwarding-what = See that no mail goes on to another address by itself, neither by forwarding nor by a filter. Take away what you did not set up.
guide-forwarding-why = Letters about residents would go on leaving the council, and nobody would notice.
guide-forwarding-how = In Zoho Mail open Settings. Choose Mail Accounts, then { $address }, and look under Forwards. Then look at each rule under Filters.
guide-said-forwarding = Mail goes on to { $addresses }. Did you set that up?
guide-said-no-forwarding = Zoho names no address that mail is forwarded to.
guide-unsaid-forwarding = Filters never show here, and Zoho may leave a forwarding out. Look in Zoho Mail too.

guide-administrators = Administrators
guide-administrators-what = See who else is an administrator, and take the role away from whoever has left. Keep at least two people who can help when one is away.
guide-administrators-mailbox = If the clerk before you had a mailbox of their own, take its role away too. Then find it under Users, reset its password, and say that they have left.
guide-administrators-why = An administrator can set a new password for other mailboxes, and so read them. And with only one administrator nobody can help anybody while that person is ill.
guide-administrators-how = In Zoho's console choose Users, then the person's name, and look for the role. A super administrator may be one that Zoho does not let you change: ask your supplier then.
guide-list = What Zoho's list says
guide-said-administrators = { $n ->
    [0] Zoho's list names no administrator.
    [one] Zoho's list names 1 administrator:
   *[other] Zoho's list names { $n } administrators:
}
guide-administrator = { $name }, { $address }: { $role }
guide-administrator-you = { $name }, { $address }: { $role }. That is you.
guide-administrators-more = { $n ->
    [one] and 1 more
   *[other] and { $n } more
}
guide-unsaid-roles = { $n ->
    [one] For 1 person Zoho gives no role.
   *[other] For { $n } people Zoho gives no role.
}
guide-list-read-at = The list was read on { $when }.
guide-list-reading = The list is still being read.
guide-list-not-whole = The list was not read to its end, so there may be more.
guide-list-unreadable = { $n ->
    [one] 1 person in it could not be read.
   *[other] { $n } people in it could not be read.
}
guide-only-you = You are the only administrator. Ask your council who the second one is to be.

guide-old-beadle = The old Beadle
guide-old-beadle-what = Beadle may still be signed in on the computer of the clerk before you. End that sign-in.
guide-old-beadle-why = A Beadle that is signed in can set new passwords for the council's mailboxes. A new password (step 1) may have ended its sign-in, but Zoho does not promise that.
guide-where-old-beadle = How
guide-old-beadle-how = If you can get at that computer, open Beadle there and press Sign out. That ends the sign-in at Zoho and on that computer.
guide-old-beadle-gone = If not, choose Sessions, then Connected Apps, on the page of your account at Zoho, and delete what stands there for Beadle. You may not know the name: your supplier chose it. If the clerk before you signed in to Beadle with a mailbox of their own, step 6 stops it.
guide-old-beadle-client = If you are still not sure, ask your supplier to register Beadle anew at Zoho, to delete the old registration, and to send you a new set-up file. No Beadle with the old file gets in then, yours neither: press Sign out, then "{ button-manage-councils }", remove this council, and open the new file.
guide-this-beadle = What Beadle knows
guide-said-since = This Beadle has been signed in as { $address } since { $when }.
guide-said-signed-in = This Beadle is signed in as { $address }.
guide-unsaid-beadles = Zoho tells Beadle nothing about other computers.
