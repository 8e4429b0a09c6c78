"""What a map tells the page that asks: sentences, then and now, a file read in, a file made.

Registered for the kind "map". *given* is an object that holds the ``answer`` as the page has it now, and:

- for "sentences" and "layout" nothing more. Told are ``sentences``, each ``{rule, text, people}``, and ``alt``;
  or what `powerkit.pictures.map.geometry.page` gives.
- for "compare" ``then`` and ``now``, each a version's number, or null for the answer. Told are ``changes``, each
  ``{kind, text, now, then}`` with the ids of whom it is about; ``then`` and ``now``, what is said of each version;
  two drawings as SVG, ``overlaid`` and ``beside``; and ``alt`` for both.
- for "read" a file: its ``name``, and ``data`` in base64. Told are ``rows`` as an answer holds them and ``notes``,
  lines on how the file was understood. Nothing is told of a file that can't be read whole.
- for "file" the ``format``, one of `powerkit.maps.writing.FORMATS`. Told are ``name``, ``type`` (a media type) and
  ``data`` in base64.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any, Protocol

from powerkit.errors import MapError
from powerkit.fields.map import RelationshipMap
from powerkit.pictures.map.alt import map_alt
from powerkit.pictures.map.model import RelationMap, read_map

Told = dict[str, Any]


class Past(Protocol):
    """An earlier version of the answer: its number, what is said of it, and the answer."""

    version: int
    said: str
    answer: Any


def tell(kind: Any, what: str, given: Mapping[str, Any], past: Iterable[Past]) -> Told:
    """Answer one question of the page about a map.

    Raises:
        MapError: the question can't be answered; the text says why and what to do.
    """
    if not isinstance(kind, RelationshipMap) or what not in _TOLD:
        raise MapError("The page asked for something this map does not know.", "Reload the page.")
    return _TOLD[what](kind, given, tuple(past))


def _checked(kind: RelationshipMap, answer: Any) -> RelationMap:
    """The map of an answer that may not be saved yet: what does not fit is left out."""
    return read_map(kind, kind.check(answer)[0])


def _sentences(kind: RelationshipMap, given: Mapping[str, Any], past: tuple[Past, ...]) -> Told:
    from powerkit.pictures.map.sentences import sentences

    whole = _checked(kind, given.get("answer"))
    found = [{"rule": one.rule, "text": one.text, "people": list(one.people)} for one in sentences(whole)]
    return {"sentences": found, "alt": map_alt(whole)}


def _layout(kind: RelationshipMap, given: Mapping[str, Any], past: tuple[Past, ...]) -> Told:
    from powerkit.pictures.map.geometry import lay_out, page

    return page(lay_out(_checked(kind, given.get("answer"))))


def _compare(kind: RelationshipMap, given: Mapping[str, Any], past: tuple[Past, ...]) -> Told:
    from powerkit.pictures.map.compare import between, changes
    from powerkit.pictures.map.thennow import beside, overlaid

    (then, then_said), (now, now_said) = (_version(kind, given, past, key) for key in ("then", "now"))
    both = between(then, now)
    found = changes(both)
    title, alt = f"{then_said} and {now_said}", " ".join(one.text for one in found)
    return {
        "changes": [{**asdict(one), "now": list(one.now), "then": list(one.then)} for one in found],
        "then": then_said,
        "now": now_said,
        "overlaid": overlaid(both, title=title, alt=alt),
        "beside": beside(both, then=then_said, now=now_said, title=title, alt=alt),
        "alt": alt,
    }


def _version(
    kind: RelationshipMap, given: Mapping[str, Any], past: tuple[Past, ...], key: str
) -> tuple[RelationMap, str]:
    number = given.get(key)
    if number is None:
        return _checked(kind, given.get("answer")), "The map as it is now"
    for one in past:
        if one.version == number:
            return _checked(kind, one.answer), one.said or f"Version {number}"
    raise MapError(f"There is no version {number} of this map.", "Choose another version.")


_TOLD: dict[str, Callable[[RelationshipMap, Mapping[str, Any], tuple[Past, ...]], Told]] = {
    "sentences": _sentences,
    "layout": _layout,
    "compare": _compare,
}

__all__ = ["Past", "tell"]
