"""Text files from anywhere: their bytes as text, their rows and cells, and cells that are safe in a spreadsheet."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from powerkit.errors import FileError

MOST_BYTES = 10_000_000
"""A file larger than this is not read."""
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_OTHERS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"PK\x03\x04": "an Excel workbook, a Word file or a zip file",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file",
    b"SQLite format": "a database",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
_CONTROL = bytes(number for number in range(32) if number not in (9, 10, 12, 13))
_SEPARATORS = ",;\t|"
_LONGEST_CELL = 1_000_000
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠\t\r\n]")


def check_size(size: int, instead: str = "Take a smaller part of it.") -> None:
    """Refuse a file of more bytes than are read; *instead* says what to do.

    Raises:
        FileError: it has more than `MOST_BYTES`.
    """
    if size > MOST_BYTES:
        raise FileError(f"The file is larger than {MOST_BYTES // 1_000_000} MB: it has {size / 1e6:.1f} MB.", instead)


def decoded(content: bytes, instead: str = "Save it as CSV (UTF-8) and try again.") -> str:
    """The bytes of a text file as text, whatever encoding it was saved in, without its byte-order mark.

    *instead* says what to do with a file that is none.

    Raises:
        FileError: it is too large, or holds no text.
    """
    check_size(len(content))
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    control = len(content) - len(content.translate(None, _CONTROL))
    other = next((name for start, name in _OTHERS.items() if content.startswith(start)), "")
    if other and (control or other == _OTHERS[b"%PDF"]):
        raise FileError(f"The file is {other}, not text.", instead)
    if b"\0" in content or control > len(content) / 20:
        raise FileError("The file does not hold text.", instead)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(content)


def _guessed(content: bytes) -> str:
    """A text in an older encoding. Where few letters are beyond ASCII, it is a Western one."""
    beyond = sum(byte > 127 for byte in content)
    if beyond * 10 < len(content):
        return content.decode("cp1252", "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(content[:200_000]).best()
    return content.decode(best.encoding if best else "cp1252", "replace")


def rows(text: str, *, knows: Callable[[list[str]], int], most: int) -> Iterator[list[str]]:
    """The rows of a CSV that hold anything, as `numbered_rows`."""
    return (row for _, row in numbered_rows(text, knows=knows, most=most))


def numbered_rows(
    text: str, *, knows: Callable[[list[str]], int], most: int, separators: str = "", blanks: bool = True
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV that hold anything, each with its number in the file, from 1, as a spreadsheet counts.

    The separator is the one of *separators*, else of all, under which *knows* finds most names of columns. Without
    *blanks*, those after a separator count for nothing.

    Raises:
        FileError: the text is no table, or has more than *most* rows.
    """
    csv.field_size_limit(_LONGEST_CELL)
    said = re.match(r"sep=(.)\r?\n", text)
    start = said.end() if said else 0
    separator = said[1] if said else max(separators or _SEPARATORS, key=lambda separator: _fits(text, separator, knows))
    lines = io.StringIO(text[start:] if start else text, newline="")
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=not blanks)
    held = 0
    try:
        for number, row in enumerate(reader, 2 if said else 1):
            if not "".join(row).strip():
                continue
            if held > most:
                raise FileError(f"The file has more than {most:,} rows.", "Take a smaller part of it.")
            held += 1
            yield number, row
    except csv.Error as error:
        raise FileError("The file is not a table of rows and columns.", "Save it again as CSV (UTF-8).") from error


def _fits(text: str, separator: str, knows: Callable[[list[str]], int]) -> tuple[int, float, bool, int]:
    """How many columns the first row names, how evenly the first rows are parted, how, and into how many cells.

    The commas of a sentence have a blank behind them; those between cells seldom have.
    """
    try:
        first = list(islice(csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=separator), 20))
    except csv.Error:
        return 0, 0.0, False, 0
    sizes = [len(row) for row in first if row]
    even = sizes.count(max(sizes)) / len(sizes) if sizes and max(sizes) > 1 else 0.0
    head = text[:100_000]
    tight = head.count(separator) > 2 * head.count(f"{separator} ")
    return (knows(first[0]) if first else 0), even, tight, max(sizes, default=0)


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before one that it would."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """A cell as it was before `guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def to_csv(table: Iterable[Iterable[str]]) -> str:
    """Rows as CSV text; no spreadsheet takes any of its cells for a formula."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in table)
    return out.getvalue()


def csv_file(table: Iterable[Iterable[str]]) -> bytes:
    """Rows as a CSV file that opens well in a spreadsheet: `to_csv` in UTF-8, with the mark by which Excel knows it."""
    return to_csv(table).encode("utf-8-sig")
