"""The back of a saved card: the picture with her own names, her words and action, and what came back."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.deck import Card, Deck
from powerkit.entries.import_json import fill
from powerkit.errors import FileError
from powerkit.kinds.pictures import pictures_of
from powerkit.logbook import Logbook
from powerkit.logbook.model import WHOLE_ENTRY
from powerkit.logbook.share_model import REPLACED, KeptComment, NewShare, SharedItem
from powerkit.reports import card_pictures
from powerkit.reports.card_back import Back, back_of, tell_back
from powerkit.reports.notes_back import notes_on
from powerkit.reports.printouts.made_queries import make_picture
from tests.material import answers_for, entry_of

TODAY = date(2026, 11, 28)
PEOPLE = [{"name": "Joyce Example", "ring": "1"}, {"name": "Sam Example", "ring": "2"}]
ACTION = {"what": "Ask Joyce", "when": "2026-12-28"}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    with Logbook.open(tmp_path / "book.db") as opened:
        yield opened


@pytest.fixture
def saved(book: Logbook, deck: Deck) -> Callable[..., Back]:
    """Save a card and turn it over."""

    def save(card: str, answers: dict[str, Any], *, safe: bool = False, **about: Any) -> Back:
        entry = fill(
            [{"card": card, "answers": answers, **about}], deck, book, client=f"{card}{len(book.versions(1))}"
        )[-1]
        return back_of(entry, book, deck.card(card), pictures_of, today=TODAY, safe=safe)

    return save


def test_the_picture_has_her_own_names_and_its_words_for_whoever_does_not_see_it(saved: Callable[..., Back]) -> None:
    back = saved(
        "1.2", {"map": PEOPLE, "different": "It looks like a chart with Joyce on it. I want more.", "action": ACTION}
    )
    assert back.picture is not None
    assert "Joyce" in back.picture.svg
    assert "Joyce Example" in back.picture.alt
    assert back.picture.width > 100 < back.picture.height
    assert back.words == ()
    assert back.sentence == "It looks like a chart with Joyce on it. I want more."
    assert back.version == 1


def test_a_photo_that_the_log_book_holds_is_said_where_another_picture_shows(
    saved: Callable[..., Back], book: Logbook
) -> None:
    held, gone = book.keep_photo(b"a picture", 4, 3), "0" * 64
    answers = {"map": PEOPLE, "map_photo": {"photo": held, "words": "Rings in pen"}}
    assert saved("1.2", answers).photo == "A photo of a map on paper"
    assert saved("1.2", {**answers, "map_photo": {"photo": gone, "words": "Rings in pen"}}).photo == ""


@pytest.mark.parametrize(
    ("action", "by", "state"),
    [
        ({"when": "2026-12-28"}, "by 28 December", ""),
        ({"when": "2027-01-04"}, "by 4 January 2027", ""),
        ({"when": "2026-02-13"}, "was due 13 February", ""),
        ({"when": "2026-02-13", "status": "doing"}, "was due 13 February", "Doing"),
        ({"when": "2026-02-13", "status": "done"}, "by 13 February", "Done"),
        ({}, "", ""),
    ],
)
def test_an_action_says_its_day_and_its_state_and_blames_nobody(
    saved: Callable[..., Back], action: dict[str, str], by: str, state: str
) -> None:
    found = saved("1.2", {"action": {"what": "Ask Joyce", **action}}).action
    assert found is not None
    assert (found.what, found.by, found.state) == ("Ask Joyce", by, state)


def test_a_card_without_a_picture_has_her_main_answers_as_large_words(saved: Callable[..., Back]) -> None:
    back = saved(
        "2.2",
        {"discussion": "We talked about the bus.", "action_taken": "I rang them. It took an hour.", "acted": "some"},
    )
    assert back.picture is None
    assert back.sentence == "We talked about the bus."
    assert [word.text for word in back.words][:1] == ["I rang them. It took an hour."]
    alone = saved("2.2", {"discussion": "We talked about the bus. It was late."})
    assert alone.sentence == ""
    assert [word.text for word in alone.words] == ["We talked about the bus. It was late."]
    many = saved("2.2", {"discussion": "We talked.", "also_action_taken": [{"words": f"Word {n}"} for n in range(8)]})
    assert [(word.text.splitlines()[-1], word.more) for word in many.words] == [("and 2 more", "and 2 more")]


@pytest.mark.parametrize(
    ("card", "answers", "words"),
    [
        ("7.3", {"moments": [{"happened": "Unlocking", "when": "7.40am"}]}, "Unlocking"),
        ("1.3", {"words": [{"word": "deprived", "count": 1}]}, "deprived"),
        ("5.3", {"voices": [{"quote": "Nobody asked us."}]}, "Nobody asked us."),
    ],
)
def test_what_would_be_a_strip_of_a_picture_stands_as_large_words(
    saved: Callable[..., Back], card: str, answers: dict[str, Any], words: str
) -> None:
    back = saved(card, answers)
    assert back.picture is None
    assert words in " ".join(said.text for said in back.words)


def test_no_half_is_empty_whatever_was_answered(cards: list[Card], book: Logbook) -> None:
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        card = data.draw(st.sampled_from(cards))
        asked = data.draw(st.sampled_from([field for field in card.fields if field.kind.name != "photo"]))
        answer, problems = asked.kind.check(data.draw(answers_for(asked, st.just("She said it. Twice."))))
        if problems or asked.kind.blank(answer):
            return
        back = back_of(entry_of(card, {asked.id: answer}), book, card, pictures_of, today=TODAY)
        assert back.picture or any(word.text.strip() for word in back.words), (card.id, asked.id, answer)

    holds()


def test_what_is_written_at_length_in_a_list_without_a_picture_is_said(cards: list[Card], book: Logbook) -> None:
    asked = [
        (card, field, column.id)
        for card in cards
        for field in card.fields
        if not (field.kind.drawn_by() or field.kind.looks_back())
        for column in field.kind.columns
        if column.type == "long"
    ]
    assert {card.id for card, _, _ in asked} >= {"10.4"}
    for card, field, column in asked:
        answer, _ = field.kind.check([{field.kind.columns[0].id: "Bo", column: "She said it. Twice."}])
        back = back_of(entry_of(card, {field.id: answer}), book, card, pictures_of, today=TODAY)
        assert "She said it." in repr((back.sentence, back.words, back.action)), (card.id, field.id, column)


@pytest.fixture(scope="session")
def cards(deck: Deck) -> list[Card]:
    return list(deck.cards.values())


def test_on_a_screen_that_others_see_nothing_private_is_on_it(saved: Callable[..., Back], book: Logbook) -> None:
    given: dict[str, Any] = {"map": PEOPLE, "different": "Only I know this. Nobody else.", "how": "Openly, by asking."}
    hidden = {"private": {"map": True, "different": True}}
    own = saved("1.2", given, **hidden)
    assert own.picture is not None
    assert own.sentence == "Only I know this. Nobody else."
    assert not own.kept
    shown = saved("1.2", given, safe=True, **hidden)
    assert shown.picture is None
    assert "Joyce" not in repr(shown)
    assert "Only I know" not in repr(shown)
    assert "Openly, by asking." in repr(shown)
    assert shown.kept
    whole = saved("1.2", given, safe=True, private={WHOLE_ENTRY: True})
    assert (whole.picture, whole.words, whole.sentence, whole.action, whole.notes) == (None, (), "", None, ())
    assert whole.kept


def test_a_story_whose_teller_has_not_agreed_is_not_on_a_screen_that_others_see(saved: Callable[..., Back]) -> None:
    answers = {"tells_me": "They sleep by day.", "consent_share": "no"}
    assert saved("4.2", answers).words[0].text == "They sleep by day."
    assert "sleep" not in repr(saved("4.2", answers, safe=True))


def _share(book: Logbook, *entries: int, questions: tuple[str, ...] = ()) -> int:
    items = tuple(SharedItem("1.2", entry, 1) for entry in entries)
    new = NewShare(f"token{entries}", "Pauline", "", questions, REPLACED, "sum", items, ())
    return book.add_share(new).number


def test_comments_come_back_with_who_and_when_and_the_answers_to_them(
    saved: Callable[..., Back], book: Logbook
) -> None:
    back = saved("1.2", {"map": PEOPLE})
    number = _share(book, back.entry)
    first = KeptComment("1.2", back.entry, 1, "Who is in the middle?", about="a chart")
    answer = KeptComment("1.2", back.entry, 1, "Not me.", "Ana Example", answers="Who is in the middle?", resolved=True)
    about_all = KeptComment("", 0, 0, "Thank you for all of it")
    book.add_reply(number, "Pauline", [first, answer, about_all])
    note, of_all = notes_on(book, back.entry)
    assert (note.text, note.by, note.about) == ("Who is in the middle?", "Pauline", "at “a chart”")
    assert (of_all.text, of_all.about) == ("Thank you for all of it", "")
    assert str(date.today().year) in note.day
    assert [(answer.text, answer.by, answer.closed) for answer in note.answers] == [("Not me.", "Ana Example", True)]
    entry = book.entry(back.entry)
    for saved_at, fresh in ((entry.saved - timedelta(days=1), True), (entry.saved + timedelta(days=1), False)):
        assert [note.fresh for note in notes_on(book, back.entry, saved_at)] == [fresh, fresh]
    assert saved("1.2", {"map": PEOPLE}, safe=True).notes == ()


def test_an_answer_to_her_question_lies_on_the_back_with_her_own_names_in_it(
    saved: Callable[..., Back], book: Logbook
) -> None:
    back, other = (saved("1.2", {"map": PEOPLE}, community=place) for place in ("Mill Lane", "Elsewhere"))
    book.keep_share_codes(
        "pauline", REPLACED, {"Joyce Example": "Person A (housing)", "Sam Example": "Colleague B", "Ann": "Person AB"}
    )
    asked, sent = "What would you ask Joyce’s team?", "What would you ask Person A (housing)’s team?"
    number = _share(book, back.entry, 77, questions=("Is it clear?", asked))
    answer = KeptComment("", 0, 0, "I would ask person A’s team, not Colleague  B. Person AC?", about=sent)
    on_all = KeptComment("", 0, 0, "Person AB and Person A (housing).")
    book.add_reply(number, "Pauline", [on_all, answer, KeptComment("1.2", back.entry, 1, "Fine.")])
    first, *rest = notes_on(book, back.entry)
    assert first.text == "Fine."
    assert {(note.text, note.about) for note in rest} == {
        (
            "I would ask Joyce Example’s team, not Sam Example. Person AC?",
            "to your question “What would you ask Joyce’s team?”",
        ),
        ("Ann and Joyce Example.", "on all 2 you sent"),
    }
    assert list(notes_on(book, other.entry)) == []
    alone = _share(book, other.entry, questions=(asked,))
    replied = [KeptComment("1.2", other.entry, 1, "Fine."), KeptComment("", 0, 0, "Nothing.", about=sent)]
    book.add_reply(alone, "Pauline", replied)
    assert [note.text for note in notes_on(book, other.entry)] == ["Nothing.", "Fine."]  # she asked it of this card
    assert "Joyce" not in book.replies()[0].comments[1].text  # what is kept, and may be sent, is as it came


def test_a_reply_that_is_made_to_be_slow_is_looked_for_among_her_questions_as_fast_as_any(
    saved: Callable[..., Back], book: Logbook
) -> None:
    back = saved("1.2", {"map": PEOPLE})
    number = _share(book, back.entry, questions=("a " * 1_500,))
    book.add_reply(number, "Pauline", [KeptComment("", 0, 0, "Well?", about=f"{'a Person A ' * 12}b")])
    assert [note.about.startswith("at “a Person A") for note in notes_on(book, back.entry)] == [True]


def test_a_sentence_that_is_cut_has_all_of_it_beside_it(saved: Callable[..., Back]) -> None:
    said = "A year ago it was eighteen people, ten of them with a lanyard, and Joyce. " * 9
    back = saved("1.2", {"map": PEOPLE, "not_seen": said})
    assert back.sentence.endswith("…") and back.whole == said.strip()
    assert saved("1.2", {"map": PEOPLE, "not_seen": "Nobody but Joyce ever asked me."}).whole == ""


def test_a_thread_that_goes_round_in_a_circle_ends(saved: Callable[..., Back], book: Logbook) -> None:
    back = saved("1.2", {"map": PEOPLE})
    pair = (("Yes", "No"), ("No", "Yes"), ("Begun", ""), ("Yes", "Begun"))
    comments = [KeptComment("1.2", back.entry, at, text, answers=on) for at, (text, on) in enumerate(pair)]
    book.add_reply(_share(book, back.entry), "Pauline", comments)
    assert [note.text for note in notes_on(book, back.entry)] == ["Begun"]


def test_a_page_asks_for_the_back_of_the_newest_version_and_draws_it_once(
    saved: Callable[..., Back], book: Logbook, deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tell_back(deck.card("1.2"), book, {}) == {"back": None}
    saved("1.2", {"map": PEOPLE[:1]})
    saved("1.2", {"map": PEOPLE})
    first = tell_back(deck.card("1.2"), book, {"narrow": False})["back"]
    assert first["version"] == 2
    assert "Sam" in first["picture"]["svg"]
    drawn: list[str] = []
    monkeypatch.setattr(card_pictures, "fitted", lambda *_, **__: drawn.append("again") or ())
    assert tell_back(deck.card("1.2"), book, {"safe": False})["back"] == first
    assert drawn == []


def test_a_back_leads_to_the_other_entries_of_its_card_but_not_on_a_screen_that_others_see(
    saved: Callable[..., Back], book: Logbook, deck: Deck
) -> None:
    """After a group had saved, hers was in the log book only."""
    saved("1.2", {"map": PEOPLE[:1]}, community="Harbour")
    assert tell_back(deck.card("1.2"), book, {})["back"]["others"] == ()
    saved("1.2", {"map": PEOPLE}, community="Harbour (2)")
    told = tell_back(deck.card("1.2"), book, {})["back"]["others"]
    [hers] = book.latest(card="1.2", community="Harbour")
    assert [(other["entry"], other["community"]) for other in told] == [(hers.id, "Harbour")]
    assert tell_back(deck.card("1.2"), book, {"safe": True})["back"]["others"] == ()
    item = {"card": "1.2", "answers": {"map": PEOPLE}, "community": "Another group (2)"}  # nobody called it that
    nameless = fill([item], deck, book, client="another")[-1]
    assert tell_back(deck.card("1.2"), book, {"entry": nameless.id})["back"]["community"] == ""
    told = tell_back(deck.card("1.2"), book, {"entry": hers.id})["back"]["others"]
    assert {other["entry"]: other["community"] for other in told}[nameless.id] == ""


def test_the_picture_on_a_back_is_a_file_with_nothing_private_on_a_screen_that_others_see(
    saved: Callable[..., Back], book: Logbook, deck: Deck
) -> None:
    saved("1.2", {"map": PEOPLE}, private={"map": True})
    file = make_picture(deck.card("1.2"), book, {"safe": False})
    assert (file["name"], file["data"][1:4]) == ("Picture (1.2).png", b"PNG")
    with pytest.raises(FileError, match="no picture"):
        make_picture(deck.card("1.2"), book, {"safe": True})


def test_how_many_more_people_answered_is_told_beside_the_sentence(saved: Callable[..., Back]) -> None:
    others = [{"part": "a nurse", "words": "Ask the board"}, {"words": "Stop the survey"}]
    answers = {"my_part": "Let parents set the agenda", "also_my_part": others}
    ladder = [{"item": "Clinic", "zone": "consultation"}]
    told = saved("2.1", {**answers, "ladder": ladder})
    assert (told.sentence, told.also) == ("Let parents set the agenda", 2)
    safe = saved("2.1", {**answers, "ladder": ladder}, private={"my_part": True}, safe=True)
    assert (safe.sentence, safe.also) == ("", 0)
    assert saved("2.1", {"my_part": "Let parents set the agenda", "ladder": ladder}).also == 0
