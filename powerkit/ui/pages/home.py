"""The start page: what it shows of the deck, where each card stands, what is due, and a card drawn when asked for.

What stands in `home_view` is the deck's own. What a person did travels in messages only.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from powerkit.deck import Capability, Deck
from powerkit.deck.conversation_starter import Film, Starter
from powerkit.deck.draw_card import Room, done_cards, who
from powerkit.entries.profile import keep_leader, read_leader
from powerkit.logbook import Logbook
from powerkit.logbook.copies_elsewhere import put_off as remind_later
from powerkit.logbook.model import Action, Standing
from powerkit.logbook.serialize import local_now
from powerkit.text.catalogue import later, t
from powerkit.text.dates import DAY, DAY_OF_YEAR, said_day, show_date, show_time
from powerkit.ui.notebooks import page_name
from powerkit.ui.pages.actions import action_reply, away
from powerkit.ui.pages.card_printouts import cards_to_print
from powerkit.ui.pages.copies import copies_reply, merge_all, missed_reply
from powerkit.ui.pages.copies_elsewhere import Places, away_reply, copied, places_told
from powerkit.ui.pages.memos import memo_reply, put_off
from powerkit.ui.pages.replies import home as told
from powerkit.ui.pages.replies.common import PictureTold
from powerkit.ui.pages.requests import home as asked
from powerkit.ui.pages.requests.common import AskPicture
from powerkit.ui.pages.session import PageDesk, Shown
from powerkit.ui.pages.table import Table, room_of, thumbnail

if TYPE_CHECKING:
    from powerkit.ui.display import Open

SOON = timedelta(days=7)
"""How far ahead an action counts as due on the start page."""

MOST = 3
"""How many actions and memos the start page shows together."""

THIS_VISIT = timedelta(hours=1)
"""Whoever wrote less long ago than this knows that they did."""

COUNTED = 100
"""How many of each are looked for at most: with so many due, the start page no longer says how many there are."""

ROLE_LABELS = {"public service": later("A public service leader"), "community": later("A community leader")}
"""Who a leader may be. It chooses which guidance comes first."""

EXAMPLE = "example"
"""The log book's setting that says it holds the worked example and nobody's own work."""


@dataclass(frozen=True)
class Status:
    """Where a card stands: *kind* is "new", "begun" or "saved", *text* says it in words."""

    kind: str
    text: str


def shown(now: "Open", waiting: Callable[[], str] = str) -> Shown:
    """What the start page shows and who answers it. *waiting*: where words typed under another port may wait, or ""."""
    desk = HomeDesk(now.deck, now.logbook, now.folder.root, Random(), waiting=waiting, places=now.host.places)
    return home_view(now.deck, now.starter()), desk.answer


def home_view(deck: Deck, starter: Starter) -> told.HomeView:
    """The start page as JSON for the script on the page: the deck's own words, and nothing a person wrote."""
    return {
        "page": "home",
        "deck_lead": deck.over_cards,
        "why": list(deck.why),
        "uses": list(deck.uses),
        "log_book": deck.log_book,
        "capabilities": [_capability(capability) for capability in deck.capabilities],
        "roles": [{"id": role, "label": t(label)} for role, label in ROLE_LABELS.items()],
        "places": [{"name": place.name, "films": [_film(film) for film in place.films]} for place in starter.places],
        "films_as_of": starter.as_of,
        "films_checked": starter.checked,
        "references": [
            {"label": reference.label, "value": reference.value, "as_of": reference.as_of, "checked": reference.checked}
            for reference in deck.references
        ],
        "credit": deck.credit,
    }


def status_of(standing: Standing, stages: Mapping[str, str]) -> Status:
    """What the start page says of a card: one honest status, and what must be said beside it.

    *stages* gives the label of each stage by its id. A stage that the deck does not have counts as none.
    """
    stage = stages.get(standing.stage, "")
    if standing.saved is not None:
        open_stage = stage if standing.stage in ("planned", "out") else ""
        newer = t("Changes not saved yet") if standing.state == "draft" else ""
        return Status("saved", _sentences(t("Saved on {day}", day=_day(standing.saved)), open_stage, newer))
    if standing.state == "new":
        return Status("new", t("Not begun."))
    return Status("begun", _sentences(t("Begun, not saved yet"), stage))


