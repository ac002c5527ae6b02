# How a password is said over the telephone, and the switch for it.
button-spell-out = Spell it out
spell-alphabet = Spelling alphabet
spell-alphabet-everyday = Everyday words
spell-alphabet-nato = NATO alphabet

# "Maple: capital M for Mary, a for apple"
spell-word = { $word }: { $letters }
spell-letter = { $letter } for { $for }
spell-capital = capital { $letter } for { $for }
# A letter that the alphabet has no word for, such as é.
spell-letter-alone = { $letter }
spell-capital-alone = capital { $letter }
spell-next = { $so-far }, { $next }
# What stands between two words goes with the first: "…, e for egg; then dash, the minus key"
spell-then = { $so-far }; then { $next }

spell-digit-0 = zero
spell-digit-1 = one
spell-digit-2 = two
spell-digit-3 = three
spell-digit-4 = four
spell-digit-5 = five
spell-digit-6 = six
spell-digit-7 = seven
spell-digit-8 = eight
spell-digit-9 = nine

spell-sign-dash = dash, the minus key
spell-sign-space = a space
spell-sign-exclamation = exclamation mark
spell-sign-at = at sign
spell-sign-dollar = dollar sign
spell-sign-pound = pound sign
spell-sign-percent = per cent sign
spell-sign-hat = the little hat above the six
spell-sign-and = and sign, above the seven
spell-sign-star = star
spell-sign-underscore = underscore, the long low line
spell-sign-plus = plus sign
spell-sign-equals = equals sign
spell-sign-colon = colon
spell-sign-semicolon = semicolon
spell-sign-bar = upright bar
spell-sign-tilde = wavy line
spell-sign-question = question mark
spell-sign-slash = slash
spell-sign-backslash = backslash
spell-sign-stop = full stop
spell-sign-comma = comma
spell-sign-hash = hash
spell-sign-quote = double quotation mark
spell-sign-apostrophe = apostrophe
spell-sign-other = the sign { $sign }
