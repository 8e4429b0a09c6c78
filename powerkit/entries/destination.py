"""Where are we heading: the deck's statements of what it looks like when power has shifted, rated, and looked at again.

A look is saved as a version of one entry for each community. A rating always says whose view it is.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from powerkit.deck import Card, field_from
from powerkit.deck.conversation_starter import Group
from powerkit.documents.model import Block, Heading, Paragraph, Picture, Table
from powerkit.drawing.charts.shift import UNSURE, Shift, draw_shift
from powerkit.entries.new_version import new_version, page_answers
from powerkit.entries.page_entries import DESTINATION
from powerkit.entries.visibility import show_moment
from powerkit.errors import AnswerError
from powerkit.kinds.options import DONT_KNOW
from powerkit.logbook import Logbook
from powerkit.logbook.model import Draft, Entry, line_key
from powerkit.text.catalogue import later, later_many, t, tn
from powerkit.text.dates import show_date

TITLE = later("Where are we heading?")

STEPS: Mapping[str, str] = {
    "not_yet": later("Not true here yet"),
    "few": later("True in a few places"),
    "many": later("True in many places"),
    "nearly": later("True nearly everywhere"),
}
"""How true a statement is, the least first."""

VIEWS: Mapping[str, str] = {
    "mine": later("Mine"),
    "colleagues": later("My colleagues’"),
    "residents": later("Residents’"),
}
"""Whose view a rating is."""


@dataclass(frozen=True)
class Rating:
    """One statement in one view: its step (a key of `STEPS`, or "dont_know") and the evidence for it."""

    step: str
    evidence: str = ""


Look = Mapping[tuple[str, str], Rating]
"""Ratings by statement and view."""


def destination_card(groups: tuple[Group, ...]) -> Card:
    """The statements as a card: a question for each group, a row for each rating."""
    fields = (field_from(_wording(group)) for group in groups)
    return Card(DESTINATION, t(TITLE), "", "", "", (), tuple(field for field in fields if field is not None))


def save_look(
    logbook: Logbook,
    groups: tuple[Group, ...],
    answers: Mapping[str, Any],
    community: str,
    drafts: tuple[Draft, ...] = (),
    *,
    client: str,
    number: int,
) -> Entry:
    """Keep the ratings as the next look. The same client and number a second time saves nothing more.

    Raises:
        AnswerError: a rating does not fit, or there is none. Nothing was saved.
        LogbookError: it cannot be saved.
    """
    card = destination_card(groups)
    clean = page_answers(card, {key: _rated(rows) for key, rows in answers.items()}, t("Nothing was saved."))
    if not clean:
        raise AnswerError(t("Nothing is rated yet."), t("Choose a rating for one statement at least."))
    version = new_version(card, clean, community=community, drafts=drafts)
    return logbook.save_version(version, client=client, number=number)


def look_of(entry: Entry) -> Look:
    """The ratings of a saved look."""
    rows = (row for answer in entry.answers.values() if isinstance(answer, list) for row in answer)
    return {
        (str(row.get("statement")), str(row.get("view"))): Rating(str(row["rating"]), str(row.get("evidence") or ""))
        for row in rows
        if row.get("rating")
    }


def looks(logbook: Logbook, community: str) -> list[Entry]:
    """Every look saved for that community, the first one first."""
    latest = logbook.latest(card=DESTINATION, community=community, limit=1)
    return logbook.versions(latest[0].id) if latest else []


def draft_field(community: str) -> str:
    """Under which name the draft of a look at that community is kept: it does not show the community's own."""
    return f"form-{hashlib.sha256(line_key(community).encode('utf-8', 'replace')).hexdigest()[:12]}"


def then_and_now(groups: tuple[Group, ...], then: Entry | None, now: Entry, view: str) -> tuple[Block, ...]:
    """What has moved between two looks in one view: a sentence, then for each group a picture and a table."""
    before, after = look_of(then) if then else {}, look_of(now)
    was, is_now = _named(then, now) if then else "", _named(now, then or now)
    blocks: list[Block] = [Paragraph(_sentence(then, before, after, view))]
    for group in groups:
        known = [
            statement
            for statement in group.statements
            if (statement.id, view) in before or (statement.id, view) in after
        ]
        if not known:
            continue
        shifts = [
            Shift(item.text, _step(before.get((item.id, view))), _step(after.get((item.id, view)))) for item in known
        ]
        said = _told(group.name, [_moved(shift) for shift in shifts])
        svg = draw_shift([t(step) for step in STEPS.values()], shifts, title=group.name, alt=said, then=was, now=is_now)
        heads = ("Statement", *([was] if then else []), is_now, t("What makes me say so"))
        rows = tuple(
            (
                item.text,
                *([_shown(before.get((item.id, view)))] if then else []),
                _shown(after.get((item.id, view))),
                (after.get((item.id, view)) or before.get((item.id, view)) or Rating("")).evidence or "–",
            )
            for item in known
        )
        blocks += [
            Heading(group.name, 3),
            Paragraph(said),
            Picture(svg, t("{said} The table after it says where each stands.", said=said), ""),
            Table("", heads, rows),
        ]
    return tuple(blocks)


