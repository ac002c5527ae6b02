# How the clerk likes Beadle.

page-settings = Settings
settings-looks = Looks
settings-theme = Light or dark
settings-theme-system = As this computer has it
settings-theme-light = Light
settings-theme-dark = Dark
settings-text-size = Size of all text
settings-percent = { $n } %
settings-passwords = Passwords
settings-clipboard = A copied password is taken off the clipboard after
settings-seconds = { $n } seconds
settings-clipboard-never = Never
settings-clipboard-never-warning = A password that stays on the clipboard can be pasted anywhere by mistake, and by anybody who sits down here. It is still taken off when Beadle is closed.
settings-cover = A password on the screen is covered when nobody touches anything for
settings-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
settings-cover-about = It is taken off the clipboard then, too. Nothing is lost: one key shows it again.
settings-capture = Keep passwords out of screenshots and shared screens
settings-capture-windows = While a password is shown, the window looks black in screenshots and to whoever watches over a remote connection. Switch this off if somebody helps you from afar, or if your magnifier shows nothing.
settings-capture-macos = While a password is shown, the window is kept out of most screenshots. Newer versions of macOS let some programs record it all the same. Switch this off if somebody helps you from afar, or if your magnifier shows nothing.
settings-capture-nowhere = This system has no way to do that, so passwords can be seen in screenshots and shared screens here.
