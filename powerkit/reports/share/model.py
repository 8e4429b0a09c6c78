"""What a leader asks for when they share: for whom, what they want, which entries, and what of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from powerkit.logbook.model import Action, Entry
from powerkit.logbook.share_model import REPLACED


@dataclass(frozen=True)
class Ask:
    """To whom and *by* whom, what the leader wants from them, their questions, and the way with names.

    For the ways see `powerkit.logbook.share_model`.
    """

    to: str = field(default="", repr=False)
    wants: str = field(default="", repr=False)
    questions: tuple[str, ...] = field(default=(), repr=False)
    names: str = REPLACED
    by: str = field(default="", repr=False)


@dataclass(frozen=True)
class Pick:
    """What of one entry goes in beside its open answers, and which words of it stay out.

    *put_in* are ids of private answers put in by hand; *left_out* has, by field, words said by one person.
    """

    put_in: frozenset[str] = frozenset()
    left_out: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Chosen:
    """One entry to share. *summary* is its task in short; *earlier* is the version this reader saw last, with what was
    put in then; *actions* are those that may be shown. Of the deck of today: *main* are ids of what it asks first,
    *suggested* the rows that it puts there to begin with, by field.
    """

    entry: Entry
    pick: Pick = Pick()
    summary: str = ""
    earlier: Entry | None = None
    earlier_put_in: frozenset[str] = frozenset()
    actions: tuple[Action, ...] = ()
    main: frozenset[str] = frozenset()
    suggested: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Matter:
    """Everything a share is made from. *last* is when this reader was last sent something."""

    ask: Ask
    chosen: tuple[Chosen, ...]
    made: datetime
    last: datetime | None = None
