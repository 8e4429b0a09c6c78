"""What one leader gives to an organisation's picture: yes or no and a few steps, no sentence and no name."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from powerkit.deck import Deck
from powerkit.deck.conversation_starter import Group
from powerkit.kinds.action import STATUSES
from powerkit.reports.together.words import MOST_WORDS

Steps = tuple[int | None, int | None]
"""Where a statement stood then and stands now, from 0 for "not true yet"; None where that was not said."""

MOST_STEPS = 4
"""How many steps there are to choose from, the first of them 0."""


@dataclass(frozen=True)
class Given:
    """The copy of one *leader*, a random number that stands for her workbook, so that two of hers count once.

    *deck* is the mark of the deck it was made with. *capabilities* are those of which she saved a card, *actions* where
    some action of hers stands (`STATUSES`), *words* what she heard, *destinations* her own view of the statements.
    """

    leader: str
    made: datetime
    deck: str
    capabilities: frozenset[int] = frozenset()
    actions: frozenset[str] = frozenset()
    words: frozenset[str] = field(default=frozenset(), repr=False)
    destinations: Mapping[str, Steps] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to count in it."""
        return not (self.capabilities or self.actions or self.words or self.destinations)

    @property
    def sound(self) -> bool:
        """Whether it says nothing that a workbook would not put in."""
        return (
            self.actions <= STATUSES.keys()
            and len(self.words) <= MOST_WORDS
            and all(step is None or 0 <= step < MOST_STEPS for steps in self.destinations.values() for step in steps)
        )


def mark_of(deck: Deck, groups: Iterable[Group]) -> str:
    """What tells decks apart whose capabilities or statements differ; other wording of the same ones does not count."""
    capabilities = [capability.name for capability in deck.capabilities]
    statements = [statement.id for group in groups for statement in group.statements]
    return hashlib.sha256(json.dumps([capabilities, statements]).encode()).hexdigest()[:16]


def newest_of_each(copies: Iterable[Given]) -> tuple[Given, ...]:
    """The newest copy of each leader, in no order that says when a copy came."""
    found: dict[str, Given] = {}
    for copy in sorted(copies, key=lambda copy: copy.made):
        found[copy.leader] = copy
    return tuple(found[leader] for leader in sorted(found))
