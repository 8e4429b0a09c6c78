"""Codes with a role that stay the same, and the words a leader is asked about."""

import pytest

from powerkit.logbook.share_model import KEPT, ROLES, NameWord
from powerkit.privacy import Names, around, guessed_names
from powerkit.reports.share.model import Ask
from powerkit.reports.share.pseudonyms import codes_for, decide, keep_shown, names_to_check

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


def test_a_reader_s_first_copy_begins_at_person_a_and_nobody_s_code_changes_after_it(book, save, sharing) -> None:
    book.remember_names([("Ana", ""), ("Bo", ""), ("Cy", "")])
    save("1.1", {"changing": "Cy came, then Bo, then Cy again."})
    assert "Person A came, then Person B, then Person A again." in sharing.text("1.1")
    sharing.make("1.1")
    book.remember_names([("Dee", "")])
    save("2.2", {"discussion": "Dee and Ana met Bo and Cy."})
    assert "Person D and Person C met Person B and Person A." in sharing.text("2.2")
    assert "Person D and Person C met Person B and Person A." in sharing.text("2.2", ask=Ask("priya", names=ROLES))
    assert "Person A and Person B met Person C and Person D." in sharing.text("2.2", ask=Ask("Sam"))


def test_codes_that_were_shown_stay_when_another_name_is_added_before_the_copy_is_made(book, save, sharing) -> None:
    book.remember_names([("Fatima", ""), ("Trevor", "")])
    save("1.1", {"changing": "Denise came, then Trevor, then Fatima."})
    keep_shown(book, "Priya", codes_for(book, "Priya", "replaced", lambda: ["Denise came, then Trevor, then Fatima."]))
    assert "Denise came, then Person A, then Person B." in sharing.text("1.1")
    decide(book, [NameWord("Denise", True)])
    assert "Person C came, then Person A, then Person B." in sharing.text("1.1")
    assert "Person C came, then Person A, then Person B." in sharing.text("1.1", ask=Ask("priya ", names=ROLES))
    assert "Person A came, then Person B, then Person C." in sharing.text("1.1", ask=Ask("Sam"))
    assert "Fatima" not in book.setting("share.shown") and "riya" not in book.setting("share.shown")
    book.decide_names([NameWord("Trevor", False)])
    assert "Person C came, then Trevor, then Person B." in sharing.text("1.1")


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
    found = names_to_check(book, ready.matter)
    assert [guess.text for guess in found.guesses if guess.likely] == ["Tobias", "Mill Lane"]
    book.decide_names([NameWord("Tobias", True), NameWord("Mill Lane", False), NameWord("The Team", False)])
    again = sharing.ready("1.1")
    assert names_to_check(book, again.matter).guesses == ()
    text = sharing.text("1.1")
    assert "Tobias" not in text and "Mill Lane" in text and "The Team" in text


def test_only_words_that_may_be_names_are_asked_about() -> None:
    text = "On Monday I met the NHS. Busy day. We were busy. Then Zofia’s boss, Lena Król, came on 3 May 2026. Hello."
    found = guessed_names([text], known=["Nobody"], ordinary=["hello"])
    assert [(item.text, item.likely) for item in found] == [("Lena Król", True), ("Zofia", True)]


def test_a_word_that_is_said_to_be_somebody_known_stays_them_and_gets_no_code_of_its_own(book, save, sharing) -> None:
    save("1.1", {"companion": "Grace Bello, May Okafor", "changing": "Grace is here. May is coming."})
    before = book.codes()
    ready = sharing.ready("1.1")
    assert [name.text for name in names_to_check(book, ready.matter).unsure] == ["Grace", "May"]
    decide(book, [NameWord("Grace", True), NameWord("May", False)])
    again = sharing.ready("1.1")
    found = names_to_check(book, again.matter)
    assert (found.unsure, found.guesses, book.codes()) == ((), (), before)
    assert f"{before['Grace Bello']} is here. May is coming." in sharing.text("1.1")


