"""How fast a cloud is, words to PNG, beside the package wordcloud with the same words, in the same run.

Run: ``pytest tests/benchmarks/bench_cloud.py -m benchmark -s -n 0``.
"""

import io
import time
from random import Random
from typing import NamedTuple

import pytest
from wordcloud import WordCloud

from powerkit.kinds.words.cloud.layout import lay_out
from powerkit.kinds.words.cloud.png import to_png
from powerkit.kinds.words.model import Word

from .figures import Growth, paired, rounds, told

pytestmark = pytest.mark.benchmark

WIDTH, HEIGHT = 1600, 900
LEAST = {200: 10.0, 1000: 6.0}
"""How many times faster than the peer ours must be, by the number of words."""

TURNS = 3
PEER = "the package wordcloud"
GROWTH = (100, 200, 500, 1000, 2000)


class Drawn(NamedTuple):
    """What one drawing took, how many words it has and the size of its smallest, in pixels."""

    seconds: float
    words: int
    smallest: int


def many_words(number: int) -> list[Word]:
    """Made-up words, a few said by many people and most by one or two, as it is where people are asked."""
    chance = Random(7)
    parts = "ba ko ri ten mol sa du fen li tra gor wes pin ha lo mer sti on ack ey".split()
    found: dict[str, None] = {}
    while len(found) < number:
        found["".join(chance.choice(parts) for _ in range(chance.randint(1, 4)))] = None
    return [Word(word, max(1, round(300 / (place + 1)))) for place, word in enumerate(found)]


def ours(words: list[Word]) -> Drawn:
    """Lay out and draw with ours."""
    start = time.perf_counter()
    cloud = lay_out(words, WIDTH, HEIGHT)
    to_png(cloud)
    return Drawn(time.perf_counter() - start, len(cloud.words), cloud.smallest)


def peer(words: list[Word]) -> Drawn:
    """Lay out and draw with the package, its most words raised so that it need not leave one out."""
    counts = {word.word: word.people for word in words}
    start = time.perf_counter()
    cloud = WordCloud(width=WIDTH, height=HEIGHT, max_words=len(words)).generate_from_frequencies(counts)
    cloud.to_image().save(io.BytesIO(), "PNG")
    return Drawn(time.perf_counter() - start, len(cloud.layout_), min(size for _, size, *_ in cloud.layout_))


def in_turns(words: list[Word], turns: int) -> tuple[list[Drawn], list[Drawn]]:
    """Each drawing of ours and of the peer's, one after the other."""
    pairs = [(ours(words), peer(words)) for _ in range(turns)]
    return [mine for mine, _ in pairs], [other for _, other in pairs]


@pytest.mark.parametrize("number", LEAST)
def test_a_cloud_of_every_word_is_many_times_faster_than_the_peer(number: int) -> None:
    words = many_words(number)
    ours(words[:20]), peer(words[:20])  # both have read their fonts
    mine, other = in_turns(words, rounds(TURNS))
    assert mine[0].words == other[0].words == number
    print(f"\nthe smallest word: ours {mine[0].smallest} px, wordcloud {other[0].smallest} px", end="")
    told(paired(f"{number:,} words to PNG", milliseconds(mine), milliseconds(other), PEER, least=LEAST[number]))


def test_time_grows_with_the_words_and_not_faster_than_the_peer() -> None:
    found = {number: in_turns(many_words(number), 1) for number in GROWTH}
    assert all(mine[0].words == number for number, (mine, _) in found.items())
    mine = {number: milliseconds(ours)[0] for number, (ours, _) in found.items()}
    other = {number: milliseconds(peer)[0] for number, (_, peer) in found.items()}
    told(Growth("a cloud to PNG", "words", mine, other, PEER))
    first, last = GROWTH[0], GROWTH[-1]
    assert mine[last] / mine[first] <= 3 * (other[last] / other[first])


def milliseconds(drawings: list[Drawn]) -> list[float]:
    """How long each took."""
    return [drawing.seconds * 1000 for drawing in drawings]
