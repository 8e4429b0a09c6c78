"""Copies off this computer: what is remembered, kept and let go, and what forgetting, erasing and locks do."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerkit.app import restore
from powerkit.deck import Deck
from powerkit.entries.forget import Wish, forget, plan
from powerkit.errors import LogbookError
from powerkit.logbook import Logbook, keys, list_backups, lock, noted
from powerkit.logbook import copies_elsewhere as off
from powerkit.logbook.audit import COUNTED, DONE, audit_file
from powerkit.logbook.copy_out import copy_away, folder_from
from powerkit.logbook.erase import erase_everything
from powerkit.logbook.files import is_locked, open_file
from powerkit.logbook.model import NewVersion
from powerkit.logbook.syncing_folders import Disk, likely_places, synced_by
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.notebook_records import renew_all
from powerkit.ui.pages.copies import put_together
from powerkit.ui.pages.folder_lock import lock_folder, unlock_for_good
from tests.shipped import shipped_deck

PERSON, PASSPHRASE = "Quillon Marbeck", "kettle orbit velvet marsh trombone"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(keys, "_ROUNDS", 1)
    yield
    keys.let_go()


@pytest.fixture
def folder(tmp_path: Path) -> WorkbookFolder:
    made = WorkbookFolder(tmp_path / "Workbook")
    made.state.mkdir(parents=True)
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (place := tmp_path / "stick").mkdir()
    return place


@pytest.fixture(scope="module")
def deck() -> Deck:
    return shipped_deck()


def opened(folder: WorkbookFolder) -> Logbook:
    return Logbook.open(folder.logbook, backups=folder.backups)


def write(book: Logbook, words: str, number: int = 1, client: str = "page") -> None:
    book.save_version(NewVersion("1.1", answers={"changing": words}, words=words), client=client, number=number)


def copied(folder: WorkbookFolder, to: Path, times: int = 1) -> Path:
    with opened(folder) as book:
        return [copy_away(book, to).file for _ in range(times)][-1]


@pytest.fixture
def written(folder: WorkbookFolder) -> WorkbookFolder:
    with opened(folder) as book:
        write(book, f"{PERSON} waited")
    return folder


def held(copy: Path) -> list[str]:
    with Logbook.read(copy) as book:
        return [str(entry.answers["changing"]) for entry in book.latest()]


def test_a_copy_is_whole_and_its_folder_is_known_even_after_going_back_to_a_backup(written, stick) -> None:
    from powerkit.app.restore import back_up, go_back

    with pytest.raises(LogbookError, match="No folder is remembered"):
        back_up(written, None)
    first = back_up(written, stick).file
    assert held(first) == [f"{PERSON} waited"]
    go_back(written, first)
    second = back_up(written, None).file
    assert second.parent == stick and second != first
    assert off.said_of_away(written.logbook, datetime.now().astimezone()).startswith(f"A copy is in {stick} from today")


def test_a_bounded_number_is_kept_and_only_what_the_workbook_made_for_this_log_book_goes(written, stick, tmp_path):
    other = WorkbookFolder(tmp_path / "Another")
    other.root.mkdir()
    with opened(other) as book:
        write(book, "of somebody else")
    strangers = {stick / "Power Shifting log book.sqlite3", stick / "Power Shifting log book 2020-01-01 000000.docx"}
    strangers |= {stick / "Power Shifting log book 2020-01-01 000000.sqlite3", stick / "logbook of my trip 12.part"}
    for file in strangers:
        file.write_text("mine")
    strangers |= {copied(other, stick)}
    newest = copied(written, stick, times=off.KEEP + 3)
    ours = off.copies_away(written.logbook)
    assert len(ours) == off.KEEP and newest in ours
    assert set(stick.iterdir()) == strangers | set(ours)


def test_what_is_forgotten_or_erased_is_forgotten_and_erased_there_too(written, stick, deck) -> None:
    copy = copied(written, stick)
    with opened(written) as book:
        wish = Wish(person=PERSON)
        assert forget(wish, plan(wish, book).seal, deck, book, written, renew_all) == ()
    assert PERSON.encode() not in copy.read_bytes()
    (stick / "shopping.txt").write_text("milk")
    erase_everything(written)
    assert [file.name for file in stick.iterdir()] == ["shopping.txt"]
    assert off.remembered(written.logbook) == off.Away()
    assert str(stick) not in "".join(file.read_text() for file in written.state.rglob("*") if file.is_file())


def test_a_folder_that_is_not_there_is_named_and_the_next_copy_takes_what_was_forgotten_with_it(
    written, stick, deck, tmp_path
) -> None:
    old = copied(written, stick)
    drawer = stick.rename(tmp_path / "drawer")
    with opened(written) as book:
        wish = Wish(person=PERSON)
        [left] = forget(wish, plan(wish, book).seal, deck, book, written, renew_all)
        write(book, "later", 2)
    assert str(stick) in left
    drawer.rename(stick)
    assert PERSON.encode() in old.read_bytes()
    new = copied(written, stick)
    assert list(stick.iterdir()) == [new]
    stick.rename(drawer)
    assert any(str(stick) in name for name in erase_everything(written).stays)


def test_a_copy_of_a_locked_log_book_is_locked_and_looked_at_and_earlier_ones_are_locked_with_it(written, stick):
    first = copied(written, stick)
    lock_folder(written, PASSPHRASE)
    assert is_locked(first)
    second = copied(written, stick)
    assert is_locked(second) and held(second) == [f"{PERSON} waited"]
    assert not any(PERSON.encode() in file.read_bytes() for file in stick.iterdir())
    looked = off.look_at(written.logbook, datetime.now().astimezone())
    assert looked is not None and looked.well and "sound" in looked.text
    unlock_for_good(written)
    assert not is_locked(second)


def test_a_plain_copy_goes_when_a_locked_one_takes_its_place(written, stick, tmp_path) -> None:
    copied(written, stick)
    drawer = stick.rename(tmp_path / "drawer")
    lines = list(lock_folder(written, PASSPHRASE).lines())
    assert any(str(stick) in line for line in lines)
    drawer.rename(stick)
    new = copied(written, stick)
    assert list(stick.iterdir()) == [new] and is_locked(new)


def test_a_copy_that_is_damaged_or_gone_is_found_by_looking(written, stick) -> None:
    copy, now = copied(written, stick), datetime.now().astimezone()
    whole = copy.read_bytes()
    copy.write_bytes(whole[:4096] + b"\x7f" * (len(whole) - 4096))
    assert not off.look_at(written.logbook, now).well
    copy.unlink()
    assert "no longer there" in off.look_at(written.logbook, now).text
    stick.rmdir()
    looked = off.look_at(written.logbook, now)
    assert looked.well and "not there now" in looked.text


def test_a_lost_log_book_is_offered_from_the_copy_off_this_computer(written, stick) -> None:
    from powerkit.app.restore import check_logbook

    copied(written, stick)
    for file in (written.logbook, *(backup.path for backup in list_backups(written.backups))):
        file.unlink()
    asked: list[str] = []
    check_logbook(written, lambda question: not asked.append(question))
    assert "Power Shifting log book" in asked[0]
    assert held(written.logbook) == [f"{PERSON} waited"]


@settings(max_examples=30, deadline=None)
@given(
    made=st.one_of(st.none(), st.integers(-400, 40)),
    days=st.sampled_from(off.CHOICES),
    put=st.one_of(st.none(), st.integers(-40, 40)),
    many=st.booleans(),
)
def test_one_is_reminded_only_when_it_is_time(tmp_path_factory, made, days, put, many) -> None:
    path, now = tmp_path_factory.mktemp("book") / "logbook.sqlite3", datetime.now().astimezone()
    last = (now + timedelta(days=made)).isoformat() if made is not None else ""
    later = (now + timedelta(days=put)).date().isoformat() if put is not None else ""
    off.remember(path, off.Away("/stick", "id", last, "copy", days, later))
    said = off.reminder(path, now, many=many)
    none = made is None or made > 1
    due = days > 0 and not (put is not None and 0 < put <= off.LATER.days) and (many if none else -made > days)
    assert bool(said) == due or (not none and -made == days)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"folder": 3, "days": true}', "[" * 9000, '{"made": "soon"}'])
def test_a_note_that_is_none_counts_as_nothing_known(written, text: str) -> None:
    off.remember(written.logbook, off.Away("/stick"))
    [note] = (written.state / "away").iterdir()
    note.write_text(text)
    assert not off.remembered(written.logbook).folder and off.last_away(written.logbook) is None
    assert off.copies_away(written.logbook) == [] and off.out_of_reach(written.logbook) == []


@pytest.mark.parametrize("named", ["", "  ", '""', "stick", "./stick", "/no/such/folder", "{book}", "{book}/Backups"])
def test_what_is_no_folder_for_copies_is_refused_in_one_line(written, named: str) -> None:
    with pytest.raises(LogbookError) as refused:
        folder_from(named.format(book=written.root), written.logbook)
    assert "\n" not in str(refused.value) and refused.value.do


def test_likely_places_are_those_that_are_there_and_leave_this_computer(tmp_path: Path) -> None:
    home, usb, inner = tmp_path / "home", tmp_path / "usb", tmp_path / "inner"
    for place in ("OneDrive - Council", "Dropbox", "Documents", "Library/CloudStorage/GoogleDrive-x/My Drive"):
        (home / place).mkdir(parents=True)
    usb.mkdir()
    inner.mkdir()
    disks = [Disk(str(usb), "rw,removable", "vfat"), Disk(str(inner), "rw", "ext4"), Disk("/media/gone", "rw", "vfat")]
    disks += [Disk(str(inner), "cdrom,removable", "")]
    found = likely_places(tmp_path / "book", home, {"OneDrive": str(home / "OneDrive - Council")}, disks)
    assert [Path(place.path).relative_to(tmp_path).as_posix() for place in found] == [
        "usb",
        "home/OneDrive - Council",
        "home/Dropbox",
        "home/Library/CloudStorage/GoogleDrive-x/My Drive",
    ]
    assert synced_by(home / "OneDrive - Council" / "book") == "OneDrive" and not synced_by(home / "Documents")


ACTS: dict[str, Callable[[WorkbookFolder, Path, Deck], object]] = {
    "copy": lambda folder, stick, _: copied(folder, stick),
    "restore": lambda folder, stick, _: restore.go_back(folder, _elsewhere(folder, stick)),
    "merge": lambda folder, stick, _: _merged(folder, stick),
    "forget": lambda folder, _, deck: _forgotten(folder, deck),
    "lock": lambda folder, *_: lock_folder(folder, PASSPHRASE),
    "erase": lambda folder, *_: erase_everything(folder),
}


def _elsewhere(folder: WorkbookFolder, stick: Path) -> Path:
    with opened(folder) as book:
        book.backup_to(copy := stick / f"{PERSON}.sqlite3")
    return copy


def _merged(folder: WorkbookFolder, stick: Path) -> None:
    copy = _elsewhere(folder, stick)
    with Logbook.open(copy, backups=stick / "none") as book:
        write(book, PERSON, 7, "laptop")
    with opened(folder) as book:
        put_together(book, copy)


def _forgotten(folder: WorkbookFolder, deck: Deck) -> None:
    with opened(folder) as book:
        wish = Wish(person=PERSON)
        forget(wish, plan(wish, book).seal, deck, book, folder, renew_all)


@pytest.mark.parametrize("what", ACTS)
def test_each_act_on_the_whole_log_book_is_noted_once_and_without_a_word(what, written, stick, deck) -> None:
    ACTS[what](written, stick, deck)
    [line] = audit_file(written.state).read_text(encoding="utf-8").splitlines()
    found = json.loads(line)
    assert found["what"] == what and found.keys() <= {"when", "what", *COUNTED}
    datetime.fromisoformat(found.pop("when"))
    assert all(isinstance(value, int) for key, value in found.items() if key != "what")
    [told] = noted(written.state)
    assert DONE[what] in told.words


def test_changing_the_passphrase_and_taking_the_lock_off_are_noted_once_each(written) -> None:
    lock_folder(written, PASSPHRASE)
    lock_folder(written, PASSPHRASE[::-1])
    unlock_for_good(written)
    assert [item.what for item in noted(written.state)] == ["lock", "passphrase", "unlock"]
    assert PASSPHRASE not in audit_file(written.state).read_text(encoding="utf-8")
    with open_file(written.logbook) as connection:
        assert connection.execute("SELECT count(*) FROM version").fetchone() == (1,)
    assert not lock.is_unsettled(written.logbook)
