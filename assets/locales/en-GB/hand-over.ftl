# Getting the password to the person.

button-read-out = Read it out
read-title = Read it out
read-to = to { $name }, { $council }
button-hide-everything = Hide everything
button-close = Close
button-read-back = Back
button-say-again = Say again
button-they-have-it = They've got it
button-read-whole = All of it at once
read-hidden = Hidden. Press F9 to go on.
read-next = next: { $next }
read-over = That's all of it
read-then = Next on their screen: { $then }
read-from = Begin again from { $chunk }
read-from-done = { $chunk }, they have it. Begin again from here
