"""A photo of a drawing on paper, beside the question it answers, and its description in words.

An answer is ``{"photo": key, "words": description}``. The key names the picture in the log book (see
`powerkit.logbook`); the answer itself holds no picture.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from powerkit.documents.model import Block, Paragraph, Picture
from powerkit.kinds.base import Kind, Pointer
from powerkit.kinds.file_import import Way
from powerkit.kinds.options import Problem
from powerkit.text.catalogue import later, t
from powerkit.text.normalize import tidy
from powerkit.text.toml_reader import Spec

if TYPE_CHECKING:
    from powerkit.logbook import Logbook

KEY = re.compile(r"[0-9a-f]{64}\Z")
"""What a kept photo's name looks like: the SHA-256 of its bytes."""

READS = (".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".gif", ".bmp", ".tif", ".tiff")
_WAY = Way("powerkit.kinds.photo.file_import:bring", frozenset())

UNDESCRIBED = later("Nobody has described it in words yet.")


@dataclass(frozen=True)
class Photo(Kind):
    """A photo that may stand in place of the answer *of* another field of the card, or beside it.

    The description in words is the photo's equal: it is what is searched, compared and read by others.
    """

    of: str = ""
    name: ClassVar[str] = "photo"
    question_type: ClassVar[str] = "powerkit.kinds.photo.question_type:PhotoField"
    asks: ClassVar[bool] = False

    @classmethod
    def read(cls, spec: Spec) -> Self:
        return cls(spec.id("of") if spec.has("of") else "")

    def page(self) -> dict[str, Any]:
        return {"of": self.of, "stands_in": True}

    def check(self, answer: Any) -> tuple[Any, tuple[Problem, ...]]:
        if answer is None or answer == "" or answer == {}:
            return {}, ()
        if not isinstance(answer, Mapping) or not all(isinstance(item, str) for item in answer.values()):
            return {}, (Problem(t('must be a photo, such as {"photo": "…", "words": "What it shows"}')),)
        unknown = sorted(answer.keys() - {"photo", "words"}, key=str)
        key, words = str(answer.get("photo", "")), tidy(str(answer.get("words", "")))
        problems = tuple(Problem(t('has no "{item}": it may have photo and words', item=item)) for item in unknown)
        if key and not KEY.match(key):
            problems += (Problem(t("must name a photo in your log book. Put it in on the card itself")),)
            key = ""
        return {"photo": key, "words": words}, problems

    def blank(self, answer: Any) -> bool:
        return not (answer or {}).get("photo") and not self.said(answer)

    def said(self, answer: Any) -> str:
        """The description in words, "" where there is none."""
        return str((answer or {}).get("words", "")).strip()

    def describe(self, answer: Any, label: str) -> tuple[Block, ...]:
        said = self.said(answer)
        if not answer.get("photo"):
            return (Paragraph(said),)
        if said:
            return (Paragraph(t("There is a photo of it in the log book. It shows: {words}", words=said)),)
        return (Paragraph(t("There is a photo of it in the log book. Nobody has described it in words yet.")),)

    def texts(self, answer: Any) -> Iterator[str]:
        yield self.said(answer)

    def compare(self, before: Any, after: Any) -> tuple[str, ...]:
        old, new = (before or {}).get("photo", ""), (after or {}).get("photo", "")
        was, now = self.said(before), self.said(after)
        changes = [t("The photo is another one.") if old else t("A photo was put in.")] if new and new != old else []
        changes += [t("The photo was taken out.")] if old and not new else []
        return (
            *changes,
            *([t("Was described: {was}", was=was or t("not yet"))] if was != now and (was or old) else ()),
        )

    def reworded(self, answer: Any, change: Callable[[str], str]) -> Any:
        return {**answer, "words": change(answer.get("words", ""))} if answer else answer

    def points_to(self) -> tuple[Pointer, ...]:
        return (Pointer("of", self.of),) if self.of else ()

    def kept_pictures(self, answer: Any, label: str, logbook: "Logbook") -> tuple[Picture, ...]:
        """The kept photo an answer names, with its description in place of it for those who do not see it."""
        from powerkit.kinds.photo.svg import wrapped

        found = logbook.photo(answer.get("photo") or "")
        if found is None:
            return ()
        alt = self.said(answer) or f"{label}. {UNDESCRIBED}"
        return (wrapped(found.content, found.width, found.height, alt),)

    def brings_in(self, ending: str) -> Way | None:
        return _WAY if ending in READS else None

    def from_logbook(self, what: str, given: Any, logbook: "Logbook") -> Mapping[str, Any]:
        from powerkit.kinds.photo.queries import told  # a page of cards is opened without it

        return told(what, given, logbook)
