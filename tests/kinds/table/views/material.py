"""The deck's own tables and the worked year's answers, for the tests of looks and their pictures."""

from __future__ import annotations

import json
import re
from typing import Any

from defusedxml.ElementTree import fromstring

from powerkit.documents.model import Picture
from powerkit.kinds import Kind
from powerkit.kinds.pictures import pictures_of
from powerkit.kinds.table.kind import TableOfRows
from powerkit.resources import examples_folder
from tests.ui.widgets.words_support import card_of

SVG = "{http://www.w3.org/2000/svg}"


def table_of(card: str, field: str) -> TableOfRows:
    """A table of the deck."""
    kind: Kind = next(item.kind for item in card_of(card).fields if item.id == field)
    assert isinstance(kind, TableOfRows)
    return kind


def year_rows(card: str, field: str) -> list[dict[str, Any]]:
    """The newest answer of the worked year to a table."""
    year = json.loads((examples_folder() / "year.json").read_text(encoding="utf-8"))
    given = [item["answers"][field] for item in year if item["card"] == card and field in item["answers"]][-1]
    rows, problems = table_of(card, field).check(given)
    assert not problems
    found: list[dict[str, Any]] = rows
    return found


def drawn(card: str, field: str, rows: list[dict[str, Any]], *, narrow: bool = False) -> tuple[Picture, ...]:
    """The pictures of an answer as others may read it."""
    kind = table_of(card, field)
    answer, _ = kind.check(rows)
    return pictures_of(kind, kind.let_out(answer), "A question", narrow=narrow)


def parts(picture: Picture, data: str) -> list[Any]:
    """The elements of a picture that carry that data, as parsed."""
    root = fromstring(picture.svg, forbid_dtd=True)
    return [item for item in root.iter() if item.get(f"data-{data}") is not None]


def words_in(element: Any) -> str:
    """The text inside an element, its lines put together."""
    return " ".join(" ".join(text.itertext()) for text in element.iter(f"{SVG}text"))


def left_of(text: Any, long: float) -> float:
    """Where a line of text that is *long* begins on its left, whichever way it runs."""
    look = (text.get("class") or "").split()
    anchor = "middle" if "m" in look else "end" if "e" in look else text.get("text-anchor", "start")
    if text.get("direction") == "rtl":
        anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
    return float(text.get("x")) - {"start": 0, "middle": long / 2, "end": long}[anchor]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
