"""The last check of a review before it is written: names that were to be replaced, and private words."""

from collections.abc import Iterator

from powerkit.deck import Deck
from powerkit.deck.texts import texts_inside
from powerkit.documents.model import Document, own_words_of
from powerkit.logbook import Logbook
from powerkit.reports.review.collect import private_texts
from powerkit.reports.review.compose import Written
from powerkit.reports.review.statistics import glance, reach
from powerkit.reports.share.codes import Codes
from powerkit.reports.share.leak_check import Guard, guard_of, private_forms, seen_texts
from powerkit.reports.share.whose_words import written_of


def guard_for_review(written: Written, document: Document, deck: Deck, logbook: Logbook, codes: Codes) -> Guard:
    """What must not be in any file of the review: names with *codes*, and private texts that were not put in by hand.

    What stands in the checked answers was seen and left there by the leader, so it is theirs to send.
    """
    ours = [written.to, written.leader, document.title, *own_words_of(document.blocks)]
    ours += (item.entry.wording.get("title", "") for item in written.held.chosen)
    ours += (name for name, _ in (*glance(written.held, deck).rows, *reach(written.held).sectors))
    rough = codes.roughly("", codes.names.kept("\n".join((*seen_texts(document), *own_words_of(document.blocks)))))
    kept = private_texts(logbook, written.held)
    return guard_of(codes.names, rough, private_forms(kept, _put_in(written), codes.names), ours)


def _put_in(written: Written) -> Iterator[str]:
    yield from _texts(written)
    yield from (text for action in written.held.open_actions for text in written_of(action))
    for item in written.held.chosen:
        if item.shows:
            yield from (item.entry.community, *texts_inside(item.entry.wording))


def _texts(written: Written) -> Iterator[str]:
    yield from (written.leader, written.to)
    for heading in written.proforma.headings:
        answer = written.answers.get(heading.field.id)
        if not heading.field.kind.blank(answer):
            yield from heading.field.kind.texts(answer)
        yield from texts_inside(heading.field.wording)
