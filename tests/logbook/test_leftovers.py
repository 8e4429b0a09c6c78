"""What stopped writers leave in the making is cleared at the next start, and nothing else is."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from powerkit.documents.formats import Copy
from powerkit.logbook import Logbook, note
from powerkit.logbook.copies_elsewhere import clear_away, copies_away
from powerkit.logbook.copy_out import copy_away
from powerkit.logbook.leftovers import clear_shares, tidy
from powerkit.logbook.model import NewVersion
from powerkit.logbook.private_files import in_the_making, write_text
from powerkit.logbook.serialize import local_now
from powerkit.logbook.unfinished_files import part_for
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.dispatch import write_copies
from powerkit.reports.full_archive import write_everything
from tests.logbook.killing import every_stop


def opened(root: Path) -> Logbook:
    folder = WorkbookFolder(root)
    return Logbook.open(folder.logbook, backups=folder.backups)


def copy_to_stick(root: Path) -> None:
    with opened(root) as book:
        copy_away(book, root.parent / "stick")


def take_everything(root: Path) -> None:
    with opened(root) as book:
        write_everything(book, root, local_now())


WORK: dict[str, Callable[[Path], object]] = {
    "a page": lambda root: write_text(root / "01-first.ipynb", "new" * 500),
    "a note": lambda root: note(root / ".powerkit", "merge", versions=1),
    "files to send": lambda root: write_copies([Copy("html", b"<p>words", ())] * 2, root / "To send", "share-1"),
    "everything": take_everything,
    "a copy off this computer": copy_to_stick,
}


@pytest.mark.parametrize("what", WORK)
def test_a_start_after_a_kill_at_any_step_leaves_nothing_in_the_making(what: str, tmp_path: Path) -> None:
    start, stick = tmp_path / "start", tmp_path / "stick"
    for place in (start / ".powerkit", start / "To send", stick):
        place.mkdir(parents=True)
    (start / "01-first.ipynb").write_text("old")
    with opened(start) as book:
        book.save_version(NewVersion("1.1", answers={"changing": "words"}, words="words"), client="page", number=1)
    left = 0
    for root in every_stop(start, tmp_path, WORK[what], each=3 if what.startswith("a copy") else 1):
        left += len(in_making(tmp_path))
        tidy(WorkbookFolder(root))
        clear_away(WorkbookFolder(root).logbook)  # as its thread does
        if what.startswith("a copy") and not copies_away(root / "logbook.sqlite3"):
            copy_to_stick(root)  # stopped before the folder was known: the next copy clears what was left
        assert in_making(tmp_path) == []
        assert (root / "01-first.ipynb").read_text() in ("old", "new" * 500)
    assert left, "no kill left anything, so nothing was tried"


def in_making(place: Path) -> list[str]:
    found = (file for file in place.rglob("*") if file.is_file() and "start" not in file.parts)
    return [file.name for file in found if file.suffix in (".tmp", ".part") or file.name.startswith((".share", ".0"))]


def test_what_another_process_is_writing_stays_until_that_process_is_gone(tmp_path: Path) -> None:
    folder = WorkbookFolder(tmp_path)
    for place in (folder.state, folder.to_send):
        place.mkdir()
    ready, said = os.pipe()
    writer = os.fork()
    if writer == 0:
        in_the_making(folder.to_send / "share")
        in_the_making(folder.record)
        part_for(folder.logbook).write_text("a log book")
        os.write(said, b"x")
        signal.pause()
        os._exit(0)
    os.read(ready, 1)
    files = {file for file in tmp_path.rglob("*") if file.is_file()}
    long_ago = time.time() - 5 * 86_400
    for file in files:
        os.utime(file, (time.time(), time.time()))
    tidy(folder)
    clear_shares(folder.to_send)
    assert len(files) == 3 and all(file.exists() for file in files)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    tidy(folder)
    assert not any(file.exists() for file in files)
    elsewhere = folder.state / ".port.ffffff-1-abcdefgh.tmp"
    elsewhere.write_text("x")
    tidy(folder)
    assert elsewhere.exists(), "another computer may be writing it"
    os.utime(elsewhere, (long_ago, long_ago))
    tidy(folder)
    assert not elsewhere.exists()


_word = st.text(
    st.characters(codec="utf-8", exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=12
)
_theirs = st.one_of(
    _word,
    st.builds("{}{}{}".format, _word, st.sampled_from([".part", ".tmp", ".share", "~", ".json.part", ".bak"]), _word),
    st.sampled_from(
        [
            ".share",
            "share-1.html",
            "everything.part",
            "logbook notes.part",
            "logbook 7.part",
            ".~lock.letter.odt#",
            "a.tmp",
        ]
    ),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.sets(_theirs.filter(lambda name: name not in (".", "..")), min_size=1, max_size=8))
def test_a_persons_file_is_never_cleared_whatever_it_is_called(names: set[str], tmp_path: Path) -> None:
    folder = WorkbookFolder(tmp_path)
    folder.to_send.mkdir(exist_ok=True)
    long_ago, made = time.time() - 40 * 86_400, []
    for name in names:
        for place in (folder.root, folder.to_send):
            try:
                (place / name).write_bytes(b"mine")
            except OSError:
                continue
            os.utime(place / name, (long_ago, long_ago))
            made.append(place / name)
    tidy(folder)
    assert all(file.exists() for file in made)
    for file in made:
        file.unlink(missing_ok=True)
