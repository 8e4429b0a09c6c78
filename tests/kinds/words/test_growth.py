"""What is done with a pasted text grows as it does, whatever stands in it."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from powerkit.errors import WordsError
from powerkit.kinds.words.csv import counted_lines
from powerkit.kinds.words.merge import likely_merges
from powerkit.kinds.words.read_file import read_file
from powerkit.kinds.words.table_or_text import heading_over, tabled
from powerkit.kinds.words.tally import quotable
from powerkit.kinds.words.tokenize import gather, gather_speech
from powerkit.text import escaping, files, normalize, sentences
from tests.privacy.hostile import grows_too_fast


@pytest.mark.parametrize(
    "work",
    [
        pytest.param(lambda text: likely_merges(gather(text).words), id="gather"),
        pytest.param(gather_speech, id="gather_speech"),
        pytest.param(lambda text: read_file("words.csv", text.encode()), id="a table"),
        pytest.param(tabled, id="tabled"),
        pytest.param(heading_over, id="heading_over"),
        pytest.param(counted_lines, id="counted_lines"),
        pytest.param(quotable, id="quotable"),
        pytest.param(sentences.telling, id="telling"),
        pytest.param(sentences.standing_alone, id="standing_alone"),
        pytest.param(lambda text: (sentences.beginning(text, 200), sentences.opening(text, 200)), id="beginning"),
        pytest.param(lambda text: (sentences.shortened(text, 200), sentences.unquoted(text)), id="shortened"),
        pytest.param(lambda text: (escaping.visible(text), escaping.with_bold("{it}", it=text)), id="escaping"),
        pytest.param(lambda text: [*map(escaping.short_words, escaping.lines_of(text))], id="short_words"),
        pytest.param(lambda text: (normalize.tidy(text), normalize.folded(text)), id="normalize"),
        pytest.param(lambda text: [*files.rows(files.decoded(text.encode()), knows=len, most=99999)], id="rows"),
    ],
)
def test_no_text_holds_the_reading_of_words_and_sentences_up(work: Callable[[str], object]) -> None:
    def done(text: str) -> None:
        with suppress(WordsError):  # of marks alone there is no word
            work(text)

    assert not grows_too_fast(done)
