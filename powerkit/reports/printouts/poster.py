"""What stands on a page to hang up or hand round: a manifesto, citations, the plan of a visit."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from powerkit.deck import Card, Field
from powerkit.deck import Sheet as Asked
from powerkit.documents.model import passed_by
from powerkit.errors import FileError
from powerkit.privacy import Names, people_in
from powerkit.text.catalogue import t


@dataclass(frozen=True)
class Part:
    """One thing that a page says, under a *name* ("" for what speaks for itself). Lines of *text* are kept."""

    name: str
    text: str


@dataclass(frozen=True)
class Page:
    """One page: a small line *above*, what it is called, and its parts.

    *rows* are lines of three cells under three *heads*, *looks* are questions with room to write beside them.
    """

    above: str
    title: str
    parts: tuple[Part, ...]
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    looks: tuple[Part, ...] = ()
    foot: str = ""


@dataclass(frozen=True)
class Sheet:
    """Pages in one *form*; *name* is what the file is called, *title* what it is about."""

    form: str
    name: str
    title: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Wanted:
    """How the leader wants it: which *rows* of a table (ids; all where None), and *codes* in place of names."""

    rows: tuple[str, ...] | None = None
    codes: bool = False


def sheet_of(card: Card, answers: Mapping[str, Any], names: Names, wanted: Wanted | None = None) -> Sheet:
    """The card's page to print, from *answers* as they stand on it.

    Raises:
        FileError: the card has no such page, or there is nothing to put on it yet.
    """
    wanted = wanted or Wanted()
    if card.sheet is None:
        raise FileError(t("Card {card} has no page to print.", card=card.id), t("Cards 3.2, 6.2 and 10.3 have one."))
    given = _clean(card, answers)
    pages = tuple(_FORMS[card.sheet.form](card, card.sheet, given, wanted))
    if not pages:
        label = _field(card, card.sheet.under).label
        raise FileError(t("There is nothing to print yet."), t("Fill in “{label}” first.", label=label))
    name = f"{card.sheet.title} ({card.id})"
    sheet = Sheet(card.sheet.form, name, card.sheet.title, pages)
    return reworded(sheet, names.replace) if wanted.codes else sheet


def people_of(card: Card, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """The names in those answers of the page that ask for people."""
    given = _clean(card, answers)
    texts = [text for one, answer in given.items() for text in _field(card, one).kind.names(answer)]
    return tuple(dict.fromkeys(name for text in texts for name in people_in(text)))


def texts_of(sheet: Sheet) -> tuple[str, ...]:
    """Every text on it that a person wrote."""
    return passed_by(partial(reworded, sheet))


def reworded(sheet: Sheet, change: Callable[[str], str]) -> Sheet:
    """The same pages with every text that a person wrote passed through *change*."""

    def parts(given: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(Part(item.name, change(item.text)) for item in given)

    def looked(given: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(Part(change(item.name), change(item.text)) for item in given)

    def page(one: Page) -> Page:
        rows = tuple(tuple(map(change, row)) for row in one.rows)
        return Page(one.above, change(one.title), parts(one.parts), one.heads, rows, looked(one.looks), one.foot)

    return Sheet(sheet.form, sheet.name, sheet.title, tuple(map(page, sheet.pages)))


def _manifesto(card: Card, asked: Asked, given: Mapping[str, Any], wanted: Wanted) -> Iterator[Page]:
    """A short first line that stands alone and is no sentence is what the leader calls it."""
    text = str(given.get(asked.under, "")).strip()
    first, _, rest = text.partition("\n\n")
    if rest.strip() and "\n" not in first and len(first) <= _A_TITLE and not first.rstrip().endswith((".", "!", "?")):
        yield Page("", first.strip(), (Part("", rest.strip()),))
    elif text:
        yield Page("", asked.title, (Part("", text),))


def _citations(card: Card, asked: Asked, given: Mapping[str, Any], wanted: Wanted) -> Iterator[Page]:
    """One page for each row: its first column names who, its choice says which sort, its long columns are told."""
    field = _field(card, asked.under)
    for row in _chosen(given.get(asked.under, []), wanted):
        sort = next((column.show(row.get(column.id)) for column in field.kind.columns if column.type == "choice"), "")
        told = ((column, column.show(row.get(column.id))) for column in field.kind.columns if column.type == "long")
        parts = tuple(Part(one.label, text) for one, text in told if text)
        yield Page(sort, field.kind.row_title(row), parts, foot="")


def _plan(card: Card, asked: Asked, given: Mapping[str, Any], wanted: Wanted) -> Iterator[Page]:
    """The first text is the place; other texts and days are told; tables are who comes, and what to look at."""
    fields = [_field(card, field) for field in asked.fields if field in given]
    first = asked.fields[0]
    title = str(given.get(first, "")).strip() or asked.title
    parts = tuple(Part(field.label, field.kind.in_words(given[field.id])) for field in fields if not field.kind.columns)
    parts = tuple(part for part in parts if part.name != _field(card, first).label)
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    looks: tuple[Part, ...] = ()
    for field in fields:
        columns = field.kind.columns
        if not columns:
            continue
        if field.id == asked.under:
            second = columns[1]
            looks = tuple(Part(field.kind.row_title(row), second.show(row.get(second.id))) for row in given[field.id])
        else:
            heads = tuple(column.label for column in columns[:3])
            rows = tuple(tuple(column.show(row.get(column.id)) for column in columns[:3]) for row in given[field.id])
    if fields:
        yield Page(asked.title, title, parts, heads, rows, looks)


_A_TITLE = 70

_FORMS: Mapping[str, Callable[[Card, Asked, Mapping[str, Any], Wanted], Iterator[Page]]] = {
    "manifesto": _manifesto,
    "citations": _citations,
    "plan": _plan,
}


def _chosen(rows: list[dict[str, Any]], wanted: Wanted) -> list[dict[str, Any]]:
    return rows if wanted.rows is None else [row for row in rows if row.get("_id") in wanted.rows]


def _clean(card: Card, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers the page is made from, tidy; what is wrong with one is left out, and what is blank."""
    found = {}
    for item in card.sheet.fields if card.sheet else ():
        field = _field(card, item)
        answer, _ = field.kind.check(answers.get(item))
        if not field.kind.blank(answer):
            found[item] = answer
    return found


def _field(card: Card, one: str) -> Field:
    field = card.field(one)
    assert field is not None, "a deck that was read has every field its pages name"
    return field
