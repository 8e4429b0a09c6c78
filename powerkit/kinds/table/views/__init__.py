"""The ways a table can be shown, and its further pictures, each by what a deck calls it."""

from powerkit.kinds.table.views.facing import Facing
from powerkit.kinds.table.views.overlaps import Lists
from powerkit.kinds.table.views.totals import Comparison, Hours
from powerkit.kinds.table.views.view import Drawing, View
from powerkit.kinds.table.views.voices import Voices

_FIGURES = {
    **dict.fromkeys(("area", "comparator"), ("number",)),
    **dict.fromkeys(("unit", "against", "source"), ("text",)),
}
"""Whose figures, those of whom they are compared with, and what else is known of each."""

LOOKS: dict[str, View] = {
    look.name: look
    for look in (
        View(),
        Facing("facing", "facing_picture", {"asked": ("tick",)}, needs=("left", "right")),
        View("moments", "moments", {"point": ("choice",), "time": ("text", "date")}),
        Voices("voices", "voices_picture", {"vote": ("choice",), "checked": ("tick",)}, by_name=("checked",)),
        View("links", "links_picture", needs=("left", "right")),
        Lists("lists", "overlaps_picture", {"match": ("text",)}, needs=("list",)),
    )
}
"""What ``shown`` can name: the table as itself, or one of the tools that fill it."""

DRAWINGS: dict[str, View] = {
    item.name: item
    for item in (
        Drawing("strengths", "strengths"),
        Hours("hours", "hours", {"hours": ("number",), "chance": ("tick",)}, needs=("hours",)),
        Comparison(
            "comparison",
            "comparison",
            _FIGURES,
            needs=("area", "comparator"),
            by_name=("source",),
            rows_are_numbers=True,
        ),
        Drawing("gallery", "gallery"),
        Drawing("impact", "impact", {"size": ("scale",), "impact": ("scale",)}, needs=("size", "impact")),
        Drawing("kinds", "patterns", {"own": ("text",)}, needs=("group",)),
    )
}
"""What ``picture`` can name: another picture than that of the way the table is shown."""
