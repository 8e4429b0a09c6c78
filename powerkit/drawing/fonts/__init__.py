"""The fonts that travel with the workbook, so that what it makes looks the same on every computer, offline.

They are parts of Noto under the SIL Open Font License 1.1 (`OFL.txt`); ``docs/make_fonts.py`` makes them.
"""

from pathlib import Path

HERE = Path(__file__).parent

FAMILIES = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Bengali",
    "Noto Sans Devanagari",
    "Noto Sans Gujarati",
    "Noto Sans Gurmukhi",
    "Noto Emoji",
)
"""Their names, in the order in which a letter is looked for."""

STACK = ", ".join(f"'{family}'" for family in FAMILIES) + ", system-ui, sans-serif"
"""The families as a CSS font list that also holds where these fonts are not installed."""


def font_file(family: str, *, bold: bool = False) -> Path:
    """The file of a family in `FAMILIES`. Only Noto Sans has a bold one; the others give their regular."""
    weight = "Bold" if bold and family == FAMILIES[0] else "Regular"
    return HERE / f"{family.replace(' ', '')}-{weight}.ttf"
