"""What the page must know to show a card: its wording and its fields, and never an answer."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from powerkit.deck import Card, Deck, Field, others_ids
from powerkit.deck.steps import steps_of
from powerkit.entries.recall_snapshot import Recalled
from powerkit.text.catalogue import t
from powerkit.text.toml_reader import ALSO

if TYPE_CHECKING:
    from powerkit.kinds.question_types import FieldView
    from powerkit.ui.views import CardView

_QUICK_COLUMNS = {"name", "ring", "sector", "word", "count", "often"}
_QUICK_SCREENS = 2
"""Of the screens of a kind so many are enough to make a quick one: those that hold its `_QUICK_COLUMNS`."""


def card_view(deck: Deck, card: Card, workbook: str) -> "CardView":
    """The card as JSON for the script on the page.

    *workbook* is the log book's own id: the browser keeps unsent words under it.
    """
    return {
        "workbook": workbook,
        "card": {
            "id": card.id,
            "title": card.title,
            "capability": deck.capability_of(card.id).title,
            "summary": card.summary,
            "time": card.time,
            "minutes": card.sitting.minutes if card.sitting else 0,
            "short": card.sitting.short if card.sitting else 0,
            "have": card.have,
            "steps": list(card.steps),
            "example": deck.ours,
        },
        "read_back": card.read_back,
        "with_whom": card.with_whom,
        "stages": [{"id": stage.id, "label": stage.label, "hint": stage.hint} for stage in deck.stages],
        "steps": [step.title for step in steps_of(card)],
        "fields": cast("list[FieldView]", list(_fields(deck, card))),  # each is its kind's: a test holds them
    }


def fields_on_page(deck: Deck, card: Card) -> list[dict[str, Any]]:
    """The fields, as `card_view` has them, of all the cards that stand on the card's page."""
    return [field for item in deck.capability_of(card.id).cards for field in _fields(deck, item)]


def recalls(deck: Deck, card: Card) -> dict[str, Recalled]:
    """What the card looks back at, by the id of the field that does."""
    found = {}
    for field in card.fields:
        back, target = field.kind.looks_back(), deck.recalled(field)
        if target and back:
            found[field.id] = Recalled(*target, key=back.key, quick=back.quick and target[0].id != card.id)
    return found


def additions(deck: Deck, card: Card) -> dict[str, Recalled]:
    """The maps of other cards that people named on the card join, by the id of the field they are named in."""
    found = ((field, deck.added_to(field)) for field in card.fields)
    return {field.id: Recalled(*target, key=field.adds_to, quick=False) for field, target in found if target}


def _fields(deck: Deck, card: Card) -> Iterator[dict[str, Any]]:
    looked_at = recalls(deck, card)
    asked_of_others = others_ids(card)
    made_here: set[str] = set()
    step_of = {field: number for number, step in enumerate(steps_of(card)) for field in step.fields}
    for field in card.fields:
        step = {"step": step_of[field.id]}
        earlier = looked_at.get(field.id)
        if earlier is None:
            target = deck.added_to(field)
            adds = {"adds_to": t("card {card}", card=target[0].id)} if target else {}
            others = {"others": True} if ALSO + field.id in asked_of_others else {}
            yield {**field.page(), **step, **adds, **others, **_sheet(card, field), **_take(card, field)}
            continue
        title = t("card {card}, {title}", card=earlier.card.id, title=earlier.card.title)
        looks = {"quick": earlier.quick, "target_title": title, "target": earlier.field.page()}
        yield {**field.page(), **step, **looks}
        if earlier.quick and earlier.key not in made_here:
            made_here.add(earlier.key)
            yield {**_quick_one(earlier), **step, "short": field.short}


def _sheet(card: Card, field: Field) -> dict[str, Any]:
    """The page to print that is offered under a field: from which answers it is made."""
    if card.sheet is None or card.sheet.under != field.id:
        return {}
    return {"sheet": {"form": card.sheet.form, "fields": list(card.sheet.fields)}}


def _take(card: Card, field: Field) -> dict[str, Any]:
    """The page to take along, offered with the first question it carries: what may stand on it, where notes can go."""
    asked = card.taken
    if asked is None or not asked.fields or asked.fields[0] != field.id:
        return {}
    carried = [one for key in asked.fields if (one := card.field(key)) is not None]
    return {
        "take": {"choose": list(asked.choose), "carried": [{"id": item.id, "label": item.label} for item in carried]}
    }


def _quick_one(earlier: Recalled) -> dict[str, Any]:
    label = earlier.field.label
    page = earlier.field.page()
    if earlier.field.kind.columns:
        page["columns"] = [column for column in page["columns"] if column["id"] in _QUICK_COLUMNS] or page["columns"]
    if screens := page.get("screens"):
        page["screens"] = screens[:_QUICK_SCREENS]
    question = f"{label[:1].lower()}{label[1:]}"
    return {
        **page,
        "id": earlier.key,
        "label": t("Make a quick one here: {question}", question=question),
        "hint": t(
            "A few lines are enough. It is kept as your card {card}, where you can add to it later.",
            card=earlier.card.id,
        ),
        "when": None,
        "quick": True,
        "column": next((column.id for column in earlier.field.kind.columns), ""),
    }
