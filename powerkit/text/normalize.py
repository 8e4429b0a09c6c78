"""Texts as they are stored, and as they are compared."""

import re
import unicodedata

_BREAKS = re.compile("[ \t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")


def tidy(text: str) -> str:
    """The text as Unicode can store it: surrogate pairs joined, a lone surrogate shown as U+FFFD."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def on_one_line(text: str) -> str:
    """The text without line breaks and further blanks. A blank that does not break, such as that of "9 am", stays."""
    return _BREAKS.sub(" ", text).strip(" ")


def folded(text: str) -> str:
    """A text as it is compared: case, spacing and Unicode form do not count."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
