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
adding-done-signed-in = { $council } is added. You are still signed in to { $here }.

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
