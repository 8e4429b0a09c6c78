"""Texts as they are stored, and as they are compared."""

import re
import unicodedata

_BREAKS = re.compile("[ \t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_OF_NONE = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")


def tidy(text: str) -> str:
    """The text as Unicode can store it: surrogate pairs joined, a lone surrogate shown as U+FFFD."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def sign_of_none(text: str) -> str:
    """A sign in a text that nobody writes and nothing shows, such as half of a letter, as JSON has it; "" for none."""
    found = _OF_NONE.search(_PAIR.sub("", text))
    return f"\\u{ord(found[0]):04x}" if found else ""


def on_one_line(text: str) -> str:
    """The text without line breaks and further blanks. A blank that does not break, such as that of "9 am", stays."""
    return _BREAKS.sub(" ", text).strip(" ")


def folded(text: str) -> str:
    """A text as it is compared: case, spacing and Unicode form do not count."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
