# More choices: what a password is made of, as xkpasswd has it.

button-more-choices = More choices
button-use-choices = Use these choices
button-another-example = Another example
choices-heading = More choices
choices-about = Beadle's own kind is made for the phone. The others are those of xkpasswd, for when somebody needs another one.
choices-kinds = Kind of password
choices-example = Example
choices-example-about = An example only: it is never set.

kind-beadle = Beadle's own
kind-by-hand = As set below
about-beadle = Words with a dash between them, and digits at the end: quick to say, hard to mishear. As many words as this reset needs.
about-default = Three words, with digits and signs around them.
about-web32 = For websites that take up to 32 characters.
about-web16 = For websites that take up to 16 characters. Too weak where anything longer will do.
about-wifi = 63 characters for a wireless network.
about-appleid = For Apple's rules, with signs that are easy to reach on a phone.
about-ntlm = 14 characters for old Windows networks. Too weak where anything longer will do.
about-securityq = An invented answer to a security question.
about-xkcd = Five words with dashes, some of them in capitals.
about-temporary = Two words and two digits, to be changed at once. Weak.
about-saved = One of your own.
about-by-hand = Put together below.

figures-length = Length:
figures-length-value = { $min ->
    [one] 1 character
   *[other] { $min } characters
}
figures-length-range = { $min } to { $max } characters
figures-blind = Against somebody who tries everything:
figures-blind-value = { $min } bits. Good from { $line }.
figures-blind-range = { $min } to { $max } bits, { $middle } on average. Good from { $line }.
figures-seen = Against somebody who knows this kind and the words:
figures-seen-value = { $bits } bits. Good from { $line }.
figures-words = Words to draw from:
figures-bits = Each bit doubles the work of guessing.
tag-good = good
tag-poor = poor
verdict-good = Strong
verdict-ok = Strong against one of the two
verdict-poor = Weak

lacking = The council's rules at Zoho may refuse it: { $what }.
lacking-length = { $n ->
    [one] only 1 character
   *[other] only { $n } characters
}
lacking-capital = no capital letter
lacking-small = no small letter
lacking-digit = no digit
lacking-sign = no sign
lacking-next = { $so-far }, { $next }
unfit-too-few = { $n ->
    [0] No word has the length you ask for. Choose other lengths.
   *[other] Only one word has the length you ask for, and a password needs more to choose from. Choose other lengths.
}
unfit-too-short = { $n ->
    [one] The shortest would have 1 character. Zoho takes no fewer than 8: ask for more words, letters or digits.
   *[other] The shortest would have { $n } characters. Zoho takes no fewer than 8: ask for more words, letters or digits.
}
unfit-too-long = The longest would have { $n } characters. Zoho takes no more than 250: ask for fewer.
unfit-breaks-rules = Every password that came up broke a rule of Zoho's: a run such as 123, or three letters of the person's name. Change something, or try once more.

form-words = Words
form-num-words = Number of words
form-shortest = Shortest word, in letters
form-longest = Longest word, in letters
form-case = Capital letters
case-none = as in the list
case-upper = WORD
case-lower = word
case-capitalise = Word
case-invert = wORD
case-alternate = word WORD word
case-random = word or WORD, by chance
form-accents = Keep accents, such as é
form-between = Between the words
between-none = nothing
between-fixed = always the same
between-random = by chance
form-separator = Sign between the words
form-separator-alphabet = Signs to choose from, between the words
form-digits = Digits
form-digits-before = Digits before the words
form-digits-after = Digits after the words
form-around = Around everything
around-none = nothing
around-fixed = a number of signs
around-adaptive = up to a length
form-around-before = Signs before
form-around-after = Signs after
form-around-length = Length of the whole password
form-around-which = Which sign
which-fixed = always the same
which-random = by chance
which-separator = the one between the words
form-around-sign = Sign around everything
form-around-alphabet = Signs to choose from, around everything
form-symbols = Signs to choose from for both
form-symbols-hint = the usual ones
form-replace = Letters replaced
replace-always = always
replace-never = never
replace-random = by chance
form-substitutions = Letters and what takes their place
form-substitutions-hint = a=4 e=3,€

number-less = { $name }: one less
number-more = { $name }: one more

