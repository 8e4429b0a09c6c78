"""A reply lands at the right card, and what does not belong is refused in plain words."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from powerkit.errors import ReplyError
from powerkit.logbook import Logbook
from powerkit.logbook.share_model import KeptComment
from powerkit.reports.dispatch import Made
from powerkit.reports.share.replies import bring_in, kept_in_words, thread_in_words
from powerkit.ui.pages.share_lists import shares_listed


@pytest.fixture
def made(save, sharing) -> Made:
    save("1.1", {"changing": "Much"})
    save("2.2", {"discussion": "The café", "power_words": "It moved a little. " * 60})
    return sharing.make("1.1", "2.2", formats=("html", "docx"))


def reply(made: Made, *comments: tuple[str, int, str], **more: object) -> bytes:
    """What Save my reply would write, without its seal."""
    said = {
        "powerkit": "reply", "format": 1, "share": made.share.said.token, "workbook": "b" * 32, "reviewer": "Priya",
        "checksum": made.share.said.checksum, "written": "2026-03-05T10:00:00Z",
        "comments": [{"card": card, "entry": entry, "version": 1, "text": text} for card, entry, text in comments],
    }  # fmt: skip
    return json.dumps({**said, **more}).encode()


def test_comments_land_at_their_cards_as_plain_text(book, made) -> None:
    kept = bring_in(reply(made, ("1.1", 1, "<b>Good</b>"), ("2.2", 2, "Why?"), ("", 0, "On all")), book)
    assert [(comment.card, comment.entry, comment.text) for comment in kept.comments] == [
        ("1.1", 1, "<b>Good</b>"), ("2.2", 2, "Why?"), ("", 0, "On all"),
    ]  # fmt: skip
    assert [comment.text for shown in book.replies(entry=2) for comment in shown.comments] == ["Why?"]
    assert kept_in_words(kept, made.share) == "3 comments by Priya on share 1"


def test_in_the_list_of_replies_she_reads_her_own_names_where_her_reader_wrote_codes(book, save, sharing, deck) -> None:
    save("1.1", {"changing": "Joe said so", "companion": "Joe"})
    sent = sharing.make("1.1")
    bring_in(reply(sent, ("1.1", 1, "Ask person A again, and Person Q."), ("", 0, "Thank Person A.")), book)
    [listed] = shares_listed(book.shares(), book, deck)
    said = [comment["text"] for comment in listed["replies"][0]["comments"]]
    assert said == ["Ask Joe again, and Person Q.", "Thank Joe."]


def test_the_same_reply_twice_is_said_and_a_longer_one_adds_only_what_is_new(book, made) -> None:
    first = reply(made, ("1.1", 1, "Good"))
    bring_in(first, book)
    with pytest.raises(ReplyError, match="brought in before"):
        bring_in(first, book)
    more = bring_in(reply(made, ("1.1", 1, "Good"), ("2.2", 2, "And this")), book)
    assert [comment.text for comment in more.comments] == ["And this"]


def test_a_comment_on_something_that_was_not_shared_is_about_all_of_it(book, made) -> None:
    [one] = bring_in(reply(made, ("9.9", 7, "Hm")), book).comments
    assert (one.card, one.entry) == ("", 0)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"workbook": "c" * 32}, "another workbook"),
        ({"share": "0" * 32}, "not in this log book"),
        ({"share": ""}, "does not say to what"),
        ({"checksum": "0" * 64}, "was changed"),
        ({"checksum": ""}, "does not say which text"),
        ({"seal": "0" * 64}, "was changed"),
        ({"comments": []}, "no comment"),
        ({"comments": [{"text": "   "}]}, "no comment"),
        ({"powerkit": "else"}, "not a reply"),
    ],
)
def test_what_does_not_belong_is_refused_and_nothing_is_kept(book, made, change, said) -> None:
    with pytest.raises(ReplyError, match=said):
        bring_in(reply(made, ("1.1", 1, "Good"), **change), book)
    assert book.replies() == []


def test_a_share_of_another_log_book_is_not_taken_for_one_of_this(made, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    other = Logbook.open(tmp_path / "elsewhere" / "logbook.sqlite3", new_id=lambda: "b" * 32)
    with other, pytest.raises(ReplyError, match="not in this log book"):
        bring_in(reply(made, ("1.1", 1, "Good")), other)


def test_a_word_copy_comes_back_with_comments_at_the_right_card(book, made) -> None:
    content = next(file for file in made.files if file.suffix == ".docx").read_bytes()
    document = docx.Document(io.BytesIO(content))
    for paragraph in document.paragraphs:
        if paragraph.text in ("Much", "The café"):
            document.add_comment(paragraph.runs, text=f"About {paragraph.text}", author="Priya", initials="P")
    out = io.BytesIO()
    document.save(out)
    kept = bring_in(out.getvalue(), book)
    again = ("2.2", "About The café", "The café")  # on its back, and in full; what is short is told once
    assert [(comment.card, comment.text, comment.about) for comment in kept.comments] == [
        ("1.1", "About Much", "Much"),
        again,
        again,
    ]
    assert kept.reviewer == "Priya"
    with pytest.raises(ReplyError, match="no comment"):
        bring_in(content, book)
    blank = io.BytesIO()
    docx.Document().save(blank)
    with pytest.raises(ReplyError, match="not a copy of something you shared"):
        bring_in(blank.getvalue(), book)


@pytest.mark.parametrize("content", [b"", b"PK", b"\xff\xfe", b"[]", b"PK\x03\x04" + b"0" * 99, b"{" * 9999])
def test_any_other_file_is_refused_in_a_plain_line(book, content) -> None:
    with pytest.raises(ReplyError):
        bring_in(content, book)


def test_forgetting_an_entry_reaches_shares_replies_and_names(book, save, made) -> None:
    bring_in(reply(made, ("1.1", 1, "Zebedee comment"), ("2.2", 2, "Why?")), book)
    save("1.1", {"changing": "Much", "companion": "Zebedee"})
    book.forget_entry(1)
    [share] = book.shares()
    assert [item.entry for item in share.said.items] == [2]
    assert [comment.text for shown in book.replies() for comment in shown.comments] == ["Why?"]
    assert "Zebedee" not in book.codes()
    book.forget_entry(2)
    assert book.shares() == [] == book.replies()
    assert b"Zebedee" not in book.path.read_bytes()


def changed(made: Made, change: Callable[[str], str], comments: str = "", *, drop: tuple[str, ...] = ()) -> bytes:
    """The Word copy with its text changed and comments put in, without the parts that another program drops."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    file = io.BytesIO()
    word = next(path for path in made.files if path.suffix == ".docx")
    with zipfile.ZipFile(word) as old, zipfile.ZipFile(file, "w") as new:
        for name in set(old.namelist()) - set(drop):
            content = old.read(name)
            if name == "word/document.xml":
                content = change(content.decode()).encode()
            if name == "[Content_Types].xml":
                more = f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'
                content = re.sub(r'<Override PartName="/docProps/[^>]*>', "", content.decode()) if drop else content
                content = (content if isinstance(content, str) else content.decode()).replace("</Types>", more).encode()
            new.writestr(name, content)
        new.writestr("word/comments.xml", f'<w:comments xmlns:w="{W}">{comments}</w:comments>')
    return file.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPED = '<w:ins w:id="9" w:author="Priya"><w:r><w:t>Have you asked them first?</w:t></w:r></w:ins>'
