"""A file of words, from its name and bytes: text, CSV or Word. Nothing larger than it may be is unpacked."""

from dataclasses import replace
from pathlib import PurePath

from powerkit.documents.docx_lines import lines_of_docx
from powerkit.errors import WordsError
from powerkit.kinds.words.column_question import words_in, words_of_table
from powerkit.kinds.words.csv import known_names
from powerkit.kinds.words.kind import READS
from powerkit.kinds.words.notes import noted
from powerkit.kinds.words.table_or_text import words_of_lines
from powerkit.kinds.words.tokenize import Gathered
from powerkit.kinds.words.voices import NO_CHOICE, Choices
from powerkit.text.catalogue import later, t
from powerkit.text.files import check_size, read_text

_KEPT = later("Nothing was changed.")


def read_file(name: str, content: bytes, choices: Choices = NO_CHOICE) -> Gathered:
    """The words of a file: its *name* says by its ending whether it is text, captions, CSV or Word (.docx).

    Raises:
        FileError: it is too large, holds no text, or is no Word file though its name says so.
        WhichColumnError: it is a table, and a person has to say which column holds what people said.
        WordsError: it is not what its name says, or holds no word.
    """
    check_size(len(content), t("Take a part of it. {kept}", kept=t(_KEPT)))
    ending = PurePath(name).suffix.casefold()
    if ending == ".docx":
        if choices.columns:
            raise WordsError(
                t("A Word file has no columns to choose from."), t("Leave the column out. {kept}", kept=t(_KEPT))
            )
        lines = lines_of_docx(content, t("Save its words as .txt. {kept}", kept=t(_KEPT)))
        return words_of_lines("\n".join(lines), choices)
    if ending not in READS:
        raise WordsError(
            t("A file that ends in “{ending}” can't be read.", ending=ending),
            t("Take a .txt, .csv or .docx file. {kept}", kept=t(_KEPT)),
        )
    read = read_text(content, t("Save its words as .txt or .csv first. {kept}", kept=t(_KEPT)), plain=True)
    table = ending in (".csv", ".tsv")
    found = words_of_table(read.text, choices) if table else words_in(read.text, choices)
    return replace(found, told=(*noted("reading", read.notes), *found.told))


def name_for(content: bytes) -> str:
    """A name for what came without one: a Word file, a table that names its columns, or text."""
    if content.startswith(b"PK"):
        return "words.docx"
    first = content.lstrip(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("utf-8", "replace")
    return "words.csv" if any(known_names(first.split(mark)) for mark in ",;\t") else "words.txt"
