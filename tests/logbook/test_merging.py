"""Two copies of one log book, worked on apart, put together: the same in either order, and nothing lost."""

import json
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from powerkit.logbook import Logbook, sqlite_file
from powerkit.logbook.model import NewAction, NewMemo, NewVersion, line_key
from powerkit.logbook.share_model import KeptComment, NameWord, NewShare, SentFile, SharedItem

CARDS, PLACES = ("1.1", "1.2", "2.1"), ("", "Hope Street")
NAMES = ("Ana", "Bo", "Cy", "Di", "Eve")
READERS = ("Fay", "Gus")
SETTINGS = ("plain", "leader")

BECOMES = {
    "workbook": "one and the same in both copies: nothing else is merged",
    "setting": "content: settings",
    "draft": "content: drafts",
    "other_draft": "content: offered",
    "entry": "content: versions",
    "wording": "comes with the versions that have it",
    "version": "content: versions",
    "forgetting": "empty but while something is forgotten",
    "changed": "a case of its own: what was forgotten in one copy does not come back",
    "words": "content: found",
    "action": "content: actions",
    "name": "content: names",
    "memo": "content: memos",
    "picture": "stays in its copy: it can be drawn again",
    "share": "content: shares",
    "share_item": "content: shares",
    "share_file": "comes with its share",
    "reply": "content: replies",
    "comment": "content: replies",
    "share_code": "content: given",
    "name_word": "content: words",
    "photo": "content: photos",
}
"""What becomes of each table of the log book when two copies are put together, and where that is looked at."""


WHERE = {"which": st.integers(0, 1), "card": st.sampled_from(CARDS), "community": st.sampled_from(PLACES)}


class Copy:
    """One copy of the log book on one computer, and what was done there."""

    def __init__(self, path: Path, now) -> None:
        self.book = Logbook.open(path, now=now, new_id=lambda: "the workbook")


def content(book: Logbook) -> dict[str, Any]:
    """All a log book says, with no number that may differ from copy to copy."""
    said = {(item.id, item.version): item for item in book.every()}

    def place(entry: int, version: int) -> Any:
        one = said.get((entry, version))
        return (one.card, line_key(one.community), one.version, one.answers["text"]) if one else (entry, version)

    def answers(given: dict[str, Any]) -> Any:
        back = given.get("back")
        return {**given, "back": back and (back["picked"], place(back["entry"], back["version"]))}

    lines = {item.id: (item.card, line_key(item.community)) for item in book.latest()}
    tokens = {item.number: item.said.token for item in book.shares()}
    actions = [
        (lines[action.entry], action.field, action.what, action.status, action.current, action.version)
        for action in book.actions()
    ]
    memos = [(memo.card, memo.field, memo.text, str(memo.due), str(lines.get(memo.entry))) for memo in book.memos()]
    replies = [
        (
            tokens[item.share],
            item.reviewer,
            sorted(
                (place(each.entry, each.version), each.text, each.author, each.about, each.answers, each.resolved)
                for each in item.comments
            ),
        )
        for item in book.replies()
    ]
    return {
        "versions": sorted(
            (lines[item.id], item.version, item.saved, str(answers(item.answers))) for item in said.values()
        ),
        "latest": [(item.card, item.community, item.answers["text"]) for item in book.latest()],
        "found": sorted(
            (word.card, line_key(word.community), word.version) for word in book.search("words", limit=999)
        ),
        "actions": sorted(actions),
        "memos": sorted(memos),
        "names": sorted(book.codes().items()),
        "roles": sorted(book.roles().items()),
        "settings": [(key, book.setting(key)) for key in SETTINGS],
        "words": sorted(str(name) for name in book.decided_names()),
        "given": sorted((to, key, code) for to in READERS for key, code in book.share_codes(to, "replaced").items()),
        "shares": sorted(
            (each.said.token, each.made, str([place(item.entry, item.version) for item in each.said.items]))
            for each in book.shares()
        ),
        "replies": sorted(replies),
        "drafts": sorted((card, draft.field, draft.value) for card in CARDS for draft in book.drafts(card).values()),
        "offered": sorted((card, draft.field, draft.value) for card in CARDS for draft in book.other_drafts(card)),
        "photos": sorted(book.photos()),
    }


