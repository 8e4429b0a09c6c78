"""What is said about words: two lists that lose none, then and now, and the answers to the page's questions."""

import base64
import json
import re
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.errors import PowerkitError
from powerkit.kinds import KINDS
from powerkit.kinds.words.compare import changes_said, compare
from powerkit.kinds.words.lists import heard_most, said_by_one, sentences, small_voices
from powerkit.kinds.words.merge import likely_merges, merged
from powerkit.kinds.words.model import Word
from powerkit.kinds.words.queries import tell
from powerkit.text.toml_reader import Spec

KIND = KINDS["words"].read(Spec({}, "here", []))
ROWS = [
    {"_id": "r1", "word": "damp", "count": 27},
    {"_id": "r2", "word": "bus stop", "count": 3, "theme": "getting about"},
    {"_id": "r3", "word": "sign", "count": 1, "pin": True, "why": "Nobody asks him"},
    {"_id": "r4", "word": ""},
]
words = st.lists(st.builds(Word, st.text(min_size=1, max_size=8), st.integers(0, 40), pin=st.booleans()), max_size=30)


def asked(what: str, given: Any, past: list[Any] | None = None) -> dict[str, Any]:
    """What the page is told: JSON, whatever it is."""
    told = tell(KIND, what, given, lambda: past or [])
    return json.loads(json.dumps(told))  # type: ignore[no-any-return]


@given(words)
def test_the_two_lists_hold_every_word_once(given_words: list[Word]) -> None:
    both = [*heard_most(given_words), *small_voices(given_words)]
    assert sorted(map(id, both)) == sorted(map(id, given_words))


def test_the_lists_are_in_order_and_pinned_small_voices_come_first() -> None:
    found = [Word("damp", 27), Word("bus", 30), Word("tidy", 1), Word("sign", 2, pin=True)]
    assert [item.word for item in heard_most(found)] == ["bus", "damp"]
    assert [voice.word for voice in small_voices(found)] == ["sign", "tidy"]


def test_sentences_name_the_largest_and_those_said_once() -> None:
    said = " ".join(sentences([Word("damp", 27), Word("bus", 3), Word("sign", 1), Word("fun", 1, pin=True)]))
    assert "4 words, 4 shown." in said
    assert "Heard most: “damp” (27 people)" in said
    assert "Said once: “sign” and “fun”." in said
    assert "Kept in view: “fun”." in said
    assert [item.word for item in said_by_one([Word("a", 1), Word("b", 2), Word("c")])] == ["a", "c"]


@given(
    st.lists(
        st.tuples(st.none() | st.integers(0, 4), st.sampled_from(("", "often", "once")), st.booleans()), max_size=12
    )
)
def test_the_sentences_put_every_word_in_exactly_one_group(given: list[tuple[int | None, str, bool]]) -> None:
    found = [Word(f"w{at}!", count, often=often, pin=pin) for at, (count, often, pin) in enumerate(given)]
    groups = " ".join(each for each in sentences(found) if not each.startswith("Kept in view"))
    named = sum(f"“{word.word}”" in groups for word in found)
    more = sum(int(number) for number in re.findall(r"and (\d+) more", groups))
    alike = "All are the same size." in groups
    assert named + more == (0 if alike else len(found))
    assert groups.count("“") == named, "none is in two groups"
    assert not re.search(r"and 1 more", groups), "one word takes as much room as saying that there is one"
    if not alike and len(found) > 1:
        assert all(f"“{word.word}”" in groups for word in small_voices(found))


def test_then_and_now_says_what_is_new_gone_louder_and_quieter() -> None:
    then = [Word("damp", 27), Word("bus", 3), Word("hill", 9), Word("sign", 1)]
    now = [Word("Damp", 30), Word("bus", 2), Word("fun", 1), Word("sign", 1)]
    assert changes_said(then, now) == (
        "New: “fun”.",
        "No longer there: “hill”.",
        "Louder: “Damp” (27 people before, 30 people now).",
        "Quieter: “bus” (3 people before, 2 people now).",
    )
    assert changes_said(now, now) == ("The same words, said by as many people as before.",)


@given(words, words)
def test_every_word_of_then_and_of_now_has_its_place_in_the_comparison(then: list[Word], now: list[Word]) -> None:
    found = compare(then, now)
    assert [item.now for item in found if item.now] == now
    assert sorted(id(item.before) for item in found if item.before) == sorted(map(id, then))


def test_a_merge_the_leader_chose_adds_the_people_and_keeps_every_quote() -> None:
    found = [Word("GP", 4, quote="one"), Word("bus", 2), Word("GPs", 3, quote="two", who="carers")]
    one, bus = merged(found, likely_merges(found)[0])
    assert (one.word, one.count, one.quote, one.who) == ("GP", 7, "one\ntwo", "carers")
    assert bus.word == "bus"


def test_the_page_is_told_where_every_word_stands() -> None:
    told = asked("layout", {"rows": ROWS, "width": 640})
    assert told["said"] == "3 words, 3 shown"
    assert [word["id"] for word in told["words"]] == ["r1", "r2", "r3"]
    assert [word["weight"] for word in told["words"]] == [400, 400, 700]
    assert told["width"] == 640


def test_the_page_is_told_what_a_pasted_text_or_a_file_holds() -> None:
    told = asked("gather", {"text": "not safe, the bus", "apart": ["not safe"]})
    assert [row["word"] for row in told["rows"]] == ["not", "safe", "the bus"]
    data = base64.b64encode(b"word,count\ndamp,27\n").decode()
    assert asked("read", {"name": "words.csv", "data": data})["rows"][0]["count"] == 27
    assert asked("voices", {"rows": [{"quote": "not safe"}]})["rows"][0]["word"] == "not safe"


def test_the_page_is_told_merges_and_what_a_merge_gives() -> None:
    rows = [{"word": "GP", "count": 1}, {"word": "GPs", "count": 2}]
    offered = asked("merges", {"rows": rows})["merges"][0]
    assert [row["count"] for row in asked("merge", {"rows": rows, **offered})["rows"]] == [3]


def test_words_added_to_a_list_are_put_with_those_that_are_there_already() -> None:
    told = asked("add", {"rows": ROWS, "more": [{"word": "damp", "count": 2}, {"word": "fun", "count": 1}]})
    assert [(row.get("_id"), row["word"], row["count"]) for row in told["rows"]] == [
        ("r1", "damp", 29),
        ("r2", "bus stop", 3),
        ("r3", "sign", 1),
        (None, "fun", 1),
    ]


def test_the_page_is_told_then_and_now() -> None:
    past = [SimpleNamespace(version=1, said="2 November 2026 at 09:00", answer=[{"word": "damp", "count": 20}])]
    told = asked("compare", {"rows": ROWS}, past)
    assert told["sentences"][0] == "Then: version 1, saved on 2 November 2026 at 09:00."
    assert "Louder: “damp” (20 people before, 27 people now)." in told["sentences"]
    assert asked("compare", {"rows": ROWS})["sentences"] == ["There is no earlier version to compare with yet."]


@pytest.mark.parametrize(
    ("what", "given"),
    [("unknown", {}), ("gather", None), ("read", {"name": "a.csv", "data": "%"}), ("gather", {"text": 4})],
)
def test_what_the_page_cannot_ask_gives_one_clear_line(what: str, given: Any) -> None:
    with pytest.raises(PowerkitError) as raised:
        asked(what, given)
    assert "\n" not in str(raised.value)
