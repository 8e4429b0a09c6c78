"""The workbook's own pages are made from the deck, and stand beside whatever capabilities a locality has."""

import json
import re
from dataclasses import replace

import pytest

from powerkit.deck import Deck
from powerkit.logbook import records_in_pages
from powerkit.resources import labextension_folder, notebooks_folder
from powerkit.ui.notebooks import FIRST_LINE, make_notebooks
from powerkit.ui.widgets.page import NAMES

OWN = {
    "00-start": "home",
    "11-log-book": "log",
    "12-share": "share",
    "13-review": "review",
    "14-destination": "destination",
    "15-supervision": "supervision",
}
"""The pages a workbook has beside its capabilities', each with its call."""
OWN_PAGES = [f"{name}.ipynb" for name in OWN]


def test_the_stored_notebooks_are_those_made_from_the_deck(deck: Deck) -> None:
    stored = {file.name: file.read_text(encoding="utf-8") for file in notebooks_folder().glob("*.ipynb")}
    assert stored == make_notebooks(deck)


@pytest.mark.parametrize(("name", "call"), list(zip(OWN_PAGES, OWN.values(), strict=True)))
def test_a_page_is_a_heading_and_one_call(deck: Deck, name: str, call: str) -> None:
    words, code = json.loads(make_notebooks(deck)[name])["cells"]
    assert re.match(r"# \w", "".join(words["source"]))
    assert "".join(code["source"]) == f"{FIRST_LINE}\nfrom powerkit import workbook; workbook.{call}()"
    assert code["outputs"] == []


@pytest.mark.parametrize("call", OWN.values())
def test_a_page_is_known_where_pages_run_by_themselves_where_they_are_erased_and_where_only_text_is_shown(
    call: str,
) -> None:
    run = labextension_folder() / "powerkit-workbook" / "static" / "run.js"
    assert rf"|{call}\\(\\)|" in run.read_text(encoding="utf-8")
    assert records_in_pages._SHOWN.search(f"workbook.{call}()")
    assert call in NAMES


def test_the_start_page_says_what_to_do_and_why(deck: Deck) -> None:
    words = "".join(json.loads(make_notebooks(deck)["00-start.ipynb"])["cells"][0]["source"])
    assert words.startswith("# Cards\n\nChoose a card")
    assert words.count("\n\n") == 3


def test_a_deck_with_other_capability_numbers_has_its_pages_too(deck: Deck) -> None:
    numbers = (1, 11, 12, 90)
    other = tuple(
        replace(one, number=number, name=f"{number:02}-ours")
        for one, number in zip(deck.capabilities, numbers, strict=False)
    )
    made = make_notebooks(replace(deck, capabilities=other))
    ours = ["01-ours.ipynb", "11-ours.ipynb", "12-ours.ipynb", "90-ours.ipynb"]
    assert list(made) == sorted([*OWN_PAGES, *ours])


def test_a_deck_without_a_why_has_a_start_page(deck: Deck) -> None:
    assert "00-start.ipynb" in make_notebooks(replace(deck, why=(), log_book=""))
