"""The back of a card in a copy: short first, with codes for names, of what leaves and of nothing else."""

import io
import re
from random import Random

import pytest
from pypdf import PdfReader

from powerkit.documents.formats import FORMATS, copies
from powerkit.documents.model import Picture, Quote, Section, Table, sections, words_of
from powerkit.entries.import_json import fill, read_items
from powerkit.logbook.model import OWN_QUESTIONS
from powerkit.reports.card_pictures import drawn_to_fit
from powerkit.reports.share.make import make, prepared
from powerkit.reports.share.model import Ask, Pick
from powerkit.reports.share.selection import gathered, meant
from powerkit.resources import examples_folder
from tests.documents.finished import plain

from .conftest import START
from .unpacking import unpacked

PEOPLE = [
    {"name": "Zebedee Quill", "ring": "1", "sector": "housing", "note": "Zebedee Quill is tired"},
    {"name": "Orla Fenn", "ring": "2", "sector": "faith"},
]
NAMES = ("zebedee", "quill", "orla", "fenn")


@pytest.fixture
def copy(book, save, deck):
    """A copy of card 1.2 with its real pictures: what is ready to be made, and how it is made."""

    def of(answers, picks=None, **more):
        save("1.2", {"map": PEOPLE, **answers}, **more)
        matter = gathered(book, deck, Ask("Priya"), meant(book, deck, cards=["1.2"]), picks or {}, START)
        return prepared(matter, book, Random(1).randbytes)

    return of


def back(ready):
    return next(part for part in sections(ready.document.blocks) if part.place)


def test_what_is_said_of_a_photo_alone_stands_once_and_that_it_is_not_shown(book, deck, save) -> None:
    photo = {"photo": book.keep_photo(b"a photo", 4, 3), "words": "Rings in pen. Zebedee Quill stands closest."}

    def text() -> str:
        matter = gathered(book, deck, Ask("Priya"), meant(book, deck, cards=["1.2"]), {}, START)
        return plain(prepared(matter, book, Random(1).randbytes).document)

    save("1.2", {"map_photo": photo})
    assert text().count("stands closest") == 1 and "cannot be searched for names" in text()
    save("1.2", {"map_photo": photo, "different": "More of us."})
    assert text().count("stands closest") == 1, "in full, where the back says something else"


@pytest.mark.parametrize("format", FORMATS)
def test_names_on_a_back_are_codes_in_every_format(book, copy, tmp_path, format) -> None:
    action = {"what": "Ask Orla Fenn to tea", "who": "Zebedee Quill", "learnt": "Orla Fenn prefers coffee"}
    own = [{"question": "Is Zebedee Quill well?", "answer": "Zebedee Quill sings. Orla Fenn too."}]
    answers = {"not_seen": "Nobody but Orla Fenn ever asked me about the bus.", "how": "We listen. " * 90}
    ready = copy({**answers, "action": action}, own=own)
    shown = back(ready)
    [picture] = [block for block in shown.blocks if isinstance(block, Picture)]
    assert "Person A" in picture.svg and "Person B" in picture.alt + picture.svg
    assert [block.text for block in shown.blocks if isinstance(block, Quote)] == [
        "Nobody but Person B ever asked me about the bus."
    ]
    [file] = make(ready, book, tmp_path / "To send", (format,), Random(2).randbytes).files
    text = unpacked(file.name, file.read_bytes())
    assert [name for name in NAMES if name in text] == []
    assert "ask person b to tea" in text


def test_nothing_private_is_on_a_back_though_it_would_be_its_sentence_its_action_or_its_picture(copy) -> None:
    secrets = {"not_seen": "My secret is a sentence of its own.", "action": {"what": "My secret action"}}
    own = [{"question": "My secret question?", "answer": "My secret answer is long enough."}]
    private = {"not_seen": True, "action": True, "map": True, OWN_QUESTIONS: True}
    ready = copy({**secrets, "how": "We drink tea on Fridays with them."}, own=own, private=private)
    said = repr(ready.document)
    assert "secret" not in said and "Person A" not in said
    assert not any(isinstance(block, Picture) for block in back(ready).blocks)
    put_in = copy({**secrets}, {1: Pick(frozenset(["not_seen"]))}, own=own, private=private)
    assert Quote("My secret is a sentence of its own.") not in back(put_in).blocks  # large words say it already
    assert "My secret is a sentence of its own." in "".join(words_of(back(put_in).blocks))
    assert "secret action" not in repr(put_in.document) and "secret answer" not in repr(put_in.document)


