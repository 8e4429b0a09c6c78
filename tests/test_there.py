"""A disk that does not answer, and a folder nobody may look into: nothing counts as not there that cannot be seen.

Since Python 3.14 ``Path.exists`` and its like say "no" of those, as ``glob`` does since 3.13.
"""

import errno
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tornado.web import HTTPError

from powerkit.app.doctor import look_over
from powerkit.app.server import record_keeper
from powerkit.cli import exit_code
from powerkit.deck import Deck
from powerkit.entries import forget
from powerkit.errors import LogbookError, PowerkitError, UnseenError
from powerkit.logbook import Logbook
from powerkit.logbook.audit import is_erased, note
from powerkit.logbook.copies_elsewhere import Away, out_of_reach, remember
from powerkit.logbook.erase import erase_everything
from powerkit.logbook.migrations import MIGRATIONS
from powerkit.logbook.model import NewVersion
from powerkit.logbook.open import random_id
from powerkit.logbook.replace_file import begin
from powerkit.logbook.serialize import local_now
from powerkit.logbook.workspace import WorkbookFolder, prepare
from powerkit.reports.full_archive import write_everything
from powerkit.reports.notebook_records import renew_all
from powerkit.resources import deck_folder, notebooks_folder
from powerkit.there import is_file, is_folder, is_link, is_plain_file, is_there, listed

PAGE = "01-we-know-our-people.ipynb"
ASKS = (is_there, is_file, is_folder, is_link, is_plain_file, listed)
Stall = Callable[..., None]


@pytest.fixture
def stall(monkeypatch: pytest.MonkeyPatch) -> Stall:
    """What does not answer from now on when it is looked at; with no path, all answers again."""
    stalled: set[str] = set()
    number = [errno.EIO]

    def stalls(name: str) -> None:
        real = getattr(os, name)

        def ask(place: Any = ".", *given: Any, **named: Any) -> Any:
            if not isinstance(place, int) and os.fspath(place) in stalled:
                raise OSError(number[0], os.strerror(number[0]), os.fspath(place))
            return real(place, *given, **named)

        monkeypatch.setattr(os, name, ask)

    for name in ("stat", "lstat", "listdir", "scandir"):
        stalls(name)

    def begin_to(*places: Path, fault: int = errno.EIO) -> None:
        number[0] = fault
        stalled.clear()
        stalled.update(map(str, places))

    return begin_to


@pytest.fixture
def folder(workbook_folder: Path) -> WorkbookFolder:
    """A workbook with an entry, a page with something shown, a copy to send, a backup and a setting of its own."""
    made = WorkbookFolder(workbook_folder)
    prepare(made, notebooks_folder())
    with Logbook.open(made.logbook, backups=made.backups) as logbook:
        logbook.save_version(NewVersion("1.1", words="first"), client="page", number=1)
    Logbook.open(made.logbook, backups=made.backups).close()  # makes the backup
    return made


def within(folder: WorkbookFolder) -> dict[str, bytes]:
    """All there is but the log of what was done."""
    files = (file for file in folder.root.rglob("*") if file.is_file())
    return {str(file): file.read_bytes() for file in files if file.name not in ("audit.jsonl", "erasing")}


@pytest.mark.parametrize("fault", [errno.EIO, errno.EACCES, errno.ESTALE, errno.ETIMEDOUT, errno.ENOTCONN])
@pytest.mark.parametrize("ask", ASKS)
def test_what_cannot_be_seen_is_never_said_not_to_be_there(tmp_path, stall, ask, fault) -> None:
    place = tmp_path / "logbook.sqlite3"
    stall(place, fault=fault)
    with pytest.raises(UnseenError) as said:
        ask(place)
    assert str(place) in str(said.value) and len(str(said.value).splitlines()) == 1
    assert isinstance(said.value, LogbookError) and isinstance(said.value, OSError)


