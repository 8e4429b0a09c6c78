"""The review page: a period chosen, the proforma filled and edited, the answers checked, the files made."""

from collections.abc import Generator, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from powerkit.deck import Deck
from powerkit.deck.review_form import Heading, Proforma, load_proforma
from powerkit.documents.formats import FORMATS, Format
from powerkit.documents.model import Paragraph, map_words
from powerkit.entries.page_entries import review_id, review_period
from powerkit.entries.profile import read_leader, remember_name
from powerkit.entries.visibility import show_moment, title_of
from powerkit.logbook.model import Entry
from powerkit.logbook.share_model import REPLACED
from powerkit.reports.review.charts import told_glance, told_reach
from powerkit.reports.review.collect import Held, held
from powerkit.reports.review.compose import Written
from powerkit.reports.review.make import MADE, checked, make_in_steps, names_to_check, prepared, save_review
from powerkit.reports.review.prefill import Found, earlier_review, filled
from powerkit.reports.review.statistics import glance, reach
from powerkit.reports.share.codes import Codes
from powerkit.reports.share.name_questions import refuse_undecided
from powerkit.reports.share.pseudonyms import NOUNS
from powerkit.text.catalogue import t, tn
from powerkit.text.dates import show_date, show_time
from powerkit.text.periods import Period, period_from, year_to
from powerkit.text.phrasing import listed
from powerkit.text.sentences import shortened
from powerkit.ui.display import Open
from powerkit.ui.pages.entry import blocks_for_page
from powerkit.ui.pages.my_year import suits, year_answers
from powerkit.ui.pages.names import names_told, way_with_names, words_decided
from powerkit.ui.pages.replies.common import Decided, KeptAt, NamesTold, Progress
from powerkit.ui.pages.replies.review import (
    Begun,
    Checked,
    PeriodChosen,
    PeriodSaved,
    PeriodTold,
    ReviewMade,
    ReviewTold,
    ReviewView,
    SectionChecked,
)
from powerkit.ui.pages.requests.common import AskDecide, AskHello
from powerkit.ui.pages.requests.review import (
    AskBegin,
    AskedPeriod,
    AskedReview,
    AskPeriod,
    AskReviewCheck,
    AskReviewDraft,
    AskReviewMake,
    AskReviewNames,
    FromReview,
)
from powerkit.ui.pages.session import Form, Making, MakingDesk, Reply, Shown, saved_as
from powerkit.ui.pages.share_lists import saved_since

MOST_LISTED = 400
"""How many entries of a period can be chosen one by one; beyond it all go in."""


def shown(now: Open) -> Shown:
    """What the page shows, and who answers it."""
    proforma, making = load_proforma(now.deck_folder, now.deck), now.making()
    view = review_view(proforma, now.deck, now.logbook.workbook_id, making.formats)
    return view, ReviewDesk(proforma, making).answer


def review_view(proforma: Proforma, deck: Deck, workbook: str, formats: Mapping[str, Format] = FORMATS) -> ReviewView:
    """The review page as JSON for the script on the page: the deck's own headings, and nothing a person wrote."""
    return {
        "page": "review",
        "workbook": workbook,
        "lead": proforma.lead,
        "fields": [
            {**heading.field.page(), "paper": heading.paper, "ahead": heading.ahead} for heading in proforma.headings
        ],
        "formats": [{"id": key, "label": t(formats[key].name)} for key in MADE if key in formats],
        "capabilities": suits(deck),
        "deck_lead": deck.over_cards,
        "nouns": [t(noun) for noun in NOUNS],
    }


