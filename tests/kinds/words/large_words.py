"""Ten texts as people have them, and what a person calls their large words: how many of ten a program finds."""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from powerkit.kinds.words.column_question import WhichColumnError
from powerkit.kinds.words.lists import by_people
from powerkit.kinds.words.read_file import read_file
from powerkit.kinds.words.voices import Choices

CORPUS = Path(__file__).parent / "corpus"
LARGE: dict[str, list[str]] = tomllib.loads((CORPUS / "large_words.toml").read_text(encoding="utf-8"))
TEN = 10


def found_by_us(name: str) -> list[str]:
    """The ten largest words of a text as the page shows them, the interviewer left out and the likely column read."""
    content = (CORPUS / name).read_bytes()
    choices = Choices.of(without=["interviewer"])
    try:
        found = read_file(name, content, choices)
    except WhichColumnError as error:
        found = read_file(name, content, replace(choices, columns=(error.asked.likeliest,)))
    return [word.word for word in by_people(found.words)[:TEN]]


def hits(name: str, found: Iterable[str]) -> int:
    """How many of the ten words that a person wrote down are among some."""
    said = {word.casefold() for word in found}
    return sum(bool(said & {*words.casefold().split("|")}) for words in LARGE[name])
