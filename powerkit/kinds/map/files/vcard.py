"""vCard (.vcf), as telephones and address books write it: a card a person."""

import quopri
import re
from collections.abc import Iterator

from powerkit.errors import FileError
from powerkit.kinds.map.files.raw import Given
from powerkit.text.catalogue import t

_LINE = re.compile(r"(?:[\w-]+\.)?(?P<name>[\w-]+)(?P<more>(?:;[^:]*)?):(?P<value>.*)", re.DOTALL)
_HEADINGS = {
    "FN": "Name",
    "NICKNAME": "Nickname",
    "TITLE": "Job title",
    "ROLE": "Role",
    "CATEGORIES": "Categories",
    "NOTE": "Note",
}
_KEPT_BACK = {"EMAIL": "E-mail", "TEL": "Phone", "ADR": "Address", "BDAY": "Birthday", "URL": "Website", "IMPP": "IM"}
"""What is named among what stays in the file."""
_KINDS = {"group": "group", "org": "organisation", "location": "organisation"}


def read_vcard(text: str) -> Given:
    """Everybody in a vCard file.

    Raises:
        FileError: it holds no card, or too many.
    """
    given = Given()
    for card in re.findall(r"BEGIN:VCARD(.*?)END:VCARD", text, re.DOTALL | re.IGNORECASE):
        given.add(_cells(card))
    if not given.people:
        raise FileError(t("The file holds no contact card."), t("Save it again from your address book."))
    return given


def _cells(card: str) -> dict[str, str]:
    cells: dict[str, str] = {}
    for name, value in _lines(card):
        heading = _HEADINGS.get(name) or _KEPT_BACK.get(name)
        if name == "N":
            last, first, middle, *_ = [*map(_plain, _parted(value)), "", "", ""]
            cells |= {"First name": first, "Middle name": middle, "Last name": last}
        elif name == "ORG":
            firm, *units = [part for part in map(_plain, _parted(value)) if part] or [""]
            cells["Organisation"] = firm
            cells["Department"] = ", ".join(units)
        elif name in ("KIND", "X-ADDRESSBOOKSERVER-KIND"):
            cells["kind"] = _KINDS.get(value.strip().casefold(), "")
        elif name == "X-ABSHOWAS" and value.strip().casefold() == "company":
            cells["kind"] = "organisation"
        elif heading and not cells.get(heading):
            cells[heading] = _plain(value)
    return {heading: cell for heading, cell in cells.items() if cell}


def _lines(card: str) -> Iterator[tuple[str, str]]:
    """Each line's name and value, unfolded and decoded."""
    unfolded = re.sub(r"\r?\n[ \t]", "", card)
    whole: list[str] = []
    for line in unfolded.splitlines():
        if whole and whole[-1].endswith("=") and "QUOTED-PRINTABLE" in whole[-1].upper():
            whole[-1] = whole[-1][:-1] + line
        else:
            whole.append(line)
    for line in whole:
        if found := _LINE.fullmatch(line):
            value = found["value"]
            if "QUOTED-PRINTABLE" in found["more"].upper():
                value = quopri.decodestring(value.encode()).decode("utf-8", "replace")
            yield found["name"].upper(), value


def _parted(value: str) -> list[str]:
    return re.split(r"(?<!\\);", value)


def _plain(value: str) -> str:
    return re.sub(r"\\([,;\\nN])", lambda found: "\n" if found[1] in "nN" else found[1], value).strip()
