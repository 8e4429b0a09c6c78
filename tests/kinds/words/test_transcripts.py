"""Who said what: each speaker is one person, whatever program wrote it; times and contact details are no words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.errors import WordsError
from powerkit.kinds.words.column_question import typed, words_in
from powerkit.kinds.words.contacts import without_contacts
from powerkit.kinds.words.read_file import read_file
from powerkit.kinds.words.tokenize import gather
from powerkit.kinds.words.transcripts import speech_of
from powerkit.kinds.words.voices import Choices

# ruff: noqa: E501
FORMS = {
    "names and colons": "Doreen: The lift is broken.\nMalik: The lift, yes.\nDoreen: And damp.\n",
    "times in brackets": "[00:00:07] Doreen: The lift is broken.\n[00:00:12] Malik: The lift, yes.\n00:00:20\nDoreen: And damp.",
    "times behind names": "Doreen (00:07): The lift is broken.\nMalik (00:12): The lift, yes.\nDoreen (00:20): And damp.",
    "Otter": "Doreen  0:07\nThe lift is broken.\n\nMalik  0:12\nThe lift, yes.\n\nDoreen  0:20\nAnd damp.\n",
    "Teams in Word": "Doreen\n0:07\nThe lift is broken.\nMalik\n0:12\nThe lift, yes.\nDoreen\n0:20\nAnd damp.\n",
    "Teams .vtt": "WEBVTT\n\na/1-0\n00:00:01.000 --> 00:00:02.000\n<v Doreen>The lift is broken.</v>\n\na/2-0\n"
    "00:00:02.000 --> 00:00:03.000\n<v Malik>The lift, yes.</v>\n\n00:00:03.000 --> 00:00:04.000\n<v Doreen>And damp.</v>\n",
    "Zoom .vtt": "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nDoreen: The lift is broken.\n\n2\n"
    "00:00:02.000 --> 00:00:03.000\nMalik: The lift, yes.\n\n3\n00:00:03.000 --> 00:00:04.000\nDoreen: And damp.\n",
    "SubRip": "1\n00:00:01,000 --> 00:00:02,000\nDoreen: The lift is broken.\n\n2\n00:00:02,000 --> 00:00:03,000\n"
    "Malik: The lift, yes.\n\n3\n00:00:03,000 --> 00:00:04,000\nDoreen: And damp.\n",
    "WhatsApp on a phone of one make": "[03/11/2026, 18:02:11] Doreen: ‎Messages and calls are end-to-end encrypted.\n"
    "[03/11/2026, 18:02:30] Doreen: The lift is broken.\n[03/11/2026, 18:03:02] Malik: The lift,\nyes.\n"
    "[03/11/2026, 18:04:02] Malik: ‎image omitted\n[03/11/2026, 18:05:00] Doreen: And damp.",
    "WhatsApp on one of another": "03/11/2026, 18:02 - Messages and calls are end-to-end encrypted.\n"
    "03/11/2026, 18:02 - Doreen: The lift is broken.\n03/11/2026, 18:03 - Malik: The lift, yes.\n"
    "03/11/2026, 18:04 - Malik: <Media omitted>\n03/11/2026, 18:05 - Doreen: And damp.",
    "Zoom chat": "18:02:30\t From Doreen to Everyone:\n\tThe lift is broken.\n18:03:02\t From Malik to Everyone:\n"
    "\tThe lift, yes.\n18:05:00\t From Doreen to Everyone:\n\tAnd damp.",
    "e-mails": "From: Doreen <doreen@example.org>\nTo: Malik\nSubject: Re: lift\n\nThe lift is broken. And damp.\n\n"
    "On 2 Nov 2026, at 10:00, Malik wrote:\n> The lift, yes.\nSent from my iPhone",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_each_speaker_is_one_person_in_any_programs_text(form: str) -> None:
    for found in (typed(FORMS[form]), words_in(FORMS[form]), read_file("said.vtt", FORMS[form].encode())):
        assert {speaker.name for speaker in found.speakers} == {"Doreen", "Malik"}
        counts = {word.word.casefold(): word.people for word in found.words}
        assert counts["lift"] == 2
        assert counts["damp"] == counts["broken"] == 1
        assert not {"doreen", "malik", "omitted", "everyone", "iphone", "webvtt"} & {*counts}
        assert not any(letter.isdigit() for word in counts for letter in word)


INTERVIEW = (
    "INTERVIEWER: What about heating?\nDoreen: Heating? I sit in my coat.\nINTERVIEWER: And the bill?\nDoreen: Awful."
)


def test_who_asks_the_questions_is_told_and_left_out_on_request() -> None:
    found = gather(INTERVIEW)
    assert [(speaker.name, speaker.turns, speaker.asks) for speaker in found.speakers] == [
        ("INTERVIEWER", 2, True),
        ("Doreen", 2, False),
    ]
    assert {"bill", "heating"} <= {word.word for word in found.words}
    without = gather(INTERVIEW, Choices.of(without=["interviewer"]))
    assert "bill" not in {word.word for word in without.words}
    assert without.speakers == found.speakers
    with pytest.raises(WordsError, match="left out"):
        gather(INTERVIEW, Choices.of(without=["interviewer", "doreen"]))
    assert not gather(INTERVIEW, Choices.of(lines=True)).speakers


@pytest.mark.parametrize(
    "text",
    [
        "Pros: friendly people\nCons: no buses at all\nWishes: a bench on the hill",
        "damp: 27\nbus: 31\nhill: 4",
        "9:30 is too early\nThe bus comes at 10:15\nshops",
        "I said: never again\nThey said: wait",
        "bus\nbench\ndamp",
    ],
)
def test_a_text_in_which_nobody_speaks_is_read_line_by_line(text: str) -> None:
    assert speech_of(text) is None


@given(st.text(alphabet="ab: [0]1\n-?,/>", max_size=120))
def test_any_text_is_read_or_refused_and_says_nothing_of_a_speaker_without_a_name(text: str) -> None:
    speech = speech_of(text)
    assert speech is None or all(name.strip() and said for name, said in speech.turns)


CONTACTS = {
    "https://mill.example/a?b=1#c": "link",
    "www.mill.example": "link",
    "mill.org.uk/benches": "link",
    "bit.ly/3abc": "link",
    "doreen.hall+x@example.org": "e-mail address",
    "07700 900123": "phone number",
    "(0161) 496 0123": "phone number",
    "+44 (0)161 496 0123": "phone number",
    "0044 7700 900123": "phone number",
    "@mill_lane": "name in a chat",
}


@pytest.mark.parametrize("contact", CONTACTS)
@pytest.mark.parametrize("around", ["the bus {} is late", "{}", "({})", "see {}, please", "bus: {}."])
def test_links_and_contact_details_are_never_drawn_and_that_is_said(contact: str, around: str) -> None:
    found = gather(f"{around.format(contact)}\nbench")
    drawn = " ".join(word.word for word in found.words)
    assert not {*contact.casefold().strip("()+@").replace("/", ".").split(".")} & {*drawn.casefold().split()} - {
        "bench"
    }
    assert any(CONTACTS[contact] in note and contact not in note for note in found.notes), found.notes


@pytest.mark.parametrize(
    "said", ["2019 2020 2021", "9:30", "24/7", "late.so we walk", "£1,000,000", "1 2 3", "A&E", "50%"]
)
def test_what_is_no_contact_stays(said: str) -> None:
    assert without_contacts(said) == (said, {})


def test_tags_and_emoji_are_words_of_their_own() -> None:
    said = "🍞🍞 https://food.example/x #FoodPoverty #MillBank\n#FoodPoverty is real🍞\n🏴󠁧󠁢󠁥󠁮󠁧󠁿\n🏴󠁧󠁢󠁳󠁣󠁴󠁿\n🏴\n👩🏽‍⚕️"
    counts = {word.word: word.people for word in gather(said).words}
    assert counts == {
        "🍞": 2, "#FoodPoverty": 2, "#MillBank": 1, "real": 1,
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿": 1, "🏴󠁧󠁢󠁳󠁣󠁴󠁿": 1, "🏴": 1, "👩🏽‍⚕️": 1,
    }  # fmt: skip


@pytest.mark.parametrize("word", ["0" + "a" * 200_000, "0" + "a-" * 100_000, "@" + "1." * 100_000, "0" * 200_000])
def test_a_word_without_end_is_looked_through_once_for_contacts(word: str) -> None:
    assert without_contacts(word) == (word, {})


@pytest.mark.parametrize("stops", ["", "." * 20_000])
def test_a_link_goes_to_its_last_letter_and_the_stops_behind_it_stay(stops: str) -> None:
    assert without_contacts(f"See http://a.example{stops}/b{stops}")[0] == f"See  {stops}"


@pytest.mark.parametrize("blank", [" ", "\u00a0", " \u3000"])
def test_blanks_without_end_are_no_more_to_look_through_than_a_few(blank: str) -> None:
    found = gather(f"damp{blank * 20_000}corner\nThe bus is late")
    assert {"damp", "corner", "bus"} <= {word.word for word in found.words}


def test_a_quote_of_a_transcript_is_the_line_that_holds_the_word_and_not_all_that_one_said() -> None:
    said = "Doreen: The crossing is not safe.\nTom: No bus comes here.\nDoreen: My kitchen is damp.\nTom: Yes, damp.\n"
    quotes = {word.word: word.quote for word in gather(said).words}
    assert "kitchen" not in quotes["not safe"] and "not safe" in quotes["not safe"]
