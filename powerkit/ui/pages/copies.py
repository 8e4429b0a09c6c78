"""Other copies of the log book, that a sync program or another computer left beside it: said, and put together."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from powerkit.errors import PowerkitError
from powerkit.logbook import Logbook, note
from powerkit.logbook.merging import Merged, Other
from powerkit.text.catalogue import t, tn
from powerkit.text.phrasing import listed
from powerkit.ui.pages.replies.home import OtherCopy


def copies_reply(logbook: Logbook) -> list[OtherCopy]:
    """What the start page says of other copies, a line each; nothing where there is none with anything new."""
    try:
        return [{"name": other.name, "more": has_more(other)} for other in logbook.other_copies()]
    except PowerkitError:
        return []  # the rest of the page is worth more than this


def missed_reply(logbook: Logbook) -> str:
    """What the start page says where the log book lacks what was seen in it before; "" where it lacks nothing."""
    try:
        missed = logbook.missed()
    except PowerkitError:
        return ""
    return t("What was in it on {moment} is not all there now.", moment=missed.words) if missed else ""


def has_more(other: Other) -> str:
    """What another copy has that the log book does not, such as "3 saved versions and 1 draft"."""
    drafts = tn("{number} draft", "{number} drafts", other.drafts) if other.drafts else ""
    return listed([*filter(None, (_versions(other.versions), drafts))])


def merge_all(logbook: Logbook) -> Iterator[str]:
    """Put every other copy together with the log book; what came of each, in words.

    Raises:
        LogbookError: one can't be; those before it are together.
    """
    for other in logbook.other_copies():
        yield merged_in_words(other.name, put_together(logbook, other.path))


def put_together(logbook: Logbook, file: Path) -> Merged:
    """Put one other copy together with the log book, and note that it was done.

    Raises:
        LogbookError: it can't be. Nothing was changed.
    """
    merged = logbook.merge(file)
    note(logbook.path.parent / ".powerkit", "merge", versions=merged.versions, drafts=merged.drafts)
    return merged


def merged_in_words(name: str, merged: Merged) -> str:
    """What a merge brought, in plain sentences."""
    came = _versions(merged.versions) or t("nothing more")
    said = [
        t("“{copy}” and your log book are together now: {came} came in. Nothing was deleted.", copy=name, came=came)
    ]
    said += [text for count, text in _more(merged) if count]
    return " ".join(said)


def _more(merged: Merged) -> Sequence[tuple[int, str]]:
    return (
        (merged.drafts, t("Where both had words not saved yet, both are offered on their card.")),
        (
            merged.codes,
            tn(
                "{number} person got a new code, because theirs meant two people.",
                "{number} people got new codes, because theirs meant two people.",
                merged.codes,
            ),
        ),
        (
            merged.forgotten,
            t("What was forgotten in that copy is forgotten here too; forget it again to reach your backups."),
        ),
    )


def _versions(number: int) -> str:
    return tn("{number} saved version", "{number} saved versions", number) if number else ""
