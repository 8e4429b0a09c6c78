"""What Python says to a person, in the language nobody speaks: every text of views, replies and documents.

The deck's texts are known, and what a person wrote stands in marks of its own, so whatever else stands in no brackets
came past the catalogue.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from powerkit.deck import Deck
from powerkit.deck.conversation_starter import load_starter
from powerkit.deck.load import deck_in_use
from powerkit.deck.review_form import load_proforma
from powerkit.deck.texts import texts_inside
from powerkit.entries.import_json import fill, read_items
from powerkit.logbook import Logbook
from powerkit.resources import deck_folder, examples_folder
from tests.every_word import keyed
from tests.languages import PSEUDO, begin_pseudo

_OURS = re.compile(r"⟦[^⟦⟧]*⟧")
_ID = re.compile(r"[^\s]*|[a-z]+ [0-9.]+|/.*|.*\.(?:pdf|docx|html|zip|ics|md)")
"""An id, a path or the name of a file."""
_NO_WORDS = frozenset(
    {"kind", "id", "field", "type", "form", "card", "page", "name_", "shown_as", "arrangement", "svg", "style", "html"}
)
"""Keys of a view or reply whose texts are ids."""


def pseudo_deck(folder: Path) -> Deck:
    """Our deck, said to be in the language nobody speaks; from now on Python speaks it too."""
    shutil.copytree(deck_folder(), folder)
    about = folder / "deck.toml"
    told = about.read_text(encoding="utf-8")
    about.write_text(re.sub(r'(?m)^lang = ".*"', f'lang = "{PSEUDO}"', told), encoding="utf-8")
    return deck_in_use(folder)


_LATIN = "abcdefghijklmnopqrstuvwxyz"
_OTHER = "աբգդեզէըթժիլխծկհձղճմյնշոչպ"
_HERS = str.maketrans(_LATIN + _LATIN.upper(), _OTHER + _OTHER.upper())


def written(text: str) -> str:
    """A text that a person wrote, in letters that no word of ours has, however it is cut."""
    return text.translate(_HERS)


def written_items(items: Iterable[Mapping[str, Any]], deck: Deck) -> list[dict[str, Any]]:
    """Items of a file of entries, with every text that a person wrote in marks."""
    made = []
    for item in items:
        card = deck.cards[str(item["card"])]
        answers = {
            key: next(field for field in card.fields if field.id == key).kind.reworded(answer, written)
            for key, answer in item.get("answers", {}).items()
            if any(field.id == key for field in card.fields)
        }
        own = [
            {**asked, "question": written(asked["question"]), "answer": written(asked["answer"])}
            for asked in item.get("own", ())
        ]
        about = {key: written(item[key]) for key in ("community", "people") if key in item}
        made.append({**item, **about, "answers": answers, **({"own": own} if own else {})})
    return made


def said(part: Any) -> Iterator[str]:
    """The texts of a view or a reply that may be words."""
    for key, text in keyed(part):
        if key not in _NO_WORDS and not _ID.fullmatch(text):
            yield from in_html(text) if text.lstrip()[:1] == "<" else [text]


def in_html(text: str) -> Iterator[str]:
    """What is shown or read aloud of a piece of HTML or SVG."""
    text = re.sub(r"<(style|script)\b.*?</\1>", "", text, flags=re.S)
    for found in re.findall(r'(?:alt|title|aria-label|placeholder)="([^"]*)"', text):
        yield unescape(found)
    text = re.sub(r"</?(?:tspan|a|b|strong|em|i|bdi|span)\b[^>]*>", "", text)
    yield from (unescape(piece) for piece in re.split(r"<[^>]*>", text))


def in_word(content: bytes) -> Iterator[str]:
    """What is shown or read aloud of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*|comments)\.xml", name):
                text = archive.read(name).decode()
                for found in re.findall(r'(?:descr|w:tblCaption w:val|w:alias w:val)="([^"]*)"', text):
                    yield unescape(found)
                for line in re.split(r"</w:p>|<w:br ?/>", text):
                    yield unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", line)))


class Bare:
    """What stands in no brackets and is neither the deck's nor a person's."""

    def __init__(self, known: Iterable[str]) -> None:
        lines = {" ".join(line.split()) for text in known for line in [text, *text.splitlines()]}
        self._deck = sorted((line for line in lines if re.search(r"[A-Za-z]{2}", line)), key=len, reverse=True)

    def of(self, texts: Iterable[str]) -> set[str]:
        """Those of the texts."""
        return {text.strip() for text in texts if self._is_bare(text)}

    def _is_bare(self, text: str) -> bool:
        rest = " ".join(text.split())
        while rest != (rest := _OURS.sub("\n", rest)):
            pass
        if not re.search(r"[A-Za-z]{2}", rest):
            return False
        low = rest.lower()
        for line in self._deck:
            if line.lower() in low:
                low = re.sub(rf"(?<!\w){re.escape(line.lower())}(?!\w)", "\n", low)
        return bool(re.search(r"[a-z]{3}", low))


NOW = datetime(2026, 11, 22, 14, 2, 11, tzinfo=UTC)


class Speaking:
    """A deck in the language nobody speaks, the worked year in letters of its own, and what stands in no brackets."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        begin_pseudo(folder, patch)
        self.folder = folder
        self.deck = pseudo_deck(folder / "deck")
        self.book = Logbook.open(folder / "logbook.sqlite3", now=lambda: NOW, new_id=lambda: "b" * 32)
        fill(written_items(read_items(examples_folder() / "year.json"), self.deck), self.deck, self.book, "words")
        self.starter = load_starter(folder / "deck", [item.number for item in self.deck.capabilities])
        self.proforma = load_proforma(folder / "deck", self.deck)
        self._bare = Bare([*texts_inside(self.deck), *texts_inside(self.starter), *texts_inside(self.proforma)])
        self.found: dict[str, str] = {}

    def look(self, where: str, texts: Iterable[str]) -> None:
        """Note what of the texts stands in no brackets."""
        for text in self._bare.of(texts):
            self.found.setdefault(text, where)
