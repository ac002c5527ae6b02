# Step 6, a password of one's own.

typed-copy = What you typed
typed-rules = What the password needs
typed-tick = { $rule }, { $state }
typed-wishes = Zoho may also ask for:
typed-rule-long-enough = At least { $n } characters
typed-rule-not-too-long = At most { $n } characters
typed-rule-edge-space = No space at the start or the end
typed-rule-name = No part of the person's name or address
typed-rule-place = Nothing of the council's name or mail domain
typed-rule-run = No three in a row, such as abc, 321 or aaa
typed-rule-one-word = More than one word with a number
typed-rule-hard = Hard to guess
typed-rule-same = The same in both fields
typed-rule-cases = a capital and a small letter
typed-rule-digit = a digit
typed-rule-sign = a sign such as - or !

typed-easy = Easy to guess
typed-possible = Could be guessed
typed-hard = Hard to guess

typed-name = "{ $part }" is part of the person's name or address, and Zoho refuses that. Use other words.
typed-place = "{ $word }" stands in the council's name or mail domain, so it is tried first. Use other words.
typed-run = Three in a row, such as abc, 321 or aaa: Zoho refuses that. Take it out.
typed-one-word = One word with a number is tried first, whatever the word. Add another word, with a dash between.
typed-guessable = Others would guess this one.

typed-tidied-spaces = { $where ->
    [start] The spaces at the start were taken away.
    [end] The spaces at the end were taken away.
   *[both] The spaces at both ends were taken away.
}
typed-tidied-hidden = Line breaks and characters that can't be seen were taken out.

# What makes it easy to guess, and what would help.
guess-row-of-keys = Keys that stand side by side are tried first.
guess-keyboard-pattern = A short pattern on the keyboard is soon found.
guess-repeated-character = The same character again and again is soon found.
guess-repeated-part = Saying the same thing twice hardly helps.
guess-top-10 = This is one of the ten most used passwords.
guess-top-100 = This is one of the hundred most used passwords.
guess-common = Many people use this one.
guess-like-a-common-one = This is close to one that many people use.
guess-sequence = Letters or digits in their order, such as abc or 6543, are tried first.
guess-recent-year = Years of our time are tried first.
guess-single-word = A single word is soon found.
guess-date = Dates are tried first.
guess-name-alone = A name alone is soon found.
guess-name-in-it = Common names are tried first.
guess-use-words = Use a few words that don't belong together.
guess-length-helps = Longer is better than more complicated.
guess-add-a-word = Add another word or two, rare ones if you can.
guess-capital = A capital at the start hardly helps.
guess-all-capitals = All capitals are hardly harder than all small letters.
guess-backwards = A word spelled backwards is hardly harder.
guess-swaps = Digits and signs for letters, such as @ for a, hardly help.
guess-no-keyboard-pattern = Don't walk along the keyboard.
guess-no-repeats = Don't repeat words or characters.
guess-no-sequence = Don't use letters or digits in their order.
guess-no-recent-year = Leave out years of our time.
guess-no-own-year = Leave out years that belong to the person.
guess-no-own-date = Leave out dates and years that belong to the person.
