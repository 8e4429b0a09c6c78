"""A checksum of what a document says, so that a reply can show which text it answers."""

import hashlib
import json
from dataclasses import fields, is_dataclass
from typing import Any

from powerkit.documents.model import Document


def checksum(document: Document) -> str:
    """The SHA-256 of everything in the document, as 64 hexadecimal digits: the same for the same document."""
    said = json.dumps(_plain(document), separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [type(value).__name__, *(_plain(getattr(value, field.name)) for field in fields(value))]
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
