"""The files of a review, read back: Word with headings, tables and alternative text; PDF/UA-1; what must not leave."""

import io
import random
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from powerkit.cli import exit_code
from powerkit.deck import Deck
from powerkit.deck.review_form import Proforma, load_proforma
from powerkit.documents.model import Figures, Pairs, Paragraph, Picture, Section, Table, sections
from powerkit.entries.import_json import fill
from powerkit.errors import RecordError
from powerkit.logbook import Logbook
from powerkit.logbook.share_model import KEPT, REPLACED, NameWord
from powerkit.reports.review.collect import held
from powerkit.reports.review.compose import Written, compose_review
from powerkit.reports.review.make import MADE, checked, make_in_steps, prepared, save_review
from powerkit.reports.review.prefill import Found, filled
from powerkit.reports.share.codes import Codes
from powerkit.resources import deck_folder
from powerkit.text.periods import period_from, year_to
from tests.many import examples
from tests.reports.share.planting import Planter
from tests.reports.share.unpacking import unpacked
from tests.shipped import shipped_deck

from .conftest import ITEMS, NOW, YEAR, Write

Make = Callable[..., dict[str, bytes]]


@pytest.fixture
def make(deck: Deck, tmp_path: Path) -> Make:
    """Save a written review, make its files, and give the bytes of each by its ending."""

    def made(written: Written, logbook: Logbook, formats: tuple[str, ...] = MADE) -> dict[str, bytes]:
        ready = prepared(written, deck, logbook, random.Random(1).randbytes)
        entry = save_review(
            logbook, written.proforma, written.held.period, written.answers, client="make", number=len(logbook.shares())
        )
        steps = make_in_steps(ready, entry, logbook, tmp_path / "To send", formats)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                return {file.suffix[1:]: file.read_bytes() for file in end.value.files}

    return made


def headings(word: Any) -> list[str]:
    return [paragraph.text for paragraph in word.paragraphs if paragraph.style.name.startswith("Heading")]


def pictures(word: Any) -> list[str]:
    return [item.get("descr") for item in word.element.iter() if item.tag.endswith("}docPr")]


def test_the_word_file_has_its_headings_tables_and_alternative_text(book: Logbook, write: Write, make: Make) -> None:
    word = docx.Document(io.BytesIO(make(write(book), book)["docx"]))
    found = headings(word)
    for heading in ("Actions I took, and what came of them", "My strengths", "My next objectives", "Reach"):
        assert heading in found
    assert "My wellbeing" not in found
    heads = [tuple(cell.text for cell in table.rows[0].cells) for table in word.tables]
    assert heads[0] == ("Who", "Name", "Date") and ("Community in mind", "Entries") in heads
    [told] = pictures(word)
    assert told.startswith("5 entries")


@pytest.mark.parametrize(
    ("start", "end", "title"),
    [
        ("2026-03-29", "2026-03-29", "Review of a day of shifting power"),
        ("2026-03-01", "2026-05-31", "Review of 3 months of shifting power"),
        ("2025-11-01", "2026-10-31", "Review of a year of shifting power"),
    ],
)
@pytest.mark.parametrize("leader", ["", "Ina", "Ina Marie Leader of Moss Bank"])
def test_a_review_is_called_by_its_span_and_a_sign_off_has_room_for_a_hand(
    book: Logbook, write: Write, make: Make, start: str, end: str, title: str, leader: str
) -> None:
    written = write(book, period_from(start, end))
    written.answers["confirmation"][0]["name"] = leader
    word = docx.Document(io.BytesIO(make(written, book, ("docx",))["docx"]))
    assert word.core_properties.title == title and word.paragraphs[0].text == title
    [signed] = [
        table for table in word.tables if [cell.text for cell in table.rows[0].cells] == ["Who", "Name", "Date"]
    ]
    assert min(column.width.cm for column in signed.columns) >= 3.5


