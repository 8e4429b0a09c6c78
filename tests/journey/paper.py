"""How many pages a review of the worked year has, and a copy of two cards: before the appendix, and in all."""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

from pypdf import PdfReader

from powerkit.deck import Deck
from powerkit.deck.review_form import load_proforma
from powerkit.documents.model import Document
from powerkit.logbook import Logbook
from powerkit.reports.review.collect import held
from powerkit.reports.review.compose import Written
from powerkit.reports.review.make import checked
from powerkit.reports.review.make import prepared as prepared_review
from powerkit.reports.review.prefill import Found, filled
from powerkit.reports.share.make import prepared as prepared_share
from powerkit.reports.share.model import Ask
from powerkit.reports.share.selection import gathered, meant
from powerkit.resources import deck_folder
from powerkit.text.periods import Period
from tests.documents.finished import docx_copy, pdf_copy

REVIEW, SHARE = 5, 4
"""The most pages before the appendix: of a year's review, and of two cards for somebody with ten minutes."""


@dataclass(frozen=True)
class Pages:
    """A file's pages before its appendix, and in all."""

    what: str
    before: int
    whole: int
    most: int


def review_of_the_year(deck: Deck, year: Logbook, now: datetime) -> Document:
    """The review that the workbook puts together by itself."""
    days = sorted(entry.saved.date() for entry in year.latest())
    found, form = held(year, deck, Period(days[0], days[-1])), load_proforma(deck_folder(), deck)
    answers = checked(form, found.period, filled(form, Found(deck, found, "A Leader")))
    written = Written(form, answers, found, now, leader="A Leader", to="My supervisor")
    return prepared_review(written, deck, year, Random(1).randbytes).document


def two_cards(deck: Deck, year: Logbook, now: datetime) -> Document:
    """A map and a word cloud, with what is wanted of the reader."""
    ask = Ask("My supervisor", "Ten minutes, please.", ("Who is missing from my map?", "What would you do first?"))
    matter = gathered(year, deck, ask, meant(year, deck, cards=["1.2", "1.3"]), {}, now)
    return prepared_share(matter, year, Random(1).randbytes).document


def in_pdf(what: str, content: bytes, most: int) -> Pages:
    """The pages of a PDF; without an appendix all of them count."""
    reader = PdfReader(io.BytesIO(content))
    starts = [item for item in reader.outline if isinstance(item, dict) and str(item["/Title"]) == "Appendix"]
    at = reader.get_destination_page_number(starts[0]) if starts else None
    return Pages(what, len(reader.pages) if at is None else at, len(reader.pages), most)


def in_word(what: str, content: bytes, most: int) -> Pages | None:
    """The pages of a Word file as LibreOffice lays it out; None where it is not here: nothing else can tell."""
    office = shutil.which("soffice")
    if office is None:
        return None
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "file.docx"
        file.write_bytes(content)
        profile = f"-env:UserInstallation={(Path(place) / 'profile').as_uri()}"
        export = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
        call = [office, profile, "--headless", "--convert-to", export, "--outdir", place, str(file)]
        subprocess.run(call, check=True, capture_output=True)
        return in_pdf(what, file.with_suffix(".pdf").read_bytes(), most)


def on_paper(deck: Deck, year: Logbook, *, word: bool = True) -> Iterator[Pages]:
    """Each of the files that people print."""
    now = datetime.now().astimezone()
    review, share = review_of_the_year(deck, year, now), two_cards(deck, year, now)
    yield in_pdf("Review of the worked year, PDF", pdf_copy(review), REVIEW)
    yield in_pdf("Two cards, PDF", pdf_copy(share), SHARE)
    if word and (found := in_word("Review of the worked year, Word", docx_copy(review), REVIEW)):
        yield found
