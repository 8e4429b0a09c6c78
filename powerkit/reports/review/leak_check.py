"""The last check of a review before it is written: names that were to be replaced, and private words."""

import unicodedata
from collections.abc import Iterable, Iterator

from powerkit.deck import Deck
from powerkit.documents.model import Block, Document, Heading, Pairs, Section, Table
from powerkit.entries.visibility import texts_inside
from powerkit.logbook import Logbook
from powerkit.privacy import Names
from powerkit.reports.review.collect import private_texts
from powerkit.reports.review.compose import Written
from powerkit.reports.review.statistics import glance, reach
from powerkit.reports.share.compose import Codes
from powerkit.reports.share.leak_check import SHORTEST, Guard, seen_texts


def guard_for_review(written: Written, document: Document, deck: Deck, logbook: Logbook, codes: Codes) -> Guard:
    """What must not be in any file of the review: names with *codes*, and private texts that were not put in by hand.

    What stands in the checked answers was seen and left there by the leader, so it is theirs to send.
    """
    own = {_even(text) for text in _own_words(document.blocks)}
    own |= {_even(text) for text in (written.to, written.leader, document.title) if text}
    own |= {_even(one.entry.wording.get("title", "")) for one in written.held.chosen}
    own |= {_even(name) for name, _ in (*glance(written.held, deck).rows, *reach(written.held).sectors)}
    names = codes.names
    kept = names.kept("\n".join((*seen_texts(document), *_own_words(document.blocks))))
    rough = codes.roughly("", kept)
    seeming = (text for text in own if text and (names.found(text) or rough.found(text)))
    hit = sorted(seeming, key=len, reverse=True)
    return Guard(names, tuple(_private(written, logbook, names)), tuple(hit), rough)


def _private(written: Written, logbook: Logbook, names: Names) -> Iterator[str]:
    shown = [one for one in written.held.chosen if one.shows]
    allowed = [*_texts(written), *(one.entry.community for one in shown)]
    for one in shown:
        allowed += texts_inside(one.entry.wording)
    by_hand = _even("\n".join(allowed))
    by_hand += "\n" + names.replace(by_hand)
    for text in dict.fromkeys(map(_even, private_texts(logbook, written.held))):
        for form in dict.fromkeys((text, names.replace(text))):
            if len(names.without_codes(form)) >= SHORTEST and form not in by_hand:
                yield form


def _texts(written: Written) -> Iterator[str]:
    yield from (written.leader, written.to)
    for heading in written.proforma.headings:
        answer = written.answers.get(heading.field.id)
        if not heading.field.kind.blank(answer):
            yield from heading.field.kind.texts(answer)
        yield from texts_inside(heading.field.wording)


def _own_words(blocks: Iterable[Block]) -> Iterator[str]:
    """Texts of the document that the deck or the workbook wrote."""
    for block in blocks:
        match block:
            case Heading():
                yield block.text
            case Pairs():
                yield from (name for name, _ in block.rows)
            case Table():
                yield from (block.caption, *block.heads)
            case Section():
                yield block.title
                yield from _own_words(block.blocks)
            case _:
                continue


def _even(text: str) -> str:
    """The text as the guard reads a file: in one Unicode form, with single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", " ").replace("\u200b", " ").split())
