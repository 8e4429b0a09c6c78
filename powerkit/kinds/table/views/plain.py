"""Moments in order, and the pictures of a table that need nothing but its rows and the parts columns play."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from powerkit.kinds.columns import Column
from powerkit.kinds.table.views.view import Drawing, View
from powerkit.text.toml_reader import Spec


class Moments(View):
    """Rows as moments, one after the other, each with its *time*; one choice of *point* may mark the turning point."""

    name = "moments"
    parts: ClassVar = {"point": ("choice",), "time": ("text", "date")}
    drawn_in = "moments"

    def read_turning(self, spec: Spec, columns: Sequence[Column], roles: Mapping[str, str]) -> str:
        if "point" not in roles or not spec.has("turning"):
            return super().read_turning(spec, columns, roles)
        turning = spec.id("turning")
        options = [option.id for column in columns if column.id == roles["point"] for option in column.options]
        if options and turning not in options:
            spec.wrong(f'"turning" is "{turning}", but must be one of the choices of "point": {", ".join(options)}')
        return turning


class Strengths(Drawing):
    """The first words of each row, as a wheel of what somebody is good at."""

    name = "strengths"
    drawn_in = "strengths"


class Gallery(Drawing):
    """Each row in a frame."""

    name = "gallery"
    drawn_in = "gallery"


class Impact(Drawing):
    """Rows by how big a job each is and how big its impact could be."""

    name = "impact"
    parts: ClassVar = {"size": ("scale",), "impact": ("scale",)}
    needs = ("size", "impact")
    drawn_in = "impact"


class Patterns(Drawing):
    """Rows by what kind they are, in the deck's words or in the person's *own*."""

    name = "kinds"
    parts: ClassVar = {"own": ("text",)}
    needs = ("group",)
    drawn_in = "patterns"
