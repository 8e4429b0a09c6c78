"""A language's tag: which are sound, what was meant by one that is not, and which way its words run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.text.language_tags import direction, is_tag, meant


@pytest.mark.parametrize("tag", ["en-GB", "cy", "pl", "ur", "zh-Hant", "pa-Arab-PK", "sco", "es-419"])
def test_a_tag_as_it_is_usually_written_is_one(tag: str) -> None:
    assert is_tag(tag)


@pytest.mark.parametrize(
    ("given_", "tag"),
    [
        ("EN_gb", "en-GB"),
        ("en gb", "en-GB"),
        ("Welsh", "cy"),
        ("Cymraeg", "cy"),
        ("eng-gb", "en-GB"),
        ("zh_hant", "zh-Hant"),
        ("xx", ""),
        ("", ""),
    ],
)
def test_what_is_no_tag_leads_to_the_one_that_was_meant(given_: str, tag: str) -> None:
    assert not is_tag(given_)
    assert meant(given_) == tag


@given(st.text(max_size=12))
def test_whatever_is_written_what_is_said_to_be_meant_is_a_tag(text: str) -> None:
    assert meant(text) == "" or is_tag(meant(text))


def test_urdu_and_whatever_its_script_says_run_from_right_to_left() -> None:
    assert [direction(tag) for tag in ("ur", "ur-PK", "pa-Arab", "ar", "he")] == ["rtl"] * 5
    assert [direction(tag) for tag in ("en-GB", "cy", "pa", "ur-Latn", "zh")] == ["ltr"] * 5
