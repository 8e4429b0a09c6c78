"""Links, addresses and phone numbers in what people said: they lead to somebody, so they are never drawn."""

import re
from collections import Counter
from collections.abc import Iterator

from powerkit.text.catalogue import later_many, t, tn
from powerkit.text.dates import grouped
from powerkit.text.phrasing import listed

_ENDINGS = "com|org|net|uk|eu|info|wales|cymru|scot"
"""Of an address that is written without http:// and has nothing behind it."""

_LAST = r"[^\s<>.,;:!?)\]}'\"»”’、，。]"
_PATH = rf"(?:[/?#][^\s<>]*{_LAST})?"
_NAME = r"(?:(?<![\w.+%-])[\w.+%-]+|[\w.+%-]{1,64})"
"""Before the @. Whoever looked for any length from each letter on would take the square of a long word's time."""

Taken = Counter[tuple[str, str]]
"""How many links and contact details of each sort there were."""

_FORMS = (
    (
        later_many("{count} link", "{count} links"),
        rf"(?:https?|ftp)://(?:[^\s<>]*{_LAST}|[^\s<>])|www\.[\w.-]+\w{_PATH}",
    ),
    (later_many("{count} e-mail address", "{count} e-mail addresses"), rf"(?:mailto:)?{_NAME}@[\w-]+(?:\.[\w-]+)+"),
    (
        later_many("{count} link", "{count} links"),
        rf"(?<![\w@.-])(?:[a-z0-9][a-z0-9-]+\.)+(?:(?:{_ENDINGS})\b(?!\.\w){_PATH}|[a-z]{{2,6}}/[^\s<>]*\w/?)",
    ),
    (
        later_many("{count} phone number", "{count} phone numbers"),
        r"(?<![\w/.,-])(?:\+\(?\d{1,3}\)?|\(?0\d{1,5}\)?)(?:[\s()./-]{0,3}\d){6,12}(?![\w/-])",
    ),
    (later_many("{count} name in a chat", "{count} names in a chat"), r"(?<![\w@./])@(?=\w*[^\W\d_])\w[\w.]*\w"),
)
_CONTACT = re.compile("|".join(f"(?P<form{at}>{form})" for at, (_, form) in enumerate(_FORMS)), re.IGNORECASE)


def without_contacts(text: str) -> tuple[str, Taken]:
    """The text with a blank for each link and contact detail, and how many there were of each sort."""
    taken: Taken = Counter()

    def blank(match: re.Match[str]) -> str:
        taken[_FORMS[int((match.lastgroup or "form0")[4:])][0]] += 1
        return " "

    return _CONTACT.sub(blank, text) if any(mark in text for mark in ".@+0") else text, taken


def contacts_said(taken: Taken) -> Iterator[str]:
    """A line on what was taken out, without any of it."""
    if parts := [tn(*said, number, count=grouped(number)) for said, number in taken.items()]:
        yield t("Left out, since they lead to somebody: {contacts}.", contacts=listed(parts, most=len(parts)))


def is_contact(word: str) -> bool:
    """Whether a word or phrase is nothing but links and contact details."""
    rest, taken = without_contacts(word)
    return bool(taken) and not any(letter.isalnum() for letter in rest)
