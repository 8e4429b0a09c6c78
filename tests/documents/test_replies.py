"""Replies that come back as a small file: read as plain text of a bounded size, or refused in one line."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.documents.checksum import checksum
from powerkit.documents.model import Document, Paragraph, Picture, Place, Section
from powerkit.documents.passphrase_strength import strength
from powerkit.documents.reply import LARGEST, LONGEST, MOST, read_reply
from powerkit.errors import ReplyError

REPLY: dict[str, Any] = {
    "powerkit": "reply",
    "format": 1,
    "share": "share-1",
    "workbook": "workbook-1",
    "checksum": "c" * 64,
    "reviewer": "A Supervisor",
    "written": "2026-11-24T09:00:00.000Z",
    "comments": [
        {"card": "1.2", "entry": 4, "version": 2, "text": "Good"},
        {"card": "", "entry": 0, "version": 0, "text": "All"},
    ],
    "seal": "",
}


def made(**other: Any) -> bytes:
    return json.dumps({**REPLY, **other}).encode()


def test_a_reply_says_what_it_answers_and_where_each_comment_belongs() -> None:
    reply = read_reply(made())
    assert (reply.share, reply.workbook, reply.checksum, reply.reviewer) == (
        "share-1",
        "workbook-1",
        "c" * 64,
        "A Supervisor",
    )
    assert [(comment.place, comment.text, comment.author) for comment in reply.comments] == [
        (Place("1.2", 4, 2), "Good", "A Supervisor"),
        (None, "All", "A Supervisor"),
    ]
    assert reply.written is not None and reply.written.isoformat() == "2026-11-24T09:00:00+00:00"
    assert reply.whole is None


def test_a_reply_is_plain_text_whatever_it_holds() -> None:
    nasty = "<script>\x00\u202e\ud800"
    (comment,) = read_reply(made(comments=[{"card": "1.2", "entry": 1, "version": 1, "text": nasty}])).comments
    assert comment.text == "<script>\ufffd\ufffd\ufffd"
    assert "script" not in repr(comment)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        made(powerkit="other"),
        made(comments="text"),
        made(comments=["text"]),
        made(share=7),
        made(comments=[{"card": "1.2", "entry": True, "version": 1, "text": "x"}]),
        made(comments=[{"card": "1.2", "entry": -1, "version": 1, "text": "x"}]),
        made(comments=[{"card": "1.2", "entry": 10**30, "version": 1, "text": "x"}]),
    ],
    ids=range(12),
)
def test_what_is_no_reply_is_refused_in_one_line(content: bytes) -> None:
    with pytest.raises(ReplyError, match="is not a reply") as raised:
        read_reply(content)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7 scan", "a PDF"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"\xd0\xcf\x11\xe0", "an old Excel or Word file"),
    ],
)
def test_a_scan_a_photo_or_an_old_word_file_says_what_it_is_and_what_to_bring(content: bytes, what: str) -> None:
    with pytest.raises(ReplyError, match=f"This file is {what}.*Choose the file that Save my reply made"):
        read_reply(content)


@pytest.mark.parametrize(
    "content",
    [
        b" " * (LARGEST + 1),
        made(comments=[REPLY["comments"][0]] * (MOST + 1)),
        made(comments=[{"card": "1.2", "entry": 1, "version": 1, "text": "x" * (LONGEST + 1)}]),
        made(reviewer="x" * 1000),
    ],
    ids=range(4),
)
def test_a_reply_that_holds_too_much_is_refused(content: bytes) -> None:
    with pytest.raises(ReplyError, match="more than a reply can"):
        read_reply(content)


def test_a_reply_of_a_later_workbook_says_so() -> None:
    with pytest.raises(ReplyError, match="newer workbook"):
        read_reply(made(format=2))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*REPLY, "card", "text"]), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([key for key in REPLY if key != "powerkit"]), JSON, max_size=3))
def test_any_change_to_a_reply_is_read_or_refused_and_never_worse(other: dict[str, Any]) -> None:
    try:
        assert read_reply(made(**other)).share is not None
    except ReplyError as error:
        assert str(error)


def test_a_checksum_is_the_same_for_the_same_words_and_another_for_others() -> None:
    def document(word: str, place: Place | None = None) -> Document:
        return Document("T", (Section("S", (Paragraph(word), Picture("<svg/>", "a")), place),))

    assert checksum(document("a")) == checksum(document("a"))
    assert len({checksum(item) for item in (document("a"), document("b"), document("a", Place("1.2", 1, 1)))}) == 3
    assert len(checksum(document("\ud800"))) == 64


@pytest.mark.parametrize(
    ("passphrase", "word"),
    [
        ("", "weak"),
        ("password1", "weak"),
        ("Manchester2024!", "weak"),
        ("aaaaaaaaaaaaaaaaaaaa", "weak"),
        ("abcdefgh12345678", "weak"),
        ("the the the the the", "weak"),
        ("ladder ocean parsley drum", "fair"),
        ("violet ladder ocean parsley drum", "strong"),
        ("xK9#mQ2$vL7p", "strong"),
    ],
)
def test_the_strength_of_a_passphrase_is_said_honestly(passphrase: str, word: str) -> None:
    found = strength(passphrase)
    assert found.word == word
    assert found.say.startswith(word.capitalize())
    assert "rough estimate" in found.say
    assert ("Five words" in found.say) == (word != "strong")


@given(st.text(max_size=60))
def test_adding_to_a_passphrase_never_makes_it_much_weaker(passphrase: str) -> None:
    assert strength(f"{passphrase} parsley").bits >= 0
    assert strength(passphrase).say