def test_a_review_is_short_first_and_whole_after_with_tables_in_the_appendix(book: Logbook, write: Write) -> None:
    written = write(book)
    written = replace(written, answers={**written.answers, "short": "We rode the bus."})
    document = compose_review(written, shipped_deck(), Codes({}))
    titles = [block.title for block in document.blocks if isinstance(block, Section)]
    assert titles[:3] == ["In three sentences", "The period at a glance", "My next objectives"]
    assert titles[-1] == "Appendix"
    turns = [at for at, one in enumerate(document.blocks) if isinstance(one, Section) and one.fresh]
    first = document.blocks[: turns[0]]
    kinds = [type(block) for part in first for block in (part.blocks if isinstance(part, Section) else (part,))]
    assert kinds == [Pairs, Paragraph, Paragraph, Figures, Picture]
    body = [
        block
        for block in document.blocks
        if isinstance(block, Section) and block.title not in ("Appendix", *titles[:2])
    ]
    tables = [block.heads for part in body for block in part.blocks if isinstance(block, Table)]
    assert tables == [("Who", "Name", "Date")]
    told = next(part for part in body if part.title.startswith("Actions I took"))
    came = "It stopped at six.\nI learnt: The timetable is a wall."
    assert told.blocks == (Paragraph(came, lead="Ride the last bus home"),)
    appendix = document.blocks[-1]
    assert isinstance(appendix, Section)
    [others] = [part for part in sections([appendix]) if part.title == "My other actions"]
    assert others.blocks == (Table("", ("Action", "Where it stands"), (("Share the budget", "Planned"),)),)
    assert not any(isinstance(block, Picture) for part in sections([appendix]) for block in part.blocks)


def test_the_actions_told_in_full_are_those_ticked_or_the_first_that_something_came_of(
    book: Logbook, write: Write
) -> None:
    written = write(book)
    rows = [{"_id": f"r{at}", "what": f"Do {at}", "came": f"It was done {at}.", "stands": "done"} for at in range(20)]

    def told(given: list[dict[str, Any]]) -> tuple[list[str], int]:
        answers = checked(written.proforma, YEAR, {"actions": given})
        document = compose_review(replace(written, answers=answers), shipped_deck(), Codes({}))
        full = next(part for part in sections(document.blocks) if part.title.startswith("Actions I took"))
        others = next(part for part in sections(document.blocks) if part.title == "My other actions")
        [table] = [block for block in others.blocks if isinstance(block, Table)]
        return [block.lead for block in full.blocks if isinstance(block, Paragraph)], len(table.rows)

    assert told(rows) == ([f"Do {at}" for at in range(12)], 8)
    assert told([{**row, "full": row["what"] in ("Do 3", "Do 19")} for row in rows]) == (["Do 3", "Do 19"], 18)


@pytest.mark.parametrize("format", MADE)
def test_names_are_replaced_in_every_part_of_a_review_the_first_page_too(
    book: Logbook, write: Write, make: Make, format: str
) -> None:
    book.decide_names([NameWord("Zebedee Quill", True)])
    written = write(book, names=REPLACED, pictures=True)
    row = {"_id": "r1", "what": "Ring Zebedee Quill", "came": "Zebedee Quill was in.", "stands": "doing", "full": True}
    other = {"_id": "r2", "what": "Thank Zebedee Quill", "came": "", "stands": "planned"}
    aim = {
        "_id": "r1",
        "objective": "Meet Zebedee Quill",
        "measure": "Zebedee Quill says so",
        "support": "Zebedee Quill",
    }
    said = {"short": "Zebedee Quill helped.", "actions": [row, other], "next": [aim]}
    answers = checked(written.proforma, YEAR, {**written.answers, **said})
    content = make(replace(written, answers=answers), book, (format,))[format]
    text = unpacked(f"review.{format}", content).casefold()
    assert "zebedee" not in text and "quill" not in text
    assert text.count("person") >= 6


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_word_file_with_all_of_it(
    book: Logbook, write: Write, make: Make, tmp_path: Path
) -> None:
    content = make(write(book), book, ("docx",))["docx"]
    (tmp_path / "review.docx").write_bytes(content)
    place = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={place}", "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    out = tmp_path / "out"
    subprocess.run([*command, "--outdir", str(out), str(tmp_path / "review.docx")], check=True, capture_output=True)
    ours, theirs = docx.Document(io.BytesIO(content)), docx.Document(str(out / "review.docx"))
    assert set(headings(ours)) <= set(headings(theirs))
    assert len(theirs.tables) == len(ours.tables)
    assert pictures(theirs) == pictures(ours)


def test_the_pdf_says_that_it_is_pdf_ua_1_and_has_an_outline(book: Logbook, write: Write, make: Make) -> None:
    pdf = PdfReader(io.BytesIO(make(write(book), book, ("pdf",))["pdf"]))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.trailer["/Root"]["/Metadata"].get_data()
    assert "The period at a glance" in str(pdf.outline)
    assert "5 entries in this period" in " ".join("".join(page.extract_text() for page in pdf.pages).split())


