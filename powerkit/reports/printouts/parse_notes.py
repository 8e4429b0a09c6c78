"""Notes from a walk or a visit, brought back as text: parted by question, placed, and added below what is there.

What starts with a question's number or words, as on the page to take along, is offered that question; all else waits
to be placed by hand. Nothing is overwritten and no line is lost: it ends in an answer, or among what is left.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from powerkit.deck import Card, Field
from powerkit.errors import FileError
from powerkit.reports.printouts.worksheet import as_text, carried, carried_fields
from powerkit.text.catalogue import t
from powerkit.text.normalize import tidy

MOST = 200_000
"""How many characters of notes are read at once: some fifty pages."""

_NUMBERED = re.compile(r"\s*(?:q(?:uestion)?\s*)?(\d{1,2})\s*[.):](?=\s|$)\s*(.*)\Z", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """Some lines of the notes as they stand, and the *field* they are for ("" where nobody has said)."""

    text: str
    field: str = ""


@dataclass(frozen=True)
class Left:
    """Lines that could not be placed, and *why*."""

    text: str
    why: str


def read_notes(card: Card, text: str) -> tuple[Piece, ...]:
    """The notes in pieces, a paragraph each, in their order. Lines of the page's own text are left out.

    Raises:
        FileError: the notes are longer than `MOST`.
    """
    if len(text) > MOST:
        raise FileError(t("These notes are too long to read at once."), t("Paste them in two or three parts."))
    fields = carried_fields(card)
    printed = {line for line in as_text(carried(card)).splitlines() if line.strip()}
    pieces: list[Piece] = []
    at, lines = "", list[str]()

    def end() -> None:
        if lines:
            pieces.append(Piece("\n".join(lines), at))
            lines.clear()

    for line in tidy(text).splitlines():
        if (started := _starts(line, fields)) is not None:
            end()
            at, rest = started
            lines.extend([rest] if rest.strip() else [])
        elif line in printed:
            continue
        elif line.strip():
            lines.append(line)
        else:
            end()
    end()
    return tuple(pieces)


def place_notes(
    card: Card, pieces: Sequence[Piece], answers: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[Left, ...]]:
    """The answers that the pieces change, each with what was noted added below, and what could not be placed."""
    changed: dict[str, Any] = {}
    left: list[Left] = []
    for piece in (Piece(tidy(piece.text), piece.field) for piece in pieces):
        field = card.field(piece.field) if piece.field else None
        if field is None:
            left.append(Left(piece.text, t("Choose where it goes.")))
            continue
        before = changed.get(field.id, answers.get(field.id))
        filled = card.taken.fill.get(field.id, {}) if card.taken else {}
        after, why = field.kind.from_note(before, piece.text, filled)
        if why:
            left.append(Left(piece.text, why))
        else:
            changed[field.id] = after
    return changed, tuple(left)


def _starts(line: str, fields: Sequence[Field]) -> tuple[str, str] | None:
    """The field a line begins, and what it says of it, for a line that starts with a question's number or words."""
    numbered = _NUMBERED.match(line)
    if numbered and 1 <= int(numbered[1]) <= len(fields):
        field = fields[int(numbered[1]) - 1]
        return field.id, _without_label(numbered[2], field.label)
    for field in fields:
        rest = _without_label(line, field.label)
        if rest != line:
            return field.id, rest
    return None


def _without_label(text: str, label: str) -> str:
    """The text after a question's own words, where it starts with them; else the text as it is."""
    words = r"\s+".join(map(re.escape, label.rstrip("?:. ").split()))
    asked = re.compile(rf"\s*{words}\s*[?:.]*(?=\s|$)\s*", re.IGNORECASE)
    found = asked.match(text)
    return text[found.end() :] if found else text
