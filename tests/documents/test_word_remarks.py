"""Remarks in a Word copy that comes back: tracked words, threads, and copies that went through other programs."""

import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.documents.docx_comments import comments_from_docx
from powerkit.documents.model import Document, Paragraph, Place, Section, Table
from powerkit.documents.reply import copy_number
from powerkit.errors import ReplyError
from tests.documents.finished import docx_copy

SHARE = Document(
    "From my workbook",
    (
        Section("What I would like from you", (Paragraph("Your view"),)),
        Section("1.2 Mapping relationships: Millbank", (Paragraph("We walked to the crossing"),), Place("1.2", 14, 3)),
        Section("1.2 Mapping relationships: Newtown", (Table("", ("Who",), (("A",),)),), Place("1.2", 15, 1)),
        Section("2.2 Receiving feedback", (Paragraph("They told me"),), Place("2.2", 16, 2)),
    ),
)
NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
BY = 'w:author="Priya" w:date="2026-11-27T10:00:00Z"'


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def typed(text: str) -> str:
    return f'<w:ins w:id="900" {BY}>{run(text)}</w:ins>'


def struck(text: str) -> str:
    return f'<w:del w:id="901" {BY}>{run(text, "delText")}</w:del>'


def marked(key: int) -> str:
    return (
        f'<w:commentRangeStart w:id="{key}"/>{run("crossing")}<w:commentRangeEnd w:id="{key}"/>'
        f'<w:r><w:commentReference w:id="{key}"/></w:r>'
    )


def comment(key: int, text: str, paragraph: str = "", author: str = "Priya") -> str:
    number = f' w14:paraId="{paragraph}"' if paragraph else ""
    return f'<w:comment w:id="{key}" w:author="{author}"><w:p{number}>{run(text)}</w:p></w:comment>'


def came_back(
    change: Callable[[str], str],
    comments: str = "",
    threads: str = "",
    *,
    share: str = "share-7",
    drop: tuple[str, ...] = (),
    styles: Callable[[str], str] = str,
) -> bytes:
    """The copy with its text changed, and parts put in or left out as another program would."""
    file = io.BytesIO()
    extra = {"word/comments.xml": ("comments", comments), "word/commentsExtended.xml": ("commentsEx", threads)}
    with zipfile.ZipFile(io.BytesIO(docx_copy(SHARE, share))) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == "word/document.xml":
                text = change(text)
            text = styles(text) if name == "word/styles.xml" else text
            if name == "[Content_Types].xml":
                for part, (_, body) in extra.items():
                    kind = f"{KIND}.{part.removeprefix('word/').removesuffix('.xml')}+xml"
                    more = f'<Override PartName="/{part}" ContentType="{kind}"/>' if body else ""
                    text = text.replace("</Types>", f"{more}</Types>")
                for part in drop:
                    text = re.sub(rf'<Override PartName="/{part}"[^>]*>', "", text)
            if name not in drop:
                new.writestr(name, text)
        for part, (root, body) in extra.items():
            prefix = "w15" if root == "commentsEx" else "w"
            if body:
                new.writestr(part, f"<{prefix}:{root} {NS}>{body}</{prefix}:{root}>")
    return file.getvalue()


def beside(text: str, more: str) -> Callable[[str], str]:
    """Put *more* into the paragraph that says *text*."""
    return lambda body: re.sub(rf"({re.escape(text)}</w:t></w:r>)", lambda match: match[1] + more, body)


def without_places(body: str) -> str:
    return re.sub(r'w:name="pk_[^"]*"', 'w:name="bookmark=id.z337ya"', body)


def test_words_typed_as_a_tracked_change_come_in_with_their_author_and_place() -> None:
    reply = comments_from_docx(came_back(beside("the crossing", typed(" Have you asked them?"))))
    [remark] = reply.comments
    assert (remark.text, remark.author, remark.place) == ("Have you asked them?", "Priya", Place("1.2", 14, 3))
    assert remark.about == "We walked to the crossing"
    assert remark.written is not None and remark.written.day == 27


def test_whole_paragraphs_that_were_typed_are_one_remark() -> None:
    more = "".join(f"<w:p><w:pPr><w:rPr><w:ins {BY}/></w:rPr></w:pPr>{typed(text)}</w:p>" for text in ("One", "Two"))
    reply = comments_from_docx(came_back(lambda body: body.replace("<w:sectPr>", more + "<w:sectPr>", 1)))
    assert [(remark.text, remark.place) for remark in reply.comments] == [("One\nTwo", None)]