@pytest.mark.parametrize("word", ["Tobias", "grace's sister", "Bello Trust", "Grace Okafor"])
def test_a_word_that_is_more_than_a_part_of_a_known_name_gets_a_code(book, save, word: str) -> None:
    save("1.1", {"companion": "Grace Bello"})
    decide(book, [NameWord(word, True)])
    assert word in book.codes()


def test_a_part_of_a_name_that_is_none_any_more_is_asked_about_again(book, save, sharing) -> None:
    save("1.1", {"companion": "Grace Bello", "changing": "I met Grace there."})
    decide(book, [NameWord("Grace", True)])
    decide(book, [NameWord("Grace Bello", False)])
    ready = sharing.ready("1.1")
    assert "Grace" in [guess.text for guess in names_to_check(book, ready.matter).guesses]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ask Zofia.", "Ask Zofia."),
        ("All of us went the long way from the old mill to Zofia", "…went the long way from the old mill to Zofia"),
        ("Zofia, who was waiting for us by the far gate of it", "Zofia, who was waiting for us by the far…"),
        ("\0 came with Zofia", "… came with Zofia"),
        (f"{'我' * 50}Zofia", f"…{'我' * 40}Zofia"),
    ],
)
def test_what_stands_around_a_word_is_cut_between_words(text: str, said: str) -> None:
    at = text.index("Zofia")
    assert around(text, at, at + 5) == said


BOTH = "Amina Yusuf came, and Joe. Then Amina talked with Joe."


def test_two_names_of_one_person_have_one_code_once_that_is_said(book, save, sharing) -> None:
    book.remember_names([("Amina", ""), ("Joe", ""), ("Amina Yusuf", "Neighbour"), ("Amina Khan", "")])
    save("1.1", {"changing": BOTH})
    like = {item.name: (item.like, item.same) for item in sharing.asked("1.1").known}
    assert like["Amina Yusuf"] == (("Amina",), "") and like["Joe"] == like["Amina"] == ((), "")
    assert "Neighbour A came, and Person B. Then Person C talked with Person B." in sharing.text("1.1")
    decide(book, [NameWord("Amina Yusuf", True, "Neighbour", "amina ")])
    assert "Neighbour A came, and Person B. Then Neighbour A talked with Person B." in sharing.text("1.1")
    assert {item.name: item.same for item in sharing.asked("1.1").known}["Amina Yusuf"] == "Amina"
    assert len(set(codes_for(book, "Sam", "replaced").values())) == 3
    decide(book, [NameWord("Amina Yusuf", True, "Neighbour", "")])
    assert len(set(codes_for(book, "Sam", "replaced").values())) == 4


def test_a_surname_beside_a_known_name_is_offered_as_the_same_person(book, save, sharing) -> None:
    book.remember_names([("Amina", "")])
    save("1.1", {"changing": BOTH})
    found = sharing.asked("1.1")
    assert found.beside["Yusuf"] == ("Amina",)
    decide(book, [NameWord("Yusuf", True, same_as="Amina"), NameWord("Joe", True)])
    assert "Person A came, and Person C. Then Person A talked with Person C." in sharing.text("1.1")


def test_what_a_reader_was_sent_for_two_names_stays_though_they_are_one_person_now(book, save, sharing) -> None:
    book.remember_names([("Joe", ""), ("Amina", ""), ("Amina Yusuf", "")])
    save("1.1", {"changing": BOTH})
    sharing.make("1.1")
    before = codes_for(book, "Priya", "replaced")
    assert before["Amina"] != before["Amina Yusuf"]
    decide(book, [NameWord("Amina Yusuf", True, same_as="Amina"), NameWord("Mina", True, same_as="Amina Yusuf")])
    assert codes_for(book, "Priya", "replaced") == {**before, "Mina": before["Amina"]}
    assert [item.like for item in sharing.asked("1.1").known if item.name in before] == [(), (), ()]
    fresh = codes_for(book, "Sam", "replaced")
    assert fresh["Amina"] == fresh["Amina Yusuf"] == fresh["Mina"] != fresh["Joe"]
