"""The share page: what can be chosen, what is asked about names, what leaves, the files made, and what came back.

What is typed is kept as a draft in the log book's settings, all but the passphrase, which is kept nowhere.
"""

import json
from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace

from powerkit.deck import Deck
from powerkit.deck.conversation_starter import Group
from powerkit.documents.formats import FORMATS, Format
from powerkit.documents.html_page import whole
from powerkit.documents.model import Document, Pairs, Paragraph, Table
from powerkit.documents.passphrase_strength import strength
from powerkit.entries.picture_cache import kept_in
from powerkit.entries.profile import read_leader, remember_name
from powerkit.errors import RecordError
from powerkit.kinds.pictures import Draw
from powerkit.logbook.erase import WORD, Erased, erase_everything, survey
from powerkit.logbook.share_model import KEPT, REPLACED
from powerkit.reports.dispatch import page_of
from powerkit.reports.full_archive import write_everything
from powerkit.reports.share.codes import Codes
from powerkit.reports.share.compose import section_title
from powerkit.reports.share.make import Prepared, make_in_steps, prepared
from powerkit.reports.share.model import Matter
from powerkit.reports.share.name_questions import refuse_undecided
from powerkit.reports.share.preview import answers_of, stays_besides, unread_pictures, words_said_by_one
from powerkit.reports.share.pseudonyms import NOUNS, codes_for, names_to_check, texts_of
from powerkit.reports.share.replies import bring_in
from powerkit.reports.share.selection import UNREAD, choosable, gathered
from powerkit.text.catalogue import t
from powerkit.ui.display import Open
from powerkit.ui.pages.entry import blocks_for_page
from powerkit.ui.pages.give import Giving
from powerkit.ui.pages.names import names_told, words_decided
from powerkit.ui.pages.replies.common import Brought, Decided, Kept, Made, NamesTold, Progress
from powerkit.ui.pages.replies.share import (
    CheckTold,
    EntryChecked,
    ErasedTold,
    KeyTold,
    LookTold,
    ShareTold,
    ShareView,
    StrengthTold,
    SurveyTold,
    ToGive,
    WholeTold,
)
from powerkit.ui.pages.requests.common import AskDecide, AskHello
from powerkit.ui.pages.requests.share import (
    AskBring,
    AskCheck,
    AskErase,
    AskEverything,
    AskGive,
    AskKeep,
    AskKey,
    AskLook,
    AskMake,
    AskNames,
    AskStrength,
    AskSurvey,
    AskToGive,
    FromShare,
)
from powerkit.ui.pages.session import Making, MakingDesk, Reply, Shown, as_download
from powerkit.ui.pages.share_draft import DRAFT, Draft, draft_from
from powerkit.ui.pages.share_lists import brought, entries_listed, in_order, saved_since, shares_listed


def shown(now: Open) -> Shown:
    """What the page shows, and who answers it."""
    making, groups = now.making(), now.starter().groups
    view = share_view(now.deck, now.logbook.workbook_id, making.formats, rated=bool(groups))
    return view, ShareDesk(making, groups).answer


def share_view(
    deck: Deck, workbook_id: str, formats: Mapping[str, Format] = FORMATS, *, rated: bool = True
) -> ShareView:
    """The share page as JSON for the script on the page: nothing a person wrote. *rated*: the deck has destinations."""
    return {
        "page": "share",
        "workbook": workbook_id,
        "capabilities": [{"number": capability.number, "title": capability.title} for capability in deck.capabilities],
        "formats": [{"id": key, "label": t(item.name), "hint": t(item.hint)} for key, item in formats.items()],
        "nouns": [t(noun) for noun in NOUNS],
        "word": WORD,
        "rated": rated,
    }


