"""What the share page lists: entries to choose from, copies that were sent, and what came back."""

from collections.abc import Sequence
from datetime import datetime

from powerkit.deck import Deck
from powerkit.entries.page_entries import is_page_card
from powerkit.entries.quick_entry import is_note, number_of
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry, line_key
from powerkit.logbook.share_model import KeptReply, Share, SharedItem
from powerkit.reports.notes_back import Reading, own_names, question_answered, written_by
from powerkit.reports.share.replies import kept_in_words, thread_in_words
from powerkit.reports.share.selection import Choosable
from powerkit.text.catalogue import t, tn
from powerkit.text.dates import said_day, show_time
from powerkit.ui.notebooks import page_name
from powerkit.ui.pages.replies.common import Brought, DoorTold
from powerkit.ui.pages.replies.share import Choosing, ReplyTold, SavedSince, Sent, SentItem


def entries_listed(there: Sequence[Choosable], deck: Deck) -> list[Choosing]:
    """Each entry that may be chosen, and why another may not, in the deck's order."""
    return [
        {
            "id": item.entry.id,
            "card": number_of(item.entry.card),
            "group": _group(deck, item.entry),
            "title": _title(deck, item.entry),
            "community": item.entry.community,
            "said": t("Saved on {day}, version {version}", day=_day(item.entry.saved), version=item.entry.version),
            "private": item.entry.is_wholly_private,
            "why_not": item.why_not,
        }
        for item in sorted(there, key=lambda item: in_order(item.entry))
    ]


def saved_since(shares: Sequence[Share], entries: Sequence[Entry]) -> list[SavedSince]:
    """For each person something was sent to: when last, and what was saved since."""
    newest: dict[str, Share] = {}
    for share in shares:
        newest.setdefault(line_key(share.said.recipient), share)
    return [
        {
            "to": share.said.recipient,
            "when": _day(share.made),
            "entries": [entry.id for entry in entries if entry.saved > share.made],
        }
        for share in newest.values()
    ]


def shares_listed(shares: Sequence[Share], logbook: Logbook, deck: Deck) -> list[Sent]:
    """Each copy with what was in it and the replies to it, with the leader's own names where readers wrote codes."""
    replies, latest = logbook.replies(), {entry.id: entry for entry in logbook.latest()}
    read = own_names(logbook, shares)
    return [
        {
            "number": share.number,
            "to": share.said.recipient,
            "when": _moment(share.made),
            "wants": share.said.wants,
            "questions": list(share.said.questions),
            "names": share.said.names,
            "review": any(is_page_card(item.card) for item in share.said.items),
            "items": [_item(item, latest.get(item.entry), deck) for item in share.said.items],
            "files": [file.name for file in share.said.files],
            "replies": [_reply(reply, share, deck, read) for reply in replies if reply.share == share.number],
        }
        for share in shares
    ]


def brought(kept: KeptReply, logbook: Logbook, deck: Deck) -> Brought:
    """What the page is told of a reply that was brought in."""
    share = next(share for share in logbook.shares() if share.number == kept.share)
    said = t("Brought in: {kept_in_words}.", kept_in_words=kept_in_words(kept, share))
    if found := dict.fromkeys(filter(None, (question_answered(comment, share) for comment in kept.comments))):
        listed = ", ".join(f"“{question}”" for question in found)
        said += " " + tn(
            "Your question was answered: {questions}",
            "Your questions were answered: {questions}",
            len(found),
            questions=listed,
        )
    return {"kind": "brought", "said": said, "number": kept.share, "cards": cards_of(kept, share, deck)}


def cards_of(reply: KeptReply, share: Share, deck: Deck) -> list[DoorTold]:
    """The cards on whose backs a reply lies, those it names first; what names none lies on all that were sent."""
    named = [comment.card for comment in reply.comments if comment.card]
    rest = [] if all(comment.card for comment in reply.comments) else [item.card for item in share.said.items]
    cards = [card for card in dict.fromkeys((*named, *rest)) if card in deck.cards]
    return [
        {"card": card, "title": deck.cards[card].title, "file": page_name(deck.capability_of(card))} for card in cards
    ]


def in_order(entry: Entry) -> tuple[list[int], str, int]:
    """What entries are sorted by: their card's number, their community, their id."""
    return [int(part) if part.isdecimal() else 0 for part in entry.card.split(".")], entry.community, entry.id


def _group(deck: Deck, entry: Entry) -> str:
    """Where an entry stands in the list: the number of its capability, or what else it is."""
    if is_note(entry.card):
        return "quick"
    if is_page_card(entry.card):
        return "pages"
    number = entry.card.partition(".")[0]
    return number if any(str(capability.number) == number for capability in deck.capabilities) else "gone"


def _item(item: SharedItem, entry: Entry | None, deck: Deck) -> SentItem:
    return {
        "title": _title(deck, entry) if entry else "",
        "card": number_of(item.card),
        "community": entry.community if entry else "",
        "version": item.version,
        "newer": bool(entry and entry.version > item.version),
        "by_hand": len(item.put_in),
    }


def _reply(reply: KeptReply, share: Share, deck: Deck, read: Reading) -> ReplyTold:
    return {
        "by": written_by(reply, "", share),
        "when": _moment(reply.received),
        "comments": [
            {
                "card": comment.card,
                "title": deck.cards[comment.card].title if comment.card in deck.cards else "",
                "text": read(reply.share, comment.text),
                "by": comment.author,
                "about": read(reply.share, comment.about),
                "thread": read(reply.share, thread_in_words(comment)),
            }
            for comment in reply.comments
        ],
    }


def _title(deck: Deck, entry: Entry) -> str:
    return deck.cards[entry.card].title if entry.card in deck.cards else str(entry.wording.get("title", ""))


def _day(moment: datetime) -> str:
    return said_day(moment)


def _moment(moment: datetime) -> str:
    return show_time(moment)
