"""Makes a `Document` from what the log book holds: the one place that decides what a reader gets to see."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from powerkit.deck import field_from
from powerkit.documents.model import Block, Document, Heading, Pairs, Paragraph, Picture, map_words
from powerkit.entries.visibility import READ_BACK, answered, consent_missing, safe, show_moment, title_of
from powerkit.kinds.pictures import Draw, pictures_of
from powerkit.kinds.recall.kind import unseen_in
from powerkit.logbook.model import OWN_QUESTIONS, Entry
from powerkit.privacy import Names
from powerkit.text.catalogue import later, t, tn

UNREAD = later("The picture is not shown here. What is written in it by hand cannot be searched for names.")


def compose_record(entry: Entry, names: Names, draw: Draw = pictures_of) -> Document:
    """One saved version as it would be shared: private answers left out, known names replaced.

    It is readable for ever: it uses the wording saved with the entry, not the deck of today. *draw* makes the
    pictures, from answers in which names have been replaced already.

    Raises:
        RecordError: a known name would still show. Nothing is made then.
    """
    return Document(title_of(entry), tuple(_record(entry, names, draw)))


def answer_blocks(
    wording: Mapping[str, Any],
    answer: Any,
    said: Callable[[str], str],
    draw: Draw,
    labelled: Callable[[str], str] | None = None,
) -> Iterator[Block]:
    """An answer under its question: its pictures, drawn after names have been replaced, then its words.

    *said* replaces names in what is read; *labelled*, where it is another, in what stands in pictures.
    """
    if (field := field_from(wording)) is None:
        yield from (Heading(str(wording.get("label", t("An answer"))), 2), Paragraph(said(plain(answer))))
        return
    yield Heading(field.label, 2)
    yield from draw(field.kind, field.kind.reworded(answer, labelled or said), field.label)
    yield from map_words(field.kind.describe(answer, field.label), said)


def without_unread(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same blocks with a line in place of each picture made by hand, in which no search can find a name."""
    for block in blocks:
        yield Paragraph(t(UNREAD), quiet=True) if isinstance(block, Picture) and block.by_hand else block


def let_out(wording: Mapping[str, Any], answer: Any) -> Any:
    """The answer as others may read it: of somebody's own words only those that are let out, or were checked."""
    field = field_from(wording)
    return field.kind.let_out(answer) if field else answer


def _record(entry: Entry, names: Names, draw: Draw) -> Iterator[Block]:
    if entry.is_wholly_private:
        yield Paragraph(
            t("Saved on {moment}. You keep this whole entry private: nothing of it shows.", moment=show_moment(entry))
        )
        return
    if consent_missing(entry):
        yield Paragraph(
            t("Saved on {moment}. Nothing of it shows until they agree to your sharing it.", moment=show_moment(entry))
        )
        return
    said = partial(safe, names)
    yield Pairs(tuple(about(entry, said)))
    kept_back = 0
    for wording, answer in answered(entry):
        if entry.is_private(wording["id"]):
            kept_back += 1
            if why := unseen_in(answer):
                yield from (Heading(str(wording.get("label", t("An answer"))), 2), Paragraph(why, quiet=True))
        else:
            yield from without_unread(answer_blocks(wording, let_out(wording, answer), said, draw))
    if not entry.is_private(OWN_QUESTIONS):
        for own in entry.own:
            yield from (Heading(said(own.question) or t("My own question"), 2), Paragraph(said(own.answer)))
    yield Paragraph(_closing(kept_back), quiet=True)


def about(entry: Entry, said: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """What is said of the entry beside its answers."""
    if entry.of_group:
        yield t("Answered by"), t("A group")
    if entry.community:
        yield t("Community in mind"), said(entry.community)
    if entry.people:
        yield t("With"), said(entry.people)
    if entry.read_back in READ_BACK:
        yield t("Their words"), t(READ_BACK[entry.read_back])
    yield t("Saved"), t("{moment}, version {version}", moment=show_moment(entry), version=entry.version)


def _closing(kept_back: int) -> str:
    coded = t("Codes stand for the names your log book knows.")
    left_out = tn("{number} private answer is left out.", "{number} private answers are left out.", kept_back)
    return f"{left_out} {coded}" if kept_back else coded


def plain(answer: object) -> str:
    """An answer of a kind that this version no longer knows, as lines of text."""
    if isinstance(answer, list):
        return "\n".join(plain(item) for item in answer)
    if isinstance(answer, dict):
        return ", ".join(plain(value) for key, value in answer.items() if not key.startswith("_"))
    return "" if answer is None else str(answer)
