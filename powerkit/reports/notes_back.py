"""What came back on a card: comments on it, and answers to what the leader asked when she sent it.

A reader who was given codes writes of "Person A". On the leader's own screen her own names stand there again; nothing
that leaves is made of this.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from itertools import groupby

from powerkit.entries.visibility import codes_said, place_codes_given
from powerkit.logbook import Logbook
from powerkit.logbook.share_model import KeptComment, KeptReply, Share
from powerkit.reports.share.codes import brief
from powerkit.text.catalogue import t, tn
from powerkit.text.dates import show_date

_CODED = re.compile(r"\w+ [A-Z]{1,3}\b(?: \([^)]*\))?")
"""What may be a code; that it may be other words does no harm."""

_LIKE_A_CODE = re.compile(r"\w{3} (?!I\b)[A-Z]{1,3}\b")
"""The same, where nothing is looked up for what is not."""

Reading = Callable[[int, str], str]
"""What a reader of the share of that number wrote, with the leader's own names for the codes."""


@dataclass(frozen=True)
class NoteBack:
    """A comment that came back: *by* whom, by name or else as a reader, on which *day*, *about* what, its *answers*.

    *fresh* is what came since the entry was saved.
    """

    text: str
    by: str
    day: str
    about: str
    closed: bool
    answers: tuple["NoteBack", ...] = ()
    fresh: bool = False


def notes_on(logbook: Logbook, entry: int, saved: datetime | None = None) -> Iterator[NoteBack]:
    """What came back on an entry, the newest first, each with the answers to it beneath it; it was *saved* then.

    An answer to what she asked of this entry alone comes first, and comments on the entry before what was said of all
    that was sent with it.
    """
    shares, given = came_back(logbook, entry)
    texts = {said.text for _, said in given}
    read = own_names(logbook, shares.values())
    for reply, said in given:
        if said.answers not in texts:
            note = _note(reply, said, given, frozenset(), shares, read)
            yield replace(note, fresh=saved is not None and reply.received > saved)


def came_back(logbook: Logbook, entry: int) -> tuple[dict[int, Share], list[tuple[KeptReply, KeptComment]]]:
    """The shares that an entry was in, by number, and every comment on it or on all of such a share, in order."""
    sent = (share for share in logbook.shares() if any(item.entry == entry for item in share.said.items))
    shares = {share.number: share for share in sent}
    found = [(reply, said) for number in shares for reply in logbook.replies(share=number) for said in reply.comments]
    given = [(reply, said) for reply, said in found if said.entry in (entry, 0)]
    given.sort(key=lambda item: (_place(item[1], shares[item[0].share]), -item[0].received.timestamp()))
    return shares, given


def hits_read(logbook: Logbook, entry: int, parts: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """What a search shows of an entry, in *parts*: what stands in a comment is read with the leader's own names."""
    plain = "".join(text for text, _ in parts)
    if not _LIKE_A_CODE.search(plain):
        return list(parts)
    shares, given = came_back(logbook, entry)
    shown = " ".join(plain.strip("…").split())
    of = next((reply for reply, said in given if shown in _as_found(reply, said)), None)
    return list(_read_hits(parts, partial(own_names(logbook, shares.values()), of.share))) if of else list(parts)


def _as_found(reply: KeptReply, said: KeptComment) -> str:
    return " ".join(f"{said.text} {said.author or reply.reviewer}".split())


def _read_hits(parts: Sequence[tuple[str, bool]], read: Callable[[str], str]) -> Iterator[tuple[str, bool]]:
    """The pieces with names for codes; a name is lit where a part of its code was."""
    plain = "".join(text for text, _ in parts)
    lit = [hit for text, hit in parts for _ in text]
    done = [(letter, hit) for letter, hit in zip(plain, lit, strict=True)]
    for code in reversed(list(_CODED.finditer(plain))):
        if (name := read(code[0])) != code[0]:
            done[code.start() : code.end()] = [(name, any(lit[code.start() : code.end()]))]
    for hit, run in groupby(done, key=lambda piece: piece[1]):
        yield "".join(text for text, _ in run), hit


def own_names(logbook: Logbook, shares: Iterable[Share]) -> Reading:
    """Reads what readers of *shares* wrote with the leader's own names in it, each by the codes they were given."""
    ways = {share.number: (share.said.recipient, share.said.names) for share in shares}

    @cache
    def codes_of(to: str, way: str) -> Callable[[str], str]:
        places = place_codes_given(logbook)
        return decoding(places, codes_said(places), logbook.share_codes(to, way))

    return lambda share, text: codes_of(*ways[share])(text) if share in ways else text


def _place(said: KeptComment, share: Share) -> int:
    """Where a comment stands among all that came back on an entry that was in that share."""
    if said.entry:
        return 1
    return 0 if len(share.said.items) == 1 and question_answered(said, share) else 2


def decoding(*codes: Mapping[str, str]) -> Callable[[str], str]:
    """What puts names (the keys) in the place of their *codes*, whole or without what stands in brackets."""
    names = {form: name for some in codes for name, code in some.items() for form in (brief(code), code)}
    if not names:
        return lambda text: text
    known = {_form(code): name for code, name in names.items()}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_spelt, sorted(names, key=len, reverse=True)))})(?!\w)")
    return lambda text: pattern.sub(lambda found: known[_form(found[0])], text)


