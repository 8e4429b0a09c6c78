"""A language nobody speaks, of our own words in brackets, a third longer: it shows what is not in the catalogue."""

import json
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from powerkit.text import catalogue

PSEUDO = "qaa"
"""Its tag: no language has it."""

UNBRACKETED = """(root, known) => {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const said = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.parentElement;
    const seen = at.checkVisibility({ checkVisibilityCSS: true }) && !at.closest("script, style, svg");
    if (seen) said.push(node.textContent.trim());
  }
  let bare = said.join("\\n"); // as one: a sentence’s brackets may stand in several elements
  while (bare !== (bare = bare.replace(/⟦[^⟦⟧]*⟧/g, ""))); // one may stand in another
  const rest = (text) => known.reduce((left, word) => left.replaceAll(word, ""), text);
  return [...new Set(bare.split("\\n").filter((text) => /[A-Za-z]{2}/.test(rest(text))))];
}"""
"""What is shown under an element and stands in no brackets, but for the texts that are *known* to be the deck's."""


def lengthened(text: str) -> str:
    """A message of ours in that language."""
    return f"⟦{text}{'~' * (len(text) // 3)}⟧"


class _Pseudo(NullTranslations):
    def gettext(self, message: str) -> str:
        return lengthened(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return lengthened(msgid1 if n == 1 else msgid2)


def begin_pseudo(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Have every script, and Python, speak that language from now on, once it is used."""
    words: dict[str, Any] = {}
    for message in read_po((catalogue.FOLDER / "powerkit.pot").open("rb")):
        if isinstance(message.id, tuple):
            words[message.id[0]] = [*map(lengthened, message.id)]
        elif message.id:
            words[message.id] = lengthened(message.id)
    place = folder / PSEUDO / "LC_MESSAGES"
    place.mkdir(parents=True)
    told = {"plural": "n != 1", "all": len(words), "words": words}
    (place / "scripts.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    patch.setattr(catalogue, "FOLDER", folder)
    patch.setattr(catalogue, "catalogue_of", lambda tag: _Pseudo() if tag == PSEUDO else None)
    catalogue.for_scripts.cache_clear()


_PERSON = {"_id": "r1", "name": "رشیدہ", "kind": "person", "ring": "2", "sector": "home", "note": "ہر منگل"}
URDU_ENTRIES: list[dict[str, Any]] = [
    {
        "card": "1.1",
        "community": "موس بینک",
        "stage": "back",
        "answers": {
            "map": [_PERSON, {**_PERSON, "_id": "r2", "name": "The allotment society", "ring": "1"}],
            "words": [{"_id": "w1", "word": "پانی", "count": 2}, {"_id": "w2", "word": "سڑک", "count": 1}],
            "note": "ہم نے سنا کہ سڑک دور ہے۔",
        },
    },
    {
        "card": "1.2",
        "community": "موس بینک",
        "stage": "back",
        "answers": {
            "ready": "yes",
            "ease": 4,
            "work": [{"_id": "a", "topic": "پانی", "who": "رشیدہ", "how": "ساتھ مل کر"}],
            "ladder": [{"_id": "z", "item": "پانی", "zone": "one", "then": "three", "why": "ضرورت"}],
            "action": {"what": "رشیدہ سے ملنا", "when": "2026-12-28", "status": "planned"},
        },
    },
]
"""Both cards of the deck in `tests/urdu`, filled in."""
