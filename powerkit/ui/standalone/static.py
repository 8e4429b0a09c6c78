"""What a tool shows, kept still: a picture with its words that any viewer of a notebook can show, now and later."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from powerkit.documents.model import Picture
from powerkit.text.escaping import Markup

_IMAGE = Markup('<img alt="{}" src="data:image/svg+xml;base64,{}" style="max-width:100%;height:auto">')


class Static:
    """Pictures under a label, with their alternative texts, and what they show in sentences."""

    def __init__(self, label: str, pictures: tuple[Picture, ...], said: tuple[str, ...]) -> None:
        self._label, self._pictures, self._said = label, pictures, said

    def __repr__(self) -> str:
        """Return all of it as plain text, which stands where only text can be shown."""
        return "\n".join([self._label, *(picture.alt for picture in self._pictures), *self._said])

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        parts = [Markup("<p><strong>{}</strong></p>").format(self._label)]
        for picture in self._pictures:
            parts.append(_IMAGE.format(picture.alt, b64encode(picture.svg.encode()).decode()))
        if not self._pictures:
            parts.append(Markup("<p>Nothing is drawn yet.</p>"))
        if self._said:
            lines = Markup("").join(Markup("<li>{}</li>").format(line) for line in self._said)
            parts.append(Markup("<ul>{}</ul>").format(lines))
        return {"text/html": str(Markup("").join(parts)), "text/plain": repr(self)}
