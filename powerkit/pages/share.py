"""The share page: what can be chosen, what is asked about names, what leaves, the files made, and what came back.

Long because it is the whole conversation of one page; each answer is a few lines. What is typed is kept as a draft in
the log book's settings, all but the passphrase, which is kept nowhere.
"""

import base64
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from powerkit.deck import Deck
from powerkit.document import Document, Pairs, Paragraph, Table
from powerkit.drawn import kept_in
from powerkit.entry import Entry, line_key
from powerkit.erase import WORD, Erased, erase_everything
from powerkit.errors import PowerkitError, RecordError, ReplyError
from powerkit.everything import write_everything
from powerkit.export.copies import FORMATS
from powerkit.export.page import whole
from powerkit.export.passphrase import strength
from powerkit.fields.base import tidy
from powerkit.fields.text import show_date
from powerkit.folder import WorkbookFolder
from powerkit.logbook import Logbook
from powerkit.note import number_of
from powerkit.sent import KEPT, REPLACED, ROLES, KeptReply, NameWord, Share
from powerkit.share.choose import choosable, gathered, is_whole_private
from powerkit.share.composing import Codes, section_title
from powerkit.share.making import Chance, Made, Prepared, make_in_steps, page_of, prepared
from powerkit.share.model import Ask, Matter, Pick
from powerkit.share.naming import NOUNS, codes_for, names_to_check
from powerkit.share.replies import bring_in, kept_in_words
from powerkit.share.telling import answers_of, stays_besides, words_said_by_one

Message = Mapping[str, Any]
Reply = dict[str, Any]

DRAFT = "share.draft"
"""The log book's setting that holds what was typed here and not sent yet."""

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "pdf": "application/pdf",
    "ipynb": "application/x-ipynb+json",
    "zip": "application/zip",
}

_ODD = RecordError("The page sent something the workbook does not understand.", "Reload it.")


def share_view(deck: Deck) -> dict[str, Any]:
    """The share page as JSON for the script on the page: nothing a person wrote."""
    return {
        "page": "share",
        "capabilities": [{"number": one.number, "title": one.title} for one in deck.capabilities],
        "formats": [{"id": key, "label": label} for key, label in FORMATS.items()],
        "nouns": list(NOUNS),
        "word": WORD,
    }


@dataclass(frozen=True)
class Draft:
    """What was typed on the page so far: the wish, and what of which entries."""

    ask: Ask
    picks: dict[int, Pick]


