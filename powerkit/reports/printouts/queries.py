"""What a card's page may ask about paper: its page to print, its page to take along, notes to bring back, a day."""

import re
from datetime import UTC, date, datetime

from powerkit.deck import Card, Field
from powerkit.documents.calendar import Event, calendar_of
from powerkit.entries.visibility import known_names
from powerkit.errors import FileError
from powerkit.kinds.options import check_date
from powerkit.logbook import Logbook
from powerkit.privacy import Names
from powerkit.reports.printouts.parse_notes import Piece, place_notes, read_notes
from powerkit.reports.printouts.poster import Sheet, Wanted, people_of, sheet_of, texts_of
from powerkit.reports.printouts.poster_files import html_sheet, pdf_sheet
from powerkit.reports.printouts.query_types import (
    AskDay,
    AskNotes,
    AskOfAnswers,
    AskPlaced,
    AskSheet,
    AskTakeAlong,
    NotesTold,
    PaperFile,
    PlacedNotes,
    SheetAbout,
)
from powerkit.reports.printouts.worksheet import as_text, carried
from powerkit.reports.printouts.worksheet_files import html_carried, pdf_carried
from powerkit.text.catalogue import t

TYPES = {"pdf": "application/pdf", "html": "text/html", "txt": "text/plain", "ics": "text/calendar", "png": "image/png"}


_START = datetime.fromisoformat("2020-01-01T00:00:00+00:00")


def about_sheet(card: Card, logbook: Logbook, given: AskOfAnswers) -> SheetAbout:
    """What to know before the page is printed: the names that are in it, and how many pages there are to choose from.

    *given* has the answers as they stand on the page, under "values".
    """
    sheet = sheet_of(card, given["values"], Names({}))
    names = known_names(logbook)
    found = dict.fromkeys(spelt for text in texts_of(sheet) for spelt, _, _ in names.spelt(text))
    found |= dict.fromkeys(people_of(card, given["values"]))
    return {"names": list(found), "pages": len(sheet.pages), "form": sheet.form}


def make_sheet(card: Card, logbook: Logbook, given: AskSheet) -> PaperFile:
    """The page to print as a file: "as" is pdf or html, "codes" puts codes for names, "rows" chooses rows.

    Raises:
        FileError: there is nothing to print, or it cannot be made.
    """
    rows = given.get("rows")
    wanted = Wanted(None if rows is None else tuple(rows), given["codes"])
    if wanted.codes:
        logbook.remember_names([(name, "") for name in people_of(card, given["values"])])
    sheet = sheet_of(card, given["values"], known_names(logbook), wanted)
    if given["as"] == "html":
        return file_told(sheet.name, "html", html_sheet(sheet).encode())
    return file_told(sheet.name, "pdf", pdf_of_sheet(sheet, together=given["together"]))


def pdf_of_sheet(sheet: Sheet, *, together: bool = False) -> bytes:
    """The PDF of a sheet; only more than one page can be put *together*."""
    return pdf_sheet(sheet, together=together and len(sheet.pages) > 1)


def make_day(card: Card, logbook: Logbook, given: AskDay) -> PaperFile:
    """A day of the card as a calendar file: "field" is the question, "day" the ISO date that stands there.

    Raises:
        FileError: there is no such day.
    """
    field = card.field(given["field"])
    if field is None:
        raise FileError(t("This card has no such day."), t("Reload the page."))
    made = calendar_day(field, card.id, given["day"], logbook.workbook_id, datetime.now(UTC))
    return file_told(field.kind.page()["calendar"], "ics", made)


def calendar_day(field: Field, card: str, answer: object, workbook: str, now: datetime) -> bytes:
    """The ``.ics`` file of the day a field says. Asked for again with another day, a calendar moves what it has.

    *now* knows its offset from UTC; *workbook* is the log book's own id.

    Raises:
        FileError: the field is no day for a calendar, or no day was given.
    """
    called = field.kind.calendar_title
    day, problems = check_date(answer) if isinstance(answer, str) else ("", ())
    if not called:
        raise FileError(t("This day is not for a calendar."))
    if problems or not day.strip():
        raise FileError(t("There is no day to put in your calendar yet."), t("Choose the day first."))
    event = Event(
        uid=f"day-{card}-{field.id}@{workbook}.powerkit",
        summary=called,
        description="",
        day=date.fromisoformat(day),
        sequence=max(0, int((now - _START).total_seconds())),
        changed=now,
    )
    return calendar_of([event])


def make_take(card: Card, logbook: Logbook, given: AskTakeAlong) -> PaperFile:
    """The page to take along as a file: "as" is pdf, html or txt, "chosen" the fields whose answers go on it.

    Raises:
        FileError: the card has none, or it cannot be made.
    """
    page = carried(card, given["values"], given["chosen"])
    match given["as"]:
        case "html":
            return file_told(page.name, "html", html_carried(page).encode())
        case "txt":
            return file_told(page.name, "txt", as_text(page).encode())
        case _:
            return file_told(page.name, "pdf", pdf_carried(page))


def read_notes_told(card: Card, logbook: Logbook, given: AskNotes) -> NotesTold:
    """Pasted notes in pieces, each with the question it seems to answer.

    Raises:
        FileError: there is nothing in them, or they are too long.
    """
    pieces = read_notes(card, given["text"])
    if not pieces:
        raise FileError(t("There are no notes to read yet."), t("Paste them into the box first."))
    return {"pieces": [{"text": piece.text, "field": piece.field} for piece in pieces]}


def place_notes_told(card: Card, logbook: Logbook, given: AskPlaced) -> PlacedNotes:
    """The answers with the notes added where they were placed, and what could not be placed."""
    pieces = [Piece(piece["text"], piece["field"]) for piece in given["pieces"]]
    changed, left = place_notes(card, pieces, given["values"])
    return {"values": changed, "left": [{"text": item.text, "why": item.why} for item in left]}


def file_told(name: str, ending: str, content: bytes) -> PaperFile:
    """A file for the page to offer as a download."""
    safe = re.sub(r"[^\w .()-]", "", name).strip() or "page"
    return {"name": f"{safe}.{ending}", "type": TYPES[ending], "data": content}
