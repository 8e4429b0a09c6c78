"""The word cloud in any notebook: words in many shapes go in, and none of them is lost on the way out."""

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import powerkit
from powerkit.errors import WordsError

EXAMPLE = Path(__file__).parents[3] / "examples" / "words.csv"


@pytest.mark.parametrize(
    "given",
    [
        {"damp": 2, "bus": 1},
        Counter(["damp", "bus", "damp"]),
        ["damp", "bus", "damp"],
        [{"word": "damp", "count": 2}, {"word": "bus", "count": 1.0}],
        "damp\nbus\ndamp",
    ],
    ids=["dict", "Counter", "list", "rows", "text"],
)
def test_words_are_taken_in_many_shapes(given: Any) -> None:
    assert {word.word: word.count for word in powerkit.WordCloud(given).words} == {"damp": 2, "bus": 1}


def test_a_file_gives_its_words_and_every_one_is_drawn_and_listed() -> None:
    cloud = powerkit.WordCloud(EXAMPLE, label="Heard this spring")
    assert len(cloud.words) == 55
    svg = cloud.to_svg(320)
    drawn = [letter.text for letter in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert " ".join(filter(None, drawn)).count("look out for each other") == 1
    assert sum(map(len, cloud.lists().values())) == 55
    assert cloud.sentences()[0] == "55 words, 55 shown."
    assert cloud.to_png() == cloud.to_png()


def test_what_is_changed_on_the_page_is_in_the_words_and_the_picture() -> None:
    cloud = powerkit.WordCloud({"damp": 2})
    cloud.value = [{"word": "damp", "count": 2}, {"word": "sign", "count": 1}]
    assert [word.word for word in cloud.words] == ["damp", "sign"]
    assert ">sign</text>" in cloud.to_svg()


def test_small_words_of_a_text_are_there_to_be_seen() -> None:
    left = [item.word for item in powerkit.WordCloud("We all wait for the bus every day here.").left_out]
    assert left == ["we", "all", "for", "the", "every", "here"]


@pytest.mark.parametrize("given", [3, b"damp", ["damp", 3], {"damp": -1}, {"damp": "many"}, {"": 2}])
def test_what_is_not_words_is_said_in_a_line(given: Any) -> None:
    with pytest.raises(WordsError) as raised:
        powerkit.WordCloud(given)
    assert "\n" not in str(raised.value)


def test_no_drawing_library_is_loaded_before_the_cloud_is_asked_for() -> None:
    code = """
import sys, powerkit.ui.widgets.card, powerkit.ui.card_session, powerkit.ui.standalone.word_cloud, powerkit.kinds
import powerkit.kinds.words.queries
print(sorted({"numpy", "PIL", "wordcloud", "matplotlib", "docx", "charset_normalizer"} & set(sys.modules)))
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
