"""What every kind of answer can do. A new kind says what differs from the plain ways here; nobody asks which it is."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self

from powerkit.documents.model import Block, Picture, Table
from powerkit.kinds.columns import Column
from powerkit.kinds.options import Option, Problem
from powerkit.text.catalogue import t
from powerkit.text.toml_reader import Spec

if TYPE_CHECKING:
    from powerkit.kinds.file_import import Way
    from powerkit.logbook import Logbook

Row = dict[str, Any]


@dataclass(frozen=True)
class Pointer:
    """Another field of the same card that a deck names under *key*; *words* where it must be a text."""

    key: str
    field: str
    words: bool = False


@dataclass(frozen=True)
class LookBack:
    """What a kind looks back at: a *field* of a *card*. *quick* says whether one can be made where there is none."""

    card: str
    field: str
    quick: bool

    @property
    def key(self) -> str:
        """As a deck writes it, such as "1.2.map"."""
        return f"{self.card}.{self.field}" if self.card else self.field


class Screen(NamedTuple):
    """One of the screens on which an answer is made, one thing a screen: what the step is called, and its question.

    *column* is what it fills of each row; "" where nothing in the answer tells whether it was used.
    """

    id: str
    title: str
    question: str
    column: str = ""

    def spoken(self) -> "Screen":
        """The same in the language of the deck: its words are ours (`later`)."""
        return self._replace(title=t(self.title), question=t(self.question))


@dataclass(frozen=True)
class Prompt:
    """A question on paper: *how* to write an answer to it in notes, and its share of the *room* to write.

    *heads* are the columns of a table and *shares* their widths beside each other, *options* what can be ticked.
    """

    how: str = ""
    heads: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    room: int = 2
    shares: tuple[int, ...] = ()


class Kind(ABC):
    """A kind of answer with the options one field gave it. Pure: it reads nothing, writes nothing and draws nothing.

    Answers are JSON values. A blank answer is never wrong: no question is compulsory.
    """

    name: ClassVar[str]
    question_type: ClassVar[str]
    """The type of what the page is given (`page`, and what every question has), as "module:class"."""
    asks: ClassVar[bool] = True
    """Whether it asks by itself; a look back and a photo stand beside other questions."""
    takes_notes: ClassVar[bool] = False
    """Whether notes from a walk can be put into it, and so it stands on a page to take along."""
    gathers_people: ClassVar[bool] = False
    """Whether people named on other cards can join it. They stay who they are, whatever they are called."""
    speaks: ClassVar[bool] = False
    """Whether what is made of it says "me": where a group answers it is another (`for_group`)."""
    photo_called: ClassVar[str] = ""
    """What a photo beside one that is drawn by hand is called; "" where none stands beside it."""
    fits_small: ClassVar[bool] = False
    """Whether its picture has a form for a small screen: what draws it takes *narrow* then."""

    @classmethod
    @abstractmethod
    def read(cls, spec: Spec) -> Self:
        """The kind with its options as the deck gives them; what is wrong goes to the spec's problems."""

    @abstractmethod
    def page(self) -> dict[str, Any]:
        """What the script on the page must know to show this field, as JSON."""

    @abstractmethod
    def check(self, answer: Any) -> tuple[Any, tuple[Problem, ...]]:
        """The answer in its tidy form, and what is wrong with it."""

    @abstractmethod
    def blank(self, answer: Any) -> bool:
        """Whether nothing was answered."""

    @abstractmethod
    def describe(self, answer: Any, label: str) -> tuple[Block, ...]:
        """The answer as blocks of a document, for an answer that is not blank and was checked."""

    @abstractmethod
    def compare(self, before: Any, after: Any) -> tuple[str, ...]:
        """What changed between two answers, in sentences."""

    def texts(self, answer: Any) -> Iterator[str]:
        """Every text in the answer, for the search."""
        return iter(())

    def names(self, answer: Any) -> Iterator[str]:
        """Every text of the answer that holds people's names."""
        return iter(())

    def reworded(self, answer: Any, change: Callable[[str], str]) -> Any:
        """The same answer with every text that a person wrote passed through *change*; what was chosen stays."""
        return answer

    # What the deck gave it, for those who read a deck or make a page of it.

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of its rows, the one that names a row first; none where an answer is no list of rows."""
        return ()

    @property
    def suggested(self) -> tuple[str, ...]:
        """What its rows may be called to begin with."""
        return ()

    def choices(self) -> tuple[Option, ...]:
        """What can be chosen, where the answer is a choice."""
        return ()

    @property
    def one_choice(self) -> bool:
        """Whether one thing alone can be chosen."""
        return False

    @property
    def words_form(self) -> str:
        """How words are asked for, where the answer is words: "lines", "line", "date" or "people"."""
        return ""

    def screens(self) -> tuple[Screen, ...]:
        """The screens it is made on, in their order; none where one screen holds it. The page shows one at a time."""
        return ()

    @property
    def calendar_title(self) -> str:
        """What its day is called in a calendar; "" where it has none for one."""
        return ""

    @property
    def sectors(self) -> tuple[Option, ...]:
        """The parts of a community that people on it belong to."""
        return ()

    def points_to(self) -> tuple[Pointer, ...]:
        """The other fields of its card that the deck names."""
        return ()

    def looks_back(self) -> LookBack | None:
        """What it looks back at, where it does."""
        return None

    def brings_in(self, ending: str) -> "Way | None":
        """How a file with such an ending (".csv"; "" for none) is brought into an answer; None where it can't be."""
        return None

    # What is in an answer.

    def rows_of(self, answer: Any) -> list[Row]:
        """The rows of an answer, in whichever shape it has."""
        return []

    def row_title(self, row: Row) -> str:
        """What names a row."""
        return t("A row")

    def parts(self, answer: Any) -> list[tuple[str, str]]:
        """What an answer that is not blank is made of, for picking: the text that names each, and a few words on it."""
        return [(text.strip(), "") for text in self.texts(answer) if text.strip()]

    def in_words(self, answer: Any) -> str:
        """The answer as plain words, a line for each thing it says."""
        return "\n".join(text.strip() for text in self.texts(answer))

    def in_short(self, answer: Any) -> str:
        """The answer in one go, to be quoted in another."""
        return " ".join(self.texts(answer))

    def people(self, answer: Any) -> Iterator[Row]:
        """The people that an answer names, as rows of a map that they may join."""
        return iter(())

    def actions(self, answer: Any) -> Iterator[Mapping[str, str]]:
        """The actions that an answer plans."""
        return iter(())

    def memo(self, answer: Any) -> tuple[str, str] | None:
        """The text of the card that comes back as a memo, and on which day."""
        return None

    # What others get to see.

    def let_out(self, answer: Any) -> Any:
        """The answer as others may read it."""
        return answer

    def kept_back(self, answer: Any) -> int:
        """Of how many people words stay with the leader when others read the answer."""
        return 0

    def kept_back_said(self, number: int) -> str:
        """What stays when that many are kept back, and how to let it out."""
        return ""

    def said_by_one(self, answer: Any) -> tuple[str, ...]:
        """The words that one person said or that nobody counted: ask before they are shared."""
        return ()

    def heard(self, answer: Any) -> Iterator[str]:
        """What people were heard to say, a word or a phrase each, without what is known to be one person's alone."""
        return iter(())

    def without(self, answer: Any, words: Collection[str]) -> Any:
        """The answer without some of its words, for a copy that the leader wants them left out of."""
        return answer

    def parted(self, answer: Any, without: Collection[str] = ()) -> tuple[list[str], list[str]]:
        """The texts that stay when an answer is let out without some words, and those that leave."""
        leaving = list(self.texts(self.let_out(self.without(answer, without))))
        return [text for text in self.texts(answer) if text not in leaving], leaving

    def snapshot(self, answer: Any) -> Any:
        """So much of an answer as is drawn when another card looks back at it; None where that draws nothing."""
        return None

    # How it is drawn: "module:function", which is loaded when first needed.

    def drawn_by(self) -> str:
        """What draws an answer (see `powerkit.kinds.pictures`); "" where it has no picture."""
        return ""

    def fitted_by(self) -> str:
        """What draws an answer for the back of a card, with *narrow* too; "" where its picture can be read there."""
        return ""

    def marked_by(self) -> str:
        """What draws an answer with some of its parts marked, for a look back at it."""
        return ""

    def numbers(self, answer: Any) -> Table | None:
        """The numbers that the picture of an answer shows, where it shows any."""
        return None

    def kept_pictures(self, answer: Any, label: str, logbook: "Logbook") -> tuple[Picture, ...] | None:
        """The pictures of an answer that the log book holds; None where they are drawn."""
        return None

    # What the page asks while it is being written, and what is on paper.

    def told_by(self, what: str) -> str:
        """Who answers a question of the page: "module:function" (see `powerkit.ui.queries`), or ""."""
        return "powerkit.kinds.picture_preview:tell" if what in ("picture", "picture_file") else ""

    def for_group(self) -> Self:
        """The same kind where a group answers: it `speaks` for "us"."""
        return self

    def from_logbook(self, what: str, given: Any, logbook: "Logbook") -> Mapping[str, Any] | None:
        """The answer to a question of the page that needs the log book; None where none does."""
        return None

    def prompt(self, filled: Collection[str]) -> Prompt:
        """How it is asked on paper. Columns that are *filled* by themselves are not asked."""
        return Prompt()

    def from_note(self, before: Any, text: str, filled: Mapping[str, Any]) -> tuple[Any, str]:
        """The answer with a note added below what was there *before*, and "" – or why it cannot be added."""
        return before, t("Notes cannot be put here. Choose another place.")


KINDS: dict[str, type[Kind]] = {}
"""Every kind by the name the deck gives it; `powerkit.kinds` fills it."""
