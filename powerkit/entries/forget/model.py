"""What is to be forgotten, what would go, and what cannot be reached."""

from dataclasses import dataclass
from dataclasses import field as dataclass_field

from powerkit.text.catalogue import later, tn
from powerkit.text.phrasing import listed

REMOVED = "[removed]"
"""What stands where a person's name stood."""


@dataclass(frozen=True)
class Wish:
    """What is to be forgotten: a *person* by names, parted by commas; or an *entry*; or of it a *field*, or a *row*, or
    several *fields* that hold one story.

    *spared* are spellings of the person's name that stay, because they mean something else.
    """

    person: str = dataclass_field(default="", repr=False)
    spared: tuple[str, ...] = dataclass_field(default=(), repr=False)
    entry: int = 0
    field: str = ""
    row: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spelling:
    """A way the person's name is written: how often, one *example* of it in its sentence, and whether it would go.

    *also* says that it is part of somebody else's name too.
    """

    text: str = dataclass_field(repr=False)
    count: int
    example: str = dataclass_field(repr=False)
    goes: bool
    also: bool = False


@dataclass(frozen=True)
class Plan:
    """What would go, in plain lines. *seal* stands for exactly this: it differs once anything in it differs."""

    what: str = dataclass_field(repr=False)
    lines: tuple[str, ...] = dataclass_field(repr=False)
    spellings: tuple[Spelling, ...] = dataclass_field(default=(), repr=False)
    inside: tuple[str, ...] = dataclass_field(default=(), repr=False)
    nothing: bool = False
    seal: str = ""


@dataclass(frozen=True)
class Part:
    """Something of an entry that can be forgotten by itself: an answer, or (with *row*) one row of it."""

    field: str
    row: str
    label: str = dataclass_field(repr=False)


@dataclass(frozen=True)
class Held:
    """An answer that some *versions* of an entry hold, and the beginning of what the newest of them *says*."""

    field: str
    label: str
    versions: tuple[int, ...]
    says: str = dataclass_field(repr=False)

    @property
    def said(self) -> str:
        """What would go, in a line."""
        numbers = [str(version) for version in self.versions]
        return tn(
            "{question} In version {numbers}: {text}",
            "{question} In versions {numbers}: {text}",
            len(numbers),
            question=self.label,
            numbers=listed(numbers, most=len(numbers)),
            text=self.says or "–",
        )


NOT_REACHED = (
    later(
        "Files you have made, sent or saved elsewhere: copies to send, calendar files, backups you made. "
        "Those still in the folder “To send” you can delete yourself."
    ),
    later("What others have copied, printed or remember."),
    later("Copies your computer makes by itself, such as those of a synced folder or of a backup of the whole disk."),
    later("Pages you added yourself. The workbook changes only its own."),
)
"""What forgetting cannot reach, said each time."""
