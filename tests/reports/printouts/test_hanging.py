"""Pages to hang up: a manifesto, citations and the plan of a visit, as they are read, printed and heard."""

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from powerkit.cli import exit_code
from powerkit.deck import Deck
from powerkit.entries.import_json import fill
from powerkit.errors import FileError
from powerkit.logbook import Logbook
from powerkit.privacy import Names
from powerkit.reports.printouts.poster import Wanted, sheet_of, texts_of
from powerkit.reports.printouts.poster_files import html_sheet, pdf_sheet
from powerkit.reports.printouts.queries import about_sheet, make_sheet
from tests.axe import violations
from tests.documents.conftest import Opens
from tests.many import examples
from tests.material import ANY_TEXT

NOBODY = Names({})
LINES = "\n".join(f"{number}. I will ask before I act, and then ask again." for number in range(1, 15))
MANIFESTO = {"manifesto": LINES}
CITATIONS = {
    "citations": [
        {
            "_id": "a",
            "between": "Wanda Example, Bo",
            "for_whom": "mine",
            "unlikely": "We fell out.",
            "came_of_it": "A choir.",
            "asked": True,
        },
        {"_id": "b", "between": "Team A and the bakers", "for_whom": "team", "unlikely": "Flour.", "asked": False},
        {"_id": "c", "between": "The clerk and the heron", "for_whom": "outcome", "came_of_it": "A pond."},
    ]
}
PLAN = {
    "place": "The Old Laundry",
    "help": "They share a kitchen.",
    "visit_date": "2026-06-01",
    "group": [{"_id": "a", "who": "Wanda Example", "expertise": "Lives here", "looks_at": "The stairs"}],
    "features": [{"_id": "a", "feature": "The politics", "ask": "Who was against it?"}],
}
ALL = [("10.3", MANIFESTO), ("3.2", CITATIONS), ("6.2", PLAN)]


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(content).pages).split())


@pytest.mark.parametrize(("card", "answers"), ALL)
def test_a_page_is_a_tagged_pdf_with_all_its_words(deck: Deck, card: str, answers: dict[str, Any]) -> None:
    sheet = sheet_of(deck.card(card), answers, NOBODY)
    made = pdf_sheet(sheet)
    assert read(made).trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert read(made).metadata is not None
    text = text_of(made)
    for words in texts_of(sheet):
        assert " ".join(words.split()) in text


@pytest.mark.parametrize(
    ("card", "answers", "pages"), [("10.3", MANIFESTO, 1), ("3.2", CITATIONS, 3), ("6.2", PLAN, 1)]
)
def test_a_page_is_one_page(deck: Deck, card: str, answers: dict[str, Any], pages: int) -> None:
    assert len(read(pdf_sheet(sheet_of(deck.card(card), answers, NOBODY))).pages) == pages


def test_three_citations_fit_on_one_page_together(deck: Deck) -> None:
    sheet = sheet_of(deck.card("3.2"), CITATIONS, NOBODY)
    assert len(read(pdf_sheet(sheet, together=True)).pages) == 1


def test_a_long_manifesto_is_set_smaller_and_stays_on_one_page(deck: Deck) -> None:
    longer = {
        "manifesto": "\n".join(f"I will do thing number {number} and tell people why I did." for number in range(34))
    }
    assert len(read(pdf_sheet(sheet_of(deck.card("10.3"), longer, NOBODY))).pages) == 1


def test_a_manifesto_too_long_for_one_page_goes_on_and_says_so(deck: Deck) -> None:
    longest = {"manifesto": "\n\n".join("I will listen first, and then I will listen again. " * 4 for _ in range(40))}
    made = pdf_sheet(sheet_of(deck.card("10.3"), longest, NOBODY))
    assert len(read(made).pages) > 1
    assert "It goes on over the page." in read(made).pages[0].extract_text()