def test_what_is_there_is_told_from_what_is_not(tmp_path) -> None:
    file, there = tmp_path / "a.txt", tmp_path / "folder"
    file.write_text("a")
    there.mkdir()
    for none in (tmp_path / "none", file / "below", tmp_path / ("n" * 300), Path("a\0b")):
        assert not any(ask(none) for ask in ASKS)
    assert is_there(file) and is_file(file) and is_plain_file(file) and not is_folder(file) and not is_link(file)
    assert is_there(there) and is_folder(there) and not is_file(there) and not is_plain_file(there)
    assert listed(tmp_path) == [file, there] and listed(file) == []


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_is_told_from_what_it_leads_to(tmp_path) -> None:
    link, broken, round_ = (tmp_path / name for name in ("link", "broken", "round"))
    (tmp_path / "a.txt").write_text("a")
    link.symlink_to("a.txt")
    broken.symlink_to("gone")
    round_.symlink_to("round")
    assert is_file(link) and is_link(link) and not is_plain_file(link)
    assert not is_there(broken) and is_link(broken) and not is_there(round_) and is_link(round_)


@pytest.mark.parametrize("place", ["logbook", "root", "backups"])
def test_no_log_book_is_begun_where_one_cannot_be_seen(folder, stall, place) -> None:
    if place != "logbook":  # what is left shows that there was one
        for file in (folder.logbook, *(folder.state / "seen").iterdir()):
            file.unlink()
    before = within(folder)
    stall(getattr(folder, place))
    with pytest.raises(LogbookError, match="cannot be looked at now"):
        Logbook.open(folder.logbook, backups=folder.backups)
    stall()
    assert within(folder) == before


def test_a_new_log_book_never_takes_the_place_of_one_that_cannot_be_seen(folder, stall, monkeypatch) -> None:
    def no_names(*_: Any, **__: Any) -> None:
        raise OSError(errno.EPERM, "this disk knows no second names")

    monkeypatch.setattr(os, "link", no_names)
    before = folder.logbook.read_bytes()
    stall(folder.logbook)
    with pytest.raises(LogbookError):
        begin(folder.logbook, local_now, random_id, MIGRATIONS)
    stall()
    assert folder.logbook.read_bytes() == before


def test_what_is_open_says_that_its_disk_does_not_answer_and_goes_on_when_it_does(folder, stall) -> None:
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        stall(folder.logbook)
        with pytest.raises(LogbookError, match="cannot be looked at now"):
            logbook.save_version(NewVersion("1.2", words="second"), client="page", number=2)
        stall()
        assert len(logbook.latest()) == 1
        logbook.save_version(NewVersion("1.2", words="second"), client="page", number=2)
        assert len(logbook.latest()) == 2


def test_a_record_stays_on_its_page_while_the_log_book_cannot_be_seen(folder, stall) -> None:
    record = {
        "output_type": "display_data",
        "metadata": {},
        "data": {"text/html": "<p>first</p>", "text/plain": "first"},
    }
    cell = {"cell_type": "code", "source": ['workbook.card("1.1")'], "metadata": {}, "outputs": [record]}
    content = {"cells": [cell], "metadata": {}}
    stall(folder.logbook)
    with pytest.raises(HTTPError) as refused:
        record_keeper(folder)(model={"type": "notebook", "content": content}, path=PAGE)
    assert "cannot be looked at now" in str(refused.value)
    assert cell["outputs"] == [record]


def test_a_log_book_that_cannot_be_seen_is_not_said_to_be_erased(folder, stall) -> None:
    note(folder.state, "erase")  # of a log book before this one
    stall(folder.logbook)
    with pytest.raises(UnseenError):
        is_erased(folder.logbook)


@pytest.mark.parametrize("place", ["root", "backups", "to_send", "logbook", "set_aside"])
def test_nothing_is_erased_and_nothing_said_to_be_where_not_all_can_be_seen(folder, stall, place) -> None:
    before = within(folder)
    stall(getattr(folder, place))
    with pytest.raises(LogbookError, match="cannot be looked at now"):
        erase_everything(folder)
    stall()
    assert within(folder) == before


