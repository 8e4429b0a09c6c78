"""Typed or pasted text taken apart: into what people said, and that into words as their speakers write them."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

LONGEST_PHRASE = 5
"""A piece of a line with more words than this is read as a sentence."""

_JOINERS = "\u200c\u200d\ufe0e\ufe0f"
_INNER = "'’ʼ‘-\u2010\u2011/&.:·_@+"
"""Marks that belong to a word when a letter or figure stands on both sides: inner hyphens, 24/7, R&B, 9:30."""

_BEFORE, _AFTER = "#£€$@", "+%°"
_APOSTROPHES = "'’ʼ"
_INITIALS = re.compile(r"(?<!\w)[A-Z] (?:of|and|&) [A-Z](?!\w)")
"""Such as C of E, A and E, A & E."""

_BULLET = re.compile(r"^\s*(?:[-–—*•‣▪◦·]\s+|\(?\d{1,3}[.)]\s+)")
_PIECES = re.compile(r"[,;|\t،、；，؛]\s*|\s+[–—•·]\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?…।۔。！？])[\"'”’)]*(?:\s+|$)|(?<=[।۔。！？])")
_SPEAKERS = frozenset("i we you he she it they there this that these those i'm we're they're it's he's she's".split())
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]")


def cleaned(text: str) -> tuple[str, int]:
    """The text in composed form (NFC) without control characters, and how many of these were taken out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n").replace("\u2028", "\n")
    clean, taken = _UNSEEN.subn("", text.removeprefix("\ufeff"))
    return unicodedata.normalize("NFC", clean.encode("utf-8", "replace").decode()), taken


def lines(text: str) -> Iterator[str]:
    """What each person said: the lines that hold something, without bullets or numbers before them."""
    for line in text.split("\n"):
        said = _BULLET.sub("", line).strip()
        if said:
            yield said


def clauses(line: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a line between commas and full stops, each with whether it is a phrase to keep as it is said.

    A piece of a few words that is not put as a sentence is a phrase; one that is, or that is long, is a sentence.
    """
    for sentence in _SENTENCE_END.split(line):
        whole = sentence.strip()
        ended = whole.endswith((".", "!", "?", "…", "।", "۔", "。", "！", "？")) and len(whole.split()) > 3
        spoken = _put_as_sentence(whole)
        for piece in _PIECES.split(whole):
            bare = bare_phrase(piece)
            if bare:
                yield bare, not (ended or spoken) and len(tokens(bare)) <= LONGEST_PHRASE


def _put_as_sentence(text: str) -> bool:
    first, _, rest = text.replace("’", "'").casefold().partition(" ")
    return first in _SPEAKERS and " " in rest


def bare_phrase(piece: str) -> str:
    """A phrase without the quotation marks and stops around it; "LGBT+" and "doctors'" keep theirs."""
    bare = " ".join(piece.split()).strip('"“”„«»!?…।۔。！？ ')
    wrapped = bare[:1] in ("(", "[", "{") and bare[-1:] in (")", "]", "}")
    if wrapped or bare.count("(") != bare.count(")"):
        bare = bare.strip("()[]{} ")
    if not re.fullmatch(r"(?:\w\.)+", bare):
        bare = bare.rstrip(".: ")
    if len(bare) > 1 and bare[0] in "'‘" and bare[-1] in "'’":
        bare = bare[1:-1].strip()
    return bare if any(unicodedata.category(item)[0] in "LNS" for item in bare) else ""


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, each as it is written: combining marks, inner hyphens and apostrophes, 24/7, LGBT+, C of E.

    A script that puts no spaces between words, such as Chinese, is kept as it is given, up to its next mark.
    """
    found: list[str] = []
    end = 0
    for match in _INITIALS.finditer(text):
        found += _plain_tokens(text[end : match.start()])
        found.append(match[0])
        end = match.end()
    return (*found, *_plain_tokens(text[end:]))


def _plain_tokens(text: str) -> Iterator[str]:
    for blank, run in groupby(text, str.isspace):
        if not blank:
            yield from _of_run("".join(run))


def _of_run(run: str) -> Iterator[str]:
    start = None
    for at, one in enumerate(run):
        inside = _in_word(one) or (start is not None and one in _INNER and _in_word(run[at + 1 : at + 2]))
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            yield _with_edges(run, start, at)
            start = None
    if start is not None:
        yield _with_edges(run, start, len(run))


def _in_word(one: str) -> bool:
    if not one:
        return False
    kind = unicodedata.category(one)
    return kind[0] in "LNM" or kind == "So" or one in _JOINERS or 0x1F3FB <= ord(one) <= 0x1F3FF


def _with_edges(run: str, start: int, end: int) -> str:
    """The word with the marks that belong to it at its edges: #here, £5, LGBT+, 50%, doctors'."""
    before = run[start - 1] if start else ""
    shortened = before in ("’", "'") and not any(item in "’'" for item in run[end:])
    if before and (before in _BEFORE or shortened):
        start -= 1
    if end < len(run) and (run[end] in _AFTER or _owned(run, start, end)):
        end += 1
    return run[start:end]


def _owned(run: str, start: int, end: int) -> bool:
    quoted = start and run[start - 1] in "'‘"
    return run[end] in _APOSTROPHES and run[end - 1] in "sS" and not quoted
