"""Which page of how many, as the foot of a page says it: the words around the two numbers, which the program counts."""

import re

from powerkit.text.catalogue import t


def around_numbers() -> tuple[str, str, str]:
    """What stands before the page's number, between it and how many there are, and after that."""
    before, between, after = t("Page {page} of {pages}", page="\0", pages="\0").split("\0")
    return before, between, after


def at_the_end() -> re.Pattern[str]:
    """The same where it ends a page's text, with any numbers."""
    before, between, after = (re.escape(part.strip()) for part in around_numbers())
    return re.compile(rf"{before}\s*\d+\s*{between}\s*\d+\s*{after}\s*\Z")
