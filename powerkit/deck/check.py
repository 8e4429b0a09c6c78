"""What a deck's cards say of each other and of their own fields, checked: each problem is a line."""

from collections.abc import Mapping

from powerkit.deck.model import Capability, Card, Field
from powerkit.kinds import KINDS
from powerkit.logbook.model import ABOUT_PEOPLE, OWN_QUESTIONS
from powerkit.text.toml_reader import Spec


def check_story(spec: Spec, field: Field, card: Card) -> None:
    """A story names fields of its own card, and answers that its question can have."""
    if field.story is None:
        return
    for item in field.story.fields:
        if card.field(item) is None and item not in (ABOUT_PEOPLE, OWN_QUESTIONS):
            spec.wrong(f'"story" names "{item}", but must name fields of the same card, "about.people" or "about.own"')
    known = [option.id for option in field.kind.choices()] if field.kind.one_choice else []
    for end in field.story.ends:
        if end not in known:
            can = f"can only be: {', '.join(known)}" if known else "is no choice of one"
            spec.wrong(f'"story" ends with "{end}", but the answer {can}')


def check_when(spec: Spec, field: Field, card: Card) -> None:
    """A field that waits for an answer waits for one that can be given on its card."""
    if field.when is None or not field.when.field:
        return
    other = card.field(field.when.field)
    if other is None or not other.kind.choices():
        spec.wrong(f'"when" names "{field.when.field}", but must name a choice of the same card')
        return
    known = [option.id for option in other.kind.choices()]
    for item in field.when.given:
        if item not in known:
            spec.wrong(f'"when" waits for "{item}", but "{other.id}" can only be: {", ".join(known)}')


def check_consent(spec: Spec, field: Field) -> None:
    """What counts as a yes is an answer that can be given."""
    known = [option.id for option in field.kind.choices()]
    for item in field.consent:
        if item not in known:
            can = f"can only be: {', '.join(known)}" if known else "is no choice"
            spec.wrong(f'"consent" asks for "{item}", but the answer {can}')


def check_pointers(spec: Spec, field: Field, card: Card) -> None:
    """Another field that a field names is there."""
    for item in field.kind.points_to():
        other = card.field(item.field)
        if other is None or item.field == field.id or (item.words and not other.kind.words_form):
            what = "a text" if item.words else "another field"
            spec.wrong(f'"{item.key}" names "{item.field}", but must name {what} of the same card')


def check_with_whom(spec: Spec, card: Card) -> None:
    """The question that asks who the card was done with asks for people; so does one with whom an action is agreed."""
    if card.with_whom and not _asks_for_people(card.field(card.with_whom)):
        spec.wrong(f'"with_whom" is "{card.with_whom}", but must name a question of the card that asks for people')
    for field in card.fields:
        agreed = str(field.source.get("with_whom", ""))
        asked = card.field(agreed)
        if agreed and (asked is None or asked.source.get("form") != "people"):
            spec.wrong(f'"with_whom" is "{agreed}", but must name a question of the card with form = "people"')


def _asks_for_people(field: Field | None) -> bool:
    """Whether a question asks for people's names: in one box, or a row for each."""
    if field is None:
        return False
    columns = field.source.get("columns", ())
    return field.source.get("form") == "people" or any(column.get("type") == "people" for column in columns)


def check_between_cards(read: list[tuple[Spec, Capability]], *, whole: bool) -> None:
    """Check what cards say of each other; unless the deck was read *whole*, not of a card that may be in the rest."""
    cards = {card.id: card for _, capability in read for card in capability.cards}
    seen: set[str] = set()
    for spec, capability in read:
        for number, card in enumerate(capability.cards):
            where = spec.inner("card", number, f"card {card.id}")
            if card.id and card.id in seen:
                where.wrong(f'the id "{card.id}" is used twice; each must be its own', "id")
            seen.add(card.id)
            _check_recalls(where, card, cards, whole=whole)
            _check_additions(where, card, cards, whole=whole)


def _check_recalls(spec: Spec, card: Card, cards: Mapping[str, Card], *, whole: bool) -> None:
    for field in card.fields:
        back = field.kind.looks_back()
        if back is None or not back.key:
            continue
        target = cards.get(back.card)
        if target is None and not whole:
            continue
        if target is None or target.field(back.field) is None:
            _of_field(spec, field).wrong(f'"of" is "{back.key}", but must name a field of a card, such as "1.2.map"')


def _check_additions(spec: Spec, card: Card, cards: Mapping[str, Card], *, whole: bool) -> None:
    for field in card.fields:
        there, _, wanted = field.adds_to.rpartition(".")
        target = cards[there].field(wanted) if there in cards and there != card.id else None
        if (target is None and not whole and there not in cards) or (
            target and str(target.source.get("kind")) not in KINDS
        ):
            continue
        if field.adds_to and (target is None or not target.kind.gathers_people):
            _of_field(spec, field).wrong(
                f'"adds_to" is "{field.adds_to}", but must name a map of another card, such as "1.2.map"'
            )


def _of_field(spec: Spec, field: Field) -> Spec:
    number = next(at for at, asked in enumerate(spec.data["field"]) if asked is field.source)
    return spec.inner("field", number, f"field {field.id}")
