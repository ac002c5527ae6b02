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
read-space = (space)
read-next = next: { $next }
read-over = That's all of it
read-then = Next on their screen: { $then }
read-from = Begin again from { $chunk }
read-from-done = { $chunk }, they have it. Begin again from here

waiting-title = Waiting for { $first }…
waiting-about = Beadle looks every 20 seconds for ten minutes.
waiting-not-yet = Not seen yet at { $time }. Beadle looks every 20 seconds for ten minutes.
waiting-seen = { $first } signed in at { $time }
waiting-seen-about = That is what Zoho's record says.
waiting-over = { $first } was not seen signing in by { $time }. That doesn't mean that anything is wrong: the record may lag, or { $first } may sign in later.
button-wait-again = Wait again
