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
    1: "#1b6c68",
    2: "#861d0b",
    3: "#535e9b",
    4: "#6f5704",
    5: "#a94971",
    6: "#354906",
    7: "#1951a7",
    8: "#4c2e56",
    9: "#057483",
    10: "#592417",
}
"""The colour of each suit, by its number, as the page and light paper have it."""
