"""Answers the page about slips: what was understood, in an order of chance, and how many say what."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random, SystemRandom
from typing import Any

from powerkit.errors import AnswerError
from powerkit.kinds.base import Kind
from powerkit.kinds.columns import Column
from powerkit.kinds.table.ballots.model import Box, Slip, box_of
from powerkit.kinds.table.ballots.parse import read_slips, read_tally
from powerkit.kinds.table.kind import TableOfRows
from powerkit.kinds.table.query_types import AskSlips, SlipsTold
from powerkit.text.base64_files import unpacked
from powerkit.text.catalogue import t, tn
from powerkit.text.files import decoded
from powerkit.text.schemas import given_to, heard


def tell(kind: Kind, what: str, given: Any, past: object, chance: Random | None = None) -> Mapping[str, Any]:
    """The rows that slips would make: see `AskSlips`.

    Raises:
        AnswerError: it is not understood, or holds no slip.
        FileError: the file holds no text.
    """
    if not isinstance(kind, TableOfRows):
        raise AnswerError(t("The workbook did not understand that."), t("Reload the page."))
    return _told(kind, heard(given_to(_told), given), chance or SystemRandom())


def _told(kind: TableOfRows, given: AskSlips, chance: Random) -> SlipsTold:
    box = box_of(kind)
    group = given.get("group", "")
    if box.group is None or group not in {option.id for option in box.group.options}:
        group = ""
    slips = _slips(given, box, group)
    if not slips:
        raise AnswerError(
            t("There is no slip in it yet."), t("Paste one a line, or write a count such as “12 yes, 3 no”.")
        )
    mixed = chance.sample(slips, len(slips))  # their place in the list does not tell whose they are
    return {
        "rows": [dict[str, Any](row(item, box)) for item in mixed],
        "shown": [shown(item, box) for item in mixed],
        "said": said(slips, box),
    }


def row(slip: Slip, box: Box) -> dict[str, str]:
    """The slip as a row of the table; what it does not say is left out."""
    cells = {box.words.id: slip.words}
    if box.vote is not None:
        cells[box.vote.id] = slip.vote
    if box.group is not None:
        cells[box.group.id] = slip.group
    return {column: text for column, text in cells.items() if text}


def shown(slip: Slip, box: Box) -> str:
    """The slip in one line: its vote, its words, whose it is."""
    parts = (_label(box.vote, slip.vote), slip.words, _label(box.group, slip.group))
    return " · ".join(part for part in parts if part)


def said(slips: Sequence[Slip], box: Box) -> list[str]:
    """How many slips there are, and for each group how many say what."""
    whole = tn("{number} slip.", "{number} slips.", len(slips))
    groups = [option.id for option in box.group.options] if box.group else []
    lines = [_count(_label(box.group, group), [slip for slip in slips if slip.group == group], box) for group in groups]
    rest = [slip for slip in slips if slip.group not in groups]
    lines.append(_count(t("Not said whose") if groups else t("All"), rest, box))
    return [whole, *(line for line in lines if line)]


def _count(name: str, slips: Iterable[Slip], box: Box) -> str:
    votes = Counter(slip.vote for slip in slips)
    options = [(option.id, option.label) for option in box.vote.options] if box.vote else []
    parts = [f"{votes[one]} {label.lower()}" for one, label in options if votes[one]]
    parts += (
        [t("{number} without a vote", number=votes[""]) if options else t("{number} in words", number=votes[""])]
        if votes[""]
        else []
    )
    return f"{name}: {', '.join(parts)}." if parts else ""


def _slips(given: AskSlips, box: Box, group: str) -> tuple[Slip, ...]:
    if "tally" in given:
        return read_tally(given["tally"], box, group)
    if "data" in given:
        return read_slips(decoded(unpacked(given["data"])), box, group)
    return read_slips(given.get("text", ""), box, group)


def _label(column: Column | None, one: str) -> str:
    return next((option.label for option in column.options if option.id == one), "") if column else ""


TELLS: Mapping[str, Callable[..., Mapping[str, Any]]] = {"slips": _told}
"""Who answers what."""
