"""Saving a card as one change: its version, the cards it begins, and the people it adds to other cards' maps."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from powerkit.deck import Card, Field, with_others
from powerkit.entries.begin_afresh import AFRESH, GROUP, begun, own_community
from powerkit.entries.entries_of_card import held, speaks_as_group
from powerkit.entries.map_additions import grown, said_of
from powerkit.entries.new_version import Complaint, check_answers, keep_version, new_version, own_questions
from powerkit.entries.profile import COMMUNITY, community_from_last_time
from powerkit.entries.recall_snapshot import Recalled, noted
from powerkit.errors import PowerkitError
from powerkit.logbook import Logbook
from powerkit.logbook.model import ABOUT_PEOPLE, ABOUT_STAGE, HELD, OURS, OWN_QUESTIONS, Draft, Entry
from powerkit.text.catalogue import t
from powerkit.text.normalize import tidy

ABOUT = (
    *(COMMUNITY, ABOUT_PEOPLE, ABOUT_STAGE, "about.read_back"),
    *("about.private", OWN_QUESTIONS),
)
"""What is said about an entry beside its answers; kept as drafts like them."""


@dataclass(frozen=True)
class Saved:
    """What came of it: the *entry* and lines on what was saved *also*; or what is wrong, and then nothing was saved."""

    entry: Entry | None
    also: list[str] = field(default_factory=list)
    complaints: tuple[Complaint, ...] = ()


@dataclass(frozen=True)
class CardSaver:
    """Saves one *card*. *quick* are the earlier answers that can be begun here, by their key; *additions* the maps
    that people named in a field of it join, by that field.
    """

    card: Card
    logbook: Logbook
    quick: Mapping[str, Recalled]
    additions: Mapping[str, Recalled]

    def save(self, used: Mapping[str, Draft], *, client: str, number: int) -> Saved:
        """Save what is written as the next version, with the drafts *used*, by field; all of it at once or nothing.

        Only a map that could not be added to does not keep the card from being saved: that is said.

        Raises:
            LogbookError: it could not be saved; the log book is as it was.
        """
        return self.logbook.as_one(lambda: self._save(used, client, number))

    def quick_drafts(self) -> dict[str, Draft]:
        """What was begun of the quick ones, here or on their own cards."""
        found = ((key, self.logbook.drafts(one.card.id).get(one.field.id)) for key, one in self.quick.items())
        return {key: draft for key, draft in found if draft is not None}

    def _save(self, used: Mapping[str, Draft], client: str, number: int) -> Saved:
        afresh = begun(used)
        latest = None if afresh else held(self.logbook, self.card.id, used)
        values = values_of(latest) | {one: draft.value for one, draft in used.items() if one not in (AFRESH, HELD)}
        values |= community_from_last_time(self.logbook, latest, used)
        card = with_others(self.card, (one for one, value in values.items() if value))
        answers, complaints = check_answers(card, _asked(card, values))
        if complaints:
            return Saved(None, complaints=complaints)
        about = about_of(values)
        if afresh:
            about["community"] = own_community(about["community"], self._spelt)
        worded = partial(_worded, group=bool(afresh or values.get(GROUP)))
        begun_here = self._begin_others(about, client, worded)
        also = [t("What you made here is saved as card {card} too.", card=made.card.id) for made in begun_here]
        answers = _looking_at(card, answers, {made.key for made in begun_here})
        answers = noted(card.fields, answers, latest.answers if latest else {}, self.logbook)
        made = {"drafts": tuple(used.values()), "afresh": afresh is not None}
        version = new_version(card, answers, **about, **made, wording=worded(card))
        entry = keep_version(self.logbook, card, version, client=client, number=number)
        try:
            also += self.logbook.as_one(lambda: self._add_to_maps(answers, entry.community, client, number))
        except PowerkitError as error:  # the card itself is saved: the page must not be told otherwise
            also.append(t("Whom you named here could not be added to your map: {error}", error=error))
        return Saved(entry, also)

    def _spelt(self, community: str) -> str | None:
        """A community as the card's entry for it has it."""
        found = self.logbook.latest(card=self.card.id, community=community, limit=1)
        return found[0].community if found else None

    def _begin_others(
        self, about: Mapping[str, Any], client: str, worded: Callable[[Card], Mapping[str, Any]]
    ) -> list[Recalled]:
        """Save each quick one made here as the first version of its own card, as private as it is here; gives those."""
        made = []
        for key, draft in self.quick_drafts().items():
            one = self.quick[key]
            answers, complaints = check_answers(one.card, {one.field.id: draft.value})
            if complaints or not answers or _latest(self.logbook, one.card):
                continue
            here = about["private"]
            private = {"entry": here.get("entry", False), one.field.id: here.get(key, False)}
            said = {"community": about["community"], "private": private, "wording": worded(one.card)}
            version = new_version(one.card, answers, **said, drafts=(draft,))
            keep_version(self.logbook, one.card, version, client=f"{client}:{key}", number=draft.number)
            made.append(one)
        return made

    def _add_to_maps(self, answers: Mapping[str, Any], community: str, client: str, number: int) -> list[str]:
        """Add people who are new in these answers to the maps they join, each a new version; says so, a line each."""
        said = []
        for key, one in self.additions.items():
            newest = _latest(self.logbook, one.card)
            before = newest.answers if newest else {}
            answer, names = grown(before.get(one.field.id, []), self._field(key), answers.get(key))
            if not names:
                continue
            checked, complaints = check_answers(one.card, {**_asked(one.card, before), one.field.id: answer})
            if complaints:
                continue
            about = about_of(values_of(newest)) if newest else {"community": community}
            version = new_version(
                one.card, checked, **about, wording=_worded(one.card, bool(newest and newest.of_group))
            )
            entry = keep_version(self.logbook, one.card, version, client=f"{client}:{key}>{one.key}", number=number)
            self._add_to_draft(one, key, answers.get(key), client, number)
            said.append(said_of(names, one.card.id, entry.version))
        return said

    def _add_to_draft(self, one: Recalled, key: str, given: Any, client: str, number: int) -> None:
        """What is being written on the map's own card gets the same people, or its next save would leave them out."""
        draft = self.logbook.drafts(one.card.id).get(one.field.id)
        if draft is None:
            return
        value, names = grown(one.field.kind.check(draft.value)[0], self._field(key), given)
        if names:
            self.logbook.put_draft(one.card.id, one.field.id, value, client=f"{client}>{one.key}", number=number)

    def _field(self, id: str) -> Field:
        return next(field for field in self.card.fields if field.id == id)


