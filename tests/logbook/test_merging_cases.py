"""What a merge must get right one by one: codes, references, what was sent, what was forgotten, and a kill half-way."""

import os
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from powerkit.app.doctor import look_over
from powerkit.app.restore import check_logbook
from powerkit.errors import LogbookError, PowerkitError
from powerkit.logbook import Logbook, NewerLogbook, Rewording, list_backups, what_is_missing
from powerkit.logbook.model import NewAction, NewVersion
from powerkit.logbook.share_model import KeptComment, NameWord, NewShare, SentFile, SharedItem
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import deck_folder
from tests.many import rest_long

from .test_merging import content


@pytest.fixture
def laptop(tmp_path: Path) -> Path:
    (tmp_path / "laptop").mkdir()
    return tmp_path / "laptop" / "logbook.sqlite3"


@pytest.fixture
def save(clock):
    def call(book: Logbook, card: str, text: str, community: str = "", **more):
        clock.move(minutes=1)
        answers = {"text": text, **more.pop("answers", {})}
        return book.save_version(
            NewVersion(card, community, answers=answers, words=text, **more), client=f"page {text}", number=1
        )

    return call


@pytest.fixture
def other(book, save, laptop, clock):
    """A second copy, made after one version was saved."""
    save(book, "1.1", "origin")
    book.backup_to(laptop)
    with Logbook.open(laptop, now=clock) as opened:
        yield opened


def beside(other: Logbook, book: Logbook, name: str = "logbook-LAPTOP.sqlite3") -> Path:
    other.backup_to(copy := book.path.with_name(name))
    return copy


def test_versions_of_both_stand_in_the_order_they_were_saved(book, other, save) -> None:
    save(book, "1.1", "here, first")
    save(other, "1.1", "there, second")
    save(book, "1.1", "here, third")
    merged = book.merge(beside(other, book))
    assert (merged.versions, merged.entries) == (1, 0)
    said = [(item.version, item.answers["text"]) for item in book.versions(1)]
    assert said == [(1, "origin"), (2, "here, first"), (3, "there, second"), (4, "here, third")]
    assert save(book, "1.1", "after").version == 5


def test_what_lists_and_searches_find_is_the_newest_of_either(book, other, save) -> None:
    save(book, "1.1", "a kettle")
    save(other, "1.1", "a lantern")
    save(other, "3.1", "a ladder", "Hope Street")
    book.merge(beside(other, book))
    assert [item.answers["text"] for item in book.latest()] == ["a ladder", "a lantern"]
    assert [item.card for item in book.search("ladder")] == ["3.1"]
    assert [item.version for item in book.search("lantern")] == [3]
    assert book.search("kettle") == []


def test_a_merged_copy_is_set_aside_and_a_backup_made_before(book, other, save) -> None:
    save(other, "1.2", "there")
    copy = beside(other, book)
    assert [(copy.path, copy.versions) for copy in book.other_copies()] == [(copy, 1)]
    merged = book.merge(copy)
    assert not copy.exists()
    assert merged.aside is not None and merged.aside.name.startswith("logbook merged 2026-")
    assert book.other_copies() == []
    with Logbook.open(list_backups(book.path.parent / "Backups")[-1].path) as before:
        assert [item.card for item in before.latest()] == ["1.1"]


def test_a_copy_named_from_elsewhere_stays_where_it_is(book, other, save) -> None:
    save(other, "1.2", "there")
    assert book.merge(other.path).aside is None
    assert other.path.exists()
    assert [item.card for item in book.latest()] == ["1.2", "1.1"]


