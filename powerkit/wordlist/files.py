"""A file of words, from its name and bytes: text, CSV or Word. Nothing larger than it may be is unpacked."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePath

from powerkit.errors import WordsError
from powerkit.wordlist.gathering import Choices, Gathered, gather
from powerkit.wordlist.merging import likely_merges
from powerkit.wordlist.model import MOST_WORDS, Word
from powerkit.wordlist.table import read_table

MOST_BYTES = 10_000_000
MOST_UNPACKED = 40_000_000
"""The most bytes a Word file may hold when unpacked."""

_KEPT = "Nothing was changed."
_OTHER_FILES = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"PK\x03\x04": "a packed file, such as Excel or Word",
    b"SQLite": "a database",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_file(name: str, content: bytes, choices: Choices | None = None) -> Gathered:
    """The words of a file: its *name* says by its ending whether it is text, CSV or Word (.docx).

    Raises:
        WordsError: it is too large, is not what its name says, or holds no word.
    """
    check_size(len(content))
    ending = PurePath(name).suffix.casefold()
    if ending == ".docx":
        return gather(_docx_text(content), choices)
    if ending not in ("", ".txt", ".csv", ".tsv", ".md", ".text"):
        raise WordsError(f"A file that ends in “{ending}” can't be read.", f"Take a .txt, .csv or .docx file. {_KEPT}")
    text = decoded(content)
    if ending in (".csv", ".tsv"):
        return _listed(*read_table(text))
    return gather(text, choices)


def check_size(size: int) -> None:
    """Refuse a file of *size* bytes that is larger than may be.

    Raises:
        WordsError: it is.
    """
    if size > MOST_BYTES:
        raise WordsError(
            f"This file has {size / 1e6:.1f} MB; {MOST_BYTES // 1_000_000} MB is the most.",
            f"Take a part of it. {_KEPT}",
        )


def decoded(content: bytes) -> str:
    """The bytes of a text file as text, whatever encoding it was saved in.

    Raises:
        WordsError: it holds no text.
    """
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    kind = next((said for start, said in _OTHER_FILES.items() if content.startswith(start)), "")
    control = sum(content.count(bytes([one])) for one in range(32) if one not in (9, 10, 12, 13))
    if kind and (control or kind.startswith("a PDF")):
        raise WordsError(f"This is {kind}, not a text.", f"Save its words as .txt or .csv first. {_KEPT}")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = _guessed(content)
    if b"\0" in content or control > len(content) / 20:
        raise WordsError("This file does not hold text.", f"Save its words as .txt or .csv first. {_KEPT}")
    return text


def _guessed(content: bytes) -> str:
    from charset_normalizer import from_bytes

    if b"\0" not in content:
        try:
            western = content.decode("cp1252")
        except UnicodeDecodeError:
            western = ""
        if western and _mostly_western(western):
            return western
    best = from_bytes(content[:200_000]).best()
    return content.decode(best.encoding if best else "cp1252", "replace")


def _mostly_western(text: str) -> bool:
    """Whether letters beyond ASCII are few: so it is where English was saved by an older program."""
    return sum(one > "\x7f" for one in text) * 10 < len(text)


def _listed(words: tuple[Word, ...], notes: tuple[str, ...] = ()) -> Gathered:
    if len(words) > MOST_WORDS:
        raise WordsError(
            f"This holds {len(words):,} words; {MOST_WORDS:,} is the most in one list.", f"Take it in parts. {_KEPT}"
        )
    return Gathered(words, merges=likely_merges(words), notes=notes)


def _docx_text(content: bytes) -> str:
    """The paragraphs and table cells of a Word file, a line each."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(one.file_size for one in packed.infolist())
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
