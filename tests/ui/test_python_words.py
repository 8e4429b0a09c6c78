"""What Python says to a person goes through the catalogue: cards, records, copies, reviews, pages and refusals."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from gettext import NullTranslations
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from babel.messages.pofile import read_po

from powerkit.deck import Deck
from powerkit.documents.html import fragment
from powerkit.documents.html_page import whole
from powerkit.entries.history import differences
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.privacy import Names
from powerkit.reports.card_back import tell_back
from powerkit.reports.my_year import wall
from powerkit.reports.record import compose_record
from powerkit.reports.review.collect import held
from powerkit.reports.review.compose import Written, compose_review
from powerkit.reports.review.make import checked
from powerkit.reports.review.prefill import Found, filled
from powerkit.reports.share.codes import Unwritten
from powerkit.reports.share.make import prepared
from powerkit.reports.share.model import Ask
from powerkit.reports.share.selection import gathered, meant
from powerkit.resources import settings_folder
from powerkit.text import catalogue
from powerkit.text.catalogue import t, used
from powerkit.text.dates import grouped, show_date
from powerkit.text.periods import period_from
from powerkit.ui.card_session import CardDesk
from powerkit.ui.card_view import additions, card_view, recalls
from powerkit.ui.host import Host
from powerkit.ui.pages.destination import DestinationDesk, destination_view
from powerkit.ui.pages.home import HomeDesk, home_view
from powerkit.ui.pages.log import LogDesk, log_view
from powerkit.ui.pages.review import ReviewDesk, review_view
from powerkit.ui.pages.session import Making
from powerkit.ui.pages.share import ShareDesk, share_view
from powerkit.ui.pages.supervision import SupervisionDesk, supervision_view
from tests.bare_sentences import PACKAGE, bare_in, named_past_the_catalogue, past_the_catalogue
from tests.documents.finished import docx_copy
from tests.python_words import NOW, Speaking, in_html, in_word, said, written


def test_every_word_of_a_card_its_record_its_back_and_its_changes(speaking: Speaking) -> None:
    deck, book = speaking.deck, speaking.book
    for number, card in deck.cards.items():
        speaking.look(f"{number} view", said(card_view(deck, card, "book")))
        desk = CardDesk(card, book, lambda _: None, recalls(deck, card), additions(deck, card))
        speaking.look(f"{number} reply", said(list(desk.answer({"kind": "hello", "client": "tab", "n": 1}))))
        versions = [version for entry in book.latest(card=number) for version in book.versions(entry.id)]
        assert versions, number
        speaking.look(f"{number} record", in_html(fragment(compose_record(versions[-1], Names({})))))
        speaking.look(f"{number} back", said(tell_back(card, book, {"entry": versions[-1].id})))
        for before, after in pairwise(versions):
            for change in differences(before, after):
                speaking.look(f"{number} change", (change.label, *change.said))
    assert speaking.found == {}


def test_every_word_of_a_copy_to_send_and_of_the_wall(speaking: Speaking) -> None:
    deck, book = speaking.deck, speaking.book
    ask = Ask(written("Priya"), by=written("Angie"), wants=written("Read this"))
    matter = gathered(book, deck, ask, meant(book, deck, cards=tuple(deck.cards)), {}, NOW + timedelta(days=9))
    ready = prepared(matter, book, Random(7).randbytes, lambda *_: ())
    speaking.look("web page", in_html(whole(ready.document)))
    speaking.look("Word", in_word(docx_copy(ready.document, share="s" * 32)))
    speaking.look("wall", in_html(wall(deck, book).decode()))
    assert speaking.found == {}


def test_every_word_of_a_review(speaking: Speaking) -> None:
    year = period_from("2025-11-01", "2026-10-31")
    what = held(speaking.book, speaking.deck, year)
    answers = filled(speaking.proforma, Found(speaking.deck, what, written("Angie"), None))
    told = Written(speaking.proforma, checked(speaking.proforma, year, answers), what, NOW, leader=written("Angie"))
    made = compose_review(told, speaking.deck, Unwritten())
    own = replace(made, title=written("Its title is the deck's, with a span of ours in it"))
    speaking.look("web page", in_html(whole(own)))
    speaking.look("Word", in_word(docx_copy(own)))
    assert speaking.found == {}


MESSAGES = (
    "hello deal draw picture print leader memo_away merge miss_nothing memo_later places copy_away copy_later keep "
    "names decide key check look strength make file bring everything survey period begin draft find open back "
    "note_draft note save compare changes open_action agree forget plan story nonsense"
).split()
MORE: dict[str, Any] = {
    "entry": 1, "version": 1, "from": "2025-11-01", "to": "2026-10-31", "day": "2026-11-22", "cards": ["1.1"],
    "action": 1, "id": "1", "number": 1, "role": "community", "capability": 1, "since": "2026-01-01",
    "passphrase": "abc", "answers": {},
}  # fmt: skip


def test_every_word_of_a_page_its_messages_and_its_refusals(speaking: Speaking) -> None:
    deck, book, groups = speaking.deck, speaking.book, speaking.starter.groups
    folder = WorkbookFolder(speaking.folder)
    making = Making(deck, book, Host(folder), Random(1).randbytes, lambda: NOW)
    pages: dict[str, tuple[dict[str, Any], Callable[..., Iterable[Any]]]] = {
        "home": (home_view(deck, speaking.starter), HomeDesk(deck, book, speaking.folder, Random(3), NOW.date).answer),
        "log": (log_view(deck, "book"), LogDesk(deck, book, folder, NOW.date).answer),
        "share": (share_view(deck, "book"), ShareDesk(making).answer),
        "review": (review_view(speaking.proforma, deck, "book"), ReviewDesk(speaking.proforma, making).answer),
        "destination": (destination_view(groups, "book"), DestinationDesk(groups, book, lambda: NOW).answer),
        "supervision": (supervision_view("book"), SupervisionDesk(deck, book, lambda: NOW).answer),
    }
    number = 0
    for name, (view, answer) in pages.items():
        speaking.look(name, said(view))
        for kind in MESSAGES:
            for more in ({}, MORE):
                number += 1
                replies = list(answer({"kind": kind, "client": "tab", "n": number, **more}))
                speaking.look(f"{name}: {kind}", said(replies))
    assert speaking.found == {}


# What is raised or shown must be a message, and no text put together on the spot.


def test_no_sentence_and_no_part_of_a_document_is_put_together_past_the_catalogue() -> None:
    assert list(past_the_catalogue()) == []


def test_a_sentence_past_the_catalogue_is_found_wherever_it_stands() -> None:
    source = '''"""A module."""
SAID = "Nothing was kept."
GATHERED = later("Nothing was kept.")
def told(x):
    """Say so."""
    log.error("Nothing was kept.")
    raise RecordError(t("It is gone."), f"Ask {x} for it.")
    return {"error": f"The folder {x} is full."}, Table("", ("The heading", "b"), ()), Paragraph("where it stands")
'''
    assert [line for line, _ in bare_in(source)] == [2, 7, 8, 8]


def test_what_a_name_given_to_the_catalogue_stands_for_is_gathered() -> None:
    assert list(named_past_the_catalogue()) == []


@pytest.mark.parametrize("file", sorted(settings_folder().glob("*.html")), ids=lambda file: file.name)
def test_no_word_of_a_template_stands_bare(file: Path) -> None:
    text = re.sub(
        r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<style.*?</style>|<script.*?</script>", "", file.read_text(encoding="utf-8")
    )
    attributes = re.findall(r'(?:aria-label|title|placeholder|alt|data-(?!pk)[a-z]+)="([^"]*)"', text)
    words = [word.strip() for word in (*re.split(r"<[^<>]*>", text), *attributes)]
    assert {word for word in words if re.search(r"[A-Za-z]{2} [a-z]|^[A-Z][a-z]+$", word)} <= {"Power Shifting"}


def test_no_message_stands_inside_a_formatted_text_where_nobody_gathers_it() -> None:
    """Before Python 3.12 what stands in the braces of an f-string is one piece, and not read."""
    hidden = [
        f"{file.relative_to(PACKAGE)}:{call.lineno}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for text in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("t", "tn", "later")
        if call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


def test_what_is_asked_of_the_catalogue_is_in_it(speaking: Speaking) -> None:
    """A message is found by the letters in the code: one that is made while the program runs has no translation."""
    known = set()
    for message in read_po((Path(catalogue.__file__).parent / "catalogue" / "powerkit.pot").open("rb")):
        known |= {message.id} if isinstance(message.id, str) else set(message.id)
    asked: set[str] = set()

    class Listening(NullTranslations):
        def gettext(self, message: str) -> str:
            asked.add(message)
            return message

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            asked.update((msgid1, msgid2))
            return msgid1 if n == 1 else msgid2

    deck, book = speaking.deck, speaking.book
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue._now, "words", Listening())
        for number, card in deck.cards.items():
            card_view(deck, card, "book")
            newest = book.latest(card=number)[0]
            fragment(compose_record(newest, Names({})))
            tell_back(card, book, {"entry": newest.id})
    assert len(asked) > 100
    assert asked - known == set()


# Days and numbers.


class _Polish(NullTranslations):
    def gettext(self, message: str) -> str:
        return "".join(["d MMMM y"]) if message == "d MMMM y" else message


def test_days_and_numbers_are_written_as_the_language_does_once_somebody_has_said_how() -> None:
    assert (show_date("2026-03-31"), grouped(12400)) == ("31 March 2026", "12,400")
    with used("pl"):
        assert (show_date("2026-03-31"), grouped(12400)) == ("31 March 2026", "12,400")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(catalogue._now, "words", _Polish())
            assert (show_date("2026-03-31"), grouped(12400)) == ("31 marca 2026", "12\xa0400")
            patch.setattr(catalogue._now, "deck", "cy-GB")
            assert show_date("2026-03-31") == "31 Mawrth 2026"


def test_a_period_in_words_is_one_sentence() -> None:
    assert period_from("2025-11-01", "2026-10-31").words == "1 November 2025 to 31 October 2026"
    assert period_from("2025-11-01", "2026-10-31").span == "a year"
    assert [part.short for part in period_from("2020-01-01", "2022-12-31").parts][:2] == ["Q1 20", "Q2 20"]
    assert t("{day} at {time}", day="x", time="y") == "x at y"


def test_english_asks_no_catalogue(deck: Deck) -> None:
    assert catalogue.in_english() and catalogue.catalogue_of("en-GB") is None