class ShareDesk:
    """The share page open in a browser: answers its messages.

    *chance* gives random bytes, *now* the time. *on_names* is called when the leader has decided on names, so that the
    records in the notebooks can be made again.
    """

    def __init__(
        self,
        deck: Deck,
        logbook: Logbook,
        folder: WorkbookFolder,
        chance: Chance,
        now: Callable[[], datetime],
        on_names: Callable[[], None] = lambda: None,
    ) -> None:
        self._deck = deck
        self._logbook = logbook
        self._folder = folder
        self._chance = chance
        self._now = now
        self._on_names = on_names
        self._ready: Prepared | None = None
        self._done: dict[tuple[Any, Any], Reply] = {}
        self._answers: dict[str, Callable[[Message], Iterator[Reply]]] = {
            "hello": self._hello,
            "keep": self._keep,
            "names": self._names,
            "decide": self._decide,
            "key": self._key,
            "check": self._check,
            "strength": self._strength,
            "make": self._make,
            "file": self._file,
            "bring": self._bring,
            "everything": self._everything,
            "erase": self._erase,
        }

    def answer(self, message: Message) -> Iterator[Reply]:
        """The replies to one message. A problem is a reply too: nothing is raised to the page."""
        asked = {"client": message.get("client"), "n": message.get("n")}
        answers = self._answers.get(str(message.get("kind")))
        if answers is None:
            yield {**asked, "kind": "refused", "error": "The page is older than the workbook. Reload it."}
            return
        try:
            for reply in answers(message):
                yield {**asked, **reply}
        except PowerkitError as error:
            yield {**asked, "kind": "refused", "asked": message.get("kind"), "error": str(error)}

    # --- choosing

    def _hello(self, message: Message) -> Iterator[Reply]:
        there = choosable(self._logbook, self._deck)
        shares = self._logbook.shares()
        yield {
            "kind": "share",
            "entries": [
                {
                    "id": one.entry.id,
                    "card": number_of(one.entry.card),
                    "title": _title(self._deck, one.entry),
                    "community": one.entry.community,
                    "said": f"Saved on {_day(one.entry.saved)}, version {one.entry.version}",
                    "private": is_whole_private(one.entry),
                    "why_not": one.why_not,
                }
                for one in sorted(there, key=lambda one: _order(one.entry))
            ],
            "since": list(_since(shares, [one.entry for one in there if not one.why_not])),
            "draft": json.loads(self._logbook.setting(DRAFT) or "{}"),
            "seen": list(self._seen(shares)),
            "folder": str(self._folder.to_send),
            "root": str(self._folder.root),
        }

    def _seen(self, shares: list[Share]) -> Iterator[Reply]:
        """Each share with what was in it, and the replies to it."""
        latest = {entry.id: entry for entry in self._logbook.latest()}
        replies = self._logbook.replies()
        for share in shares:
            items = []
            for item in share.said.items:
                entry = latest.get(item.entry)
                items.append(
                    {
                        "title": _title(self._deck, entry) if entry else "",
                        "card": number_of(item.card),
                        "community": entry.community if entry else "",
                        "version": item.version,
                        "newer": bool(entry and entry.version > item.version),
                        "by_hand": len(item.put_in),
                    }
                )
            yield {
                "number": share.number,
                "to": share.said.recipient,
                "when": _moment(share.made),
                "wants": share.said.wants,
                "questions": list(share.said.questions),
                "names": share.said.names,
                "items": items,
                "files": [{"name": one.name, "sha256": one.sha256} for one in share.said.files],
                "replies": [_reply(one, self._deck) for one in replies if one.share == share.number],
            }

    def _keep(self, message: Message) -> Iterator[Reply]:
        draft = message.get("draft")
        self._draft(message)
        self._logbook.set_setting(DRAFT, tidy(json.dumps(draft, ensure_ascii=False)))
        yield {"kind": "kept"}

    # --- names

    def _names(self, message: Message) -> Iterator[Reply]:
        matter = self._matter(self._draft(message))
        codes = codes_for(self._logbook, matter.ask.to, matter.ask.names)
        found = names_to_check(self._logbook, matter, codes)
        no_names = [one.word for one in self._logbook.decided_names() if not one.is_name]
        yield {
            "kind": "names",
            "known": [{"name": one.name, "code": one.code, "role": one.role, "here": one.here} for one in found.known],
            "guesses": [
                {"word": one.text, "times": one.times, "around": one.around, "likely": one.likely}
                for one in found.guesses
            ],
            "no_names": no_names,
        }

    def _decide(self, message: Message) -> Iterator[Reply]:
        given = message.get("words")
        if not isinstance(given, list):
            raise _ODD
        words = [NameWord(_text(one, "word"), one.get("is_name") is True, _text(one, "role")) for one in given]
        before = self._logbook.codes()
        self._logbook.decide_names(words)
        if self._logbook.codes() != before:
            self._on_names()
        yield {"kind": "decided"}

    def _key(self, message: Message) -> Iterator[Reply]:
        """The key to the codes, as a page to print: for the leader alone."""
        to, way = _text(message, "to"), _text(message, "names") or REPLACED
        codes = codes_for(self._logbook, to, REPLACED if way == KEPT else way)
        rows = tuple((code, name) for name, code in sorted(codes.items(), key=lambda pair: pair[1]))
        words = Paragraph("For you alone. Whoever has this page can undo the codes: keep it apart from what you send.")
        blocks = (words, Pairs((("For copies to", to or "nobody named"),)), Table("", ("Code", "Name"), rows))
        yield {"kind": "key", "html": whole(Document("The key to the codes", blocks))}

    # --- what leaves

    def _check(self, message: Message) -> Iterator[Reply]:
        draft = self._draft(message)
        ready = self._prepared(draft)
        entries = []
        codes, kept = Codes(ready.codes), kept_in(self._logbook)
        for one in ready.matter.chosen:
            answers = list(answers_of(one, lambda kind, answer, of: kept(kind, kind.reworded(answer, codes.label), of)))
            entries.append(
                {
                    "id": one.entry.id,
                    "title": section_title(one, str),
                    "leaves": [{"label": each.label, "by_hand": each.by_hand} for each in answers if each.leaves],
                    "stays": [
                        {"field": each.field, "label": each.label, "excerpt": each.excerpt, "put_in": each.by_hand}
                        for each in answers
                        if not each.leaves or each.by_hand
                    ],
                    "besides": list(stays_besides(one)),
                    "by_one": [
                        {
                            "field": each.field,
                            "label": each.label,
                            "words": list(each.words),
                            "out": sorted(each.left_out),
                        }
                        for each in words_said_by_one(one)
                    ],
                }
            )
        yield {"kind": "check", "entries": entries, "html": page_of(ready), "names": ready.matter.ask.names}

    # --- making

    def _strength(self, message: Message) -> Iterator[Reply]:
        given = _text(message, "passphrase")
        yield {"kind": "strength", "say": strength(given).say if given else ""}

    def _make(self, message: Message) -> Iterator[Reply]:
        """Make the files, once: a page that did not hear the answer may ask again."""
        asked = (message.get("client"), message.get("n"))
        if asked not in self._done:
            formats = message.get("formats")
            if not isinstance(formats, list):
                raise _ODD
            ready, passphrase = self._prepared(self._draft(message)), _text(message, "passphrase")
            steps = make_in_steps(
                ready, self._logbook, self._folder.to_send, formats, self._chance, passphrase=passphrase
            )
            while True:
                try:
                    done, total, what = next(steps)
                except StopIteration as end:
                    self._done[asked] = self._finished(end.value)
                    break
                yield {"kind": "progress", "more": True, "done": done, "total": total, "what": what}
        yield self._done[asked]

    def _finished(self, made: Made) -> Reply:
        self._logbook.set_setting(DRAFT, "")
        self._ready = None
        return {
            "kind": "made",
            "number": made.share.number,
            "folder": str(self._folder.to_send),
            "files": [file.name for file in made.files],
            "stand_ins": list(made.stand_ins),
        }

    def _file(self, message: Message) -> Iterator[Reply]:
        """One of the files made before, to download: only a name that the log book has noted."""
        name = _text(message, "name")
        known = {one.name for share in self._logbook.shares() for one in share.said.files}
        file = self._folder.to_send / name
        if name not in known or not file.is_file():
            raise RecordError(f"That file is no longer in {self._folder.to_send}.", "Make it again.")
        yield {"kind": "file", **_as_download(name, file.read_bytes())}

    # --- what comes back, and what is taken along or away

    def _bring(self, message: Message) -> Iterator[Reply]:
        try:
            content = base64.b64decode(_text(message, "data"), validate=True)
        except ValueError:
            raise ReplyError("The file could not be read.", "Choose it again.") from None
        kept = bring_in(content, self._logbook)
        share = next(one for one in self._logbook.shares() if one.number == kept.share)
        yield {"kind": "brought", "said": f"Brought in: {kept_in_words(kept, share)}.", "number": kept.share}

    def _everything(self, message: Message) -> Iterator[Reply]:
        asked = (message.get("client"), message.get("n"))
        if asked not in self._done:
            path = write_everything(self._logbook, self._folder.root, self._now())
            self._done[asked] = {"kind": "whole", "path": str(path), **_as_download(path.name, path.read_bytes())}
        yield self._done[asked]

    def _erase(self, message: Message) -> Iterator[Reply]:
        if _text(message, "word").strip().lower() != WORD or message.get("sure") is not True:
            raise RecordError(f"Nothing was erased: the word you typed is not “{WORD}”.", "Type it to go on.")
        erased: Erased = erase_everything(self._folder, self._logbook)
        yield {"kind": "erased", "gone": list(erased.gone), "left": list(erased.left)}

    # --- what was typed, made into a share

    def _draft(self, message: Message) -> Draft:
        """What the page says was typed, checked.

        Raises:
            RecordError: it has another shape.
        """
        given = message.get("draft")
        if not isinstance(given, dict) or len(json.dumps(given)) > 200_000:
            raise _ODD
        questions, chosen = given.get("questions", []), given.get("chosen", {})
        way = given.get("names", REPLACED)
        if not isinstance(questions, list) or not isinstance(chosen, dict) or way not in (REPLACED, ROLES, KEPT):
            raise _ODD
        if not all(isinstance(one, str) for one in questions):
            raise _ODD
        ask = Ask(_text(given, "to").strip(), _text(given, "wants"), tuple(map(tidy, questions)), way)
        return Draft(ask, {_number(key): _pick(value) for key, value in chosen.items()})

    def _matter(self, draft: Draft) -> Matter:
        if not draft.picks:
            raise RecordError("Nothing is chosen yet.", "Go back and choose what to share.")
        there = {one.entry.id: one.entry for one in choosable(self._logbook, self._deck)}
        if gone := [str(number) for number in draft.picks if number not in there]:
            raise RecordError(f"Entry {', '.join(gone)} is no longer in your log book.", "Choose again.")
        entries = sorted((there[number] for number in draft.picks), key=_order)
        return gathered(self._logbook, self._deck, draft.ask, entries, draft.picks, self._now())

    def _prepared(self, draft: Draft) -> Prepared:
        """The share as it was looked at, as long as nothing it is made from has changed since."""
        matter = self._matter(draft)
        codes = codes_for(self._logbook, matter.ask.to, matter.ask.names)
        if self._ready is not None:
            seen = self._ready.matter
            if replace(matter, made=seen.made) == seen and codes == self._ready.codes:
                return self._ready
        self._ready = prepared(matter, self._logbook, self._chance)
        return self._ready


