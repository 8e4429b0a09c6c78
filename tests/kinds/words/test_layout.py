"""The cloud's layout: every word is drawn, equal counts are equal, nothing overlaps, and the same gives the same."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerkit.kinds.words.cloud.glyph_metrics import letters, runs
from powerkit.kinds.words.cloud.key import key_of, with_key
from powerkit.kinds.words.cloud.layout import LEAST_BOX, SMALLEST, Cloud, lay_out
from powerkit.kinds.words.cloud.palette import INK, PALETTE
from powerkit.kinds.words.cloud.png import to_png
from powerkit.kinds.words.cloud.svg import to_svg
from powerkit.kinds.words.model import Word
from tests.many import examples

SMALL_VOICES = (Word("waiting", 200), *(Word(f"voice {number}", 1) for number in range(300)))

texts = st.text(alphabet="abcdefghij ąśé'আ পড়ি社区ہم24/7+-", min_size=1, max_size=40).filter(str.strip)
lists = st.lists(st.builds(Word, texts, st.integers(0, 500), pin=st.booleans()), min_size=1, max_size=60)


def overlaps(cloud: Cloud) -> list[tuple[str, str]]:
    """The pairs of words whose boxes share a pixel."""
    boxes = sorted(cloud.words, key=lambda word: word.top)
    found = []
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            if other.top >= one.top + one.height:
                break
            if one.left < other.left + other.width and other.left < one.left + one.width:
                found.append((one.word.word, other.word.word))
    return found


def within(cloud: Cloud) -> bool:
    """Whether every box lies on the page and every line in its box."""
    return all(
        word.left >= 0
        and word.top >= 0
        and word.left + word.width <= cloud.width
        and word.top + word.height <= cloud.height
        and max(word.widths) <= word.width
        and word.baseline + word.step * (len(word.lines) - 1) <= word.top + word.height
        for word in cloud.words
    )


@pytest.mark.parametrize("width", [320, 375, 640, 800, 1024, 1280, 1600])
def test_three_hundred_small_voices_beside_a_large_word_are_all_drawn(width: int) -> None:
    cloud = lay_out(SMALL_VOICES, width)
    assert [word.word for word in cloud.words] == list(SMALL_VOICES)
    assert len({word.size for word in cloud.words[1:]}) == 1
    assert cloud.words[0].size > 2 * cloud.words[1].size
    assert overlaps(cloud) == []
    assert within(cloud)
    drawn = ElementTree.fromstring(to_svg(cloud, "Words", "What it shows")).iter("{http://www.w3.org/2000/svg}text")
    assert sorted(item.text or "" for item in drawn) == sorted(voice.word for voice in SMALL_VOICES)


@settings(max_examples=examples(40), deadline=None)
@given(lists, st.integers(320, 1600), st.integers(0, 3))
def test_no_two_words_overlap_and_none_is_lost_whatever_they_are(words: list[Word], width: int, seed: int) -> None:
    cloud = lay_out(words, width, seed=seed)
    assert [word.word for word in cloud.words] == words
    assert overlaps(cloud) == []
    assert within(cloud)
    assert all(word.size >= SMALLEST and min(word.width, word.height) >= LEAST_BOX for word in cloud.words)
    sizes = {word.word.people: word.size for word in cloud.words}
    assert all(word.size == sizes[word.word.people] for word in cloud.words)
    assert [size for _, size in sorted(sizes.items())] == sorted(sizes.values())


@settings(max_examples=examples(15), deadline=None)
@given(lists, st.integers(320, 1600))
def test_the_same_words_in_the_same_order_give_the_same_bytes(words: list[Word], width: int) -> None:
    one, other = lay_out(words, width), lay_out(list(words), width)
    assert to_svg(one, "Words", "") == to_svg(other, "Words", "")
    assert to_png(one) == to_png(other)


def test_the_letters_of_a_word_are_joined_as_it_was_given() -> None:
    words = [Word("look out for each other", 40), Word("x" * 90, 1), Word("neighbourhood", 2)]
    for word in lay_out(words, 320).words:
        assert "".join("".join(word.lines).split()) == "".join(word.word.word.split())


def test_a_size_follows_the_square_root_of_people_where_the_page_has_room() -> None:
    cloud = lay_out([Word("four", 4), Word("sixteen", 16), Word("nine", 9)], 1600)
    four, sixteen, nine = (word.size for word in cloud.words)
    assert abs(sixteen - 2 * four) <= 1
    assert abs(nine - 1.5 * four) <= 1


@settings(max_examples=examples(30), deadline=None)
@given(lists, st.integers(320, 1600))
def test_a_cloud_alone_says_what_size_means_and_whether_area_tells_the_number(words: list[Word], width: int) -> None:
    cloud = lay_out(words, width)
    keyed = with_key(cloud)
    said, key = key_of(cloud), keyed.words[-1]
    assert keyed.words[:-1] == cloud.words
    assert not overlaps(keyed) and key.top + key.height <= keyed.height and max(key.widths) <= key.width <= width
    few, many = (choose(words, key=lambda word: word.people) for choose in (min, max))
    assert said.startswith("Size") and "how many people said it" in said
    if few.people == many.people:
        assert "All are as large" in said
        return
    by_area = all(
        abs(word.size - cloud_most(cloud) * (word.word.people / many.people) ** 0.5) <= 1 for word in cloud.words
    )
    assert by_area or "Small words are drawn larger" in said
    assert ("by the area" in said) != ("Small words are drawn larger" in said)


def cloud_most(cloud: Cloud) -> int:
    """The largest size of a word."""
    return max(word.size for word in cloud.words)


def test_the_key_stands_in_svg_and_names_the_largest_and_the_smallest_with_their_counts() -> None:
    cloud = with_key(lay_out([Word("bus", 100), Word("damp", 5), Word("quiet", 1)], 640))
    svg = " ".join(to_svg(cloud, "Words", "").split("<desc")[1].split(">"))
    assert "100 people (“bus”); 5 people (“damp”); 1 person (“quiet”)." in svg


def test_a_word_a_little_smaller_than_its_neighbours_has_its_own_number_in_the_key() -> None:
    said = {"bus": 100, "bench": 5, "damp": 5, "sun": 4, "quiet": 1}
    told = key_of(lay_out([Word(word, people) for word, people in said.items()], 640))
    assert "5 people (“damp” and “bench”); 4 people (“sun”)" in told
    many = key_of(lay_out([Word(f"word{number}", number) for number in range(1, 9)], 640))
    assert "from 1 person (“word1”) to 8 people (“word8”)" in many
    cloud = with_key(lay_out([Word("bus", 2), Word("tea", 2)], 640))
    assert ">Size: how many people said it. All are as large: 2 people.<" in to_svg(cloud, "Words", "")
    assert to_png(cloud) == to_png(cloud)


def test_often_sometimes_and_once_have_sizes_of_their_own() -> None:
    words = [Word("damp", often="often"), Word("bus", often="sometimes"), Word("sign", often="once"), Word("fun")]
    often, sometimes, once, blank = (word.size for word in lay_out(words, 640).words)
    assert often > sometimes > once == blank


def test_a_pin_changes_the_emphasis_and_never_the_size() -> None:
    plain, pinned = (lay_out([Word("bus", 9), Word("sign", 1, pin=pin)], 640).words[1] for pin in (False, True))
    assert pinned.size == plain.size
    assert pinned.bold and not plain.bold


def test_another_seed_gives_another_picture_of_the_same_words() -> None:
    one, other = (lay_out(SMALL_VOICES, 640, seed=seed) for seed in (0, 7))
    assert one != other
    assert [word.lines for word in one.words] == [word.lines for word in other.words]


@settings(max_examples=examples(40), deadline=None)
@given(lists)
def test_the_svg_holds_every_letter_of_every_word_as_text(words: list[Word]) -> None:
    cloud = lay_out(words, 640)
    drawn = ElementTree.fromstring(to_svg(cloud, "Words", "What it shows")).iter("{http://www.w3.org/2000/svg}text")
    lines = [line for word in cloud.words for line in word.lines]
    assert ["".join(item.itertext()) for item in drawn] == lines


def test_a_phrase_of_two_ways_of_writing_stands_in_the_order_it_is_read() -> None:
    def shown(text: str) -> list[str]:
        return [run for _, run in runs(text)]

    assert shown("apna اپنا گھر mix") == ["apna", " ", "گھر", " ", "اپنا", " ", "mix"]
    assert shown("الصحة 24/7") == ["24/7", " ", "الصحة"]
    assert shown("اپنا mix 24/7") == ["mix", " ", "24/7", " ", "اپنا"]


def test_letters_of_an_indian_script_stay_whole_where_each_is_told_its_place() -> None:
    assert letters("আড্ডা দের") == ("আ", "ড্ডা", " ", "দে", "র")
    svg = to_svg(lay_out([Word("আড্ডা")], 320), "Words", "")
    assert svg.count("<tspan ") == 2


def test_every_colour_stands_out_from_white() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    assert all(1.05 / (light(colour) + 0.05) >= 4.5 for colour in (*PALETTE, INK))  # WCAG 2.2, 1.4.3
