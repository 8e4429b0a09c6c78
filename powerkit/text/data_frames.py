"""Tables and columns as other libraries hold them (pandas, polars, Arrow, numpy), as plain Python. None is imported."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from powerkit.errors import FileError
from powerkit.text.files import MOST_BYTES, check_size
from powerkit.text.phrasing import listed
from powerkit.there import is_folder

Row = dict[str, Any]


def rows_in(given: Any) -> list[Row] | None:
    """The rows of a table, by the names of its columns; None for what is no table. An index with a name is a column.

    Raises:
        FileError: two of its columns have one name.
    """
    if isinstance(given, Mapping | str | bytes | Path):
        return None
    if hasattr(given, "to_dicts"):  # polars
        rows = given.to_dicts()
    elif hasattr(given, "to_pylist") and hasattr(given, "schema"):  # Arrow
        rows = given.to_pylist()
    elif hasattr(given, "to_dict") and (hasattr(given, "columns") or not hasattr(given, "index")):  # pandas
        rows = _with_index(given).to_dict("records")
    else:
        return None
    return [{str(name): plain(value) for name, value in row.items()} for row in rows]


def _with_index(table: Any) -> Any:
    named = [name for name in getattr(getattr(table, "index", None), "names", ()) if name is not None]
    columns = [*map(str, getattr(table, "columns", ()))]
    twice = [name for name, count in Counter(columns).items() if count > 1]
    if twice:
        raise FileError(f"More than one column is called {listed([f'“{name}”' for name in twice])}.", "Rename one.")
    return table.reset_index() if named and not {*map(str, named)} & {*columns} else table


def pairs_in(given: Any) -> list[tuple[Any, Any]] | None:
    """What a column with an index holds, as pandas has it: each value with its place. None for anything else.

    A place is None where the index only counts.
    """
    if isinstance(given, Mapping) or hasattr(given, "columns") or not hasattr(given, "to_dict"):
        return None
    if not hasattr(given, "index") or not hasattr(given.index, "tolist"):
        return None
    places = [plain(place) for place in given.index.tolist()]
    counts = all(isinstance(place, int) for place in places)
    return [(None if counts else place, plain(value)) for place, value in zip(places, given.tolist(), strict=True)]


def values_in(given: Any) -> list[Any] | None:
    """The values of a list, an array or a column, one after another; None for what holds none, such as a text."""
    if isinstance(given, str | bytes | Mapping | Path):
        return None
    for way in ("to_list", "tolist", "to_pylist"):  # polars and pandas, numpy, Arrow
        if hasattr(given, way):
            found = getattr(given, way)()
            return [plain(item) for item in found] if isinstance(found, list) else None
    return list(given) if isinstance(given, Iterable) else None


def rows_of_columns(columns: Mapping[str, Any]) -> list[Row]:
    """The rows of a table given as names with a list each, as pandas takes it.

    Raises:
        FileError: the lists are not of one length.
    """
    held = {str(name): values_in(values) for name, values in columns.items()}
    lengths = {name: len(values) for name, values in held.items() if values is not None}
    if len({*lengths.values()}) > 1 or len(lengths) < len(held):
        said = ", ".join(f"“{name}” {lengths.get(name, 'no list')}" for name in held)
        raise FileError("The columns are not equally long.", f"They hold: {said}.")
    return [dict(zip(held, row, strict=True)) for row in zip(*(values or [] for values in held.values()), strict=True)]


def plain(value: Any) -> Any:
    """A value of such a library as Python's own: None where nothing is there, a day as 2026-05-01."""
    if value is None or isinstance(value, str | bool | int | list | tuple | set | frozenset | Mapping):
        return value
    if hasattr(value, "tolist"):  # numpy's
        value = value.tolist()
        return value if isinstance(value, list) else plain(value) if not hasattr(value, "tolist") else str(value)
    try:
        if value != value:  # NaN and NaT are no value
            return None
    except (TypeError, ValueError):  # pandas' NA says neither yes nor no
        return None
    return value.isoformat().removesuffix("T00:00:00") if hasattr(value, "isoformat") else value


def cell(value: Any) -> str:
    """A value as a cell of a file would have it."""
    value = plain(value)
    if value is True:
        return "yes"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list | tuple | set | frozenset):
        return "; ".join(cell(item) for item in value)
    return "" if value is None or value is False else str(value)


def content_of(file: Path, most: int = MOST_BYTES) -> bytes:
    """What is in a file of at *most* so many bytes that a person's program names.

    Raises:
        FileError: it can't be read, or is too large.
    """
    try:
        if is_folder(file):
            raise FileError(f"“{file.absolute().name or file}” is a folder.", "Name a file in it.")
        check_size(file.stat().st_size, most=most)
        with file.open("rb") as opened:  # a device may have no size and no end
            content = opened.read(most + 1)
        check_size(len(content), most=most)
        return content
    except OSError as error:
        why = "it is not there" if isinstance(error, FileNotFoundError) else error.strerror or str(error)
        raise FileError(f"The file “{file.name}” can’t be read: {why}.", "Check its name and folder.") from error


def dataframe(rows: Iterable[Any], columns: list[str] | None = None, days: Iterable[str] = ()) -> Any:
    """Rows as a pandas table, with its *columns* also where there is no row, and *days* as pandas has them.

    Raises:
        FileError: pandas is not installed here.
    """
    try:
        from pandas import DataFrame, to_datetime
    except ImportError as error:
        raise FileError("pandas is not installed here.", "Install it, or use the rows themselves.") from error
    table = DataFrame(rows, columns=columns)
    for name in days:
        table[name] = to_datetime(table[name])
    return table
