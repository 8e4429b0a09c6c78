"""Files of people from anywhere: tables, graphs and address books. All of a file is read, or nothing of it."""

from collections.abc import Sequence
from pathlib import PurePath

from powerkit.errors import FileError
from powerkit.kinds.file_import import Incoming
from powerkit.kinds.map.files.csv import read_table
from powerkit.kinds.map.files.gexf import read_gexf
from powerkit.kinds.map.files.json_graphs import read_json
from powerkit.kinds.map.files.raw import Choices, Given
from powerkit.kinds.map.files.read_graphml import read_graphml
from powerkit.kinds.map.files.rows_from_cells import Understood, understand
from powerkit.kinds.map.files.ties import several
from powerkit.kinds.map.files.vcard import read_vcard
from powerkit.kinds.map.model import PLAIN, Ruling
from powerkit.text.catalogue import t
from powerkit.text.files import check_size, read_text, written_as

NOTHING_SAID = Choices()


def read_people(
    files: Sequence[Incoming], ruling: Ruling = PLAIN, choices: Choices = NOTHING_SAID, *, grow: bool = True
) -> Understood:
    """The map of one or more files that belong together, such as a list of people and a list of ties.

    With *grow*, sectors the *ruling* does not know are added to it; else it is not said yet where such people belong.
    *choices* are what somebody said of the file.

    Raises:
        FileError: a file is too large, is not what its name says, or names nobody.
    """
    whole = Given()
    for file in files:
        given = given_in(file)
        whole.people += given.people
        whole.keys += given.keys
        whole.ties += given.ties
        whole.rings = whole.rings or given.rings
        whole.sectors += given.sectors
        whole.notes += given.notes
    return people_in(whole, ruling, choices, grow=grow)


def people_in(
    given: Given, ruling: Ruling = PLAIN, choices: Choices = NOTHING_SAID, *, grow: bool = True
) -> Understood:
    """The map of what was given, as `read_people` reads it.

    Raises:
        FileError: there are too many people or ties, or nobody at all.
    """
    given.limit()
    return understand(given if given.people or not given.ties else _people_of_ties(given), ruling, choices, grow=grow)


def headings_of(files: Sequence[Incoming]) -> tuple[str, ...]:
    """The headings of files that belong together, in their order."""
    headings = (heading for file in files for cells in given_in(file).people for heading in cells)
    return tuple(dict.fromkeys(heading for heading in headings if "\0" not in heading and heading.strip()))


def given_in(file: Incoming) -> Given:
    """What one file gives, not understood yet.

    Raises:
        FileError: it is too large, or is not what its name says.
    """
    check_size(len(file.content))
    ending = PurePath(file.name).suffix.lower()
    start = file.content[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    is_xml = start.startswith(b"<") and ending not in (".csv", ".tsv", ".txt")
    if ending == ".gexf" or (is_xml and ending not in (".graphml", ".cyjs") and b"<gexf" in file.content[:2000]):
        return read_gexf(file.content)
    if ending in (".graphml", ".xml") or is_xml:
        return read_graphml(file.content)
    found = read_text(file.content)
    text = found.text
    if ending == ".vcf" or start[:11].upper() == b"BEGIN:VCARD":
        return read_vcard(text)
    if ending in (".json", ".cyjs") or (not ending and start.startswith((b"{", b"["))):
        return read_json(text)
    if ending not in ("", ".csv", ".tsv", ".txt"):
        raise FileError(
            t("Files ending in “{ending}” can’t be read.", ending=ending),
            t("Use CSV, GraphML, GEXF, vCard, or JSON from Kumu or Cytoscape."),
        )
    if written := written_as(text, plain=True):
        raise FileError(t("The file is {other}, not text.", other=written), t("Save it as CSV (UTF-8) and try again."))
    given = read_table(text)
    given.notes = (*found.notes, *given.notes)
    return given


def _people_of_ties(given: Given) -> Given:
    """Everybody who is named in ties, where a file holds nothing but ties."""
    names = dict.fromkeys(name for tie in given.ties for end in (tie.one, tie.other) for name in several(end))
    if all(name.strip().isdigit() for name in names):
        raise FileError(
            t("The file holds ties and no people."),
            t("Choose the list of people together with it, such as attributeList."),
        )
    for name in names:
        given.add({"name": name}, name)
    return given
