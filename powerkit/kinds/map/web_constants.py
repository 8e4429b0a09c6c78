"""What the page's script needs to draw a map by the rule that print follows, and the style both share."""

from typing import Any

from powerkit.drawing import text_metrics
from powerkit.kinds.map import geometry, labels
from powerkit.kinds.map.marks import RING_FILLS, STYLE, TIE_CLASSES
from powerkit.kinds.map.measures import ELSE
from powerkit.kinds.map.svg import MANY, ME, NOBODY, SECTOR_WIDTH


def rule() -> dict[str, Any]:
    """Every number of the drawing, as JSON: those of `geometry`, of the labels, and the widths of letters."""
    return {
        **geometry.page(),
        "me": ME,
        "many": MANY,
        "sectorWidth": SECTOR_WIDTH,
        "nobody": NOBODY,
        "else": ELSE,
        "ringFills": list(RING_FILLS),
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
    """The style sheet of a drawn map, a rule a line."""
    return STYLE.replace("}", "}\n")
