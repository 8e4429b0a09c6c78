"""XML of graphs, read piece by piece: no tree is built, and nothing in it is expanded or fetched."""

from collections.abc import Mapping
from typing import Protocol

from powerkit.errors import FileError
from powerkit.text.catalogue import t

_PIECE = 64_000
_DEEPEST = 60


class Target(Protocol):
    """Who is told of what the parser meets; names come without their namespace."""

    def opened(self, name: str, attributes: Mapping[str, str]) -> None: ...
    def text(self, text: str) -> None: ...
    def closed(self, name: str) -> None: ...


def read_xml(content: bytes, target: Target, called: str, roots: tuple[str, ...]) -> None:
    """Tell *target* of every element of a file that is *called* so and begins with one of *roots*.

    Raises:
        FileError: it is none, is damaged, nested too deeply, or holds entities.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    reader = _Reader(target, called, roots)
    parser = DefusedXMLParser(target=reader, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    try:
        for start in range(0, len(content), _PIECE):
            parser.feed(content[start : start + _PIECE])
        parser.close()
    except DefusedXmlException as error:
        raise FileError(
            t("The {called} file holds entities, and they are refused.", called=called), t("Save it without them.")
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise FileError(
            t("The file is not whole {called}.", called=called), t("Save it again from where it came.")
        ) from error


class _Reader:
    """What the parser calls."""

    def __init__(self, target: Target, called: str, roots: tuple[str, ...]) -> None:
        self._target, self._called, self._roots = target, called, roots
        self._depth = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if not self._depth and name not in self._roots:
            raise FileError(
                t("The file is not {called}.", called=self._called), t("Choose a GraphML, GEXF or CSV file.")
            )
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FileError(
                t("The {called} file is nested too deeply.", called=self._called),
                t("Save it again from where it came."),
            )
        self._target.opened(name, {key.rpartition("}")[2]: value for key, value in attributes.items()})

    def data(self, text: str) -> None:
        self._target.text(text)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._target.closed(tag.rpartition("}")[2])

    def close(self) -> None:
        """The parser asks for the end; there is nothing more to do."""
