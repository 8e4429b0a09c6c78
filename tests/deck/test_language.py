"""A deck says its language, and a tag that is none leads to the one that was meant, with its line."""

from pathlib import Path

import pytest

from powerkit.deck import load_deck
from powerkit.deck.schema import schemas
from powerkit.deck.texts import texts_of
from powerkit.errors import DeckError
from powerkit.resources import new_deck_folder

URDU = Path(__file__).parents[1] / "urdu"


def begun(folder: Path, line: str) -> Path:
    """A new deck that says of its language what the *line* does."""
    for file in new_deck_folder().glob("*.toml"):
        lines = [each for each in file.read_text(encoding="utf-8").splitlines() if not each.startswith("lang")]
        (folder / file.name).write_text("\n".join([*([line] if file.name == "deck.toml" else []), *lines]), "utf-8")
    return folder


@pytest.mark.parametrize(("line", "lang"), [("", "en-GB"), ('lang = "cy"', "cy"), ('lang = "pa-Arab"', "pa-Arab")])
def test_a_deck_is_in_the_language_it_says_and_in_english_where_it_says_none(
    tmp_path: Path, line: str, lang: str
) -> None:
    assert load_deck(begun(tmp_path, line)).lang == lang


@pytest.mark.parametrize(("said", "meant"), [("EN_gb", "en-GB"), ("welsh", "cy"), ("nothing at all", "")])
def test_a_tag_that_is_none_is_one_clear_line_that_names_what_was_meant(tmp_path: Path, said: str, meant: str) -> None:
    with pytest.raises(DeckError) as caught:
        load_deck(begun(tmp_path, f'lang = "{said}"'))
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f'deck.toml:1: "lang" is "{said}", but must be a language’s tag')
    assert line.endswith(f'Did you mean "{meant}"?') is bool(meant)


def test_the_schema_knows_it() -> None:
    assert schemas()["deck"]["properties"]["lang"]["pattern"].startswith("^[a-z]{2,3}")


def test_a_new_deck_has_it() -> None:
    assert 'lang = "en-GB"' in (new_deck_folder() / "deck.toml").read_text("utf-8")


def test_what_a_kind_says_of_its_own_accord_is_no_text_of_the_deck() -> None:
    texts = texts_of(load_deck(URDU))
    assert {"لوگوں کا نقشہ", "بہت قریب", "ہمارے کارڈ"} <= texts
    assert "Who is around you?" not in texts
