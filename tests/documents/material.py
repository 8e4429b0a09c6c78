"""Documents to make copies of: one of every block, hostile text, and whatever hypothesis thinks of."""

from collections.abc import Iterable
from typing import get_args

from hypothesis import strategies as st

from powerkit.documents.model import (
    Block,
    Bullets,
    Contents,
    Document,
    Figures,
    Heading,
    Pairs,
    Paragraph,
    Picture,
    Place,
    Quote,
    Section,
    Table,
)
from powerkit.text.escaping import escape

HOSTILE = (
    "<script>alert(1)</script>",
    "</section><h1>Gone",
    "\" onload='x' &amp; &#60;",
    "<img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "a\u202egnp.exe\u202c",
    "nul \x00 bell \x07 escape \x1b",
    "<!-- --> ]]> <![CDATA[ <?xml?>",
    "{{ template }} $x^2$ `code` {title} {more}",
    '#import "x" #panic() *b* _i_ @ref <label> = Heading',
    "lone \ud800 and no character \uffff",
    "🙂 👩‍💻 ❤️ 🇬🇧 👍🏽",
    "বাংলা ক্ষ ਪੰਜਾਬੀ हिन्दी ગુજરાતી",
    "العربية שלום",
    "中文 日本語 한국어 தமிழ் ☃ ★★★ \ue000",
    "x" * 200,
    "https://example.org/" + "a" * 120,
)

_PIECES = """
    abc é ąż Łß ক খ ্ ি ਪ ਂ ੱ ء ل ا ً 中 文 あ 한 த ி 🙂 👩 💻 🇬 🇧 <&>"'$#*_{}[]| \x00 \u202e \u0301 \u200b \u200d \ufe0f
""".split()
SCRIPTS = st.sampled_from([*_PIECES, " ", "\n", "\t"])
TEXT = st.one_of(st.text(max_size=20), st.lists(SCRIPTS, max_size=12).map("".join), st.sampled_from(HOSTILE))


def picture(text: str, alt: str | None = None) -> Picture:
    """A drawing with *text* in it."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 120" width="320" height="120">'
        f'<circle cx="60" cy="60" r="40" fill="#0b5a57"/>'
        f'<text x="110" y="66" font-family="Noto Sans">{escape(text)}</text></svg>'
    )
    return Picture(svg, text if alt is None else alt, text)


def one_of_each(text: str) -> tuple[Block, ...]:
    """One block of every kind there is, with the text everywhere a text can be."""
    inner = (
        Heading(text, 3),
        Paragraph(text),
        Paragraph(text, quiet=True),
        Paragraph(text, lead=text),
        Figures(((text, text), ("32", text), ("3", "places"))),
        Bullets((text, text)),
        Bullets((text,), numbered=True),
        Pairs(((text, text), ("Short", text))),
        Table(text, (text, text), ((text, text), (text, text))),
        Table("Wide", ("a", "b", "c", "d"), ((text,) * 4,)),
        picture(text),
        Quote(text, text),
        Quote(text),
    )
    blocks = (
        Contents(),
        Section(text, inner, Place("1.2", 3, 1)),
        Section(text, inner[:2], framed=True, fresh=True),
        *inner,
    )
    assert {type(block) for block in (*blocks, *inner)} == set(get_args(Block))
    return blocks


def _section(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    place = st.none() | st.builds(Place, st.sampled_from(["1.1", "10.4"]), st.integers(1, 999), st.integers(1, 99))
    blocks = st.lists(inner, max_size=4).map(tuple)
    return st.builds(Section, TEXT, blocks, place, st.integers(1, 8), st.booleans(), st.booleans())


def _table(caption: str, rows: list[list[str]]) -> Table:
    head, *rest = rows
    return Table(caption, tuple(head), tuple(map(tuple, rest)))


_ROWS = st.lists(st.lists(TEXT, max_size=6), min_size=1, max_size=5)
_LEAVES: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, TEXT, st.integers(1, 9)),
    st.builds(Paragraph, TEXT, st.booleans(), st.just("") | TEXT),
    st.builds(Figures, st.lists(st.tuples(TEXT, TEXT), max_size=4).map(tuple)),
    st.builds(Bullets, st.lists(TEXT, max_size=4).map(tuple), st.booleans()),
    st.builds(Pairs, st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple)),
    st.builds(_table, TEXT, _ROWS),
    st.builds(picture, TEXT),
    st.builds(Picture, st.just("no picture at all"), TEXT, TEXT),
    st.builds(Quote, TEXT, TEXT),
    st.just(Contents()),
)
BLOCKS = st.recursive(_LEAVES, _section, max_leaves=8)
DOCUMENTS = st.builds(Document, TEXT, st.lists(BLOCKS, max_size=6).map(tuple), st.sampled_from(["en-GB", "cy", "pl"]))


def texts(blocks: Iterable[Block]) -> Iterable[str]:
    """Every text in the blocks that a reader should find again."""
    for block in blocks:
        match block:
            case Heading():
                yield block.text
            case Paragraph(quiet=quiet, text=text, lead=lead):
                yield from (text,) if quiet else (lead, text)
            case Figures():
                yield from (item for row in block.rows for item in row)
            case Bullets():
                yield from block.items
            case Pairs():
                yield from (item for row in block.rows for item in row)
            case Table():
                yield from (item for row in (block.heads, *block.rows) for item in row)
            case Picture():
                yield from (block.alt, block.caption)
            case Quote():
                yield from (block.text, block.source)
            case Section():
                yield block.title
                yield from texts(block.blocks)
            case Contents():
                pass
