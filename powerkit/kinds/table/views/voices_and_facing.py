"""What facing views and voices say in a record: views side by side, and quotes under what they were grouped by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from powerkit.documents.model import Block, Bullets, Paragraph, Table
from powerkit.kinds.columns import Column
from powerkit.kinds.rows import ROW_ID
from powerkit.kinds.table.kind import KEPT_BACK, TableOfRows
from powerkit.text.normalize import folded

Row = Mapping[str, Any]
NO_GROUP = "Not in a group yet"
UNSAID = "Nothing chosen"


def tally(kind: TableOfRows, rows: Sequence[Row]) -> str:
    """How many rows are marked as different, in a sentence: "2 of 5 topics: we see this differently."; "" for none."""
    mark = kind.playing("mark")
    marked = sum(1 for row in rows if mark and row.get(mark.id))
    if mark is None or not marked:
        return ""
    noun = kind.rows.row if len(rows) == 1 else many(kind.rows.row)
    return f"{marked} of {len(rows)} {noun}: {small(mark.label)}."


def facing_blocks(kind: TableOfRows, answer: Sequence[Row], label: str) -> tuple[Block, ...]:
    """One table with the two views beside each other; what else a row says stands in a last column."""
    left, right = kind.playing("left"), kind.playing("right")
    if left is None or right is None or not any(row.get(one.id) for row in answer for one in (left, right)):
        return kind.rows.describe([dict(row) for row in answer], label)
    title = next((one for one in kind.rows.columns if one not in (left, right)), left)
    rest = [one for one in kind.rows.columns if one not in (title, left, right)]
    rows = [
        (kind.rows.title(dict(row)), left.show(row.get(left.id)), right.show(row.get(right.id)), _noted(rest, row))
        for row in answer
    ]
    heads = (title.label, left.label, right.label, "What I noted")
    wide = 4 if any(row[3] for row in rows) else 3
    return (Table(label, heads[:wide], tuple(row[:wide] for row in rows)),)


def _noted(columns: Sequence[Column], row: Row) -> str:
    said = [(one, one.show(row.get(one.id))) for one in columns]
    return "\n".join(one.label if one.type == "tick" else f"{one.label}: {text}" for one, text in said if text)


@dataclass(frozen=True)
class Voice:
    """A row's *id*, somebody's own *words* ("" where there are none), and who said them as *about*.

    *vote* is what they chose in words, *chose* the id of that choice. The words may be *kept* back, or were *checked*.
    """

    id: str
    words: str
    about: str
    vote: str = ""
    chose: str = ""
    kept: bool = False
    checked: bool = True


@dataclass(frozen=True)
class Group:
    """Voices that belong together under a *name*; its *id* is that of the choice, or "" for one named by hand."""

    id: str
    name: str
    voices: tuple[Voice, ...]


def grouped(kind: TableOfRows, answer: Sequence[Row]) -> tuple[Group, ...]:
    """The voices under their groups: choices in the deck's order, also those nobody chose; others as they come."""
    column = kind.playing("group")
    names: dict[str, str] = {}
    if column is not None and column.type == "choice":
        names = {one.id: one.label for one in column.options}
    found: dict[str, list[Voice]] = {key: [] for key in names}
    for row in answer:
        key = _key(column, row)
        names.setdefault(key, column.show(row.get(column.id)) if column is not None and key else "")
        found.setdefault(key, []).append(_voice(kind, row))
    named = [Group(key, names[key], tuple(voices)) for key, voices in found.items() if key]
    loose = [Group("", NO_GROUP if named else "", tuple(found[""]))] if found.get("") else []
    return (*named, *loose)


def _key(column: Column | None, row: Row) -> str:
    if column is None:
        return ""
    return str(row.get(column.id) or "") if column.type == "choice" else folded(str(row.get(column.id) or ""))


def _voice(kind: TableOfRows, row: Row) -> Voice:
    vote, checked = kind.playing("vote"), kind.role("checked")
    spoken = next((one for one in kind.rows.columns if one.type == "long"), kind.rows.columns[0])
    about = [
        one.show(row.get(one.id))
        for one in kind.rows.columns
        if one.type in ("text", "people", "date") and one.id not in (spoken.id, kind.role("group"))
    ]
    return Voice(
        str(row.get(ROW_ID)),
        spoken.show(row.get(spoken.id)),
        "; ".join(filter(None, about)),
        vote.show(row.get(vote.id)) if vote else "",
        str(row.get(vote.id) or "") if vote else "",
        bool(row.get(KEPT_BACK)),
        not checked or bool(row.get(checked)),
    )