def test_names_are_kept_or_replaced_as_the_leader_chose(book: Logbook, write: Write, make: Make) -> None:
    kept = make(write(book, names=KEPT), book, ("html",))["html"].decode()
    assert "Ana Example" in kept
    replaced = make(write(book, names=REPLACED), book, ("html",))["html"].decode()
    assert "Example" not in replaced
    assert "Person A (housing)" in replaced


def test_a_private_answer_put_in_by_hand_leaves_and_one_slipped_in_elsewhere_does_not(
    book: Logbook, write: Write, make: Make, deck: Deck
) -> None:
    secret = "Down the lane nobody should know of."
    written = write(book)
    by_hand = replace(written, answers={**written.answers, "wellbeing": f"Walking. {secret}"})
    assert secret in make(by_hand, book, ("html",))["html"].decode()
    renamed = replace(written.proforma, title=secret)
    with pytest.raises(RecordError, match="a private answer of yours"):
        prepared(replace(written, proforma=renamed), deck, book, random.Random(1).randbytes)


def test_what_was_made_is_noted_in_the_log_book(book: Logbook, write: Write, make: Make) -> None:
    make(write(book, to="Priya"), book, ("docx", "pdf"))
    [share] = book.shares("priya")
    assert [file.format for file in share.said.files] == ["docx", "pdf"]
    [item] = share.said.items
    assert book.entry(item.entry).card == "review.20251101-20261031"


def test_a_review_of_an_empty_period_can_be_written_by_hand_and_made(
    logbook: Logbook, write: Write, make: Make
) -> None:
    written = write(logbook)
    made = make(replace(written, answers={**written.answers, "achievements": "We began."}), logbook)
    assert made.keys() == set(MADE)
    assert "Nothing was saved in this period" in made["html"].decode()


def test_the_command_makes_the_file_that_its_ending_names(
    workbook_folder: Path, deck: Deck, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook_folder.mkdir(parents=True)
    with Logbook.open(workbook_folder / "logbook.sqlite3", now=lambda: NOW) as logbook:
        fill(ITEMS, deck, logbook, client="test")
    target = tmp_path / "mine.docx"
    call = ["review", "--from", "2025-11-01", "--to", "2026-10-31", "-o", str(target)]
    assert exit_code(call) == 0
    assert "filled from your log book" in capsys.readouterr().out
    assert "My strengths" in headings(docx.Document(str(target)))
    assert exit_code([*call[:-1], str(tmp_path / "mine.pdf")]) == 0
    assert "from your saved review, version 1" in capsys.readouterr().out
    assert exit_code([*call[:-1], str(tmp_path / "mine.odt")]) == 2
    assert exit_code(["review", "--from", "2026-01-01", "--to", "2025-01-01", "-o", str(target)]) == 1
    assert "The last day of the period is before the first." in capsys.readouterr().err


@settings(max_examples=examples(25), suppress_health_check=list(HealthCheck))
@given(number=st.integers(min_value=0, max_value=10**9))
def test_no_private_mark_and_no_name_that_was_replaced_is_in_any_file(
    number: int, deck: Deck, tmp_path_factory: pytest.TempPathFactory
) -> None:
    planted = Planter(number).workbook()
    folder = tmp_path_factory.mktemp("planted")
    proforma = load_proforma(deck_folder(), deck)
    with Logbook.open(folder / "logbook.sqlite3", now=lambda: NOW) as logbook:
        fill(planted.items, deck, logbook, client="one")
        fill(planted.later, deck, logbook, client="two")
        formats = MADE if number % 8 == 0 else ("html", "docx")
        for name, content in _files(logbook, deck, proforma, folder, formats).items():
            text = unpacked(name, content)
            assert [mark.split()[0] for mark in planted.private if mark.split()[0] in text] == []
            if name.endswith("html"):
                known = [name.casefold() for name in planted.names if len(name) > 3]
                assert [item for item in known if item in text] == []


def _files(
    logbook: Logbook, deck: Deck, proforma: Proforma, folder: Path, formats: tuple[str, ...]
) -> dict[str, bytes]:
    period = year_to(NOW.date())
    found = held(logbook, deck, period)
    answers = checked(proforma, period, filled(proforma, Found(deck, found)))
    written = Written(proforma, answers, found, NOW, names=REPLACED)
    ready = prepared(written, deck, logbook, random.Random(1).randbytes)
    entry = save_review(logbook, proforma, period, answers, client="make", number=1)
    steps = make_in_steps(ready, entry, logbook, folder / "To send", formats)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return {file.name: file.read_bytes() for file in end.value.files}
