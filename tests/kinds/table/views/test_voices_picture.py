"""The pictures of voices: the numbers, each group apart, and every quote that was checked; compared with the answer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from powerkit.documents.model import Bullets, Paragraph, Table
from powerkit.kinds.pictures import pictures_of
from powerkit.kinds.table.views.voices import grouped

from .material import drawn, parts, squeezed, table_of, words_in, year_rows

NOTICED = {"yes": "Yes", "no": "No", "dont_know": "They don’t know"}
BELIEVES = {"yes": "Yes", "no": "No", "dont_know": "Not sure"}
GROUPS = {"local": "Local people", "staff": "Staff"}


def bars(picture: Any) -> dict[tuple[str, str], int]:
    """The numbers of a chart by group and name, as its marks carry them."""
    marks = parts(picture, "value")
    return {(mark.get("data-group"), mark.get("data-name")): int(mark.get("data-value")) for mark in marks}


@pytest.mark.parametrize("narrow", [False, True])
def test_how_many_noticed_is_in_the_chart_in_the_table_and_in_the_caption(narrow: bool) -> None:
    rows = year_rows("6.3", "voices")
    count = Counter(row["noticed"] for row in rows)
    chart, _ = drawn("6.3", "voices", rows, narrow=narrow)
    assert bars(chart) == {("", name): count[one] for one, name in NOTICED.items()}
    table = table_of("6.3", "voices").numbers(rows)
    assert table is not None and dict(table.rows) == {name: str(count[one]) for one, name in NOTICED.items()}
    assert all(f"{name} {count[one]}" in chart.caption for one, name in NOTICED.items())


@pytest.mark.parametrize("narrow", [False, True])
def test_local_people_and_staff_are_counted_apart_and_never_in_one_sum(narrow: bool) -> None:
    rows = year_rows("8.3", "belief")
    count = Counter((row["group"], row["believes"]) for row in rows)
    chart, _ = drawn("8.3", "belief", rows, narrow=narrow)
    assert bars(chart) == {
        (group, name): count[by, one] for by, group in GROUPS.items() for one, name in BELIEVES.items()
    }
    table = table_of("8.3", "belief").numbers(rows)
    assert table is not None and table.heads == ("What they say", "Local people", "Staff")
    assert table.rows == tuple((name, *(str(count[by, one]) for by in GROUPS)) for one, name in BELIEVES.items())
    both = Counter(row["believes"] for row in rows)
    assert f"Yes {both['yes']}" not in chart.caption, "the two groups are not added up"
    assert "%" not in chart.svg + chart.alt


def test_a_quote_that_nobody_checked_stays_in_its_group_unless_the_group_would_tell_whose_it_is() -> None:
    rows = [
        {"quote": "A bus", "theme": "Getting home", "checked": True},
        {"quote": "Another bus", "theme": "getting  HOME", "checked": False},
        {"quote": "My lad's job", "theme": "What happened at the Mill", "checked": False},
        {"quote": "A seat", "theme": "", "checked": True},
    ]
    kind = table_of("5.3", "voices")
    seen = kind.let_out(kind.check(rows)[0])
    assert [(group.name, len(group.voices)) for group in grouped(kind, seen)] == [
        ("Getting home", 2),
        ("Not in a group yet", 1),
        ("Heading not shown", 1),
    ]
    (picture,) = drawn("5.3", "voices", rows)
    assert picture.svg.count("1 not shown here: nobody has checked yet that") == 2
    assert "HOME" not in picture.svg + picture.alt and "Mill" not in picture.svg + picture.alt


WORDS = st.sampled_from(["", "A bus", "A seat"])
SLIPS = st.lists(
    st.fixed_dictionaries(
        {
            "quote": WORDS,
            "theme": st.sampled_from(["", "Bus", "bus ", "Quiet"]),
            "group": st.sampled_from(["", "local", "staff"]),
            "believes": st.sampled_from(["", "yes", "no"]),
            "checked": st.booleans(),
        }
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize(("card", "field"), [("5.3", "voices"), ("8.3", "belief"), ("8.3", "voices")])
@settings(max_examples=15)
@given(SLIPS)
def test_every_voice_is_counted_once_in_groups_and_caption_and_no_group_of_one_picture_is_missing_in_the_other(
    card: str, field: str, given_: list[dict[str, Any]]
) -> None:
    known = {column.id for column in table_of(card, field).rows.columns}
    rows = [{key: value for key, value in row.items() if key in known} for row in given_]
    rows = table_of(card, field).check(rows)[0]
    *charts, picture = drawn(card, field, rows) or (None,)
    if picture is None or not parts(picture, "quote"):
        return
    assert sum(int(part.get("data-voices")) for part in parts(picture, "group")) == len(rows)
    told = [r"(\d+) quotes?", r"words of (\d+) more", r"(\d+) more without words"]
    found = [re.search(words, picture.caption) for words in told]
    assert sum(int(number[1]) for number in found if number) == len(rows)
    for chart in charts:
        at = "name" if field == "voices" else "group"
        assert all(mark.get(f"data-{at}") in words_in(parts_root(picture)) for mark in parts(chart, "value"))


def parts_root(picture: Any) -> Any:
    """The whole of a picture, as parsed."""
    return fromstring(picture.svg, forbid_dtd=True)


@pytest.mark.parametrize("narrow", [False, True])
def test_a_quote_that_is_cut_ends_with_its_mark(narrow: bool) -> None:
    rows = [{"quote": "We need a bus after six, and a seat. " * 40, "theme": "Bus", "checked": True}]
    (picture,) = drawn("5.3", "voices", rows, narrow=narrow)
    assert "…”<" in picture.svg


def test_a_picture_of_slips_names_its_question() -> None:
    for picture in pictures_of_belief():
        assert "Will things get better this time?" in words_in(parts_root(picture))


def pictures_of_belief() -> tuple[Any, ...]:
    """Both pictures of the worked year's slips, under the deck's own question."""
    kind = table_of("8.3", "belief")
    return pictures_of(kind, kind.let_out(year_rows("8.3", "belief")), "Will things get better this time?")


def test_a_chart_of_one_group_says_what_was_counted() -> None:
    chart, _ = drawn("8.3", "voices", year_rows("8.3", "voices"))
    assert ">Who: 8 voices<" in chart.svg
    chart, _ = drawn("6.3", "voices", year_rows("6.3", "voices"))
    assert len(re.findall(r">[^<]*[?] \d+ voices<", chart.svg)) == 1


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize(
    ("card", "field"), [("5.3", "voices"), ("6.3", "voices"), ("8.3", "belief"), ("8.3", "voices")]
)
def test_every_checked_quote_stands_under_its_group_and_no_other_one_is_there(
    card: str, field: str, narrow: bool
) -> None:
    rows = year_rows(card, field)
    kind = table_of(card, field)
    group = kind.playing("group")
    assert group is not None
    picture = drawn(card, field, rows, narrow=narrow)[-1]
    under = {
        quote.get("data-quote"): (part.get("data-group"), squeezed(words_in(quote)))
        for part in parts(picture, "group")
        for quote in part.iter()
        if quote.get("data-quote")
    }
    assert set(under) == {row["_id"] for row in rows if row["quote"] and row["checked"]}
    for row in rows:
        if row["_id"] in under:
            name, written = under[row["_id"]]
            assert name == group.show(row[group.id]) and squeezed(row["quote"]) in written
        elif row["quote"]:
            assert squeezed(row["quote"]) not in squeezed(picture.svg)
    numbers = {part.get("data-group"): int(part.get("data-voices")) for part in parts(picture, "group")}
    assert numbers == dict(Counter(group.show(row[group.id]) for row in rows))


def test_a_record_has_quotes_under_their_themes_with_who_said_them() -> None:
    rows = year_rows("5.3", "voices")
    blocks = table_of("5.3", "voices").describe(rows, "Voices")
    assert blocks[0] == Paragraph("13 voices.")
    assert [block.text for block in blocks if isinstance(block, Paragraph)][1:3] == [
        "Getting up, down and home: 1 voice",
        "Room to be: 3 voices",
    ]
    quotes = [text for block in blocks if isinstance(block, Bullets) for text in block.items]
    assert sorted(quotes) == sorted(f"“{row['quote']}” ({row['about']})" for row in rows)


def test_a_vote_without_words_is_counted_and_needs_no_check() -> None:
    kind = table_of("8.3", "belief")
    rows, _ = kind.check([{"believes": "no", "group": "local"}, {"group": "staff", "quote": "Yes"}])
    out = kind.let_out(rows)
    table = kind.numbers(out)
    assert table is not None and table.rows[1] == ("No", "1", "0")
    assert table.rows[-1] == ("Nothing chosen", "0", "1")
    said = kind.describe(out, "Votes")[0]
    assert isinstance(said, Paragraph) and "The words of 1 of them are not here" in said.text


def test_themes_that_differ_in_case_or_blanks_only_are_one() -> None:
    kind = table_of("5.3", "voices")
    given = [{"quote": "A bus", "theme": "Getting  about"}, {"quote": "A bench", "theme": "getting about"}]
    rows, _ = kind.check(given)
    blocks = kind.describe(rows, "Voices")
    assert not any(isinstance(block, Table) for block in blocks)
    assert [block.text for block in blocks if isinstance(block, Paragraph)][1:] == ["Getting  about: 2 voices"]


def test_the_same_chart_is_the_same_bytes_whatever_a_persons_own_settings_are() -> None:
    import matplotlib

    rows = year_rows("8.3", "belief")
    first = drawn("8.3", "belief", rows)[0].svg
    with matplotlib.rc_context({"axes.facecolor": "red", "font.size": 30, "text.usetex": False}):
        theirs = dict(dict.items(matplotlib.rcParams))
        assert drawn("8.3", "belief", rows)[0].svg == first
        assert dict(dict.items(matplotlib.rcParams)) == theirs
    assert "<metadata" not in first and "<!DOCTYPE" not in first and "T1" not in first.partition("<desc")[0]


def test_the_first_chart_on_a_computer_says_nothing_beside_the_card(tmp_path: Path) -> None:
    script = (
        "from powerkit.drawing.charts.counts import draw_counts\n"
        "draw_counts(['বাংলা', 'Yes'], [('', [1, 2])], title='', alt='', width=380)\n"
    )
    given = {**os.environ, "MPLCONFIGDIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", script], env=given, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
