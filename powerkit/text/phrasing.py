"""Names and numbers as people say them."""

from collections.abc import Sequence

from powerkit.text.catalogue import t

_NUMBERS = "no one two three four five six seven eight nine".split()
MOST_NAMES = 8
"""So many names are read out; the rest are counted, and lit all the same."""


def listed(names: Sequence[str], *, word: str = "and", most: int = MOST_NAMES) -> str:
    """Names parted by commas and a last *word*; where they are many, how many more there are."""
    shown = list(names) if len(names) <= most + 1 else [*names[:most], t("{number} more", number=len(names) - most)]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {word} {shown[-1]}"


def marked_said(called: str, names: Sequence[str]) -> str:
    """Which parts of a picture are marked, under what that is *called*: all of them, however many."""
    return f"{called}: {listed(names, most=len(names))}." if names else t("{called}: none here.", called=called)


def number(count: int) -> str:
    """A small number as a word."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, many: str = "") -> str:
    """A number of things, such as "three people"; *many* is the plural where an s does not make it."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def of_them(count: int) -> str:
    """How many people, such as "one person"."""
    return counted(count, "person", "people")


def verb(count: int, one: str = "is", many: str = "are") -> str:
    """The verb for so many."""
    return one if count == 1 else many


def numbered(number: int, noun: str) -> str:
    """A number of things, such as "7 voices"."""
    return f"{number} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """More than one of something, as the page's script says it: "topics", "activities"."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def small_first(text: str) -> str:
    """The text with a small first letter, to stand inside a sentence; "I" and names in capitals stay."""
    first, _, _ = text.partition(" ")
    return text if first == "I" or first[1:2].isupper() else text[:1].lower() + text[1:]