class TwoComputers(RuleBasedStateMachine):
    """Work on two copies by turns; at any time both are put together, both ways, and looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="two-computers-"))
        self.time = datetime(2026, 11, 22, 14, 2, 11, tzinfo=UTC)
        self.count = 0
        self.given: dict[tuple[str, str], set[str]] = {}

    def now(self) -> datetime:
        self.time += timedelta(seconds=7)
        return self.time

    @initialize(steps=st.lists(st.integers(0, 5), max_size=4))
    def origin(self, steps: list[int]) -> None:
        one = Copy(self.at("a"), self.now)
        self.copies = [one]
        for step in steps:
            (self.save, self.write, self.know, self.share, self.save, self.know)[step](0, "1.1", PLACES[step % 2])
        one.book.backup_to(self.at("b"))
        self.copies.append(Copy(self.at("b"), self.now))

    def at(self, name: str) -> Path:
        place = self.folder / name
        place.mkdir(exist_ok=True)
        return place / "logbook.sqlite3"

    def next(self) -> int:
        self.count += 1
        return self.count

    @rule(
        **WHERE,
        act=st.sampled_from(["", "Call Bo", "Ask Di"]),
        done=st.booleans(),
        back=st.booleans(),
        ago=st.integers(0, 90),
    )
    def save_more(self, which: int, card: str, community: str, act: str, done: bool, back: bool, ago: int) -> None:
        self.time += timedelta(seconds=30 - ago)
        self.save(which, card, community, act, done, back)

    def save(
        self, which: int, card: str, community: str, act: str = "", done: bool = False, back: bool = False
    ) -> None:
        book, number = self.copies[which].book, self.next()
        answers: dict[str, Any] = {"text": f"words {number}"}
        if back and (earlier := book.latest()):
            answers["back"] = {"picked": ["x"], "entry": earlier[-1].id, "version": earlier[-1].version}
        actions = (NewAction("now", act, status="done" if done else "planned"),) if act else ()
        memos = (NewMemo("memo", f"look at {number % 3}", date(2027, 1, 1)),) if number % 2 else ()
        drafts = tuple(book.drafts(card).values())
        answers["drafted"] = [draft.value for draft in drafts]
        said = {"answers": answers, "words": answers["text"], "actions": actions, "memos": memos, "drafts": drafts}
        book.save_version(NewVersion(card, community, **said), client=f"page {which}", number=number)

    @rule(**WHERE)
    def write(self, which: int, card: str, community: str) -> None:
        number = self.next()
        self.copies[which].book.put_draft(card, "text", f"draft {number}", client=f"page {which}", number=number)

    @rule(**WHERE, name=st.sampled_from(NAMES))
    def know_one(self, which: int, card: str, community: str, name: str) -> None:
        self.know(which, card, community, name)

    def know(self, which: int, card: str, community: str, name: str = "Ana") -> None:
        self.copies[which].book.decide_names([NameWord(name, is_name=True)])

    @rule(**WHERE, to=st.sampled_from(READERS))
    def share_one(self, which: int, card: str, community: str, to: str) -> None:
        self.share(which, card, community, to)

    def share(self, which: int, card: str, community: str, to: str = "Fay") -> None:
        book, number = self.copies[which].book, self.next()
        items = tuple(SharedItem(item.card, item.id, item.version) for item in book.latest()[:2])
        book.add_share(
            NewShare(f"token {number}", to, "", (), "replaced", "", items, (SentFile("html", "x", "0" * 64),))
        )
        own, given = book.codes(), book.share_codes(to, "replaced")
        codes = {**own, **given} if given else dict(zip(reversed(own), own.values(), strict=True))  # as in a first copy
        book.keep_share_codes(to, "replaced", codes)
        for name, code in codes.items():
            self.given.setdefault((to, code), set()).add(name)

    @precondition(lambda self: any(copy.book.shares() for copy in self.copies))
    @rule(**WHERE)
    def reply(self, which: int, card: str, community: str) -> None:
        book, number = self.copies[which].book, self.next()
        came = [each.text for item in book.replies() for each in item.comments]
        asked = came[0] if came and number % 2 else ""  # in a thread
        for share in book.shares()[:1]:
            said = (f"comment {number}", "Fay", "words", asked, number % 3 == 0)
            comments = [KeptComment(item.card, item.entry, item.version, *said) for item in share.said.items[:1]]
            book.add_reply(share.number, "Fay", comments or [KeptComment("", 0, 0, f"comment {number}")])

    @rule(which=st.integers(0, 1), key=st.sampled_from(SETTINGS), part=st.sampled_from("xyz"))
    def set(self, which: int, key: str, part: str) -> None:
        book, number = self.copies[which].book, self.next()
        before = json.loads(book.setting(key, "{}")) if key == "leader" else {}
        book.set_setting(key, json.dumps({**before, part: f"said {number}"}) if key == "leader" else f"said {number}")

    @rule(which=st.integers(0, 1), name=st.sampled_from(NAMES), role=st.sampled_from(["", "neighbour", "mayor"]))
    def know_the_role(self, which: int, name: str, role: str) -> None:
        self.copies[which].book.remember_names([(name, role)])

    @rule(which=st.integers(0, 1), away=st.booleans(), text=st.sampled_from(["ring", "ask"]))
    def note(self, which: int, away: bool, text: str) -> None:
        made = self.copies[which].book.add_memo(text, due=date(2027, 1, 1))
        if away:
            self.copies[which].book.put_memo_away(made.id)

    @rule(**WHERE)
    def photo(self, which: int, card: str, community: str) -> None:
        self.copies[which].book.keep_photo(f"photo {self.next() % 3}".encode(), 1, 1)

    @rule(which=st.integers(0, 1))
    def merge(self, which: int) -> None:
        """One computer takes in what the other has, and both go on."""
        self.copies[1 - which].book.backup_to(copy := self.folder / "for merging.sqlite3")
        self.copies[which].book.merge(copy)

    def the_same_in_either_order_and_nothing_lost(self) -> None:
        merged = []
        for own, other in ((0, 1), (1, 0)):
            self.copies[own].book.backup_to(path := self.at(f"merged-{own}"))
            self.copies[other].book.backup_to(copy := self.at(f"merged-{own}").with_name("other.sqlite3"))
            with Logbook.open(path, now=self.now, backups=self.folder / "Backups") as book:
                book.merge(copy)
                merged.append(content(book))
                self.copies[other].book.backup_to(copy)
                assert book.other_copies() == []
                book.merge(copy)
                assert content(book) == merged[-1], "a second merge changed something"
                self.nothing_lost(book, merged[-1])
        assert merged[0] == merged[1]

    def nothing_lost(self, book: Logbook, found: dict[str, Any]) -> None:
        texts = [{item.answers["text"] for item in copy.book.every()} for copy in self.copies]
        assert {item.answers["text"] for item in book.every()} == texts[0] | texts[1]
        words = {value for part in ("drafts", "offered") for _, _, value in found[part]}
        words |= {value for item in book.every() for value in item.answers["drafted"]}
        listed = {(line, field, line_key(what)) for line, field, what, *_ in found["actions"]}
        noted = {text for _, _, text, *_ in found["memos"]}
        for which, copy in enumerate(self.copies):
            own = [draft for card in CARDS for draft in copy.book.drafts(card).values()]
            assert {draft.value for draft in own if draft.client == f"page {which}"} <= words
            for entry in copy.book.latest():
                line = (entry.card, line_key(entry.community))
                if {version.answers["text"] for version in copy.book.versions(entry.id)} <= texts[1 - which]:
                    continue  # the other copy went on from here
                for action in copy.book.actions(entry=entry.id):
                    assert (line, action.field, line_key(action.what)) in listed
                assert {memo.text for memo in copy.book.memos() if memo.entry == entry.id} <= noted
            for name in copy.book.codes():
                assert name in book.codes()
            assert set(copy.book.photos()) <= set(found["photos"])
            own_parts = json.loads(copy.book.setting("leader", "{}"))
            assert own_parts.keys() <= json.loads(book.setting("leader", "{}")).keys()
            assert {name for name, role in copy.book.roles().items() if role} <= {
                name for name, role in book.roles().items() if role
            }
            assert {item.said.token for item in copy.book.shares()} <= {item.said.token for item in book.shares()}
            came = {each.text for item in book.replies() for each in item.comments}
            assert {each.text for item in copy.book.replies() for each in item.comments} <= came
        codes = book.codes()
        assert len(set(codes.values())) == len(codes), "one code for two people"
        for to in READERS:
            for name, code in {**codes, **book.share_codes(to, "replaced")}.items():
                assert self.given.get((to, code), {name}) == {name}, "a code came to mean another person"

    def teardown(self) -> None:
        if len(getattr(self, "copies", ())) == 2:
            self.the_same_in_either_order_and_nothing_lost()
        for copy in getattr(self, "copies", ()):
            copy.book.close()
        shutil.rmtree(self.folder)


@pytest.fixture
def quick(monkeypatch) -> None:
    """No waiting for the disk: this is about what is in the file, not about when."""
    pragmas = [pragma.replace("synchronous=FULL", "synchronous=OFF") for pragma in sqlite_file._PRAGMAS]
    monkeypatch.setattr(sqlite_file, "_PRAGMAS", tuple(pragmas))


def test_two_copies_worked_on_apart_become_the_same_log_book_in_either_order_and_nothing_is_lost(quick) -> None:
    many = int(os.environ.get("POWERKIT_EXAMPLES", "15"))
    run_state_machine_as_test(
        TwoComputers,
        settings=settings(
            max_examples=many, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def test_merging_says_of_every_table_what_becomes_of_it(tmp_path: Path) -> None:
    """A new table fails here until merging, and the machine above, know it."""
    Logbook.open(path := tmp_path / "logbook.sqlite3").close()
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            """SELECT name FROM sqlite_master WHERE type = 'table'
            AND name NOT GLOB 'words_*' AND name NOT GLOB 'sqlite_*'"""
        ).fetchall()
    assert {name for (name,) in rows} == BECOMES.keys()
    seen = {becomes.removeprefix("content: ") for becomes in BECOMES.values() if becomes.startswith("content: ")}
    with Logbook.open(path) as book:
        assert seen <= content(book).keys()