def values_of(entry: Entry | None) -> dict[str, Any]:
    """What a card's page shows for a saved version, where nothing newer was typed."""
    if entry is None:
        return {}
    own = [{"_id": own.id, "question": own.question, "answer": own.answer} for own in entry.own]
    said = (entry.community, entry.people, entry.stage, entry.read_back, dict(entry.private), own)
    return {**entry.answers, **dict(zip(ABOUT, said, strict=True)), **({GROUP: True} if speaks_as_group(entry) else {})}


def about_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """What is said about an entry, from what its page holds under `ABOUT`, as `NewVersion` takes it."""
    private = values.get("about.private") or {}
    return {
        **{key: _line(values, f"about.{key}") for key in ("community", "people", "stage", "read_back")},
        "private": {str(key): bool(value) for key, value in private.items()} if isinstance(private, dict) else {},
        "own": own_questions(values.get(OWN_QUESTIONS)),
    }


def _worded(card: Card, group: bool) -> dict[str, Any]:
    """How the card asked; where it was a *group* that answered, what speaks for "me" speaks for "us"."""
    if not group:
        return card.wording
    fields = [{**field.wording, OURS: True} if field.kind.speaks else field.wording for field in card.fields]
    return {**card.wording, "fields": fields, OURS: True}


def _looking_at(card: Card, answers: Mapping[str, Any], made: Collection[str]) -> dict[str, Any]:
    """The answers, with those that look back at what was *made* here too where nothing is picked from it."""
    backs = {field.id: back.key for field in card.fields if (back := field.kind.looks_back()) is not None}
    return {id: {"picked": []} for id, key in backs.items() if key in made} | dict(answers)


def _latest(logbook: Logbook, card: Card) -> Entry | None:
    return next(iter(logbook.latest(card=card.id, limit=1)), None)


def _asked(card: Card, values: Mapping[str, Any]) -> dict[str, Any]:
    """The answers the card still asks for; what it no longer asks stays in earlier versions."""
    asked = {field.id for field in card.fields}
    return {key: value for key, value in values.items() if key in asked}


def _line(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    return tidy(value).strip() if isinstance(value, str) else ""
