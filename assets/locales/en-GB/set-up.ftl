# Set-up files from outside, and the page that makes one.

button-open-set-up = Open a set-up file…
button-make-set-up = Make a set-up file
file-open-set-up = Open a set-up file
file-save-set-up = Save the set-up file
files-set-ups = Set-up files

set-up-drop-here = Drop the set-up file here
set-up-several = Those were several files. Drop one set-up file at a time; nothing was opened.
set-up-other-kind = Only a set-up file can be dropped here; its name ends in ".beadle". Nothing was opened.
set-up-reset-open = A reset is open. Finish or cancel it first, then open the set-up file again.
set-up-another-open = Another set-up file is open. Answer the question about that one first, then open this one again.
set-up-signing-in = Signing in or out is under way. Finish or cancel it first, then open the set-up file again.
set-up-question-open = Answer the question on the screen first, then open the set-up file again.
set-up-not-here = Beadle is connected to a server on this computer, so it takes no set-up file now. Start Beadle in the usual way, then open the file again.

set-up-names-place = The set-up file tries to say where Beadle is to connect, which no honest one does, so it was not used. Show it to your supplier.
set-up-hidden = The set-up file can't be used: what it says for "{ $field }" has characters that nobody can see. Ask your supplier for a new one.
set-up-misleading = The set-up file was not used: the council's name in it has letters of another alphabet that only look like the usual ones. Ring your supplier and ask whether the file is theirs.

adding-same-name = A council of this name is here already, with other sign-in details. The file does not change that one; it would add a second. Add it only if your supplier told you to expect that.
adding-alike = This name looks much like { $other }, a council that is here already, but is not the same. Add it only if your supplier told you to expect a second council.
adding-done-signed-in = { $council } is added. You are still signed in to { $here }; press Switch council to go to the new one.

making-title = Make a set-up file
making-about = For suppliers and IT staff. The clerk opens the file in Beadle, sees every value, and types nothing.
making-council = Council's name
making-region-about = Where the council's mail is kept. For councils of England and Wales that is nearly always Europe.
making-secret-about = Only for a client that Zoho gave a secret. Whoever has it could pass for this council's Beadle, so it is covered here, and the file is for the clerk's eyes only.
making-port-about = At Zoho, this client must have exactly this redirect address: http://127.0.0.1:{ $port }/callback
making-supplier = Who can help
making-supplier-about = Beadle shows this to the clerk when something needs you. You may leave it empty.
making-odd-council = Type the council's name, in at most { $n } letters.
making-odd-client-id = Copy the whole client ID from Zoho. It has letters, digits and dots, and no spaces.
making-odd-secret = Copy the whole client secret from Zoho. It has no spaces and no accents.
making-odd-port = Type a number from 1024 to 65535.
making-odd = That is too long. At most { $n } letters fit.
making-hidden = There is a character in it that nobody can see, as copying sometimes leaves. Empty the field and type it.
making-misleading = A letter of it is from another alphabet and only looks like the usual one. Empty the field and type it.
button-save-set-up = Save the set-up file…
making-saving = Saving the set-up file…
making-saved = The set-up file is saved as { $file } in { $folder }.
making-send = Send it to the clerk in a way that nobody else can read, and delete your copy once the council is added.
making-not-saved = The set-up file was not saved. { $why }
making-another = Make another

setting-up-heading = Set up your council
setting-up-file-question = Do you have a set-up file?
setting-up-file-about = Your supplier or IT person makes one for you; its name ends in ".beadle". With it you type nothing. You can also drop it on this window.
setting-up-otherwise = If not
setting-up-for-suppliers = For suppliers and IT staff:
button-letter = I have a letter from my supplier
button-no-sign-in = I can't sign in to Zoho either

from-letter-heading = What the letter says
from-letter-about = Copy the values from your supplier's letter. You see them all once more before anything is added.
from-letter-secret-about = Not every letter has one. It goes to this computer's keychain.
from-letter-where = Where do you open your mail in the web browser?
from-letter-where-about = Look at the address in your web browser while your mail is open. For councils of England and Wales it is nearly always mail.zoho.eu.
from-letter-port-about = Leave it at { $port } unless the letter names another one.
from-letter-ask-heading = Does the letter say something else?
from-letter-ask-about = Send your supplier this message. With the file you type nothing.
from-letter-ask-message = We use Beadle to reset mailbox passwords. Please send us a set-up file for it (its name ends in ".beadle"). For this, register Beadle in Zoho's API console with the redirect address http://127.0.0.1:{ $port }/callback, then choose Make a set-up file in Beadle and fill the form in.
button-copy-message = Copy the message

no-sign-in-heading = When you can't sign in to Zoho yourself
no-sign-in-supplier = Zoho lets nobody in without a sign-in of their own, and nobody at the council can give you a new one if you are the only administrator. Whoever set the mailboxes up for the council, the supplier, can.
no-sign-in-beadle = Beadle can't help with this: it works with your own sign-in, and has no other way in.
no-sign-in-say = What to say
no-sign-in-say-about = Ring the number on the supplier's letter or bill, not one from an email.
no-sign-in-words = I am the clerk of the council, and the administrator of its mailboxes at Zoho. I can't sign in to Zoho Mail any more. Please check who I am, then reset my own password or my second step, and tell me the password by telephone, not by email. Please also say who else is an administrator for us.
button-copy-words = Copy these words

adding-checking = Checking…
adding-about-typed = This is what you typed. Add the council only if every value is as in the letter.
adding-secret-typed = Typed; goes to this computer's keychain
adding-secret-not-kept-typed = This computer's keychain could not keep the secret, so Beadle knows it only until it is closed. Keep the letter: you need it again next time.
