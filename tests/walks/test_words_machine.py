"""Words put together, added, renamed, kept in view and saved in a file: after each step as many people as were counted.

The account of it is a list of what was said for each row, counted or roughly; no step may add a count of its own.
"""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from powerkit.kinds.rows import Rows
from powerkit.kinds.words.column_question import words_of_table
from powerkit.kinds.words.csv import to_csv
from powerkit.kinds.words.kind import Words, word_columns
from powerkit.kinds.words.merge import Merge, added, likely_merges, merged
from powerkit.kinds.words.model import Word, words_of
from tests.many import examples

SPELT = ("bus", "Bus", "buses", "GP", "doctor", "damp", "cold homes", "cold-homes")
ROUGHLY = ("", "once", "sometimes", "often")
SAID = st.one_of(st.integers(0, 12), st.sampled_from(ROUGHLY))
KIND = Words(Rows("word", word_columns()))
Said = list[int | str]


def word_of(text: str, said: int | str) -> Word:
    """A word that so many said, or that is said roughly so often."""
    return Word(text, count=said) if isinstance(said, int) else Word(text, often=said)


class WordsMachine(RuleBasedStateMachine):
    """*words* is the answer; *account* is the text of each row and all that was said of it."""

    def __init__(self) -> None:
        super().__init__()
        self.words: tuple[Word, ...] = ()
        self.account: list[tuple[str, Said]] = []

    @rule(text=st.sampled_from(SPELT), said=SAID)
    def write(self, text: str, said: int | str) -> None:
        """A row of its own, whatever stands there."""
        self.words = (*self.words, word_of(text, said))
        self.account.append((text, [said]))

    @rule(more=st.lists(st.tuples(st.sampled_from(SPELT), SAID), min_size=1, max_size=3))
    def add(self, more: list[tuple[str, int | str]]) -> None:
        """Words that others said: those of one that is there go to it."""
        self.words = added(self.words, [word_of(*item) for item in more])
        for text, said in more:
            there = next((all_said for name, all_said in self.account if name == text), None)
            if there is None:
                self.account.append((text, [said]))
            else:
                there.append(said)

    @precondition(lambda self: self.words)
    @rule(data=st.data())
    def put_together(self, data: st.DataObject) -> None:
        """A merge that is offered, or any other."""
        offered = likely_merges(self.words)
        names = sorted({word.word for word in self.words})
        any_words = st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)
        own = any_words.map(lambda chosen: Merge(tuple(chosen), chosen[-1], ""))
        merge = data.draw(st.one_of(own, st.sampled_from(offered)) if offered else own)
        self.words = merged(self.words, merge)
        chosen = [at for at, (name, _) in enumerate(self.account) if name in merge.words]
        if len(chosen) > 1:
            together = [said for at in chosen for said in self.account[at][1]]
            self.account[chosen[0]] = (merge.into, together)
            self.account = [one for at, one in enumerate(self.account) if at not in chosen[1:]]

    @precondition(lambda self: self.words)
    @rule(data=st.data(), text=st.sampled_from(SPELT), theme=st.sampled_from(("", "Home")), pin=st.booleans())
    def change(self, data: st.DataObject, text: str, theme: str, pin: bool) -> None:
        """A word is called otherwise, also as another is; it goes to a theme and is kept in view or not."""
        at = data.draw(st.integers(0, len(self.words) - 1))
        changed = replace(self.words[at], word=text, theme=theme, pin=pin)
        self.words = (*self.words[:at], changed, *self.words[at + 1 :])
        self.account[at] = (text, self.account[at][1])

    @precondition(lambda self: self.words)
    @rule()
    def save(self) -> None:
        """The answer is checked as at each save."""
        rows, problems = KIND.check([word.row() for word in self.words])
        assert not problems
        self.words = words_of(rows)

    @precondition(lambda self: self.words)
    @rule()
    def take_out_and_read_back(self) -> None:
        """The words as CSV, read again."""
        found = words_of_table(to_csv(self.words))
        assert {note.sort for note in found.told} <= {"rows"}  # the same word in two rows stays two, and that is said
        self.words = found.words

    @invariant()
    def nothing_is_counted_that_nobody_counted(self) -> None:
        assert [word.word for word in self.words] == [text for text, _ in self.account]
        for one, (_, all_said) in zip(self.words, self.account, strict=True):
            counts = [said for said in all_said if isinstance(said, int)]
            assert one.count == (sum(counts) if counts else None)
            assert one.often == max((said for said in all_said if isinstance(said, str)), key=ROUGHLY.index, default="")


TestWords = WordsMachine.TestCase
TestWords.settings = settings(max_examples=examples(15), stateful_step_count=12, deadline=None)