class ShareDesk(MakingDesk):
    """The share page open in a browser: answers its messages."""

    may_ask = FromShare

    def __init__(self, given: Making, groups: tuple[Group, ...] = ()) -> None:
        super().__init__(given)
        self._giving = Giving(given, groups)
        self._ready: Prepared | None = None
        self.answers = {
            "hello": self._hello,
            "keep": self._keep,
            "names": self._names,
            "decide": self._decide,
            "key": self._key,
            "check": self._check,
            "look": self._look,
            "strength": self._strength,
            "make": self._make,
            "file": self._file,
            "bring": self._bring,
            "to_give": self._to_give,
            "give": self._give,
            "everything": self._everything,
            "survey": self._survey,
            "erase": self._erase,
        }

    # --- choosing

    def _hello(self, message: AskHello) -> Iterator[ShareTold]:
        there, shares = choosable(self._logbook, self._deck), self._logbook.shares()
        yield {
            "kind": "share",
            "entries": entries_listed(there, self._deck),
            "since": saved_since(shares, [item.entry for item in there if not item.why_not]),
            "leader": read_leader(self._logbook).name,
            "draft": json.loads(self._logbook.setting(DRAFT) or "{}"),
            "seen": shares_listed(shares, self._logbook, self._deck),
            "folder": str(self._folder.to_send),
            "root": str(self._folder.root),
        }

    def _keep(self, message: AskKeep) -> Iterator[Kept]:
        draft = message["draft"]
        draft_from(draft)
        self._logbook.set_setting(DRAFT, json.dumps(draft, ensure_ascii=False))
        yield {"kind": "kept"}

    # --- names

    def _names(self, message: AskNames) -> Iterator[NamesTold]:
        matter = self._matter(draft_from(message["draft"]))
        yield names_told(names_to_check(self._logbook, matter), self._logbook, matter.ask.to)

    def _decide(self, message: AskDecide) -> Iterator[Decided]:
        yield from self._decided(words_decided(message["words"]))

    def _key(self, message: AskKey) -> Iterator[KeyTold]:
        """The key to the codes, as a page to print: for the leader alone."""
        matter = self._matter(draft_from(message["draft"]))
        to, way = matter.ask.to, matter.ask.names
        codes = codes_for(self._logbook, to, REPLACED if way == KEPT else way, lambda: texts_of(matter))
        rows = tuple((code, name) for name, code in sorted(codes.items(), key=lambda pair: pair[1]))
        words = Paragraph(
            t("For you alone. Whoever has this page can undo the codes: keep it apart from what you send.")
        )
        blocks = (words, Pairs(((t("For copies to"), to or t("nobody named")),)), Table("", ("Code", "Name"), rows))
        yield {"kind": "key", "html": whole(Document(t("The key to the codes"), blocks))}

    # --- what leaves

    def _check(self, message: AskCheck) -> Iterator[CheckTold]:
        draft = draft_from(message["draft"])
        ready = self._prepared(draft)
        entries: list[EntryChecked] = []
        for item in ready.matter.chosen:
            answers = list(answers_of(item, self._drawn(ready)))
            entries.append(
                {
                    "id": item.entry.id,
                    "title": section_title(item, str),
                    "leaves": [{"label": each.label, "by_hand": each.by_hand} for each in answers if each.leaves],
                    "stays": [
                        {
                            "field": each.field,
                            "label": each.label,
                            "excerpt": each.excerpt,
                            "put_in": each.by_hand,
                            "picture": each.field.endswith(UNREAD),
                        }
                        for each in answers
                        if not each.leaves or each.by_hand
                    ],
                    "besides": list(stays_besides(item)),
                    "by_one": [
                        {
                            "field": each.field,
                            "label": each.label,
                            "words": list(each.words),
                            "out": sorted(each.left_out),
                        }
                        for each in words_said_by_one(item)
                    ],
                }
            )
        told = names_to_check(self._logbook, ready.matter).limits
        way = ready.matter.ask.names
        yield {"kind": "check", "entries": entries, "html": page_of(ready), "names": way, "limits": list(told)}

    def _look(self, message: AskLook) -> Iterator[LookTold]:
        """The pictures made by hand of one answer, as they would leave: seen before they are put in."""
        ready = self._prepared(draft_from(message["draft"]))
        entry, field = message["entry"], message["field"]
        one = next((each for each in ready.matter.chosen if each.entry.id == entry), None)
        found = unread_pictures(one, field, self._drawn(ready)) if one else ()
        yield {"kind": "look", "entry": entry, "field": field, "pictures": blocks_for_page(found)}

    def _drawn(self, ready: Prepared) -> Draw:
        """Draws as the copy has it: from answers in which names are replaced."""
        codes, kept = Codes(ready.codes, ready.decided), kept_in(self._logbook)
        return lambda kind, answer, label: kept(kind, kind.reworded(answer, codes.label), label)

    # --- making

    def _strength(self, message: AskStrength) -> Iterator[StrengthTold]:
        given = message["passphrase"]
        yield {"kind": "strength", "say": strength(given).say if given else ""}

    def _make(self, message: AskMake) -> Iterator[Reply]:
        formats = message["formats"]

        def make() -> Generator[Progress, None, Made]:
            ready, passphrase = self._prepared(draft_from(message["draft"])), message["passphrase"]
            refuse_undecided(names_to_check(self._logbook, ready.matter))
            folder = self._folder.to_send
            made = yield from self._files(
                make_in_steps(ready, self._logbook, folder, formats, self._chance, passphrase=passphrase)
            )
            remember_name(self._logbook, ready.ask.by)
            self._logbook.set_setting(DRAFT, "")
            self._ready = None
            return made

        yield from self._once(message, make)

    def _to_give(self, message: AskToGive) -> Iterator[ToGive]:
        yield self._giving.look(rated=message["rated"], without=message["without"].split(","))

    def _give(self, message: AskGive) -> Iterator[Reply]:
        yield from self._once(message, self._giving.make)

    # --- what comes back, and what is taken along or away

    def _bring(self, message: AskBring) -> Iterator[Brought]:
        kept = bring_in(self._host.take_in(message["data"]), self._logbook)
        yield brought(kept, self._logbook, self._deck)

    def _everything(self, message: AskEverything) -> Iterator[Reply]:
        def make() -> Generator[Progress, None, WholeTold]:
            path = write_everything(self._logbook, self._folder.root, self._now())
            yield from ()
            return {"kind": "whole", "path": str(path), **as_download(path.name, path.read_bytes())}

        yield from self._once(message, make)

    def _survey(self, message: AskSurvey) -> Iterator[SurveyTold]:
        """What erasing everything would take and what would stay."""
        found = survey(self._folder, self._logbook)
        pages = [page.name for page in found.pages]
        yield {"kind": "survey", "files": list(found.names), "pages": pages, "stays": list(found.stays)}

    def _erase(self, message: AskErase) -> Iterator[ErasedTold]:
        if message["word"].strip().lower() != WORD or not message["sure"]:
            raise RecordError(
                t("Nothing was erased: the word you typed is not “{word}”.", word=WORD), t("Type it to go on.")
            )
        erased: Erased = erase_everything(self._folder, self._logbook)
        yield {"kind": "erased", "gone": list(erased.gone), "stays": list(erased.stays)}

    # --- what was chosen, made into a share

    def _matter(self, draft: Draft) -> Matter:
        if not draft.picks:
            raise RecordError(t("Nothing is chosen yet."), t("Go back and choose what to share."))
        there = {item.entry.id: item.entry for item in choosable(self._logbook, self._deck)}
        if gone := [str(number) for number in draft.picks if number not in there]:
            raise RecordError(
                t("Entry {listed} is no longer in your log book.", listed=", ".join(gone)), t("Choose again.")
            )
        entries = sorted((there[number] for number in draft.picks), key=in_order)
        return gathered(self._logbook, self._deck, draft.ask, entries, draft.picks, self._now())

    def _prepared(self, draft: Draft) -> Prepared:
        """The share as it was looked at, as long as nothing it is made from has changed since."""
        matter = self._matter(draft)
        codes = codes_for(self._logbook, matter.ask.to, matter.ask.names, lambda: texts_of(matter))
        decided = tuple(self._logbook.decided_names())
        if self._ready is not None:
            seen = self._ready.matter
            if replace(matter, made=seen.made) == seen and (codes, decided) == (self._ready.codes, self._ready.decided):
                return self._ready
        self._ready = prepared(matter, self._logbook, self._chance)
        return self._ready
