"""The notebooks made from a deck: thin, locked, the same bytes each time, and those we ship are those of our deck."""

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from powerkit.deck import Deck, load_deck
from powerkit.deck.own_pages import OWN_PAGES
from powerkit.errors import DeckError, WorkbookError
from powerkit.resources import notebooks_folder
from powerkit.ui.notebooks import FIRST_LINE, find_page, make_notebooks, write_notebooks

OWN = re.compile(
    r"# To answer here, open this page in the Power Shifting Workbook \(see its README\)\. "
    r"Your answers are not in this file\.\n"
    r'from powerkit import workbook; workbook\.(?:card\("[1-9][0-9]?\.[1-9][0-9]?"\)|capability\(\d{1,2}\)|'
    r"[a-z_]+\(\))\Z"
)


def cells(text: str, kind: str) -> list[dict[str, Any]]:
    return [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == kind]


def test_the_same_deck_gives_the_same_bytes(deck: Deck) -> None:
    assert make_notebooks(deck) == make_notebooks(deck)


def test_the_notebooks_we_ship_are_those_made_from_our_deck(deck: Deck) -> None:
    shipped = {file.name: file.read_bytes() for file in notebooks_folder().glob("*.ipynb")}
    made = {name: text.encode() for name, text in make_notebooks(deck).items()}
    assert shipped.keys() == made.keys()
    changed = [name for name in made if shipped[name] != made[name]]
    assert changed == [], "run: powerkit notebooks --to notebooks"


def test_there_is_a_page_to_start_one_a_capability_and_the_pages_of_the_year(deck: Deck) -> None:
    capabilities = [capability.name for capability in deck.capabilities]
    assert list(make_notebooks(deck)) == [f"{name}.ipynb" for name in sorted([*(page.file for page in OWN_PAGES.values()), *capabilities])]


def test_every_code_cell_is_the_workbook_s_own_two_lines(deck: Deck) -> None:
    for name, text in make_notebooks(deck).items():
        for cell in cells(text, "code"):
            source = "".join(cell["source"])
            assert OWN.match(source), (name, source)
            assert source.startswith(f"{FIRST_LINE}\n")
            assert cell["execution_count"] is None
            assert cell["outputs"] == [] or "workbook.capability" in source


def test_every_card_is_called_once_in_the_notebook_of_its_capability(deck: Deck) -> None:
    made = make_notebooks(deck)
    for capability in deck.capabilities:
        text = made[f"{capability.name}.ipynb"]
        called = re.findall(r'workbook\.card\(\\"([\d.]+)\\"\)', text)
        assert called == [card.id for card in capability.cards]


def test_no_cell_can_be_changed_or_deleted_and_no_code_shows(deck: Deck) -> None:
    for text in make_notebooks(deck).values():
        for cell in json.loads(text)["cells"]:
            assert cell["metadata"]["deletable"] is False
            assert cell["metadata"]["editable"] is False
        for cell in cells(text, "code"):
            assert cell["metadata"]["jupyter"] == {"source_hidden": True}


def test_every_notebook_is_a_sound_one_for_our_kernel_with_cell_ids_of_its_own(deck: Deck) -> None:
    for name, text in make_notebooks(deck).items():
        nbformat.validate(json.loads(text))
        kernel = json.loads(text)["metadata"]["kernelspec"]
        assert kernel == {"name": "powerkit", "display_name": "Power Shifting Workbook", "language": "python"}, name
        ids = [cell["id"] for cell in json.loads(text)["cells"]]
        assert len(set(ids)) == len(ids)


def test_guidance_for_both_roles_is_on_the_page_word_for_word(deck: Deck) -> None:
    made = make_notebooks(deck)
    for capability in deck.capabilities:
        *_, shown = cells(made[f"{capability.name}.ipynb"], "code")
        words = html.unescape(shown["outputs"][0]["data"]["text/html"])
        assert all(item.text in words for item in capability.guidance)
        assert "If you lead in a public service" in words
        assert "If you lead in a community" in words
        own = any(item.origin == "workbook" for item in capability.guidance)
        assert ("the workbook’s own" in words) is own


def test_headings_of_a_page_never_skip_a_level(deck: Deck) -> None:
    for name, text in make_notebooks(deck).items():
        level = 0
        for cell in cells(text, "markdown"):
            for line in cell["source"]:
                if match := re.match(r"(#+) ", line):
                    assert len(match[1]) <= level + 1, (name, line)
                    level = len(match[1])


def test_marks_in_a_deck_s_words_stay_marks(small_deck: Callable[..., Path]) -> None:
    def mark(tables: dict[str, Any]) -> None:
        tables["01-listening.toml"]["title"] = "<b>*Bold*</b> [a](b) `c` $x$ \\ _d_"

    words = "".join(cells(make_notebooks(load_deck(small_deck(mark)))["01-listening.ipynb"], "markdown")[0]["source"])
    assert r"\<b\>\*Bold\*\</b\> \[a\](b) \`c\` \$x\$ \\ \_d\_" in words


def test_a_deck_of_one_s_own_gives_notebooks_of_its_own(small_deck: Callable[..., Path], tmp_path: Path) -> None:
    own = load_deck(small_deck())
    written = write_notebooks(own, tmp_path / "made")
    assert {path.name: path.read_text(encoding="utf-8") for path in written} == make_notebooks(own)
    assert "01-listening.ipynb" in make_notebooks(own)
    assert b"\r" not in written[0].read_bytes()


def test_a_capability_may_not_take_the_name_of_a_page_of_ours(small_deck: Callable[..., Path]) -> None:
    def take(tables: dict[str, Any]) -> None:
        tables["11-log-book.toml"] = tables.pop("02-sharing.toml")

    with pytest.raises(DeckError, match="a page of its own with this name"):
        make_notebooks(load_deck(small_deck(take)))


def test_notebooks_that_cannot_be_written_say_so_plainly(deck: Deck, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WorkbookError, match="cannot be written"):
        write_notebooks(deck, tmp_path / "file" / "inside")


@pytest.mark.parametrize(
    ("where", "page"),
    [
        ("1", "01-we-know-our-people.ipynb"),
        ("1.2", "01-we-know-our-people.ipynb#card-1-2"),
        ("10.4", "10-we-know-ourselves.ipynb#card-10-4"),
    ],
)
def test_a_page_is_found_by_its_capability_or_card(where: str, page: str, deck: Deck) -> None:
    assert find_page(deck, where) == page


@pytest.mark.parametrize("where", ["0", "11", "1.9", "one", "²", "-1", "1.", ".", "1.1.1", " "])
def test_a_page_that_is_not_there_is_said_plainly(where: str, deck: Deck) -> None:
    with pytest.raises(DeckError):
        find_page(deck, where)
