"""What the page's script needs to draw a map by the rule that print follows, and the style both share."""

import re
from typing import Any

from powerkit.drawing import text_metrics
from powerkit.drawing.palette import DEEP, INK, QUIET
from powerkit.kinds.map import geometry, labels, outside
from powerkit.kinds.map.marks import BETWEEN, CLEAR, LIT, STRESS, STYLE, TIE_CLASSES, TINT, WISH
from powerkit.kinds.map.measures import ELSE
from powerkit.kinds.map.rim_labels import ME, SECTOR_WIDTH
from powerkit.kinds.map.svg import MANY


def rule() -> dict[str, Any]:
    """Every number of the drawing, as JSON: those of `geometry`, of the labels, and the widths of letters."""
    return {
        "base": geometry.BASE,
        "growth": geometry.GROWTH,
        "mostGrowth": geometry.MOST_GROWTH,
        "centre": geometry.CENTRE,
        "start": outside.START,
        "room": list(geometry.ROOM),
        "node": geometry.NODE,
        "font": text_metrics.FONT,
        "line": text_metrics.LINE,
        "bend": geometry.BEND,
        "follow": geometry.FOLLOW,
        "ringArea": list(geometry.RING_AREA),
        "outside": {"away": outside.AWAY, "step": outside.STEP, "along": outside.ALONG},
        "me": ME,
        "clear": CLEAR,
        "many": MANY,
        "sectorWidth": SECTOR_WIDTH,
        "else": ELSE,
        "tieClasses": dict(TIE_CLASSES),
        "gap": labels.GAP,
        "widest": labels.WIDEST,
        "wider": labels.WIDER,
        "fewLines": labels.FEW_LINES,
        "mostLines": labels.MOST_LINES,
        "square": labels.SQUARE,
        "letters": text_metrics.page(),
    }


def script() -> str:
    """The rule as the text of a module, for those of the page that draw."""
    import json

    return f"export const MAP_RULE = {json.dumps(rule(), separators=(',', ':'))};\n"


def style() -> str:
    """The style sheet of a drawn map, a rule a line, in the page's colours: they go dark with it, print's never do."""
    return re.sub("#[0-9a-f]+", lambda found: _TOKENS[found[0]], STYLE).replace("}", "}\n")


_TOKENS = {
    "#fff": "var(--pk-card)",
    DEEP: "var(--pk-suit)",
    TINT: "color-mix(in oklab,var(--pk-suit) 45%,var(--pk-card))",
    INK: "var(--pk-ink)",
    QUIET: "var(--pk-soft)",
    BETWEEN: "var(--pk-edge)",
    STRESS: "var(--pk-stress)",
    WISH: "var(--pk-wish)",
    LIT: "var(--pk-lit)",
}
"""A colour on paper → the page's own for the same."""
