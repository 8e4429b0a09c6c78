"""Another copy of the log book beside it: said on the start page, and put together there or by a command."""

from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import expect

from powerkit.cli import exit_code
from powerkit.deck import Deck
from powerkit.deck.conversation_starter import load_starter
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.resources import deck_folder
from powerkit.ui.pages.home import HomeDesk, home_view

NAME = "logbook (LAPTOP-7's conflicted copy 2026-11-28).sqlite3"


@pytest.fixture
def copied(empty_book: Logbook, deck: Deck, tmp_path: Path) -> Logbook:
    """A log book with a copy beside it that has an entry and a draft of its own."""
    item = {"card": "10.1", "community": "Mill Bank", "answers": {"memo": "Ask first."}}
    fill([item], deck, empty_book, client="origin")
    empty_book.backup_to(copy := empty_book.path.with_name(NAME))
    with Logbook.open(copy, backups=tmp_path / "none") as other:
        fill([{**item, "community": "Hope Street"}], deck, other, client="laptop")
        other.put_draft("1.1", "x", "words", client="laptop", number=1)
    return empty_book


def test_the_start_page_says_what_a_copy_has_and_puts_both_together(deck, copied, tab) -> None:
    desk = HomeDesk(deck, copied, Path("a workbook"), Random(3))
    starter = load_starter(deck_folder(), [capability.number for capability in deck.capabilities])
    page = tab(home_view(deck, starter), desk.answer).open()
    heading = page.get_by_role("heading", name="There is another copy of your log book")
    expect(heading).to_be_visible()
    expect(
        page.get_by_text(f"“{NAME}” has 1 saved version and 1 draft that your log book does not have.")
    ).to_be_visible()
    page.get_by_role("button", name="Put them together").click()
    expect(page.get_by_role("heading", name="Your log book is whole")).to_be_focused()
    expect(
        page.get_by_role("paragraph").filter(has_text="1 saved version came in. Nothing was deleted.")
    ).to_be_visible()
    expect(heading).to_be_hidden()
    assert [item.community for item in copied.latest()] == ["Hope Street", "Mill Bank"]
    (reply,) = desk.answer({"kind": "hello"})
    assert reply["copies"] == []


def test_a_command_names_the_copies_and_puts_them_together(copied, tmp_path, capsys) -> None:
    folder = copied.path.parent
    call = ["--workbook", str(folder)]
    assert exit_code([*call, "doctor"]) == 1
    said = capsys.readouterr().out
    assert f"WRONG Another copy: {NAME} has what your log book lacks" in said
    assert "merge" in said
    assert exit_code([*call, "merge"]) == 0
    assert "1 saved version came in" in capsys.readouterr().out
    assert exit_code([*call, "merge"]) == 0
    assert "No other copy of your log book" in capsys.readouterr().out
    exit_code([*call, "doctor"])
    assert "Another copy" not in capsys.readouterr().out


def test_doctor_says_when_an_older_copy_is_in_the_log_books_place(empty_book, deck, tmp_path, capsys) -> None:
    (tmp_path / ".powerkit").mkdir()
    empty_book.backup_to(old := tmp_path / "old")
    with Logbook.open(empty_book.path) as book:
        fill([{"card": "10.1", "answers": {"memo": "Ask first."}}], deck, book, client="origin")
    empty_book.close()
    old.replace(empty_book.path)
    exit_code(["--workbook", str(tmp_path), "doctor"])
    assert "it may be an older copy. To look for what is missing:" in capsys.readouterr().out
