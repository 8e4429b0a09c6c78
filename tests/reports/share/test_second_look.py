"""The second look at finished files: it has no code of the first, and stops nothing else."""

import ast
from pathlib import Path

import pytest

from powerkit.documents.formats import FORMATS
from powerkit.documents.model import Document, Paragraph
from powerkit.errors import RecordError
from powerkit.privacy import Names
from powerkit.reports.share import coarse_check
from powerkit.reports.share.coarse_check import Rough
from powerkit.reports.share.leak_check import Guard
from tests.privacy.test_variants import CODES, KNOWN, bare
from tests.reports.share.test_leak_check import CLEAN, made


def test_it_shares_no_way_to_match_with_the_first() -> None:
    tree = ast.parse(Path(coarse_check.__file__).read_text(encoding="utf-8"))
    taken = {item.module for item in ast.walk(tree) if isinstance(item, ast.ImportFrom) and item.module}
    assert {item for item in taken if item.startswith("powerkit")} == {
        "powerkit.privacy.common_words", "powerkit.privacy.wordlists",
    }, "lists of words are data; all else is its own"  # fmt: skip


@pytest.mark.parametrize("name", [item for item in KNOWN if item != "He Ying"])
def test_what_the_first_would_miss_it_finds(name: str) -> None:
    for text in (name, bare(name), bare(name).upper(), bare(name).replace(" ", "_"), bare(name).replace(" ", "")):
        with pytest.raises(RecordError):
            Guard(Names({}), rough=Rough(CODES)).check_document(Document("T", (Paragraph(f"See {text} now"),)))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "person",
    ["Val Page", "Art Title", "Mark Noto", "Contents Style", "Heading Table", "Notes Word", "Ada Abe", "Bea Dee"],
)
def test_it_does_not_refuse_for_our_own_words(format: str, person: str) -> None:
    Guard(Names({person: "Person A"}), rough=Rough({person: "Person A"})).check(
        format, made(CLEAN, format), "share-1.x"
    )


@pytest.mark.parametrize(
    "text", ["3ada4f00ada1bea2dee9fae0", "Anatomy of a khanate", "Josephine", "the Person A of it", "Lancaster Council"]
)
def test_it_refuses_no_word_that_only_holds_a_name(text: str) -> None:
    known = {"Ada Dee": "Person A", "Ana Khan": "Person B", "Jo Seph": "Person C", "Tom Lancaster": "Person D"}
    assert Rough(known, ["Lancaster Council"]).found(text) is None


def test_what_a_share_spares_it_spares_too_and_a_copy_is_made(save, sharing) -> None:
    save("1.1", {
        "companion": "Tom Lancaster, Olive Shaw, Grace Bello",
        "changing": "The Royal Lancaster Infirmary rang Tom. At the Olive Tree Café Olive sat. Grace period.",
    })  # fmt: skip
    text = sharing.text("1.1")
    assert "Royal Lancaster Infirmary rang Person" in text and "Olive Tree Café Person" in text
    assert sharing.make("1.1", formats=tuple(FORMATS)).files
