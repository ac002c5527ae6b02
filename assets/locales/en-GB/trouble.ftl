# It still doesn't work: six questions, each with what Zoho's record says.

trouble-title = It still doesn't work for { $name }
trouble-about = Ask these one after the other. Most people are in before the last one.
trouble-reading = Reading the latest from Zoho…
trouble-stale = Shown as last read: the latest could not be read. { $why }
button-trouble-back = Back

trouble-page = Is { $first } on the right page?
trouble-page-fact = The page is { $page }.
trouble-page-yes = Good. If it says "email isn't registered", it is another company's page after all.
trouble-page-no = Have { $first } type { $page } into the address bar of the browser, letter by letter. Searching for it leads to other companies' pages.

trouble-address = Is the whole address typed as the user name?
trouble-address-fact = The user name is { $address }.
trouble-address-yes = Good. Read it back letter by letter: a full stop in the wrong place is enough.
trouble-address-no = Have { $first } type all of { $address }, with the part after the @.

trouble-capitals = Are the capital letters and the dashes typed as you read them?
trouble-capitals-fact = Last password change in Zoho's record: { $when }.
trouble-capitals-yes = Good. Have the password shown while typing: the eye sign beside the field does that.
trouble-capitals-no = Capital letters matter. Have { $first } look for Caps Lock, and type it once more with the password shown.

trouble-code = Does the page ask for a code after the password?
trouble-code-fact = Two-step sign-in is { $state }.
trouble-code-yes = Then the password is right. The code comes from { $first }'s phone app or a text message. Without that phone, two-step sign-in has to be reset in Zoho's console.
trouble-code-yes-off = Zoho's record has two-step sign-in off, so Zoho should ask for no code. It may be another company's page after all. If it is Zoho's, have { $first } read out what it says.
trouble-code-no = Good: then it is not the code.

trouble-app = Is it a mail app, such as Outlook or Apple Mail?
trouble-app-fact = Mail apps are { $state }; two-step sign-in is { $two }.
trouble-app-yes = Have { $first } sign in on { $page } first. If that works, the app still has the old password, or needs an app password of its own where two-step sign-in is on.
trouble-app-yes-off = Mail apps are switched off for { $first }, so no app can work, whatever the password. Have { $first } use { $page }, or switch IMAP on in Zoho's console.
trouble-app-no = Good: then the app is not in the way.

trouble-blocked = Does the page say that the account is blocked or inactive?
trouble-blocked-fact-open = Sign-in is allowed in Zoho's record.
trouble-blocked-fact-blocked = Sign-in is blocked in Zoho's record: no password lets { $first } in.
trouble-blocked-yes = Unblock the user in Zoho's console, under Users. If Zoho's record says that sign-in is allowed, wait a while and try once more: a block after wrong tries may not show there.
trouble-blocked-no = Good: then make another password and read it out slowly.

trouble-end = None of these? Make another password, and stay on the phone while { $first } types it.
