# Several councils: the list, going over from one to another, renaming and removing one.

page-councils = Councils
councils-about = Each council has its own sign-in and its own history.
list-councils = Councils
field-search-councils = Search councils
field-search-councils-hint = Name or mail domain
councils-no-match = No council fits "{ $typed }"
council-open = open now
council-other = set up
council-new = nobody has signed in yet
button-switch-council = Switch council
button-switch-to = Switch to { $council }
button-manage-councils = Rename or remove a council
button-rename = Rename
button-remove = Remove
button-save-name = Save the name
button-keep-council = Keep it
button-remove-council = Remove this council
field-council-name = Name on this computer

elsewhere = { $n ->
    [0] { $name } is at { $council }.
    [one] { $name } and one other are at { $council }.
   *[other] { $name } and { $n } others are at { $council }.
}

council-rename-question = Rename { $council }?
council-rename-about = Only Beadle on this computer calls it so. At Zoho nothing changes.
council-renaming = Renaming { $council }…
council-not-renamed = The name was not saved. { $why }
council-remove-question = Remove { $council } from this computer?
council-remove-about = Beadle signs out of it and forgets its sign-in and its set-up. No mailbox and no password is changed. To have it back you need its set-up file or letter again.
council-journal-question = What about its history of changes?
council-journal-kept = Keep the history in Beadle's folder
council-journal-deleted = Delete the history too
council-removing = Removing { $council }…
council-not-removed = The council was not removed. { $why }
council-why-full = The disk is full. Make room, and try again.
council-why-denied = You may not write there, or another program holds the file. Close the other program, and try again.
council-why-other = The computer did not say why. Try again.

notice-switch-reset = Finish or cancel the reset first: it belongs to this council.
notice-renamed = The council is now called { $council }.
notice-removed = { $council } was removed from this computer.
notice-removed-zoho-not-told = { $council } was removed from this computer, but Zoho could not be told that the sign-in has ended. Where it matters, sign all devices out on Zoho's page for your account.
notice-removed-entry-stays = { $council } was removed from this computer, but the keychain would not delete its entry. Its name begins with "Beadle"; delete it yourself.
notice-removed-journal-stays = { $council } was removed from this computer, but its history could not be deleted from Beadle's folder. Delete it yourself.
sign-in-known-council = This organisation is on this computer already, as { $council }, so it was not added again. Switch to that one, or sign in as an administrator of the other council.
