"""Remarks in a Word copy that comes back: who wrote what, and on which card.

A file from elsewhere is read with care: only the parts that matter are unpacked, each up to a size, and an XML that
declares entities is refused.
"""

import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from powerkit.documents.docx_package import DAMAGED, Package, TooMuchError, attribute, events, name_of
from powerkit.documents.docx_places import At
from powerkit.documents.docx_text import UNREAD, Walk, headings_in, plain_text, said_by
from powerkit.documents.reply import LONGEST, MOST, Comment, Reply, moment
from powerkit.errors import ReplyError
from powerkit.text.catalogue import later, t
from powerkit.text.escaping import visible

LARGEST = 50_000_000
"""Bytes that a Word file may have."""
_MOST_FOOTERS = 20
_BESIDE = ("footnotes+xml", "endnotes+xml", "header+xml", "footer+xml")
"""Parts beside the text in which a reader may type too."""
_NUMBER = re.compile(r"(?<![\d-])\d{4}-\d{4}-\d{4}-\d{4}(?![\d-])")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))

_NOT_WORD = later("This is not a Word file that can be read.")
_SAVE = later("Open it in Word, save it as a Word document (.docx), and bring that in.")
_SCAN = later("This Word file holds only pictures, such as a scan: what is written in them cannot be read.")
_NOT_SCAN = later("Ask for the copy itself with its comments, or type what they wrote into your log book.")
_TOO_MUCH = later("This Word file holds more than a share copy can.")


def comments_from_docx(content: bytes) -> Reply:
    """The comments in a Word copy and the words typed into its text as tracked changes, in the order of their places.

    A remark belongs to the section it starts in; one outside every section is about all of it. The reply carries the
    share's id where the copy still has it, and each number in its text that may be the copy's.

    Raises:
        ReplyError: it is no Word file, is damaged, or holds more than a share copy can.
    """
    if len(content) > LARGEST:
        raise ReplyError(t(_TOO_MUCH), t(_SAVE))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(Package(archive))
    except TooMuchError:
        raise ReplyError(t(_TOO_MUCH), t(_SAVE)) from None
    except DAMAGED:
        raise ReplyError(t(_NOT_WORD), t(_SAVE)) from None


def _read(package: Package) -> Reply:
    about, notes = package.first("core-properties+xml"), package.first("comments+xml")
    threads, styles = package.first("commentsExtended+xml"), package.first("styles+xml")
    walk = _walked(package.text, headings_in(styles) if styles else frozenset())
    beside = [
        _walked(part, (), walk.places_of_notes()) for kind in _BESIDE for part in package.all(kind, _MOST_FOOTERS)
    ]
    footers = [plain_text(footer) for footer in package.all("footer+xml", _MOST_FOOTERS)]
    numbers = _NUMBER.findall("\n".join([walk.text, *footers]).translate(_DASHES))
    said = _comments(notes) if notes else {}
    remarks = tuple(_in_place((walk, *beside), _in_threads(said, _threads(threads) if threads else {})))
    if len(remarks) > MOST:
        raise ReplyError(t(_TOO_MUCH), t(_SAVE))
    if not walk.text.strip() and not remarks and package.has_pictures:
        raise ReplyError(t(_SCAN), t(_NOT_SCAN))
    return Reply(_share(about) if about else "", "", "", remarks, numbers=tuple(dict.fromkeys(numbers)))


def _share(content: bytes) -> str:
    found = (part.text for event, part in events(content) if event == "end" and name_of(part) == "identifier")
    return visible(next(found, "") or "")[:100]


@dataclass(frozen=True)
class _Noted:
    """A comment, and the numbers of its paragraphs: threads name it by the last one, some programs by another."""

    comment: Comment
    paragraphs: tuple[str, ...]

    def of(self, threads: Mapping[str, tuple[str, bool]]) -> tuple[str, bool]:
        """What the threads say of it."""
        return next((threads[number] for number in reversed(self.paragraphs) if number in threads), ("", False))


def _comments(content: bytes) -> dict[str, _Noted]:
    found: dict[str, _Noted] = {}
    said, paragraphs, unread = "", list[str](), 0
    for event, element in events(content):
        name = name_of(element)
        if name in UNREAD:
            unread += 1 if event == "start" else -1
        elif event == "start" and name == "comment":
            said, paragraphs = "", []
        elif event == "end" and name == "comment":
            author, key = (
                visible(attribute(element, "author") or attribute(element, "initials"))[:200],
                attribute(element, "id"),
            )
            if said.strip():
                when = moment(attribute(element, "date"))
                found[key] = _Noted(Comment(said.strip(), None, author, when), tuple(paragraphs))
        elif event == "end" and not unread:
            said += said_by(name, element)
            paragraphs += [attribute(element, "paraId")] if name == "p" else []
            if len(said) > LONGEST:
                raise ReplyError(t(_TOO_MUCH), t(_SAVE))
    return found


def _threads(content: bytes) -> dict[str, tuple[str, bool]]:
    """By the number of a comment's last paragraph, that of the comment it answers ("" for none), and whether closed."""
    return {
        attribute(part, "paraId"): (attribute(part, "paraIdParent"), attribute(part, "done") in ("1", "true", "on"))
        for event, part in events(content)
        if event == "end" and name_of(part) == "commentEx"
    }


def _in_threads(noted: dict[str, _Noted], threads: dict[str, tuple[str, bool]]) -> dict[str, list[Comment]]:
    """By key, each comment that begins a thread, with those that answer it behind it."""
    keys = {number: key for key, one in noted.items() for number in one.paragraphs if number}

    def root(key: str) -> str:
        met: set[str] = set()
        while key not in met:
            met.add(key)
            above = keys.get(noted[key].of(threads)[0], "")
            key = above if above and above not in met else key
        return key

    gathered: dict[str, list[Comment]] = {}
    roots = {key: root(key) for key in noted}
    for key in sorted(noted, key=lambda key: roots[key] != key):
        first = noted[roots[key]]
        closed = first.of(threads)[1]
        answers = "" if roots[key] == key else first.comment.text
        gathered.setdefault(roots[key], []).append(replace(noted[key].comment, answers=answers, resolved=closed))
    return gathered


def _in_place(walks: Iterable[Walk], threads: dict[str, list[Comment]]) -> Iterator[Comment]:
    """Every remark in the order of the texts, a thread together; what they do not hold comes last."""
    for remark in (remark for walk in walks for remark in walk.remarks()):
        at = remark.at
        if remark.comment:
            for comment in threads.pop(remark.comment, []):
                yield replace(comment, place=at.place, about=at.about, under=at.under)
        else:
            yield Comment(remark.text, at.place, remark.author, moment(remark.when), at.about, under=at.under)
    for thread in threads.values():
        yield from thread


def _walked(content: bytes, headings: Collection[str], above: Mapping[tuple[str, str], At] | None = None) -> Walk:
    walk = Walk(headings, above or {})
    for event, element in events(content):
        if event == "start":
            walk.start(name_of(element), element)
        else:
            walk.end(name_of(element), element)
            element.clear()
    return walk
