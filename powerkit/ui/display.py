"""Shows cards and pages under a notebook's cells: widgets, records, and problems as one plain line."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from IPython.display import display, update_display

from powerkit.deck import Deck, Field, deck_in_use
from powerkit.deck.own_pages import OWN_PAGES
from powerkit.error_log import FaultLog
from powerkit.logbook import Logbook
from powerkit.logbook.serialize import local_now
from powerkit.logbook.workspace import WorkbookFolder, prepare
from powerkit.reports.notebook_records import record_of, renew_files
from powerkit.resources import deck_folder
from powerkit.text.catalogue import t
from powerkit.text.escaping import Markup
from powerkit.there import is_folder, is_there
from powerkit.ui.card_session import CardDesk
from powerkit.ui.card_view import additions, card_view, fields_on_page, recalls
from powerkit.ui.host import Host, this_host
from powerkit.ui.plain_lines import log_of_faults, say, shown_plainly
from powerkit.ui.widgets import CardWidget
from powerkit.ui.widgets.shared_script import close_layouts

if TYPE_CHECKING:
    from powerkit.deck.conversation_starter import Starter
    from powerkit.ui.pages.session import Making
    from powerkit.ui.widgets.page import PageWidget
    from powerkit.ui.widgets.widget import Answer


@dataclass
class Open:
    """The host, the deck and the log book this kernel works with, and the widgets it shows.

    *known* is how many people's names the records on the page were made with.
    """

    host: Host
    deck: Deck
    deck_folder: Path
    logbook: Logbook
    cards: dict[str, CardWidget] = field(default_factory=dict)
    pages: dict[str, "PageWidget"] = field(default_factory=dict)
    known: int = 0

    @property
    def folder(self) -> WorkbookFolder:
        """Where everything is kept."""
        return self.host.folder

    # Here and below: a page of cards opens sooner without what the other pages need.
    def starter(self) -> "Starter":
        """What the conversation starter adds to the deck."""
        from powerkit.deck.conversation_starter import load_starter

        return load_starter(self.deck_folder, [item.number for item in self.deck.capabilities])

    def making(self) -> "Making":
        """What makes files to send of what is in the log book."""
        from secrets import token_bytes

        from powerkit.ui.pages.session import Making

        renew = partial(renew_files, self.folder, self.logbook)
        return Making(self.deck, self.logbook, self.host, token_bytes, local_now, renew)


def host() -> Host:
    """What hosts this kernel: asked once as the log book is opened, and for a deck that is read before."""
    return this_host(os.environ, Path.home())


@lru_cache(maxsize=1)
def opened() -> Open:
    """What this kernel works with, opened by the first call.

    Raises:
        PowerkitError: the deck or the log book cannot be used.
    """
    at = host()
    made = _made_at_first(at)
    log_of_faults.handlers[:] = [FaultLog(at.folder.logs)]  # one, however often opening is tried again
    log_of_faults.propagate = False
    cards, deck = deck_here()
    logbook = Logbook.open(at.folder.logbook, backups=at.folder.backups)
    if made:
        say("pk-made", "status", t("Your workbook is new. What you save is kept in {called}.", called=at.called))
    return Open(at, deck, cards, logbook, known=len(logbook.codes()))


def here() -> Open:
    """What this kernel works with now: opened anew, and empty, once everything was erased.

    Raises:
        PowerkitError: the deck or the log book cannot be used.
    """
    if opened.cache_info().currsize and opened().logbook.is_erased:
        _take_away(opened())
        opened().logbook.close()
        opened.cache_clear()
    return opened()


def _made_at_first(host: Host) -> bool:
    """Whether the workbook was not there and is made now: in any Jupyter, a card may come before `powerkit open`.

    Not in a kernel of the open workbook, whose folder was there before, nor on a disk that is not there.
    """
    if not host.begins or is_there(host.folder.root) or not is_folder(host.folder.root.parent):
        return False
    from powerkit.ui.notebooks import notebooks_for

    prepare(host.folder, notebooks_for(host.folder, host.own_deck))
    return True


@lru_cache(maxsize=1)
def deck_here() -> tuple[Path, Deck]:
    """The deck of this workbook, and its folder.

    Raises:
        PowerkitError: the deck cannot be used.
    """
    place = host().own_deck or deck_folder()
    return place, deck_in_use(place)


@shown_plainly
def leave() -> None:
    """Close all widgets, so that one kernel can show one page after another and keeps none of them."""
    if opened.cache_info().currsize:
        _take_away(opened())


def _take_away(now: Open) -> None:
    for widgets in (now.cards, now.pages):
        while widgets:
            widgets.popitem()[1].close()
    close_layouts()


@shown_plainly
def card(one: str) -> None:
    """Show the card of that id, such as "1.1", ready to answer, and under it the record of its latest saved version.

    Shown again in the same kernel, it takes the place of the earlier one.
    """
    now = here()
    asked = now.deck.card(one)
    desk = CardDesk(
        asked,
        now.logbook,
        lambda _: _renew(now, one),
        recalls(now.deck, asked),
        additions(now.deck, asked),
        partial(_story, now, one),
    )
    if one in now.cards:
        now.cards.pop(one).close()
    widget = CardWidget(
        card_view(now.deck, asked, now.logbook.workbook_id), desk.answer, fields_on_page(now.deck, asked), now.host.sent
    )
    now.cards[one] = widget
    display(widget)
    display(record_of(one, now.logbook), **_place(one))


@shown_plainly
def page(name: str, *given: object) -> None:
    """Show a page of the workbook's own: what ``shown`` in its module makes of what is open, and of what is *given*."""
    now = here()
    _show_page(now, *import_module(f"powerkit.ui.pages.{name}").shown(now, *given))