def test_what_was_replaced_and_what_was_only_crossed_out_are_both_told() -> None:
    both = struck("old words") + typed("new words") + run(" and ") + struck("others")
    reply = comments_from_docx(came_back(beside("They told me", both)))
    assert [(remark.text, remark.about) for remark in reply.comments] == [
        ("new words", "old words"),
        ("Crossed out", "others"),
    ]


def test_moved_words_words_taken_back_and_what_a_text_box_repeats_are_no_new_words() -> None:
    more = (
        f"<w:moveFrom {BY}>{run('moved')}</w:moveFrom><w:moveTo {BY}>{run('moved')}</w:moveTo>"
        f"<w:ins {BY}><w:del {BY}>{run('never mind', 'delText')}</w:del></w:ins>"
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{typed('Once')}</mc:Choice><mc:Fallback>{typed('Once')}</mc:Fallback></mc:AlternateContent>"
    )
    reply = comments_from_docx(came_back(beside("They told me", more)))
    assert [remark.text for remark in reply.comments] == ["Once"]


def test_a_thread_stays_together_and_says_that_it_was_closed() -> None:
    comments = comment(1, "Who else?", "AA") + comment(2, "All of it", "CC") + comment(3, "The café", "BB", "Sam")
    threads = (
        '<w15:commentEx w15:paraId="AA" w15:done="1"/><w15:commentEx w15:paraId="CC" w15:done="0"/>'
        '<w15:commentEx w15:paraId="BB" w15:paraIdParent="AA" w15:done="1"/>'
    )
    body = beside("They told me", marked(1) + marked(2) + marked(3))
    found = comments_from_docx(came_back(body, comments, threads)).comments
    assert [(item.text, item.answers, item.resolved, item.author) for item in found] == [
        ("Who else?", "", True, "Priya"),
        ("The café", "Who else?", True, "Sam"),
        ("All of it", "", False, "Priya"),
    ]
    assert {item.place for item in found} == {Place("2.2", 16, 2)}


def test_comments_that_answer_each_other_in_a_circle_are_all_kept() -> None:
    comments = comment(1, "One", "AA") + comment(2, "Two", "BB")
    threads = (
        '<w15:commentEx w15:paraId="AA" w15:paraIdParent="BB"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA"/>'
    )
    found = comments_from_docx(came_back(beside("They told me", marked(1) + marked(2)), comments, threads)).comments
    assert {item.text for item in found} == {"One", "Two"}


@pytest.mark.parametrize(
    ("text", "under"),
    [
        ("the crossing", ("1.2", 1)),
        ("1.2 Mapping relationships: Newtown", ("1.2", 2)),
        ("They told me", ("2.2", 1)),
        ("Your view", None),
    ],
)
def test_a_copy_that_lost_its_properties_and_places_is_known_by_its_number_and_headings(text, under) -> None:
    def change(body: str) -> str:
        return without_places(beside(text, marked(1) + typed("More"))(body))

    reply = comments_from_docx(came_back(change, comment(1, "Hm"), drop=("docProps/core.xml", "docProps/app.xml")))
    assert reply.share == "" and reply.numbers == (copy_number("share-7"),)
    assert {remark.under for remark in reply.comments} == {under}
    assert len(reply.comments) == 2


@given(st.lists(st.sampled_from(["plain", "typed", "struck", "break", "moved"]), max_size=12))
def test_every_word_typed_or_crossed_out_is_in_some_remark_and_no_other_word_is(steps: list[str]) -> None:
    made = {
        "plain": lambda word: run(f" {word} "),
        "typed": lambda word: typed(f" {word} "),
        "struck": lambda word: struck(f" {word} "),
        "break": lambda word: "</w:p><w:p>",
        "moved": lambda word: f"<w:moveTo {BY}>{run(word)}</w:moveTo>",
    }
    words = [f"word{at}x" for at in range(len(steps))]
    body = "".join(made[step](word) for step, word in zip(steps, words, strict=True))
    reply = comments_from_docx(came_back(lambda text: text.replace("<w:sectPr>", f"<w:p>{body}</w:p><w:sectPr>", 1)))
    told = " ".join(remark.text for remark in reply.comments)
    about = " ".join(remark.about for remark in reply.comments)
    for step, word in zip(steps, words, strict=True):
        assert (word in told) == (step == "typed")
        assert step != "struck" or word in about


PROPERTIES = ("docProps/core.xml", "docProps/app.xml")