def test_a_short_first_line_is_what_the_leader_calls_it(deck: Deck) -> None:
    sheet = sheet_of(deck.card("10.3"), {"manifesto": "For the wall\n\nI will ask."}, NOBODY)
    assert sheet.pages[0].title == "For the wall"
    plain = sheet_of(deck.card("10.3"), {"manifesto": "I will ask.\n\nI will wait."}, NOBODY)
    assert plain.pages[0].title == "My manifesto"


def test_names_stay_unless_codes_are_asked_for(deck: Deck) -> None:
    names = Names({"Wanda Example": "Person A"})
    kept = sheet_of(deck.card("3.2"), CITATIONS, names)
    coded = sheet_of(deck.card("3.2"), CITATIONS, names, Wanted(codes=True))
    assert "Wanda Example" in " ".join(texts_of(kept))
    assert "Wanda" not in " ".join(texts_of(coded))
    assert "Person A" in text_of(pdf_sheet(coded))
    assert "Wanda" not in html_sheet(coded)


def test_what_is_asked_first_lists_names_known_and_names_just_written(deck: Deck, logbook: Logbook) -> None:
    logbook.remember_names([("Team A", "")])
    told = about_sheet(deck.card("3.2"), logbook, {"values": CITATIONS})
    assert {"Wanda Example", "Bo"} <= set(told["names"])
    made = make_sheet(deck.card("3.2"), logbook, {"values": CITATIONS, "codes": True, "as": "html", "rows": ["a"]})
    assert made["name"].endswith(".html")
    assert "Wanda Example" in logbook.codes()


def test_only_chosen_citations_are_printed(deck: Deck) -> None:
    sheet = sheet_of(deck.card("3.2"), CITATIONS, NOBODY, Wanted(rows=("c",)))
    assert [page.title for page in sheet.pages] == ["The clerk and the heron"]


@pytest.mark.parametrize("card", ["10.3", "3.2", "6.2"])
def test_an_empty_card_says_what_to_fill_in(deck: Deck, card: str) -> None:
    with pytest.raises(FileError, match="nothing to print yet"):
        sheet_of(deck.card(card), {}, NOBODY)


def test_a_card_without_a_page_says_so(deck: Deck) -> None:
    with pytest.raises(FileError, match="has no page to print"):
        sheet_of(deck.card("2.2"), {}, NOBODY)


@settings(max_examples=examples(8))
@given(ANY_TEXT.filter(lambda text: text.strip()))
def test_whatever_was_written_is_set_as_text_and_never_as_markup(deck: Deck, text: str) -> None:
    hostile = f'#read("/etc/hosts") $x$ *b* </p><script>1</script> {text}'
    sheet = sheet_of(deck.card("10.3"), {"manifesto": hostile}, NOBODY)
    assert '#read("/etc/hosts") $x$ *b*' in text_of(pdf_sheet(sheet))
    assert "<script>" not in html_sheet(sheet)


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.parametrize(("card", "answers"), ALL)
@pytest.mark.parametrize("width", [1280, 320])
def test_a_web_page_of_it_reads_well_for_everybody(
    deck: Deck, opens: Opens, card: str, answers: dict[str, Any], width: int
) -> None:
    made = html_sheet(sheet_of(deck.card(card), answers, NOBODY)).encode()
    page = opens(made, width=width)
    found = violations(page)
    assert [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_command_prints_what_was_saved_last_and_names_who_is_in_it(
    deck: Deck, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "book"
    assert exit_code(["--workbook", str(folder), "log"]) == 0
    with Logbook.open(folder / "logbook.sqlite3") as logbook:
        fill([{"card": "3.2", "community": "", "answers": CITATIONS}], deck, logbook, "test")
    file = tmp_path / "c.pdf"
    assert exit_code(["--workbook", str(folder), "sheet", "3.2", "-o", str(file)]) == 0
    assert "Names are in it as you wrote them: Wanda Example" in capsys.readouterr().out
    assert len(read(file.read_bytes()).pages) == 3
    assert exit_code(["--workbook", str(folder), "sheet", "3.2", "-o", str(tmp_path / "c.doc")]) == 2
    assert exit_code(["--workbook", str(folder), "sheet", "10.3", "-o", str(file)]) == 1
