"""The errors a person may meet: what happened, and what to do about it."""


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
    return f"{place} may not be opened: it belongs to somebody else on this computer."


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
        named = " or ".join(f"“{name}”" for name in self.names)
        return f"{self.what} The name is {named}. {self.do}" if named else str(self)


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