def in_other_words(styles: str) -> str:
    return styles.replace('w:styleId="Heading1"', 'w:styleId="berschrift1"')


def made_from_another(styles: str) -> str:
    more = '<w:style w:type="paragraph" w:styleId="P17"><w:name w:val="Mine"/><w:basedOn w:val="Heading1"/></w:style>'
    return styles.replace("</w:styles>", f"{more}</w:styles>")


def by_its_level(styles: str) -> str:
    more = '<w:style w:styleId="Teil"><w:name w:val="Teil"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    more += '<w:style w:styleId="Mine"><w:basedOn w:val="Teil"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
    return styles.replace("</w:styles>", f"{more}</w:styles>")


@pytest.mark.parametrize(
    ("styles", "name"),
    [(in_other_words, "berschrift1"), (made_from_another, "P17"), (by_its_level, "Teil"), (str, "Heading 1")],
)
def test_headings_are_known_whatever_a_program_calls_their_style(styles, name) -> None:
    def change(body: str) -> str:
        renamed = body.replace('<w:pStyle w:val="Heading1"/>', f'<w:pStyle w:val="{name}"/>')
        return without_places(beside("the crossing", typed(" More") + "</w:p>" + before + run("1.9 of them"))(renamed))

    # What looked like a heading before, or is one of another level, begins no section.
    was = '<w:pPrChange><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange>'
    before = f'<w:p><w:pPr><w:pStyle w:val="Mine"/>{was}</w:pPr>'
    reply = comments_from_docx(came_back(change, drop=PROPERTIES, styles=styles))
    assert [remark.under for remark in reply.comments] == [("1.2", 1)]
    last = comments_from_docx(
        came_back(lambda body: change(beside("They told me", typed(" More"))(body)), drop=PROPERTIES, styles=styles)
    )
    assert [remark.under for remark in last.comments] == [("1.2", 1), ("2.2", 1)]


def test_a_heading_without_any_style_is_known_by_its_level() -> None:
    def change(body: str) -> str:
        renamed = body.replace('<w:pStyle w:val="Heading1"/>', '<w:outlineLvl w:val="0"/>')
        return without_places(beside("They told me", typed(" More"))(renamed))

    [remark] = comments_from_docx(came_back(change, drop=PROPERTIES)).comments
    assert remark.under == ("2.2", 1)


def again(body: str) -> str:
    """As LibreOffice saves it: a bookmark ends with its heading and starts again twice, under other ids, further on."""
    mark = "pk_1_2_e15_v1"
    start = f'<w:bookmarkStart w:id="70" w:name="{mark}"/><w:bookmarkStart w:id="71" w:name="{mark}"/>'
    end = '<w:bookmarkEnd w:id="71"/>'
    key = re.search(rf'w:id="(\d+)" w:name="{mark}"', body)
    assert key
    ended = f'<w:bookmarkEnd w:id="{key[1]}"/>'
    body = body.replace(ended, "").replace("Newtown</w:t></w:r></w:p>", f"Newtown</w:t></w:r>{ended}</w:p>")
    return body.replace("</w:tbl>", f"</w:tbl><w:p>{start}{run('after')}{end}{typed(' last')}</w:p>", 1)


def test_what_stands_between_the_pieces_of_a_section_belongs_to_it() -> None:
    def change(body: str) -> str:
        return again(beside("Who", typed(" in the table"))(body))

    found = comments_from_docx(came_back(change)).comments
    assert [(item.text, item.place) for item in found] == [
        ("in the table", Place("1.2", 15, 1)),
        ("last", Place("1.2", 15, 1)),
    ]


def test_a_section_goes_on_to_the_end_of_the_paragraph_its_bookmark_ends_in() -> None:
    def change(body: str) -> str:
        key = re.search(r'w:id="(\d+)" w:name="pk_2_2_e16_v2"', body)
        assert key
        inside = f'<w:bookmarkEnd w:id="{key[1]}"/>{struck(" and her")}'
        body = beside("They told me", inside)(body.replace(f'<w:bookmarkEnd w:id="{key[1]}"/>', ""))
        return body.replace("<w:sectPr>", f"<w:p>{typed('All of it')}</w:p><w:sectPr>", 1)

    found = comments_from_docx(came_back(change)).comments
    assert [(item.about or item.text, item.place) for item in found] == [
        ("and her", Place("2.2", 16, 2)),
        ("All of it", None),
    ]


