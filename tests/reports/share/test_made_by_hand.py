"""Pictures in which no search can find a name: they stay at home unless they were put in by hand."""

from dataclasses import replace

import pytest

from powerkit.documents.missing_glyphs import stand_in
from powerkit.documents.model import Document, Paragraph, Picture, Section, map_words
from powerkit.privacy import Names
from powerkit.reports.record import UNREAD, compose_record
from powerkit.reports.share.codes import Codes
from powerkit.reports.share.compose import compose_share
from powerkit.reports.share.model import Ask
from powerkit.reports.share.preview import answers_of
from powerkit.reports.share.pseudonyms import codes_for
from powerkit.reports.share.selection import gathered, meant, picks_from
from tests.reports.share.conftest import START

BY_HAND = Picture('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "A bench", by_hand=True)


def drawn(kind, answer, label):
    """A picture of everything, made by hand."""
    return (BY_HAND,)


@pytest.fixture
def matter(book, save, deck):
    """What is shared of one entry with an open answer and a private one."""
    save("1.1", {"changing": "Much", "place": "Mill Lane"}, private={"place": True})

    def made(*include: str):
        entries = meant(book, deck, cards=["1.1"])
        return gathered(book, deck, Ask("Priya"), entries, picks_from(include, entries), START)

    return made


def pictures(matter):
    """All blocks of the copy, its pictures as they were drawn."""
    document = compose_share(matter, Codes({}), drawn)
    blocks = [block for part in document.blocks if isinstance(part, Section) for block in part.blocks]
    return [replace(block, highest=BY_HAND.highest) if isinstance(block, Picture) else block for block in blocks]


def test_a_picture_made_by_hand_is_left_out_of_a_share_and_the_copy_says_so(matter) -> None:
    blocks = pictures(matter())
    assert BY_HAND not in blocks
    assert blocks.count(Paragraph(UNREAD, quiet=True)) == 1


def test_a_picture_made_by_hand_leaves_when_it_is_put_in_and_only_with_its_answer(matter) -> None:
    assert pictures(matter("1:changing.picture")).count(BY_HAND) == 1
    assert BY_HAND not in pictures(matter("1:place"))
    assert BY_HAND not in pictures(matter("1:place.picture")), "its answer is private"
    assert pictures(matter("1:place", "1:place.picture")).count(BY_HAND) == 1


def test_the_leader_is_asked_about_a_picture_made_by_hand_only_where_its_answer_leaves(matter) -> None:
    [one] = matter().chosen
    asked = [(each.field, each.leaves) for each in answers_of(one, drawn)]
    assert asked == [("place", False), ("changing", True), ("changing.picture", False)]
    [one] = matter("1:changing.picture").chosen
    assert [each.by_hand for each in answers_of(one, drawn)] == [False, False, True]


def test_the_record_under_the_card_leaves_it_out_too(book, save) -> None:
    save("1.1", {"changing": "Much"})
    [entry] = book.latest()
    record = compose_record(entry, Names({}), drawn)
    assert BY_HAND not in record.blocks
    assert Paragraph(UNREAD, quiet=True) in record.blocks


def test_a_sketch_with_strokes_stays_until_it_is_put_in_and_one_of_shapes_leaves_with_codes_for_names(
    book, save, deck
) -> None:
    frame = {"x": 100, "y": 100, "x2": 220, "y2": 180}
    shapes = [{"kind": "box", **frame, "text": "Ana Moss", "person": True}, {"kind": "circle", **frame, "text": "Me"}]
    strokes = [*shapes, {"kind": "stroke", "points": "10,20 30,40"}]

    def shared(*include: str):
        entries = meant(book, deck, cards=["10.3"])
        matter = gathered(book, deck, Ask("Priya"), entries, picks_from(include, entries), START)
        document = compose_share(matter, Codes(codes_for(book, "Priya", "replaced")))
        blocks = [block for part in document.blocks if isinstance(part, Section) for block in part.blocks]
        return [block for block in blocks if isinstance(block, Picture)], blocks

    save("10.3", {"picture": {"words": "Ana and me", "marks": shapes}})
    [picture], blocks = shared()
    assert "Ana" not in picture.svg + picture.alt and "Person A" in picture.svg
    assert "Ana" not in repr(blocks)
    save("10.3", {"picture": {"words": "Ana and me", "marks": strokes}})
    left, blocks = shared()
    assert left == [] and Paragraph(UNREAD, quiet=True) in blocks
    [picture], _ = shared("1:picture.picture")
    assert picture.by_hand and "Person A" in picture.svg


def test_a_picture_stays_made_by_hand_whatever_is_replaced_in_it() -> None:
    assert map_words([BY_HAND], str.upper)[0].by_hand
    assert stand_in(Document("A title", (BY_HAND,))).document.blocks[0].by_hand
