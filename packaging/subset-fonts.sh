#!/usr/bin/env bash
# Makes the fonts in assets/fonts from Debian's packages fonts-inter and fonts-jetbrains-mono (their licences are in the
# README.md there), cut to Latin with Extended-A and the few signs the interface draws. Needs: apt-get install fonttools
# fonts-inter fonts-jetbrains-mono. The results are committed, so nobody needs this to build Beadle.
set -euo pipefail
cd "$(dirname "$0")/../assets/fonts"
characters='U+0020-007E,U+00A0-017F,U+0192,U+0218-021B,U+1E80-1E85,U+1EF2-1EF3,U+02C6-02DD,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,U+2032-2033,U+2039,U+203A,U+20AC,U+2122,U+2190-2193,U+2212,U+2303,U+2318,U+21B5,U+25CF,U+2713,U+2715'
for weight in Regular SemiBold; do
  pyftsubset "/usr/share/fonts/opentype/inter/Inter-$weight.otf" --unicodes="$characters" --desubroutinize \
    --layout-features='kern,liga,calt,mark,mkmk,ccmp,locl' --output-file="Inter-$weight.otf"
done
# No ligatures: a password must show each character it has.
pyftsubset /usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Medium.ttf --unicodes="$characters" \
  --layout-features='mark,mkmk,ccmp' --output-file=JetBrainsMono-Medium.ttf