def _spelt(code: str) -> str:
    """A code as people write it again: "person A", or with another blank in it; its letter is a capital."""
    first, *rest = code.split()
    return r"\s+".join([f"(?i:{re.escape(first)})", *map(re.escape, rest)])


def _form(code: str) -> str:
    first, _, rest = " ".join(code.split()).partition(" ")
    return f"{first.casefold()} {rest}"


def _note(
    reply: KeptReply,
    said: KeptComment,
    given: list[tuple[KeptReply, KeptComment]],
    above: frozenset[str],
    shares: Mapping[int, Share],
    read: Reading,
) -> NoteBack:
    """A comment with its answers; a thread that goes round in a circle ends."""
    on = above | {said.text}
    under = tuple(
        _note(of, answer, given, on, shares, read)
        for of, answer in given
        if answer.answers == said.text and answer.text not in on
    )
    about = read(reply.share, said_of(said, shares[reply.share]))
    day = show_date(reply.received.date().isoformat())
    by = written_by(reply, said.author, shares.get(reply.share))
    return NoteBack(read(reply.share, said.text), by, day, about, said.resolved, under)


def written_by(reply: KeptReply, author: str, share: Share | None) -> str:
    """Who wrote a comment that came back: its *author*, whoever sent the reply, or what is known without a name."""
    to = share.said.recipient.strip() if share else ""
    unnamed = t("A reader of {name}’s copy", name=to) if to else t("Somebody you shared with")
    return author.strip() or reply.reviewer.strip() or unnamed


def said_of(said: KeptComment, share: Share) -> str:
    """What a comment is about: a passage, a question of the leader's, or all that was sent."""
    passage = " ".join(said.about.split())
    if said.entry:
        return t("at “{passage}”", passage=passage) if passage else ""
    if question := question_answered(said, share):
        return t("to your question “{question}”", question=question)
    if passage:
        return t("at “{passage}”", passage=passage)
    cards = len(share.said.items)
    return tn("on the {number} you sent", "on all {number} you sent", cards) if cards > 1 else ""


def question_answered(said: KeptComment, share: Share) -> str:
    """The question of the leader's that a comment answers, in her own words; "" for none.

    It came back as it was sent, with codes where she wrote names: all else of it is hers, in its order.
    """
    passage = " ".join(said.about.split())
    parts = [part for part in _CODED.split(passage) if part.strip()]
    if said.entry or not parts:
        return ""
    questions = [" ".join(question.split()) for question in share.said.questions]
    return passage if passage in questions else next((each for each in questions if _in_order(parts, each)), "")


def _in_order(parts: Sequence[str], text: str) -> bool:
    """Whether all *parts* stand in a text, one after the other."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True
