"""The words of any Word file, as its reader sees them: each once, and none that was taken out."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.documents.docx_lines import lines_of_docx
from powerkit.errors import FileError
from powerkit.kinds.words.read_file import read_file

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
BY = 'w:id="1" w:author="Priya" w:date="2026-11-27T10:00:00Z"'


def word_file(body: str, *, part: str = "word/document.xml", pictures: tuple[str, ...] = (), space: str = W) -> bytes:
    """A Word file whose text is in *part*, as one program or another names it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        content = f'<Types><Override PartName="/{part}" ContentType="{KIND}"/></Types>'
        archive.writestr("[Content_Types].xml", content)
        archive.writestr(
            part, f'<w:document xmlns:w="{space}" xmlns:mc="{MC}" xmlns:v="v"><w:body>{body}</w:body></w:document>'
        )
        for name in pictures:
            archive.writestr(f"word/media/{name}", b"picture")
    return file.getvalue()


def r(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def p(*runs: str, end: str = "") -> str:
    mark = f"<w:pPr><w:rPr><w:{end} {BY}/></w:rPr></w:pPr>" if end else ""
    return f"<w:p>{mark}{''.join(runs)}</w:p>"


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: once as it is, once for older programs."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wsp>{inner}</wsp></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def old_box(*paragraphs: str) -> str:
    return f"<w:r><w:pict><v:textbox><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></v:textbox></w:pict></w:r>"


def tracked(what: str, *runs: str) -> str:
    return f"<w:{what} {BY}>{''.join(runs)}</w:{what}>"


def rows(*cells: str, gone: bool = False) -> str:
    mark = f"<w:trPr><w:del {BY}/></w:trPr>" if gone else ""
    return f"<w:tr>{mark}{''.join(f'<w:tc>{p(r(cell))}</w:tc>' for cell in cells)}</w:tr>"


READ = {
    "a sheet of sticky notes": (
        p(box(p(r("damp"))), box(p(r("late")), p(r("no bench")))),
        ["damp", "late", "no bench"],
    ),
    "a note beside a sentence": (p(r("We met"), box(p(r("damp"))), r(" on Monday")), ["damp", "We met on Monday"]),
    "boxes of an old Word": (p(old_box(p(r("damp"))), r("after")), ["damp", "after"]),
    "a box in a cell of a table": (
        f"<w:tbl><w:tr><w:tc>{p(box(p(r('damp'))))}</w:tc></w:tr>{rows('quiet')}</w:tbl>",
        ["damp", "quiet"],
    ),
    "a box within a box": (p(box(p(r("outer"), box(p(r("inner")))))), ["inner", "outer"]),
    "words moved within a line": (
        p(tracked("moveFrom", r("late ")), r("buses "), tracked("moveTo", r("late"))),
        ["buses late"],
    ),
    "a paragraph moved down": (
        p(tracked("moveFrom", r("damp")), end="moveFrom")
        + p(r("quiet"))
        + p(tracked("moveTo", r("damp")), end="moveTo"),
        ["quiet", "damp"],
    ),
    "a list turned round": (
        p(tracked("moveFrom", r("one"))) + p(r("two")) + p(tracked("moveTo", r("one"))) + p(r("three")),
        ["two", "one", "three"],
    ),
    "words crossed out and put in": (
        p(r("not "), tracked("del", r("bad", "delText")), tracked("ins", r("safe"))),
        ["not safe"],
    ),
    "two paragraphs made one": (p(r("food "), end="del") + p(r("bank")) + p(r("damp")), ["food bank", "damp"]),
    "the last paragraph's end crossed out": (p(r("damp"), end="del"), ["damp"]),
    "a row crossed out": (
        f"<w:tbl>{rows('keep', 'this')}{rows('not', 'this one', gone=True)}</w:tbl>",
        ["keep", "this"],
    ),
    "a hyphen that does not break": (p(r("co"), "<w:r><w:noBreakHyphen/></w:r>", r("production")), ["co-production"]),
    "such a hyphen as a letter": (p(r("co\u2011production")), ["co\u2011production"]),
    "hyphens in one run": (
        p("<w:r><w:t>24</w:t><w:noBreakHyphen/><w:t>7</w:t><w:noBreakHyphen/><w:t>365</w:t></w:r>"),
        ["24-7-365"],
    ),
    "a hyphen that is only seen at a line's end": (
        p(r("neigh"), "<w:r><w:softHyphen/></w:r>", r("bours")),
        ["neighbours"],
    ),
    "breaks and tabs": (
        p("<w:r><w:t>damp</w:t><w:br/><w:t>late</w:t><w:tab/><w:t>bus</w:t></w:r>"),
        ["damp\nlate\tbus"],
    ),
    "a field's instructions": (p(r(' HYPERLINK "x" ', "instrText"), r("our page")), ["our page"]),
}


@pytest.mark.parametrize("what", READ)
def test_each_word_is_read_once_as_it_stands_on_the_page(what: str) -> None:
    body, lines = READ[what]
    assert lines_of_docx(word_file(body)) == lines


@pytest.mark.parametrize("how", [{"part": "word/document2.xml"}, {"space": STRICT}, {"part": "doc/text.xml"}])
def test_the_text_is_found_wherever_a_program_puts_it(how: dict[str, str]) -> None:
    body, lines = READ["a sheet of sticky notes"]
    assert lines_of_docx(word_file(body, **how)) == lines
    assert len(read_file("notes.docx", word_file(body, **how)).words) == 3


@pytest.mark.parametrize("picture", ["image1.png", "image1.jpeg", "scan0001.TIF", "image1.emf"])
def test_a_scan_says_that_it_cannot_be_read_and_what_to_do(picture: str) -> None:
    with pytest.raises(FileError, match=r"only pictures, such as a scan.*Type what they say"):
        read_file("scan.docx", word_file(p("<w:r><w:drawing/></w:r>"), pictures=(picture,)))
    assert lines_of_docx(word_file(p(r("damp")), pictures=(picture,))) == ["damp"]


STEPS = st.sampled_from(["plain", "box", "old box", "moved", "typed", "struck", "break", "joined"])


@given(st.lists(STEPS, max_size=10))
def test_of_any_mixture_every_word_is_read_once_unless_it_is_gone(steps: list[str]) -> None:
    words = [f"word{at}x" for at in range(len(steps))]
    made = {
        "plain": lambda word: r(f" {word} "),
        "box": lambda word: box(p(r(word))),
        "old box": lambda word: old_box(p(r(word))),
        "moved": lambda word: tracked("moveFrom", r(word)) + tracked("moveTo", r(word)),
        "typed": lambda word: tracked("ins", r(word)),
        "struck": lambda word: tracked("del", r(word, "delText")),
        "break": lambda word: f"{r(word)}</w:p><w:p>",
        "joined": lambda word: f"</w:p>{p(r(word), end='del')}<w:p>",
    }
    body = "".join(made[step](word) for step, word in zip(steps, words, strict=True))
    said = " ".join(lines_of_docx(word_file(f"<w:p>{body}</w:p>")))
    for step, word in zip(steps, words, strict=True):
        assert said.count(word) == (step != "struck")
