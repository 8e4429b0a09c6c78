"""Texts as they are stored, and as they are compared."""

import unicodedata


def tidy(text: str) -> str:
    """The text as Unicode can store it: surrogate pairs joined, a lone surrogate shown as U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def folded(text: str) -> str:
    """A text as it is compared: case, spacing and Unicode form do not count."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
