"""Every answer of a card in a copy, behind the backs of all cards; tables that repeat a picture are kept apart."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from powerkit.deck import field_from
from powerkit.documents.model import Block, Heading, Pairs, Paragraph, Picture, Table, deeper
from powerkit.kinds.pictures import Draw
from powerkit.logbook.model import OWN_QUESTIONS
from powerkit.reports.record import about, answer_blocks, without_unread
from powerkit.reports.share.backs import CardBack
from powerkit.reports.share.codes import Codes
from powerkit.reports.share.leaving import as_shared, leaving
from powerkit.reports.share.model import Chosen
from powerkit.reports.share.selection import UNREAD, may_leave
from powerkit.text.catalogue import later, t

NOTHING = later("No answer of this card is in this copy.")


class InFull:
    """Every answer of a card; *tables* are those that repeat a picture, once all `answers` were told."""

    def __init__(self, one: Chosen, back: CardBack, codes: Codes, draw: Draw) -> None:
        self._one, self._back, self._codes, self._draw = one, back, codes, draw
        self._said = codes.from_here()
        self.tables: list[Block] = []

    def answers(self) -> tuple[Block, ...]:
        """The task, what is said of the entry, and each answer under its question."""
        one, entry = self._one, self._one.entry
        blocks: list[Block] = (
            [Paragraph(t("The task: {summary}", summary=one.summary), quiet=True)] if one.summary else []
        )
        if not entry.is_wholly_private:
            blocks.append(Pairs(tuple(about(entry, self._said))))
        told = [block for wording, answer in leaving(one) for block in self._answer(wording, answer)]
        if may_leave(entry, OWN_QUESTIONS, one.pick.put_in):
            for own in entry.own:
                told.append(Paragraph(self._said(own.answer), lead=self._said(own.question) or t("My own question")))
        return (*blocks, *deeper(told), *(() if told or self.tables or self._back.blocks else (Paragraph(t(NOTHING)),)))

    def _answer(self, wording: Mapping[str, Any], answer: Any) -> list[Block]:
        """An answer under its question, without its table and without the picture that the card's back has already."""
        one, label = self._one, str(wording.get("label", ""))
        made = answer_blocks(wording, as_shared(wording, answer, one), self._said, self._draw, self._codes.label)
        blocks = list(made if f"{wording['id']}{UNREAD}" in one.pick.put_in else without_unread(made))
        blocks = [_under_its_question(block, label) for block in blocks]
        if any(isinstance(block, Picture) for block in blocks):
            listed: list[Block] = [block for block in blocks if isinstance(block, Table)]
            on_back = wording["id"] == self._back.shown
            listed = [Paragraph(self._back.caption), *listed] if on_back and self._back.caption else listed
            self.tables += [Heading(label, 2), *listed] if listed else []
            blocks = [block for block in blocks if not (isinstance(block, Table) or self._is_on_back(block))]
        if (field := field_from(wording)) is not None and not field.kind.asks:
            blocks = [block for block in blocks if not self._is_told_on_back(block)]
        return [] if all(isinstance(block, Heading) for block in blocks) else blocks

    def _is_on_back(self, block: Block) -> bool:
        return isinstance(block, Picture) and block.svg == self._back.drawn

    def _is_told_on_back(self, block: Block) -> bool:
        """Whether it is what stands beside an answer, such as a photo's words, and all that the card's back says."""
        told = (part.text for part in self._back.blocks if isinstance(part, Paragraph) and part.text)
        return isinstance(block, Paragraph) and any(block.text.endswith(text) for text in told)


def _under_its_question(block: Block, label: str) -> Block:
    """A table without a caption that says what its question right above it says."""
    return replace(block, caption="") if isinstance(block, Table) and block.caption == label else block
