"""When two spellings of a name are the same: blanks, apostrophes, hyphens, case, and ways to store an accent."""

import re
import unicodedata

APOSTROPHE = re.compile("['’‘ʼ]")
HYPHEN = re.compile("[-\u2010\u2011]")


def plain(text: str) -> str:
    """The text with one kind of blank, apostrophe and hyphen, and accents in their letters."""
    return HYPHEN.sub("-", APOSTROPHE.sub("'", " ".join(unicodedata.normalize("NFC", text).split())))


def key(text: str) -> str:
    """The form in which two spellings are the same; `re` takes the dotted and dotless i of Turkish for an i."""
    return plain(plain(text).replace("\u0130", "i").replace("\u0131", "i").casefold())


def spelled(form: str) -> str:
    """The form as a pattern: any blanks between words, any kind of apostrophe and hyphen."""
    words = r"\s+".join(map(re.escape, form.split()))
    return words.replace("'", APOSTROPHE.pattern).replace(r"\-", HYPHEN.pattern)
