"""From checked answers to a saved review, and to its files by the one way out."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from powerkit.deck import Deck, Field
from powerkit.deck.review_form import Proforma
from powerkit.deck.texts import texts_inside
from powerkit.documents.formats import Steps
from powerkit.entries.new_version import new_version, page_answers
from powerkit.entries.page_entries import review_id
from powerkit.errors import AnswerError, RecordError
from powerkit.logbook import Logbook
from powerkit.logbook.model import Draft, Entry
from powerkit.logbook.share_model import KEPT, SharedItem
from powerkit.reports.dispatch import Chance, Made, Ready, make_files, prepare
from powerkit.reports.review.compose import WRITE_HERE, Written, compose_review
from powerkit.reports.review.leak_check import guard_for_review
from powerkit.reports.share.codes import texts_passed
from powerkit.reports.share.model import Ask
from powerkit.reports.share.name_questions import NOTHING_ASKED, Leaving, NamesToCheck, asked_about
from powerkit.reports.share.pseudonyms import codes_for
from powerkit.reports.share.whose_words import said_by_us, said_of, written_in
from powerkit.text.catalogue import t
from powerkit.text.periods import Period

MADE = ("docx", "pdf", "html")
"""The kinds of file a review is made in."""


def checked(proforma: Proforma, period: Period, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a review: see `page_answers`."""
    card = proforma.card(review_id(period), title_for(period))
    return page_answers(card, answers, t("Change it, and go on from there."))


def title_for(period: Period) -> str:
    """What the review of a period is called in the log book."""
    return t("Review, {period}", period=period.words)


def save_review(
    logbook: Logbook,
    proforma: Proforma,
    period: Period,
    answers: Mapping[str, Any],
    drafts: tuple[Draft, ...] = (),
    *,
    client: str,
    number: int,
) -> Entry:
    """Keep the review as the next version of that period's. The same client and number again saves nothing more.

    Raises:
        AnswerError: an answer does not fit, or there is none. Nothing was saved.
        LogbookError: it cannot be saved.
    """
    clean = checked(proforma, period, answers)
    if not clean:
        raise AnswerError(t("There is nothing in this review yet."), t("Write under one heading at least."))
    version = new_version(proforma.card(review_id(period), title_for(period)), clean, drafts=drafts)
    return logbook.save_version(version, client=client, number=number)


def prepared(written: Written, deck: Deck, logbook: Logbook, chance: Chance) -> Ready[Written]:
    """The review with names as asked for, ready to be made, or a reason why not: see `prepare`."""
    return prepare(
        written,
        Ask(written.to, names=written.names),
        written.made,
        logbook,
        chance,
        lambda codes: compose_review(written, deck, codes),
        lambda document, codes: guard_for_review(written, document, deck, logbook, codes),
        lambda: texts_of(written, deck),
    )


def texts_of(written: Written, deck: Deck) -> tuple[str, ...]:
    """Every text of a review in which codes stand for names, as it was written and in its order."""
    return texts_passed(lambda codes: compose_review(written, deck, codes))


def make_in_steps(
    ready: Ready[Written], entry: Entry, logbook: Logbook, folder: Path, formats: Sequence[str], file_stem: str = ""
) -> Steps[Made]:
    """Make and note the files of a review that is saved as *entry*, step by step: see `make_files`."""
    wanted = [item for item in MADE if item in formats]
    if not wanted:
        raise RecordError(t("No kind of file was chosen."), t("Choose Word, PDF or web page."))
    period = ready.matter.held.period
    stem = file_stem or f"review-{period.start.isoformat()}-to-{period.end.isoformat()}"
    item = SharedItem(entry.card, entry.id, entry.version, tuple(sorted(entry.answers)))
    return (yield from make_files(ready, (item,), logbook, folder, wanted, stem))


def names_to_check(written: Written, deck: Deck, logbook: Logbook) -> NamesToCheck:
    """What the leader is asked about names before a review is made, as for a share: see `asked_about`."""
    if written.names == KEPT:
        return NOTHING_ASKED
    texts = texts_of(written, deck)
    ours = frozenset((*(capability.title for capability in deck.capabilities), *_ours(written)))
    own = tuple(filter(None, (written.leader,)))
    communities = tuple(logbook.communities())
    leaving = Leaving(texts, written.to, written.names, ours, frozenset(_hers(written)), own, communities)
    return asked_about(logbook, leaving, codes_for(logbook, written.to, written.names, lambda: texts))


def _hers(written: Written) -> Iterator[str]:
    """All that people wrote in a review, and the communities they had in mind."""
    yield from (item.entry.community for item in written.held.chosen)
    yield from (text for field, answer in _asked(written) for text in written_in(field, answer))


def _ours(written: Written) -> Iterator[str]:
    """All that the deck and the workbook say in a review."""
    yield WRITE_HERE
    yield from (text for heading in written.proforma.headings for text in said_of(heading.field))
    yield from (text for field, answer in _asked(written) for text in said_by_us(field, answer))
    for item in written.held.chosen:
        yield from texts_inside(item.entry.wording)
        yield from (text for field, _ in item.all_answers for text in said_of(field))


def _asked(written: Written) -> Iterator[tuple[Field, Any]]:
    for heading in written.proforma.headings:
        answer = written.answers.get(heading.field.id)
        if not heading.field.kind.blank(answer):
            yield heading.field, answer
