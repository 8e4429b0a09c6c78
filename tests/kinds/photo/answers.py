"""A photo in the small deck, and the answers it can have."""

from typing import Any

from hypothesis import strategies as st

FIELD: dict[str, Any] = {"id": "picture_photo", "kind": "photo", "label": "A photo of it", "of": "picture"}
EXAMPLE = {"photo": "ab" * 32, "words": "A tree on paper"}


def answers(kind: Any, words: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Answers that fit, their words taken from *words*."""
    return st.fixed_dictionaries({"photo": st.sampled_from(["", "0" * 64, "ab" * 32]), "words": words})
