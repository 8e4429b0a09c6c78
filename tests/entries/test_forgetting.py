"""Forgetting: after it no byte of the name, the story or the entry is in any file the workbook keeps."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerkit.deck import Deck
from powerkit.entries.actions import add_action
from powerkit.entries.forget import REMOVED, Wish, finish, forget, likely_spared, parts_of_entry, plan
from powerkit.entries.import_json import fill
from powerkit.entries.profile import keep_leader
from powerkit.errors import AnswerError
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder, prepare
from powerkit.reports.notebook_records import renew_all, renew_files
from powerkit.resources import deck_folder, notebooks_folder
from tests.logbook.killing import every_stop
from tests.shipped import shipped_deck

DECK = shipped_deck()

HER = "Zebedina Quorndle"
MAP = [
    {"_id": "r1", "name": HER, "ring": "1", "tie": "strong", "note": "She has a bad knee"},
    {"_id": "r2", "name": "Bo Example", "ring": "2", "knows": f"{HER}; Lunch club", "wish": "Ask Zebedina’s brother"},
    {"_id": "r3", "name": "Lunch club", "kind": "group"},
]
YEAR: list[dict[str, Any]] = [
    {
        "card": "1.1",
        "community": "Mill Bank",
        "people": f"{HER}, Bo Example",
        "answers": {
            "companion": HER,
            "changing": "ZEBEDINA QUORNDLE showed me the crossing. Zebedina's street floods.",
            "action": {"what": "Ring Zebedina", "who": HER, "when": "2026-04-01"},
        },
        "own": [{"_id": "q", "question": "What would Zebedina say?", "answer": "Quorndle says no \ud800."}],
    },
    {"card": "1.2", "community": f"Around {HER}", "answers": {"map": MAP}},
    {"card": "10.1", "answers": {"memo": "Ask Zebedina again", "memo_date": "2026-09-01"}},
    {
        "card": "note",
        "answers": {"what": "Met Zebedina", "now_what": {"what": "Thank z. quorndle, ZQ and Zebedina Q."}},
    },
]


def bytes_of(folder: WorkbookFolder) -> bytes:
    """Every byte the workbook keeps, pages and program files included."""
    return b"\n".join(file.read_bytes() for file in sorted(folder.root.rglob("*")) if file.is_file())


def forms(word: str) -> list[bytes]:
    """A word as it may stand in a file: in either case, in UTF-8 and UTF-16, and escaped in JSON."""
    spelt = {word, word.lower(), word.upper()}
    found = {item.encode(code) for item in spelt for code in ("utf-8", "utf-16-le", "utf-16-be")}
    found |= {json.dumps(item)[1:-1].encode() for item in spelt}
    return sorted(found)


def left_of(folder: WorkbookFolder, *words: str) -> list[bytes]:
    held = bytes_of(folder)
    return [form for word in words for form in forms(word) if form in held]


@pytest.fixture
def full(folder: WorkbookFolder, clock, deck: Deck):
    """A workbook with her in every kind of place, and a backup of it."""
    for turn in range(2):
        with Logbook.open(folder.logbook, backups=folder.backups, now=clock) as book:
            fill(YEAR if not turn else YEAR[:1], deck, book, client=f"run {turn}")
            book.put_draft("1.1", "changing", f"{HER} again", client="tab", number=turn + 1)
            book.put_draft("3.1", "about.community", "Where Zebedina lives", client="tab", number=turn + 10)
            book.put_draft("note", "form", {"what": "Zebedina rang"}, client="tab", number=turn + 20)
            book.remember_names([(HER, "a neighbour"), ("Bo Example", "brother of Zebedina Quorndle")])
            book.keep_picture("key", f"<svg>{HER}</svg>")
            keep_leader(book, {"communities": f"Around {HER}"})
            renew_files(folder, book)
        clock.move(days=2)
    (folder.root / "logbook before restore 2026-01-01 000000.sqlite3").write_bytes(folder.logbook.read_bytes())
    folder.set_aside.mkdir()
    page = {"cells": [{"cell_type": "code", "source": "", "outputs": [{"data": {"text/html": HER}}]}]}
    (folder.set_aside / "01-mine.ipynb").write_text(json.dumps(page), encoding="utf-8")
    return folder


def do(folder: WorkbookFolder, clock, wish: Wish) -> Logbook:
    book = Logbook.open(folder.logbook, backups=folder.backups, now=clock)
    assert forget(wish, plan(wish, book).seal, DECK, book, folder, renew_all) == ()
    return book


def test_after_forgetting_a_person_no_byte_of_the_name_is_left_in_any_file(full: WorkbookFolder, clock) -> None:
    assert len(list(full.backups.iterdir())) >= 1
    assert left_of(full, "Zebedina", "Quorndle")
    book = do(full, clock, Wish(person=HER))
    book.close()
    assert left_of(full, "Zebedina", "Quorndle") == []
    assert b"a bad knee" not in bytes_of(full)


def test_what_is_not_about_the_person_stays_and_everything_goes_on_working(full: WorkbookFolder, clock) -> None:
    with do(full, clock, Wish(person=HER)) as book:
        entry = book.latest(card="1.1")[0]
        assert (entry.version, len(book.versions(entry.id))) == (2, 2)
        assert entry.people == "Bo Example"
        assert entry.answers["companion"] == REMOVED
        assert entry.answers["changing"] == f"{REMOVED} showed me the crossing. {REMOVED}'s street floods."
        assert book.actions(entry=entry.id)[0].what == entry.answers["action"]["what"] == f"Ring {REMOVED}"
        (chart,) = book.latest(card="1.2")
        assert chart.community == f"Around {REMOVED}"
        assert [row["name"] for row in chart.answers["map"]] == ["Bo Example", "Lunch club"]
        assert chart.answers["map"][0]["knows"] == "Lunch club"
        assert [item.card for item in book.search("crossing")] == ["1.1"] and book.search("Zebedina") == []
        assert book.latest(community=f"around {REMOVED}")[0].id == chart.id
        assert book.codes() == {"Bo Example": "Person B"} or list(book.codes()) == ["Bo Example"]
        assert book.drafts("1.1")["changing"].value == f"{REMOVED} again"
        fill(YEAR[:1], DECK, book, client="later")
        assert book.latest(card="1.1")[0].version == 3
    for backup in full.backups.iterdir():
        with Logbook.open(backup, now=clock) as old:
            assert [item.card for item in old.search("crossing")] == ["1.1"]


def test_what_would_go_is_shown_before_and_changes_nothing(full: WorkbookFolder, clock) -> None:
    with Logbook.open(full.logbook, backups=full.backups, now=clock) as book:
        before = book.every()
        shown = plan(Wish(person=HER), book)
        assert {spelling.text for spelling in shown.spellings} >= {
            HER,
            "Zebedina",
            "ZEBEDINA QUORNDLE",
            "Zebedina Q.",
            "ZQ",
        }
        assert all(spelling.goes for spelling in shown.spellings)
        assert any("1 row in maps and tables" in line for line in shown.lines)
        assert any("kept copies of your log book" in line for line in shown.lines)
        assert book.every() == before


def test_a_slip_forgets_nothing(full: WorkbookFolder, clock, deck: Deck) -> None:
    with Logbook.open(full.logbook, backups=full.backups, now=clock) as book:
        seal = plan(Wish(person=HER), book).seal
        before = book.every()
        for wish, given in ((Wish(person=HER), ""), (Wish(person="Bo Example"), seal), (Wish(entry=1), seal)):
            with pytest.raises(AnswerError, match="Something has changed"):
                forget(wish, given, deck, book, full, renew_all)
        fill(YEAR[:1], deck, book, client="meanwhile")
        with pytest.raises(AnswerError, match="Something has changed"):
            forget(Wish(person=HER), seal, deck, book, full, renew_all)
        for nobody in ("Nobody Atall", "x", " , "):
            with pytest.raises(AnswerError):
                forget(Wish(person=nobody), plan(Wish(person="Nobody Atall"), book).seal, deck, book, full, renew_all)
        assert book.every()[: len(before)] == before


def test_a_spelling_that_means_something_else_can_stay(full: WorkbookFolder, clock, deck: Deck) -> None:
    with Logbook.open(full.logbook, backups=full.backups, now=clock) as book:
        text = "The Example road. Bo Example knows Ana Example. An Exampleton."
        fill([{"card": "3.3", "community": text, "answers": {}}], deck, book, client="more")
        book.remember_names([("Ana Example", "")])
        first = plan(Wish(person="Ana Example"), book)
        assert likely_spared(first) == ("Example",)
        assert "exampleton." in first.inside
        wish = Wish(person="Ana Example", spared=("Example",))
        forget(wish, plan(wish, book).seal, deck, book, full, renew_all)
        kept = f"The Example road. Bo Example knows {REMOVED}. An Exampleton."
        assert book.latest(card="3.3")[0].community == kept
        assert "Bo Example" in book.codes() and "Ana Example" not in book.codes()


def test_a_word_that_was_chosen_from_a_list_is_no_name(full: WorkbookFolder, clock, deck: Deck) -> None:
    with Logbook.open(full.logbook, backups=full.backups, now=clock) as book:
        people = [{"_id": "r1", "name": "Lunch club", "tie": "strong"}, {"_id": "r2", "name": "Ada Strong"}]
        fill([{"card": "1.2", "community": "B", "answers": {"map": people}}], deck, book, client="more")
        wish = Wish(person="Ada Strong")
        forget(wish, plan(wish, book).seal, deck, book, full, renew_all)
        assert [(answer["name"], answer["tie"]) for answer in book.latest(community="B")[0].answers["map"]] == [
            ("Lunch club", "strong")
        ]


def test_two_communities_that_become_the_same_stay_two_entries(full: WorkbookFolder, clock, deck: Deck) -> None:
    with Logbook.open(full.logbook, backups=full.backups, now=clock) as book:
        for name in ("Zebedina’s street", f"{REMOVED}’s street"):
            fill([{"card": "5.1", "community": name, "answers": {}}], deck, book, client=name)
        forget(Wish(person=HER), plan(Wish(person=HER), book).seal, deck, book, full, renew_all)
        assert {item.community for item in book.latest(card="5.1")} == {
            f"{REMOVED}’s street",
            f"{REMOVED}’s street (2)",
        }


def test_one_row_of_one_entry_goes_from_every_version_and_backup(full: WorkbookFolder, clock) -> None:
    with Logbook.open(full.logbook, backups=full.backups, now=clock) as book:
        (chart,) = book.latest(card="1.2")
        parts = {(item.field, item.row): item.label for item in parts_of_entry(book, chart.id)}
        assert parts["map", "r1"] == f"Your map of relationships: {HER}"
    with do(full, clock, Wish(entry=chart.id, field="map", row="r1")) as book:
        assert [row["_id"] for row in book.latest(card="1.2")[0].answers["map"]] == ["r2", "r3"]
        assert book.search("knee") == []
    assert b"a bad knee" not in bytes_of(full)
    assert b"Zebedina" in bytes_of(full)


def test_one_answer_goes_with_its_action_or_memo(full: WorkbookFolder, clock) -> None:
    with Logbook.open(full.logbook, backups=full.backups, now=clock) as book:
        card = {item.card: item.id for item in book.latest()}
    with do(full, clock, Wish(entry=card["1.1"], field="action")) as book:
        assert [action.card for action in book.actions()] == [next(item for item in card if item.startswith("note"))]
        assert "action" not in book.latest(card="1.1")[0].answers
        assert book.latest(card="1.1")[0].answers["companion"] == HER
    with do(full, clock, Wish(entry=card["10.1"], field="memo")) as book:
        assert book.memos() == []
    with do(full, clock, Wish(entry=card["1.1"], field="about.own", row="q")) as book:
        assert book.latest(card="1.1")[0].own == ()
    assert b"What would Zebedina say" not in bytes_of(full) and b"Ask Zebedina again" not in bytes_of(full)


def test_what_waits_in_a_box_is_forgotten_with_the_person_and_with_its_answer(full: WorkbookFolder, clock) -> None:
    with Logbook.open(full.logbook, backups=full.backups, now=clock) as book:
        for number, question in enumerate(("changing", "companion"), 1):
            book.put_draft("1.1", f"box.{question}/new", f"{HER}, of the Lanternwick", client="box", number=number)
        wish = Wish(entry=next(item.id for item in book.latest(card="1.1")), field="changing")
    with do(full, clock, wish) as book:
        boxes = {one: draft.value for one, draft in book.drafts("1.1").items() if one.startswith("box.")}
        assert set(boxes) == {"box.companion/new"}
    with do(full, clock, Wish(person=HER)) as book:
        assert book.drafts("1.1")["box.companion/new"].value == f"{REMOVED}, of the Lanternwick"
    assert left_of(full, "Zebedina") == []


def test_a_whole_entry_goes_with_its_memos_and_its_record(full: WorkbookFolder, clock) -> None:
    with Logbook.open(full.logbook, backups=full.backups, now=clock) as book:
        entry = book.latest(card="10.1")[0].id
    with do(full, clock, Wish(entry=entry)) as book:
        assert book.latest(card="10.1") == [] == book.memos()
    assert b"Ask Zebedina again" not in bytes_of(full)


def test_a_damaged_copy_is_named_and_the_rest_is_done(full: WorkbookFolder, clock, deck: Deck) -> None:
    bad = full.root / "logbook damaged 2026-01-01 000000.sqlite3"
    bad.write_bytes(full.logbook.read_bytes()[:5000] + b"\0" * 5000)
    with Logbook.open(full.logbook, backups=full.backups, now=clock) as book:
        assert forget(Wish(person=HER), plan(Wish(person=HER), book).seal, deck, book, full, renew_all) == (bad.name,)
    bad.unlink()
    assert left_of(full, "Zebedina", "Quorndle") == []


def _copied(name: str) -> Callable[[WorkbookFolder], object]:
    return lambda full: shutil.copy(full.logbook, full.root / name)


def _cut_off(full: WorkbookFolder) -> None:
    shutil.copy(full.logbook, full.root / "logbook (1).sqlite3")
    (full.root / "logbook (1).sqlite3-journal").write_bytes(HER.encode() * 50)


BESIDE: dict[str, Callable[[WorkbookFolder], object]] = {
    "a sync program's": _copied("logbook (1).sqlite3"),
    "another computer's": _copied("logbook-LAPTOP.sqlite3"),
    "set aside": _copied("logbook before restore 2026-01-01 000000.sqlite3"),
    "merged": _copied("logbook merged 2026-01-01 000000.sqlite3"),
    "cut off in a change": _cut_off,
    "half a copy": lambda full: (full.root / "logbook damaged 2026-01-01 000000.sqlite3").write_bytes(
        full.logbook.read_bytes()[:-5000]
    ),
    "a lost journal": lambda full: (full.root / "logbook before restore 2026-01-01 000000.sqlite3-journal").write_bytes(
        HER.encode() * 50
    ),
    "a journal of ours": lambda full: full.logbook.with_name("logbook.sqlite3-journal").write_bytes(HER.encode() * 50),
}


@pytest.mark.parametrize("beside", BESIDE)
def test_a_copy_beside_forgets_too_or_is_named_whatever_state_it_is_in(
    beside: str, full: WorkbookFolder, clock, deck: Deck
) -> None:
    BESIDE[beside](full)
    with Logbook.open(full.logbook, backups=full.backups, now=clock) as book:
        named = forget(Wish(person=HER), plan(Wish(person=HER), book).seal, deck, book, full, renew_all)
    holding = [file for file in full.root.rglob("*") if file.is_file() and b"Zebedina" in file.read_bytes()]
    assert [
        file.name for file in holding if file.name.removesuffix("-journal") not in named and file.name not in named
    ] == []


NAMES = st.from_regex(r"[A-Z][a-zé]{5,9}( [A-Z][a-z]{5,9})?", fullmatch=True).filter(
    lambda name: not any(part.casefold().encode() in DECK_BYTES for part in name.split())
)
DECK_BYTES = (
    b"".join(file.read_bytes() for file in deck_folder().glob("*.toml")).lower()
    + b"".join(file.read_bytes() for file in notebooks_folder().glob("*.ipynb")).lower()
)
AROUND = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
PLACES = ("people", "community", "changing", "companion", "topic", "own", "what", "note", "draft")


@settings(max_examples=25)
@given(
    name=NAMES,
    words=st.lists(st.tuples(st.sampled_from(PLACES), AROUND, st.sampled_from(["", "up", "low"])), min_size=1),
)
def test_wherever_and_however_a_name_is_written_it_is_gone(
    tmp_path_factory: pytest.TempPathFactory, name: str, words: list[tuple[str, str, str]]
) -> None:
    folder = WorkbookFolder(tmp_path_factory.mktemp("any") / "Workbook")
    prepare(folder, notebooks_folder())
    said: dict[str, str] = {}
    for place, around, case in words:
        spelt = name.upper() if case == "up" else name.lower() if case == "low" else name
        said[place] = f"{said.get(place, '')} {around} {spelt} {around}"
    item = {
        "card": "1.1",
        "community": said.get("community", ""),
        "people": said.get("people", ""),
        "answers": {
            "changing": said.get("changing", ""),
            "companion": said.get("companion", ""),
            "views": [{"topic": said.get("topic", "")}],
            "action": {"what": said.get("what", "")},
        },
        "own": [{"question": said.get("own", ""), "answer": "x"}],
    }
    with Logbook.open(folder.logbook, backups=folder.backups) as book:
        fill([item], DECK, book, client="one")
        add_action(book, {"what": said.get("note", "") or "x"}, client="two", number=1)
        book.put_draft("2.2", "discussion", said.get("draft", ""), client="tab", number=1)
        book.backup_to(Path(folder.root / "logbook before restore 2026-01-01 000000.sqlite3"))
        wish = Wish(person=name)
        forget(wish, plan(wish, book).seal, DECK, book, folder, renew_all)
    assert left_of(folder, *name.split()) == []


def forget_her(root: Path) -> None:
    folder = WorkbookFolder(root)
    wish = Wish(person=HER)
    with Logbook.open(folder.logbook, backups=folder.backups) as book:
        if not (made := plan(wish, book)).nothing:
            forget(wish, made.seal, DECK, book, folder, renew_all)
        finish(folder, book, renew_all)


def test_a_forgetting_killed_anywhere_is_finished_by_asking_again(folder: WorkbookFolder, tmp_path: Path) -> None:
    with Logbook.open(folder.logbook, backups=folder.backups) as book:
        fill(YEAR[:1], DECK, book, client="once")
        renew_files(folder, book)
        folder.backups.mkdir(exist_ok=True)
        book.backup_to(folder.backups / "logbook 2026-02-01 100000.sqlite3")
        book.backup_to(folder.root / "logbook-LAPTOP.sqlite3")
    for killed in every_stop(folder.root, tmp_path, forget_her, each=20):
        forget_her(killed)
        assert left_of(WorkbookFolder(killed), "Zebedina", "Quorndle") == []


def test_a_copy_that_names_a_person_who_is_no_longer_in_the_log_book_counts(
    full: WorkbookFolder, clock, tmp_path: Path
) -> None:
    with Logbook.open(full.logbook, backups=full.backups, now=clock) as book:
        book.backup_to(tmp_path / "before.sqlite3")
    do(full, clock, Wish(person=HER)).close()
    (tmp_path / "before.sqlite3").replace(full.backups / "logbook 2026-02-02 100000.sqlite3")
    with Logbook.open(full.logbook, backups=full.backups, now=clock) as book:
        made = plan(Wish(person=HER), book)
    assert not made.nothing and "no longer in the log book itself" in made.lines[0]
    do(full, clock, Wish(person=HER)).close()
    assert left_of(full, "Zebedina", "Quorndle") == []
