#!/bin/sh
# Makes the fonts of this folder anew. Needs fonttools, pngquant, fonts-noto-core and fonts-noto-color-emoji.
set -eu
cd "$(dirname "$0")"
from=${1:-/usr/share/fonts/truetype/noto}

text="U+0020-007E,U+00A0-024F,U+0259,U+02B0-02FF,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+1F00-1FFF,\
U+2000-200A,U+200C-200F,U+2010-2027,U+202F-205E,U+2060,U+2070-209F,U+20A0-20C0,U+2100-214F,U+2150-218B,U+2190-21FF,\
U+2200-22FF,U+2300-23FF,U+25A0-25FF,U+2600-26FF,U+2700-27BF,U+27E6-27E7,U+2C60-2C7F,U+2DE0-2DFF,U+A640-A69F,\
U+A720-A7FF,U+FB00-FB06,U+FFFC-FFFD"
mono="U+0020-007E,U+00A0-017F,U+0400-045F,U+2010-2027,U+20AC,U+2190-2193,U+FFFD"

subset() { # name, unicodes
    pyftsubset "$from/$1.ttf" --unicodes="$2" --no-hinting --layout-features='*' --notdef-outline \
        --name-IDs='0,1,2,3,4,5,6,13,14' --output-file="$1.ttf"
}
for style in Regular Bold Italic BoldItalic; do
    subset "NotoSans-$style" "$text"
    subset "NotoSerif-$style" "$text"
done
for style in Regular Bold; do
    subset "NotoSansMono-$style" "$mono"
    for script in NotoSansHebrew NotoSerifHebrew NotoSansArabic NotoNaskhArabic; do
        subset "$script-$style" '*'
    done
done

# Signs that the fonts of letters have not, but for those that are emoji.
signs() { # name, unicodes
    subset "$1" "$(/usr/bin/python3 - "$2" <<'PYTHON'
import sys

emoji = {int(code[2:], 16) for code in open("emoji.txt").read().split()}
kept = []
for part in sys.argv[1].split(","):
    first, _, last = part[2:].partition("-")
    kept += [code for code in range(int(first, 16), int(last or first, 16) + 1) if code not in emoji]
print(",".join(f"U+{code:04X}" for code in kept))
PYTHON
    )"
}
signs NotoSansMath-Regular "U+2190-21FF,U+2200-22FF,U+27E6-27FF,U+2A7D-2A7E"
signs NotoSansSymbols-Regular "U+2150-218F,U+2460-24FF"
signs NotoSansSymbols2-Regular "U+2300-23FF,U+25A0-25FF,U+2600-27BF"

# Flags and keycaps are ligatures: two letters of a country; a white or black flag joined to a sign; a
# black flag with the tags of a part of Great Britain.
flags=$(/usr/bin/python3 - "$from" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont

font = TTFont(sys.argv[1] + "/NotoColorEmoji.ttf")
letters = font.getBestCmap()
ligatures = {}
for lookup in font["GSUB"].table.LookupList.Lookup:
    for table in lookup.SubTable:
        table = getattr(table, "ExtSubTable", table)
        if table.LookupType == 4:
            for first, rest in table.ligatures.items():
                for ligature in rest:
                    ligatures[(first, *ligature.Component)] = ligature.LigGlyph
flags = {letters[0x1F1E6 + letter] for letter in range(26)}
cap = letters[0x20E3]
kept = {glyph for parts, glyph in ligatures.items() if len(parts) == 2 and flags.issuperset(parts) or cap in parts}
joined, black = letters[0x200D], letters[0x1F3F4]
british = tuple(letters[0xE0000 + ord(letter)] for letter in "gb")
for parts, glyph in ligatures.items():
    if parts[0] in (letters[0x1F3F3], black) and parts[1] == joined or parts[0] == black and parts[1:3] == british:
        kept.add(glyph)
print(",".join(sorted(kept)))
PYTHON
)
pyftsubset "$from/NotoColorEmoji.ttf" --unicodes-file=emoji.txt --glyphs="$flags" --no-layout-closure \
    --layout-features='*' --notdef-outline --output-file=NotoColorEmoji.ttf
/usr/bin/python3 - <<'PYTHON'
import subprocess
from fontTools.ttLib import TTFont

font = TTFont("NotoColorEmoji.ttf")
for strike in font["CBDT"].strikeData:
    for glyph in strike.values():
        smaller = subprocess.run(
            ["pngquant", "--speed", "1", "--strip", "--nofs", "24", "-"], input=glyph.imageData, capture_output=True
        )
        if smaller.returncode == 0 and len(smaller.stdout) < len(glyph.imageData):
            glyph.imageData = smaller.stdout
font.save("NotoColorEmoji.ttf")
PYTHON