def shown_last(entry: Entry | None) -> dict[str, str]:
    """What was said of each statement and view in a look, as people read it, by "statement.view"."""
    if entry is None:
        return {}
    return {f"{one}.{view}": f"{_day(entry)}: {_shown(rating)}" for (one, view), rating in look_of(entry).items()}


def about(entry: Entry) -> str:
    """When a look was saved, in words."""
    return t("Look {version}, {moment}", version=entry.version, moment=show_moment(entry))


def _wording(group: Group) -> dict[str, Any]:
    def options(given: Mapping[str, str]) -> list[dict[str, str]]:
        return [{"id": key, "label": t(label)} for key, label in given.items()]

    statements = {statement.id: statement.text for statement in group.statements}
    return {
        "id": group.id,
        "kind": "table",
        "label": group.name,
        "row": t("rating"),
        "private": True,
        "columns": [
            {
                "id": "statement",
                "label": t("Statement"),
                "type": "choice",
                "options": [{"id": key, "label": text} for key, text in statements.items()],
            },
            {"id": "view", "label": t("Whose view"), "type": "choice", "options": options(VIEWS)},
            {"id": "rating", "label": t("How true it is"), "type": "choice", "options": options(STEPS)},
            {"id": "evidence", "label": t("What makes me say so"), "type": "long"},
        ],
    }


def _rated(rows: Any) -> Any:
    """The rows that rate or say something: whose view it is says nothing by itself."""
    if not isinstance(rows, list):
        return rows
    return [
        row for row in rows if not isinstance(row, dict) or row.get("rating") or str(row.get("evidence") or "").strip()
    ]


def _step(rating: Rating | None) -> int | str | None:
    if rating is None or not rating.step:
        return None
    return "?" if rating.step == DONT_KNOW else list(STEPS).index(rating.step) if rating.step in STEPS else None


def _shown(rating: Rating | None) -> str:
    if rating is None or not rating.step:
        return "–"
    return t(UNSURE) if rating.step == DONT_KNOW else t(STEPS[rating.step]) if rating.step in STEPS else rating.step


def _moved(one: Shift) -> str:
    if not isinstance(one.now, int):
        return "unsure" if one.now == "?" else "not looked at now"
    if not isinstance(one.then, int):
        return "new"
    return "closer" if one.now > one.then else "further away" if one.now < one.then else "the same"


def _told(name: str, moves: list[str]) -> str:
    parts = [tn(*said, moves.count(key)) for key, said in _MOVES.items() if key in moves]
    return t("{statements}: {moves}.", statements=name, moves=", ".join(parts))


_MOVES = {
    "closer": later_many("{number} closer to true than before", "{number} closer to true than before"),
    "further away": later_many("{number} further from true than before", "{number} further from true than before"),
    "the same": later_many("{number} where it was", "{number} where it was"),
    "new": later_many("{number} rated for the first time here", "{number} rated for the first time here"),
    "unsure": later_many("{number} “I don’t know”", "{number} “I don’t know”"),
    "not looked at now": later_many("{number} not looked at this time", "{number} not looked at this time"),
}
_NOTHING = {
    "mine": later("Nothing is rated in my view in these looks."),
    "colleagues": later("Nothing is rated in my colleagues’ view in these looks."),
    "residents": later("Nothing is rated in residents’ view in these looks."),
}
_RATED = {
    "mine": later("In my view, {number} of the statements are rated."),
    "colleagues": later("In my colleagues’ view, {number} of the statements are rated."),
    "residents": later("In residents’ view, {number} of the statements are rated."),
}
_SINCE = {
    "mine": later(
        "In my view, since {day}: {closer} closer to true, {away} further away, "
        "{same} where they were, {new} rated for the first time."
    ),
    "colleagues": later(
        "In my colleagues’ view, since {day}: {closer} closer to true, {away} further away, "
        "{same} where they were, {new} rated for the first time."
    ),
    "residents": later(
        "In residents’ view, since {day}: {closer} closer to true, {away} further away, "
        "{same} where they were, {new} rated for the first time."
    ),
}


def _sentence(then: Entry | None, before: Look, after: Look, view: str) -> str:
    pairs = [(before.get(key), after.get(key)) for key in {*before, *after} if key[1] == view]
    if not pairs:
        return t(_NOTHING[view])
    moves = [_moved(Shift("", _step(was), _step(now))) for was, now in pairs]
    if then is None:
        return t(_RATED[view], number=len(moves))
    return t(
        _SINCE[view],
        day=_day(then),
        closer=moves.count("closer"),
        away=moves.count("further away"),
        same=moves.count("the same"),
        new=moves.count("new"),
    )


def _named(entry: Entry, other: Entry) -> str:
    """The day of a look, and its number where both were on one day."""
    same = entry.saved.date() == other.saved.date() and entry.version != other.version
    return t("{day}, look {version}", day=_day(entry), version=entry.version) if same else _day(entry)


def _day(entry: Entry) -> str:
    return show_date(entry.saved.date().isoformat())


def views_used(entries: list[Entry]) -> Iterator[str]:
    """The views in which something is rated in any of these looks."""
    used = {view for entry in entries for _, view in look_of(entry)}
    yield from (view for view in VIEWS if view in used)
