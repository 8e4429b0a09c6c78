"""Makes the document of a share: first what the leader wants, then each card. What is private is never put into it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from functools import partial
from typing import Any

from powerkit.deck import field_from
from powerkit.documents.model import (
    Block,
    Bullets,
    Contents,
    Document,
    Heading,
    Pairs,
    Paragraph,
    Place,
    Section,
    Table,
    deeper,
)
from powerkit.entries.quick_entry import number_of
from powerkit.entries.visibility import answered, safe, texts_inside
from powerkit.errors import RecordError
from powerkit.kinds.action import STATUSES
from powerkit.kinds.pictures import Draw, pictures_of
from powerkit.logbook.model import OWN_QUESTIONS, Action
from powerkit.logbook.share_model import KEPT, ROLES, NameWord
from powerkit.privacy import Names, PlaceCodes, may_hold
from powerkit.reports.record import about, answer_blocks, let_out, without_unread
from powerkit.reports.share.coarse_check import Rough
from powerkit.reports.share.model import Chosen, Matter
from powerkit.reports.share.selection import UNREAD, may_leave
from powerkit.text.dates import show_date

_MOST_CHANGES = 12
_NAMES_SAID = {
    KEPT: "People’s names are in this copy as they were written.",
    ROLES: "People’s names are replaced. The roles may still show who somebody is.",
}
_REPLACED_SAID = (
    "People’s names are replaced by codes. Somebody who knows them may still recognise them, so this is confidential."
)

Said = Callable[[str], str]
"""A text with codes in place of names."""


class Codes:
    """Codes in place of names: in full where a person is first met, such as "Colleague A (housing)", then in short."""

    def __init__(
        self, codes: Mapping[str, str], decided: Iterable[NameWord] = (), called: PlaceCodes | None = None
    ) -> None:
        """Replace names by these codes; *decided* is what the leader said of words.

        *called* are the codes of organisations and places that are called like somebody.
        """
        self._codes = dict(codes)
        self.called = called or PlaceCodes()
        decided = tuple(decided)
        self._known = partial(
            Names,
            spared=[one.word for one in decided if not one.is_name],
            sure=[one.word for one in decided if one.is_name],
            called=self.called,
        )
        self._short = {code: brief(code) for code in codes.values()}
        self.names = self._known(codes, self._short.values())
        self._labels = self._known({name: brief(code) for name, code in codes.items()})
        longest_first = sorted((code for code in self._short if self._short[code] != code), key=len, reverse=True)
        self._full = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def but_not(self, text: str) -> Names:
        """The names, without those that stand in *text*."""
        kept = {name: code for name, code in self._codes.items() if not _stands_in(name, text)}
        return self._known(kept, [*self._codes.values(), *self._short.values()])

    def roughly(self, to: str, allowed: Iterable[str]) -> Rough:
        """The second look for the same names, without those that stand in *to*; *allowed* are phrases that stay."""
        phrases = (*allowed, *self._short.values())
        kept = {name: code for name, code in self._codes.items() if not _stands_in(name, to)}
        return Rough({name: code for name, code in kept.items() if not Rough({name: code}).found(to)}, phrases)

    def label(self, text: str) -> str:
        """The text with codes in short, for pictures and titles.

        Raises:
            RecordError: a known name would still show.
        """
        return safe(self._labels, text)

    def from_here(self) -> Said:
        """What replaces names from here on, as if nobody had been met yet. It raises as `label` does."""
        met: set[str] = set()

        def code(match: re.Match[str]) -> str:
            if match[0] in met:
                return self._short[match[0]]
            met.add(match[0])
            return match[0]

        def said(text: str) -> str:
            replaced = safe(self.names, text)
            return self._full.sub(code, replaced) if self._full else replaced

        return said


def _stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text in any form."""
    return may_hold(name, text) and bool(Names({name: "Person"}).found(text))


