"""The notebook copy: what was shared as saved outputs, with no code, no widget and nothing to run.

It reads the same in JupyterLab, untrusted and without this workbook, and through nbconvert.
"""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from powerkit.documents.html import NO_FORMULA, Writer, turning
from powerkit.documents.markdown import Writer as PlainWriter
from powerkit.documents.model import Block, Document, Heading, Section, sections
from powerkit.documents.normalize import settled
from powerkit.text.escaping import Markup, lines_of

_FIRST = "# A copy to read: there is nothing to run. If a part is gone, close this without saving and open it again."
_REST = "# Nothing to run here."


def ipynb_copy(document: Document) -> bytes:
    """The document as a notebook in nbformat 4.5: one cell for what comes first, then one for each section."""
    document = settled(document)
    parts = tuple(sections(document.blocks))
    rich = Writer(parts=parts, language=document.language)
    bare = PlainWriter(lambda picture: "", escaping=False, parts=parts)
    cells = []
    for number, blocks in enumerate(_cells(document), 1):
        html = Markup("\n").join(rich.blocks(blocks))
        start = Markup('<div lang="{}" dir="{}" class="{}">').format(
            document.language, turning(document.language), NO_FORMULA
        )
        data = {
            "text/html": Markup("{}\n{}\n</div>").format(start, html),
            "text/plain": "\n\n".join(bare.blocks(blocks)),
        }
        cells.append(_cell(number, data))
    notebook = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "title": " ".join(lines_of(document.title)),
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode()


def _cells(document: Document) -> Iterator[tuple[Block, ...]]:
    """The title with all before the first section, then each section, then what stands between them."""
    first: tuple[Block, ...] = (Heading(document.title, 1),)
    for number, (is_section, run) in enumerate(groupby(document.blocks, lambda block: isinstance(block, Section))):
        if not is_section:
            yield (*(first if number == 0 else ()), *run)
            continue
        if number == 0:
            yield first
        yield from ((section,) for section in run)
    if not document.blocks:
        yield first


def _cell(number: int, data: dict[str, str]) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "id": f"part-{number}",
        "metadata": {"editable": False, "deletable": False, "jupyter": {"source_hidden": True}},
        "execution_count": None,
        "source": [_FIRST if number == 1 else _REST],
        "outputs": [{"output_type": "display_data", "metadata": {}, "data": _as_lines(data)}],
    }


def _as_lines(data: dict[str, str]) -> dict[str, list[str]]:
    """Long texts as nbformat keeps them: a list of lines, each with its end."""
    return {
        kind: [f"{line}\n" for line in text.split("\n")[:-1]] + [text.split("\n")[-1]] for kind, text in data.items()
    }
