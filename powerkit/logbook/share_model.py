"""What the log book keeps of copies that were sent, and of what came back, as plain values."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime

REPLACED, ROLES, KEPT = "replaced", "roles", "kept"
"""What a share does with people's names: codes instead, codes with the role as the leader words it, or nothing."""


@dataclass(frozen=True)
class SharedItem:
    """One version that was shared. *put_in* are the ids of private answers that the leader put in by hand.

    *sent_as* is the entry and version by which the files that were sent name it, where a merge gave it others since.
    """

    card: str
    entry: int
    version: int
    put_in: tuple[str, ...] = ()
    sent_as: tuple[int, int] | None = None

    @property
    def in_files(self) -> tuple[str, int, int]:
        """The card, entry and version by which the files that were sent name it."""
        return (self.card, *(self.sent_as or (self.entry, self.version)))


@dataclass(frozen=True)
class SentFile:
    """One file of a share: its *format*, *name* and SHA-256 as 64 hexadecimal digits."""

    format: str
    name: str
    sha256: str


@dataclass(frozen=True)
class NewShare:
    """A share as it was made. *token* is random and stands in the files; *checksum* is that of what they say.

    *recipient* is to whom; *wants* and *questions* what was asked of them; *names* one of the three ways with names.
    """

    token: str
    recipient: str = dataclasses.field(repr=False)
    wants: str = dataclasses.field(repr=False)
    questions: tuple[str, ...] = dataclasses.field(repr=False)
    names: str
    checksum: str
    items: tuple[SharedItem, ...]
    files: tuple[SentFile, ...]


@dataclass(frozen=True)
class Share:
    """A share in the log book: its *number*, when it was *made*, and what was in it."""

    number: int
    made: datetime
    said: NewShare


@dataclass(frozen=True)
class KeptComment:
    """A reader's comment: on a version, or on all of the share where *entry* is 0. *about* is the passage it is on.

    *answers* is the comment that it answers, "" where it begins a thread; *resolved* says that the thread was closed.
    """

    card: str
    entry: int
    version: int
    text: str = dataclasses.field(repr=False)
    author: str = dataclasses.field(default="", repr=False)
    about: str = dataclasses.field(default="", repr=False)
    answers: str = dataclasses.field(default="", repr=False)
    resolved: bool = False


@dataclass(frozen=True)
class KeptReply:
    """A reply in the log book: to which share, when it came, who wrote it ("" where not said), and its comments."""

    share: int
    received: datetime
    reviewer: str = dataclasses.field(repr=False)
    comments: tuple[KeptComment, ...]


@dataclass(frozen=True)
class NameWord:
    """A word that the leader decided on: it is a name, or it is not, with the role they gave it.

    *same_as* is another known name of the same person, "" where it is somebody else's; None says nothing of that.
    """

    word: str = dataclasses.field(repr=False)
    is_name: bool
    role: str = dataclasses.field(default="", repr=False)
    same_as: str | None = dataclasses.field(default=None, repr=False)
