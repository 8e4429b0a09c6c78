"""The workbook's own pages are made from the deck, and stand beside whatever capabilities a locality has."""

import json
import re
from dataclasses import replace
from importlib import import_module
from inspect import signature

import pytest

from powerkit import workbook
from powerkit.deck import Deck
from powerkit.deck.own_pages import OWN_PAGES
from powerkit.logbook import records_in_pages
from powerkit.resources import notebooks_folder
from powerkit.ui.notebooks import FIRST_LINE, make_notebooks

FILES = {call: f"{page.file}.ipynb" for call, page in OWN_PAGES.items()}


def test_the_stored_notebooks_are_those_made_from_the_deck(deck: Deck) -> None:
    stored = {file.name: file.read_text(encoding="utf-8") for file in notebooks_folder().glob("*.ipynb")}
    assert stored == make_notebooks(deck)


@pytest.mark.parametrize(("call", "name"), FILES.items())
def test_a_page_is_a_heading_and_one_call(deck: Deck, call: str, name: str) -> None:
    words, code = json.loads(make_notebooks(deck)[name])["cells"]
    assert re.match(r"# \w", "".join(words["source"]))
    assert "".join(code["source"]) == f"{FIRST_LINE}\nfrom powerkit import workbook; workbook.{call}()"
    assert code["outputs"] == []


def test_what_can_be_called_without_a_word_shows_a_page_of_ours_or_takes_one_away() -> None:
    """A page with such a call runs by itself (run.js), and what it showed is erased with the rest."""
    calls = {name for name, call in vars(workbook).items() if callable(call) and not signature(call).parameters}
    assert calls == {*OWN_PAGES, "leave"}
    assert all(callable(import_module(f"powerkit.ui.pages.{call}").shown) for call in OWN_PAGES)
    assert all(records_in_pages._SHOWN.search(f"workbook.{call}()") for call in (*calls, "card"))
    assert not records_in_pages._SHOWN.search("workbook.capability(1)")


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
    assert list(made) == sorted([*FILES.values(), *ours])


def test_a_deck_without_a_why_has_a_start_page(deck: Deck) -> None:
    assert "00-start.ipynb" in make_notebooks(replace(deck, why=(), log_book=""))
