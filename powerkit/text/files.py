"""Text files from anywhere: their bytes as text, their rows and cells, and cells that are safe in a spreadsheet."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from typing import Any

from powerkit.errors import FileError
from powerkit.text.catalogue import later, t
from powerkit.text.dates import decimal, grouped
from powerkit.text.encodings import Text, text_of

MOST_BYTES = 10_000_000
"""A file larger than this is not read."""
_OTHERS = {
    b"%PDF": later("a PDF"),
    b"\x89PNG": later("a picture"),
    b"\xff\xd8\xff": later("a picture"),
    b"GIF8": later("a picture"),
    b"PK\x03\x04": later("an Excel workbook, a Word file or a zip file"),
    b"\xd0\xcf\x11\xe0": later("an old Excel or Word file"),
    b"SQLite format": later("a database"),
    b"\x7fELF": later("a program"),
    b"MZ": later("a program"),
}
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|script)\b", re.IGNORECASE | re.DOTALL
)
_WRITTEN = (
    (_PAGE, later("a web page")),
    (re.compile(r"\s*\{\\rtf"), later("a rich text file")),
    (re.compile(r"\s*<\?xml\b"), later("an XML file")),
    (re.compile(r"\s*BEGIN:VCALENDAR\b", re.I), later("a calendar")),
    (re.compile(r"\s*BEGIN:VCARD\b", re.I), later("a list of contacts")),
)
"""How a text begins that a program wrote and no person reads; the first two are of no use to any reader of ours."""
_CONTROL = bytes(number for number in range(32) if number not in (9, 10, 12, 13))
_SEPARATORS = ",;\t|"
_NOTHING = f'{_SEPARATORS}" \r\n\u00a0'
_LONGEST_CELL = 1_000_000
_END = "\0\0"
"""A row of its own behind the last one; within a cell that is never closed it is none."""
_LOOKED_AT = 30
_HEAD = 100_000
_SAID = re.compile(r"\"?sep=(.)\"?[ \t]*(?:\r\n?|\n)", re.I)
"""The line by which Excel is told what parts the cells."""
_IN_NUMBERS = re.compile(r"\d,\d")

Knows = Callable[[list[str]], int]
"""How many names of columns a reader finds in a row."""
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠\t\r\n]")


def check_size(size: int, instead: str = "", most: int = MOST_BYTES) -> None:
    """Refuse a file of more than the *most* bytes that are read; *instead* says what to do.

    Raises:
        FileError: it has more.
    """
    if size <= most:
        return
    limit, whole = most // 1_000_000, round(size / 1e6, 1)
    what = (
        t("The file is larger than {most} MB: it has {size} MB.", most=limit, size=decimal(whole))
        if whole > round(most / 1e6, 1)  # of a device that has no end, no more was read
        else t("The file is larger than {most} MB.", most=limit)
    )
    raise FileError(what, instead or t("Take a smaller part of it."))


def read_text(content: bytes, instead: str = "", *, plain: bool = False) -> Text:
    """The bytes of a text file as text, whatever encoding it was saved in, without its byte-order mark.

    *instead* says what to do with a file that is none. *plain* is for text and tables, which no program's own marks
    are part of.

    Raises:
        FileError: it is too large, or holds no text.
    """
    check_size(len(content))
    instead = instead or t("Save it as CSV (UTF-8) and try again.")
    other = other_than_text(content)
    control = len(content) - len(content.translate(None, _CONTROL))
    if other and (control or other == t(_OTHERS[b"%PDF"])):
        raise FileError(t("The file is {other}, not text.", other=other), instead)
    found = text_of(content)
    marked = found is not None and (found.encoding == "utf-8-sig" or found.encoding[:6] in ("utf-16", "utf-32"))
    if found is None or (control > len(content) / 20 and not marked):
        raise FileError(t("The file does not hold text."), instead)
    if written := written_as(found.text, plain):
        raise FileError(t("The file is {other}, not text.", other=written), instead)
    return found


def written_as(text: str, plain: bool = False) -> str:
    """What a program wrote for other programs, whatever the file is called, such as "a web page"; "" for other text."""
    known = _WRITTEN if plain else _WRITTEN[:2]
    if name := next((t(name) for form, name in known if form.match(text[:_HEAD])), ""):
        return name
    if plain and text[:_HEAD].lstrip().startswith(("{", "[")):
        with suppress(ValueError, RecursionError):
            return t("a JSON file") if isinstance(json.loads(text), dict | list) else ""
    return ""


def other_than_text(content: bytes) -> str:
    """What a file is by its first bytes, such as "a PDF"; "" where they say nothing."""
    return next((t(name) for start, name in _OTHERS.items() if content.startswith(start)), "")


def decoded(content: bytes, instead: str = "") -> str:
    """As `read_text`, the text alone."""
    return read_text(content, instead).text


def rows(text: str, *, knows: Knows, most: int) -> Iterator[list[str]]:
    """The rows of a CSV that hold anything, as `numbered_rows`."""
    return (row for _, row in numbered_rows(text, knows=knows, most=most))


def numbered_rows(
    text: str, *, knows: Knows, most: int, separators: str = "", blanks: bool = True, cut: bool = False
) -> list[tuple[int, list[str]]]:
    """The rows of a CSV that hold anything, each with its number in the file, from 1, as a spreadsheet counts.

    The separator is the one of *separators*, else of all, under which *knows* finds most names of columns. Without
    *blanks*, those after a separator count for nothing. A text that is *cut* may end in quotation marks.

    Raises:
        FileError: the text is no table, has more than *most* rows, or a quotation mark that is never closed.
    """
    csv.field_size_limit(_LONGEST_CELL)
    said = _SAID.match(text)
    start = said.end() if said else 0
    separator = (said[1] if said else "") or separator_of(text[start:], knows, separators)[0]
    spaced = not blanks or _opens_behind_blanks(text[:_HEAD], separator)
    first = 2 if said else 1

    def read() -> Any:
        lines = io.StringIO(text[start:] if start else text, newline="")
        return csv.reader(chain(lines, (_END,)), delimiter=separator, skipinitialspace=spaced)

    try:
        every = enumerate(read(), first)
        held = (each for each in every if (row := each[1]) and (row[0].strip() or "".join(row).strip()))
        found = list(islice(held, most + 2))  # of a file with far more, no more are read
    except csv.Error as error:
        raise FileError(
            t("The file is not a table of rows and columns."), t("Save it again as CSV (UTF-8).")
        ) from error
    if found and found[-1][1] == [_END]:
        found.pop()
    elif len(found) < most + 2:  # read to its end, which stands within a cell
        if not cut:
            raise _left_open(read(), first)
        found[-1][1][-1] = found[-1][1][-1].removesuffix(_END)
    if len(found) > most + 1:
        raise FileError(t("The file has more than {most} rows.", most=grouped(most)), t("Take a smaller part of it."))
    return found


def _left_open(reader: Any, first: int) -> FileError:
    """What is wrong where the last cell that a reader finds opens with a quotation mark and has none at its end."""
    begins = ends = 0
    for _ in reader:
        begins, ends = ends, reader.line_num
    return FileError(
        t(
            "A quotation mark in line {line} opens a cell and none closes it, so all after it would be one cell.",
            line=grouped(begins + first),
        ),
        t("Close it in the file, or take it out, and choose the file again."),
    )


def _opens_behind_blanks(text: str, separator: str) -> bool:
    """Whether a cell in quotation marks has blanks before it; a mark that ends a cell is none that opens one."""
    mark = re.escape(separator)
    return re.search(rf'{mark} +"(?!["\r\n{mark}]|\Z)', text) is not None


def separator_of(text: str, knows: Knows, separators: str = "") -> tuple[str, bool]:
    """What parts the cells of a table, and whether nothing else may do so just as well."""
    if said := _SAID.match(text):
        return said[1], True
    known = separators or _SEPARATORS
    if len(known) == 1:
        return known, True
    if not text.strip(_NOTHING):
        return known[0], False
    fits = {separator: _fits(text, separator, knows) for separator in known}
    best = max(fit[:2] for fit in fits.values())
    likely = [separator for separator in known if fits[separator][:2] == best]
    if len(likely) == 1:
        return likely[0], True
    likely.sort(key=lambda separator: (_is_tight(text, separator), fits[separator][2]))
    return likely[-1], fits[likely[-2]][2] < 2


_PARTED = {
    ",": later("The cells were read as parted by commas, though another mark parts them as evenly."),
    ";": later("The cells were read as parted by semicolons, though another mark parts them as evenly."),
    "\t": later("The cells were read as parted by tabs, though another mark parts them as evenly."),
    "|": later("The cells were read as parted by bars, though another mark parts them as evenly."),
}


def separator_said(text: str, separator: str, sure: bool) -> tuple[str, ...]:
    """A line where something else could part the cells as well as the *separator* that was taken."""
    if sure or not text.strip(_NOTHING):
        return ()
    do = t("Where that is wrong, save the file again with other marks.")
    return (f"{t(_PARTED[separator])} {do}",)


def _fits(text: str, separator: str, knows: Knows) -> tuple[int, float, int]:
    """How many columns one of the first rows names, how evenly they are parted, and into how many cells."""
    head = text[:_HEAD]
    try:
        first = [*islice(csv.reader(io.StringIO(head, newline=""), delimiter=separator), _LOOKED_AT)]
    except csv.Error:
        return 0, 0.0, 0
    sizes = [len(row) for row in first if "".join(row).strip()]
    usual = max(sizes, key=lambda size: (size > 1, sizes.count(size), size), default=0)
    even = sizes.count(usual) / len(sizes) if usual > 1 else 0.0
    return max(map(knows, first), default=0), even, usual


def _is_tight(text: str, separator: str) -> bool:
    """Whether a mark stands as those between cells do.

    The commas of a sentence have a blank behind them, those of numbers a figure; those between cells seldom have.
    """
    head = text[:_HEAD]
    loose = head.count(f"{separator} ") + (len(_IN_NUMBERS.findall(head)) if separator == "," else 0)
    return head.count(separator) > 2 * loose


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before one that it would."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """A cell as it was before `guarded`."""
    return cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell


def to_csv(table: Iterable[Iterable[str]]) -> str:
    """Rows as CSV text; no spreadsheet takes any of its cells for a formula."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in table)
    return out.getvalue()


def csv_file(table: Iterable[Iterable[str]]) -> bytes:
    """Rows as a CSV file that opens well in a spreadsheet: `to_csv` in UTF-8, with the mark by which Excel knows it."""
    return to_csv(table).encode("utf-8-sig")
