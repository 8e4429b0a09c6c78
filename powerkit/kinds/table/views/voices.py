"""People's own words, grouped: who said what, how many chose what, and which words stay with the leader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from powerkit.documents.model import Block, Bullets, Paragraph, Table
from powerkit.kinds.columns import Column
from powerkit.kinds.rows import ROW_ID
from powerkit.kinds.table.base import KEPT_BACK, TableBase
from powerkit.kinds.table.views.view import View
from powerkit.text.catalogue import later, t, tn
from powerkit.text.normalize import folded
from powerkit.text.phrasing import numbered

Row = Mapping[str, Any]
NO_GROUP = later("Not in a group yet")
KEPT_GROUP = later("Heading not shown")
UNSAID = later("Nothing chosen")


class Voices(View):
    """Quotes under what they are grouped by. No quote leaves for want of a line in a deck: see *by_name*."""

    def numbers(self, table: TableBase, answer: Any) -> Table | None:
        """How many chose what: each group by itself where there are votes, else the groups; None without a choice."""
        found = votes(table, answer)
        if found is None:
            return None
        heads = tuple(name or t("How many") for name, _ in found.columns)
        rows = [(name, *(str(numbers[at]) for _, numbers in found.columns)) for at, name in enumerate(found.names)]
        return Table(found.asked, (t("What they say"), *heads), tuple(rows))

    def describe(self, table: TableBase, answer: Any, label: str, numbers: Table | None) -> tuple[Block, ...]:
        return voices_blocks(table, answer, numbers)

    def let_out(self, table: TableBase, answer: Any) -> Any:
        """A quote that nobody has checked stays, and so does all that tells whose it is: of its row only what was
        chosen from the deck's own lists is left, under `KEPT_BACK`, and a heading that a checked one has too.
        """
        checked = table.role("checked")
        if not checked:
            return answer
        chosen = [column.id for column in table.columns if column.type == "choice"]
        written = [column.id for column in table.columns if column.type in ("text", "long", "people")]
        stays = [not row.get(checked) and any(row.get(item) for item in written) for row in answer or ()]
        under = table.playing("group")
        seen: dict[str, Any] = {}
        if under is not None and under.type != "choice":
            for row, kept in zip(answer or (), stays, strict=True):
                if not kept and (key := _key(under, row)):
                    seen.setdefault(key, row[under.id])
        return [
            {
                **{key: row.get(key) for key in (ROW_ID, *chosen)},
                **({under.id: seen[key]} if under is not None and (key := _key(under, row)) in seen else {}),
                KEPT_BACK: True,
            }
            if kept
            else row
            for row, kept in zip(answer or (), stays, strict=True)
        ]


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

    @property
    def beside(self) -> str:
        """What is said beside the words: what was chosen, who said them, and that nobody has checked them."""
        return "; ".join(
            filter(
                None,
                (
                    self.vote,
                    self.about,
                    "" if self.checked else t("nobody has checked yet that their speaker can’t be recognised"),
                ),
            )
        )


@dataclass(frozen=True)
class Group:
    """Voices that belong together under a *name*; its *id* is that of the choice, or "" for one named by hand."""

    id: str
    name: str
    voices: tuple[Voice, ...]


def grouped(kind: TableBase, answer: Sequence[Row]) -> tuple[Group, ...]:
    """The voices under their groups: choices in the deck's order, also those nobody chose; others as they come."""
    column = kind.playing("group")
    names: dict[str, str] = {}
    if column is not None and column.type == "choice":
        names = {option.id: option.label for option in column.options}
    found: dict[str, list[Voice]] = {key: [] for key in names}
    for row in answer:
        key = _key(column, row)
        names.setdefault(key, column.show(row.get(column.id)) if column is not None and key else "")
        found.setdefault(key, []).append(_voice(kind, row))
    named = [Group(key, names[key], tuple(voices)) for key, voices in found.items() if key]
    written = column is not None and column.type != "choice"
    loose: list[Voice] = []
    kept: list[Voice] = []
    for voice in found.get("", ()):
        (kept if written and voice.kept else loose).append(voice)  # what group a kept voice was in stays too
    rest = [
        Group("", name if named or kept else "", tuple(voices))
        for name, voices in ((t(NO_GROUP), loose), (t(KEPT_GROUP), kept))
        if voices
    ]
    return (*named, *rest)


