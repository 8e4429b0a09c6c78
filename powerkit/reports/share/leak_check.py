"""The last check before a file is written: known names and private words are searched for in its finished bytes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from powerkit.deck.texts import texts_inside
from powerkit.documents.model import Document, sections, words_of
from powerkit.entries.new_version import read_answers
from powerkit.entries.visibility import codes_said, place_codes
from powerkit.errors import NameStaysError, RecordError
from powerkit.logbook import Logbook
from powerkit.logbook.model import OWN_QUESTIONS
from powerkit.privacy import Names
from powerkit.reports.share.coarse_check import Rough
from powerkit.reports.share.codes import Codes
from powerkit.reports.share.compose import own_texts
from powerkit.reports.share.extract_text import svg_texts, texts_in
from powerkit.reports.share.model import Chosen, Matter
from powerkit.reports.share.selection import may_leave
from powerkit.reports.share.whose_words import written_of
from powerkit.text.catalogue import t

SHORTEST = 12
"""Characters a private text must have to be searched for: shorter ones stand in many texts by chance."""

_BLANKS = re.compile(r"[\s\u00ad\u200b]+")


@dataclass(frozen=True)
class Guard:
    """What must not be in a file: *names* and *private* texts. *own* are fixed texts in which a name may seem to be.

    *rough* looks for the same names a second time, by other means.
    """

    names: Names
    private: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    rough: Rough | None = None

    def check(self, format: str, content: bytes, file_name: str) -> None:
        """Refuse a file that shows what it must not.

        Raises:
            RecordError: a known name or a private text is in it; the text says which code, never the name.
        """
        # Where a sentence begins cannot be told in a file: what was no name in the document is none here.
        names = self._in_pages if format == "pdf" else self._in_files
        self._refuse(t("its {format} file", format=format), [file_name, *texts_in(format, content)], names)

    @cached_property
    def _in_files(self) -> Names:
        return self.names.without_words_spared()

    @cached_property
    def _in_pages(self) -> Names:
        """Between two pages stand our own lines, so "Person" may end one and its letters begin the next."""
        return self._in_files.where_pages_end()

    def check_document(self, document: Document) -> None:
        """Refuse a document that shows what it must not, in a text or as text in a picture.

        In a PDF some writings are stored as shapes in the order they are drawn, and so is all text in pictures: no
        search of its bytes can be sure of them. They are searched for here, where they are still text.

        Raises:
            RecordError: as `check`.
        """
        self._refuse("it", list(seen_texts(document)))

    def check_texts(self, what: str, texts: Iterable[str]) -> None:
        """Refuse what would be made of these texts if it showed what it must not; *what* says what that is.

        Raises:
            RecordError: as `check`.
        """
        self._refuse(what, list(texts))

    def _refuse(self, where: str, texts: list[str], names: Names | None = None) -> None:
        whole = even("\n".join(texts))
        for text in self.own:
            whole = whole.replace(text, "\0")
        found = (names or self.names).found(whole)
        if found and names is None and self.names.words_spared:  # "Grace" begins a line, and no sentence in the whole
            apart = self.names.found("\n".join(texts))
            found = tuple(code for code in found if code in apart)
        seen = found[0] if found else self.rough.found(whole) if self.rough is not None else None
        if seen is not None:
            raise NameStaysError(
                t("The copy was not written: the name of {seen} is still in {where}.", seen=seen, where=where),
                t("Look at the names once more: it may be spelt in another way. Add that as a name too."),
                names=self.names.called_by(seen),
            )
        if any(text in whole for text in self.private):
            raise RecordError(
                t("The copy was not written: a private answer of yours is still in {where}.", where=where),
                t("Nothing has left your computer. Please tell us about it."),
            )


def guard_for(matter: Matter, document: Document, codes: Codes) -> Guard:
    """What must not be in any copy of the document.

    The reader's own name stands on the first page as they write it, so it cannot be searched for. That it is replaced
    everywhere else is seen to where the document is made. The leader's own name is passed over as our words are.
    """
    names = codes.but_not(matter.ask.to)
    rough = codes.roughly(matter.ask.to, names.kept("\n".join(seen_texts(document))))
    ours = (document.title, *(line for text in own_texts(matter) for line in text.splitlines()))
    open_texts, kept = _parted(matter)
    return guard_of(names, rough, private_forms(kept, open_texts, codes.names), ours)


def guard_of(names: Names, rough: Rough, private: Iterable[str], ours: Iterable[str]) -> Guard:
    """The guard against *names* and *private* texts; of *ours* it passes over those in which a name may seem to be."""
    own = sorted({even(text) for text in ours} - {""}, key=len, reverse=True)
    whole = "\n".join(own)
    seem = own if names.found(whole) or rough.found(whole) else []
    seeming = tuple(text for text in seem if names.found(text) or rough.found(text))
    return Guard(names, tuple(private), seeming, rough)


def private_forms(kept: Iterable[str], open_texts: Iterable[str], names: Names) -> Iterator[str]:
    """The texts that were kept back and that nothing open says too, as written and with codes."""
    allowed = even("\n".join(open_texts))
    allowed += "\n" + names.replace(allowed)
    for text in dict.fromkeys(map(even, kept)):
        for form in dict.fromkeys((text, names.replace(text))):
            if len(names.without_codes(form)) >= SHORTEST and form not in allowed:
                yield form


def guard_for_texts(logbook: Logbook, texts: Iterable[str]) -> Guard:
    """What must not be in other files made from the log book, of these *texts*."""
    codes = Codes(codes_said(logbook.codes()), logbook.decided_names(), place_codes(logbook))
    return Guard(codes.names, (), (), codes.roughly("", codes.names.kept("\n".join(texts))))


def seen_texts(document: Document) -> Iterator[str]:
    """The texts that a reader sees: of a picture only the words in it, none of its markup."""
    yield document.title
    yield from (part.title for part in sections(document.blocks))
    for text in words_of(document.blocks):
        yield from svg_texts(text) if text.startswith("<svg") else (text,)


def _parted(matter: Matter) -> tuple[list[str], list[str]]:
    """The texts of the chosen entries that leave or are the deck's, and those that are kept back."""
    open_texts: list[str] = [matter.ask.wants, *matter.ask.questions]
    kept: list[str] = []
    for item in matter.chosen:
        for texts, leaves in _texts(item):
            (open_texts if leaves else kept).extend(texts)
        open_texts += (item.summary, item.entry.people, item.entry.community, *texts_inside(item.entry.wording))
        open_texts += (text for action in item.actions for text in written_of(action))
    return open_texts, kept


def _texts(one: Chosen) -> Iterator[tuple[list[str], bool]]:
    """The texts of each answer, and whether they leave."""
    entry = one.entry
    for field, answer in read_answers(entry):
        if not may_leave(entry, field.id, one.pick.put_in):
            yield list(field.kind.texts(answer)), False
            continue
        staying, leaving = field.kind.parted(answer, one.pick.left_out.get(field.id, frozenset()))
        yield staying, False
        yield leaving, True
    own_texts = [text for own in entry.own for text in (own.question, own.answer)]
    yield own_texts, may_leave(entry, OWN_QUESTIONS, one.pick.put_in)


def even(text: str) -> str:
    """The text in one Unicode form with single blanks, as a PDF's lines and a page's markup have to be read."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()