@pytest.mark.parametrize("content", [None, b"", b"words", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_no_copy_of_this_log_book_is_refused_and_nothing_changes(book, path, other, content, tmp_path) -> None:
    strange = tmp_path / "strange.sqlite3"
    if content is not None:
        strange.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(LogbookError, match="Nothing was changed"):
        book.merge(strange)
    with pytest.raises(LogbookError, match="your log book itself"):
        book.merge(path)
    assert path.read_bytes() == before


def test_another_workbooks_log_book_and_a_newer_ones_are_refused(book, other, tmp_path, laptop) -> None:
    (tmp_path / "strange").mkdir()
    Logbook.open(strange := tmp_path / "strange" / "logbook.sqlite3").close()
    with pytest.raises(LogbookError, match="not a copy of this workbook"):
        book.merge(strange)
    other.close()
    with sqlite3.connect(laptop) as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(NewerLogbook, match="Update the workbook"):
        book.merge(laptop)


def test_a_draft_that_both_wrote_is_offered_and_never_overwritten(book, other, save, clock) -> None:
    book.put_draft("1.1", "x", "older words", client="here", number=1)
    clock.move(minutes=1)
    other.put_draft("1.1", "x", "newer words", client="there", number=1)
    other.put_draft("1.1", "y", "only there", client="there", number=2)
    copy = beside(other, book)
    assert book.merge(copy).drafts == 1
    assert {draft.field: draft.value for draft in book.drafts("1.1").values()} == {
        "x": "newer words",
        "y": "only there",
    }
    assert [(draft.field, draft.value) for draft in book.other_drafts("1.1")] == [("x", "older words")]
    book.settle_other_drafts("1.1", "here")
    assert book.other_drafts("1.1") == []
    book.merge(beside(other, book, copy.name))
    assert book.other_drafts("1.1") == []


def test_a_code_that_means_two_people_is_nobodys_from_then_on(book, other) -> None:
    share = NewShare("a", "Fay", "", (), "replaced", "", (), (SentFile("html", "x", "0" * 64),))
    book.remember_names([("Ana", "")])
    other.remember_names([("Bo", ""), ("Cy", "")])
    for copy, token in ((book, "a"), (other, "b")):
        copy.add_share(NewShare(**{**share.__dict__, "token": token}))
        copy.keep_share_codes("Fay", "replaced", copy.codes())
    assert book.codes()["Ana"] == other.codes()["Bo"] == "Person A"
    merged = book.merge(beside(other, book))
    assert merged.codes == 2
    assert book.codes() == {"Cy": "Person B", "Ana": "Person C", "Bo": "Person D"}
    assert book.share_codes("Fay", "replaced") == book.codes()


def test_two_names_of_one_person_stay_one_where_either_copy_says_so(book, other) -> None:
    book.remember_names([("Ana", ""), ("Ana Ba", "")])
    book.decide_names([NameWord("Ana Ba", True, same_as="Ana")])
    book.keep_share_codes("Fay", "replaced", book.codes())
    other.remember_names([("Bo", ""), ("Ana", ""), ("Ana Ba", "")])
    book.merge(beside(other, book))
    codes = book.codes()
    assert codes["Ana"] == codes["Ana Ba"] != codes["Bo"]
    given = book.share_codes("Fay", "replaced")
    assert given["Ana"] == given["Ana Ba"]


def test_a_reader_who_knows_a_code_for_one_person_goes_on_knowing_it(book, other) -> None:
    book.remember_names([("Ana", "")])
    other.remember_names([("Bo", "")])
    book.keep_share_codes("Fay", "replaced", {"Ana": "Neighbour A (housing)"})
    other.keep_share_codes("Gus", "replaced", {"Bo": "Person A"})
    book.merge(beside(other, book))
    assert book.share_codes("Fay", "replaced") == {"Ana": "Neighbour A (housing)"}
    assert book.share_codes("Gus", "replaced") == {"Bo": "Person A"}
    assert "Person A" not in book.codes().values()


def test_an_answer_that_looks_back_names_the_same_version_afterwards(book, other, save) -> None:
    save(other, "2.1", "first there")
    seen = save(other, "1.2", "looked at")
    save(book, "1.2", "this took its number")
    save(book, "3.1", "and this")
    back = {"back": {"picked": ["x"], "entry": seen.id, "version": seen.version}}
    save(other, "4.1", "looks back", answers=back)
    book.merge(beside(other, book))
    found = book.latest(card="4.1")[0].answers["back"]
    assert book.entry(found["entry"], found["version"]).answers["text"] == "looked at"


def test_a_reply_to_what_was_sent_before_the_merge_lands_at_its_version(book, other, save) -> None:
    save(other, "1.1", "second there")
    sent = save(other, "1.1", "third there")
    item = SharedItem("1.1", sent.id, sent.version)
    other.add_share(NewShare("token", "Fay", "", (), "replaced", "", (item,), (SentFile("html", "x", "0" * 64),)))
    save(book, "2.1", "another entry here")
    for text in ("here too", "and more"):
        save(book, "1.1", text)
    book.merge(beside(other, book))
    share = book.share_of("token")
    now = share.said.items[0]
    assert now.in_files == ("1.1", sent.id, sent.version)
    assert book.entry(now.entry, now.version).answers["text"] == "third there"
    book.add_reply(share.number, "Fay", [KeptComment("1.1", now.entry, now.version, "well said")])
    save(other, "1.1", "even later, by a clock that was behind", saved=sent.saved)
    book.merge(beside(other, book))
    (kept,) = book.replies()
    assert book.entry(kept.comments[0].entry, kept.comments[0].version).answers["text"] == "third there"


def test_a_plan_made_on_either_computer_stays_in_the_list(book, other, save) -> None:
    save(book, "1.1", "here", actions=(NewAction("now", "Call Bo"),))
    save(other, "1.1", "there", actions=(NewAction("now", "Ask Di"),))
    book.merge(beside(other, book))
    assert sorted((action.what, action.current) for action in book.actions()) == [("Ask Di", True), ("Call Bo", False)]
    save(book, "1.1", "after", actions=(NewAction("now", "Ask Di", status="done"),))
    assert {action.what: action.status for action in book.actions()} == {"Ask Di": "done", "Call Bo": "planned"}


def test_what_was_forgotten_does_not_come_back_with_a_copy(book, other, save) -> None:
    save(book, "2.1", "about Ana")
    copy = beside(book, book, "for the laptop.sqlite3")
    other.merge(copy)
    save(other, "2.1", "later, there")
    book.forget_entry(book.latest(card="2.1")[0].id)
    assert book.latest(card="2.1") == []
    merged = book.merge(other.path)
    assert [item.answers["text"] for item in book.versions(book.latest(card="2.1")[0].id)] == ["later, there"]
    assert merged.versions == 1
    back = other.merge(beside(book, book, "from here.sqlite3"))
    assert back.forgotten == 1
    assert content(other) == content(book)


def test_a_person_taken_out_here_is_taken_out_there_by_a_merge(book, other, save) -> None:
    save(book, "2.1", "with Ana")
    other.merge(beside(book, book, "for the laptop.sqlite3"))

    def without(text: str) -> str:
        return text.replace("Ana", "somebody")

    def version(one):
        return type(one)(
            **{
                **{k: getattr(one, k) for k in one.__dataclass_fields__},
                "answers": {"text": without(one.answers["text"])},
            }
        )

    book.reword(Rewording(without, version, lambda card, field, value: value, lambda item: item.answers["text"]))
    save(other, "2.1", "more there")
    assert other.merge(beside(book, book, "from here.sqlite3")).forgotten == 1
    assert [item.answers["text"] for item in other.versions(2)] == ["with somebody", "more there"]
    book.merge(beside(other, book))
    assert content(other) == content(book)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is stopped at a statement of its own")
def test_a_merge_killed_at_any_step_leaves_the_log_book_as_before_or_merged(book, other, save, tmp_path, clock) -> None:
    save(book, "1.1", "here", actions=(NewAction("now", "Call Bo"),))
    save(other, "1.1", "there", actions=(NewAction("now", "Ask Di"),))
    save(other, "1.2", "there too", "Hope Street")
    other.remember_names([("Bo", "")])
    other.put_draft("1.1", "x", "words", client="there", number=1)
    before, copy = content(book), beside(other, book)
    (tmp_path / "kept").mkdir()
    originals = [shutil.copy(item, tmp_path / "kept" / item.name) for item in (book.path, copy)]
    seen = []
    book._store.connection.set_trace_callback(seen.append)
    book.merge(copy)
    merged, place = content(book), book.path
    book.close()
    after = 0
    steps = len(seen)
    for step in sorted({*range(1, steps, max(1, steps // 10)), *range(steps - 3, steps + 2)}):
        for original in originals:
            shutil.copy(original, place.with_name(Path(original).name))
        if not (child := os.fork()):
            _merge_until(place, copy, step)
        os.waitpid(child, 0)
        with Logbook.open(place, now=clock) as again:
            found = content(again)
            assert found in (before, merged)
            after += found == merged
            again.merge(copy if copy.exists() else other.path)
            assert content(again) == merged
    assert after >= 1


def _merge_until(path: Path, copy: Path, step: int) -> None:
    """Never returns: the process ends at that statement, or after the merge."""
    count = 0

    def stop(_: str) -> None:
        nonlocal count
        count += 1
        if count == step:
            os._exit(9)

    try:
        book = Logbook.open(path)
        book._store.connection.set_trace_callback(stop)
        book.merge(copy)
    finally:
        os._exit(0)


def rot(copy: Path, table: str, column: str, junk: object) -> bool:
    """Put *junk* into a column of the first row, as a bad disk or another program may; whether anything is there."""
    connection = sqlite3.connect(copy)
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    changed = 0
    try:
        where = f"WHERE rowid = (SELECT min(rowid) FROM {table})" if table != "setting" else ""
        changed = connection.execute(f"UPDATE {table} SET {column} = ? {where}", (junk,)).rowcount
        connection.commit()
    except (sqlite3.IntegrityError, sqlite3.OperationalError):
        changed = 0  # the column's own rules refuse it
    connection.close()
    return changed > 0


@pytest.mark.parametrize("junk", rest_long(["nonsense", b"\xff\x00", -1, "", "[]"], usual=3), ids=repr)
def test_no_cell_of_a_copy_that_is_rotten_stops_an_opening_or_makes_the_log_book_unreadable(
    junk: object, book, other, save, clock
) -> None:
    save(book, "1.1", "here")
    action = NewAction("action", "Ask two people", who="the group")
    save(other, "1.2", "there", "Hope Street", actions=(action,))
    other.put_draft("1.3", "text", "typed", client="page", number=1)
    other.remember_names([("Rose", "neighbour")])
    other.add_memo("come back")
    copy = beside(other, book)
    whole = copy.read_bytes()
    connection = sqlite3.connect(copy)
    cells = [
        (table, column)
        for table in ("version", "wording", "draft", "entry", "action", "name", "memo", "setting")
        for _, column, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall()
    ]
    connection.close()
    tried = 0
    for table, column in cells:
        copy.write_bytes(whole)
        if not rot(copy, table, column, junk):
            continue
        tried += 1
        ours = book.path.with_name("ours.sqlite3")
        book.backup_to(ours)
        with Logbook.open(ours, backups=ours.with_name("theirs"), now=clock) as mine:
            before = [(entry.card, entry.answers) for entry in mine.latest()]
            mine.other_copies()
            try:
                mine.merge(copy)
            except LogbookError as error:
                assert "Nothing was changed" in str(error)
                assert [(entry.card, entry.answers) for entry in mine.latest()] == before
            mine.latest(), mine.drafts("1.3"), mine.actions(), mine.memos(), mine.codes(), mine.search("here")
            assert {"here"} <= {entry.answers.get("text") for entry in mine.latest()}
        ours.unlink()
    assert tried > 25


@pytest.mark.parametrize("junk", ["nonsense", b"\xff\x00", -1], ids=repr)
def test_no_rotten_cell_of_the_log_book_itself_ends_a_start_in_anything_but_a_plain_line(
    junk: object, book, save, tmp_path: Path, clock
) -> None:
    save(book, "1.1", "here", actions=(NewAction("action", "Ask two people", who="the group"),))
    book.put_draft("1.3", "text", "typed", client="page", number=1)
    book.add_memo("come back")
    book.set_setting("forgotten", "2026-11-22T14:02:00+00:00")
    book.forget_entry(save(book, "1.2", "there").id)
    folder = WorkbookFolder(tmp_path / "rotten")
    folder.root.mkdir()
    connection = sqlite3.connect(book.path)
    tables = ("version", "wording", "draft", "entry", "action", "memo", "setting", "workbook")
    cells = [(table, name) for table in tables for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    connection.close()
    for table, column in cells:
        folder.logbook.unlink(missing_ok=True)
        book.backup_to(folder.logbook)
        shutil.copy(folder.logbook, folder.root / "logbook (1).sqlite3")
        rot(folder.logbook, table, column, junk)
        with suppress(PowerkitError):
            check_logbook(folder, lambda question: False, lambda line: None)
        for said in (what_is_missing(folder.logbook, folder.backups), list(look_over(folder, deck_folder()))):
            assert said is None or said