MARK = '<w:commentRangeStart w:id="0"/><w:r><w:t>x</w:t></w:r><w:commentRangeEnd w:id="0"/>'
COMMENT = '<w:comment w:id="0" w:author="Priya"><w:p><w:r><w:t>Who else?</w:t></w:r></w:p></w:comment>'


def at_the_cafe(more: str) -> Callable[[str], str]:
    return lambda body: body.replace("The café</w:t></w:r>", f"The café</w:t></w:r>{more}", 1)


def test_a_sentence_typed_into_the_word_copy_comes_in_beside_its_card(book, made) -> None:
    [comment] = bring_in(changed(made, at_the_cafe(TYPED)), book).comments
    assert (comment.card, comment.entry, comment.text, comment.author) == (
        "2.2", 2, "Have you asked them first?", "Priya",
    )  # fmt: skip


def test_a_word_copy_that_went_through_another_program_is_still_known_and_its_cards_too(book, made) -> None:
    def change(body: str) -> str:
        return re.sub(r'w:name="pk_[^"]*"', 'w:name="id.z337ya"', at_the_cafe(MARK)(body))

    kept = bring_in(changed(made, change, COMMENT, drop=("docProps/core.xml", "docProps/app.xml")), book)
    assert [(comment.card, comment.entry, comment.text) for comment in kept.comments] == [("2.2", 2, "Who else?")]
    assert kept.share == made.share.number


def test_a_word_file_with_the_number_of_another_copy_is_refused(book, made) -> None:
    content = changed(made, lambda body: body, COMMENT, drop=("docProps/core.xml", "docProps/app.xml"))
    book.empty()
    with pytest.raises(ReplyError, match="not in this log book"):
        bring_in(content, book)


def test_the_log_book_keeps_which_comment_another_answers_and_that_a_thread_was_closed(book, made) -> None:
    first = KeptComment("1.1", 1, 1, "Who else?", "Priya")
    answer = KeptComment("1.1", 1, 1, "The café", "Sam", answers="Who else?", resolved=True)
    book.add_reply(1, "Priya", [first])
    book.add_reply(1, "Priya", [replace(first, resolved=True), answer])
    kept = [comment for reply in book.replies(entry=1) for comment in reply.comments]
    assert kept == [answer, replace(first, resolved=True)]
    assert [thread_in_words(comment) for comment in kept] == [", in answer to “Who else?”, closed", ", closed"]
