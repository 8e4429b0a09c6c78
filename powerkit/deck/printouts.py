"""Reads what a card gives on paper: a page to hang up (``[card.sheet]``), a page to take along (``[card.take]``)."""

from collections.abc import Iterable, Mapping

from powerkit.deck.model import Card, Sheet, Take
from powerkit.text.toml_reader import Spec

FORMS = ("manifesto", "citations", "plan")
"""How a page to print may be laid out."""


def read_sheet(spec: Spec | None) -> Sheet | None:
    """The page to print that a card gives."""
    if spec is None:
        return None
    sheet = Sheet(spec.text("form", choices=FORMS), spec.text("title"), spec.id("under"), spec.texts("fields"))
    spec.done()
    return sheet


def read_take(spec: Spec | None) -> Take | None:
    """The page to take along that a card gives."""
    if spec is None:
        return None
    take = Take(
        spec.texts("fields"),
        spec.texts("say", ()),
        spec.texts("choose", ()),
        spec.text("tally", ""),
        _fill(spec.table("fill")),
    )
    spec.done()
    return take


def check_sheets(spec: Spec, card: Card) -> None:
    """Note every question that such a page names and the card does not have."""
    if card.sheet:
        _known(spec, card, "sheet", (card.sheet.under, *card.sheet.fields))
    if card.take:
        filled = tuple(card.take.fill)
        _known(spec, card, "take", (*card.take.fields, *card.take.choose, *filter(None, (card.take.tally,)), *filled))
        for item in (*filter(None, (card.take.tally,)), *filled):
            if (field := card.field(item)) and not field.kind.columns:
                spec.wrong(f'"take" counts or fills "{item}", which is no table')


def _fill(spec: Spec | None) -> Mapping[str, Mapping[str, str]]:
    if spec is None:
        return {}
    found = {item: table for item in spec.data if (table := spec.table(item)) is not None}
    return {one: {column: _said(table, column) for column in table.data} for one, table in found.items()}


def _said(table: Spec, column: str) -> str:
    """What a column holds; "" leaves it blank, and off the page."""
    return "" if table.data[column] == "" else table.text(column)


def _known(spec: Spec, card: Card, key: str, named: Iterable[str]) -> None:
    for item in named:
        if item and card.field(item) is None:
            spec.wrong(f'"{key}" names "{item}", but the card has no such question')
