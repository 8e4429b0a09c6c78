"""An answer of words as the picture that stands in its record."""

from collections.abc import Collection, Sequence
from typing import Any

from powerkit.documents.model import Picture
from powerkit.kinds.words.kind import Words
from powerkit.kinds.words.lists import sentences, shown_line
from powerkit.kinds.words.model import MOST_WORDS, Word, words_of
from powerkit.text.catalogue import t
from powerkit.text.phrasing import marked_said

RECORD_WIDTH = 640
"""How wide the picture in a record is, in pixels: that of a column of text."""
SMALL = (350, 290)
"""How wide and high a cloud is on a small screen, in pixels: its letters are not made smaller there."""


def draw(kind: Words, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The cloud of all the words; none where there are none, or more than a picture holds: the lists have them all.

    On a small screen (*narrow*) what size means is told beside it, where it can be read.
    """
    from powerkit.kinds.words.cloud.key import key_of, with_key
    from powerkit.kinds.words.cloud.layout import lay_out
    from powerkit.kinds.words.cloud.svg import to_svg

    words = words_of(answer)
    if not 0 < len(words) <= MOST_WORDS:
        return ()
    alt = alt_text(words)
    if narrow:
        width, height = SMALL
        cloud = lay_out(words, width, height)
        if cloud.height > cloud.width:  # many words: as high as wide, since all of it has to fit
            side = round((cloud.width * cloud.height) ** 0.5)
            cloud = lay_out(words, side, side)
        lines = (("", key_of(cloud)),)
        return (Picture(to_svg(cloud, label, alt), alt, caption(words, len(cloud.words)), lines=lines),)
    cloud = lay_out(words, RECORD_WIDTH)
    return (Picture(to_svg(with_key(cloud), label, alt), alt, caption(words, len(cloud.words))),)


def draw_marked(
    kind: Words, answer: Any, label: str, picked: Collection[str], said: str
) -> tuple[tuple[str, str, str], ...]:
    """The cloud with the words that were *picked* in a box: its SVG, its text for those who do not see it, and how."""
    from powerkit.kinds.words.cloud.key import with_key
    from powerkit.kinds.words.cloud.layout import lay_out
    from powerkit.kinds.words.cloud.svg import to_svg

    words = words_of(answer)
    if not 0 < len(words) <= MOST_WORDS:
        return ()
    marked = frozenset(number for number, one in enumerate(words) if one.word in picked)
    alt = f"{alt_text(words)} {marked_said(said, [words[number].word for number in sorted(marked)])}"
    how = t("the words in a box") if marked else t("no word of this version")
    return ((to_svg(with_key(lay_out(words, RECORD_WIDTH)), label, alt, marked), alt, how),)


def alt_text(words: Sequence[Word]) -> str:
    """What a cloud shows, for those who do not see it."""
    return " ".join((t("A picture of words; a larger one was said by more people."), *sentences(words)))


def caption(words: Sequence[Word], shown: int, sizes: str = "") -> str:
    """What stands under a cloud: that every word is there, and what *sizes* mean where it has no key to say it."""
    themed = t("Words of one theme share a colour.") if any(word.theme for word in words) else ""
    return " ".join(filter(None, (t("{words}.", words=shown_line(words, shown)), sizes, themed)))


def sizes_said(words: Sequence[Word], *, alike: bool) -> str:
    """What size means in a cloud; *alike* says that words which different numbers said are drawn at one size."""
    sizes = sorted(words, key=lambda word: word.people)
    low, high = sizes[0], sizes[-1]
    scale = t("All are as large: {number}.", number=low.said)
    if low.people < high.people:
        told = {"largest": high.word, "many": high.said, "smallest": low.word, "few": low.said}
        scale = t("The largest: “{largest}”, {many}. The smallest: “{smallest}”, {few}.", **told)
    near = t("Words of one size may differ in number: the lists have the numbers.") if alike else ""
    return " ".join(filter(None, (t("The larger a word, the more people said it."), scale, near)))