class ReviewDesk(MakingDesk):
    """The review page open in a browser, with the headings of a *proforma*."""

    may_ask = FromReview

    def __init__(self, proforma: Proforma, given: Making) -> None:
        super().__init__(given)
        self._proforma = proforma
        self.answers = {
            "hello": self._hello,
            "period": self._period,
            "begin": self._begin,
            "draft": self._draft,
            "check": self._check,
            "names": self._names,
            "decide": self._decide,
            "make": self._make,
            "file": self._file,
            **year_answers(given.deck, given.logbook),
        }

    def _hello(self, message: AskHello) -> Iterator[ReviewTold]:
        today = self._now().date()
        saved = sorted(
            ((period, entry) for entry in self._logbook.latest() if (period := review_period(entry.card))),
            key=lambda item: (item[0].end, item[1].saved),
            reverse=True,
        )
        period = year_to(today)
        if saved and saved[0][0].end < today:
            period = Period(saved[0][0].end + timedelta(days=1), today)
        writing = self._newest_draft()
        yield {
            "kind": "review",
            "from": period.start.isoformat(),
            "to": period.end.isoformat(),
            "saved": [_saved(period, entry) for period, entry in saved],
            "writing": writing,
            "leader": read_leader(self._logbook).name,
            "since": saved_since(self._logbook.shares(), ()),
            "folder": str(self._folder.to_send),
        }

    def _period(self, message: AskPeriod) -> Iterator[PeriodChosen]:
        found = self._held(message)
        period = found.period
        saved = self._saved(period)
        listed = sorted(found.there, key=lambda item: item.entry.saved, reverse=True)[:MOST_LISTED]
        yield {
            "kind": "period",
            "words": period.words,
            "entries": [
                {
                    "id": item.entry.id,
                    "title": title_of(item.entry),
                    "day": show_date(item.entry.saved.date().isoformat()),
                    "community": item.entry.community,
                    "shows": item.shows,
                }
                for item in listed
            ],
            "total": len(found.there),
            "chosen": len(found.chosen),
            "actions": len(found.actions),
            "glance": blocks_for_page(told_glance(glance(found, self._deck))),
            "reach": blocks_for_page(told_reach(reach(found))),
            "saved": t("version {version}, saved on {moment}", version=saved.version, moment=show_moment(saved))
            if saved
            else "",
            "drafted": self._form(period).draft is not None,
        }

    def _begin(self, message: AskBegin) -> Iterator[Begun]:
        """The answers to go on with: those being written, else those saved, else what the log book has."""
        period = _period(message)
        draft, saved = self._form(period).draft, self._saved(period)
        if message["how"] == "fill":
            mine = checked(self._proforma, period, message.get("answers", {}))
            yield {"kind": "begun", "came": "filled", "answers": {**self._filled(message), **mine}}
        elif draft is not None:
            yield {"kind": "begun", "came": "draft", "answers": draft.value.get("answers", {}), "extra": draft.value}
        elif saved is not None:
            yield {"kind": "begun", "came": "saved", "answers": dict(saved.answers)}
        else:
            yield {"kind": "begun", "came": "filled", "answers": self._filled(message)}

    def _draft(self, message: AskReviewDraft) -> Iterator[KeptAt]:
        value = {"answers": message["answers"], "leave_out": message["leave_out"]}
        self._form(_period(message)).keep(message, value)
        yield {"kind": "kept", "at": f"{self._now():%H:%M}"}

    def _check(self, message: AskReviewCheck) -> Iterator[Checked]:
        written = self._written(message)
        ready = prepared(written, self._deck, self._logbook, self._chance)
        said = Codes(ready.codes, ready.decided, ready.called).from_here()
        sections: list[SectionChecked] = []
        for heading in self._proforma.headings:
            kind, answer = heading.field.kind, written.answers.get(heading.field.id)
            blank = kind.blank(answer)
            blocks = () if blank else map_words(kind.describe(answer, heading.field.label), said)
            sections.append(
                {
                    "id": heading.field.id,
                    "label": heading.field.label,
                    "blocks": blocks_for_page((*_passed(heading, answer, self._now().date()), *blocks)),
                    "blank": blank,
                    "paper": heading.paper,
                }
            )
        yield {
            "kind": "checked",
            "sections": sections,
            "limits": list(names_to_check(written, self._deck, self._logbook).limits),
        }

    def _names(self, message: AskReviewNames) -> Iterator[NamesTold]:
        written = self._written(message)
        yield names_told(names_to_check(written, self._deck, self._logbook), self._logbook, written.to)

    def _decide(self, message: AskDecide) -> Iterator[Decided]:
        yield from self._decided(words_decided(message["words"]))

    def _make(self, message: AskReviewMake) -> Iterator[Reply]:
        """Save the review and make its files."""
        formats = message["formats"]

        def make() -> Generator[Progress, None, ReviewMade]:
            written = self._written(message)
            refuse_undecided(names_to_check(written, self._deck, self._logbook))
            ready = prepared(written, self._deck, self._logbook, self._chance)
            period = written.held.period
            save = partial(save_review, self._logbook, self._proforma, period, written.answers)
            entry = self._form(period).save(message, save)
            remember_name(self._logbook, written.leader)
            made = yield from self._files(make_in_steps(ready, entry, self._logbook, self._folder.to_send, formats))
            return {**made, "said": saved_as(entry)}

        yield from self._once(message, make)

    # --- what the log book has

    def _held(self, message: AskedPeriod) -> Held:
        return held(self._logbook, self._deck, _period(message), message["leave_out"])

    def _filled(self, message: AskedPeriod) -> dict[str, Any]:
        period = _period(message)
        leader, before = read_leader(self._logbook), earlier_review(self._logbook, period)
        return filled(self._proforma, Found(self._deck, self._held(message), leader.name, before, self._now().date()))

    def _written(self, message: AskedReview) -> Written:
        found = self._held(message)
        answers = checked(self._proforma, found.period, message["answers"])
        return Written(
            self._proforma,
            answers,
            found,
            self._now(),
            leader=message["leader"],
            to=message["for"],
            names=way_with_names(message["names"] or REPLACED),
            pictures=message.get("pictures", True),
        )

    def _saved(self, period: Period) -> Entry | None:
        return next(iter(self._logbook.latest(card=review_id(period), limit=1)), None)

    def _form(self, period: Period) -> Form:
        return Form(self._logbook, review_id(period))

    def _newest_draft(self) -> PeriodTold | None:
        found = [
            (draft.written, period)
            for draft in self._logbook.every_draft()
            if (period := review_period(draft.card)) is not None
        ]
        if not found:
            return None
        when, period = max(found, key=lambda item: item[0])
        said = show_time(when)
        return {"from": period.start.isoformat(), "to": period.end.isoformat(), "words": period.words, "when": said}


def _passed(heading: Heading, answer: Any, today: date) -> tuple[Paragraph, ...]:
    """What is said of rows whose day has passed, though it should be still to come."""
    if not heading.ahead:
        return ()
    kind = heading.field.kind
    days = [column.id for column in kind.columns if column.type == "date"]
    rows = [row for row in answer or () if any(str(row.get(day) or today) < today.isoformat() for day in days)]
    if not rows:
        return ()
    named = listed([f"“{shortened(kind.columns[0].show(row.get(kind.columns[0].id)), 60)}”" for row in rows], most=3)
    said = tn("The day of {named} has passed.", "The days of {named} have passed.", len(rows), named=named)
    return (Paragraph(said, quiet=True),)


def _period(message: AskedPeriod) -> Period:
    return period_from(message["from"], message["to"])


def _saved(period: Period, entry: Entry) -> PeriodSaved:
    return {
        "from": period.start.isoformat(),
        "to": period.end.isoformat(),
        "words": period.words,
        "when": show_moment(entry),
        "version": entry.version,
    }
