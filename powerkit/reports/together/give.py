"""A leader's copy for an organisation's picture, made of her log book: names replaced first, nothing private, noted."""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from powerkit.deck import Deck
from powerkit.deck.conversation_starter import Group
from powerkit.documents.formats import Copy
from powerkit.entries.destination import STEPS, look_of
from powerkit.entries.new_version import read_answers
from powerkit.entries.page_entries import DESTINATION, is_page_card
from powerkit.entries.profile import read_leader
from powerkit.entries.visibility import answered, known_names
from powerkit.errors import RecordError
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry
from powerkit.logbook.share_model import REPLACED, NewShare, Share, SharedItem
from powerkit.reports.dispatch import Chance, sent_files, written
from powerkit.reports.share.leak_check import guard_for_texts
from powerkit.reports.share.model import Ask, Chosen
from powerkit.reports.share.selection import choosable, gathered
from powerkit.reports.together.given_file import as_file
from powerkit.reports.together.model import Given, Steps, mark_of
from powerkit.reports.together.words import common_words, heard_words
from powerkit.text.catalogue import later, t
from powerkit.text.shell_commands import command

READER = later("Our organisation’s picture")
"""For whom such a copy is noted in the log book."""

WANTS = later("To be counted with other leaders. Of these cards only common words, and yes or no, went in.")
"""What the log book says it was for: no reader writes back."""

_LEADER = "together.leader"


def to_give(
    logbook: Logbook,
    deck: Deck,
    groups: Iterable[Group],
    chance: Chance,
    now: datetime,
    *,
    leave_out: Collection[int] = (),
    without: Collection[str] = (),
    destinations: bool = False,
) -> tuple[Given, tuple[SharedItem, ...]]:
    """What would be given, and the entries it is made of.

    Entries in *leave_out* and words in *without* stay out. The ratings of the destinations are private at first, so
    they go in only where *destinations* asks for them.

    Raises:
        RecordError: there is nothing to give, or what was named is not there.
    """
    there = [item.entry for item in choosable(logbook, deck) if not item.why_not]
    if gone := [str(number) for number in leave_out if number not in {entry.id for entry in there}]:
        what = t("There is no entry {number} to leave out.", number=gone[0])
        raise RecordError(what, t("See your entries with: {command}", command=command("log")))
    chosen = [entry for entry in there if _shows(entry) and entry.id not in leave_out and not is_page_card(entry.card)]
    matter = gathered(logbook, deck, Ask(t(READER)), chosen, {}, now)
    groups = tuple(groups)
    given = Given(
        _leader(logbook, chance),
        now.astimezone(UTC).replace(microsecond=0),
        mark_of(deck, groups),
        frozenset(deck.capability_of(entry.card).number for entry in chosen if entry.card in deck.cards),
        frozenset(action.status for item in matter.chosen for action in item.actions),
        _words(logbook, deck, matter.chosen) - {word.strip().casefold() for word in without},
        dict(_steps(logbook, groups)) if destinations else {},
    )
    if given.empty:
        what = t("There is nothing to give yet: no card of yours holds an open answer.")
        raise RecordError(what, t("Save a card first."))
    guard_for_texts(logbook, given.words).check_texts(t("its words"), given.words)
    return given, tuple(SharedItem(entry.card, entry.id, entry.version) for entry in chosen)


def give(given: Given, items: tuple[SharedItem, ...], logbook: Logbook, folder: Path, chance: Chance) -> Share:
    """Write the copy into a *folder*, replacing no file, and note it in the log book as a share.

    Raises:
        RecordError: it cannot be written.
        LogbookError: it cannot be noted; then no file is left.
    """
    made = [Copy("json", as_file(given))]
    with written(made, folder, f"for-our-picture-{given.made.date().isoformat()}") as files:
        sent = sent_files(made, files)
        return logbook.add_share(
            NewShare(chance(16).hex(), t(READER), t(WANTS), (), REPLACED, sent[0].sha256, items, sent)
        )


def _leader(logbook: Logbook, chance: Chance) -> str:
    """The random number that stands for this workbook in its copies: in no other file, so that nothing leads to her."""
    if not logbook.setting(_LEADER):
        logbook.set_setting(_LEADER, chance(16).hex())
    return logbook.setting(_LEADER)


def _shows(entry: Entry) -> bool:
    """Whether anything of an entry is open: then it may be said that its card was done."""
    return any(not entry.is_private(str(question["id"])) for question, _ in answered(entry))


def _words(logbook: Logbook, deck: Deck, chosen: Iterable[Chosen]) -> frozenset[str]:
    known = (*logbook.codes(), read_leader(logbook).name)
    spared = [item.word for item in logbook.decided_names() if not item.is_name]
    return heard_words(_heard(chosen), known_names(logbook), known, common_words(deck), spared)


def _heard(chosen: Iterable[Chosen]) -> Iterator[str]:
    for entry in (item.entry for item in chosen):
        for asked, answer in read_answers(entry):
            if not entry.is_private(asked.id):
                yield from asked.kind.heard(answer)


def _steps(logbook: Logbook, groups: Iterable[Group]) -> Iterator[tuple[str, Steps]]:
    """Her own view of each statement, in the first look and in the newest at the community looked at last."""
    newest = logbook.latest(card=DESTINATION, limit=1)
    looks = [look for look in logbook.versions(newest[0].id) if not newest[0].is_wholly_private] if newest else []
    if not looks:
        what = t("No look at the destinations is saved that may leave.")
        raise RecordError(what, t("Leave out {option}.", option="--destinations"))
    then, now = (look_of(look) for look in (looks[0], looks[-1]))
    for statement in (statement for group in groups for statement in group.statements):
        was, is_now = (
            list(STEPS).index(rating.step) if rating and rating.step in STEPS else None
            for rating in (look.get((statement.id, "mine")) for look in (then, now))
        )
        steps = (was if len(looks) > 1 else None, is_now)
        if any(step is not None for step in steps):
            yield statement.id, steps