@pytest.mark.parametrize("named", ["first", "last"])
def test_a_thread_is_kept_whichever_paragraph_a_program_names_it_by(named: str) -> None:
    def long(key: int, first: str, last: str) -> str:
        paragraphs = f'<w:p w14:paraId="{first}">{run("So")}</w:p><w:p w14:paraId="{last}">{run(f"said {key}")}</w:p>'
        return f'<w:comment w:id="{key}" w:author="Priya">{paragraphs}</w:comment>'

    one, two = ("AA", "CC") if named == "first" else ("BB", "DD")
    threads = (
        f'<w15:commentEx w15:paraId="{one}" w15:done="1"/><w15:commentEx w15:paraId="{two}" w15:paraIdParent="{one}"/>'
    )
    body = beside("They told me", marked(1) + marked(2))
    found = comments_from_docx(came_back(body, long(1, "AA", "BB") + long(2, "CC", "DD"), threads)).comments
    assert [(item.text, item.answers, item.resolved) for item in found] == [
        ("So\nsaid 1", "", True),
        ("So\nsaid 2", "So\nsaid 1", True),
    ]


def test_a_comment_is_read_as_it_stands_without_what_was_crossed_out_or_moved_in_it() -> None:
    inside = f"{run('Ask ')}{struck('him')}{typed('her')}<w:moveFrom {BY}>{run(' now')}</w:moveFrom>"
    comments = f'<w:comment w:id="1" w:author="Priya"><w:p>{inside}</w:p></w:comment>'
    [found] = comments_from_docx(came_back(beside("They told me", marked(1)), comments)).comments
    assert found.text == "Ask her"


@pytest.mark.parametrize("picture", ["image1.png", "image2.jpeg", "page.tiff"])
def test_a_scan_of_the_copy_says_that_it_cannot_be_read(picture: str) -> None:
    scan = io.BytesIO(came_back(lambda body: re.sub(r"<w:t[ >].*?</w:t>", "", body), drop=("word/footer1.xml",)))
    with zipfile.ZipFile(scan, "a") as archive:
        archive.writestr(f"word/media/{picture}", b"picture")
    with pytest.raises(ReplyError, match="only pictures, such as a scan"):
        comments_from_docx(scan.getvalue())


@pytest.mark.parametrize("encoding", ["UT-8", "utf-32", "utf-7", "ebcdic-cp-us", "1", ""])
@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml"])
def test_a_copy_in_an_encoding_that_nobody_knows_is_refused_or_read(part: str, encoding: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx_copy(SHARE, "share-1"))) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = re.sub(r"<\?xml[^>]*>", "", old.read(name).decode()) if name == part else old.read(name)
            new.writestr(name, f'<?xml version="1.0" encoding="{encoding}"?>{text}' if name == part else text)
    with suppress(ReplyError):
        comments_from_docx(file.getvalue())


def with_part(name: str, kind: str, body: str, change: Callable[[str], str] = str) -> bytes:
    """The copy with one more part, as Word adds notes and headers."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(came_back(change))) as old, zipfile.ZipFile(file, "w") as new:
        for each in old.namelist():
            text = old.read(each).decode()
            more = f'<Override PartName="/word/{name}" ContentType="{KIND}.{kind}+xml"/></Types>'
            new.writestr(each, text.replace("</Types>", more) if each == "[Content_Types].xml" else text)
        new.writestr(f"word/{name}", body)
    return file.getvalue()


@pytest.mark.parametrize("note", ["footnote", "endnote"])
@pytest.mark.parametrize("placed", [True, False])
def test_what_a_reader_types_into_a_note_comes_with_the_place_that_refers_to_it(note: str, placed: bool) -> None:
    reference = f'<w:ins w:id="9" {BY}><w:r><w:{note}Reference w:id="2"/></w:r></w:ins>'
    body = f'<w:{note}s {NS}><w:{note} w:id="2"><w:p>{typed("Have you asked them?")}</w:p></w:{note}></w:{note}s>'
    change = beside("We walked to the crossing", reference)
    copy = with_part(f"{note}s.xml", f"{note}s", body, change if placed else str)
    (remark,) = comments_from_docx(copy).comments
    assert (remark.text, remark.author) == ("Have you asked them?", "Priya")
    assert (remark.place.card if remark.place else "") == ("1.2" if placed else "")


def test_what_a_reader_types_into_a_header_is_about_all_of_it() -> None:
    (remark,) = comments_from_docx(
        with_part("header9.xml", "header", f"<w:hdr {NS}><w:p>{typed('Good work')}</w:p></w:hdr>")
    ).comments
    assert (remark.text, remark.place) == ("Good work", None)
