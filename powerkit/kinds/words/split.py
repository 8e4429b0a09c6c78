"""Typed or pasted text taken apart: into what people said, and that into words as their speakers write them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

LONGEST_PHRASE = 5
"""A piece of a line with more words than this is read as a sentence."""

_JOINERS = "\u200c\u200d\ufe0e\ufe0f"
_PICTURE = (
    "[\u203c\u2049\u231a-\u23ff\u25a0-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_SHOWN = f"{_PICTURE}\ufe0f?[\U0001f3fb-\U0001f3ff]?\ufe0f?(?:[\U000e0020-\U000e007e]+\U000e007f)?"
_EMOJI = re.compile(
    f"([\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|[\u00a9\u00ae\u2122\u2139\u2190-\u21ff]\ufe0f|{_SHOWN}(?:\u200d{_SHOWN})*)"
)
"""One picture: a flag, also of England or Scotland, a key, a family; what joins its parts stays in it."""

_HAN = re.compile("([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+)")
_QUOTED = re.compile(
    r"""["“„«]([^"“”„«»]{2,60})["”“»]|‘([^‘’]{2,60})’(?!\w)|(?<![\w'])'([^'\n]{2,60})'(?!\w)|「([^「」]{2,30})」"""
)
_INNER = "'’ʼ‘-\u2010\u2011/&.:·_@+"
"""Marks that belong to a word when a letter or figure stands on both sides: inner hyphens, 24/7, R&B, 9:30."""

_BEFORE, _AFTER = "#£€$@", "+%°"
_APOSTROPHES = "'’ʼ"
_INITIALS = re.compile(r"(?<!\w)[A-Z] (?:of|and|&) [A-Z](?!\w)")
"""Such as C of E, A and E, A & E."""

_BULLET = re.compile(r"^\s*(?:[-–—*•‣▪◦·●○■□►]\s+|\(?\d{1,3}[.)]\s+)")
_PIECES = re.compile(r"[,;|\t،、；，؛]\s*|\s+[–—•·]\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?…।۔。！？])[\"'”’)]*(?:\s+|$)|(?<=[।۔。！？])")
_SPEAKERS = frozenset(
    "i we you he she it they there this that these those i'm we're they're it's he's she's"
    " but so because which although though while when if then where who".split()
)
"""With what a sentence begins, and no name of a thing."""

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]")
_BLANKS = re.compile(r"[^\S\n\t]{33,}")


def cleaned(text: str) -> tuple[str, int]:
    """The text in composed form (NFC) without control characters, and how many of these were taken out.

    No more than 32 blanks stand in a row: what finds who speaks tries each of them as the end of a name.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n").replace("\u2028", "\n")
    clean, taken = _UNSEEN.subn("", text.removeprefix("\ufeff"))
    clean = _BLANKS.sub(" " * 32, clean)
    return unicodedata.normalize("NFC", clean.encode("utf-8", "replace").decode()), taken


def lines(text: str) -> Iterator[str]:
    """What each person said: the lines that hold something, without bullets or numbers before them."""
    for line in text.split("\n"):
        said = _BULLET.sub("", line).strip()
        if said:
            yield said


@dataclass(frozen=True)
class Piece:
    """A piece of what somebody said: whether it stood in quotation marks, and whether it was one of a list."""

    text: str
    quoted: bool = False
    listed: bool = False


def clauses(line: str) -> Iterator[Piece]:
    """The pieces of a line between commas, full stops and quotation marks.

    Short pieces between commas are a list of things; what stands in quotation marks is a phrase, however many words it
    has, unless a sentence ends in it.
    """
    end = 0
    for match in _QUOTED.finditer(line):
        inner = bare_phrase(next(filter(None, match.groups())))
        if inner and _is_phrase(match, line):
            yield from _unquoted(line[end : match.start()])
            yield Piece(inner, quoted=True)
            end = match.end()
    yield from _unquoted(line[end:])


def _is_phrase(match: re.Match[str], line: str) -> bool:
    """Whether what stands in quotation marks is a phrase: no sentence that ends there, nor what is between inches."""
    inside = next(filter(None, match.groups()))
    if len(tokens(inside)) <= LONGEST_PHRASE:
        return True
    before, after = line[: match.start()][-1:], line[match.end() :][:1]
    apart = not (before.isalnum() or after.isalnum() or inside != inside.strip())
    return apart and not inside.endswith((".", "!", "?", "…"))


def _unquoted(text: str) -> Iterator[Piece]:
    for sentence in _SENTENCE_END.split(text):
        whole = sentence.strip()
        ended = whole.endswith((".", "!", "?", "…", "।", "۔", "。", "！", "？")) and len(whole.split()) > 3
        pieces = [bare for piece in _PIECES.split(whole) if (bare := bare_phrase(piece))]
        short = not ended and all(
            not put_as_sentence(piece) and len(tokens(piece)) <= LONGEST_PHRASE for piece in pieces
        )
        yield from (Piece(piece, listed=short and len(pieces) > 1) for piece in pieces)


def put_as_sentence(text: str) -> bool:
    """Whether a piece begins as a sentence does."""
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

    Emoji are words of their own. Chinese, which puts no spaces between words, is parted by a dictionary.
    """
    found: list[str] = []
    end = 0
    for match in _INITIALS.finditer(text):
        found += _plain_tokens(text[end : match.start()])
        found.append(match[0])
        end = match.end()
    return (*found, *_plain_tokens(text[end:]))


def _plain_tokens(text: str) -> Iterator[str]:
    for run in text.split():
        for at, part in enumerate([run] if run.isascii() else _EMOJI.split(run)):
            if at % 2:
                yield part
                continue
            for word in _of_run(part):
                yield from _chinese(word) if _HAN.search(word) else (word,)


def _chinese(word: str) -> Iterator[str]:
    for at, part in enumerate(_HAN.split(word)):
        if part:
            yield from _chinese_words(part) if at % 2 else (part,)


@lru_cache(4096)
def _chinese_words(text: str) -> tuple[str, ...]:
    if len(text) < 2:
        return (text,)
    from rjieba import cut

    return tuple(cut(text))


def is_word(token: str) -> bool:
    """Whether a token is a word that may be part of a phrase: neither a tag nor a picture."""
    return not token.startswith("#") and any(letter.isalnum() for letter in token)


def spelled(words: Sequence[str]) -> str:
    """Words put together as they are written: Chinese without blanks."""
    text = words[0]
    for word in words[1:]:
        text += word if _HAN.match(text[-1]) and _HAN.match(word) else f" {word}"
    return text


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
