"""Every answer of a card in a copy, behind the backs of all cards; tables that repeat a picture are kept apart.

What is short is told once, on the card's back.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from powerkit.deck import field_from
from powerkit.documents.model import Block, Heading, Pairs, Paragraph, Picture, Table, deeper, words_of
from powerkit.kinds.pictures import Draw
from powerkit.logbook.model import OWN_QUESTIONS
from powerkit.reports.record import about, answer_blocks, plain, without_unread
from powerkit.reports.share.backs import CardBack
from powerkit.reports.share.codes import Codes
from powerkit.reports.share.model import Chosen
from powerkit.reports.share.selection import UNREAD, as_shared, leaving, may_leave
from powerkit.reports.share.whose_words import written_in
from powerkit.text.catalogue import later, t

NOTHING = later("No answer of this card is in this copy.")


_NOT_ON_BACK = ("when", "how")
"""The parts of an action that no back tells, or only by day and month."""
SHORT = 900
"""Letters of a card's answers that have room below its picture."""


class InFull:
    """Every answer of a card; *tables* are those that repeat a picture, once all `answers` were told."""

    def __init__(self, one: Chosen, back: CardBack, codes: Codes, draw: Draw) -> None:
        self._one, self._back, self._codes, self._draw = one, back, codes, draw
        self._said = codes.from_here()
        self.tables: list[Block] = []

    def answers(self) -> tuple[Block, ...]:
        """The task, what is said of the entry, and each answer under its question."""
        return (*self._task(), *self._about(), *self._told())

    def at_once(self) -> tuple[Block, ...]:
        """A card with little to tell: its picture and each answer, once. () where there is more than has room there."""
        if sum(map(len, self._written())) > SHORT:
            return ()
        told = self._told(behind=False)
        pictures = [block for block in self._back.blocks if isinstance(block, Picture)]
        if sum(isinstance(block, Picture) for block in (*pictures[:1], *told)) > 1:
            self._said, self.tables = self._codes.from_here(), []
            return ()
        words = words_of(told)
        action = (line for line in self._back.action if not any(line.text.partition("\n")[0] in text for text in words))
        return (*pictures, *self._task(), *told, *action, *self._about())

    def _written(self) -> Iterator[str]:
        """Each text that somebody wrote and that leaves."""
        for wording, answer in leaving(self._one):
            field = field_from(wording)
            yield from (plain(answer),) if field is None else written_in(field, answer)
        yield from (own.answer for own in self._one.entry.own)

    def _task(self) -> Iterator[Block]:
        if summary := self._one.summary:
            yield Paragraph(t("The task: {summary}", summary=summary), quiet=True)

    def _about(self) -> Iterator[Block]:
        if not self._one.entry.is_wholly_private:
            yield Pairs(tuple(about(self._one.entry, self._said)))

    def _told(self, *, behind: bool = True) -> tuple[Block, ...]:
        one, entry = self._one, self._one.entry
        told = [block for wording, answer in leaving(one) for block in self._answer(wording, answer, behind=behind)]
        if may_leave(entry, OWN_QUESTIONS, one.pick.put_in):
            for own in entry.own:
                told.append(Paragraph(self._said(own.answer), lead=self._said(own.question) or t("My own question")))
        return (*deeper(told), *(() if told or self.tables or self._back.blocks else (Paragraph(t(NOTHING)),)))

    def _answer(self, wording: Mapping[str, Any], answer: Any, *, behind: bool) -> list[Block]:
        """An answer under its question, without its table and without the picture that the card's back has already.

        *Behind* the back, what the back says of a photo is left out too.
        """
        one, label = self._one, str(wording.get("label", ""))
        shared = as_shared(wording, answer, one)
        if behind and self._does_on_back(wording, shared):
            shared = {part: text for part, text in shared.items() if part in _NOT_ON_BACK and text.strip()}
            if not shared:
                return []
        made = answer_blocks(wording, shared, self._said, self._draw, self._codes.label)
        blocks = list(made if f"{wording['id']}{UNREAD}" in one.pick.put_in else without_unread(made))
        blocks = [_under_its_question(block, label) for block in blocks]
        if any(isinstance(block, Picture) for block in blocks):
            listed: list[Block] = [block for block in blocks if isinstance(block, Table)]
            on_back = wording["id"] == self._back.shown
            listed = [Paragraph(self._back.caption), *listed] if on_back and self._back.caption else listed
            self.tables += [Heading(label, 2), *listed] if listed else []
            blocks = [block for block in blocks if not (isinstance(block, Table) or self._is_on_back(block))]
        if behind and (field := field_from(wording)) is not None and not field.kind.asks:
            blocks = [block for block in blocks if not self._is_told_on_back(block)]
        return [] if all(isinstance(block, Heading) for block in blocks) else blocks

    def _is_on_back(self, block: Block) -> bool:
        return isinstance(block, Picture) and block.svg == self._back.drawn

    def _does_on_back(self, wording: Mapping[str, Any], answer: Any) -> bool:
        """Whether an answer is the action that the card's back tells, all but how one will know."""
        field, told = field_from(wording), [line.text.partition("\n")[0] for line in self._back.action[:1]]
        parts = [] if field is None or field.kind.columns else list(field.kind.actions(answer))
        return len(parts) == 1 and told == [self._codes.label(parts[0].get("what", "").strip()).partition("\n")[0]]

    def _is_told_on_back(self, block: Block) -> bool:
        """Whether it is what stands beside an answer, such as a photo's words, and all that the card's back says."""
        told = (part.text for part in self._back.blocks if isinstance(part, Paragraph) and part.text)
        return isinstance(block, Paragraph) and any(block.text.endswith(text) for text in told)


def _under_its_question(block: Block, label: str) -> Block:
    """A table without a caption that says what its question right above it says."""
    return replace(block, caption="") if isinstance(block, Table) and block.caption == label else block