def test_a_table_that_repeats_a_picture_stands_in_the_appendix_and_the_picture_once(copy) -> None:
    ready = copy({"not_seen": "Who is missing here is everybody."})
    *body, appendix = ready.document.blocks
    assert isinstance(appendix, Section) and appendix.title == "Appendix"
    shown = [block for part in sections(body) for block in part.blocks]
    assert [block for block in shown if isinstance(block, Table)] == []
    assert sum(isinstance(block, Picture) for block in shown) == 1
    listed = [block for part in sections([appendix]) for block in part.blocks]
    assert any(isinstance(block, Table) and len(block.rows) == len(PEOPLE) for block in listed)
    assert not any(isinstance(block, Picture) for block in listed)


@pytest.fixture
def year(book, deck):
    """Copies of the worked year: ready(cards) → the pictures in one."""
    fill(read_items(examples_folder() / "year.json"), deck, book, client="year")

    def pictures(*cards: str) -> list[Picture]:
        matter = gathered(book, deck, Ask("Priya"), meant(book, deck, cards=cards), {}, START)
        ready = prepared(matter, book, Random(1).randbytes, drawn_to_fit(book))
        return [
            block for part in sections(ready.document.blocks) for block in part.blocks if isinstance(block, Picture)
        ]

    return pictures


def points(item: Picture) -> float:
    """The points of the smallest letters as document.typ sets it: as wide as the text, as high as it may be."""
    width, height = map(float, re.findall(r'viewBox="\S+ \S+ (\S+) (\S+)"', item.svg)[0])
    scale = min(1.6 * 0.75, 465 / width, item.highest * 28.35 / height)
    used = {name for names in re.findall(r'class="([^"]+)"', item.svg) for name in names.split()}
    sizes = dict(re.findall(r"\.(\w+)\{[^}]*font-size:([\d.]+)px", item.svg))
    drawn = [float(size) for name, size in sizes.items() if name in used]
    drawn += [float(size) for size in re.findall(r'font-size="([\d.]+)', item.svg)]
    whole = [float(size) for size in re.findall(r'font-size[:=]\s*"?([\d.]+)', item.svg)]
    return min(drawn or whole) * scale


def test_no_letter_of_a_map_has_less_than_nine_points_on_paper(year) -> None:
    maps = [item for item in year("1.2", "7.1") if "pk-map" in item.svg]
    assert len(maps) >= 2
    assert all(points(item) >= 9 for item in maps)


def test_no_letter_of_a_picture_has_less_than_eight_points_on_paper(year, deck, book) -> None:
    """Nor in Word, where a picture is at most as wide and as high as here."""
    saved = {entry.card for entry in book.latest()} & {*deck.cards}
    found = {card: year(card) for card in sorted(saved)}
    letters = {card: [points(item) for item in items if "font-size" in item.svg] for card, items in found.items()}
    assert {"1.1", "2.1", "9.3"} <= {card for card, sizes in letters.items() if sizes}
    assert {card: sizes for card, sizes in letters.items() if min(sizes, default=9) < 8} == {}
    assert all(item.highest <= 22 for items in found.values() for item in items)


def test_a_table_picture_too_high_for_a_page_comes_in_parts_with_every_row_in_one_of_them(book, deck) -> None:
    views = [{"topic": f"Topic {at}", "mine": "I see it so. " * 9, "theirs": "They do not. " * 9} for at in range(14)]
    fill([{"card": "1.1", "answers": {"views": views}}], deck, book, client="many")
    matter = gathered(book, deck, Ask("Priya"), meant(book, deck, cards=["1.1"]), {}, START)
    ready = prepared(matter, book, Random(1).randbytes, drawn_to_fit(book))
    parts = [block for part in sections(ready.document.blocks) for block in part.blocks if isinstance(block, Picture)]
    assert len(parts) > 1 and all(points(item) >= 8 for item in parts)
    told = [sum(f"Topic {at}<" in item.svg for item in parts) for at in range(14)]
    assert told == [1] * 14
    content = copies(ready.document, ["pdf"])[0].content
    first = PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert "1.1" in first and "Page 1" in first, "a first page of five lines is none: the first card begins on it"


