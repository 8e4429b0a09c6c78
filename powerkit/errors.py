"""The errors a person may meet: what happened, and what to do about it."""

from collections.abc import Callable, Sequence
from typing import Any

_catalogue: list[Callable[..., str]] = []


def t(message: str, /, **values: Any) -> str:
    """The message in the language in use. The catalogue stands above the ground and is told here (`speak_with`)."""
    return _catalogue[-1](message, **values) if _catalogue else message.format(**values)


def speak_with(catalogue: Callable[..., str]) -> None:
    """From now on what the ground says goes through this *catalogue*."""
    _catalogue[:] = [catalogue]


class PowerkitError(Exception):
    """A problem the person can mend.

    Its text is one or two plain lines: *what* happened, then what to *do*. It never carries an answer,
    a name or a traceback, so it may be shown on a page, in a terminal or in a log.
    """

    def __init__(self, what: str, do: str = "") -> None:
        self.what = what
        self.do = do
        super().__init__(f"{what} {do}".strip())

    @property
    def on_screen(self) -> str:
        """What the leader reads on her own screen; only there may it say more than the text, which logs keep."""
        return str(self)

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows in place of a traceback: IPython asks for it."""
        return str(self).splitlines()


def of_somebody_else(place: object) -> str:
    """What is said of a file or folder that this person may not open."""
    return t("{place} may not be opened: it belongs to somebody else on this computer.", place=place)


def kept_by_somebody_else(place: object) -> str:
    """What is said of a folder that this person may look into, but in which they may change nothing."""
    return t("Nothing in {place} may be changed: it belongs to somebody else on this computer.", place=place)


def _either(names: Sequence[str]) -> str:
    return t("{names} or {last}", names=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else names[0]


class DeckError(PowerkitError):
    """The deck's files say something the workbook cannot use."""


class AnswerError(PowerkitError):
    """Answers do not fit the card they are for. Nothing was saved."""


class LogbookError(PowerkitError):
    """The log book could not be read or written. What was in it before is still there."""


class UnseenError(LogbookError, OSError):
    """Whether a file or folder is there cannot be seen: nobody may look, or the disk does not answer.

    An ``OSError`` too, so that whoever is ready for a disk that fails is ready for this.
    """


class WorkbookError(PowerkitError):
    """The workbook cannot be opened here: its folder, its port or its notebooks stand in the way."""


class RecordError(PowerkitError):
    """A record or a file to send was not made, because it would have shown something private."""


class NameStaysError(RecordError):
    """A file was not made, because a known name is still in it. *names* are shown on the leader's own screen alone."""

    def __init__(self, what: str, do: str = "", *, names: tuple[str, ...] = ()) -> None:
        super().__init__(what, do)
        self.names = names

    @property
    def on_screen(self) -> str:
        """The text, and which name it is about."""
        named = t("The name is {name}.", name=_either([f"“{name}”" for name in self.names])) if self.names else ""
        return " ".join(filter(None, (self.what, named, self.do)))


class WordsError(PowerkitError):
    """A text or a file of words could not be read, or their picture not be made. Nothing was changed."""


class FileError(PowerkitError):
    """A file a person chose could not be read, or not be made. Nothing of it was taken."""


class SayFirstError(FileError):
    """A person has to say something of a file first; *what* names what there is to choose from.

    *offer* is an option of the command line that says it: the call with it is offered in place of what to *do*.
    """

    def __init__(self, what: str, do: str = "", *, offer: tuple[str, ...] = ()) -> None:
        super().__init__(what, do)
        self.offer = offer


class MapError(PowerkitError):
    """A question about a relationship map could not be answered. Nothing was changed."""


class ReplyError(PowerkitError):
    """A reply could not be read, or does not belong here. Nothing was brought in."""
