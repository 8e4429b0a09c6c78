"""A photo is kept once, shown on the card and in the log book, left out of what others read, and forgotten whole."""

from __future__ import annotations

import base64
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from powerkit.deck import Deck
from powerkit.entries.forget import Wish, forget, plan
from powerkit.entries.import_json import fill
from powerkit.entries.picture_cache import kept_in
from powerkit.logbook import Logbook
from powerkit.logbook.erase import erase_everything
from powerkit.logbook.workspace import WorkbookFolder, prepare
from powerkit.privacy import Names
from powerkit.reports.full_archive import everything
from powerkit.reports.notebook_records import record_of, renew_all, renew_files
from powerkit.reports.record import compose_record
from powerkit.reports.share.make import make, prepared
from powerkit.reports.share.model import Ask
from powerkit.reports.share.preview import answers_of
from powerkit.reports.share.selection import gathered, meant, picks_from
from powerkit.resources import notebooks_folder
from powerkit.ui.card_session import CardDesk
from powerkit.ui.pages.entry import whole_entry
from tests.logbook.old_files import make_first

from .material import drawn, saved, telling_jpeg

WORDS = "Four rings in pen. Ana Example stands closest."
START = datetime(2026, 3, 3, 10, 15, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> WorkbookFolder:
    made = WorkbookFolder(tmp_path / "Workbook")
    prepare(made, notebooks_folder())
    return made


@pytest.fixture
def book(folder: WorkbookFolder, clock: Clock) -> Any:
    with Logbook.open(folder.logbook, backups=folder.backups, now=clock, new_id=lambda: "b" * 32) as opened:
        yield opened


class Page:
    """One tab with a card open, as the page's script talks to its desk."""

    def __init__(self, deck: Deck, card: str, book: Logbook) -> None:
        self.desk, self.n = CardDesk(deck.card(card), book, lambda _: None), 0

    def send(self, kind: str, **more: Any) -> dict[str, Any]:
        self.n += 1
        (reply,) = self.desk.answer({"kind": kind, "client": "tab", "n": self.n, **more})
        return json.loads(json.dumps(reply))  # type: ignore[no-any-return]

    def ask(self, what: str, given: Any, field: str = "map_photo") -> dict[str, Any]:
        return self.send("ask", field=field, what=what, given=given)

    def take(self, content: bytes) -> dict[str, Any]:
        return self.ask("take", {"data": base64.b64encode(content).decode()})


@pytest.fixture
def page(deck: Deck, book: Logbook) -> Page:
    return Page(deck, "1.2", book)


@pytest.fixture
def key(page: Page, book: Logbook) -> str:
    """A photo on card 1.2, described and saved; `Ana Example` is a name the log book knows."""
    book.remember_names([("Ana Example", "")])
    taken = page.take(telling_jpeg())
    page.send("draft", field="map_photo", value={"photo": taken["photo"], "words": WORDS})
    assert page.send("save")["ok"]
    return str(taken["photo"])


def test_every_drawn_answer_of_the_deck_has_a_photo_beside_it_and_nothing_else_has(deck: Deck) -> None:
    for card in deck.cards.values():
        fields = {field.id: field for field in card.fields}
        drawn_ones = {field.id for field in card.fields if field.kind.name in ("map", "words", "board", "sketch")}
        assert {field.id for field in card.fields if field.kind.name == "photo"} == {
            f"{item}_photo" for item in drawn_ones
        }
        order = list(fields)
        for item in drawn_ones:
            photo = fields[f"{item}_photo"]
            assert order.index(photo.id) == order.index(item) + 1
            assert (photo.private, photo.short, photo.when) == (
                fields[item].private,
                fields[item].short,
                fields[item].when,
            )
    assert any(field.kind.name == "photo" for card in deck.cards.values() for field in card.fields)


def test_a_photo_taken_on_the_page_is_in_the_log_book_clean_and_comes_back_to_be_shown(page: Page, key: str) -> None:
    shown = page.ask("show", {"photo": key})
    assert shown["ok"]
    assert shown["photo"] == key
    assert base64.b64decode(shown["data"]).startswith(b"\xff\xd8\xff")
    assert (shown["width"], shown["height"]) == (640, 400)
    assert page.send("hello")["values"]["map_photo"] == {"photo": key, "words": WORDS}


def test_a_file_that_is_no_photo_is_answered_with_one_line_and_nothing_is_kept(page: Page, book: Logbook) -> None:
    for content in (b"", b"<svg><script>alert(1)</script></svg>", b"x" * 9_000_000):
        told = page.take(content)
        assert told["ok"] is False
        assert "\n" not in told["error"]
    assert page.ask("take", {"data": "%"})["error"].startswith("The file did not arrive whole")
    assert page.ask("take", None)["ok"] is False
    assert page.ask("show", {"photo": "0" * 64})["error"].startswith("This photo is not in your log book")
    assert page.ask("show", {"photo": ["x"]})["ok"] is False
    assert page.ask("burn", {})["ok"] is False
    assert book.photos() == []


def test_the_same_photo_twice_is_kept_once(page: Page, key: str, book: Logbook) -> None:
    assert page.take(telling_jpeg())["photo"] == key
    assert book.photos() == [key]


def test_the_record_says_that_there_is_a_photo_and_what_it_shows_with_names_replaced_and_has_no_picture(
    key: str, book: Logbook, folder: WorkbookFolder
) -> None:
    html = record_of("1.2", book)["text/html"]
    assert "There is a photo of it in the log book. It shows: Four rings in pen. Person A stands closest." in html
    assert "<img" not in html
    assert key not in html
    renew_files(folder, book)
    pages = b"".join(file.read_bytes() for file in folder.root.glob("*.ipynb"))
    assert b"jpeg" not in pages
    assert key.encode() not in pages


def test_the_log_book_s_own_page_shows_the_photo_with_its_words(key: str, book: Logbook) -> None:
    sections = whole_entry(book.latest()[0], kept_in(book))["sections"]
    (section,) = [section for section in sections if section["label"] == "A photo of a map on paper"]
    picture, words = section["blocks"]
    assert picture["alt"] == WORDS
    photo = book.photo(key)
    assert photo is not None
    assert base64.b64encode(photo.content) in base64.b64decode(picture["svg"])
    assert words["text"].endswith(WORDS)


def test_a_photo_goes_with_the_private_switch_of_its_drawing_until_it_has_its_own(deck: Deck, book: Logbook) -> None:
    card = deck.card("1.2")
    photo = next(field for field in card.fields if field.id == "map_photo")
    for number, (private, hidden) in enumerate(
        [({}, False), ({"map": True}, True), ({"map": True, "map_photo": False}, False), ({"map_photo": True}, True)]
    ):
        answers = {"map_photo": {"photo": "", "words": "Rings"}}
        item = {"card": "1.2", "answers": answers, "private": private}
        (entry,) = fill([item], deck, book, client=f"turn {number}")
        assert entry.is_private(photo.id) is hidden


@pytest.mark.parametrize("format", ["html", "docx", "pdf", "ipynb"])
def test_a_share_leaves_the_photo_out_until_it_is_put_in_by_hand(
    format: str, key: str, book: Logbook, deck: Deck, tmp_path: Path
) -> None:
    entries = meant(book, deck, cards=["1.2"])
    photo = book.photo(key)
    assert photo is not None

    def made(*include: str) -> bytes:
        matter = gathered(book, deck, Ask("Priya"), entries, picks_from(include, entries), START + timedelta(days=1))
        ready = prepared(matter, book, lambda count: b"7" * count)
        return make(ready, book, tmp_path, [format], lambda count: b"7" * count).files[0].read_bytes()

    without, with_it = made(), made(f"{entries[0].id}:map_photo.picture")
    assert len(with_it) - len(without) > 5000
    jpeg = base64.b64encode(photo.content)
    if format in ("html", "ipynb"):
        packed = [base64.b64encode(b"-" * shift + jpeg)[4 * shift + 4 : -8] for shift in range(3)]
        assert any(item[8:400] in with_it for item in packed)
        assert not any(item[8:400] in without for item in packed)


def test_the_leader_is_asked_about_the_photo_and_warned_that_no_search_finds_names_in_it(
    key: str, book: Logbook, deck: Deck
) -> None:
    entries = meant(book, deck, cards=["1.2"])
    matter = gathered(book, deck, Ask("Priya"), entries, {}, START)
    asked = {item.field: item for item in answers_of(matter.chosen[0], kept_in(book))}
    assert asked["map_photo"].leaves
    assert not asked["map_photo.picture"].leaves
    assert "cannot be searched for names" in asked["map_photo.picture"].excerpt


def test_download_everything_has_the_photo_as_a_file_that_the_entry_leads_to(key: str, book: Logbook) -> None:
    with zipfile.ZipFile(io.BytesIO(everything(book, START))) as archive:
        photo = book.photo(key)
        assert photo is not None
        assert archive.read(f"photos/{key}.jpg") == photo.content
        (entry,) = [name for name in archive.namelist() if name.startswith("entries/") and name.endswith(".md")]
        text = archive.read(entry).decode()
    assert f"(../photos/{key}.jpg)" in text
    assert "Ana Example stands closest" in text


def held(folder: WorkbookFolder, content: bytes) -> list[str]:
    """The files of the workbook that hold a middle piece of a photo's bytes."""
    piece = content[len(content) // 2 :][:64]
    return [file.name for file in folder.root.rglob("*") if file.is_file() and piece in file.read_bytes()]


@pytest.mark.parametrize("wish", [{}, {"field": "map_photo"}], ids=["the entry", "the answer"])
def test_forgetting_takes_the_photo_out_of_the_log_book_and_every_backup(
    wish: dict[str, str], page: Page, key: str, book: Logbook, deck: Deck, folder: WorkbookFolder, clock: Clock
) -> None:
    photo = book.photo(key)
    assert photo is not None
    other = page.take(saved(drawn(300, 300)))["photo"]
    fill([{"card": "7.1", "answers": {"map_photo": {"photo": other, "words": "Another"}}}], deck, book, client="x")
    clock.time += timedelta(days=2)
    Logbook.open(folder.logbook, backups=folder.backups, now=clock).close()  # makes a backup
    assert len(held(folder, photo.content)) == 2
    (entry,) = book.latest(card="1.2")
    wanted = Wish(entry=entry.id, **wish)
    forget(wanted, plan(wanted, book).seal, deck, book, folder, renew_all)
    assert held(folder, photo.content) == []
    assert book.photos() == [other]


def test_a_person_is_forgotten_in_a_description_and_the_plan_says_that_photos_cannot_be_searched(
    key: str, book: Logbook, deck: Deck, folder: WorkbookFolder
) -> None:
    wish = Wish(person="Ana Example")
    made = plan(wish, book)
    assert "1 photo in your log book cannot be searched for a name. Look at it yourself, in its entry." in made.lines
    forget(wish, made.seal, deck, book, folder, renew_all)
    (entry,) = book.latest(card="1.2")
    assert entry.answers["map_photo"] == {"photo": key, "words": "Four rings in pen. [removed] stands closest."}
    assert book.photos() == [key]


def test_erasing_everything_takes_photos_too(key: str, book: Logbook, folder: WorkbookFolder) -> None:
    photo = book.photo(key)
    assert photo is not None
    erase_everything(folder, book)
    assert held(folder, photo.content) == []


def test_a_photo_that_was_never_saved_goes_after_a_day_and_one_in_use_stays(
    page: Page, key: str, book: Logbook, folder: WorkbookFolder, clock: Clock
) -> None:
    begun, left = page.take(saved(drawn(200, 200)))["photo"], page.take(saved(drawn(210, 200)))["photo"]
    page.send("draft", field="map_photo", value={"photo": begun, "words": ""})
    clock.time += timedelta(hours=20)
    Logbook.open(folder.logbook, backups=folder.backups, now=clock).close()
    assert set(book.photos()) == {key, begun, left}
    clock.time += timedelta(days=2)
    Logbook.open(folder.logbook, backups=folder.backups, now=clock).close()
    assert set(book.photos()) == {key, begun}


def test_a_log_book_from_before_photos_is_brought_up_to_date_and_its_backup_is_still_forgotten_in(
    folder: WorkbookFolder, clock: Clock, deck: Deck
) -> None:
    make_first(folder.logbook, [("1.1", "Quorndle", "2026-01-20T09:00:00+00:00")])
    with Logbook.open(folder.logbook, backups=folder.backups, now=clock) as book:
        assert book.photos() == []
        wish = Wish(entry=book.latest()[0].id)
        forget(wish, plan(wish, book).seal, deck, book, folder, renew_all)
        backups = book.backups()
    assert backups
    for backup in backups:
        with closing(sqlite3.connect(backup.path)) as connection:
            assert connection.execute("SELECT count(*) FROM version").fetchone() == (0,)


def test_fill_refuses_a_photo_that_is_no_key_and_says_where_to_put_one_in(deck: Deck, book: Logbook) -> None:
    from powerkit.errors import AnswerError

    with pytest.raises(AnswerError, match='answer "map_photo": must name a photo in your log book'):
        fill([{"card": "1.2", "answers": {"map_photo": {"photo": "holiday.jpg"}}}], deck, book, client="x")


def test_a_photo_that_is_gone_leaves_its_words(book: Logbook, deck: Deck) -> None:
    (entry,) = fill(
        [{"card": "1.2", "answers": {"map_photo": {"photo": "ab" * 32, "words": "Rings"}}}], deck, book, client="x"
    )
    document = compose_record(entry, Names({}), kept_in(book))
    assert "It shows: Rings" in str(document)
