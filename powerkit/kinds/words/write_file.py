"""A cloud as a file: SVG, PNG, CSV, or one HTML page with its lists that reads offline and with scripts off."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from powerkit.documents.model import Block, Document, Paragraph, Picture
from powerkit.errors import WordsError
from powerkit.kinds.words.cloud.picture import alt_text, caption, sizes_said
from powerkit.kinds.words.csv import to_csv
from powerkit.kinds.words.kind import listed
from powerkit.kinds.words.lists import by_people, sentences
from powerkit.kinds.words.model import MOST_WORDS, Word
from powerkit.text.escaping import Markup

HTML_WIDTH = 720
"""How wide the picture in a page is, in pixels, where nobody says otherwise."""

_STYLE = Markup("details{margin:.5rem 0}summary{min-height:24px;cursor:pointer}blockquote{white-space:pre-line}")


@dataclass(frozen=True)
class Request:
    """What is to be made: *words*, a *title*, how *wide* the picture is, and the *seed* of its order.

    *quotes* puts every quote in, and who said each word; without it only those that may be shared.
    """

    words: Sequence[Word]
    title: str = "Words"
    wide: int | None = None
    seed: int = 0
    quotes: bool = False


@dataclass(frozen=True)
class Made:
    """A file that was made: its *content*, its media *type*, and how many words are *shown* in it.

    *alike* says that some that differ in number are of one size; *boxed* is how many of them have letters that none of
    our fonts has: a box with its code stands for each.
    """

    content: bytes = field(repr=False)
    type: str
    shown: int
    smallest: int | None = None
    boxed: int = 0
    alike: bool = False

    @property
    def boxed_said(self) -> str:
        """What stands for letters that our fonts lack, in a sentence; "" where they lack none."""
        if not self.boxed:
            return ""
        many = "1 word has" if self.boxed == 1 else f"{self.boxed:,} words have"
        return f"{many} letters that our fonts lack: boxes with their codes stand for them. An SVG shows the letters."


def make(form: str, request: Request) -> Made:
    """The file in a form of `FORMS`.

    Raises:
        WordsError: the form is not known, or there are no words, or more than one picture holds.
    """
    if form not in FORMS:
        raise WordsError(f"A cloud can't be made as “{form}”.", f"Choose one of: {', '.join(FORMS)}.")
    if not request.words:
        raise WordsError("There is no word to show.", "Give at least one.")
    if len(request.words) > MOST_WORDS:
        raise WordsError(f"There are {len(request.words):,} words; {MOST_WORDS:,} is the most.", "Take them in parts.")
    return FORMS[form](request)


def _svg(request: Request, *, keyed: bool = True) -> Made:
    from powerkit.kinds.words.cloud.key import with_key
    from powerkit.kinds.words.cloud.layout import WIDTH, lay_out
    from powerkit.kinds.words.cloud.svg import to_svg

    cloud = lay_out(request.words, request.wide or WIDTH, seed=request.seed)
    svg = to_svg(with_key(cloud) if keyed else cloud, request.title, alt_text(request.words))
    return Made(svg.encode(), "image/svg+xml", len(cloud.words), cloud.smallest, alike=cloud.looks_alike)


def _png(request: Request) -> Made:
    from powerkit.kinds.words.cloud.glyph_metrics import runs
    from powerkit.kinds.words.cloud.key import with_key
    from powerkit.kinds.words.cloud.layout import WIDTH, lay_out
    from powerkit.kinds.words.cloud.png import to_png

    cloud = lay_out(request.words, request.wide or WIDTH, seed=request.seed)
    boxed = sum(any(family is None for family, _ in runs(word.word.word)) for word in cloud.words)
    return Made(to_png(with_key(cloud)), "image/png", len(cloud.words), cloud.smallest, boxed)


def _csv(request: Request) -> Made:
    """With a byte order mark, by which a spreadsheet knows UTF-8."""
    return Made(to_csv(request.words).encode("utf-8-sig"), "text/csv", len(request.words))


def _html(request: Request) -> Made:
    from powerkit.documents.html_page import whole

    svg = _svg(replace(request, wide=request.wide or HTML_WIDTH), keyed=False)  # its caption says it
    document = Document(request.title, tuple(_blocks(request, svg)))
    page = whole(document, style=_STYLE, body=Markup("").join(_quotes(request)))
    return Made(page.encode(), "text/html", svg.shown, svg.smallest)


def _blocks(request: Request, svg: Made) -> Iterator[Block]:
    words = [replace(word, quote="") for word in request.words]
    yield Picture(svg.content.decode(), alt_text(words), caption(words, svg.shown, sizes_said(words, alike=svg.alike)))
    yield Paragraph(" ".join(sentences(words)[1:]))
    yield from listed(words)


def _quotes(request: Request) -> Iterator[Markup]:
    """Each word's quotes behind its name, those that most people said first."""
    found = [person for person in by_people(request.words) if person.quote and (request.quotes or person.share)]
    if found:
        yield Markup("<h2>In their words</h2>")
    for item in found:
        about = " · ".join(filter(None, (item.said, item.who, item.where)))
        lines = Markup("").join(Markup("<blockquote>{}</blockquote>").format(line) for line in item.quote.splitlines())
        yield Markup("<details><summary>{}</summary><p>{}</p>{}</details>").format(item.word, about, lines)


FORMS: Mapping[str, Callable[[Request], Made]] = {"svg": _svg, "png": _png, "csv": _csv, "html": _html}
"""The forms a cloud can be made in, by the ending of the file's name."""
