# How the clerk likes Beadle.

page-settings = Settings
settings-looks = Looks
settings-theme = Light or dark
settings-theme-system = As this computer has it
settings-theme-light = Light
settings-theme-dark = Dark
settings-contrast = Contrast
settings-contrast-system = As this computer wants it
settings-contrast-more = More contrast
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

settings-council = Council
settings-council-name = Name
settings-council-domain = Mail domain
settings-council-organisation = Organisation at Zoho
settings-council-pretend = This council is made up, and nothing you do here reaches anybody.
settings-council-loopback = This is a server on this computer, not Zoho.

settings-signed-in = Signing in
settings-signed-in-as = Signed in as
settings-signed-in-name = { $name }, { $address }
settings-signed-in-role = Role
settings-signed-in-since = Since
settings-signed-in-earlier = An earlier day; this computer's keychain has kept it
settings-signed-in-by-itself = No sign-in was needed here
settings-signed-in-mail = Sending email
settings-mail-allowed = Allowed
settings-mail-later = Asked for when you first send a password by email
settings-signed-in-keychain = You signed in on Zoho's own page, so Beadle has never seen your password. Sign out, at the top, ends it at Zoho and on this computer.
settings-signed-in-memory = This is forgotten when Beadle is closed. Nothing of it is in this computer's keychain.

settings-language = Language
settings-language-english = English (United Kingdom). There is no other language yet.

settings-motion = Movement
settings-motion-system = As this computer wants it
settings-motion-less = Less motion
settings-motion-about = When you go to something that is out of sight, the page glides there. With less motion it is there at once. Nothing else in Beadle moves by itself.

settings-network = Network
settings-proxy = How to reach Zoho
settings-proxy-system = By the proxy this computer has
settings-proxy-none = Without a proxy
settings-proxy-server = By this proxy
settings-proxy-system-about = Most networks have no proxy, and then Beadle goes straight to Zoho. Leave this as it is unless your IT person says otherwise.
settings-proxy-none-about = Beadle goes straight to Zoho, whatever this computer has.
settings-proxy-script = This computer chooses its proxy by a script, which Beadle can't read. If Zoho can't be reached, ask your IT person for the proxy's host and port, and enter them under "By this proxy".
settings-proxy-not-followed = This computer's settings name the proxy { $server } in a way that Beadle does not follow by itself. If Zoho can't be reached, choose "By this proxy" and enter { $server }.
settings-proxy-field = Proxy (host and port)
settings-proxy-hint = proxy.example:3128
settings-proxy-in-force = Beadle goes by { $server } from its next connection on. You stay signed in.
settings-proxy-not-yet = Not in use until you press Use this proxy.
settings-proxy-no-password = A proxy that wants a user name and a password can't be used: Beadle keeps no such password in its settings, where others could read it. Ask your IT person to let this computer through without one.
settings-proxy-not-here = What is on this computer, as the pretend council is, is always reached without a proxy.
button-use-proxy = Use this proxy

proxy-fault-empty = Enter the proxy's host and port, such as proxy.example:3128.
proxy-fault-password = The user name and the password are taken out: only host and port can be used. See whether the rest is right, then press Use this proxy.
proxy-fault-scheme = Only an ordinary HTTP proxy can be used. Enter its host and port without https:// or socks5:// in front.
proxy-fault-path = Enter only host and port. The address of a script can't be used; ask your IT person which proxy it chooses.
proxy-fault-port = Add the port, a number from 1 to 65535, after a colon: proxy.example:3128.
proxy-fault-brackets = Put an IPv6 address in brackets: [2001:db8::7]:3128.
proxy-fault-host = That is no computer's name or address. Check the part before the colon.

settings-files = Files
settings-files-about = What Beadle keeps on this computer. Passwords are in none of these files.
settings-file-settings = Settings
settings-file-history = History of this council
settings-file-log = Log, for your supplier when something went wrong
button-show-settings = Show settings in folder
button-show-history = Show history in folder
button-show-log = Show log in folder
notice-folder-failed = The folder could not be opened. Its path stands above the button; open it yourself.

settings-history = Check the history
settings-history-about = Each line of the history is sealed together with the one before it, so that it shows when somebody altered, removed or put in a line afterwards.
button-check-history = Check the history now
history-checking = Checking…
history-whole = { $n ->
    [0] The history is whole: it has no lines yet. Checked at { $time }.
    [one] The history is whole: its 1 line is as it was written. Checked at { $time }.
   *[other] The history is whole: all { $n } lines are as they were written, and none is missing. Checked at { $time }.
}
history-next-tampered = Leave the file as it is and keep a copy of it, from "Show history in folder". Note the date and who uses this computer, and tell your council and your supplier. You can go on: new lines are sealed all the same, and this place stays visible.
history-next-torn = That happens when the computer stops in the middle. Nothing else is affected; you need do nothing.
history-next-unchecked = The lines fit together as far as they go. Unlock the keychain, restart Beadle, and check again.

settings-about = About
about-version = Beadle { $version } for { $system }
about-windows = Windows
about-macos = macOS
about-linux = Linux
about-what = Resets the passwords of a council's mailboxes at Zoho Mail, and says truthfully whether it worked. It is not made by Zoho.
about-licence = Beadle is free software under the MIT licence or the Apache licence 2.0, as you like. It contains the work of many others, whose names and terms are under Licences.
button-licences = Licences
settings-licences = Licences
field-find-licence = Find in the licences
licences-found = { $n ->
    [0] Nothing found
    [one] Found in 1 of { $all } parts
   *[other] Found in { $n } of { $all } parts
}

unsent-proxy-named = The proxy { $server } refused to put Beadle through. If it wants a password, Beadle can't give one: ask your IT person. Which proxy Beadle goes by is under Settings.
unsent-proxy-silent = Zoho could not be reached by way of the proxy { $server }. Check the internet connection, and the proxy under Settings.
unsent-proxy-unsafe = The connection to Zoho by way of the proxy { $server } was not safe, so Beadle did not use it. The proxy may want to look into what is sent, or show a page of its own first: ask your IT person, and check this computer's date.
unsent-proxy-unknown = The proxy { $server } was not found. Check its name under Settings, and the internet connection.
