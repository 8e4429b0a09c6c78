"""What a slip is, and which columns of a table take it."""

import re
from dataclasses import dataclass

from powerkit.errors import AnswerError
from powerkit.kinds.columns import Column
from powerkit.kinds.table.kind import TableOfRows
from powerkit.text.catalogue import t

MOST = 2_000
"""How many slips one list, file or count may have."""

SAYS_YES = ("yes", "y", "yeah", "yep", "agree", "i do", "✓", "✔")
SAYS_NO = ("no", "n", "nope", "disagree", "i don't", "✗", "✘")
SAYS_UNSURE = ("not sure", "unsure", "don't know", "dont know", "do not know", "i don't know", "maybe", "perhaps", "?")
_OTHER_WAYS = {"yes": SAYS_YES, "no": SAYS_NO, "dont_know": SAYS_UNSURE}


@dataclass(frozen=True)
class Slip:
    """One slip: its *words*, its *vote* and its *group* (ids of options), each "" where there is none."""

    words: str = ""
    vote: str = ""
    group: str = ""


@dataclass(frozen=True)
class Box:
    """The columns of a table that a slip goes into: *words* always, *vote* and *group* where the table has them."""

    words: Column
    vote: Column | None
    group: Column | None


def box_of(table: TableOfRows) -> Box:
    """Where slips go in a table: its first column for long words, its column of groups, and another choice as the vote.

    Raises:
        AnswerError: it has no column for words.
    """
    columns = table.rows.columns
    words = next((column for type_ in ("long", "text") for column in columns if column.type == type_), None)
    if words is None:
        raise AnswerError(t("This table has no place for what slips say."), t("Fill it in by hand."))
    group = next((column for column in columns if column.id == dict(table.roles).get("group") and column.options), None)
    vote = next(
        (column for column in columns if column.type == "choice" and column.options and column is not group), None
    )
    return Box(words, vote, group)


def known_as(text: str, column: Column | None) -> str:
    """The id of the option that a person means with *text*; "" when it is none of them."""
    said = folded(text)
    for option in column.options if column else ():
        if said in {folded(option.id), folded(option.label), *_OTHER_WAYS.get(option.id, ())}:
            return option.id
    return ""


def ways(column: Column | None) -> dict[str, str]:
    """Each way to say an option of a column → the option's id, the longest ways first."""
    found: dict[str, str] = {}
    for option in column.options if column else ():
        for way in (folded(option.label), *_OTHER_WAYS.get(option.id, ())):
            found.setdefault(way, option.id)
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def folded(text: str) -> str:
    """The form in which two spellings of the same count as the same."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip().strip(".!").casefold()