def _title(deck: Deck, entry: Entry) -> str:
    return deck.cards[entry.card].title if entry.card in deck.cards else str(entry.wording.get("title", ""))


def _order(entry: Entry) -> tuple[list[int], str, int]:
    return [int(part) if part.isdecimal() else 0 for part in entry.card.split(".")], entry.community, entry.id


def _since(shares: list[Share], entries: list[Entry]) -> Iterator[Reply]:
    """For each person something was sent to: when last, and what was saved since."""
    seen: set[str] = set()
    for share in shares:
        to = share.said.recipient
        if line_key(to) in seen:
            continue
        seen.add(line_key(to))
        new = [entry.id for entry in entries if entry.saved > share.made]
        yield {"to": to, "when": _day(share.made), "entries": new}


def _reply(reply: KeptReply, deck: Deck) -> Reply:
    return {
        "by": reply.reviewer,
        "when": _moment(reply.received),
        "comments": [
            {
                "card": one.card,
                "title": deck.cards[one.card].title if one.card in deck.cards else "",
                "text": one.text,
                "by": one.author,
                "about": one.about,
            }
            for one in reply.comments
        ],
    }


def _pick(given: Any) -> Pick:
    if not isinstance(given, dict):
        raise _ODD
    put_in, left_out = given.get("put_in", []), given.get("left_out", {})
    lists = [put_in, *(left_out.values() if isinstance(left_out, dict) else [None])]
    if not all(isinstance(some, list) and all(isinstance(one, str) for one in some) for some in lists):
        raise _ODD
    return Pick(frozenset(put_in), {field: frozenset(words) for field, words in left_out.items() if words})


def _as_download(name: str, content: bytes) -> Reply:
    return {"name": name, "type": TYPES[name.rpartition(".")[2]], "data": base64.b64encode(content).decode()}


def _text(given: Any, key: str) -> str:
    value = given.get(key, "") if isinstance(given, Mapping) else None
    if not isinstance(value, str):
        raise _ODD
    return tidy(value)


def _number(given: Any) -> int:
    if not isinstance(given, str) or not given.isdecimal() or len(given) > 15:
        raise _ODD
    return int(given)


def _day(moment: datetime) -> str:
    return show_date(moment.date().isoformat())


def _moment(moment: datetime) -> str:
    return f"{_day(moment)} at {moment:%H:%M}"
