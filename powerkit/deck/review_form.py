"""The proforma of a review, read from ``deck/review.toml``: its headings, and what the log book puts under each."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from pathlib import Path

from powerkit.deck import Card, Deck, Field, read_field
from powerkit.deck.toml_files import read_toml
from powerkit.errors import DeckError
from powerkit.text.periods import Period
from powerkit.text.toml_reader import Spec, no_doubles

REVIEW = "review.toml"

FILLS: Mapping[str, tuple[str, ...]] = {
    "answers": (),
    "short": (),
    "last": ("what", "met", "examples"),
    "actions": ("what", "stands", "came"),
    "learning": ("capability", "learnt", "changed"),
    "next": ("objective", "measure", "when", "support"),
    "confirmation": ("who", "name", "date"),
}
"""What the log book can put under a heading, and the columns that a table needs for it.

"answers" and "short" are for a text. "short" is a sentence each from the first answer there of "did", "hard" and
"next", and from each of "from". A tick "full" among the columns of "actions" says which are told in full.
"""

FIRST, BODY, APPENDIX = "first", "", "appendix"
"""Where a heading stands in the files: on the first page, in the order of the form, or in the appendix."""

TYPES = ("text", "long", "date", "choice", "number", "tick")
"""The types of column that the page of the review can show."""

_TEXT_FORMS = ("lines", "line")
_SOURCES = ("from", "learnt", "changed", "did", "hard", "next")


@dataclass(frozen=True)
class Heading:
    """A heading of the review: its question, its *fill*, and from which answers (as CARD.ANSWER) by use.

    *paper* leaves room to write by hand where nothing was written. *where* is one of `FIRST`, `BODY` and `APPENDIX`.
    Days in it that are *ahead* are still to come.
    """

    field: Field
    fill: str = ""
    sources: Mapping[str, tuple[str, ...]] = dataclass_field(default_factory=dict)
    paper: bool = False
    where: str = BODY
    ahead: bool = False


@dataclass(frozen=True)
class Proforma:
    """The review's *title*, the words that *lead* into it, and its headings in order."""

    title: str
    lead: str
    headings: tuple[Heading, ...]

    def titled(self, period: Period) -> str:
        """The title for a period: "{span}" in it says how long that is, such as "a year" or "6 days"."""
        return self.title.replace("{span}", period.span)

    def card(self, one: str, title: str) -> Card:
        """The review of that id as a card, so that it is checked, kept and read as any card's answers are."""
        return Card(one, title, self.lead, "", "", (), tuple(heading.field for heading in self.headings))


def load_proforma(folder: Path, deck: Deck) -> Proforma:
    """The proforma of the *deck* in *folder*; ours, where a locality's deck has none.

    Raises:
        DeckError: with everything that is wrong, a line each.
    """
    problems: list[str] = []
    found = read_toml(folder / REVIEW, problems, needed=False)
    made = _read_whole(found, deck) if found else None
    if problems:
        raise DeckError("\n".join(problems))
    return made or _ours(deck)


def _ours(deck: Deck) -> Proforma:
    """The proforma that comes with the workbook. Answers that another deck does not have fill nothing."""
    from powerkit.resources import deck_folder

    spec = read_toml(deck_folder() / REVIEW, [], needed=False)
    if spec is None:
        raise DeckError("The workbook's own review.toml is missing.", "Install the workbook again.")
    return _read_whole(spec, None)


def _read_whole(spec: Spec, deck: Deck | None) -> Proforma:
    inner = spec.tables("field", named="field")
    made = Proforma(spec.text("title"), spec.text("lead", ""), tuple(_read_heading(item, deck) for item in inner))
    spec.done()
    if spec.has("field") and not inner:
        spec.wrong('"field" needs at least one heading')
    no_doubles(zip(inner, (heading.field.id for heading in made.headings), strict=True))
    return made


def _read_heading(spec: Spec, deck: Deck | None) -> Heading:
    fill, paper = spec.text("fill", "", choices=("", *FILLS)), spec.flag("paper")
    ahead = spec.flag("ahead") or fill == "next"
    where = spec.text("where", BODY, choices=(BODY, FIRST, APPENDIX))
    sources = {use: spec.texts(use, ()) for use in _SOURCES}
    # What is kept with a review must be readable as a card's question is, so our own keys are not part of it.
    ours = {"fill", "paper", "where", "ahead", *_SOURCES}
    asked = {key: value for key, value in spec.data.items() if key not in ours}
    question = read_field(spec.with_data({"private": True, **asked}))
    for use, ids in sources.items():
        for id_ in ids if deck else ():
            _check_source(spec, use, id_, deck)
    _check_shape(spec, question, fill)
    return Heading(question, fill, {use: ids for use, ids in sources.items() if ids}, paper, where, ahead)


def _check_source(spec: Spec, use: str, one: str, deck: Deck | None) -> None:
    card, _, answer = one.rpartition(".")
    if deck and (card not in deck.cards or deck.cards[card].field(answer) is None):
        spec.wrong(f'"{use}" names "{one}", but must name an answer of a card, such as "1.1.changing"')


def _check_shape(spec: Spec, question: Field, fill: str) -> None:
    kind = question.kind
    columns = tuple(column.id for column in kind.columns)
    if kind.words_form and kind.words_form not in _TEXT_FORMS:
        spec.wrong(f'"form" is "{kind.words_form}", but in a review must be one of: {", ".join(_TEXT_FORMS)}')
    for column in kind.columns:
        if column.type not in TYPES:
            spec.wrong(f'column "{column.id}" is a {column.type}, but in a review must be one of: {", ".join(TYPES)}')
    if not kind.words_form and not columns:
        spec.wrong(f'"kind" is "{kind.name}", but in a review must be "text" or "table"')
        return
    if fill in ("answers", "short") and columns:
        spec.wrong(f'"fill" is "{fill}", which is for a text')
    for needed in FILLS.get(fill, ()):
        if needed not in columns:
            spec.wrong(f'"fill" is "{fill}", which needs a table with the column "{needed}"')
