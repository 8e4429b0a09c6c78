"""A share and a review ask the same about names that stand only in texts, and nothing is made before it is answered."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from powerkit.cli import exit_code
from powerkit.deck import Card, Deck
from powerkit.deck.review_form import load_proforma
from powerkit.entries.import_json import fill
from powerkit.kinds.base import Kind
from powerkit.kinds.options import Option
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.share.name_questions import ALWAYS
from powerkit.reports.share.selection import choosable
from powerkit.resources import deck_folder
from powerkit.ui.host import Host
from powerkit.ui.pages.review import ReviewDesk
from powerkit.ui.pages.session import Making
from powerkit.ui.pages.share import ShareDesk
from tests.privacy.corpus import sentences, written_in_texts

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 3, 9, 10, 15, tzinfo=UTC)
HIDDEN = ("Zuleika", "wekesa", "Ottoline", "bronagh", "Merryn", "Ifeanyi", "Casimir", "Hesper")
ITEM: dict[str, Any] = {
    "card": "1.2",
    "community": "Friends round Hesper’s table",
    "answers": {
        "map": [{"_id": "r1", "name": "Ana Example", "ring": "1", "sector": "housing", "note": "Lives beside Zuleika"}],
        "different": "i had a word with wekesa about the lift. آج بس نہیں آئی۔",
        "how": "“Nobody asked us,” Ottoline told me.",
        "map_photo": {"photo": "", "words": "The map on paper, drawn by bronagh"},
        "action": {
            "what": "Ask Merryn to walk with me",
            "how": "When Ifeanyi says so",
            "when": "2026-05-01",
            "status": "done",
            "happened": "It went well.",
            "learnt": "Casimir laughed at me.",
        },
    },
    "own": [{"question": "What would Delphine say?", "answer": "That Thaddeus knows."}],
}
OWN = ("Delphine", "Thaddeus")
SMALL = "a bench by the bus stop"


@pytest.fixture
def making(book: Logbook, deck: Deck, tmp_path: Path) -> Making:
    fill([ITEM], deck, book, client="test")
    return Making(deck, book, Host(WorkbookFolder(tmp_path)), Random(5).randbytes, lambda: NOW)


def said(desk: Any, **message: Any) -> dict[str, Any]:
    *_, last = desk.answer({"client": "a", "n": message.pop("n", 1), **message})
    return dict(last)


def share_of(making: Making) -> tuple[ShareDesk, dict[str, Any]]:
    [entry] = making.logbook.latest()
    return ShareDesk(making), {"to": "Priya", "chosen": {str(entry.id): {}}, "names": "replaced"}


def review_of(making: Making) -> tuple[ReviewDesk, dict[str, Any]]:
    desk = ReviewDesk(load_proforma(deck_folder(), making.deck), making)
    days = {"from": "2026-01-01", "to": "2026-12-31"}
    return desk, {
        **days,
        "answers": said(desk, kind="begin", how="fill", **days)["answers"],
        "names": "replaced",
        "pictures": True,
    }


def likely(told: dict[str, Any]) -> set[str]:
    return {guess["word"] for guess in told["guesses"] if guess["likely"]}


def test_in_a_share_every_place_where_a_name_may_hide_is_asked_about(making: Making) -> None:
    desk, draft = share_of(making)
    told = said(desk, kind="names", draft=draft)
    assert {*HIDDEN, *OWN} <= likely(told)
    whole = "\n".join("".join(text for text, _ in part["pieces"]) for part in told["parts"])
    assert all(name in whole for name in (*HIDDEN, *OWN)) and "Ana" not in whole, "all that leaves is there to be read"
    marked = {text for part in told["parts"] for text, mark in part["pieces"] if mark == "likely"}
    assert {*HIDDEN, *OWN} <= marked
    assert told["limits"][0] == ALWAYS and told["limits"][1].startswith("1 text is in a writing without capital")


def test_in_a_review_the_same_names_are_asked_about_wherever_they_stand_in_it(making: Making) -> None:
    desk, whole = review_of(making)
    told = said(desk, kind="names", **whole)
    texts = "\n".join("".join(text for text, _ in part["pieces"]) for part in told["parts"])
    there = {name for name in HIDDEN if name in texts}
    assert {"Merryn", "Casimir", "Hesper"} <= there, "actions, what was learnt and communities are in a review"
    assert there <= likely(told) and told["limits"][0] == ALWAYS


def test_no_word_of_the_deck_or_of_the_workbook_is_asked_about_as_a_name(
    deck: Deck, book: Logbook, tmp_path: Path
) -> None:
    """Each choice, suggestion and heading of all cards leaves; what people wrote is all in small letters."""
    items = [{"card": card.id, "answers": dict(answers)} for card in deck.cards.values() for answers in chosen_in(card)]
    fill(
        [{**item, "community": f"street {at}", "private": {}} for at, item in enumerate(items)],
        deck,
        book,
        client="all",
    )
    making = Making(deck, book, Host(WorkbookFolder(tmp_path)), Random(5).randbytes, lambda: NOW)
    there = [item.entry for item in choosable(book, deck) if not item.why_not]
    put_in = {str(entry.id): {"put_in": sorted(entry.answers)} for entry in there}
    told = said(ShareDesk(making), kind="names", draft={"chosen": put_in, "names": "replaced"})
    assert told["guesses"] == told["unsure"] == []
    desk, whole = review_of(making)
    assert said(desk, kind="names", **whole)["guesses"] == []


@pytest.mark.parametrize("page", ["share", "review"])
@pytest.mark.parametrize("name", ["Faith", "Grace", "Hope"])
def test_somebody_who_is_called_like_a_word_of_the_deck_is_still_asked_about(
    deck: Deck, book: Logbook, tmp_path: Path, page: str, name: str
) -> None:
    answers = {
        "map": [{"name": "the choir", "ring": "1", "sector": "faith", "tie": "tenuous"}],
        "different": f"I asked {name} to come along, and {name} said yes.",
        "action": {"what": f"Ask {name} again", "when": "2026-05-01"},
    }
    fill([{"card": "1.2", "answers": answers}], deck, book, client="one")
    making = Making(deck, book, Host(WorkbookFolder(tmp_path)), Random(5).randbytes, lambda: NOW)
    desk, given = share_of(making) if page == "share" else review_of(making)
    told = said(desk, kind="names", **({"draft": given} if page == "share" else given))
    assert likely(told) == {name}


def chosen_in(card: Card) -> Iterator[Iterator[tuple[str, Any]]]:
    """Answers of a card, so many that each choice of each question is once among them."""
    most = max(len(item) for field in card.fields for item in choices_of(field.kind))
    for number in range(most):
        yield ((field.id, answer) for field in card.fields if (answer := answer_with(field.kind, number)) is not None)


def choices_of(kind: Kind) -> Iterator[Sequence[Any]]:
    yield kind.choices()
    yield kind.suggested
    yield from (column.options for column in kind.columns)


def answer_with(kind: Kind, number: int) -> Any:
    """An answer with the choice of that number, or the last, and with all rows that the deck suggests."""

    def nth(options: Sequence[Option]) -> str:
        return options[min(number, len(options) - 1)].id

    if choices := kind.choices():
        return nth(choices) if kind.one_choice else [nth(choices)]
    if kind.columns:
        first, *rest = kind.columns
        row = {
            column.id: nth(column.options) if column.options else SMALL if column.type in ("text", "long") else None
            for column in rest
        }
        titles = kind.suggested or kind.page().get("items") or (SMALL,)
        return [{**row, first.id: title} for title in titles]
    return SMALL if kind.words_form in ("line", "lines") else None


@pytest.mark.parametrize("page", ["share", "review"])
def test_nothing_is_made_until_each_word_that_looks_like_a_name_was_decided_on(making: Making, page: str) -> None:
    desk, given = share_of(making) if page == "share" else review_of(making)
    message = {"draft": given} if page == "share" else given
    told = said(desk, kind="names", **message)
    refused = said(desk, kind="make", formats=["html"], **message)
    assert refused["kind"] == "refused" and "you have not said yet whether these are names" in refused["error"]
    assert not making.folder.to_send.exists() or not list(making.folder.to_send.iterdir())
    words = [{"word": word, "is_name": word in (*HIDDEN, *OWN)} for word in likely(told)]
    assert said(desk, kind="decide", words=words, n=2)["kind"] == "decided"
    made = said(desk, kind="make", formats=["html"], n=3, **message)
    assert made["kind"] == "made"
    text = (making.folder.to_send / made["files"][0]).read_text(encoding="utf-8")
    assert [name for name in (*HIDDEN, *OWN) if name in text] == []


def test_a_private_answer_that_is_put_in_late_is_asked_about_too(making: Making, deck: Deck) -> None:
    answers = {"changing": "It rained.", "place": "Past the house where bertolt lives"}
    fill([{"card": "1.1", "answers": answers, "private": {"place": True}}], deck, making.logbook, client="late")
    entry = next(each for each in making.logbook.latest() if each.card == "1.1")
    desk, draft = ShareDesk(making), {"chosen": {str(entry.id): {}}, "names": "replaced"}
    assert likely(said(desk, kind="names", draft=draft)) == set()
    draft["chosen"] = {str(entry.id): {"put_in": ["place"]}}
    refused = said(desk, kind="make", formats=["html"], n=2, draft=draft)
    assert refused["kind"] == "refused" and "“bertolt”" in refused["error"]
    guesses = said(desk, kind="names", draft=draft)["guesses"]
    assert "bertolt" in [guess["word"] for guess in guesses]


@pytest.mark.parametrize("page", ["share", "review"])
def test_names_are_replaced_unless_it_is_said_that_they_stay(making: Making, page: str) -> None:
    desk, given = share_of(making) if page == "share" else review_of(making)
    del given["names"]
    message = {"draft": given} if page == "share" else given
    assert said(desk, kind="make", formats=["html"], **message)["kind"] == "refused", "words are still to be decided on"
    kept = {**given, "names": "kept"}
    made = said(desk, kind="make", formats=["html"], n=2, **({"draft": kept} if page == "share" else kept))
    text = (making.folder.to_send / made["files"][0]).read_text(encoding="utf-8")
    assert "Merryn" in text and "People’s names are in this copy as they were written." in text


@pytest.mark.parametrize("page", ["share", "review"])
def test_names_that_are_kept_are_not_asked_about(making: Making, page: str) -> None:
    desk, given = share_of(making) if page == "share" else review_of(making)
    kept = {**given, "names": "kept"}
    assert said(desk, kind="make", formats=["html"], **({"draft": kept} if page == "share" else kept))["kind"] == "made"


def test_the_commands_say_what_looks_like_a_name_and_that_no_program_can_know_all(
    tmp_path: Path, workbook_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "items.json"
    file.write_text(json.dumps([ITEM]), encoding="utf-8")
    assert exit_code(["fill", str(file)]) == 0
    capsys.readouterr()
    period = ["--from", "2020-01-01", "--to", "2030-01-01"]
    for call in (
        ["share", "--card", "1.2", "--to", "html", "-o", str(tmp_path)],
        ["review", *period, "-o", str(tmp_path / "review.html")],
    ):
        assert exit_code(call) == 0
        told = capsys.readouterr().err
        assert "Merryn" in told and "--not-name WORD" in told and ALWAYS in told
    decided = ["--name", "Merryn", "-o", str(tmp_path / "again.html")]
    assert exit_code(["review", *period, *decided]) == 0
    assert "Merryn" not in (tmp_path / "again.html").read_text(encoding="utf-8")


WHOLE = "St Luke's Tenants' Association"
CURLY = WHOLE.replace("'", "’")


@pytest.fixture
def with_whole(deck: Deck, book: Logbook, tmp_path: Path) -> Making:
    answers = {
        "map": [
            {"_id": "r1", "name": WHOLE, "ring": "1", "sector": "housing"},
            {"_id": "r2", "name": "Luke Marsden", "ring": "2", "sector": "housing"},
        ],
        "different": f"The chair of {WHOLE} listened. {CURLY} has the keys.",
        "action": {
            "what": f"Ask {WHOLE} for the hall",
            "when": "2026-05-01",
            "status": "done",
            "learnt": "Luke asked.",
        },
    }
    fill([{"card": "1.2", "community": WHOLE, "answers": answers}], deck, book, client="whole")
    return Making(deck, book, Host(WorkbookFolder(tmp_path)), Random(5).randbytes, lambda: NOW)


@pytest.mark.parametrize("page", ["share", "review"])
def test_no_to_a_whole_name_counts_for_its_parts_where_they_stand_inside_it(with_whole: Making, page: str) -> None:
    desk, given = share_of(with_whole) if page == "share" else review_of(with_whole)
    message = {"draft": given} if page == "share" else given
    words = [{"word": WHOLE, "is_name": False}]
    assert said(desk, kind="decide", words=words, n=2)["kind"] == "decided"
    told = said(desk, kind="names", n=3, **message)
    assert told["guesses"] == told["unsure"] == []
    made = said(desk, kind="make", formats=["html", "docx", "pdf"], n=4, **message)
    assert made["kind"] == "made", made
    [file] = (with_whole.folder.to_send / name for name in made["files"] if name.endswith("html"))
    text = file.read_text(encoding="utf-8")
    assert "Tenants" in text and "Luke asked" not in text and "Marsden" not in text


@pytest.mark.parametrize("page", ["share", "review"])
def test_no_word_of_the_community_in_mind_is_asked_about_unless_it_says_whose_it_is(
    deck: Deck, book: Logbook, tmp_path: Path, page: str
) -> None:
    answers = {
        "different": "Ellerclough is a valley. In Ellerclough nobody asks.",
        "action": {"what": "Walk Ellerclough with Ellerclough Homes", "when": "2026-05-01"},
    }
    fill([{"card": "1.2", "community": "Ellerclough", "answers": answers}], deck, book, client="one")
    making = Making(deck, book, Host(WorkbookFolder(tmp_path)), Random(5).randbytes, lambda: NOW)
    desk, given = share_of(making) if page == "share" else review_of(making)
    assert likely(said(desk, kind="names", **({"draft": given} if page == "share" else given))) == set()


def test_in_the_worked_year_few_words_are_asked_about_that_are_nobodys_name(
    deck: Deck, book: Logbook, tmp_path: Path
) -> None:
    """28,000 words by a leader, of which all people are known: 25 words were asked about once, and 63 shown beside.

    A page of *Share* that asks about a bike shed is a page that nobody reads.
    """
    fill(json.loads((ROOT / "examples" / "year.json").read_text(encoding="utf-8")), deck, book, client="year")
    making = Making(deck, book, Host(WorkbookFolder(tmp_path)), Random(5).randbytes, lambda: NOW)
    chosen = {str(item.entry.id): {} for item in choosable(book, deck) if not item.why_not}
    told = said(ShareDesk(making), kind="names", draft={"chosen": chosen, "names": "replaced"})
    rare = {guess["word"] for guess in told["guesses"] if not guess["likely"] and not guess["plain"]}
    assert len(likely(told)) <= 1, likely(told)
    assert len(rare) <= 3, rare
    assert not {"dye", "nodding", "Damp", "Tenants", "Ellerclough", "Ellerclough Homes"} & (likely(told) | rare)


@pytest.mark.parametrize("is_name", [True, False])
def test_a_word_that_was_decided_on_is_never_asked_about_again(
    deck: Deck, book: Logbook, tmp_path: Path, is_name: bool
) -> None:
    """A page that asks once more after each answer would else never let anybody go on."""
    texts = [item.text for item in (*sentences(), *written_in_texts(fresh=False), *written_in_texts(fresh=True))]
    items = [
        {"card": "1.1", "community": f"street {at}", "answers": {"changing": text}} for at, text in enumerate(texts)
    ]
    fill(items, deck, book, client="corpus")
    making = Making(deck, book, Host(WorkbookFolder(tmp_path)), Random(5).randbytes, lambda: NOW)
    chosen = {str(item.entry.id): {} for item in choosable(book, deck)}
    message = {"kind": "names", "draft": {"chosen": chosen, "names": "replaced"}}
    desk = ShareDesk(making)
    asked: set[str] = set()
    for turn in range(4):
        told = said(desk, n=2 * turn, **message)
        words = likely(told) | {item["word"] for item in told["unsure"]}
        assert not words & asked
        asked |= words
        said(desk, kind="decide", n=2 * turn + 1, words=[{"word": word, "is_name": is_name} for word in words])
    assert asked and not words
