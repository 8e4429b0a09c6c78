"""Whatever is done to a log book in whatever order, it agrees with a simple model of itself."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from powerkit.logbook import Logbook
from powerkit.logbook.model import Draft, Entry, NewVersion, line_key
from tests.many import examples

CARDS = st.sampled_from(["1.1", "1.2"])
COMMUNITIES = st.sampled_from(["", " ", "Hope Street", "hope  street", "East"])
FIELDS = st.sampled_from(["views", "learnt"])
CLIENTS = st.sampled_from(["one", "two"])
VOCABULARY = ["lift", "station", "garden", "café"]
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=3)


class LogbookMachine(RuleBasedStateMachine):
    """The log book beside two dictionaries and a list."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "logbook.sqlite3"
        self.number = 0
        self.book = self.open()
        self.stored: dict[tuple[str, str], tuple[str, int, object]] = {}
        self.live: dict[tuple[str, str], Draft] = {}
        self.saved: list[tuple[Entry, str, list[str]]] = []

    def open(self) -> Logbook:
        return Logbook.open(self.path, now=lambda: datetime(2026, 11, 22, 14, 2, tzinfo=UTC))

    @rule(card=CARDS, field=FIELDS, client=CLIENTS, value=st.text(max_size=5), back=st.integers(0, 3))
    def draft(self, card: str, field: str, client: str, value: str, back: int) -> None:
        self.number += 1
        number = self.number - back
        got = self.book.put_draft(card, field, value, client=client, number=number)
        known = self.stored.get((card, field))
        if known and known[0] == client and number <= known[1]:
            assert got.number == known[1]
        else:
            self.stored[card, field] = (client, number, value)
            self.live[card, field] = got
            assert got.value == value

    @rule(card=CARDS, community=COMMUNITIES, words=WORDS, take=st.booleans())
    def save(self, card: str, community: str, words: list[str], take: bool) -> None:
        self.number += 1
        drafts = tuple(self.book.drafts(card).values()) if take else ()
        new = NewVersion(card, community, answers={"n": self.number}, words=" ".join(words), drafts=drafts)
        entry = self.book.save_version(new, client="saver", number=self.number)
        same = [one for one, key, _ in self.saved if one.card == card and key == line_key(community)]
        assert entry.version == len(same) + 1
        self.saved.append((entry, line_key(community), words))
        for draft in drafts:
            del self.live[card, draft.field]

    @precondition(lambda self: self.saved)
    @rule(data=st.data())
    def save_again(self, data: st.DataObject) -> None:
        entry, _, _ = data.draw(st.sampled_from(self.saved))
        new = NewVersion(entry.card, entry.community, answers={"n": "another"})
        assert self.book.save_version(new, client="saver", number=entry.answers["n"]) == entry

    @rule()
    def close_and_open(self) -> None:
        self.book.close()
        self.book = self.open()

    @invariant()
    def drafts_are_as_written(self) -> None:
        for card in ("1.1", "1.2"):
            expected = {field: draft for (one, field), draft in self.live.items() if one == card}
            assert self.book.drafts(card) == expected
            seen = {field: mark[:2] for (one, field), mark in self.stored.items() if one == card}
            assert self.book.seen(card) == seen

    @invariant()
    def versions_never_change(self) -> None:
        for line in {entry.id for entry, _, _ in self.saved}:
            assert self.book.versions(line) == [entry for entry, _, _ in self.saved if entry.id == line]

    @invariant()
    def the_latest_are_the_newest(self) -> None:
        assert self.book.latest() == [entry for entry, _ in self.newest()]

    @invariant()
    def search_finds_the_latest_words_and_nothing_else(self) -> None:
        for word in VOCABULARY:
            expected = [(entry.id, entry.version) for entry, words in self.newest() if word in words]
            assert [(item.id, item.version) for item in self.book.search(f"{word} ")] == expected

    def newest(self) -> list[tuple[Entry, list[str]]]:
        lines: dict[int, tuple[Entry, list[str]]] = {}
        for entry, _, words in self.saved:
            lines.pop(entry.id, None)
            lines[entry.id] = (entry, words)
        return list(reversed(lines.values()))

    def teardown(self) -> None:
        self.book.close()
        self.folder.cleanup()


TestLogbook = LogbookMachine.TestCase
TestLogbook.settings = settings(max_examples=examples(15), stateful_step_count=20, deadline=None)
