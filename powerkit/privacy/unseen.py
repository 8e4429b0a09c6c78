"""Texts in which no program can tell names: a writing without capitals, or another language than English."""

import unicodedata

from powerkit.privacy.small_letters import is_english

WRITING, LANGUAGE = "writing", "language"


def hard_to_tell(text: str) -> str:
    """Why names in a text can hardly be told: its `WRITING` has no capitals, its `LANGUAGE` is not English; else ""."""
    if not text.isascii() and any(unicodedata.category(letter) == "Lo" and letter not in "ªº" for letter in text):
        return WRITING
    return "" if is_english(text) else LANGUAGE
