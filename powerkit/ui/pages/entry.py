"""One saved version as JSON for a page: every answer it holds as blocks, and which of them are private.

It is the person's own book on their own screen, so private answers show, marked as private.
"""

import base64
from collections.abc import Iterable, Iterator, Sequence

from powerkit.deck import field_from
from powerkit.documents.model import (
    Block,
    Bullets,
    Contents,
    Figures,
    Heading,
    Pairs,
    Paragraph,
    Picture,
    Quote,
    Section,
    Table,
)
from powerkit.entries.history import consents
from powerkit.entries.visibility import READ_BACK, STAGES, show_moment, title_of
from powerkit.kinds.pictures import Draw, pictures_of
from powerkit.logbook.model import OWN_QUESTIONS, Entry
from powerkit.reports.record import plain
from powerkit.text.catalogue import t
from powerkit.ui.pages.replies.common import BlockTold, EntryTold, SectionTold


def whole_entry(entry: Entry, draw: Draw = pictures_of, versions: Sequence[Entry] = ()) -> EntryTold:
    """One version with every answer it holds, as JSON; those a share would leave out are marked private.

    *draw* makes the pictures. Of all the entry's *versions* it tells when consent was given and withdrawn. The wording
    is the one saved with the entry: it stays readable whatever became of the deck.
    """
    return {
        "id": entry.id,
        "version": entry.version,
        "card": entry.card,
        "title": title_of(entry),
        "private": entry.is_wholly_private,
        "about": [list(pair) for pair in _about(entry)],
        "sections": [*_sections(entry, draw), *_consents(versions)],
    }


def _about(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.of_group:
        yield t("Answered by"), t("A group")
    if entry.community:
        yield t("Community in mind"), entry.community
    if entry.people:
        yield t("With"), entry.people
    if entry.stage in STAGES:
        yield t("Stage"), t(STAGES[entry.stage])
    if entry.read_back in READ_BACK:
        yield t("Their words"), t(READ_BACK[entry.read_back])
    yield t("Saved"), show_moment(entry)


def _sections(entry: Entry, draw: Draw) -> Iterator[SectionTold]:
    for wording in entry.questions:
        answer = entry.answers.get(str(wording.get("id")))
        if answer is None:
            continue
        field = field_from(wording)
        if field is None:
            label = str(wording.get("label", t("An answer")))
            yield {"label": label, "private": True, "blocks": blocks_for_page([Paragraph(plain(answer))])}
        else:
            pictures = draw(field.kind, answer, field.label)
            blocks = blocks_for_page((*pictures, *field.kind.describe(answer, field.label)))
            yield {"label": field.label, "private": entry.is_private(field.id), "blocks": blocks}
    hidden = entry.is_private(OWN_QUESTIONS)
    for own in entry.own:
        label = own.question or t("My own question")
        yield {"label": label, "private": hidden, "blocks": blocks_for_page([Paragraph(own.answer)])}


def _consents(versions: Sequence[Entry]) -> Iterator[SectionTold]:
    """When somebody agreed to what, and when they took it back."""
    rows = tuple(
        (
            t("{moment}, version {version}", moment=show_moment(version), version=version.version),
            "\n".join(f"{label} {said}" for label, said in answers),
        )
        for version, answers in consents(versions)
    )
    if rows:
        yield {"label": t("What they agreed to, and when"), "private": True, "blocks": blocks_for_page([Pairs(rows)])}


def blocks_for_page(given: Iterable[Block]) -> list[BlockTold]:
    """Blocks as JSON, for the script that shows them as elements."""
    return [reply for block in given for reply in _block(block)]


def _block(block: Block) -> Iterator[BlockTold]:
    match block:
        case Heading():
            yield {"is": "heading", "text": block.text, "level": block.level}
        case Paragraph():
            text = "\n".join(filter(None, (block.lead, block.text)))
            yield {"is": "paragraph", "text": text, "quiet": block.quiet}
        case Figures():
            yield {"is": "bullets", "items": [" ".join(row) for row in block.rows], "numbered": False}
        case Bullets():
            yield {"is": "bullets", "items": list(block.items), "numbered": block.numbered}
        case Pairs():
            yield {"is": "pairs", "rows": [list(row) for row in block.rows]}
        case Table():
            rows = [list(row) for row in block.rows]
            yield {"is": "table", "caption": block.caption, "heads": list(block.heads), "rows": rows}
        case Picture():
            data = base64.b64encode(block.svg.encode()).decode()
            yield {"is": "picture", "svg": data, "alt": block.alt, "caption": block.caption}
        case Quote():
            yield {"is": "paragraph", "text": f"“{block.text}”\n{block.source}".strip(), "quiet": False}
        case Section():
            yield {"is": "heading", "text": block.title, "level": block.level}
            yield from blocks_for_page(block.blocks)
        case Contents():
            return
