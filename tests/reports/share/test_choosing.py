"""What can be chosen, what of it is shown, and what changed since the last time."""

import pytest

from powerkit.documents.model import Section
from powerkit.errors import RecordError
from powerkit.logbook.model import OWN_QUESTIONS
from powerkit.reports.share.model import Ask, Pick
from powerkit.reports.share.selection import choosable, last_share, meant, picks_from


@pytest.mark.parametrize("agreed", ["no", "not_yet", "withdrawn", None])
def test_a_story_cannot_be_chosen_until_its_teller_agrees(book, save, sharing, deck, agreed) -> None:
    answers = {"tells_me": "What it told me"} | ({"consent_share": agreed} if agreed else {})
    save("4.2", answers, private={"tells_me": False})
    [one] = choosable(book, deck)
    assert "agree" in one.why_not
    with pytest.raises(RecordError, match="somebody’s own story"):
        sharing.ready("4.2")
    with pytest.raises(RecordError, match="Entry 1 cannot be shared"):
        meant(book, deck, entries=[1])


def test_a_story_that_may_be_shared_shows_only_what_is_open_and_can_be_withdrawn(save, sharing) -> None:
    save(
        "4.2",
        {"tells_me": "What it told me", "consent_share": "parts", "my_chances": "Mine"},
        private={"tells_me": False},
    )
    text = sharing.text("4.2")
    assert "What it told me" in text and "Mine" not in text
    save("4.2", {"tells_me": "What it told me", "consent_share": "withdrawn"}, private={"tells_me": False})
    with pytest.raises(RecordError):
        sharing.ready("4.2")


def test_private_answers_go_in_one_by_one_and_by_hand(book, save, sharing, deck) -> None:
    own = [{"question": "Why there?", "answer": "I live near"}]
    save(
        "1.1",
        {"place": "Mill Lane", "changing": "Much"},
        private={"entry": True},
        own=own,
        people="Ana",
        community="Moss",
    )
    closed = sharing.text("1.1")
    assert "No answer of this card is in this copy." in closed
    assert not any(word in closed for word in ("Mill Lane", "Much", "near", "Person A", "Moss"))
    [entry] = meant(book, deck, cards=["1.1"])
    opened = sharing.text("1.1", picks=picks_from(["1:place"], [entry]))
    assert "Mill Lane" in opened and "Much" not in opened and "near" not in opened
    assert "I live near" in sharing.text("1.1", picks={1: Pick(frozenset([OWN_QUESTIONS]))})


@pytest.mark.parametrize("named", ["1:nothing", "2:place", "place", "x:place", f"1:{OWN_QUESTIONS}"])
def test_what_is_no_answer_cannot_be_put_in(book, save, deck, named) -> None:
    save("1.1", {"place": "Mill Lane"})
    with pytest.raises(RecordError, match="is no answer of an entry that you share"):
        picks_from([named], meant(book, deck, cards=["1.1"]))


def test_a_copy_opens_with_what_is_wanted_then_the_back_of_each_card_then_answers(save, sharing) -> None:
    action = {"what": "Walk again", "who": "Ana", "when": "2026-05-01", "learnt": "Go slower"}
    save("1.1", {"changing": "Much. " * 160, "action": action})
    ask = Ask("Priya", "Ten minutes, please", ("Is it honest?", " ", "What next?"))
    text = sharing.text("1.1", ask=ask)
    order = [
        "For: Priya",
        "Ten minutes, please",
        "1. Is it honest?",
        "2. What next?",
        "Walk again",
        "1.1 in full",
        "By when",
    ]
    places = [text.index(item) for item in order]
    assert places == sorted(places)
    assert "1 May 2026" in text and "Go slower" in text and "With Person A" in text


@pytest.mark.parametrize("asked", [Ask("Priya"), Ask("", " ", ("", " "))])
def test_a_copy_for_which_nothing_was_asked_has_no_frame_for_it_and_says_who_when_and_whose_names(
    save, sharing, asked: Ask
) -> None:
    save("1.1", {"changing": "Much"})
    document = sharing.ready("1.1", ask=asked).document
    assert [block for block in document.blocks if isinstance(block, Section) and block.framed] == []
    first, names, card, *_ = document.blocks
    assert dict(first.rows)["Date"].endswith("1 card") and names.quiet and card.title.startswith("1.1")


def test_a_private_action_is_not_on_the_first_page_either(save, sharing) -> None:
    save("1.1", {"changing": "Much", "action": {"what": "Tell nobody yet"}}, private={"action": True})
    assert "Tell nobody" not in sharing.text("1.1")


def test_what_changed_is_told_and_only_of_what_this_reader_was_shown(save, sharing) -> None:
    save("1.1", {"changing": "Before words", "place": "Hidden place"}, private={"place": True})
    sharing.make("1.1")
    save("1.1", {"changing": "After words", "place": "Shown place"}, private={"place": False})
    save("2.2", {"discussion": "A new one"})
    text = sharing.text("1.1", "2.2")
    assert "Was: Before words" in text and "After words" in text
    assert "Hidden place" not in text and "You can read this now" in text
    assert "You have not seen these before:\n\n- 2.2 Receiving feedback" in text
    other = sharing.text("1.1", ask=Ask("Somebody else"))
    assert "Before words" not in other and "What has changed" not in other


def test_nobody_is_told_what_changed_since_a_copy_that_somebody_else_without_a_name_may_have_had(save, sharing) -> None:
    save("1.1", {"changing": "Before words"})
    sharing.make("1.1", ask=Ask(""))
    save("1.1", {"changing": "After words"})
    text = sharing.text("1.1", ask=Ask(" "))
    assert "After words" in text and "Before words" not in text and "What has changed" not in text


def test_since_the_last_share_means_what_was_saved_after_it(book, save, sharing, deck) -> None:
    save("1.1", {"changing": "First"})
    sharing.make("1.1")
    save("2.2", {"discussion": "Second"})
    last = last_share(book, " priya ")
    assert last is not None
    assert [entry.card for entry in meant(book, deck, since=last.made)] == ["2.2"]


def test_words_of_one_person_can_be_left_out_and_quotes_stay(save, sharing) -> None:
    words = [
        {"word": "tired", "count": 1, "quote": "I am so tired"},
        {"word": "proud", "count": 5, "quote": "We are proud"},
    ]
    save("1.3", {"words": words})
    text = sharing.text("1.3")
    assert "tired" in text and "proud" in text and "I am so" not in text and "We are" not in text
    without = sharing.text("1.3", picks={1: Pick(left_out={"words": frozenset(["tired"])})})
    assert "tired" not in without and "proud" in without


def test_the_record_under_the_card_shows_nothing_of_a_story_without_consent_either(book, save) -> None:
    from powerkit.reports.notebook_records import record_of

    save("4.2", {"tells_me": "What it told me", "consent_share": "withdrawn"}, private={"tells_me": False})
    assert "What it told me" not in record_of("4.2", book)["text/html"]
    save("4.2", {"tells_me": "What it told me", "consent_share": "yes"}, private={"tells_me": False})
    assert "What it told me" in record_of("4.2", book)["text/html"]


def test_a_deck_that_asks_for_consent_that_cannot_be_given_is_told(small_deck) -> None:
    from powerkit.deck import load_deck
    from powerkit.errors import DeckError

    def wrong(tables: dict) -> None:
        for file in tables.values():
            for card in file.get("card", []):
                card["field"][0]["consent"] = ["perhaps"]

    with pytest.raises(DeckError, match='"consent" asks for "perhaps"'):
        load_deck(small_deck(wrong))
