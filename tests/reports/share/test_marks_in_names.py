"""A copy of what names a group with an apostrophe is made, in every format; a refusal says whose name it is."""

from pathlib import Path

import pytest

from powerkit.documents.formats import FORMATS, copies
from powerkit.documents.model import Document, Paragraph
from powerkit.errors import NameStaysError
from powerkit.privacy import Names
from powerkit.reports.share.coarse_check import Rough
from powerkit.reports.share.extract_text import texts_in
from powerkit.reports.share.leak_check import Guard
from powerkit.reports.share.model import Ask
from powerkit.reports.share.pseudonyms import names_to_check
from powerkit.reports.share.selection import gathered, meant


def test_a_copy_is_made_in_each_format_and_the_names_are_known(save, sharing, book, deck) -> None:
    said = ["Zebs' group", "Quills’ forum", "St Vash' church", "James' Zebs", "Quorn's Voice"]
    save("1.2", {"map": [{"name": name, "ring": "2"} for name in said]})
    made = sharing.make("1.2", formats=tuple(FORMATS))
    for file in made.files:
        whole = "\n".join(texts_in(file.suffix[1:], Path(file).read_bytes())).casefold()
        assert not [part for part in ("zebs", "quills", "vash", "quorn") if part in whole], file.name
    entries = meant(book, deck, cards=("1.2",))
    matter = gathered(book, deck, Ask("Priya"), entries, {}, sharing.ready("1.2").matter.made)
    assert {item.name for item in names_to_check(book, matter).known if item.here} == set(said)


def test_a_refusal_says_on_her_screen_whose_name_it_is_and_nowhere_else() -> None:
    guard = Guard(Names({"Zebs' group": "Person B"}))
    with pytest.raises(NameStaysError) as caught:
        guard.check_document(Document("T", (Paragraph("About the Zebs' group"),)))
    assert "Person B" in str(caught.value) and "Zebs" not in str(caught.value) + repr(caught.value)
    assert "The name is “Zebs' group”." in caught.value.on_screen


@pytest.mark.parametrize("format", FORMATS)
def test_words_of_a_deck_in_urdu_are_not_taken_for_a_name_that_holds_a_small_word_of_theirs(format: str) -> None:
    ours, codes = "آپ نے کیا سیکھا؟", {"آمنہ نے کہا: Power to the people!": "Person A"}
    document = Document("T", (Paragraph(ours), Paragraph("Person A")))
    guard = Guard(Names(codes), own=(ours,), rough=Rough(codes))
    guard.check(format, copies(document, [format])[0].content, f"share-1.{format}")
