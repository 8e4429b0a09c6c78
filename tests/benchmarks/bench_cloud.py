"""How fast a cloud is, words to PNG, beside the package wordcloud with the same words, in the same run.

Run: ``pytest tests/benchmarks/bench_cloud.py -m benchmark -s -n 0``. With ``POWERKIT_PLOT=growth.svg`` the growth from
100 to 2,000 words is drawn too.
"""

import io
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from wordcloud import WordCloud

from powerkit.kinds.words.cloud.layout import lay_out
from powerkit.kinds.words.cloud.png import to_png
from powerkit.kinds.words.model import Word

pytestmark = pytest.mark.benchmark

WIDTH, HEIGHT = 1600, 900
LEAST = {200: 10.0, 1000: 6.0}
"""How many times faster than the peer ours must be, by the number of words."""

TURNS = 3
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


def median(draw: Callable[[list[Word]], Drawn], words: list[Word], turns: int) -> Drawn:
    """The middle one of several drawings, by time."""
    found = sorted(draw(words) for _ in range(turns))
    return found[len(found) // 2]


def in_turns(words: list[Word], turns: int = TURNS) -> tuple[Drawn, Drawn, float]:
    """Ours, the peer's, and the middle of the ratios of turns that followed each other."""
    pairs = [(ours(words), peer(words)) for _ in range(turns)]
    ratio = statistics.median(other.seconds / mine.seconds for mine, other in pairs)
    return sorted(mine for mine, _ in pairs)[turns // 2], sorted(other for _, other in pairs)[turns // 2], ratio


@pytest.mark.parametrize("number", LEAST)
def test_a_cloud_of_every_word_is_many_times_faster_than_the_peer(number: int) -> None:
    words = many_words(number)
    ours(words[:20]), peer(words[:20])  # both have read their fonts
    mine, other, ratio = in_turns(words)
    print(
        f"\n{number} words to PNG: ours {mine.seconds:.2f} s, the smallest {mine.smallest} px; "
        f"wordcloud {other.seconds:.2f} s, the smallest {other.smallest} px; {ratio:.1f} times faster"
    )
    assert mine.words == other.words == number
    assert ratio >= LEAST[number]


def test_time_grows_with_the_words_and_not_faster_than_the_peer(capsys: pytest.CaptureFixture[str]) -> None:
    found = [(number, *in_turns(many_words(number), 1)[:2]) for number in GROWTH]
    for number, mine, other in found:
        print(f"{number:5d} words: ours {mine.seconds:6.2f} s, {mine.smallest} px; wordcloud {other.seconds:6.2f} s, "
              f"{other.smallest} px, {other.words} shown")  # fmt: skip
    if os.environ.get("POWERKIT_PLOT"):
        plot(Path(os.environ["POWERKIT_PLOT"]), found)
    first, last = found[0], found[-1]
    assert last[1].seconds / first[1].seconds <= 3 * (last[2].seconds / first[2].seconds)
    assert all(mine.words == number for number, mine, _ in found)


def plot(file: Path, found: list[tuple[int, Drawn, Drawn]]) -> None:
    """The growth as a picture, seconds over words."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "powerkit"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 3.6), layout="constrained")
    numbers = [number for number, *_ in found]
    axes.plot(numbers, [other.seconds for *_, other in found], "s--", color="#8a4b08", label="wordcloud")
    axes.plot(numbers, [mine.seconds for _, mine, _ in found], "o-", color="#0b5c8a", label="powerkit")
    axes.set(xlabel="words", ylabel="seconds to a PNG 1,600 pixels wide", xlim=(0, None), ylim=(0, None))
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(file, metadata={"Date": None})
