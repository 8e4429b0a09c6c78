"""What the headings of a file of people mean: as they are called, or as somebody said of them."""

from collections.abc import Collection, Iterable, Mapping

from powerkit.errors import SayFirstError
from powerkit.kinds.file_import import option_of, quoted
from powerkit.kinds.map.files.columns import NICKNAMES, PRIVATE, RING_NAMES, ROW_KEY, TECHNICAL, column_of, plain
from powerkit.kinds.map.files.names import NameColumns, Used
from powerkit.kinds.map.files.raw import FALLBACK, Choices
from powerkit.text.catalogue import t
from powerkit.text.normalize import folded


class Headings:
    """The headings of a file: which of a map's *columns* each is, "" for none, and which are *passed_over*.

    What stands under those in *to_note* is meant to be kept in notes. *by_address* is how many had no name but their
    e-mail address.

    Raises:
        SayFirstError: none of them is one of names, or *choices* say something of one that is not there.
    """

    def __init__(self, headings: Collection[str], choices: Choices) -> None:
        said = _meant(choices, headings)
        self._names = NameColumns(heading for heading in headings if said.get(heading, "name") in ("name", ""))
        nicknames = {heading for heading in headings if plain(heading) in NICKNAMES} - self._names.headings
        none = {ROW_KEY, FALLBACK, *nicknames}
        self.columns = {
            heading: said.get(heading, "" if heading in none else column_of(heading)) for heading in headings
        }
        self._names_said = [heading for heading, column in said.items() if column == "name"]
        if not self._names and not self._names_said:
            shown = _shown(headings)
            raise SayFirstError(
                t(
                    "No column of the file holds names. The first row has: {listed}.",
                    listed=quoted(shown, 8) or t("nothing"),
                ),
                t("Call one of them “name”."),
                offer=option_of("--column", f"{shown[0]}=name") if shown else (),
            )
        self.to_note = {heading.strip() for heading, column in said.items() if not column}
        self.passed_over = {
            heading
            for heading, column in self.columns.items()
            if heading in (ROW_KEY, FALLBACK)
            or column == RING_NAMES
            or (heading not in said and not column and heading not in self._names.headings and _left_out(heading))
        }
        self.by_address = 0
        self._addresses = frozenset(heading for heading in headings if PRIVATE.fullmatch(plain(heading)))
        self._split: dict[str, str] = {}

    def name(self, cells: Mapping[str, str]) -> tuple[str, Used, str]:
        """The name in the cells of a row, what went into it, and "organisation" where it is that of one."""
        for heading in self._names_said:
            if cells.get(heading, "").strip():
                return cells[heading].strip(), frozenset((heading,)), ""
        name, used, kind = self._names.of(cells)
        self.by_address += not used.isdisjoint(self._addresses)
        return name, used, kind

    def ticked(self, heading: str, cell: str) -> tuple[str, str]:
        """What a tick in a column of no name belongs to, and says: "sector_faith: true" says "faith" in "sector"."""
        if folded(cell) not in ("true", "1", "false", "0"):
            return "", cell
        parts = heading.split("_")
        for many in range(len(parts) - 1, 0, -1):
            if (column := column_of("_".join(parts[:many]))) in ("ring", "sector", "tie", "seen", "kind"):
                self._split[heading] = column
                return (column, " ".join(parts[many:])) if folded(cell) in ("true", "1") else ("", "")
        return "", cell

    def read(self) -> tuple[tuple[str, str], ...]:
        """The headings that say something, and the column each was read as."""
        return tuple(
            (heading, self._read(heading)) for heading in _shown(self.columns) if heading not in self.passed_over
        )

    def left_out(self) -> list[str]:
        """The headings of what is left in the file."""
        return [
            heading
            for heading in self.columns
            if heading in self.passed_over and "\0" not in heading and column_of(heading) != RING_NAMES
        ]

    def _read(self, heading: str) -> str:
        named = "name" if heading in self._names.headings else ""
        return self.columns[heading] or self._split.get(heading, "") or named


def _shown(headings: Iterable[str]) -> list[str]:
    return [heading for heading in headings if "\0" not in heading and heading.strip()]


def _meant(choices: Choices, headings: Iterable[str]) -> dict[str, str]:
    """What was said of the headings of the file; case, signs and spacing do not count.

    Raises:
        SayFirstError: something was said of a heading that is not there.
    """
    shown = _shown(headings)
    by_words = {plain(heading): heading for heading in shown}
    found = {}
    for word, column in choices.columns.items():
        heading = word if word in shown else by_words.get(plain(word), "")
        if heading:
            found[heading] = column
        elif not choices.loose:
            raise SayFirstError(
                t("There is no column “{word}”.", word=word), t("The file has: {listed}.", listed=quoted(shown))
            )
    return found


def _left_out(heading: str) -> bool:
    """Whether a column is left where it is: it says nothing of a person, or only how to reach them."""
    return bool(TECHNICAL.fullmatch(heading.strip()) or PRIVATE.fullmatch(plain(heading)))
