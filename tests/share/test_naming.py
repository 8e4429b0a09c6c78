"""Codes with a role that stay the same, and the words a leader is asked about."""

import pytest

from powerkit.privacy import Names, guessed_names
from powerkit.sent import KEPT, ROLES, NameWord
from powerkit.share.model import Ask
from powerkit.share.naming import codes_for, names_to_check

MAP = [{"name": "Amina Khan", "ring": "1", "sector": "housing"}, {"name": "Joe", "ring": "2", "sector": "faith"}]


@pytest.mark.parametrize(
    "form",
    ["A.K.", "A. K.", "AK", "AK’s", "Amina K.", "Amina K", "A. Khan", "A.Khan", "amina khan’s", "KHAN", "Aminas"],
)
def test_initials_and_half_names_are_caught(form) -> None:
    names = Names({"Amina Khan": "Person A"})
    assert "Person A" in names.replace(f"So {form} came")
    assert not {"amina", "khan", "k."} & set(names.replace(f"So {form} came").lower().split())


@pytest.mark.parametrize("text", ["The GP came", "ask the gp", "Ok, ak", "A plan", "PA system"])
def test_initials_that_usually_mean_something_else_stay(text) -> None:
    assert Names({"Gita Patel": "Person A", "Paul Ames": "Person B", "Amina Khan": "Person C"}).replace(text) == text


@pytest.mark.parametrize(("name", "text"), [
    ("王芳", "我和王芳说话"), ("আমিনা", "আমিনার বাড়ি"), ("أمينة", "وأمينة قالت"), ("ਗੁਰਪ੍ਰੀਤ", "ਗੁਰਪ੍ਰੀਤਨੇ"),
])  # fmt: skip
def test_in_writings_without_capitals_a_name_is_found_within_a_word(name, text) -> None:
    names = Names({name: "Person A"})
    assert name not in names.replace(text) and "Person A" in names.replace(text)
    assert names.found(names.replace(text)) == ()


def test_a_code_says_where_somebody_stands_and_is_short_after_the_first_time(save, sharing) -> None:
    save("1.2", {"map": MAP, "different": "Amina first. Then Amina again, and Joe.", "how": "Ask Amina."})
    text = sharing.text("1.2")
    assert "Person A (housing)" in text and "Person B (faith)" in text
    assert text.count("Person A (housing)") == 1 and text.count("Person A") >= 4


def test_what_a_reader_knows_somebody_by_never_changes_but_others_get_the_new_role(book, save, sharing) -> None:
    save("1.2", {"map": MAP})
    assert codes_for(book, "Priya", "replaced")["Joe"] == "Person B (faith)"
    sharing.make("1.2")
    book.decide_names([NameWord("Joe", True, "Colleague")])
    assert codes_for(book, "priya", "replaced")["Joe"] == "Person B (faith)"
    assert codes_for(book, "Sam", "replaced")["Joe"] == "Colleague B (faith)"


def test_a_role_of_my_own_words_shows_only_where_roles_are_kept(book, save) -> None:
    save("1.2", {"map": MAP})
    book.decide_names([NameWord("Joe", True, "vicar of Moss (old)"), NameWord("Amina Khan", True, "Joe's boss")])
    assert codes_for(book, "", "replaced")["Joe"] == "Person B (faith)"
    kept = codes_for(book, "", ROLES)
    assert kept["Joe"] == "Vicar of Moss old B"
    assert kept["Amina Khan"] == "Person A (housing)", "a role with a name in it is not used"
    assert codes_for(book, "", KEPT) == {}


def test_a_private_map_gives_no_role_away(book, save) -> None:
    save("1.2", {"map": MAP}, private={"map": True})
    assert codes_for(book, "", "replaced")["Joe"] == "Person B"


def test_kept_names_stand_as_written_and_the_page_says_so(save, sharing) -> None:
    save("1.1", {"changing": "Joe said so", "companion": "Joe"})
    text = sharing.text("1.1", ask=Ask("Priya", names=KEPT))
    assert "Joe said so" in text and "as they were written" in text and "anonymous" not in text.lower()


def test_what_is_decided_on_is_remembered_either_way(book, save, sharing) -> None:
    save("1.1", {"changing": "We met Tobias near Mill Lane. Then Tobias left.", "companion": "The Team"})
    ready = sharing.ready("1.1")
    found = names_to_check(book, ready.matter, ready.codes)
    assert [one.text for one in found.guesses if one.likely] == ["Tobias", "Mill Lane"]
    book.decide_names([NameWord("Tobias", True), NameWord("Mill Lane", False), NameWord("The Team", False)])
    again = sharing.ready("1.1")
    assert names_to_check(book, again.matter, again.codes).guesses == ()
    text = sharing.text("1.1")
    assert "Tobias" not in text and "Mill Lane" in text and "The Team" in text


def test_only_words_that_may_be_names_are_asked_about() -> None:
    text = "On Monday I met the NHS. Busy day. We were busy. Then Zofia’s boss, Lena Król, came on 3 May 2026. Hello."
    found = guessed_names([text], known=["Nobody"], ordinary=["hello"])
    assert [(one.text, one.likely) for one in found] == [("Lena Król", True), ("Zofia", True)]