@shown_plainly
def capability(number: int) -> None:
    """Show what stands beside a capability's cards: ways to lead this change, and films that suit it."""
    from powerkit.entries.profile import read_leader
    from powerkit.reports.guidance import beside

    now = here()
    one = now.deck.capability(number)
    display(beside(one, now.starter(), read_leader(now.logbook).role), raw=True)


def _story(now: Open, one: str, field: Field, what: str, given: Any) -> Mapping[str, Any]:
    """What is told, or done, of the story that a card's consent question is about."""
    from powerkit.ui.pages.story import answer

    told = answer(now.deck, now.logbook, now.folder, one, field, what, given)
    if told.get("erased"):
        for each in now.cards:
            update_display(record_of(each, now.logbook), **_place(each))
    return told


def _show_page(now: Open, view: Mapping[str, Any], answer: "Answer") -> None:
    """Show a page's widget, and under it the words that a reader elsewhere finds: always the same ones."""
    from powerkit.ui.widgets.page import PageWidget

    name = str(view["page"])
    line = t(OWN_PAGES[name].elsewhere)
    if now.host.inbox and name in ("share", "supervision"):
        from powerkit.ui.pages.inbox import InboxDesk

        view, answer = {**view, "inbox": True}, InboxDesk(now.host, now.logbook, now.deck, answer).answer
    if name in now.pages:
        now.pages.pop(name).close()
    now.pages[name] = PageWidget(view, answer, now.host.sent)
    display(now.pages[name])
    html = Markup('<p class="pk-elsewhere">{}</p>').format(line)
    display({"text/html": html, "text/plain": line}, **_place(name))


def _renew(now: Open, saved: str) -> None:
    """Show the record of the card just saved; after a new name became known, make every other record again too."""
    known = len(now.logbook.codes())
    for item in now.cards if known != now.known else [saved]:
        update_display(record_of(item, now.logbook), **_place(item))
    if known != now.known:
        renew_files(now.folder, now.logbook)
    now.known = known


def _place(one: str) -> dict[str, object]:
    return {"raw": True, "display_id": f"powerkit-record-{one}"}
