"""What a map tells the page that asks: sentences, then and now, a file read in, a file made.

Registered for the kind "map". *given* is an object that holds the ``answer`` as the page has it now, and:

- for "sentences" and "layout" nothing more. Told are ``sentences``, each ``{rule, text, people}``, and ``alt``;
  or what `powerkit.kinds.map.geometry.page` gives.
- for "compare" ``then`` and ``now``, each a version's number, or null for the answer; without ``then`` the newest
  saved version is taken. Told are ``changes``, each ``{kind, text, now, then}`` with the ids of whom it is about;
  ``then`` and ``now``, what is said of each version; ``versions``, those there are; two drawings as SVG,
  ``overlaid`` and ``beside``; and ``alt`` for both.
- for "read" a file: its ``name``, and ``data`` in base64; or ``files``, a list of such, that belong together; and what
  somebody chose of it, as in `powerkit.kinds.map.files.raw.Choices`: ``columns``, ``sectors``, ``turned``. Told are
  ``rows`` as an answer holds them, ``notes``, lines on how the file was understood, ``columns``, each heading with the
  column it was read as, ``asked``, each word that means no sector with how many people it is said of, and ``numbers``,
  whether numbers were read as rings. Where no column holds names there are no rows, and ``ask`` says so. Nothing is
  told of a file that can't be read whole.
- for "file" the ``format``, one of `powerkit.kinds.map.files.write.FORMATS`, and a ``title`` for its name.
  Told are ``files``, each with ``name``, ``type`` (a media type) and ``data`` in base64.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from powerkit.errors import MapError, SayFirstError
from powerkit.kinds.base import Kind
from powerkit.kinds.map.alt import map_alt
from powerkit.kinds.map.kind import RelationshipMap
from powerkit.kinds.map.model import RelationMap, read_map, ruling_of
from powerkit.logbook.model import Past
from powerkit.text.carried import size_of, unpacked
from powerkit.text.catalogue import t
from powerkit.text.files import check_size

if TYPE_CHECKING:
    from powerkit.kinds.bringing import Incoming
    from powerkit.kinds.map.files.raw import Choices

Told = dict[str, Any]
Versions = Callable[[], Sequence[Past]]


def tell(kind: Kind, what: str, given: Any, past: Versions) -> Told:
    """Answer one question of the page about a map.

    Raises:
        PowerkitError: it can't be answered with what was given; the text says why and what to do.
    """
    if not isinstance(kind, RelationshipMap) or what not in _TOLD:
        raise MapError(t("The page is older than the workbook. Reload it."))
    return _TOLD[what](kind, given if isinstance(given, Mapping) else {}, past)


def _checked(kind: RelationshipMap, answer: Any) -> RelationMap:
    """The map of an answer that may not be saved yet: what does not fit is left out."""
    return read_map(kind, kind.check(answer)[0])


def _sentences(kind: RelationshipMap, given: Mapping[str, Any], past: Versions) -> Told:
    from powerkit.kinds.map.sentences import sentences

    whole = _checked(kind, given.get("answer"))
    found = [
        {"rule": sentence.rule, "text": sentence.text, "people": list(sentence.people)} for sentence in sentences(whole)
    ]
    return {"sentences": found, "alt": map_alt(whole)}


def _layout(kind: RelationshipMap, given: Mapping[str, Any], past: Versions) -> Told:
    from powerkit.kinds.map.geometry import lay_out, page

    return page(lay_out(_checked(kind, given.get("answer"))))


def _compare(kind: RelationshipMap, given: Mapping[str, Any], past: Versions) -> Told:
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
        "changes": [{**asdict(item), "now": list(item.now), "then": list(item.then)} for item in found],
        "then": then_said,
        "now": now_said,
        "versions": [{"version": version.version, "said": version.said} for version in versions],
        "overlaid": overlaid(both, title=title, alt=alt),
        "beside": beside(both, then=then_said, now=now_said, title=title, alt=alt),
        "alt": alt,
    }


def _version(
    kind: RelationshipMap, given: Mapping[str, Any], versions: Sequence[Past], number: Any
) -> tuple[RelationMap, str]:
    if number is None:
        return _checked(kind, given.get("answer")), t("The map as it is now")
    for version in versions:
        if version.version == number:
            return _checked(kind, version.answer), t(
                "Version {version}, saved on {version2}", version=version.version, version2=version.said
            )
    raise MapError(t("There is no such version of this map."), t("Choose another one."))


def _read(kind: RelationshipMap, given: Mapping[str, Any], past: Versions) -> Told:
    from powerkit.kinds.map.files.read import headings_of, read_people

    files = given.get("files", [given])
    named = [_incoming(file) for file in files if isinstance(file, Mapping)] if isinstance(files, list) else []
    choices = _chosen(kind, given)
    try:
        found = read_people(named, ruling_of(kind.named(given.get("answer"))), choices, grow=False)
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
        "asked": [list(word) for word in (found.asked or {}).items()] if kind.sectors else [],
        "numbers": found.numbers is not None,
    }


def _chosen(kind: RelationshipMap, given: Mapping[str, Any]) -> "Choices":
    """What somebody chose of a file on the page; what means nothing is passed over."""
    from powerkit.kinds.map.files.columns import COLUMNS
    from powerkit.kinds.map.files.raw import Choices

    def said(key: str, known: Collection[str]) -> dict[str, str]:
        found = given.get(key)
        return {str(word): one for word, one in found.items() if one in known} if isinstance(found, Mapping) else {}

    columns, sectors = said("columns", ("", *COLUMNS)), said("sectors", [sector.id for sector in kind.sectors])
    return Choices(columns, sectors, given.get("turned") is True, loose=True)


def _incoming(given: Mapping[str, Any]) -> "Incoming":
    from powerkit.kinds.bringing import Incoming

    name, data = str(given.get("name") or ""), given.get("data")
    check_size(size_of(data))
    return Incoming(name, unpacked(data))


def _file(kind: RelationshipMap, given: Mapping[str, Any], past: Versions) -> Told:
    from powerkit.kinds.map.files.write import Request, write_map

    stem = re.sub(r"[^\w-]+", "-", str(given.get("title") or "map")).strip("-")[:60] or "map"
    request = Request(_checked(kind, given.get("answer")), str(given.get("title") or ""))
    made = write_map(request, str(given.get("format")), stem)
    return {"files": [{"name": item.name, "type": item.type, "data": item.content} for item in made]}


_TOLD: dict[str, Callable[[RelationshipMap, Mapping[str, Any], Versions], Told]] = {
    "sentences": _sentences,
    "layout": _layout,
    "compare": _compare,
    "read": _read,
    "file": _file,
}
