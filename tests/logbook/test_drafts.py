"""Drafts: the last words of each field, however often and in whatever order they arrive."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerkit.errors import LogbookError
from powerkit.logbook import Logbook
from powerkit.logbook.model import NewVersion

ANY_TEXT = st.text(st.characters(exclude_categories=()))
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=8,
)


def put(book: Logbook, value: object, number: int, client: str = "page", field: str = "views"):
    return book.put_draft("1.1", field, value, client=client, number=number)


def test_a_draft_comes_back_as_it_was_put(book, clock) -> None:
    value = [{"_id": "r1", "topic": "Street", "mine": "x\0y", "n": 1.5, "yes": True, "none": None}]
    stored = put(book, value, 3)
    assert (stored.value, stored.client, stored.number, stored.written) == (value, "page", 3, clock())
    assert book.drafts("1.1") == {"views": stored}
    assert book.drafts("1.2") == {}


def test_any_json_value_comes_back_equal(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Logbook.open(tmp_path_factory.mktemp("any") / "logbook.sqlite3") as book:
        numbers = iter(range(100_000))

        @settings(deadline=None)
        @given(ANY_JSON)
        def comes_back(value: object) -> None:
            assert put(book, value, next(numbers)).value == value
            assert book.drafts("1.1")["views"].value == value

        comes_back()


@pytest.mark.parametrize(
    "text", ["NUL \0 inside", "half \ud83d", "😀🏽", "שלום \u202e abc", "বাংলা ਪੰਜਾਬੀ 漢字", "\x01\x02\ufeff"]
)
def test_unusual_text_comes_back_equal(book, text: str) -> None:
    put(book, text, 1)
    assert book.drafts("1.1")["views"].value == text


def test_a_repeat_or_a_straggler_changes_nothing(book, clock) -> None:
    newest = put(book, "new", 5)
    clock.move(minutes=3)
    assert put(book, "new", 5) == newest
    assert put(book, "old", 4) == newest
    assert book.drafts("1.1")["views"] == newest


def test_another_page_replaces_whatever_its_number(book) -> None:
    put(book, "first page", 50)
    assert put(book, "second page", 1, client="other").value == "second page"


@settings(deadline=None)
@given(st.permutations([1, 2, 3, 4, 4, 5, 2]))
def test_in_any_order_the_newest_words_win(tmp_path_factory: pytest.TempPathFactory, order: list[int]) -> None:
    with Logbook.open(tmp_path_factory.mktemp("order") / "logbook.sqlite3") as book:
        for number in order:
            put(book, f"words {number}", number)
        assert book.drafts("1.1")["views"].value == "words 5"


def test_saving_clears_only_the_drafts_that_went_into_it(book) -> None:
    went_in = put(book, "in", 1)
    changed = put(book, "before", 2, field="learnt")
    put(book, "typed meanwhile", 3, field="learnt")
    put(book, "not read", 4, field="other")
    book.save_version(NewVersion("1.1", drafts=(went_in, changed)), client="page", number=5)
    assert {field: draft.value for field, draft in book.drafts("1.1").items()} == {
        "learnt": "typed meanwhile",
        "other": "not read",
    }


def test_a_late_repeat_of_a_saved_edit_is_not_a_new_draft(book) -> None:
    draft = put(book, "in", 1)
    book.save_version(NewVersion("1.1", drafts=(draft,)), client="page", number=2)
    assert put(book, "in", 1).value is None
    assert book.drafts("1.1") == {}
    assert book.seen("1.1") == {"views": ("page", 1)}
    assert put(book, "and more", 3).value == "and more"


def test_starting_afresh_clears_the_card_but_not_what_was_typed_after(book) -> None:
    put(book, "old", 1)
    put(book, "from another page", 9, client="other", field="learnt")
    put(book, "typed after", 4, field="later")
    book.put_draft("1.2", "views", "another card", client="page", number=1)
    book.clear_drafts("1.1", client="page", number=3)
    assert list(book.drafts("1.1")) == ["later"]
    assert book.drafts("1.2")["views"].value == "another card"
    assert put(book, "straggler", 2).value is None


@pytest.mark.parametrize("value", [float("nan"), {1, 2}, object()])
def test_what_is_not_json_is_refused_plainly(book, value: object) -> None:
    put(book, "safe", 1)
    with pytest.raises(LogbookError, match="cannot keep"):
        put(book, value, 2)
    assert book.drafts("1.1")["views"].value == "safe"


def test_nesting_beyond_all_measure_is_refused_plainly(book) -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(LogbookError, match="cannot keep"):
        put(book, deep, 1)


def test_a_number_no_file_can_hold_is_refused_plainly(book) -> None:
    with pytest.raises(LogbookError, match="too large"):
        put(book, "x", 2**70)
    assert book.drafts("1.1") == {}