def brief(code: str) -> str:
    """A code without what it says in brackets."""
    return code.partition(" (")[0]


def compose_share(matter: Matter, codes: Codes, draw: Draw = pictures_of) -> Document:
    """The document of a share, with codes in place of names.

    Raises:
        RecordError: a known name would still show. Nothing is made then.
    """
    try:
        return Document(_title(matter), tuple(_blocks(matter, codes, draw)))
    except RecordError:
        raise RecordError(
            "The copy was not made, because a name would still show in it.",
            "Look at the names once more, and tell us about it if it happens again.",
        ) from None


class _Unwritten(Codes):
    """Takes away what a person wrote, so that only the deck's words and ours are left."""

    def __init__(self) -> None:
        super().__init__({})

    def label(self, text: str) -> str:
        return ""

    def from_here(self) -> Said:
        return self.label


def own_texts(matter: Matter) -> frozenset[str]:
    """The texts of the share's document that the deck or the workbook wrote."""
    document = compose_share(matter, _Unwritten(), lambda *_: ())
    return frozenset(texts_inside([asdict(block) for block in document.blocks]))


def addressed(to: str) -> str:
    """How the first page says for whom it is. The reader knows their own name, so it stands as it is."""
    return " ".join(to.split())


def section_title(chosen: Chosen, said: Said) -> str:
    """What the section of a card is called: its number, its title and the community."""
    entry = chosen.entry
    title = f"{number_of(entry.card)} {entry.wording.get('title', '')}".strip()
    community = "" if entry.is_wholly_private else said(entry.community)
    return f"{title}: {community}" if community else title


def as_shared(wording: Mapping[str, Any], answer: Any, chosen: Chosen) -> Any:
    """The answer as it may be shared: without words that the leader leaves out, and quotes that are not let out."""
    field = field_from(wording)
    if field is not None:
        answer = field.kind.without(answer, chosen.pick.left_out.get(field.id, frozenset()))
    return let_out(wording, answer)


def drawn_only(matter: Matter) -> Iterator[str]:
    """The texts of the share that stand in its pictures alone: those of earlier maps and clouds."""
    for one in matter.chosen:
        for wording, answer in _leaving(one):
            field = field_from(wording)
            if field is not None:
                yield from field.kind.drawn_texts(as_shared(wording, answer, one))


def _title(matter: Matter) -> str:
    return f"From my Power Shifting Workbook, {_day(matter.made.date().isoformat())}"


def _blocks(matter: Matter, codes: Codes, draw: Draw) -> Iterator[Block]:
    said = codes.from_here()
    yield Section("What I would like from you", tuple(_wanted(matter, said)), framed=True)
    if actions := [action for one in matter.chosen for action in one.actions]:
        yield Section("My actions, and what I learnt", (_actions(actions, said),))
    if matter.last is not None:
        since = _day(matter.last.date().isoformat())
        yield Section(f"What has changed since {since}", tuple(_changed(matter, said, codes.label)))
    yield Contents()
    for number, one in enumerate(matter.chosen):
        entry = one.entry
        place = Place(entry.card, entry.id, entry.version)
        title = section_title(one, codes.label)
        yield Section(title, tuple(_card(one, codes, draw)), place=place, fresh=number == 0)


def _wanted(matter: Matter, said: Said) -> Iterator[Block]:
    ask = matter.ask
    rows = [("For", addressed(ask.to))] if ask.to.strip() else []
    cards = len(matter.chosen)
    rows += [("Date", _day(matter.made.date().isoformat())), ("In it", f"{cards} {'card' if cards == 1 else 'cards'}")]
    yield Pairs(tuple(rows))
    if ask.wants.strip():
        yield Paragraph(said(ask.wants.strip()))
    if questions := [said(one.strip()) for one in ask.questions if one.strip()]:
        yield Heading("My questions", 3)
        yield Bullets(tuple(questions), numbered=True)
    yield Paragraph(_NAMES_SAID.get(ask.names, _REPLACED_SAID), quiet=True)


