"""Makes the fonts in ``powerkit/drawing/fonts``: ``python docs/make_fonts.py NOTO_DIR NOTO_EMOJI_FILE``.

NOTO_DIR is where a system keeps Noto (Debian: the package fonts-noto-core, /usr/share/fonts/truetype/noto); the emoji
file is the whole monochrome font of the npm package @fontsource/noto-emoji. What the workbook's pictures and files
never need (hinting, glyph names, rare scripts) is left behind, so that the wheel stays small.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TO = Path(__file__).resolve().parents[1] / "powerkit" / "drawing" / "fonts"
LATIN_GREEK_CYRILLIC = (
    "U+0020-02FF,U+0300-036F,U+0370-03FF,U+0400-052F,U+1D00-1DBF,U+1E00-1FFF,U+2000-214F,U+2150-218F,U+2190-2193,"
    "U+2212,U+2260,U+2264,U+2265,U+25CC,U+2C60-2C7F,U+A720-A7FF,U+AB30-AB6F,U+FB00-FB06,U+FFFD"
)
FONTS = {
    "NotoSans-Regular": LATIN_GREEK_CYRILLIC,
    "NotoSans-Bold": LATIN_GREEK_CYRILLIC,
    **{f"NotoSans{script}-Regular": "*" for script in ("Arabic", "Bengali", "Devanagari", "Gujarati", "Gurmukhi")},
}


def make(source: Path, to: Path, unicodes: str) -> None:
    """Write the part of a font that covers *unicodes* ("*": all of it), with all its shaping rules."""
    options = subset.Options(
        hinting=False,
        glyph_names=False,
        layout_features=["*"],
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        notdef_outline=True,
    )
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(
        unicodes=font.getBestCmap() if unicodes == "*" else subset.parse_unicodes(unicodes.replace("U+", ""))
    )
    subsetter.subset(font)
    font.flavor = None
    font.save(to)


def main(noto: Path, emoji: Path) -> None:
    """Make them all."""
    for name, unicodes in FONTS.items():
        make(noto / f"{name}.ttf", TO / f"{name}.ttf", unicodes)
    make(emoji, TO / "NotoEmoji-Regular.ttf", "*")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
