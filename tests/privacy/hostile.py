"""Texts that nobody means and anybody may paste: long runs of one thing, in which a search may begin again at each."""

from collections.abc import Callable, Iterator
from time import process_time

NAME = "Gwendolyn Price"
LEAST, TIMES = 2500, 4
"""Letters of the shorter text, more than is remembered of any text, and how many times as long the other is."""

_FLOOR = 0.03
"""Seconds below which nothing is compared: there a machine's own business counts for more than ours."""
_MOST = 8.0
"""What four times as much may cost: four is a straight line, sixteen is every letter against every other."""

_RUNS = (
    *("y", "A", "1", "_", "م", "王", "Ab", "aB", "y1", "a-", "a/", "a.", "a@", "#a", "@a", "A ", "a ", "Jo ", "A."),
    *("'", "’", '"', "“", "(", ")", "[", "]", "()", "&", "%", "=", "\\", "%41", "&amp;", "=41", "\\u0041", "Ã«", "+"),
    *(".", ",", "-", " ", "\n", "\t", "\u00ad", "\u0301", "a\u0301", "\u200d", "Ｇ", "ｙ", "ß", "ᄀ", "가", "ক", "ب "),
    *("a- ", "a=\n", "A, ", "Jo-", "Jo's ", "the ", "The Co ", "in Ab ", "Jo and ", "Mr ", "St ", "May ", "1. ", "a: "),
    *("http://", "www.a.b/", "a.jpg", "y_", "y ", "yy\n", "Ab.", "<a>", "&lt;", "|a|", "{a}", "#", "@", "/", "a+"),
    *("gwendolyn", "Gwendolyn", "Gwendolyn ", "Price ", "gwendolyn@", "#gwendolyn", "Gwendolyn Price ", "Price Road "),
    *("GwendolynPrice", "gwendolyn.", "G.P. ", "GP ", "Gwendolyn-", "Gwendolyn's ", "gwen@price.uk ", "the Price Co "),
    *("Amina ", "É", "😀", "ab@c.de ", "thecommon", "justicefor", "Gwendolyn and "),
    *("G w e n d o l y n ", "Person A "),
)  # fmt: skip


def hostile_texts() -> Iterator[tuple[str, Callable[[int], str]]]:
    """What each text is called, and what makes one of a number of letters: alone, after a path, around a known name."""
    for run in _RUNS:
        for called, before, after in (
            ("alone", "", ""),
            ("after a path", "a/b ", ""),
            ("ending in an address", "", f" {NAME}@b.uk"),
            ("joined to a name", "#Gwendolyn", "Price.jpg"),
        ):
            yield f"{run!r} {called}", _made(run, before, after)


def _made(run: str, before: str, after: str) -> Callable[[int], str]:
    return lambda letters: f"{before}{(run * (letters // len(run) + 1))[:letters]}{after}"


def how_many_times(work: Callable[[str], object], made: Callable[[int], str]) -> float:
    """How many times as much *work* costs on the longer text; 0 where both cost next to nothing."""
    long = _cost(work, made(LEAST * TIMES))
    if long < _FLOOR:
        return 0.0
    for _ in range(3):  # a machine may stand still in the midst of one
        ratio = long / _cost(work, made(LEAST))
        if ratio <= _MOST:
            break
        long = min(long, _cost(work, made(LEAST * TIMES)))
    return ratio


def grows_too_fast(work: Callable[[str], object]) -> dict[str, float]:
    """The hostile texts on which *work* grows by more than length, with how many times."""
    return {called: times for called, made in hostile_texts() if (times := how_many_times(work, made)) > _MOST}


def _cost(work: Callable[[str], object], text: str) -> float:
    began = process_time()
    work(text)
    return process_time() - began
