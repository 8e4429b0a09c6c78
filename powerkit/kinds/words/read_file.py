"""A file of words, from its name and bytes: text, CSV or Word. Nothing larger than it may be is unpacked."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from powerkit.errors import WordsError
from powerkit.kinds.words.column_question import Chosen, words_in, words_of_table
from powerkit.kinds.words.heard import Choices
from powerkit.kinds.words.notes import noted
from powerkit.kinds.words.tokenize import Gathered, gather
from powerkit.text.files import check_size, read_text

MOST_UNPACKED = 40_000_000
"""The most bytes a Word file may hold when unpacked."""

_KEPT = "Nothing was changed."
_TAKE_A_PART = f"Take a part of it. {_KEPT}"


def read_file(name: str, content: bytes, choices: Choices | None = None, chosen: Chosen | None = None) -> Gathered:
    """The words of a file: its *name* says by its ending whether it is text, captions, CSV or Word (.docx).

    *chosen* says which column of a table holds what people said, where a person said so.

    Raises:
        FileError: it is too large, or holds no text.
        WhichColumnError: it is a table, and a person has to say which column holds what people said.
        WordsError: it is not what its name says, or holds no word.
    """
    check_size(len(content), _TAKE_A_PART)
    ending = PurePath(name).suffix.casefold()
    if ending == ".docx":
        if chosen is not None and chosen.columns:
            raise WordsError("A Word file has no columns to choose from.", f"Leave the column out. {_KEPT}")
        return gather(_docx_text(content), choices)
    if ending not in ("", ".txt", ".csv", ".tsv", ".md", ".text", ".vtt", ".srt"):
        raise WordsError(f"A file that ends in “{ending}” can't be read.", f"Take a .txt, .csv or .docx file. {_KEPT}")
    read = read_text(content, f"Save its words as .txt or .csv first. {_KEPT}")
    table = ending in (".csv", ".tsv")
    found = words_of_table(read.text, chosen, choices) if table else words_in(read.text, choices, chosen)
    return replace(found, told=(*noted("reading", read.notes), *found.told))


def _docx_text(content: bytes) -> str:
    """The paragraphs and table cells of a Word file, a line each."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(item.file_size for item in packed.infolist())
            known = "word/document.xml" in packed.namelist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise WordsError("This is not a Word file, or it is damaged.", f"Save it again as .docx. {_KEPT}") from error
    if unpacked > MOST_UNPACKED:
        raise WordsError("This Word file unpacks to far more than a text.", f"Save its words as .txt. {_KEPT}")
    if not known:
        raise WordsError("This is not a Word file.", f"Save it as .docx or .txt. {_KEPT}")
    from docx import Document

    try:
        return "\n".join(_docx_lines(Document(io.BytesIO(content)).element.body))
    except Exception as error:  # whatever a broken part makes the reader raise
        raise WordsError("This Word file could not be read.", f"Save its words as .txt. {_KEPT}") from error


def _docx_lines(body: object) -> Iterator[str]:
    from docx.oxml.ns import qn

    for paragraph in body.iter(qn("w:p")):  # type: ignore[attr-defined]
        said: list[str] = []
        for part in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")):
            said.append(part.text or "" if part.tag == qn("w:t") else "\n" if part.tag != qn("w:tab") else "\t")
        yield "".join(said)
