"""A map as the workbook changes it: saved again, grown from other cards, worded in codes, taken out and read back.

After each step the people and ties are those that the steps put there, by a plain account of them.
"""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from powerkit.deck import Field
from powerkit.entries.map_additions import grown
from powerkit.kinds.file_import import Incoming
from powerkit.kinds.map.compare import between, changes
from powerkit.kinds.map.files.read import read_people
from powerkit.kinds.map.files.write import Request, write_map
from powerkit.kinds.map.model import RelationMap, map_of
from powerkit.kinds.map.ties import Called, Meant
from powerkit.kinds.rows import ROW_ID
from powerkit.text.normalize import folded
from tests.kinds.map.material import KIND, RULING
from tests.many import examples

NAMES = ("Sam", "sam ", "Sam (2)", "Ann", "Ann; Bo", "Bo", "Jo", "Zoë", "Zoe")
MAP = Field("map", "Map", KIND)
Pairs = dict[frozenset[str], bool]


@st.composite
def other_maps(draw: st.DrawFn) -> tuple[list[str], list[tuple[int, int, bool]]]:
    """People of another map by name, and ties between them by their places."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4))
    places = st.integers(0, len(names) - 1)
    ties = draw(st.lists(st.tuples(places, places, st.booleans()), max_size=4))
    return names, [(one, other, sure) for one, other, sure in ties if one != other]


def rows_for(names: list[str], ties: list[tuple[int, int, bool]], first: str = "r") -> list[dict[str, Any]]:
    """Rows of these people, with ids made from places as a file's are."""
    people = [(f"{first}{number}", name) for number, name in enumerate(names, 1)]
    called = Called(people)
    meant: dict[tuple[int, bool], list[Meant]] = {}
    for one, other, sure in ties:
        meant.setdefault((one, sure), []).append(Meant("", people[other][0]))
    return [
        {
            ROW_ID: own,
            "name": name,
            "ring": "1",
            "knows": called.cell(meant.get((number, True), []), own),
            "may_know": called.cell(meant.get((number, False), []), own),
        }
        for number, (own, name) in enumerate(people)
    ]


def pairs_of(whole: RelationMap) -> Pairs:
    return {frozenset((tie.one, tie.other)): tie.sure for tie in whole.ties}


class Maps(RuleBasedStateMachine):
    """*rows* is the answer; *names* (in order) and *ties* are what was put there."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[dict[str, Any]] = []
        self.names: list[tuple[str, str]] = []
        self.ties: Pairs = {}
        self.coded = False

    def tie(self, one: str, other: str, sure: bool) -> None:
        pair = frozenset((one, other))
        self.ties[pair] = sure or self.ties.get(pair, False)

    @rule(made=other_maps())
    def fill_anew(self, made: tuple[list[str], list[tuple[int, int, bool]]]) -> None:
        """Another answer in place of this one: its rows come without ids."""
        then = map_of(self.rows, RULING)
        names, ties = made
        rows, problems = KIND.check([{**row, ROW_ID: ""} for row in rows_for(names, ties)])
        assert not problems
        self.rows, self.ties = rows, {}
        self.names = [(row[ROW_ID], name.strip()) for row, name in zip(rows, names, strict=True)]
        for one, other, sure in ties:
            self.tie(self.names[one][0], self.names[other][0], sure)
        both = between(then, map_of(rows, RULING))
        assert self.coded or not any(change.kind == "renamed" for change in changes(both))
        self.coded = False

    @rule(made=other_maps())
    def grow(self, made: tuple[list[str], list[tuple[int, int, bool]]]) -> None:
        """People of another card's map join."""
        names, ties = made
        there: dict[str, list[str]] = {}
        for one, name in self.names:
            there.setdefault(_key(name), []).append(one)
        self.rows, said = grown(self.rows, MAP, rows_for(names, ties))
        fresh = [row[ROW_ID] for row in self.rows[len(self.names) :]]
        assert len(fresh) == len(said)
        assert not {*fresh} & {one for one, _ in self.names}
        left = [*fresh]
        here = [there[_key(name)].pop(0) if there.get(_key(name)) else left.pop(0) for name in names]
        self.names += [(one, name.strip()) for one, name in zip(here, names, strict=True) if one in fresh]
        for one, other, sure in ties:
            if {here[one], here[other]} & {*fresh}:
                self.tie(here[one], here[other], sure)

    @precondition(lambda self: self.rows)
    @rule(data=st.data())
    def word_in_codes(self, data: st.DataObject) -> None:
        """Names become others, two of them perhaps one."""
        codes = {name: data.draw(st.sampled_from(NAMES)) for name in {*NAMES, *(name for _, name in self.names)}}
        codes |= {name.strip(): code for name, code in codes.items()}
        self.coded = True
        self.rows = KIND.reworded(self.rows, lambda text: codes.get(text.strip(), text))
        self.names = [(one, codes.get(name, name).strip()) for one, name in self.names]

    @precondition(lambda self: self.rows)
    @rule()
    def save_again(self) -> None:
        """The answer is checked as it is at each save."""
        self.rows, problems = KIND.check(self.rows)
        assert not problems

    @precondition(lambda self: self.rows)
    @rule(form=st.sampled_from(["csv", "graphml"]))
    def take_out_and_read_back(self, form: str) -> None:
        """The map as a file, read again."""
        made = write_map(Request(map_of(self.rows, RULING)), form)
        whole = read_people([Incoming(item.name, item.content) for item in made], RULING, grow=False).whole
        ids = {one.id: own for one, (own, _) in zip(whole.people, self.names, strict=True)}
        if form == "csv":
            assert [person.name for person in whole.people] == [name for _, name in self.names]
        assert {frozenset(ids[end] for end in pair): sure for pair, sure in pairs_of(whole).items()} == self.ties

    @invariant()
    def nobody_and_no_tie_is_there_that_was_not_put_there(self) -> None:
        whole = map_of(self.rows, RULING)
        assert [(person.id, person.name) for person in whole.people] == self.names
        assert pairs_of(whole) == self.ties


def _key(name: str) -> str:
    return ";".join(map(folded, name.split(";")))


TestMaps = Maps.TestCase
TestMaps.settings = settings(max_examples=examples(15), stateful_step_count=12, deadline=None)
