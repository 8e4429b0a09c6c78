"""Blocks as HTML: what a person wrote stays text, whatever it holds."""

import base64
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.documents.html import escape, fragment
from powerkit.documents.model import Block, Bullets, Document, Heading, Pairs, Paragraph, Picture, Table, map_words

HOSTILE = [
    "<script>alert(1)</script>",
    "</section><h1>Gone",
    "\" onload='x' &amp; &#60;",
    "<img src=x onerror=alert(1)>",
    "a\u202egnp.exe\u202c",
    "nul \x00 bell \x07 escape \x1b",
    "<!-- -->",
    "]]> <![CDATA[",
    "javascript:alert(1)",
    "{{ template }} $x$ `code`",
]
TAGS = set("section h1 h2 h3 h4 h5 h6 p em br ul ol li".split())
TAGS |= set("table caption tbody thead tr th td figure img figcaption".split())
ATTRIBUTES = {"lang", "dir", "class", "scope", "style", "alt", "src"}


class Reader(HTMLParser):
    """Reads HTML back: its tags, attributes, headings and text; fails on a tag that is not closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.open: list[str] = []
        self.other: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag == "br":
            self.text += "\n"
        elif tag != "img":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)


def read(html: str) -> Reader:
    """The HTML read back, after checking that only tags and attributes of ours are in it."""
    reader = Reader()
    reader.feed(str(html))
    reader.close()
    assert reader.open == []
    assert reader.other == []
    assert set(reader.tags) <= TAGS
    assert {name for name, _ in reader.attributes} <= ATTRIBUTES
    return reader


def blocks_of(text: str) -> tuple[Block, ...]:
    """One block of each sort, with the text everywhere a text can be."""
    return (
        Heading(text, 2),
        Paragraph(text),
        Paragraph(text, quiet=True),
        Bullets((text, "b")),
        Bullets((text,), numbered=True),
        Pairs(((text, text),)),
        Table(text, (text, text), ((text, text),)),
        Picture("<svg/>", text, text),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_as_text_in_every_block(text: str) -> None:
    html = fragment(Document(text, blocks_of(text)))
    reader = read(html)
    clean = "".join("\ufffd" if letter in "\x00\x07\x1b\u202e\u202c" else letter for letter in text)
    assert reader.text.count(clean) == 14
    assert ("alt", clean) in reader.attributes
    assert "\x00" not in html
    assert "\u202e" not in html


@given(st.text(max_size=30))
def test_any_text_read_back_is_the_text_that_went_in(text: str) -> None:
    reader = read(fragment(Document("Title", (Paragraph(text),))))
    expected = "\n".join(text.splitlines())
    found = reader.text.removeprefix("\nTitle\n").removesuffix("\n")
    assert squeezed(found) == squeezed(expected)


def squeezed(text: str) -> list[str]:
    """The words of a text; what is shown as a stand-in counts as a blank."""
    return "".join(" " if escape(letter) == "\ufffd" else letter for letter in text).split()


@given(st.lists(st.text(max_size=12), min_size=1, max_size=3))
def test_any_text_anywhere_makes_html_with_only_our_tags(texts: list[str]) -> None:
    blocks = tuple(block for text in texts for block in blocks_of(text))
    read(fragment(Document(texts[0], blocks)))


@pytest.mark.parametrize("level", [1, 2, 3])
def test_heading_levels_start_where_the_page_wants_them_and_never_skip(level: int) -> None:
    reader = read(fragment(Document("Title", (Heading("a", 2), Heading("b", 3), Heading("c", 2))), level=level))
    levels = [int(tag[1]) for tag in reader.tags if tag[0] == "h"]
    assert levels == [level, level + 1, level + 2, level + 1]


def test_a_heading_is_never_deeper_than_html_knows() -> None:
    assert "h6" in read(fragment(Document("Title", (Heading("a", 2),)), level=6)).tags


def test_lines_stay_lines() -> None:
    assert "one<br>two<br><br>three" in fragment(Document("Title", (Paragraph("one\ntwo\r\n\nthree"),)))


def test_a_table_has_a_caption_and_heads_for_its_columns_and_rows() -> None:
    html = fragment(Document("Title", (Table("What", ("A", "B"), (("1", "2"), ("3", "4"))),)))
    reader = read(html)
    scopes = [value for name, value in reader.attributes if name == "scope"]
    assert scopes == ["col", "col", "row", "row"]
    assert "caption" in reader.tags


def test_a_picture_is_inside_the_page_with_its_words_beside_it() -> None:
    html = fragment(Document("Title", (Picture("<svg>é</svg>", "A tree"),)))
    reader = read(html)
    (source,) = [value for name, value in reader.attributes if name == "src"]
    assert source is not None
    kind, _, data = source.partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert base64.b64decode(data).decode() == "<svg>é</svg>"
    assert ("alt", "A tree") in reader.attributes
    assert "figcaption" not in reader.tags


def test_nothing_in_it_asks_another_host_for_anything() -> None:
    html = fragment(Document("Title", blocks_of("x")))
    assert "http" not in html
    assert "url(" not in html


def test_what_people_wrote_can_be_changed_and_the_decks_own_words_stay() -> None:
    table = Table("May", ("May", "Said"), (("May", "yes"),))
    blocks = (Heading("May", 2), Paragraph("May"), Bullets(("May",)), Pairs((("May", "May"),)), table)
    assert map_words(blocks, str.upper) == (
        Heading("May", 2),
        Paragraph("MAY"),
        Bullets(("MAY",)),
        Pairs((("May", "MAY"),)),
        Table("May", ("May", "Said"), (("MAY", "YES"),)),
    )


def test_a_table_of_many_columns_can_be_scrolled_by_keyboard_and_a_small_one_stands_as_it_is() -> None:
    wide = Table('The "two" views', ("Topic", "I", "They", "Differs"), (("Bus", "late", "never", "Yes"),))
    small = Table("", ("Topic", "I"), (("Bus", "late"),))
    assert 'role="group" tabindex="0" aria-label="The &quot;two&quot; views"' in fragment(Document("A", (wide,)))
    assert "tabindex" not in fragment(Document("A", (small,)))
