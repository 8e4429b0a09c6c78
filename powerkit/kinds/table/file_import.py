"""A table or a calendar brought into an answer from the command line, read as on the page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from powerkit.errors import FileError, SayFirstError
from powerkit.kinds.base import Kind
from powerkit.kinds.columns import Column
from powerkit.kinds.file_import import SHOWN, Brought, Given, meanings, option_of, places_of, quoted
from powerkit.kinds.table.importing.csv import Sheet, read_sheet
from powerkit.kinds.table.importing.long_table import Long, long_of
from powerkit.kinds.table.importing.pivot import EACH, Sides, preview_turned
from powerkit.kinds.table.importing.preview import MOST_ROWS, Plan, by_name, plan_for, preview
from powerkit.kinds.table.importing.there_already import Row, there_already
from powerkit.kinds.table.importing.wide_table import lengthened
from powerkit.kinds.table.kind import TableOfRows
from powerkit.text.normalize import folded
from powerkit.text.phrasing import listed, numbered

Told = Mapping[str, Any]

_MONTH = timedelta(days=30)
"""So much of a calendar is offered at a time."""

_MONTHS = 12
"""So many times it is looked for a month of a calendar with something to bring in."""


def bring(kind: Kind, given: Given) -> Brought:
    """The rows of a table, below those that are there already.

    Raises:
        PowerkitError: it can't be read; a `SayFirstError` where a column or an area has to be chosen.
    """
    table = _table(kind)
    sheet = read_sheet(given.file.content, table.columns)
    sheet = sheet if given.said.get("heading") is False else lengthened(table, sheet)
    plan = _plan(table, sheet, given)
    figure = _at(sheet, given, "figure")
    found = long_of(table, sheet, figure) if plan.heading else None
    if found is None and (wrong := [name for name in ("ours", "against", "figure") if given.said.get(name)]):
        raise FileError(f"This is no table with a row for each area, so “--{wrong[0]}” says nothing.", "Leave it out.")
    if found is None:
        told = preview(sheet, plan, table.columns, given.today)
    else:
        told = preview_turned(table, sheet, plan, found, _sides(sheet, found, given), given.today, MOST_ROWS)
    before = _before(given)
    _check_room(told["matching"], len(before), sheet)
    return Brought(
        [*before, *told["rows"]],
        numbered(len(told["rows"]), table.rows.row),
        tuple(_lines(told)),
        (*_read_as(table, sheet, plan, found), *told["notes"], *_unread(told), *_again(table, told["rows"], before)),
        more=len(told["rows"]) - len(told["first"]),
    )


def bring_days(kind: Kind, given: Given) -> Brought:
    """What a calendar has on some days, below the rows that are there already.

    Raises:
        PowerkitError: it can't be read; a `SayFirstError` where the days have to be said.
    """
    from powerkit.kinds.table.importing.ics.rows import diary_rows, wanted_day, wanted_days
    from powerkit.kinds.table.importing.ics.timezones import zone_named

    table, said, content = _table(kind), given.said, given.file.content
    if (zone := str(said.get("zone") or "")) and zone_named(zone) is None:
        raise FileError(f"“{zone}” is no time zone.", "Give one such as Europe/London.")
    if None in [wanted_day(said.get(name)) for name in ("from", "to")]:
        raise _which_days(table, content, said.get("zone"))
    wanted = replace(
        wanted_days(said["from"], said["to"], said.get("zone")),
        titles=not said.get("no_titles"),
        people=bool(said.get("people")),
    )
    before = _before(given)
    told = diary_rows(table, content, wanted, MOST_ROWS - len(before), before)
    rows = told["rows"]
    title = dict(table.diary).get("title", "")
    first = tuple(f"{row.get(title, '')}: {says}" for row, says in zip(rows[:SHOWN], told["says"], strict=False))
    if not rows and not diary_rows(table, content, wanted)["rows"]:
        raise FileError("Nothing of this calendar can be brought in from these days.", " ".join(told["notes"]))
    return Brought(
        [*before, *rows], numbered(len(rows), table.rows.row), first, tuple(told["notes"]), more=len(rows) - len(first)
    )


def _table(kind: Kind) -> TableOfRows:
    if not isinstance(kind, TableOfRows):
        raise FileError("This question holds no table.")
    return kind


def _before(given: Given) -> list[Any]:
    return [] if given.instead else list(given.before or ())


def _which_days(table: TableOfRows, content: bytes, zone: object) -> SayFirstError:
    """What is asked where no days were named: those of the last month in the file are offered, and what is on others.

    An event that comes back is counted each time, for as long as a calendar is looked at.

    Raises:
        FileError: on none of the days on which its events begin is there anything to bring in.
    """
    from powerkit.kinds.table.importing.ics.read import begins_in

    begins = begins_in(content)
    first, days = _days_offered(table, content, begins, zone)
    until = max((day for day in days if day <= first + _MONTH), default=begins[-1])
    before, after = sum(day < first for day in begins), [day for day in days if day > until]
    others = [f"{numbered(before, 'event')} before {first.isoformat()}"] if before else []
    if after:
        others.append(f"{len(after)} after {until.isoformat()}, as far as {max(after).isoformat()}")
    last = max([begins[-1], until, *after])
    what = f"This one has events from {begins[0].isoformat()} to {last.isoformat()}."
    left = f" Not on the days below: {listed(others)}." if others else ""
    return SayFirstError(
        f"Which days? A calendar is brought in by the week or the month. {what}{left}",
        offer=("--from", first.isoformat(), "--to", until.isoformat()),
    )


def _days_offered(
    table: TableOfRows, content: bytes, begins: Sequence[date], zone: object
) -> tuple[date, Sequence[date]]:
    """The first day of the last month with something to bring in, and the days of what comes from then on."""
    from powerkit.kinds.table.importing.ics.read import MOST_DAYS, read_diary
    from powerkit.kinds.table.importing.ics.rows import diary_rows, wanted_days

    left = list(begins)
    for _ in range(_MONTHS):
        first = max(left[0], left[-1] - _MONTH)
        try:
            wanted = wanted_days(first, first + timedelta(days=MOST_DAYS - 1), zone)
            days = [item.day for item in read_diary(content, wanted).items]
        except (FileError, OverflowError):  # of too much to count, the beginnings are told
            return first, left
        if days and min(days) <= first + _MONTH:
            return first, days
        left = [day for day in left if day < first]
        if not left:
            break
    last = min(begins[-1], first + timedelta(days=MOST_DAYS - 1))
    notes = diary_rows(table, content, wanted_days(first, last, zone))["notes"]
    raise FileError(f"Nothing of this calendar can be brought in from {first} to {begins[-1]}.", " ".join(notes))


def _again(table: TableOfRows, rows: Sequence[Row], before: Sequence[Row]) -> Iterator[str]:
    """That rows come a second time: two people may say the same, so nobody but the person knows what is meant."""
    if same := sum(there_already(rows, before)):
        are = "is" if same == 1 else "are"
        yield (
            f"{numbered(same, table.rows.row)} of these {are} in your table already, and would stand there twice. "
            "To put the file in place of what is there, add --instead."
        )


def _names(sheet: Sheet, *, heading: bool) -> list[str]:
    """What the columns of the file are called; without a heading, by their number."""
    return [(sheet.head(at) if heading else "") or f"Column {at + 1}" for at in range(sheet.width)]


def _plan(table: TableOfRows, sheet: Sheet, given: Given) -> Plan:
    """Which column goes where: as it was said, else by its name. Nothing is put somewhere because of its place.

    Raises:
        SayFirstError: no column has a name that is known, and nothing was said.
    """
    said = given.said
    labels = {column.label: column.id for column in table.columns}
    chosen = meanings(said.get("column", ()), ("", *labels.values(), *labels))
    plan = plan_for(sheet, table.columns, given.today, said.get("heading"))
    names = _names(sheet, heading=plan.heading)
    places = places_of(names, {name: labels.get(meaning, meaning) for name, meaning in chosen.items()})
    guessed = by_name(sheet, table.columns, given.today) if plan.heading else ()
    told = places or any(guessed) or said.get("heading") is False
    if not (told or (plan.heading and long_of(table, sheet) is not None)):
        raise _which_columns(table, sheet, names)
    taken = {*places.values()}
    columns = guessed if plan.heading else () if places else plan.columns
    likely = [*columns, *[""] * (len(plan.columns) - len(columns))]
    fitted = tuple(places.get(at, "" if one in taken else one) for at, one in enumerate(likely))
    return replace(_only(sheet, names, given, plan), columns=fitted)


def _which_columns(table: TableOfRows, sheet: Sheet, names: Sequence[str]) -> SayFirstError:
    first = sheet.rows[0][1][0].strip()
    asked = ", ".join(f"{column.id} ({column.label})" for column in table.columns)
    return SayFirstError(
        f"Which column is what? The file has: {quoted(names)}. This question has: {asked}. "
        f"If “{first[:60]}” is no heading, add --no-heading.",
        offer=option_of("--column", f"{names[0]}={table.columns[0].id}"),
    )


def _only(sheet: Sheet, names: Sequence[str], given: Given, plan: Plan) -> Plan:
    """The plan with the rows that are wanted: those whose cell in a column holds some words."""
    wanted = str(given.said.get("only") or "")
    if not wanted:
        return plan
    name, equals, words = wanted.partition("=")
    if not equals or not words.strip():
        raise FileError(f"“{wanted}” must be a column of the file, an =, and words that stand there.")
    return replace(plan, at=next(iter(places_of(names, {name: "only"}))), has=words)


def _at(sheet: Sheet, given: Given, option: str) -> int | None:
    name = str(given.said.get(option) or "")
    return next(iter(places_of(_names(sheet, heading=True), {name: option}))) if name else None


def _sides(sheet: Sheet, found: Long, given: Given) -> Sides:
    """Which area is ours, and what it is compared with.

    Raises:
        SayFirstError: that was not said, or there is no such area.
    """
    ours, against = (str(given.said.get(name) or "").strip() for name in ("ours", "against"))
    areas = {folded(area): area for area in found.areas}
    if len(areas) > 1 and ours != EACH and folded(ours) not in areas:
        lead = f"There is no area “{ours}”." if ours else "Which area is yours?"
        what = f"{lead} The file has: {quoted(found.areas)}. For all of them say “{EACH}”."
        raise SayFirstError(what, offer=option_of("--ours", found.areas[0]))
    ours = areas.get(folded(ours), ours)
    if not against or folded(against) in areas:
        return Sides(ours, areas.get(folded(against), ""))
    at = next(iter(places_of(_names(sheet, heading=True), {against: "against"})))
    if at not in found.beside:
        raise SayFirstError(f"“{against}” holds no figures to compare with.", f"The areas are: {quoted(found.areas)}.")
    return Sides(ours, f"column {at}")


def _check_room(rows: int, there: int, sheet: Sheet) -> None:
    if not rows:
        raise FileError("No row of the file is left.", "Say less of which rows are wanted.")
    if rows + there > MOST_ROWS:
        beside = f", and {there:,} {'is' if there == 1 else 'are'} there already" if there else ""
        name, first = _names(sheet, heading=True)[0], (sheet.rows[-1][1][0].strip() if sheet.rows[-1][1] else "")
        raise SayFirstError(
            f"These are {rows:,} rows{beside}; a table here holds {MOST_ROWS:,}. Say which rows are wanted.",
            offer=option_of("--only", f"{name}={first}"),
        )


def _read_as(table: TableOfRows, sheet: Sheet, plan: Plan, found: Long | None) -> Iterator[str]:
    """Which column of the file was read as what, and which stay in it."""
    names = _names(sheet, heading=plan.heading)
    known: Mapping[str, Column] = {column.id: column for column in table.columns}
    if found:
        yield f"A row for each area: the figures are those under “{names[found.value]}”."
        taken = found.used
    else:
        went = [(names[at], known[one].label) for at, one in enumerate(plan.columns) if one]
        yield "Read as " + "; ".join(f"{label}: “{name}”" for name, label in went) + "."
        taken = {at for at, one in enumerate(plan.columns) if one}
    if left := quoted(name for at, name in enumerate(names) if at not in taken):
        yield f"Left in the file: {left}."


def _lines(told: Told) -> Iterator[str]:
    """The first rows as they would stand in the table."""
    for row in told["first"]:
        cells = zip(told["heads"], row, strict=True)
        yield "; ".join(f"{head}: {cell['text']}" for head, cell in cells if cell["text"])


def _unread(told: Told) -> Iterator[str]:
    """What can't be read, by its rows in the file, and how many rows are left out."""
    for item in told["bad"]:
        rows = ", ".join(str(number) for number in item["rows"])
        more = f" and {item['more']:,} more" if item["more"] else ""
        yield f"{item['column']}, row {rows}{more}: {item['why']} It stays beside the cell."
    if told["bad_more"]:
        yield f"{told['bad_more']:,} more cells are like that."
    if "long" in told:
        if left := told["long"]["left"]:
            yield f"{numbered(left, 'row')} of other areas left out."
    elif out := told["total"] - told["matching"]:
        yield f"{numbered(out, 'row')} left out by --only."
