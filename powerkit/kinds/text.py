"""Words: one line, many lines, a date, or people's names."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from powerkit.documents.model import Block, Paragraph
from powerkit.kinds.base import Kind, Pointer
from powerkit.kinds.notes import below, day_in
from powerkit.kinds.options import Problem, check_date
from powerkit.text.catalogue import t
from powerkit.text.dates import show_date
from powerkit.text.normalize import tidy
from powerkit.text.phrasing import was_said
from powerkit.text.toml_reader import Spec

FORMS = ("lines", "line", "date", "people")


@dataclass(frozen=True)
class Text(Kind):
    """Words in a *form*: "lines", "line", "date" (ISO 8601) or "people" (names parted by commas).

    A date may say which other text of its card *returns* on that day, as a memo, and what it is called in a
    *calendar*: words that hold no name. Words may be chosen among what stands in a table of their card, *choose_from*,
    and are about the picture of another answer, *picture_of*, which is shown beside them.
    """

    form: str = "lines"
    rows: int = 4
    returns: str = ""
    calendar: str = ""
    choose_from: str = ""
    picture_of: str = ""
    name: ClassVar[str] = "text"
    question_type: ClassVar[str] = "powerkit.kinds.question_types:TextField"
    takes_notes: ClassVar[bool] = True

    @classmethod
    def read(cls, spec: Spec) -> Self:
        form, rows = spec.text("form", "lines", choices=FORMS), spec.number("rows", 4, least=1, most=40)
        returns = spec.id("returns") if spec.has("returns") else ""
        if returns and form != "date":
            spec.wrong('"returns" needs a day: give the field form = "date"')
        calendar = spec.text("calendar", "")
        if calendar and form != "date":
            spec.wrong('"calendar" needs a day: give the field form = "date"')
        choose_from = spec.id("choose_from") if spec.has("choose_from") else ""
        picture_of = spec.id("picture_of") if spec.has("picture_of") else ""
        return cls(form, rows, returns, calendar, choose_from, picture_of)

    def page(self) -> dict[str, Any]:
        more = {"calendar": self.calendar, "choose_from": self.choose_from, "picture_of": self.picture_of}
        return {"form": self.form, "rows": self.rows, **{key: value for key, value in more.items() if value}}

    def check(self, answer: Any) -> tuple[str, tuple[Problem, ...]]:
        if answer is None:
            return "", ()
        if not isinstance(answer, str):
            return "", (Problem(t("must be text")),)
        text = tidy(answer)
        if self.form == "date" and text.strip():
            return check_date(text)
        return text, ()

    def blank(self, answer: Any) -> bool:
        return not (answer or "").strip()

    def describe(self, answer: str, label: str) -> tuple[Block, ...]:
        return (Paragraph(show_date(answer) if self.form == "date" else answer.strip()),)

    def texts(self, answer: str) -> Iterator[str]:
        yield answer

    def names(self, answer: str) -> Iterator[str]:
        if self.form == "people":
            yield answer

    def compare(self, before: str, after: str) -> tuple[str, ...]:
        before, after = before or "", after or ""
        return () if before == after else (was_said(before.strip()),)

    def reworded(self, answer: str, change: Callable[[str], str]) -> str:
        return answer if self.form == "date" else change(answer)

    @property
    def words_form(self) -> str:
        return self.form

    @property
    def calendar_title(self) -> str:
        return self.calendar

    def points_to(self) -> tuple[Pointer, ...]:
        named = {"returns": self.returns, "choose_from": self.choose_from, "picture_of": self.picture_of}
        return tuple(Pointer(key, field, words=key == "returns") for key, field in named.items() if field)

    def in_words(self, answer: Any) -> str:
        return show_date(answer) if self.form == "date" else str(answer).strip()

    def memo(self, answer: Any) -> tuple[str, str] | None:
        return (self.returns, answer) if self.returns else None

    def from_note(self, before: Any, text: str, filled: Mapping[str, Any]) -> tuple[Any, str]:
        had = before if isinstance(before, str) else ""
        if self.form == "lines":
            return below(had, text), ""
        if self.form != "date":
            between = ", " if self.form == "people" else "; "
            return below(had, between.join(line.strip() for line in text.splitlines()), between), ""
        day = day_in(text)
        if not day or had.strip():
            return before, t("There is a day already.") if day else t("This is not a day, such as 31 March 2026.")
        return day, ""