def _key(column: Column | None, row: Row) -> str:
    if column is None:
        return ""
    return str(row.get(column.id) or "") if column.type == "choice" else folded(str(row.get(column.id) or ""))


def _voice(kind: TableBase, row: Row) -> Voice:
    vote, checked = kind.playing("vote"), kind.role("checked")
    spoken = next((column for column in kind.rows.columns if column.type == "long"), kind.rows.columns[0])
    about = [
        column.show(row.get(column.id))
        for column in kind.rows.columns
        if column.type in ("text", "people", "date") and column.id not in (spoken.id, kind.role("group"))
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


def kept_said(answer: Sequence[Row], *, more: bool = False) -> str:
    """How many quotes stay with the leader, in a sentence; "" where none does: of those counted, or so many *more*."""
    kept = sum(1 for row in answer if row.get(KEPT_BACK))
    if not kept:
        return ""
    if more:
        return tn(
            "The words of {number} more are not here: nobody has checked yet that their speaker can’t be recognised.",
            "The words of {number} more are not here: nobody has checked yet that their speakers can’t be recognised.",
            kept,
        )
    return tn(
        "The words of {number} of them are not here: nobody has checked yet that their speaker can’t be recognised.",
        "The words of {number} of them are not here: nobody has checked yet that their speakers can’t be recognised.",
        kept,
    )


def not_shown(number: int) -> str:
    """What stands in the place of so many voices that nobody has checked yet."""
    return tn(
        "{number} not shown here: nobody has checked yet that their speaker can’t be recognised",
        "{number} not shown here: nobody has checked yet that their speakers can’t be recognised",
        number,
    )


@dataclass(frozen=True)
class Votes:
    """What was *asked*, the *names* of what could be said, and a column of numbers for each group ("" for all)."""

    asked: str
    names: tuple[str, ...]
    columns: tuple[tuple[str, tuple[int, ...]], ...]


def votes(kind: TableBase, answer: Sequence[Row]) -> Votes | None:
    """The numbers of a choice that people made, group by group and never in one sum; None where there is no choice."""
    group, vote = kind.playing("group"), kind.playing("vote")
    apart = vote is not None and group is not None and group.type == "choice"
    chosen = vote or (group if group is not None and group.type == "choice" else None)
    if chosen is None:
        return None
    parts: list[tuple[str, Sequence[Row]]] = [("", answer)]
    if apart and group is not None:
        parts = [(option.label, [row for row in answer if row.get(group.id) == option.id]) for option in group.options]
        known = [option.id for option in group.options]
        if loose := [row for row in answer if row.get(group.id) not in known]:
            parts.append((t(NO_GROUP), loose))
    options = [option.id for option in chosen.options]
    said = [[_place(options, row.get(chosen.id)) for row in rows] for _, rows in parts]
    nothing = t(UNSAID) if vote else t(NO_GROUP)
    names = [option.label for option in chosen.options] + (
        [nothing] if any(len(options) in item for item in said) else []
    )
    columns = [
        (name, tuple(places.count(at) for at in range(len(names))))
        for (name, _), places in zip(parts, said, strict=True)
    ]
    return Votes(chosen.label, tuple(names), tuple(columns))


def _place(options: Sequence[str], value: Any) -> int:
    return options.index(value) if value in options else len(options)


def voices_blocks(kind: TableBase, answer: Sequence[Row], table: Table | None) -> tuple[Block, ...]:
    """How many voices, how many chose what, and every quote under its group."""
    lead = t("{things}.", things=numbered(len(answer), kind.rows.row))
    return (
        Paragraph(" ".join(filter(None, (lead, kept_said(answer))))),
        *([table] if table else []),
        *_quotes(kind, grouped(kind, answer)),
    )


def _quotes(kind: TableBase, groups: Sequence[Group]) -> Iterator[Block]:
    for group in groups:
        spoken = [voice for voice in group.voices if voice.words]
        if not spoken:
            continue
        if group.name:
            yield Paragraph(f"{group.name}: {numbered(len(group.voices), kind.rows.row)}")
        yield Bullets(
            tuple(f"“{voice.words}” ({voice.beside})" if voice.beside else f"“{voice.words}”" for voice in spoken)
        )
