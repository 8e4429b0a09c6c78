"""What the share and the review page are told about names: the same for both."""

from collections.abc import Iterable

from powerkit.logbook import Logbook
from powerkit.logbook.share_model import KEPT, REPLACED, ROLES, NameWord
from powerkit.reports.share.name_questions import NamesToCheck
from powerkit.reports.share.pseudonyms import keep_shown
from powerkit.text.schemas import odd
from powerkit.ui.pages.replies.common import NamesTold
from powerkit.ui.pages.requests.common import DecidedWord


def names_told(found: NamesToCheck, logbook: Logbook, to: str) -> NamesTold:
    """Names and words to decide on, every text that leaves with what may be a name in it, and what cannot be known.

    The codes it shows are those of the copy *to* that reader, whoever is named after it.
    """
    keep_shown(logbook, to, {item.name: item.code for item in found.known})
    return {
        "kind": "names",
        "known": [
            {
                "name": item.name,
                "code": item.code,
                "role": item.role,
                "here": item.here,
                "new": item.new,
                "like": list(item.like),
                "same": item.same,
            }
            for item in found.known
        ],
        "guesses": [
            {
                "word": guess.text,
                "times": guess.times,
                "around": guess.around,
                "likely": guess.likely,
                "plain": guess.plain,
                "like": list(found.beside.get(guess.text, ())),
            }
            for guess in found.guesses
        ],
        "unsure": [{"word": item.text, "times": item.times, "around": item.around} for item in found.unsure],
        "no_names": [name.word for name in logbook.decided_names() if not name.is_name],
        "parts": [{"pieces": [list(piece) for piece in part.pieces], "hard": part.hard} for part in found.parts],
        "limits": list(found.limits),
    }


def way_with_names(given: str) -> str:
    """The way with names that a message says.

    Raises:
        AnswerError: there is no such way.
    """
    if given not in (REPLACED, ROLES, KEPT):
        raise odd()
    return given


def words_decided(given: Iterable[DecidedWord]) -> list[NameWord]:
    """What a message says of words."""
    return [NameWord(word["word"], word["is_name"], word["role"], word.get("same_as")) for word in given]
