"""In a deck read from the right every picture of a table or ranking begins there, and each text runs its own way."""

from __future__ import annotations

import json
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from powerkit.deck import Deck
from powerkit.documents.model import Picture
from powerkit.drawing.complex_scripts import shaped
from powerkit.drawing.mirrored import runs_from_right
from powerkit.drawing.png import png_of
from powerkit.entries.picture_cache import kept_in
from powerkit.kinds import Kind
from powerkit.kinds.pictures import pictures_of
from powerkit.kinds.ranking.kind import Ranking
from powerkit.logbook import Logbook
from powerkit.resources import examples_folder
from powerkit.text.catalogue import used
from powerkit.text.toml_reader import Spec
from tests.kinds.ranking.answers import EXAMPLE, FIELD
from tests.kinds.table.views.material import SVG

URDU = "سڑک دور ہے (بس)…"


def answers(deck: Deck) -> dict[str, tuple[Kind, Any]]:
    """Each table of the worked year that is drawn, and a ranking, with an answer."""
    year = json.loads((examples_folder() / "year.json").read_text(encoding="utf-8"))
    found: dict[str, tuple[Kind, Any]] = {}
    for item in year:
        for field in deck.cards[item["card"]].fields if item["card"] in deck.cards else ():
            if field.kind.name == "table" and field.kind.drawn_by() and field.id in item["answers"]:
                answer, _ = field.kind.check(item["answers"][field.id])
                found[f"{item['card']} {field.id}"] = field.kind, field.kind.let_out(answer)
    ranking = Ranking.read(Spec(FIELD, "a deck", []))
    return {**found, "ranking": (ranking, ranking.check(EXAMPLE)[0])}


def texts(picture: Picture) -> list[tuple[str, float]]:
    """Each line of Latin letters and where it stands across the sheet, from the left."""
    root = fromstring(picture.svg, forbid_dtd=True)
    wide = float(root.get("viewBox").split()[2])
    turned = [part for part in root.findall(f"{SVG}g") if part.get("transform", "").startswith("matrix(-1 ")]
    found = []
    for text in root.iter(f"{SVG}text"):
        said, x = "".join(text.itertext()), float(text.get("x"))
        if not runs_from_right(said):
            assert not turned or text.get("transform", "").startswith("matrix(-1 "), "letters are never turned"
            found.append((said, round(wide - x if turned else x, 0)))
    return sorted(found)


def wide_of(picture: Picture) -> float:
    return float(fromstring(picture.svg, forbid_dtd=True).get("viewBox").split()[2])


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_every_picture_of_a_table_or_ranking_changes_sides(deck: Deck, narrow: bool) -> None:
    looks = set()
    for which, (kind, answer) in answers(deck).items():
        plain = pictures_of(kind, answer, "A question", narrow=narrow)
        with used("ur"):
            turned = pictures_of(kind, answer, "A question", narrow=narrow)
        assert len(plain) == len(turned)
        looks |= {kind.drawn_by()} if plain else set()
        for before, after in zip(plain, turned, strict=True):
            wanted = sorted((said, round(wide_of(before) - x, 0)) for said, x in texts(before))
            met = texts(after)
            assert [said for said, _ in met] == [said for said, _ in wanted], which
            assert all(abs(x - y) <= 1 for (_, x), (_, y) in zip(met, wanted, strict=True)), which
    assert len(looks) >= 10


def test_a_rankings_words_name_the_sides_that_its_columns_stand_on(deck: Deck) -> None:
    kind, answer = answers(deck)["ranking"]
    (plain,) = pictures_of(kind, answer, "A question")
    with used("ur"):
        (turned,) = pictures_of(kind, answer, "A question")
    assert "on the left, “" in plain.caption and "on the right, “" in turned.caption
    assert isinstance(kind, Ranking)


@pytest.mark.parametrize("language", ["en-GB", "ur"])
def test_a_line_from_the_right_runs_from_there_in_any_deck_and_stays_in_its_box(deck: Deck, language: str) -> None:
    kind, answer = answers(deck)["1.1 views"]
    rows = [{**answer[0], "mine": URDU}]
    with used(language):
        (picture,) = pictures_of(kind, rows, "A question")
    root = fromstring(picture.svg, forbid_dtd=True)
    (text,) = [text for text in root.iter(f"{SVG}text") if "".join(text.itertext()) == URDU]
    assert text.get("direction") == "rtl"
    assert "e" not in (text.get("class") or "").split()
    (side,) = [group for group in root.iter(f"{SVG}g") if group.get("data-side") == "left"]
    frame = next(side.iter(f"{SVG}rect"))
    end = float(frame.get("x")) + float(frame.get("width"))
    assert text.get("text-anchor") is None and 0 < end - float(text.get("x")) < 14  # begins at its right edge
    assert "<text" in picture.svg and URDU not in shaped(picture.svg)
    assert png_of(picture.svg, 300)


def test_a_picture_that_was_kept_is_drawn_anew_for_a_deck_in_another_language(deck: Deck, logbook: Logbook) -> None:
    kind, answer = answers(deck)["1.1 views"]
    drawn = kept_in(logbook)
    (plain,) = drawn(kind, answer, "A question")
    with used("ur"):
        (turned,) = drawn(kind, answer, "A question")
    assert texts(plain) != texts(turned)
    assert drawn(kind, answer, "A question") == (plain,)
