"""What a map tells the page that asks: sentences, then and now, a file read in, a file made.

Registered for the kind "map". *given* is an object that holds the ``answer`` as the page has it now, and:

- for "sentences" nothing more. Told are ``sentences``, each ``{rule, text, people}``, and ``alt``.
- for "compare" ``then`` and ``now``, each a version's number, or null for the answer; without ``then`` the newest
  saved version is taken. Told are ``changes``, each ``{kind, text, now, then}`` with the ids of whom it is about;
  ``then`` and ``now``, what is said of each version; ``versions``, those there are; two drawings as SVG,
  ``overlaid`` and ``beside``; and ``alt`` for both.
- for "read" ``files`` that belong together, each with its ``name`` and ``data`` in base64; and what
  somebody chose of it, as in `powerkit.kinds.map.files.raw.Choices`: ``columns``, ``sectors``, ``turned``. Told are
  ``rows`` as an answer holds them, ``notes``, lines on how the file was understood, ``columns``, each heading with the
  column it was read as, ``asked``, each word that means no sector with how many people it is said of, and ``numbers``,
  whether numbers were read as rings. Where no column holds names there are no rows, and ``ask`` says so. Nothing is
  told of a file that can't be read whole.
- for "file" the ``format``, one of `powerkit.kinds.map.files.write.FORMATS`, and a ``title`` for its name.
  Told are ``files``, each with ``name``, ``type`` (a media type) and ``data`` in base64.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from powerkit.errors import MapError, SayFirstError
from powerkit.kinds.base import Kind
from powerkit.kinds.map.alt import map_alt
from powerkit.kinds.map.kind import RelationshipMap
from powerkit.kinds.map.model import RelationMap, read_map, ruling_of
from powerkit.kinds.map.query_types import (
    AskMapFile,
    AskMapsCompared,
    AskOfMap,
    AskPeople,
    MapFiles,
    MapsCompared,
    PeopleFile,
    PeopleRead,
    SentencesTold,
    SentenceTold,
)
from powerkit.logbook.model import Past
from powerkit.text.base64_files import size_of, unpacked
from powerkit.text.catalogue import t
from powerkit.text.files import check_size
from powerkit.text.schemas import as_json, given_to, heard

if TYPE_CHECKING:
    from powerkit.kinds.file_import import Incoming
    from powerkit.kinds.map.files.raw import Choices

Versions = Callable[[], Sequence[Past]]


def tell(kind: Kind, what: str, given: Any, past: Versions) -> Mapping[str, Any]:
    """Answer one question of the page about a map.

    Raises:
        PowerkitError: it can't be answered with what was given; the text says why and what to do.
    """
    if not isinstance(kind, RelationshipMap) or what not in TELLS:
        raise MapError(t("The page is older than the workbook. Reload it."))
    return TELLS[what](kind, heard(given_to(TELLS[what]), given), past)


def _checked(kind: RelationshipMap, answer: Any) -> RelationMap:
    """The map of an answer that may not be saved yet: what does not fit is left out."""
    return read_map(kind, kind.check(answer)[0])


def _sentences(kind: RelationshipMap, given: AskOfMap, past: Versions) -> SentencesTold:
    from powerkit.kinds.map.sentences import sentences

    whole = _checked(kind, given["answer"])
    found: list[SentenceTold] = [
        {"rule": sentence.rule, "text": sentence.text, "people": list(sentence.people)} for sentence in sentences(whole)
    ]
    return {"sentences": found, "alt": map_alt(whole)}


def _compare(kind: RelationshipMap, given: AskMapsCompared, past: Versions) -> MapsCompared:
    from powerkit.kinds.map.compare import between, changes
    from powerkit.kinds.map.thennow import beside, overlaid

    versions = past()
    if "then" not in given and not versions:
        raise MapError(t("There is no earlier version of this map yet."), t("Save it, change it, and compare then."))
    numbers = (given.get("then", versions[-1].version if versions else None), given.get("now"))
    (then, then_said), (now, now_said) = (_version(kind, given, versions, number) for number in numbers)
    both = between(then, now)
    found = changes(both)
    title, alt = f"{then_said} – {now_said}", " ".join(item.text for item in found)
    return {
        "changes": [as_json(item) for item in found],
        "then": then_said,
        "now": now_said,
        "versions": [{"version": version.version, "said": version.said} for version in versions],
        "overlaid": overlaid(both, title=title, alt=alt),
        "beside": beside(both, then=then_said, now=now_said, title=title, alt=alt),
        "alt": alt,
    }


def _version(
    kind: RelationshipMap, given: AskMapsCompared, versions: Sequence[Past], number: int | None
) -> tuple[RelationMap, str]:
    if number is None:
        return _checked(kind, given["answer"]), t("The map as it is now")
    for version in versions:
        if version.version == number:
            return _checked(kind, version.answer), t(
                "Version {version}, saved on {version2}", version=version.version, version2=version.said
            )
    raise MapError(t("There is no such version of this map."), t("Choose another one."))


def _read(kind: RelationshipMap, given: AskPeople, past: Versions) -> PeopleRead:
    from powerkit.kinds.map.files.read import headings_of, read_people

    named = [_incoming(file) for file in given["files"]]
    choices = _chosen(kind, given)
    try:
        found = read_people(named, ruling_of(kind.named(given["answer"])), choices, grow=False)
    except SayFirstError as error:
        columns = [[heading, choices.columns.get(heading, "")] for heading in headings_of(named)]
        if not columns:
            raise
        return {"rows": [], "notes": [], "columns": columns, "asked": [], "numbers": False, "ask": str(error)}
    rows, _ = kind.check(list(found.rows))
    return {
        "rows": rows,
        "notes": [*found.read_as, *found.notes],
        "columns": [list(column) for column in found.columns],
        "asked": [list(word) for word in found.asked.items()] if kind.sectors else [],
        "numbers": found.numbers,
    }


def _chosen(kind: RelationshipMap, given: AskPeople) -> "Choices":
    """What somebody chose of a file on the page; what means nothing is passed over."""
    from powerkit.kinds.map.files.columns import COLUMNS
    from powerkit.kinds.map.files.raw import Choices

    columns = {word: one for word, one in given.get("columns", {}).items() if one in ("", *COLUMNS)}
    known = {sector.id for sector in kind.sectors}
    sectors = {word: one for word, one in given.get("sectors", {}).items() if one in known}
    return Choices(columns, sectors, given.get("turned", False), loose=True)


def _incoming(given: PeopleFile) -> "Incoming":
    from powerkit.kinds.file_import import Incoming

    check_size(size_of(given["data"]))
    return Incoming(given["name"], unpacked(given["data"]))


def _file(kind: RelationshipMap, given: AskMapFile, past: Versions) -> MapFiles:
    from powerkit.kinds.map.files.write import Request, write_map

    stem = re.sub(r"[^\w-]+", "-", given["title"] or "map").strip("-")[:60] or "map"
    request = Request(_checked(kind, given["answer"]), given["title"])
    made = write_map(request, given["format"], stem)
    return {"files": [{"name": item.name, "type": item.type, "data": item.content} for item in made]}


TELLS: Mapping[str, Callable[..., Mapping[str, Any]]] = {
    "sentences": _sentences,
    "compare": _compare,
    "read": _read,
    "file": _file,
}
