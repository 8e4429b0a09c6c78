"""The record: what a reader gets to see of a saved version, and what never shows."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.deck import Card, load_deck
from powerkit.documents.html import fragment
from powerkit.documents.model import Document, Heading, Paragraph, Picture
from powerkit.entries.new_version import check_answers, names_in
from powerkit.entries.visibility import show_moment
from powerkit.errors import RecordError
from powerkit.kinds import KINDS
from powerkit.logbook.model import WHOLE_ENTRY, Entry
from powerkit.privacy import Names
from powerkit.reports.record import compose_record
from tests.material import OWN, answers_for, deck_tables, entry_of, own, texts_of, version_of, write_deck
from tests.shipped import shipped_deck

CARDS = list(shipped_deck().cards.values())
NOBODY = Names({})


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> Card:
    folder = tmp_path_factory.mktemp("deck")
    write_deck(folder, deck_tables())
    return load_deck(folder).card("1.1")


def text_of(entry: Entry, names: Names = NOBODY) -> str:
    document = compose_record(entry, names)
    return "\n".join([document.title, *texts_of(document.blocks)])


def test_a_record_holds_the_answers_under_their_questions_and_says_when_it_was_saved(card: Card) -> None:
    entry = entry_of(card, {"note": "The bus", "ease": 4}, community="Riverside", people="Sam", read_back="yes")
    document = compose_record(entry, NOBODY)
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert headings == ["A note", "How easy?"]
    shown = text_of(entry)
    for words in ("Card 1.1: A first card", "The bus", "4 of 5", "Riverside", "Sam", "Read back to them"):
        assert words in shown
    assert "22 November 2026 at 14:02, version 1" in shown


def test_a_question_without_an_answer_is_not_in_the_record(card: Card) -> None:
    assert "A note" not in text_of(entry_of(card, {"ease": 4}))


def test_a_private_answer_is_left_out_and_counted(card: Card) -> None:
    shown = text_of(entry_of(card, {"note": "In sight", "secret": "Out of sight"}))
    assert "In sight" in shown
    assert "Out of sight" not in shown
    assert "For you alone" not in shown
    assert "1 private answer is left out" in shown
    both = text_of(entry_of(card, {"note": "x", "secret": "y"}, private={"note": True}))
    assert "2 private answers are left out" in both


def test_the_leader_s_own_switch_goes_before_the_deck_s(card: Card) -> None:
    entry = entry_of(card, {"note": "One", "secret": "Two"}, private={"note": True, "secret": False})
    shown = text_of(entry)
    assert "One" not in shown
    assert "Two" in shown
    field = card.field("secret")
    assert field is not None
    assert not entry.is_private(field.id)


def test_of_a_private_entry_nothing_shows_but_that_it_is_there(card: Card) -> None:
    entry = entry_of(
        card,
        {"note": "Hush", "ease": 3},
        private={WHOLE_ENTRY: True, "note": False},
        community="Hideaway",
        people="Nobody known",
        own=own("Why hush?", "Because"),
    )
    shown = text_of(entry)
    for words in ("Hush", "Hideaway", "Nobody known", "Because", "A note", "of 5"):
        assert words not in shown
    assert "You keep this whole entry private" in shown


def test_own_questions_show_unless_they_are_switched_to_private(card: Card) -> None:
    entry = entry_of(card, {}, own=own("Who decides?", "The tenants"))
    assert "Who decides?" in text_of(entry)
    assert "The tenants" in text_of(entry)
    hidden = text_of(dataclasses.replace(entry, private={"about.own": True}))
    assert "Who decides?" not in hidden
    assert "The tenants" not in hidden


def test_an_own_question_without_words_still_has_a_heading(card: Card) -> None:
    assert "My own question" in text_of(entry_of(card, {}, own=own("", "The tenants")))


def test_known_names_are_replaced_in_every_block(card: Card) -> None:
    answers, complaints = check_answers(
        card,
        {
            "note": "Amina said",
            "friends": "amina khan",
            "views": [{"topic": "Amina’s street", "mine": "KHAN", "who": "Amina"}],
            "map": [{"name": "Amina", "note": "Khan's"}],
            "words": [{"word": "proud", "quote": "Amina: yes"}],
            "ladder": [{"item": "Amina’s club", "why": "Amina can"}],
            "action": {"what": "Ask Amina", "who": "Amina Khan"},
            "picture": "Amina drew",
        },
    )
    assert complaints == ()
    entry = entry_of(card, answers, community="Amina Khan House", people="Amina", own=own("Amina?", "Amina!"))
    html = fragment(compose_record(entry, Names({"Amina Khan": "Person A"})))
    assert "amina" not in html.lower()
    assert "khan" not in html.lower()
    assert html.count("Person A") >= 15


def test_a_record_that_would_still_show_a_name_is_refused(card: Card, monkeypatch: pytest.MonkeyPatch) -> None:
    names = Names({"Amina": "Person A"})
    monkeypatch.setattr(names, "replace", lambda text: text)
    with pytest.raises(RecordError, match="Person A") as caught:
        compose_record(entry_of(card, {"note": "Amina"}), names)
    assert "Amina" not in str(caught.value)


def test_the_moment_is_shown_with_its_own_offset_not_this_machine_s(card: Card) -> None:
    assert show_moment(entry_of(card, {})) == "22 November 2026 at 14:02"


# --- old wording


def test_an_entry_of_a_card_the_deck_no_longer_has_is_still_readable(card: Card) -> None:
    lost = dataclasses.replace(entry_of(card, {"note": "Old words", "ways": ["walk"]}), card="7.9")
    shown = text_of(lost)
    assert "Card 7.9: A first card" in shown
    assert "Old words" in shown
    assert "By walking" in shown


def test_a_question_of_a_kind_that_is_gone_shows_its_answer_in_plain_words(card: Card) -> None:
    wording = {"title": "Old", "fields": [{"id": "x", "label": "A hologram", "kind": "hologram"}]}
    answer = [{"_id": "r1", "what": "Light", "how": None}, "Dark"]
    shown = text_of(entry_of(card, {"x": answer}, wording=wording))
    assert "A hologram" in shown
    assert "Light" in shown
    assert "Dark" in shown
    assert "r1" not in shown


@pytest.mark.parametrize(("wording", "switch"), [(True, {}), (False, {"x": True}), (True, {WHOLE_ENTRY: True})])
def test_a_private_answer_of_a_kind_that_is_gone_stays_private(
    card: Card, wording: bool, switch: dict[str, bool]
) -> None:
    fields = [{"id": "x", "label": "A hologram", "kind": "hologram", "private": wording}]
    entry = entry_of(card, {"x": "Hush"}, wording={"title": "Old", "fields": fields}, private=switch)
    assert "Hush" not in text_of(entry)


def test_the_leader_may_show_an_answer_of_a_kind_that_is_gone(card: Card) -> None:
    fields = [{"id": "x", "label": "A hologram", "kind": "hologram", "private": True}]
    entry = entry_of(card, {"x": "Shown"}, wording={"fields": fields}, private={"x": False})
    assert "Shown" in text_of(entry)


@pytest.mark.parametrize("wording", [{}, {"title": "Only a title"}, {"fields": [{}]}, {"fields": [{"id": "note"}]}])
def test_a_wording_with_pieces_missing_is_no_obstacle(card: Card, wording: dict[str, Any]) -> None:
    assert "version 1" in text_of(entry_of(card, {"note": "x"}, wording=wording))


# --- whatever is answered

MARK = "Zqxjkvb"
PERSON = "Wexlorn Dravik"
MARKED = st.sampled_from([MARK, f"{MARK} {PERSON}", f"<b>{MARK}"])
PLAIN = st.sampled_from(["Plain words", "Wexlorn's", "DRAVIK", f"with {PERSON} there", "", "“quoted”\nlines"])


@given(data=st.data())
def test_no_private_answer_and_no_known_name_is_ever_in_the_html_of_a_record(data: st.DataObject) -> None:
    card = data.draw(st.sampled_from(CARDS))
    private = {field.id: field.private for field in card.fields}
    private |= data.draw(st.dictionaries(st.sampled_from([field.id for field in card.fields]), st.booleans()))
    given_answers = {
        field.id: data.draw(answers_for(field, MARKED if private[field.id] else PLAIN), label=field.id)
        for field in data.draw(st.lists(st.sampled_from(card.fields), max_size=4, unique_by=lambda item: item.id))
    }
    answers, complaints = check_answers(card, given_answers)
    assert complaints == ()
    hidden = data.draw(st.booleans())
    entry = entry_of(
        card,
        answers,
        private={**private, "about.own": hidden},
        own=own(MARK if hidden else PERSON, MARK if hidden else "Wexlorn"),
        people=PERSON,
        community=data.draw(
            st.sampled_from(["", "People like Dravik", "Wexlorn Dravik House", "Friends of Wexlorn Dravik"])
        ),
    )
    names = Names({PERSON: "Person A"} | dict.fromkeys(names_in(card, version_of(card, entry)), "Person B"))
    document = compose_record(entry, names)
    html = fragment(document).lower()
    for never in (MARK, *PERSON.split()):
        assert never.lower() not in html
    assert_headings_in_order(document)


def assert_headings_in_order(document: Document) -> None:
    level = 1
    for block in document.blocks:
        if isinstance(block, Heading):
            assert 1 < block.level <= level + 1
            level = block.level
    assert isinstance(document.blocks[-1], Paragraph)


def test_every_kind_of_field_has_been_tried_in_the_deck_s_cards() -> None:
    tried = {field.kind.name for card in CARDS for field in card.fields}
    assert set(KINDS) - tried <= set(OWN), "a kind that our deck does not use brings its own tests"


def test_a_picture_is_drawn_from_an_answer_in_which_names_are_codes_already(card: Card) -> None:
    seen: list[Any] = []

    def draw(kind: Any, answer: Any, label: str) -> tuple[Picture, ...]:
        seen.append(answer)
        return (Picture("<svg/>", f"{label} drawn"),)

    entry = entry_of(card, {"note": "Amina walked", "secret": "Amina told me"})
    document = compose_record(entry, Names({"Amina Khan": "Person A"}), draw)
    assert seen == ["Person A walked"]
    assert Picture("<svg/>", "A note drawn") in document.blocks


@given(data=st.data())
def test_rewording_changes_what_was_written_and_nothing_that_was_chosen(data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(CARDS).flatmap(lambda item: st.sampled_from(item.fields)))
    kind = field.kind
    answer, _ = kind.check(data.draw(answers_for(field, st.text(max_size=8))))
    assert kind.reworded(answer, lambda text: text) == answer
    blanked = kind.reworded(answer, lambda _: "")
    assert [name for name in (kind.names(blanked) if blanked else ()) if name] == []
    assert kind.check(blanked)[1] == ()
