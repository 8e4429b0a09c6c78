"""How the tests of every word tell a script's own words from the catalogue's, the deck's and a person's."""

from tests.every_word import Known, texts_in

SENT = {"label": "What did you hear?", "id": "views", "values": [{"word": "damp", "note": "The stop matters\nmore"}]}


def left(*shown: str) -> set[str]:
    return Known(texts_in(SENT)).left(shown)


def test_what_stands_in_brackets_or_was_sent_is_no_finding() -> None:
    assert left("⟦Add ⟦a word⟧~⟧", "⟦They open in your \nlog book\n.~⟧", "damp", "12 · damp, 3 May", "more") == set()
    assert left("1. What did you hear?", "what did you hear? ⟦(private)⟧", "The stop matters …") == set()


def test_a_word_of_a_script_by_itself_or_beside_others_is_found() -> None:
    assert left("views", "⟦Saved~⟧ on 3 May", "damp and 3 more", "⟦cut off") == {
        "views",
        "on 3 May",
        "damp and 3 more",
        "⟦cut off",
    }
