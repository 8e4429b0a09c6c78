"""Names and their codes, settings, memos."""

from datetime import date

import pytest

from powerkit.errors import LogbookError
from powerkit.logbook import Logbook
from powerkit.logbook.names import code


def test_codes_are_given_in_order_and_stay_for_ever(book, path) -> None:
    book.remember_names([("Ana Example", "housing"), ("Bo", ""), (" ", "nobody")])
    book.remember_names([(" ana  EXAMPLE ", ""), ("Cy", ""), ("Bo", "health")])
    expected = {"Ana Example": "Person A", "Bo": "Person B", "Cy": "Person C"}
    assert book.codes() == expected
    assert book.roles() == {"Ana Example": "housing", "Bo": "health", "Cy": ""}
    with Logbook.open(path) as again:
        assert again.codes() == expected


@pytest.mark.parametrize(("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (703, "AAA")])
def test_after_person_z_comes_person_aa(number: int, name: str) -> None:
    assert code(number) == f"Person {name}"


def test_a_code_is_not_given_again_when_its_name_is_gone(book) -> None:
    book.remember_names([("Ana", ""), ("Bo", "")])
    with book._store.writing() as connection:
        connection.execute("DELETE FROM name WHERE name = 'Bo'")
    book.remember_names([("Cy", "")])
    assert book.codes() == {"Ana": "Person A", "Cy": "Person C"}


def test_a_setting_is_kept_and_replaced(book) -> None:
    assert book.setting("role") == ""
    assert book.setting("role", "leader") == "leader"
    book.set_setting("role", "public service")
    book.set_setting("role", "community\0")
    assert book.setting("role", "leader") == "community\0"
    with pytest.raises(LogbookError, match="broken character"):
        book.set_setting("role", "\ud800")


def test_memos_come_back_on_their_day_until_put_away(book) -> None:
    later = book.add_memo("Look again", card="1.1", field="memo", due=date(2026, 12, 1))
    never = book.add_memo("Some day")
    assert book.memos() == [later, never]
    assert book.memos(date(2026, 11, 30)) == []
    assert book.memos(date(2026, 12, 1)) == [later]
    book.put_memo_away(later.id)
    assert book.memos() == [never]
