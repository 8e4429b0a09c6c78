"""An organisation's picture: nothing in it is of fewer than five leaders, by an oracle that counts plainly."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from powerkit.drawing.palette import SUITS
from powerkit.errors import RecordError
from powerkit.kinds.action import STATUSES
from powerkit.reports.together.model import Given, newest_of_each
from powerkit.reports.together.picture import picture, shown
from powerkit.ui.widgets.bundle import HERE
from tests.axe import violations
from tests.documents.conftest import Opens, opens

from .material import DECK, GROUPS, STATEMENTS, WORDS, given, many, parts, rows_in, svgs_in

__all__ = ["opens"]

TEXTS = {item.id: item.text for group in GROUPS for item in group.statements}
FIVE = range(5)


def page_of(copies: list[Given]) -> bytes:
    return picture(shown(copies, DECK, GROUPS, date(2026, 11, 22)))


def band_of(said: Iterable[bool]) -> str:
    """The oracle: of how many leaders a thing is true, in fives; "" for fewer."""
    number = 0
    for says in said:
        number += 1 if says else 0
    return "" if number < 5 else next(f"{at} to {at + 4}" for at in range(5, 100, 5) if at <= number <= at + 4)


def views_of(copy: Given, statement: str) -> set[str]:
    """What a leader says of a statement, by the names in the table."""
    then, now = copy.destinations.get(statement, (None, None))
    said = {
        "Then, few": then in (0, 1),
        "Then, many": then in (2, 3),
        "Now, few": now in (0, 1),
        "Now, many": now in (2, 3),
        "Moved closer": then is not None and now is not None and now > then,
        "Moved away": then is not None and now is not None and now < then,
    }
    return {name for name, says in said.items() if says}


VIEWS = ("Then, few", "Then, many", "Now, few", "Now, many", "Moved closer", "Moved away")


def expected(copies: list[Given]) -> dict[str, str]:
    """What the tables should say, by the first cell of each row."""
    rows = {"Capability": "Leaders", "Where it stands": "Leaders", "Made": "22 November 2026"}
    for item in DECK.capabilities:
        rows[f"{item.number}. {item.title}"] = band_of(item.number in copy.capabilities for copy in copies) or "–"
    for key, label in STATUSES.items():
        rows[label] = band_of(key in copy.actions for copy in copies) or "–"
    for statement in STATEMENTS:
        bands = {view: band_of(view in views_of(copy, statement) for copy in copies) for view in VIEWS}
        if lines := [f"{view}: {band}" for view, band in bands.items() if band]:
            rows |= {"Statement": "Leaders", TEXTS[statement]: "\n".join(lines)}
    for word in sorted(WORDS[:-2]):
        if band := band_of(word in copy.words for copy in copies):
            rows |= {"Leaders": "Words", band: f"{rows[band]}, {word}" if band in rows else word}
    return rows


@drawn(many())
def test_every_number_and_word_is_of_five_leaders_or_more_and_in_a_band_of_five(copies: list[Given]) -> None:
    page = page_of(copies)
    assert rows_in(page) == expected(copies)
    assert f"<b>{band_of(True for _ in copies)}</b> leaders".encode() in page.replace("\u00a0".encode(), b" ")
    for svg in svgs_in(page):
        assert all(int(value) % 5 == 0 for value in re.findall(r'data-value="(\d+)"', svg))
        assert not re.search(">[0-9]+<", svg)
        assert not any(word in svg for word in WORDS if word not in ", ".join(rows_in(page).values()))


@drawn(many(), st.data())
def test_one_copy_that_changes_nothing_in_fives_changes_not_one_byte(copies: list[Given], data: st.DataObject) -> None:
    """What one leader alone says, or few, is nowhere in the file: neither in a number, nor a word, nor a drawing."""
    at = data.draw(st.integers(0, len(copies) - 1))
    other = [*copies[:at], given(99, **data.draw(parts())), *copies[at + 1 :]]
    assert (page_of(copies) == page_of(other)) == (expected(copies) == expected(other))


@drawn(many(), st.randoms())
def test_what_fewer_than_five_say_can_be_taken_out_of_all_copies_unseen(copies: list[Given], random: Random) -> None:
    sets = ("capabilities", "actions", "words")
    every = {part: [each for copy in copies for each in getattr(copy, part)] for part in sets}
    often = {part: frozenset(each for each in said if said.count(each) >= 5) for part, said in every.items()}
    stripped = [replace(copy, **{part: getattr(copy, part) & often[part] for part in sets}) for copy in copies]
    random.shuffle(stripped)
    assert page_of(stripped) == page_of(copies)


@pytest.mark.parametrize("number", range(5))
def test_fewer_than_five_leaders_make_no_picture(number: int) -> None:
    with pytest.raises(RecordError, match="at least five leaders") as refused:
        page_of([given(each, words=["bus"]) for each in range(number)])
    assert str(number) in str(refused.value) and "\n" not in str(refused.value)


def test_two_copies_of_one_leader_count_once_and_the_newest_counts() -> None:
    four = [given(number, words=["bus"]) for number in range(1, 5)]
    twice = [given(5, words=["damp"], day=2), given(5, words=["bus"], day=1)]
    newest = newest_of_each([*four, *twice])
    assert len(newest) == 5 and twice[0] in newest
    assert "5 to 9" not in [*rows_in(page_of([*newest]))]


def test_what_is_no_common_word_is_not_shown_though_a_file_holds_it() -> None:
    """Files are made by workbooks, yet anybody can write one."""
    forged = ["amina", "Amina", "zanthoria", "mill bank", "no zanthoria", "<b>x</b>", "", "bus"]
    page = page_of([given(number, words=forged) for number in range(7)])
    assert rows_in(page)["5 to 9"] == "bus"
    assert not any(word.encode() in page for word in ("amina", "Amina", "zanthoria", "mill bank"))


def test_a_title_is_text_and_the_page_asks_for_nothing() -> None:
    found = shown([given(each) for each in FIVE], DECK, GROUPS, date(2026, 11, 22), " <b>Ours</b> ")
    page = picture(found).decode()
    assert "<title>&lt;b&gt;Ours&lt;/b&gt;</title>" in page and "<b>Ours" not in page
    assert "default-src 'none'" in page and "script-src 'none'" in page


def test_the_suits_have_the_colours_of_the_page() -> None:
    colours = re.findall(r"--pk-suit-(\d+): (#\w+);", (HERE / "tokens.css").read_text(encoding="utf-8"))[:10]
    assert {int(number): colour for number, colour in colours} == SUITS


def test_axe_finds_nothing_and_a_phone_needs_no_scrolling_aside(opens: Opens) -> None:
    steps = dict.fromkeys(STATEMENTS, (0, 2))
    copies = [
        given(each, words=WORDS, capabilities=[1, 10], actions=["done"], destinations=steps) for each in range(12)
    ]
    page = opens(page_of(copies), 390)
    assert [(found["id"], node["html"][:160]) for found in violations(page) for node in found["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    widths = page.evaluate(
        "[...document.images].map((image) => [image.alt.length, image.naturalWidth, image.clientWidth])"
    )
    assert len(widths) == 4 and all(said > 10 and natural for said, natural, _ in widths)
    shown_at = [now / natural for _, natural, now in widths if now]
    assert len(shown_at) == 3 and min(shown_at) * 15 >= 11.5, "letters of 15 px in a picture can be read on a phone"
