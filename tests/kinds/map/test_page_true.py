"""Nothing is on a map that nobody put there: files brought in, people renamed, put in order and removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from powerkit.kinds.map.model import map_of

from .material import RULING
from .page_support import stored
from .test_page import MakeDesk, opened, person

pytestmark = pytest.mark.browser
FIRST = "name,ring,knows\nAnn,1,Ben; Cat; Dan; Eve\nBen,1,Cat\nCat,2,\nDan,2,\nEve,3,\n"
SECOND = "name,ring,knows\nPat,1,\nQuin,2,\nRose,3,Sal\nSal,3,\nTom,4,\nUma,4,\n"
TWO_SAMS = [
    {"_id": "a", "name": "Sam", "ring": "1", "sector": "faith"},
    {"_id": "b", "name": "Sam", "ring": "2", "sector": "faith"},
    {"_id": "c", "name": "Ann", "ring": "1", "sector": "housing", "knows": "Sam (2)"},
]


def bring(page: Page, content: str, how: str) -> None:
    """Choose a file of people and say what is to be done with them."""
    part = page.locator("details", has_text="Bring in or take out a file").last
    if part.get_attribute("open") is None:
        part.locator("summary").click()
    file = {"name": "people.csv", "mimeType": "text/csv", "buffer": content.encode()}
    page.get_by_label("Bring in people from a file").set_input_files(file)
    page.get_by_role("button", name=how).click()


def told(rows: Sequence[dict[str, Any]]) -> tuple[list[str], set[frozenset[str]]]:
    """Who is on the map and who is tied to whom, by name and place in the list."""
    whole = map_of(rows, RULING)
    called = {one.id: f"{one.name} {number}" for number, one in enumerate(whole.people)}
    return [item.name for item in whole.people], {frozenset((called[tie.one], called[tie.other])) for tie in whole.ties}


def table(page: Page, row: str, column: str) -> Any:
    return page.locator(f'.pk-map-table [data-pk-row="{row}"] [data-pk-column="{column}"]')


def test_what_a_file_was_read_as_is_turned_round_before_it_is_taken_over(desk: MakeDesk) -> None:
    page, made = opened(desk)
    bring(page, "who,closeness,sort\nAnn,1,Orbital Committee\nBen,5,Orbital Committee\n", "Leave it")
    part = page.locator(".pk-map-drop")
    page.get_by_label("Bring in people from a file").set_input_files(
        {
            "name": "p.csv",
            "mimeType": "text/csv",
            "buffer": b"who,closeness,sort\nAnn,1,Orbital Committee\nBen,5,Chapel\n",
        }
    )
    part.get_by_text("Which column is what").click()
    part.get_by_label("“sort” is").select_option(label="Where they belong")
    part.get_by_label("Where does “Orbital Committee” belong?").select_option(label="Housing")
    part.get_by_label("The highest number is the closest").check()
    expect(part.get_by_label("The highest number is the closest")).to_be_focused()
    expect(part.get_by_label("Where does “Orbital Committee” belong?")).to_have_value("housing")
    part.get_by_role("button", name="Put them on my map").click()
    assert [(row["name"], row["ring"], row["sector"]) for row in stored(page, made)] == [
        ("Ann", "4", "housing"),
        ("Ben", "1", "faith"),
    ]


def test_a_second_file_in_place_of_the_first_is_just_that_file(desk: MakeDesk) -> None:
    page, made = opened(desk)
    bring(page, FIRST, "Put them on my map")
    names, ties = told(stored(page, made))
    assert (names, len(ties)) == (["Ann", "Ben", "Cat", "Dan", "Eve"], 5)
    bring(page, SECOND, "Use them instead of my map")
    names, ties = told(stored(page, made))
    assert names == ["Pat", "Quin", "Rose", "Sal", "Tom", "Uma"]
    assert ties == {frozenset(("Rose 2", "Sal 3"))}
    page.get_by_role("button", name="Undo", exact=True).first.click()
    names, ties = told(stored(page, made))
    assert (names, len(ties)) == (["Ann", "Ben", "Cat", "Dan", "Eve"], 5)


@pytest.mark.long
def test_three_hundred_people_in_place_of_others_have_the_ties_of_their_file(desk: MakeDesk) -> None:
    def crowd(letter: str, far: int) -> str:
        return "name,ring,knows\n" + "".join(f"{letter}{n},{n % 4 + 1},{letter}{(n + far) % 300}\n" for n in range(300))

    page, made = opened(desk)
    bring(page, crowd("P", 7), "Put them on my map")
    bring(page, crowd("Q", 31), "Use them instead of my map")
    names, ties = told(stored(page, made))
    assert names == [f"Q{n}" for n in range(300)]
    assert ties == {frozenset((f"Q{n} {n}", f"Q{(n + 31) % 300} {(n + 31) % 300}")) for n in range(300)}


def test_a_file_beside_the_map_brings_who_is_new_with_their_ties_whoever_names_the_other(desk: MakeDesk) -> None:
    page, made = opened(desk)
    bring(page, FIRST, "Put them on my map")
    bring(page, "name,knows\nben,Zoe; Eve\nZoe,Sam\nSam,\nSam,zoe\n", "Add them to my map")
    names, ties = told(stored(page, made))
    assert names == ["Ann", "Ben", "Cat", "Dan", "Eve", "Zoe", "Sam", "Sam"]
    new = {frozenset(pair) for pair in (("Ben 1", "Zoe 5"), ("Zoe 5", "Sam 6"), ("Zoe 5", "Sam 7"))}
    assert new <= ties
    assert len(ties) == 5 + 3


def test_a_name_typed_past_somebody_else_s_takes_no_tie_along(desk: MakeDesk) -> None:
    rows = [
        {"_id": "a", "name": "Dan", "ring": "1"},
        {"_id": "b", "name": "Eve", "ring": "2"},
        {"_id": "c", "name": "Ann", "ring": "1", "knows": "Dan; Eve"},
        {"_id": "d", "name": "Bo", "ring": "3", "knows": "Eve"},
    ]
    page, made = opened(desk, {"map": rows})
    page.locator('.pk-map-table [data-pk-row="b"] .pk-fold').click()
    box = table(page, "b", "name")
    box.fill("")
    box.press_sequentially("Dan")
    assert told(stored(page, made))[1] == {
        frozenset(p) for p in (("Ann 2", "Dan 0"), ("Ann 2", "Dan 1"), ("Bo 3", "Dan 1"))
    }
    page.locator('.pk-map-table [data-pk-row="d"] .pk-fold').click()
    box.press("End")
    box.press_sequentially("ny")
    names, ties = told(stored(page, made))
    assert names == ["Dan", "Danny", "Ann", "Bo"]
    assert ties == {frozenset(p) for p in (("Ann 2", "Dan 0"), ("Ann 2", "Danny 1"), ("Bo 3", "Danny 1"))}


def test_two_of_one_name_keep_their_ties_when_they_change_places_or_one_goes(desk: MakeDesk) -> None:
    page, made = opened(desk, {"map": TWO_SAMS})
    page.locator('.pk-map-table [data-pk-row="b"]').get_by_role("button", name="Move up").click()
    rows = stored(page, made)
    assert [row["_id"] for row in rows] == ["b", "a", "c"]
    assert told(rows)[1] == {frozenset(("Ann 2", "Sam 0"))}
    page.locator('.pk-map-table [data-pk-row="a"]').get_by_role("button", name="Remove").click()
    assert told(stored(page, made)) == (["Sam", "Ann"], {frozenset(("Ann 1", "Sam 0"))})


def test_two_of_one_name_can_both_be_linked_and_unlinked(desk: MakeDesk) -> None:
    page, made = opened(desk, {"map": [{**row, "knows": ""} for row in TWO_SAMS]})
    person(page, "Ann").click()
    page.get_by_label("Somebody they know").select_option("b")
    page.locator('[data-pk-key="tie-add"]').click()
    assert told(stored(page, made))[1] == {frozenset(("Ann 2", "Sam 1"))}
    page.get_by_label("Somebody they know").select_option("a")
    page.locator('[data-pk-key="tie-add"]').click()
    page.locator('[data-pk-key="tie/b"]').select_option("")
    assert told(stored(page, made))[1] == {frozenset(("Ann 2", "Sam 0"))}


def test_undo_by_keys_in_a_cell_of_the_list_is_not_taken_back_by_the_next_key(desk: MakeDesk) -> None:
    page, made = opened(desk, {"map": [{"_id": "a", "name": "Ann"}, {"_id": "b", "name": "Bo"}]})
    box = table(page, "a", "note")
    box.fill("hello")
    box.press("Control+z")
    assert "note" not in stored(page, made)[0] or not stored(page, made)[0]["note"]
    table(page, "a", "wish").fill("more time")
    row = stored(page, made)[0]
    assert (row.get("note") or "", row["wish"]) == ("", "more time")