def _actions(actions: list[Action], said: Said) -> Table:
    heads = ("What I will do", "By when, and where it stands", "What I learnt, and what next")
    rows = [
        (
            _lines(said(one.what), _after("With ", said(one.who))),
            _lines(_day(one.due.isoformat()) if one.due else "", STATUSES.get(one.status, "")),
            _lines(said(one.learnt), _after("Next: ", said(one.next))),
        )
        for one in actions
    ]
    used = [at for at in range(len(heads)) if at == 0 or any(row[at] for row in rows)]
    return Table("", tuple(heads[at] for at in used), tuple(tuple(row[at] for at in used) for row in rows))


def _changed(matter: Matter, said: Said, label: Said) -> Iterator[Block]:
    new = [section_title(one, label) for one in matter.chosen if one.earlier is None]
    if new:
        yield Paragraph("You have not seen these before:")
        yield Bullets(tuple(new))
    same = []
    for one in matter.chosen:
        if one.earlier is None:
            continue
        if changes := [said(text) for text in _changes(one)]:
            more = len(changes) - _MOST_CHANGES
            yield Heading(section_title(one, label), 3)
            yield Bullets((*changes[:_MOST_CHANGES], *([f"… and {more} more changes"] if more > 0 else ())))
        else:
            same.append(section_title(one, label))
    if same:
        yield Paragraph("Nothing that you see has changed in:")
        yield Bullets(tuple(same))


def _changes(one: Chosen) -> Iterator[str]:
    """What changed in answers that this reader was shown then and is shown now; nothing they were not shown."""
    assert one.earlier is not None
    before = {wording["id"]: (wording, answer) for wording, answer in answered(one.earlier)}
    for wording, answer in _leaving(one):
        field = field_from(wording)
        if field is None:
            continue
        old_wording, old = before.get(field.id, (wording, None))
        old_field = field_from(old_wording)
        if old is not None and not may_leave(one.earlier, field.id, one.earlier_put_in):
            yield f"{field.label} You can read this now."
            continue
        if old_field is None or type(old_field.kind) is not type(field.kind):
            continue
        old = None if old is None else as_shared(old_wording, old, one)
        yield from (f"{field.label} {text}" for text in field.kind.compare(old, as_shared(wording, answer, one)))


def _leaving(one: Chosen) -> Iterator[tuple[Mapping[str, Any], Any]]:
    """The answers of an entry that leave."""
    for wording, answer in answered(one.entry):
        if may_leave(one.entry, wording["id"], one.pick.put_in):
            yield wording, answer


def _card(one: Chosen, codes: Codes, draw: Draw) -> Iterator[Block]:
    entry, said = one.entry, codes.from_here()
    if one.summary:
        yield Paragraph(f"The task: {one.summary}", quiet=True)
    if not entry.is_wholly_private:
        yield Pairs(tuple(about(entry, said)))
    blocks: list[Block] = []
    for wording, answer in _leaving(one):
        made = answer_blocks(wording, as_shared(wording, answer, one), said, draw, codes.label)
        for block in made if f"{wording['id']}{UNREAD}" in one.pick.put_in else without_unread(made):
            # Its question stands right above it.
            same = isinstance(block, Table) and block.caption == wording.get("label")
            blocks.append(replace(block, caption="") if isinstance(block, Table) and same else block)
    if may_leave(entry, OWN_QUESTIONS, one.pick.put_in):
        for own in entry.own:
            blocks += [Heading(said(own.question) or "My own question", 2), Paragraph(said(own.answer))]
    yield from deeper(blocks)
    if not blocks:
        yield Paragraph("No answer of this card is in this copy.")


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def _after(label: str, text: str) -> str:
    return f"{label}{text}" if text else ""


def _day(text: str) -> str:
    return show_date(text)
