"""The word cloud on its own, for any notebook: ``powerkit.WordCloud({"damp": 27, "bus": 24})``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from powerkit.documents.model import Picture
from powerkit.kinds.words.cloud.picture import alt_text
from powerkit.kinds.words.coerce import words_from
from powerkit.kinds.words.kind import Words
from powerkit.kinds.words.lists import heard_most, sentences, small_voices
from powerkit.kinds.words.model import Word, words_of
from powerkit.kinds.words.tokenize import LeftOut
from powerkit.kinds.words.write_file import Request, make
from powerkit.text.toml_reader import Spec
from powerkit.ui.standalone.base import Alone


class WordCloud(Alone):
    """A cloud in which every word is drawn, in whatever shape the *words* are given (see `words_from`).

    Of a table, *column* (one, or several) holds what people said, and *count* how many said it. *layout* is ipywidgets'
    own.

    It is shown on the page and can be changed there; `words` are those that stand there now.

    Raises:
        WordsError: the words can't be read, a count is no number of people, or a column has to be chosen.
        FileError: the file can't be read.
    """

    def __init__(
        self,
        words: Any = (),
        *,
        column: str | Iterable[str] = (),
        count: str = "",
        label: str = "Words",
        seed: int = 0,
        layout: Any = None,
    ) -> None:
        found = words_from(words, [column] if isinstance(column, str) else column, count)
        self.left_out: tuple[LeftOut, ...] = found.left_out
        """The small words of a text that were left out, each with the reason."""
        self._seed = seed
        kind = Words.read(Spec({}, "WordCloud", []))
        super().__init__(
            kind, [word.row() for word in found.words], label=label, notes=tuple(found.notes), layout=layout
        )

    @property
    def words(self) -> tuple[Word, ...]:
        """The words as they stand on the page now."""
        return words_of(self.value)

    def to_svg(self, width: int | None = None) -> str:
        """The picture as SVG with real text, *width* pixels wide."""
        return make("svg", self._request(width)).content.decode()

    def to_png(self, width: int | None = None) -> bytes:
        """The picture as PNG, *width* pixels wide."""
        return make("png", self._request(width)).content

    def lists(self) -> dict[str, tuple[Word, ...]]:
        """The two lists of equal standing, "Heard most" and "Small voices": together all the words, each once."""
        return {"Heard most": heard_most(self.words), "Small voices": small_voices(self.words)}

    def sentences(self) -> tuple[str, ...]:
        """What the words show: how many there are, which most people said, which were said once."""
        return sentences(self.words)

    def to_records(self) -> list[dict[str, Any]]:
        """The words as rows, such as a table library takes; `WordCloud` reads them back whole."""
        return [
            {
                **{key: getattr(word, key) for key in ("word", "count", "often", "who", "where", "quote", "theme")},
                "pin": (word.why or True) if word.pin else False,
            }
            for word in self.words
        ]

    def _pictures(self) -> Iterator[Picture]:
        if self.words:
            yield Picture(self.to_svg(), alt_text(self.words))

    def _said(self) -> Iterable[str]:
        return self.sentences()

    def _request(self, width: int | None) -> Request:
        return Request(self.words, self._label, width, self._seed)
