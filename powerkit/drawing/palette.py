"""The colours that pictures of all kinds share."""

INK = "#1b2b31"
"""Words and marks that are read first."""
QUIET = "#46585f"
"""Words said beside, still readable on white."""
THIN = "#c3d0d4"
"""Lines that only part one thing from another."""
DEEP = "#0b5563"
"""The workbook's own colour."""

SUITS = {
    1: ("Know", "#1b6c68"),
    2: ("Trust", "#861d0b"),
    3: ("Learn", "#535e9b"),
    4: ("Equals", "#6f5704"),
    5: ("Commission", "#a94971"),
    6: ("Examples", "#354906"),
    7: ("Network", "#1951a7"),
    8: ("Account", "#4c2e56"),
    9: ("Measure", "#057483"),
    10: ("Ourselves", "#592417"),
}
"""The short name and the colour of each suit, by its number, as on the page and as light paper has them."""
