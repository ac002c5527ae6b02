# A clerk sets her council up without anybody's help.

setting-up-registered-heading = Set it up and sign in
setting-up-registered-about = Beadle asks what your council is called, then you sign in to Zoho in your web browser. Nobody has to prepare anything.
button-by-hand = I'll set it up myself
button-copy-address = Copy the address
button-copy-client-name = Copy the client name
button-copy-homepage = Copy the homepage address
button-copy-redirect = Copy the redirect address
button-try-with-zoho = Try it with Zoho
button-other-port = Use another port
button-alter-council = Alter the council's name
button-alter-mail = Alter where the mail is
button-alter-client-id = Alter the client ID
button-alter-secret = Alter the client secret
button-alter-redirect = Alter the redirect address
button-page-client-id = It names the client ID
button-page-redirect = It names the redirect address

by-hand-of = Step { $n } of { $all }

by-hand-council = Your council
by-hand-council-about = This takes about ten minutes, once. You need to be an administrator of your council's mailboxes at Zoho. Nothing is kept until the last step has worked.

by-hand-console = Open Zoho's API console
by-hand-console-why = Before Beadle may look after your mailboxes, Zoho wants to know it by a name and a number. You enter it once, on a page of Zoho's that is called the API console.
by-hand-console-open = Open this page in your web browser:
by-hand-console-sign-in = Sign in there with your own council address, if Zoho asks.
by-hand-console-start = Then press Get Started or Add Client, whichever is there. Come back here when Zoho asks you to choose a kind of client.
by-hand-console-refused = If Zoho does not let you in there, ask your supplier for a set-up file instead.

by-hand-kind = Choose the kind of client
by-hand-kind-choose = Zoho now shows several kinds of client. Choose this one:
by-hand-kind-name = Server-based Applications
by-hand-kind-why = With this kind, Zoho gives Beadle a number and a secret, and sends you back to this computer after you have signed in. The other kinds do not fit these pages.
by-hand-kind-words = "Client" is Zoho's word for a program that works with your account.

by-hand-values = Fill in Zoho's three boxes
by-hand-values-about = Copy each value here and paste it into the box of that name at Zoho.
by-hand-box-name = Client Name
by-hand-box-homepage = Homepage URL
by-hand-box-redirect = Authorized Redirect URIs
by-hand-values-create = Then press Create.
by-hand-values-homepage = Beadle makes no use of the homepage. If Zoho does not take this one, type the address of your council's website.
by-hand-values-here = The numbers 127.0.0.1 stand for this computer itself. Zoho's answer comes to Beadle here and to nobody else.

by-hand-client-id = Paste the client ID
by-hand-client-id-where = Zoho now shows two values. Copy the one that is called Client ID and paste it here.
by-hand-doubt-client-id = That does not look like a client ID of Zoho's: they begin with 1000. and go on after the dot. Copy it again from the box Client ID.

by-hand-secret = Paste the client secret
by-hand-secret-where = Copy the other value, called Client Secret, and paste it here. It stays covered.
by-hand-no-secret = Paste the client secret first.
by-hand-doubt-secret = That looks like the client ID. The client secret is in the other box, and does not begin with 1000.
by-hand-secret-about = It will be kept in this computer's keychain, and goes to Zoho only. Do not send it to anybody.
by-hand-secret-lost = You can see it again at any time: open Zoho's API console, choose Beadle, then Client Secret.

by-hand-test = Try it
by-hand-test-about = Beadle first asks Zoho about the client ID and the secret. Then your web browser opens: sign in with your own council address and press Accept.
by-hand-test-registered = Your web browser opens: sign in with your own council address and press Accept.
by-hand-test-kept = Nothing is kept yet. When you have signed in, Beadle asks whether it is the right council, and keeps it if you say yes.
by-hand-same-name = A council of this name is on this computer already. Go on only if yours is another one.
by-hand-alike = This name looks much like { $other }, a council that is on this computer already. Go on only if yours is another one.
by-hand-mail = Your mail in the web browser
by-hand-redirect = Redirect address
by-hand-secret-covered = Pasted; covered

by-hand-trying = Trying it with Zoho. When your web browser opens Zoho's page, sign in there and press Accept; come back here when it says so.
by-hand-page-question = Does Zoho's page show an error?
by-hand-page-about = Beadle can't see that page. If it says that something is invalid, say what it names:

by-hand-wrong-client-id = Zoho does not know this client ID. Copy it again from Zoho's API console, the whole of it. If it is right, the console was perhaps that of another data centre: check where you open your mail.
by-hand-wrong-secret = Zoho says that the client secret does not belong to this client ID. Copy it again from Zoho's API console, the whole of it.
by-hand-wrong-redirect = The redirect address at Zoho is not the same as here. In Zoho's API console, open Beadle. Put exactly this into the box Authorized Redirect URIs, and press Update: { $address }
by-hand-wrong-data-centre = Your account is in another data centre than this page says. Look at the address in your web browser while your mail is open, and choose that one here.

confirm-about-own = You called it { $council }. If this is not your address, or not the council's, press Don't add it: nothing is kept then.
sign-in-not-saved = The council could not be saved, so it was not added, and Beadle is signed out again. The disk may be full or the folder read-only. Make room, then try again.
