"""Names and numbers as people say them."""

from collections.abc import Sequence

from powerkit.text.catalogue import in_english, t, tn

_NUMBERS = "no one two three four five six seven eight nine".split()
MOST_NAMES = 8
"""So many names are read out; the rest are counted, and lit all the same."""
MOST_READ = 20
"""So many things of a picture are read out."""


def listed(names: Sequence[str], *, word: str = "and", most: int = MOST_NAMES) -> str:
    """Names parted by commas and a last *word*; where they are many, how many more there are."""
    shown = list(names) if len(names) <= most + 1 else [*names[:most], more(len(names) - most)]
    if len(shown) < 2:
        return "".join(shown)
    said = t("{names} or {last}") if word == "or" else t("{names} and {last}")
    return said.format(names=", ".join(shown[:-1]), last=shown[-1])


def was_said(before: str) -> str:
    """What stood in an answer before it changed, in a sentence."""
    return t("Was: {answer}", answer=before) if before else t("Was: blank")


def more(number: int) -> str:
    """How many things of a list are not named: "3 more"."""
    return tn("{number} more", "{number} more", number)


def read_out(things: Sequence[str]) -> str:
    """The first of some things in a sentence, for whoever does not see them drawn, and how many more there are."""
    return f"{'; '.join(things[:MOST_READ])}. {rest_said(len(things) - MOST_READ)}".strip()


def rest_said(number: int) -> str:
    """A sentence on how many are not read out; "" for none."""
    return tn("And {number} more.", "And {number} more.", number) if number > 0 else ""


def and_more(names: str, number: int) -> str:
    """Names, and how many more there are: "Ann, Bo and 3 more"."""
    return tn("{names} and {number} more", "{names} and {number} more", number, names=names) if number > 0 else names


def marked_said(called: str, names: Sequence[str]) -> str:
    """Which parts of a picture are marked, under what that is *called*: all of them, however many."""
    return (
        t("{called}: {names}.", called=called, names=listed(names, most=len(names)))
        if names
        else t("{called}: none here.", called=called)
    )


def number(count: int) -> str:
    """A small number as a word in English, where a word stands for any things; in figures in other languages."""
    return _NUMBERS[count] if count < len(_NUMBERS) and in_english() else str(count)


def counted(count: int, one: str, many: str = "") -> str:
    """A number of things, such as "three people"; *many* is the plural where an s does not make it."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def of_them(count: int) -> str:
    """How many people, such as "one person"."""
    return tn("{count} person", "{count} people", count, count=number(count))


def numbered(number: int, noun: str) -> str:
    """A number of things that a deck names, such as "7 voices": a deck has no word for many, so English makes one."""
    return tn("{number} {thing}", "{number} {things}", number, thing=noun, things=plural(noun))


def plural(noun: str) -> str:
    """More than one of something, as the page's script says it: "topics", "activities"."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def small_first(text: str) -> str:
    """The text with a small first letter, to stand inside a sentence; "I" and names in capitals stay."""
    first, _, _ = text.partition(" ")
    return text if first == "I" or first[1:2].isupper() else text[:1].lower() + text[1:]
