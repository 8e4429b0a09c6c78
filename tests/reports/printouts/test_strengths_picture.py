"""The picture of strengths: every keyword, all the same size, and on the record with names replaced."""

import re
import subprocess
import sys
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from powerkit.deck import Deck, Field
from powerkit.documents.model import Picture
from powerkit.entries.import_json import fill
from powerkit.kinds.pictures import pictures_of
from powerkit.logbook import Logbook
from powerkit.privacy import Names
from powerkit.reports.record import compose_record
from tests.shipped import shipped_deck

CARD = shipped_deck().card("10.1")
KEYWORDS = st.text(
    st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1, max_size=60
).filter(str.strip)


def strengths() -> Field:
    field = CARD.field("strengths")
    assert field is not None
    return field


def drawn(words: list[str]) -> tuple[str, str]:
    """The SVG and the alternative text of these keywords."""
    field = strengths()
    answer, _ = field.kind.check([{"word": word} for word in words])
    (picture,) = pictures_of(field.kind, answer, field.label)
    return picture.svg, picture.alt


@given(st.lists(KEYWORDS, min_size=1, max_size=12))
def test_every_keyword_is_in_the_picture_and_said_in_words(words: list[str]) -> None:
    svg, alt = drawn(words)
    assert [unescape(match) for match in re.findall(r'data-strength="([^"]*)"', svg)] == [
        word.strip() for word in words
    ]
    for word in words:
        assert word.strip() in alt


def test_no_keyword_is_larger_than_another() -> None:
    svg, alt = drawn(["Calm", "Not needing the credit, usually, and never saying so", "Stubborn"])
    assert len(set(re.findall(r"font-size:(\d+)px;font-weight", svg))) == 1
    assert alt.startswith("3 strengths, all drawn the same size: ")


def test_it_is_on_the_record_with_codes_in_place_of_names(deck: Deck, logbook: Logbook) -> None:
    answers = {"strengths": [{"word": "Listening to Wanda Example"}]}
    fill([{"card": "10.1", "people": "Wanda Example", "answers": answers}], deck, logbook, "test")
    record = compose_record(logbook.latest(card="10.1")[0], Names(logbook.codes()))
    (picture,) = [block for block in record.blocks if isinstance(block, Picture)]
    assert "Listening to Person A" in picture.svg
    assert "Wanda" not in picture.svg + picture.alt


def test_a_page_of_cards_loads_nothing_of_paper_until_it_is_asked() -> None:
    code = "import sys, powerkit.ui.card_session, powerkit.ui.card_view\n"
    code += "sys.exit('powerkit.reports.printouts' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
