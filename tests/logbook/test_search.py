"""Search: a person's words are data, and only the latest versions are found."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerkit.logbook import Logbook
from powerkit.logbook.model import Asked, Found, NewVersion
from powerkit.logbook.noted_letters import NOTE, letters_of
from powerkit.logbook.spellings import letters_in


@pytest.fixture
def save(book):
    numbers = iter(range(1, 1000))

    def call(words: str, card: str = "1.1"):
        return book.save_version(NewVersion(card, words=words), client="page", number=next(numbers))

    return call


def found(book: Logbook, text: str) -> list[str]:
    return [letter.card for letter in book.search(text)]


def test_a_word_its_beginning_and_all_of_several_words_are_found(book, save) -> None:
    save("The lift at the station is broken", "1.1")
    save("The station master listens", "1.2")
    assert found(book, "station") == ["1.2", "1.1"]
    assert found(book, "stat") == ["1.2", "1.1"]
    assert found(book, "stat ") == []
    assert found(book, "LIFT stati") == ["1.1"]
    assert found(book, "lift master") == []
    assert found(book, "") == [] == found(book, "  ")


@pytest.mark.parametrize(
    ("answers", "is_groups"),
    [
        ({"learnt": "street", "also_learnt": "From Sam"}, True),
        ({"also_learnt": "From Sam", "learnt": "street"}, True),
        ({"learnt": 'street,"also_learnt'}, False),
        ({"learnt": '{"also_learnt":"street"}'}, False),
        ({"learnt": "also_learnt"}, False),
    ],
)
def test_a_search_says_that_an_entry_is_a_groups_as_the_entry_itself_does(book, answers, is_groups: bool) -> None:
    saved = book.save_version(NewVersion("1.1", answers=answers, words="street"), client="page", number=1)
    assert [entry.of_group for entry in book.search("street")] == [saved.of_group] == [is_groups]


def test_accents_do_not_count_and_every_script_is_found(book, save) -> None:
    save("Café in Łódź; বাংলা ভাষা; ਪੰਜਾਬੀ; 社区花园; عربي", "1.1")
    for text in ("cafe", "CAFÉ", "cafe\u0301", "বাংলা", "ভাষা", "ਪੰਜਾਬੀ", "花园", "社区", "عربي"):
        assert found(book, text) == ["1.1"], text
    assert found(book, "园花") == []


@pytest.mark.parametrize("text", ["co-production", "24/7", "can't", "LGBT+", '"quoted"'])
def test_words_with_signs_in_them_are_found(book, save, text: str) -> None:
    save(f"We said {text} twice")
    assert found(book, text) == ["1.1"]


@pytest.mark.parametrize(
    "text", ['"', '""', "*", "a OR b", "NEAR(a b)", "text:station", "(", "\0", "--", "'; DROP TABLE"]
)
def test_nothing_a_person_types_is_a_command(book, save, text: str) -> None:
    save("station")
    assert found(book, text) == []
    book.search(f"station {text}")


@pytest.mark.parametrize("text", ["-station", "^stat", "stat*", "(station)"])
def test_signs_around_a_word_do_not_count(book, save, text: str) -> None:
    save("station")
    assert found(book, text) == ["1.1"]


NAMES = {
    "Zoë Brontë": "Zoe Bronte", "Siobhán O’Brien": "Siobhan OBrien", "Łukasz Wiśniewski": "Lukasz Wisniewski",
    "Władysława": "Wladyslawa", "Søren": "Soren", "Đorđe": "Dorde", "Işıl": "Isil", "Æthelred": "Aethelred",
    "Groß": "Gross", "D'Souza": "DSouza", "Œuvre": "Oeuvre", "Þóra": "Thora",
}  # fmt: skip


@pytest.mark.parametrize(("name", "typed"), NAMES.items())
def test_a_name_is_found_however_it_is_typed_and_the_other_way_round(book, save, name: str, typed: str) -> None:
    save(f"I met {name} there")
    last = typed.split()[-1]
    for part in (last, last.lower(), last.upper(), name, name.upper(), *name.split(), last[:5]):
        assert found(book, part) == ["1.1"], part
    save(f"I met {typed} there")
    for item in (name.split()[-1], typed):
        assert found(book, item) == ["1.1"], item


def test_other_spellings_are_counted_and_listed_page_by_page_as_long_as_few_are_found_as_typed(book, save) -> None:
    for number in range(9):
        save(f"I met {('Łukasz', 'Lukasz')[number % 2]}", f"{number + 1}.1")
    asked = Asked(text="Lukasz")
    listed: list[Found] = []
    while page := book.find(asked, 4, listed[-1].place if listed else None):
        listed += page
    assert [item.card for item in listed] == [f"{number}.1" for number in range(9, 0, -1)]
    assert [book.count(asked, most) for most in (3, 100)] == [3, 9]


def test_a_spelling_that_came_in_after_a_search_is_found(book, path) -> None:
    names = [("Łukasz", "lukasz"), ("O’Brien", "obrien"), ("Groß", "gross"), ("Søren", "soren")]
    for number, (name, typed) in enumerate(names, start=1):
        new = NewVersion(f"{number}.1", words=f"I met {name}")
        assert found(book, typed) == []
        if number % 2:
            with Logbook.open(path) as other:
                other.save_version(new, client="other", number=number)
        else:
            book.save_version(new, client="page", number=number)
        assert found(book, typed) == [f"{number}.1"]


def test_another_spelling_is_no_other_word(book, save) -> None:
    save("We met a fool at the bank")
    assert [found(book, word) for word in ("fol", "obank", "o'bank", "bønk")] == [[]] * 4


def test_long_words_and_many_words_are_searched_in_all_but_few_spellings(book, save) -> None:
    save(" ".join(["otolaryngological"] * 40))
    assert found(book, " ".join(["otolaryngological"] * 40)) == ["1.1"]
    assert found(book, "lo" * 2000) == []


def test_only_the_latest_version_is_found(book, save) -> None:
    save("the old words")
    save("the new words")
    assert found(book, "old") == []
    assert found(book, "new") == ["1.1"]
    assert book.search("new")[0].version == 2


def test_hits_come_as_pieces_and_never_as_html(book, save) -> None:
    save("Say <b>hello</b> \x01and\x02 hello again")
    parts = book.search("hello")[0].parts
    assert [text for text, hit in parts if hit] == ["hello", "hello"]
    assert "".join(text for text, _ in parts) == "Say <b>hello</b> and hello again"


WORDS = "\n".join(
    (
        "1.2",
        "Mapping walks",
        "Moss Bank",
        "",
        "Ana; Bo",
        "Often",
        "Walk",
        "We go for a walk past the bank each Thursday. " + "It is long. " * 20,
        "Nobody else said so, and nobody in the street was asked, which is odd. Then Bo led a walk. "
        + "It rained. " * 20,
    )
)


@pytest.mark.parametrize(
    ("asked", "reads"),
    [
        ("walk", "We go for a [walk] past the bank each Thursday. It is long. It is long. It is long. It is long."),
        ("Bo walk", "…Then [Bo] led a [walk]. It rained. It rained. It rained. It rained. It rained. It rained."),
        ("often", "[Often]"),
        ("bank", "We go for a walk past the [bank] each Thursday. It is long. It is long. It is long. It is long."),
        ("mapping", ""),
        ("moss", ""),
    ],
)
def test_an_excerpt_is_one_line_of_what_was_written_and_never_repeats_what_stands_above_it(book, asked, reads) -> None:
    book.save_version(NewVersion("1.2", community="Moss Bank", words=WORDS), client="test", number=1)
    [one] = book.search(asked)
    whole = "".join(f"[{text}]" if hit else text for text, hit in one.parts)
    assert whole.startswith(reads) and bool(whole) == bool(reads) and len(whole) < 200


def test_the_newest_come_first_and_no_more_than_asked(book, save) -> None:
    for card in ("1.1", "1.2", "1.3", "1.1"):
        save("same words", card)
    assert found(book, "same") == ["1.1", "1.3", "1.2"]
    assert [item.card for item in book.search("same", limit=2)] == ["1.1", "1.3"]


def test_a_very_long_search_is_no_fault(book, save) -> None:
    save("station")
    assert found(book, "station " * 5000) == ["1.1"]


def test_no_text_whatever_breaks_a_search(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Logbook.open(tmp_path_factory.mktemp("any") / "logbook.sqlite3") as book:
        numbers = iter(range(100_000))

        @settings(deadline=None)
        @given(st.text(st.characters(exclude_categories=())))
        def is_safe(text: str) -> None:
            book.save_version(NewVersion("1.1", words=text), client="page", number=next(numbers))
            for letter in book.search(text):
                assert letter.card == "1.1"

        is_safe()


LETTERED = st.text(st.sampled_from("Łukasz ßœøé'’`e "), max_size=12)


@settings(max_examples=8)
@given(st.lists(st.one_of(LETTERED, st.sampled_from([1, 2, 3])), max_size=8))
def test_no_letter_that_may_be_spelt_otherwise_is_missing_from_the_note_and_none_that_was_forgotten_is_in_it(
    done: list[str | int],
) -> None:
    with TemporaryDirectory() as folder, Logbook.open(Path(folder) / "logbook.sqlite3") as book:
        for number, words_or_entry in enumerate(done, start=1):
            if isinstance(words_or_entry, str):
                new = NewVersion(f"{number % 3}.1", words=words_or_entry)
                book.save_version(new, client="page", number=number)
                assert in_index(book) <= noted(book)
            elif words_or_entry <= len(book.latest()):
                book.forget_entry(book.latest()[words_or_entry - 1].id)
                assert in_index(book) == noted(book)
        book.empty()
        assert noted(book) == frozenset()


def test_letters_that_came_with_another_copy_or_were_never_noted_are_found(book, save, path, tmp_path) -> None:
    save("before", "1.1")
    (tmp_path / "laptop").mkdir()
    book.backup_to(tmp_path / "laptop" / "logbook.sqlite3")
    with Logbook.open(tmp_path / "laptop" / "logbook.sqlite3") as other:
        other.save_version(NewVersion("1.2", words="Łukasz was there"), client="laptop", number=1)
    assert found(book, "lukasz") == []
    book.merge(tmp_path / "laptop" / "logbook.sqlite3")
    assert found(book, "lukasz") == ["1.2"]
    book._store.connection.execute("PRAGMA application_id=0")  # as an earlier version of the workbook left it
    with Logbook.open(path) as again:
        assert found(again, "lukasz") == ["1.2"]
        assert noted(again) is None
        again.save_version(NewVersion("1.3", words="O’Brien"), client="other", number=1)
        assert noted(again) == {"ł", "’"}
        assert found(again, "obrien") == ["1.3"]


def noted(book: Logbook) -> frozenset[str] | None:
    return letters_of(book._store.read(NOTE)[0][0])


def in_index(book: Logbook) -> frozenset[str]:
    return frozenset[str]().union(*(letters_in(text) for (text,) in book._store.read("SELECT text FROM words")))


def test_a_save_of_an_entry_that_was_saved_before_adds_one_piece_to_the_index_and_not_two(tmp_path: Path) -> None:
    path = tmp_path / "logbook.sqlite3"

    def pieces() -> int:
        with closing(sqlite3.connect(path)) as connection:
            return int(connection.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()[0])

    with Logbook.open(path) as book:
        book.save_version(NewVersion("1.1", words="first words"), client="page", number=1)
        before = pieces()
        book.save_version(NewVersion("1.1", words="other words"), client="page", number=2)
        assert pieces() == before + 1
