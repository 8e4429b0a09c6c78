"""The ways a table can be shown, and its further pictures: each a class, chosen by what a deck calls it."""

from powerkit.kinds.table.views.facing import Facing
from powerkit.kinds.table.views.links import Linked
from powerkit.kinds.table.views.overlaps import Lists
from powerkit.kinds.table.views.plain import Gallery, Impact, Moments, Patterns, Strengths
from powerkit.kinds.table.views.totals import Comparison, Hours
from powerkit.kinds.table.views.view import View
from powerkit.kinds.table.views.voices import Voices

LOOKS: dict[str, View] = {look.name: look for look in (View(), Facing(), Moments(), Voices(), Linked(), Lists())}
"""What ``shown`` can name: the table as itself, or one of the tools that fill it."""

DRAWINGS: dict[str, View] = {
    item.name: item for item in (Strengths(), Hours(), Comparison(), Gallery(), Impact(), Patterns())
}
"""What ``picture`` can name: another picture than that of the way the table is shown."""
