"""For a group: cards in big type, and the page of what was agreed: nothing private, names as the group wishes."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect
from pypdf import PdfReader

from powerkit.cli import exit_code
from powerkit.deck import Deck
from powerkit.entries.import_json import fill
from powerkit.errors import DeckError, FileError
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry
from powerkit.privacy import Names
from powerkit.reports.printouts.agreements import AS_CODES, AS_WRITTEN, agreed, html_agreed, pdf_agreed
from powerkit.reports.printouts.agreements_queries import about_agreed, make_agreed
from powerkit.reports.printouts.cards import chosen, html_cards, pdf_cards
from tests.axe import violations
from tests.documents.conftest import Opens
from tests.many import examples
from tests.material import ANY_TEXT, NOW

from .conftest import OpenCard

ACTION = {"what": "Name one person who answers", "who": "Rosa Vantongeren", "when": "2027-01-12", "how": "Two names"}
OTHER = {"clear_why": "sec1ret", "confidence": "sec2ret", "voices": [{"_id": "a", "quote": "sec3ret"}]}


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def entry(deck: Deck, logbook: Logbook, **more: Any) -> Entry:
    item = {"card": "8.3", "community": "Mill Bank", "answers": {"action": ACTION, **OTHER}, **more}
    return fill([item], deck, logbook, client="test")[0]


# --- what was agreed


def test_the_page_says_the_action_the_day_and_the_card_and_nothing_else(deck: Deck, logbook: Logbook) -> None:
    page = agreed(entry(deck, logbook), Names(logbook.codes()), more="Bring the map")
    for text in (text_of(pdf_agreed(page)), html_agreed(page)):
        for said in ("8.3 Accountability and outcome", "Name one person who answers", "12 January 2027", "Two names"):
            assert said in text
        assert "Mill Bank" in text and "Bring the map" in text
        assert "ret" not in [word[-3:] for word in text.split() if word.startswith("sec")]


def test_names_are_codes_unless_the_group_wishes_them_as_written(deck: Deck, logbook: Logbook) -> None:
    saved = entry(deck, logbook)
    names = Names(logbook.codes())
    coded = agreed(saved, names, more="Rosa Vantongeren brings the key")
    assert "Vantongeren" not in html_agreed(coded) + text_of(pdf_agreed(coded))
    assert AS_CODES in html_agreed(coded)
    written = html_agreed(agreed(saved, names, as_codes=False))
    assert "Rosa Vantongeren" in written and AS_WRITTEN in written


def test_words_that_look_like_names_are_asked_about_before_the_page_is_made(deck: Deck, logbook: Logbook) -> None:
    """As in a copy to share: in the action, with whom, how it is known, what the group adds, and the community."""
    action = {**ACTION, "what": "Ask Zuleika to walk", "how": "When ifeanyi says so", "who": "a neighbour"}
    entry(deck, logbook, community="Friends round Hesper’s table", answers={"action": action, "clear_why": "Bodil"})
    card, given = deck.card("8.3"), {"as": "html", "more": "Ring Merryn of Mill Bank"}
    told = make_agreed(card, logbook, given)
    assert {item["word"] for item in told["undecided"]} == {"Zuleika", "ifeanyi", "Hesper", "Merryn"}
    assert not any(item["is_name"] for item in told["undecided"])
    assert "data" in make_agreed(card, logbook, {**given, "codes": False}), "names that stay are not asked about"
    words = [{"word": item["word"], "is_name": item["word"] != "Hesper"} for item in told["undecided"]]
    made = make_agreed(card, logbook, {**given, "words": words})
    page = made["data"].decode()
    assert "Hesper" in page and not {"Zuleika", "ifeanyi", "Merryn"} & set(page.replace(",", " ").split())
    assert "data" in make_agreed(card, logbook, given), "what was said is remembered"


def test_a_word_that_may_be_somebody_known_is_asked_about_and_taken_for_them_until_then(
    deck: Deck, logbook: Logbook
) -> None:
    entry(deck, logbook, answers={"action": {**ACTION, "who": "Grace Vantongeren", "what": "Grace is here at noon"}})
    [asked] = make_agreed(deck.card("8.3"), logbook, {"as": "html"})["undecided"]
    assert (asked["word"], asked["is_name"]) == ("Grace", True)


@pytest.mark.parametrize("more", [[], ["--not-name", "Zuleika"], ["-y"]])
def test_the_command_says_which_words_of_the_page_look_like_names(
    workbook_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    item = {"card": "8.3", "answers": {"action": {**ACTION, "what": "Ask Zuleika to walk"}}}
    file = tmp_path / "items.json"
    file.write_text(json.dumps([item]), encoding="utf-8")
    assert exit_code(["fill", str(file)]) == 0
    capsys.readouterr()
    assert exit_code(["agreed", "8.3", "-o", str(tmp_path / "agreed.html"), *more]) == 0
    assert ("Zuleika" in capsys.readouterr().err) == ("--not-name" not in more)
    assert exit_code(["agreed", "8.3", "-o", str(tmp_path / "again.html"), "--name", "Zuleika"]) == 0
    assert "Zuleika" not in (tmp_path / "again.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("private", "said"),
    [({"entry": True}, "whole entry private"), ({"action": True}, "no action on this card that can go on a page")],
)
def test_what_is_private_makes_no_page_and_is_said(
    deck: Deck, logbook: Logbook, private: dict[str, bool], said: str
) -> None:
    with pytest.raises(FileError, match=said):
        agreed(entry(deck, logbook, private=private), Names({}))


def test_what_somebody_has_not_agreed_to_share_makes_no_page(deck: Deck, logbook: Logbook) -> None:
    item = {"card": "4.2", "answers": {"action": ACTION, "consent_share": "no"}}
    action = next(field.id for field in deck.card("4.2").fields if field.kind.name == "action")
    item["answers"] = {action: ACTION, "consent_share": "no"}
    [saved] = fill([item], deck, logbook, client="test")
    with pytest.raises(FileError, match="not agreed to share"):
        agreed(saved, Names({}))


def test_nothing_saved_and_too_much_added_are_said_plainly(deck: Deck, logbook: Logbook) -> None:
    with pytest.raises(FileError, match="Nothing is saved"):
        agreed(None, Names({}))
    with pytest.raises(FileError, match="The most is 4,000"):
        agreed(entry(deck, logbook), Names({}), more="a" * 4001)


@settings(max_examples=examples(20))
@given(ANY_TEXT, ANY_TEXT, st.booleans())
def test_whatever_is_written_on_it_stays_text_and_makes_a_page(what: str, more: str, codes: bool) -> None:
    wording = {"title": "Any", "fields": [{"id": "action", "kind": "action", "label": "What?"}]}
    answers = {"action": {"what": f"Do {what}", "who": more[:50]}}
    one = Entry(1, "1.1", more[:40], 1, NOW, "", "", "", answers, {}, (), wording)
    page = agreed(one, Names({"Bo": "Person A"}), more=more[:4000], as_codes=codes)
    assert len(PdfReader(io.BytesIO(pdf_agreed(page))).pages) >= 1
    assert "<script" not in html_agreed(page).partition("<main")[2].lower()


def test_the_page_of_a_card_is_told_what_would_be_on_it(deck: Deck, logbook: Logbook) -> None:
    entry(deck, logbook)
    told = about_agreed(deck.card("8.3"), logbook, {})
    assert told == {"actions": 1, "kept": 0, "names": ["Rosa Vantongeren"], "alone": False}
    file = make_agreed(deck.card("8.3"), logbook, {"as": "pdf", "codes": True})
    assert file["name"] == "What we agreed (8.3).pdf"
    assert "Vantongeren" not in text_of(file["data"])


@pytest.mark.long
@pytest.mark.browser
def test_the_page_to_take_away_is_offered_after_saving_by_keyboard(open_card: OpenCard) -> None:
    page = open_card("8.3", {"action": ACTION})
    offer = page.get_by_role("button", name="A page to take away")
    expect(offer).to_be_hidden()
    page.get_by_role("button", name="Save to my log book").focus()
    page.keyboard.press("Enter")
    offer.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="A page to take away")).to_be_focused()
    assert violations(page, context=[[".pk-finish"]]) == []
    page.get_by_role("button", name="Make the PDF").last.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    text = text_of(Path(download.value.path()).read_bytes())
    assert "Name one person who answers" in text and "Vantongeren" not in text


@pytest.mark.browser
@pytest.mark.parametrize("safe", [False, True])
def test_before_the_page_is_made_it_asks_which_words_are_names_and_on_a_projector_lays_them_folded(
    open_card: OpenCard, safe: bool
) -> None:
    page = open_card("8.3", {"action": {**ACTION, "what": "Ask Zuleika to walk with Ottoline"}}, width=390)
    page.get_by_role("button", name="Save to my log book").press("Enter")
    if safe:
        page.get_by_role("switch", name="Projector-safe").first.press("Enter")
    page.get_by_role("button", name="A page to take away").press("Enter")
    page.get_by_role("button", name="Make a web page").last.press("Enter")
    zuleika = page.get_by_role("checkbox", name="Zuleika")
    if safe:
        opening = page.get_by_text("Words that may be names: open to look at them on this screen")
        expect(opening).to_be_focused()
        expect(zuleika).to_be_hidden()
        opening.press("Enter")
    else:
        expect(
            page.get_by_role("group", name="Are these people’s names?").get_by_role("checkbox").first
        ).to_be_focused()
        assert violations(page, context=[[".pk-finish"]]) == []
    zuleika.press("Space")
    with page.expect_download() as download:
        page.get_by_role("button", name="Make a web page").last.press("Enter")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "Zuleika" not in text and "to walk with Ottoline" in text
    expect(zuleika).to_have_count(0)


def test_the_command_writes_the_page(deck: Deck, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "wb"
    book.mkdir()
    with Logbook.open(book / "logbook.sqlite3") as logbook:
        entry(deck, logbook)
    file, named = tmp_path / "agreed.html", tmp_path / "named.html"
    assert exit_code(["--workbook", str(book), "agreed", "8.3", "-o", str(file), "--add", "Bring a map"]) == 0
    assert "Bring a map" in file.read_text() and "Vantongeren" not in file.read_text()
    assert exit_code(["--workbook", str(book), "agreed", "8.3", "-o", str(named), "--keep-names"]) == 0
    assert "Rosa Vantongeren" in named.read_text()
    assert exit_code(["--workbook", str(book), "agreed", "8.3", "-o", "agreed.doc"]) == 2


# --- cards in big type


def test_all_cards_are_printed_one_a_page_with_all_they_say(deck: Deck) -> None:
    reader = PdfReader(io.BytesIO(pdf_cards(chosen(deck), deck)))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for card, page in zip(deck.cards.values(), reader.pages, strict=True):
        text = "".join(page.extract_text().split())
        for said in (card.id, card.title, card.summary, *card.steps, card.time, card.have):
            assert "".join(said.split()) in text, (card.id, said)


def test_a_capability_or_chosen_cards_are_printed(deck: Deck) -> None:
    assert [item.number for item in chosen(deck, capability=10)] == ["10.1", "10.2", "10.3", "10.4"]
    assert [card.number for card in chosen(deck, cards=["8.3", "1.2"])] == ["1.2", "8.3"]
    with pytest.raises(DeckError, match="no card"):
        chosen(deck, cards=["77.1"])
    with pytest.raises(DeckError, match="no card to print"):
        chosen(deck, cards=["1.2"], capability=2)


@pytest.mark.long
@pytest.mark.browser
def test_the_web_page_of_cards_needs_nothing_else_and_axe_finds_nothing(deck: Deck, opens: Opens) -> None:
    page = opens(html_cards(chosen(deck, capability=8), deck).encode())
    expect(page.get_by_role("heading", level=2)).to_have_count(3)
    assert violations(page) == []


def test_the_command_prints_cards(tmp_path: Path) -> None:
    for name in ("cards.pdf", "cards.html"):
        assert exit_code(["cards", "--print", "-o", str(tmp_path / name), "--card", "8.3", "--card", "1.2"]) == 0
    assert len(PdfReader(str(tmp_path / "cards.pdf")).pages) == 2
    assert "Accountability and outcome" in (tmp_path / "cards.html").read_text(encoding="utf-8")
    assert exit_code(["cards", "--print", "-o", str(tmp_path / "cards.doc")]) == 2