def kept_said(answer: Sequence[Row]) -> str:
    """How many quotes stay with the leader, in a sentence; "" where none does."""
    kept = sum(1 for row in answer if row.get(KEPT_BACK))
    if not kept:
        return ""
    if kept == 1:
        return "The words of 1 of them are not here: nobody has checked yet that their speaker can’t be recognised."
    return f"The words of {kept} of them are not here: nobody has checked yet that their speakers can’t be recognised."


def counts(kind: TableOfRows, answer: Sequence[Row]) -> Table | None:
    """How many chose what: each group by itself where there are votes, else the groups; None without a choice."""
    found = votes(kind, answer)
    if found is None:
        return None
    heads = tuple(name or "How many" for name, _ in found.columns)
    rows = [(name, *(str(numbers[at]) for _, numbers in found.columns)) for at, name in enumerate(found.names)]
    return Table(found.asked, ("What they say", *heads), tuple(rows))


@dataclass(frozen=True)
class Votes:
    """What was *asked*, the *names* of what could be said, and a column of numbers for each group ("" for all)."""

    asked: str
    names: tuple[str, ...]
    columns: tuple[tuple[str, tuple[int, ...]], ...]


def votes(kind: TableOfRows, answer: Sequence[Row]) -> Votes | None:
    """The numbers of a choice that people made, group by group and never in one sum; None where there is no choice."""
    group, vote = kind.playing("group"), kind.playing("vote")
    apart = vote is not None and group is not None and group.type == "choice"
    chosen = vote or (group if group is not None and group.type == "choice" else None)
    if chosen is None:
        return None
    parts: list[tuple[str, Sequence[Row]]] = [("", answer)]
    if apart and group is not None:
        parts = [(one.label, [row for row in answer if row.get(group.id) == one.id]) for one in group.options]
        known = [one.id for one in group.options]
        if loose := [row for row in answer if row.get(group.id) not in known]:
            parts.append((NO_GROUP, loose))
    options = [one.id for one in chosen.options]
    said = [[_place(options, row.get(chosen.id)) for row in rows] for _, rows in parts]
    names = [one.label for one in chosen.options] + ([UNSAID] if any(len(options) in one for one in said) else [])
    columns = [
        (name, tuple(places.count(at) for at in range(len(names))))
        for (name, _), places in zip(parts, said, strict=True)
    ]
    return Votes(chosen.label, tuple(names), tuple(columns))


def _place(options: Sequence[str], value: Any) -> int:
    return options.index(value) if value in options else len(options)


def voices_blocks(kind: TableOfRows, answer: Sequence[Row], label: str) -> tuple[Block, ...]:
    """How many voices, how many chose what, and every quote under its group."""
    lead = f"{counted(len(answer), kind.rows.row)}."
    table = counts(kind, answer)
    return (
        Paragraph(" ".join(filter(None, (lead, kept_said(answer))))),
        *([table] if table else []),
        *_quotes(kind, grouped(kind, answer)),
    )


def _quotes(kind: TableOfRows, groups: Sequence[Group]) -> Iterator[Block]:
    for group in groups:
        spoken = [one for one in group.voices if one.words]
        if not spoken:
            continue
        if group.name:
            yield Paragraph(f"{group.name}: {counted(len(group.voices), kind.rows.row)}")
        yield Bullets(tuple(map(_quoted, spoken)))


def _quoted(one: Voice) -> str:
    beside = "; ".join(filter(None, (one.vote, one.about, "" if one.checked else "not checked yet")))
    return f"“{one.words}” ({beside})" if beside else f"“{one.words}”"


def counted(number: int, noun: str) -> str:
    """A number of things, such as "7 voices"."""
    return f"{number} {noun if number == 1 else many(noun)}"


def many(noun: str) -> str:
    """More than one of something, as the page's script says it: "topics", "activities"."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def small(text: str) -> str:
    """The text with a small first letter, to stand inside a sentence; "I" and names in capitals stay."""
    first, _, _ = text.partition(" ")
    return text if first == "I" or first[1:2].isupper() else text[:1].lower() + text[1:]
