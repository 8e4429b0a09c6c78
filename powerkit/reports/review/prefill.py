"""The proforma filled from the log book: short, each with where it comes from, and never from a private answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from powerkit.deck import Deck, Field
from powerkit.deck.review_form import Heading, Proforma
from powerkit.entries.page_entries import review_period
from powerkit.entries.quick_entry import is_note
from powerkit.logbook import Logbook
from powerkit.logbook.model import ENDED_STATUSES, Action, Entry
from powerkit.reports.review.collect import Held, InPeriod
from powerkit.text.catalogue import later, t
from powerkit.text.dates import show_date
from powerkit.text.periods import Period
from powerkit.text.sentences import opening, sentences, standing_alone, telling

LONGEST = 240
"""Characters of an answer that are put under a heading; the leader knows where to find the rest."""

MOST = 3
"""How many answers go into one cell of what was learnt: a review is read in minutes."""

IN_FULL = 12
"""How many actions are told in full, unless the leader says which; the rest stand in the appendix."""

MOST_NEXT = 6
"""How many objectives are put down: a few clear ones are enough, and every open action stands in the appendix."""

_SENTENCES, _LEAST_WORDS = 3, 6
_ENDS = ".!?…"
_ORDER = {"done": 0, "doing": 1, "planned": 2, "carried": 3, "dropped": 4}
_NOT_A_CARD = later("Other")
_TOLD = {
    "did": later("What changed: {sentence}"),
    "hard": later("What was hard: {sentence}"),
    "next": later("What comes next: {sentence}"),
}


@dataclass(frozen=True)
class Found:
    """What there is to fill a review from; *earlier* is the newest review before it, *today* when it is filled."""

    deck: Deck
    held: Held
    leader: str = ""
    earlier: Entry | None = None
    today: date | None = None

    @property
    def going(self) -> list[Action]:
        """The actions that are still open: those with a day to come first, then those with none, then the overdue."""
        today = self.today or self.held.period.end

        def later_first(action: Action) -> tuple[Any, ...]:
            ahead = 1 if action.due is None else 0 if action.due >= today else 2
            return ahead, action.due or today, action.id

        return sorted(
            (action for action in self.held.open_actions if action.status not in ENDED_STATUSES), key=later_first
        )


def earlier_review(logbook: Logbook, period: Period) -> Entry | None:
    """The review saved before for the period that ended last before this one began, or began before it."""
    found = [(then.end, entry) for entry in logbook.latest() if (then := review_period(entry.card)) is not None]
    before = [(end, entry) for end, entry in found if end < period.end]
    return max(before, key=lambda item: (item[0], item[1].saved))[1] if before else None


def filled(proforma: Proforma, found: Found) -> dict[str, Any]:
    """The answer for each heading that the log book has something for, by the id of its question."""
    made = {heading.field.id: _filled(heading, found) for heading in proforma.headings if heading.fill}
    return {key: value for key, value in made.items() if value}


def capability_name(deck: Deck, card: str) -> str:
    """The number and title of the capability that a card belongs to, whatever became of the card."""
    if is_note(card):
        return t(_NOT_A_CARD)
    number = card.partition(".")[0]
    title = next((capability.title for capability in deck.capabilities if str(capability.number) == number), "")
    return f"{number}. {title}" if title else t("{number}. A capability this deck no longer has", number=number)


def _filled(heading: Heading, found: Found) -> Any:
    match heading.fill:
        case "answers":
            return "\n\n".join(_answers(found.held, heading.sources.get("from", ())))
        case "last":
            return _rows(_last(found.earlier))
        case "actions":
            marks = any(column.id == "full" for column in heading.field.kind.columns)
            return _rows(_actions(found.held, marks))
        case "short":
            return "\n".join(_in_sentences(found, heading.sources))
        case "learning":
            return _rows(_learning(found, heading.sources))
        case "next":
            return _rows(_next(found))
        case "confirmation":
            return _rows([{"who": t("Me"), "name": found.leader}, {"who": t("My supervisor or manager"), "name": ""}])
    return None


def _rows(rows: Any) -> list[dict[str, Any]]:
    return [{"_id": f"r{number}", **row} for number, row in enumerate(rows, 1)]


def _answers(held: Held, sources: tuple[str, ...]) -> Iterator[str]:
    for entry, field, answer in _of(held, sources):
        if text := _in_short(field, answer):
            yield f"{text} ({_from(entry)})"


def _of(held: Held, sources: tuple[str, ...]) -> Iterator[tuple[InPeriod, Field, Any]]:
    """The open answers that *sources* name, in the order of the sources and then of time."""
    for source in sources:
        card, _, wanted = source.rpartition(".")
        for item in held.chosen:
            if item.entry.card == card:
                yield from ((item, field, answer) for field, answer in item.answers if field.id == wanted)


def _in_sentences(found: Found, sources: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """A line each: what changed, what was hard and what comes next, in a sentence; then one from each of "from"."""
    for use, label in _TOLD.items():
        said = _sentence_from(found.held, sources.get(use, ())) or (_of_actions(found, use) if use in sources else "")
        if said:
            yield t(label, sentence=said)
    told = (_sentence_from(found.held, (source,)) for source in sources.get("from", ()))
    yield from list(dict.fromkeys(filter(None, told)))[:_SENTENCES]


def _sentence_from(held: Held, sources: tuple[str, ...]) -> str:
    """The sentence to quote from the newest answer of the first source that has one which stands by itself."""
    texts = [field.kind.in_short(answer) for source in sources for _, field, answer in list(_of(held, (source,)))[-1:]]
    alone = (standing_alone(text) for text in texts)
    return next((found[0] for found in alone if found), "") or next(map(_whole_sentence, filter(None, texts)), "")


def _of_actions(found: Found, use: str) -> str:
    """What actions say of it: what came of the newest that is done, or the next that is still to come."""
    if use == "did":
        done = (action for action in reversed(found.held.open_actions) if action.status == "done")
        return next((said[0] for action in done if (said := standing_alone(f"{action.happened}\n{action.learnt}"))), "")
    return next((_ended(opening(action.what, LONGEST)) for action in found.going), "") if use == "next" else ""


def _whole_sentence(text: str) -> str:
    """The first sentence that says something by itself, or what comes nearest to one."""
    found = next(
        (sentence for sentence in sentences(text) if sentence[-1] in _ENDS and len(sentence.split()) >= _LEAST_WORDS),
        "",
    )
    return _ended(found or telling(text))


def _ended(sentence: str) -> str:
    return sentence if not sentence or sentence[-1] in _ENDS else f"{sentence}."


def _in_short(field: Field, answer: Any) -> str:
    return opening(field.kind.in_short(answer), LONGEST)


def _from(one: InPeriod) -> str:
    entry = one.entry
    day = show_date(entry.saved.date().isoformat())
    return (
        t("quick entry, {day}", day=day) if is_note(entry.card) else t("card {card}, {day}", card=entry.card, day=day)
    )


def _last(earlier: Entry | None) -> Iterator[dict[str, str]]:
    """The objectives that the last review ended with."""
    rows = earlier.answers.get("next") if earlier else None
    for row in rows if isinstance(rows, list) else ():
        what = str(row.get("objective") or "").strip()
        measure = str(row.get("measure") or "").strip()
        if what:
            yield {
                "what": t("{what}\nMeasured by: {measure}", what=what, measure=measure) if measure else what,
                "met": "",
                "examples": "",
            }


def _actions(held: Held, marks: bool) -> Iterator[dict[str, Any]]:
    """Every action that may leave, those that taught something first; with *marks*, the first are told in full."""
    in_full = 0
    for action in sorted(held.open_actions, key=_by_result):
        came = [
            action.happened,
            action.learnt and t("I learnt: {learnt}", learnt=action.learnt),
            action.reason and f"Why: {action.reason}",
        ]
        said = "\n".join(opening(text, LONGEST) for text in came if text.strip())
        full = bool(said) and in_full < IN_FULL
        in_full += full
        yield {
            "what": opening(action.what, LONGEST),
            "stands": action.status if action.status in _ORDER else "",
            "came": said,
            **({"full": full} if marks else {}),
        }


def _by_result(one: Action) -> tuple[Any, ...]:
    taught = one.status == "done" and bool(one.learnt.strip())
    return not taught, _ORDER.get(one.status, 5), one.due is None, one.due, one.id


def _learning(found: Found, sources: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, str]]:
    learnt: dict[str, list[str]] = {}
    changed: dict[str, list[str]] = {}
    for use, kept in (("learnt", learnt), ("changed", changed)):
        for one, field, answer in _of(found.held, sources.get(use, ())):
            if text := _in_short(field, answer):
                kept.setdefault(capability_name(found.deck, one.entry.card), []).append(f"{text} ({_from(one)})")
    by_action: dict[str, list[str]] = {}
    for action in found.held.open_actions:
        if action.learnt.strip():
            name = capability_name(found.deck, action.card)
            by_action.setdefault(name, []).append(f"{opening(action.learnt, LONGEST)} (action, {_card(action)})")
    learnt = {**by_action, **learnt}  # what came of actions stands under them already
    for name in sorted(learnt.keys() | changed.keys(), key=_by_number):
        yield {
            "capability": name,
            "learnt": "\n".join(learnt.get(name, [])[-MOST:]),
            "changed": "\n".join(changed.get(name, [])[-MOST:]),
        }


def _next(found: Found) -> Iterator[dict[str, str]]:
    for item in found.going[:MOST_NEXT]:
        when = item.due.isoformat() if item.due else ""
        yield {
            "objective": opening(item.what, LONGEST),
            "measure": opening(item.how, LONGEST),
            "when": when,
            "support": item.who.strip(),
        }


def _card(action: Action) -> str:
    return t("quick entry") if is_note(action.card) else t("card {card}", card=action.card)


def _by_number(name: str) -> tuple[int, str]:
    number = name.partition(".")[0]
    return (int(number) if number.isdecimal() else 1000, name)