def _sentences(*parts: str) -> str:
    return " ".join(f"{part}." for part in parts if part)


class HomeDesk(PageDesk):
    """The start page open in a browser: answers its messages. *folder* is where the work is kept.

    *waiting* says where words typed under another port may wait; "" for nowhere. *places* are folders that leave
    this computer.
    """

    may_ask = asked.FromHome

    def __init__(
        self,
        deck: Deck,
        logbook: Logbook,
        folder: Path,
        chance: Random,
        today: Callable[[], date] = date.today,
        *,
        waiting: Callable[[], str] = str,
        places: Places | None = None,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        self._now_is = now
        self._waiting = waiting
        self._places = places
        self._today = today
        self._deck = deck
        self._logbook = logbook
        self._folder = folder
        self._table = Table(deck, logbook, chance)
        self._room = Room()
        self._stages = {stage.id: stage.label for stage in deck.stages}
        self.answers = {
            "hello": self._hello,
            "deal": self._deal,
            "draw": self._draw,
            "picture": self._picture,
            "print": self._printed,
            "leader": self._leader_says,
            "memo_away": self._memo_away,
            "memo_later": self._memo_later,
            "merge": self._merge,
            "miss_nothing": self._miss_nothing,
            "places": self._places_found,
            "copy_away": self._copy_away,
            "copy_later": self._copy_later,
        }

    def _hello(self, message: asked.AskHome) -> Iterator[told.HomeTold]:
        self._room = room_of(message)
        yield self._home()

    def _deal(self, message: asked.AskDeal) -> Iterator[told.Dealt]:
        self._room = room_of(message)
        yield {"kind": "dealt", **self._table.deal(self._room, self._logbook.stages(self._deck.cards))}

    def _draw(self, message: asked.AskDraw) -> Iterator[told.Drawn]:
        yield {"kind": "drawn", **self._table.draw(message)}

    def _picture(self, message: AskPicture) -> Iterator[PictureTold]:
        yield {"kind": "picture", **thumbnail(self._deck, self._logbook, message["card"])}

    def _leader_says(self, message: asked.AskLeader) -> Iterator[told.HomeTold]:
        keep_leader(self._logbook, message["given"])
        yield {**self._home(), "kind": "told_leader"}

    def _memo_away(self, message: asked.AskMemoAway) -> Iterator[told.HomeTold]:
        self._logbook.put_memo_away(message["memo"])
        yield self._home()

    def _memo_later(self, message: asked.AskMemoLater) -> Iterator[told.HomeTold]:
        client = message["client"] or "home"
        put_off(self._logbook, message["memo"], message["day"], self._today(), client=client, number=message["n"])
        yield self._home()

    def _merge(self, message: asked.AskMerge) -> Iterator[told.HomeTold]:
        merged = " ".join(merge_all(self._logbook)) or t("There is no other copy any more.")
        yield {**self._home(), "merged": merged}

    def _miss_nothing(self, message: asked.AskMissNothing) -> Iterator[told.HomeTold]:
        self._logbook.miss_nothing()
        yield self._home()

    def _places_found(self, message: asked.AskPlaces) -> Iterator[told.PlacesTold]:
        yield places_told(self._logbook, self._places)

    def _copy_away(self, message: asked.AskCopyAway) -> Iterator[told.HomeTold]:
        said = copied(message, self._logbook)
        yield {**self._home(), "copied": said}

    def _copy_later(self, message: asked.AskCopyLater) -> Iterator[told.HomeTold]:
        remind_later(self._logbook.path, self._today())
        yield self._home()

    def _home(self) -> told.HomeTold:
        standings = self._logbook.stages(self._deck.cards)
        example, now = bool(self._logbook.setting(EXAMPLE)), self._now()
        status = {card: status_of(standing, self._stages) for card, standing in standings.items()}
        return {
            "kind": "home",
            "workbook": self._logbook.workbook_id,
            "backup": self._logbook.last_backup(),
            "away": away_reply(self._logbook, local_now, example=example),
            "example": example,
            "waiting": self._waiting(),
            "cards": {
                card: {"kind": one.kind, "text": one.text, "entry": standings[card].entry}
                for card, one in status.items()
            },
            "saved": len(done_cards(standings)),
            "carry_on": _carry_on(standings, self._now_is()),
            "dealt": self._table.deal(self._room, standings),
            "actions": now["actions"],
            "memos": now["memos"],
            "due": now["due"],
            "soon": now["soon"],
            "leader": self._leader(),
            "copies": copies_reply(self._logbook),
            "missed": missed_reply(self._logbook),
        }

    def _now(self) -> told.NowTold:
        """What asks for attention today: actions due or soon due, and memos that have come back, one at a time."""
        today = self._today()
        soon = self._logbook.actions(due_by=today + SOON, limit=COUNTED)
        memos = self._logbook.memos(due_by=today, limit=COUNTED)
        first = memos[:1]
        return {
            "actions": [self._action(item, today) for item in soon[: MOST - len(first)]],
            "memos": [memo_reply(self._deck, self._logbook, item) for item in first],
            "due": len(soon) + len(memos) if max(len(soon), len(memos)) < COUNTED else 0,
            "soon": not memos and all(action.due is None or action.due > today for action in soon),
        }

    def _action(self, one: Action, today: date) -> told.DueAction:
        shown = action_reply(self._deck, self._logbook, one, today)
        # A start page may stand on a wall: what is private keeps its words to itself.
        what = t("A private action ({card})", card=shown["from"]) if shown["private"] else shown["what"]
        day = said_day(one.due, DAY_OF_YEAR if one.due.year == today.year else DAY) if one.due else ""
        when = t("was due {day}", day=day) if shown["late"] > 0 else t("due {day}", day=day)
        return {"what": what, "when": when, "card": shown["card"]}

    def _leader(self) -> told.LeaderTold:
        leader, today = read_leader(self._logbook), self._today()
        dates = ((t("Supervision"), leader.supervision), (t("Review"), leader.review))
        return {
            "answered": leader.answered,
            "name": leader.name,
            "role": leader.role,
            "communities": "\n".join(leader.communities),
            "supervision": leader.supervision.isoformat() if leader.supervision else "",
            "review": leader.review.isoformat() if leader.review else "",
            "dates": [
                f"{what}: {show_date(day.isoformat())} ({away((day - today).days)})" for what, day in dates if day
            ],
        }

    def _printed(self, message: asked.AskPrinted) -> Iterator[told.Printed]:
        yield cards_to_print(self._deck, message)


def _capability(one: Capability) -> told.CapabilityTold:
    cards: list[told.CardOnTable] = [
        {"id": card.id, "title": card.title, "summary": card.summary, "time": card.time, "who": who(card)}
        for card in one.cards
    ]
    return {"number": one.number, "title": one.title, "short": one.short, "file": page_name(one), "cards": cards}


def _film(film: Film) -> told.FilmTold:
    return {"url": film.url, "shows": film.shows, "capabilities": list(film.capabilities)}


def _carry_on(standings: Mapping[str, Standing], now: datetime) -> told.CarryOn | None:
    """The card with the newest words not saved yet, and what is said of it: when that was, if it was not just now."""
    written = [(one.written, card) for card, one in standings.items() if one.written is not None]
    if not written:
        return None
    when, card = max(written)
    just_now = timedelta() <= now - when < THIS_VISIT
    return {
        "card": card,
        "said": "" if just_now else t("You last wrote here on {moment}.", moment=show_time(when)),
    }


def _day(moment: datetime) -> str:
    return said_day(moment)