@pytest.mark.parametrize("format", FORMATS)
def test_a_groups_copy_says_so_in_every_format_and_tells_an_action_once(book, copy, tmp_path, format) -> None:
    """It said "What I will do", and a reader met the action three times."""
    answers = {"action": {"what": "Ask the cooks first", "how": "They come back"}, "how": "We listen. " * 90}
    ready = copy(answers, people="Tenants of Mill Lane")
    [file] = make(ready, book, tmp_path / "To send", (format,), Random(2).randbytes).files
    text = " ".join(unpacked(file.name, file.read_bytes()).split())
    assert "a group" in text and "what we will do" in text and "how we will know" in text
    assert "what i will do" not in text
    assert plain(ready.document).count("Ask the cooks first") == 1


def test_a_copy_of_one_back_only_repeats_no_action_table(copy) -> None:
    ready = copy({"action": {"what": "Ask them", "when": "2026-05-01"}})
    assert "My actions" not in repr(ready.document)


def test_what_is_short_is_told_once_and_nothing_of_it_is_dropped(book, deck) -> None:
    """Four small cards were six pages: each card's back, then the same words once more."""
    marks = {}
    for card in deck.cards.values():
        lines = [field.id for field in card.fields if field.kind.words_form == "lines" and not field.private]
        action = [field.id for field in card.fields if field.id == "action" and not field.private]
        answers: dict[str, object] = {field: f"Answer {card.id} {field} is told." for field in lines[:4]}
        marks[card.id] = [f"Answer {card.id} {field} is told." for field in lines[:4]]
        for field in action:
            answers[field] = {"what": f"Do {card.id} soon", "status": "done", "learnt": f"Learnt {card.id} well"}
            marks[card.id] += [f"Do {card.id} soon", f"Learnt {card.id} well"]
        if "consent_share" in {field.id for field in card.fields}:
            answers["consent_share"] = "yes"
        fill(
            [{"card": card.id, "answers": answers, "own": [{"question": "And?", "answer": f"Own {card.id}."}]}],
            deck,
            book,
            client=card.id,
        )
        marks[card.id].append(f"Own {card.id}.")
    matter = gathered(book, deck, Ask("Priya"), meant(book, deck, cards=[*deck.cards]), {}, START)
    ready = prepared(matter, book, Random(1).randbytes, drawn_to_fit(book))
    told = plain(ready.document).partition("## Appendix")[0]
    found = {mark: told.count(mark) for marks_of in marks.values() for mark in marks_of}
    assert len(found) > 100 and {mark: times for mark, times in found.items() if times != 1} == {}
    assert [part.title for part in sections(ready.document.blocks) if "in full" in part.title] == []


def test_a_card_with_more_to_tell_has_its_back_first_and_its_answers_behind_all_backs(book, copy) -> None:
    ready = copy({"not_seen": "The people who work nights. " * 40, "how": "By asking.", "action": {"what": "Ask them"}})
    titles = [part.title for part in sections(ready.document.blocks) if part.place and part.level == 2]
    assert titles == ["1.2 Mapping relationships", "1.2 in full"]
    assert plain(ready.document).count("By asking.") == 1


def test_a_row_of_a_table_stands_on_one_page_in_pdf_and_word(book, deck) -> None:
    people = [
        {"name": f"Zebedee {at}", "ring": "1", "note": f"row {at} begins. {'It rains here. ' * 12}row {at} ends."}
        for at in range(40)
    ]
    fill([{"card": "1.2", "answers": {"map": people}}], deck, book, client="rows")
    matter = gathered(book, deck, Ask("Priya", names="kept"), meant(book, deck, cards=["1.2"]), {}, START)
    ready = prepared(matter, book, Random(1).randbytes)
    pdf, word = (item.content for item in copies(ready.document, ["pdf", "docx"]))
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]
    assert len(pages) > 3
    assert [
        at for at in range(40) if not any(f"row {at} begins" in page and f"row {at} ends" in page for page in pages)
    ] == []
    assert unpacked("copy.docx", word).count("<w:cantsplit/>") >= 40


def test_no_picture_shows_a_place_that_was_never_filled_and_every_map_says_me(year, deck, book) -> None:
    """A map had {} in its middle where "Me" stands."""
    saved = {entry.card for entry in book.latest()} & {*deck.cards}
    pictures = [item for card in sorted(saved) for item in year(card)]
    assert len(pictures) > 30
    assert [
        item.alt
        for item in pictures
        if re.search(r"\{[^{}:;]*\}", re.sub(r"<style>.*?</style>", "", item.svg, flags=re.S))
    ] == []
    maps = [item for item in pictures if 'class="me"' in item.svg]
    assert len(maps) >= 5 and all(re.search(r'class="me" r="[\d.]+"/><text[^>]*>Me<', item.svg) for item in maps)
