"""How forgetting says what would go."""

from collections.abc import Iterable

from powerkit.logbook import Logbook
from powerkit.text.catalogue import t, tn

_MANY = 200


def with_copies(lines: Iterable[str], logbook: Logbook) -> tuple[str, ...]:
    """What would go, with the copies that go too; blank lines are left out."""
    copies = len(logbook.copies())
    more = (
        tn(
            "The same in {number} kept copy of your log book",
            "The same in {number} kept copies of your log book",
            copies,
        )
        if copies
        else "",
        t("Every kept picture (they are drawn again when they are needed)"),
        t("The records in your notebooks, which are made again without it"),
    )
    return tuple(line for line in (*lines, *more) if line)


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _MANY else f"{line[:_MANY].rstrip()}…"