repairs-heading = Put right
key-num-words = The number of words
key-word-length-min = The shortest word
key-word-length-max = The longest word
key-case-transform = Capital letters
key-separator-character = The sign between the words
key-separator-alphabet = The signs to choose from, between the words
key-symbol-alphabet = The signs to choose from for both
key-padding-digits-before = The digits before
key-padding-digits-after = The digits after
key-padding-type = What stands around everything
key-padding-character = The sign around everything
key-padding-alphabet = The signs to choose from, around everything
key-padding-characters-before = The signs before
key-padding-characters-after = The signs after
key-pad-to-length = The length of the whole password
key-allow-accents = Keeping accents
key-character-substitutions = The letters replaced
key-substitution-mode = Whether letters are replaced
repair-taken-none = { $what }: nothing, because none that can be used is given.
repair-taken = { $what }: taken to be { $to }.
repair-raised = { $what }: { $to } instead of { $from }, which is the least.
repair-lowered = { $what }: { $to } instead of { $from }, which is the most.
repair-swapped = The shortest and the longest word have changed places.
repair-first-only = { $what }: only the first one, { $kept }
repair-dropped = { $what }: letters, digits and signs that stand there twice are left out.
repair-cut = { $what }: only the first { $to }.
repair-fell-back = { $what }: the usual ones, because two are the fewest.
repair-padding-off = Nothing stands around the password: the file or the form does not say enough for it.
repair-substitution = "{ $letter }" is not replaced. Write one letter, the sign =, and what takes its place.

keep-heading = Keep it
field-recipe-name = Name
button-save-recipe = Save
button-replace-recipe = Save over "{ $name }"
button-delete-recipe = Delete "{ $name }"
button-put-back = Put it back
button-open-recipe = Open a file…
button-save-recipe-file = Save to a file…
button-save-old-recipe-file = Save in the old layout…
keep-about = A file in the layout of xkpasswd can be opened there too, and the other way round. The old layout is that of xkpasswd for Perl.
words-heading = Words
words-beadle = Beadle's own list is in use: { $spoken } words for the phone.
words-own = Your own list is in use: { $all } words, { $spoken } of them fit for the phone.
words-about = A list of your own has one word a line. At least 1,730 of the words must have 4 to 7 letters; with fewer than 3,260 of them Beadle's own kind ends in three digits.
button-open-words = Open a word list…
button-beadle-words = Use Beadle's own words
choices-busy = Waiting for the file…

remark-saved = Saved as "{ $name }".
remark-deleted = "{ $name }" is deleted.
remark-too-many = There is no room for more than 50. Delete one first.
remark-read = The file was read.
remark-read-ignored = The file was read. Beadle does not know these keys in it and left them out: { $keys }.
remark-not-read = The file could not be read. { $why } Nothing was changed.
remark-not-recipe = That file is no recipe of xkpasswd. { $why } Nothing was changed.
recipe-too-long = It is far too long.
recipe-not-json = It is not in JSON.
recipe-not-object = It is JSON, but holds no recipe.
remark-written = Written to { $name }.
remark-not-written = The file could not be written. { $why }
trouble-not-found = It is not there any more.
trouble-not-a-file = That is not a file.
trouble-too-big = It is too big.
trouble-denied = You may not use it there, or another program holds it.
trouble-full = The disk is full.
trouble-other = The computer did not say why.
remark-words-taken = Your list is in use: { $all } words, { $spoken } of them fit for the phone.
remark-words-duplicates = { $n ->
    [one] 1 word stood there twice.
   *[other] { $n } words stood there twice or more.
}
remark-words-short = { $n ->
    [one] 1 word is too short and left out.
   *[other] { $n } words are too short and left out.
}
remark-words-odd = { $n ->
    [one] 1 line is left out, because it is not one word of letters: line { $lines }.
   *[other] { $n } lines are left out, because they are not one word of letters. The first: { $lines }.
}
remark-words-not-kept = Your list is in use until Beadle is closed. It could not be kept for the next time. { $why }
remark-words-too-few = That list is too small. { $spoken } of its { $all } words have 4 to 7 letters and can be used, and passwords would be too easy to guess with fewer than 1,730. Nothing was changed.
remark-not-words = That file is no list of words. { $why } Nothing was changed.
words-too-big = It has more than 2 million bytes.
words-utf16 = It is saved as "Unicode" (UTF-16). Save it again as UTF-8.
words-not-text = Line { $line } is not text in UTF-8.
words-empty = It has no word in it.
remark-words-forgotten = Beadle's own words are in use again.
remark-words-not-forgotten = Beadle's own words are in use again, but your list could not be taken away and comes back at the next start.

step6-made = Made by your choices ({ $kind }). Beadle's own kind is easier on the phone.
tag-not-to-keep = Not strong enough to keep
found-made = by your choices

file-open-recipe = Open a recipe for passwords
file-save-recipe = Save this recipe for passwords
file-recipe-name = beadle-passwords.json
files-recipes = Recipes (JSON)
file-open-words = Open a word list
files-words = Word lists (text)
