"""A page to take along as a PDF/UA file of one side, and as an HTML file to read on a phone, offline."""

from collections.abc import Iterator

from powerkit.documents.html_page import whole
from powerkit.documents.model import Block, Bullets, Document, Heading, Pairs, Paragraph, Section
from powerkit.reports.printouts.poster_files import FOOT, printed, set_words
from powerkit.reports.printouts.worksheet import Carried
from powerkit.text.catalogue import later, t
from powerkit.text.escaping import Markup

BACK = later(
    "Back at the desk: paste what you noted on the card, under “Paste my notes”. Start each answer with its number."
)

_STYLE = Markup("main > h2 { margin-top: 2.5rem; } main section.pk-framed h2 { margin-top: 0; }")


def pdf_carried(page: Carried) -> bytes:
    """The page as a PDF/UA-1 file on one side of A4.

    Raises:
        FileError: it cannot be set.
    """
    given = {
        "title": t("Card {card}: {page}, to take along", card=page.card, page=page.title),
        "heading": set_words(f"{page.card} {page.title}"),
        "said": {"along": t("To take along"), "time": t("Time"), "have": t("At hand")},
        "foot": t(FOOT),
        "back": t(BACK),
        "summary": set_words(page.summary),
        "time": set_words(page.time),
        "have": set_words(page.have),
        "steps": [set_words(step) for step in page.steps],
        "say": [set_words(item) for item in page.say],
        "chosen": [{"name": set_words(label), "text": set_words(text)} for label, text in page.chosen],
        "tallies": [set_words(tally) for tally in page.tallies],
        "questions": [
            {
                "number": question.number,
                "label": set_words(question.label),
                "heads": [set_words(head) for head in question.heads],
                "options": [set_words(option) for option in question.options],
                "room": question.room,
                "shares": question.shares,
            }
            for question in page.questions
        ],
    }
    return printed("field.typ", given, do=t("Take the page for a phone instead."))


def html_carried(page: Carried) -> str:
    """The page as one HTML file that reads well on a phone."""
    return whole(Document(f"{page.card} {page.title}", tuple(_blocks(page))), style=_STYLE)


def _blocks(page: Carried) -> Iterator[Block]:
    yield Paragraph(page.summary)
    yield Pairs(((t("Time"), page.time), (t("Have at hand"), page.have), *page.chosen))
    yield Heading(t("What to do"), 2)
    yield Bullets(page.steps, numbered=True)
    if page.say:
        yield Section(t("Say, and bear in mind"), (Bullets(page.say),), framed=True)
    yield Heading(t("Questions to carry"), 2)
    for question in page.questions:
        yield Heading(f"{question.number}. {question.label}", 3)
        if question.options:
            yield Bullets(question.options)
        if question.how and not question.options:
            yield Paragraph(question.how, quiet=True)
    yield Heading(t("Bring your notes back"), 2)
    yield Paragraph(
        t("Write in any notes you like. Start each answer with the number of its question, such as 1. or 2.")
    )
    yield Paragraph(t(BACK))
    yield Paragraph(t(FOOT), quiet=True)
