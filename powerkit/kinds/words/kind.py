"""Words that people say about a community, with how many said each; every one of them counts."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from powerkit.documents.model import Block, Paragraph, Table
from powerkit.kinds.base import Screen
from powerkit.kinds.columns import Column
from powerkit.kinds.file_import import Way
from powerkit.kinds.made_of_rows import MadeOfRows
from powerkit.kinds.options import Option, Problem, spoken
from powerkit.kinds.rows import Rows
from powerkit.kinds.words.compare import changes_said
from powerkit.kinds.words.lists import heard_most, said_by_one, said_once, sentences, small_voices
from powerkit.kinds.words.model import MOST_PEOPLE, Word, words_of
from powerkit.text.catalogue import later, t, tn
from powerkit.text.dates import grouped
from powerkit.text.toml_reader import Spec

BESIDE = ("large", "small", "effect", "for_large", "for_small", "action", "voices")
"""The ids of other questions of the same card that the page ties to the words: what the large and the small words say,
what the cloud does to whoever looks at it, which words the action touches, the action, and a table of voices to take
words from. Each may be left out."""

OFTEN = (Option("often", later("Often")), Option("sometimes", later("Sometimes")), Option("once", later("Once")))

_SCREENS = (
    Screen("gather", later("The words"), later("What words do you hear?")),
    Screen("join", later("What is the same"), later("Words that may mean the same")),
    Screen("voices", later("Large and small voices"), later("Which voices are large, and which are small?")),
)


def word_columns() -> tuple[Column, ...]:
    """The columns of the words CSV; "often" is for who did not count, "share" lets a quote into what is shared."""
    return (
        Column("word", t("Word or phrase"), "text", t("As people say it")),
        Column("count", t("How many people said it"), "number", t("A number, if you know it")),
        Column("often", t("Or simply"), "choice", t("Drawn as for 9, 3 or 1 people"), spoken(OFTEN)),
        Column("who", t("Who says it"), "text", t("A role or a group is enough, such as “parents at the school gate”")),
        Column("where", t("Where you heard it"), "text"),
        Column("quote", t("In their words"), "long"),
        Column("theme", t("Theme"), "text"),
        Column("pin", t("Keep this small voice in view"), "tick"),
        Column("why", t("Why you keep it in view"), "text"),
        Column("share", t("Let the quote be shared"), "tick", t("Quotes stay private unless you tick this.")),
    )


READS = ("", ".txt", ".text", ".md", ".csv", ".tsv", ".docx", ".vtt", ".srt")
"""The endings of files of words; "" is what comes without a name."""
_WAY = Way(
    "powerkit.kinds.words.file_import:bring",
    frozenset(("column", "heading", "together", "apart", "keep", "without", "lines")),
)


@dataclass(frozen=True)
class Words(MadeOfRows):
    """Words and phrases, each with the number of people who said it.

    Others read the words and how many people said each. A quote stays with the leader unless its row says ``share``;
    so do who said a word and where, where one person alone said it.
    """

    beside: tuple[tuple[str, str], ...] = ()
    name: ClassVar[str] = "words"
    question_type: ClassVar[str] = "powerkit.kinds.words.question_type:WordsField"
    fits_small: ClassVar[bool] = True
    photo_called: ClassVar[str] = later("A photo of words on paper")

    @classmethod
    def read(cls, spec: Spec) -> Self:
        beside = tuple((role, spec.id(role)) for role in BESIDE if spec.has(role))
        return cls(Rows(t("word"), word_columns()), beside)

    def screens(self) -> tuple[Screen, ...]:
        return tuple(screen.spoken() for screen in _SCREENS)

    def page(self) -> dict[str, Any]:
        return {**super().page(), **dict(self.beside)}

    def check(self, answer: Any) -> tuple[Any, tuple[Problem, ...]]:
        rows, problems = self.rows.check(answer)
        return rows, (*problems, *_counts(rows))

    def describe(self, answer: Any, label: str) -> tuple[Block, ...]:
        """What the words show in sentences, and the two lists; the picture, which says how many, stands before them."""
        words = words_of(answer)
        said = sentences(words)[1:] if words else sentences(words)
        return (Paragraph(" ".join(said)), *listed(words))

    def compare(self, before: Any, after: Any) -> tuple[str, ...]:
        return changes_said(words_of(before or ()), words_of(after or ())) if before != after else ()

    def drawn_by(self) -> str:
        return "powerkit.kinds.words.cloud.picture:draw"

    def marked_by(self) -> str:
        return "powerkit.kinds.words.cloud.picture:draw_marked"

    def brings_in(self, ending: str) -> Way | None:
        return _WAY if ending in READS else None

    def told_by(self, what: str) -> str:
        return super().told_by(what) or "powerkit.kinds.words.queries:tell"

    def let_out(self, answer: Any) -> Any:
        """The words without the quotes that are not let out."""
        return [row if row.get("share") else {**row, "quote": ""} for row in answer or ()]

    def said_by_one(self, answer: Any) -> tuple[str, ...]:
        return tuple(word.word for word in said_by_one(words_of(answer or ())))

    def heard(self, answer: Any) -> Iterator[str]:
        yield from (word.word for word in words_of(answer or ()) if word.count != 1 and not said_once([word]))

    def without(self, answer: Any, words: Collection[str]) -> list[dict[str, Any]]:
        return [row for row in answer or () if str(row.get("word") or "").strip() not in words]

    def parted(self, answer: Any, without: Collection[str] = ()) -> tuple[list[str], list[str]]:
        """The quotes that are not let out, and the words that leave."""
        quotes = [str(row.get("quote") or "") for row in answer if not row.get("share") or row.get("word") in without]
        return quotes, [str(row.get("word") or "") for row in answer if row.get("word") not in without]

    def kept_back(self, answer: Any) -> int:
        return sum(1 for row in answer if str(row.get("quote") or "").strip() and not row.get("share"))

    def kept_back_said(self, number: int) -> str:
        return tn(
            "{number} quote of people’s words. Let one out on the card itself.",
            "{number} quotes of people’s words. Let one out on the card itself.",
            number,
        )

    def snapshot(self, answer: Any) -> list[dict[str, Any]]:
        return [{key: row[key] for key in _DRAWN if key in row} for row in self.rows_of(answer)]


_DRAWN = ("_id", "word", "count", "often", "theme", "pin")
"""What of each row is drawn when another card looks back. Quotes stay on their own card."""


def _counts(rows: list[dict[str, Any]]) -> Iterator[Problem]:
    for number, row in enumerate(rows, 1):
        count = row["count"]
        if count is None:
            continue
        if count != int(count) or not 0 <= count <= MOST_PEOPLE:
            yield Problem(
                t("must be a whole number of people, from 0 to {most_people}", most_people=grouped(MOST_PEOPLE)),
                row=number,
                column="count",
            )
        else:
            row["count"] = int(count)


def listed(words: Sequence[Word]) -> tuple[Table, ...]:
    """The two lists of equal standing, as others read them."""
    lists = ((t("Heard most"), heard_most(words)), (t("Small voices"), small_voices(words)))
    return tuple(_listed(name, found) for name, found in lists if found)


def _listed(name: str, words: tuple[Word, ...]) -> Table:
    """One of the two lists; a column that is blank throughout is left out."""
    rows = [_row(word) for word in words]
    heads = (t("Word"), t("Said by"), t("Theme"), t("Who and where"), t("In their words"), t("Kept in view"))
    used = [at for at in range(len(heads)) if at < 2 or any(row[at] for row in rows)]
    return Table(name, tuple(heads[at] for at in used), tuple(tuple(row[at] for at in used) for row in rows))


def _row(one: Word) -> tuple[str, ...]:
    from_whom = "; ".join(filter(None, (one.who, one.where))) if one.share or one.people > 1 else ""
    quote = one.quote if one.share else ""
    return (one.word, one.said, one.theme, from_whom, quote, (one.why or t("Yes")) if one.pin else "")
