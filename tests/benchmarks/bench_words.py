"""Which words are large: of ten that a person wrote down for each of ten texts, how many ours finds, and how many the
package wordcloud does, which is given the same text.

Run: ``pytest tests/benchmarks/bench_words.py -m benchmark -s -n 0``.
"""

import pytest
from wordcloud import WordCloud

from tests.kinds.words.large_words import CORPUS, LARGE, TEN, found_by_us, hits

from .figures import Figure, told

pytestmark = pytest.mark.benchmark


def found_by_the_peer(name: str) -> list[str]:
    """The ten words that the package counts most often."""
    counted = WordCloud().process_text((CORPUS / name).read_text(encoding="utf-8"))
    return sorted(counted, key=lambda word: -counted[word])[:TEN]


def test_ours_finds_at_least_eight_of_ten_in_each_text_and_more_than_the_peer_in_all() -> None:
    ours = {name: hits(name, found_by_us(name)) for name in LARGE}
    peer = {name: hits(name, found_by_the_peer(name)) for name in LARGE}
    for name in LARGE:
        print(f"{name}: ours {ours[name]} of {TEN}, wordcloud {peer[name]}")
    what = f"of {TEN * len(LARGE)} words that a person calls large, found"
    told(Figure(what, sum(ours.values()), sum(peer.values()), "the package wordcloud", "words", least=1.01, count=True))
    assert min(ours.values()) >= 8