def test_nothing_is_forgotten_by_halves_where_the_copies_cannot_be_seen(folder, stall) -> None:
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        stall(folder.backups)
        with pytest.raises(LogbookError, match="cannot be looked at now"):
            logbook.forget_entry(1)
        stall()
        assert [entry.id for entry in logbook.latest()] == [1]


def test_records_are_still_to_be_made_again_where_the_pages_cannot_be_seen(folder, stall) -> None:
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        (folder.state / "records").write_text("to do")
        stall(folder.root)
        with pytest.raises(LogbookError, match="cannot be looked at now"):
            forget.finish(folder, logbook, renew_all)
        stall()
        assert (folder.state / "records").is_file()
        forget.finish(folder, logbook, renew_all)
    assert not (folder.state / "records").exists()


def test_a_page_that_cannot_be_seen_is_not_replaced(folder, stall, tmp_path) -> None:
    page = folder.root / PAGE
    content = json.loads(page.read_text(encoding="utf-8"))
    content["cells"][0]["source"] = ["# Mine"]
    page.write_text(json.dumps(content), encoding="utf-8")
    new = tmp_path / "new"
    new.mkdir()
    (new / PAGE).write_text(json.dumps({**content, "cells": []}), encoding="utf-8")
    stall(page)
    with pytest.raises(PowerkitError):
        prepare(folder, new)
    stall()
    assert "# Mine" in page.read_text(encoding="utf-8")


def test_no_page_is_set_aside_because_the_workbooks_own_cannot_be_seen(folder, stall, tmp_path) -> None:
    before = within(folder)
    new = tmp_path / "new"
    new.mkdir()
    stall(new)
    with pytest.raises(PowerkitError):
        prepare(folder, new)
    stall()
    assert within(folder) == before


def test_a_file_that_cannot_be_seen_is_not_written_over(folder, stall) -> None:
    now = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
    file = folder.root / "everything-2026-11-22.zip"
    file.write_bytes(b"an earlier one")
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        stall(file)
        with pytest.raises(PowerkitError):
            write_everything(logbook, folder.root, now)
    stall()
    assert file.read_bytes() == b"an earlier one"


def test_copies_on_a_disk_that_does_not_answer_are_out_of_reach(folder, stall, tmp_path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        known = Away(folder=str(stick), workbook=logbook.workbook_id, made="2026-11-01T10:00:00+00:00", file="a")
    remember(folder.logbook, known)
    assert out_of_reach(folder.logbook) == []
    stall(stick)
    assert out_of_reach(folder.logbook) == [str(stick)]


COMMANDS = ("log", "actions", "doctor", "share 1.1", "review", "erase", "lock", "backup", "draw", "merge")


@pytest.mark.parametrize("fault", [errno.EIO, errno.EACCES])
@pytest.mark.parametrize("place", ["root", "logbook"])
@pytest.mark.parametrize("call", COMMANDS)
def test_no_command_changes_anything_or_fails_oddly(folder, stall, capsys, call, place, fault) -> None:
    before = within(folder)
    stall(getattr(folder, place), fault=fault)
    code = exit_code(["--workbook", str(folder.root), *call.split()])
    said = capsys.readouterr()
    stall()
    assert "Something went wrong" not in said.err and code != 3
    assert within(folder) == before
    if call in ("log", "actions", "doctor", "merge") and place == "logbook":
        assert "cannot be looked at now" in said.out + said.err or "may not be opened" in said.out + said.err


def test_the_doctor_goes_on_to_what_is_not_on_that_disk(folder: WorkbookFolder, deck: Deck, stall: Stall) -> None:
    stall(folder.root)
    found = {finding.name: finding for finding in look_over(folder, deck_folder())}
    assert not found["Disk"].well and "cannot be looked at now" in found["Disk"].text
    assert found["Deck"].well and "Kernel" in found
