"""The four tools beside pandas and networkx: what those hold comes in whole or is said, and goes out again."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import powerkit
from powerkit.errors import PowerkitError
from tests.frames import pandas

EXAMPLES = Path(__file__).parents[3] / "examples"
ZONES = {"zones": ["Now", "Later"]}


def said(whole: powerkit.RelationshipMap) -> tuple[dict[str, int], set[tuple[str, str, bool]]]:
    """Who stands in which ring, and who knows whom."""
    called = {person.id: person.name for person in whole.people}
    ties = {(*sorted((called[tie.one], called[tie.other])), tie.sure) for tie in whole.ties}
    return {person.name: person.ring for person in whole.people}, ties


def people(pd: Any) -> Any:
    return pd.DataFrame({"name": ["Ann", "Bo"], "ring": [1, float("nan")], "sector": pd.Categorical(["Faith", None])})


TIES: dict[str, Callable[[Any], Any]] = {
    "a table": lambda pd: pd.DataFrame({"source": ["Ann"], "target": ["Bo"]}),
    "another table": lambda pd: pd.DataFrame({"From": ["Ann"], "To": ["Bo"], "sure": [True]}),
    "two columns": lambda pd: pd.DataFrame([["Ann", "Bo"]]),
    "pairs": lambda pd: [("Ann", "Bo")],
    "columns": lambda pd: {"source": ["Ann"], "target": ["Bo"]},
    "lists": lambda pd: {"Ann": ["Bo"], "Bo": []},
    "pairs with what is sure": lambda pd: {("Ann", "Bo"): True},
    "a graph": lambda pd: networkx.DiGraph([("Ann", "Bo")]),
    "a graph as dicts": lambda pd: networkx.to_dict_of_dicts(networkx.Graph([("Ann", "Bo", {"weight": 2})])),
    "a graph's edges": lambda pd: networkx.to_pandas_edgelist(networkx.Graph([("Ann", "Bo", {"weight": 2})])),
    "a column with two indexes": lambda pd: pd.Series({("Ann", "Bo"): True}),
}
PEOPLE: dict[str, Callable[[Any], Any]] = {
    "a table": people,
    "a table by name": lambda pd: people(pd).set_index("name"),
    "a table of pandas' own kinds": lambda pd: people(pd).convert_dtypes(),
    "columns": lambda pd: {"name": ["Ann", "Bo"], "ring": [1, None]},
    "rows by name": lambda pd: {"Ann": {"ring": 1}, "Bo": {}},
    "rings by name": lambda pd: {"Ann": 1, "Bo": None},
    "a column of rings": lambda pd: pd.Series({"Ann": 1.0, "Bo": float("nan")}),
}


@pytest.mark.parametrize("shape", PEOPLE)
def test_people_come_from_every_shape_a_program_has_them_in(shape: str) -> None:
    whole = powerkit.RelationshipMap(PEOPLE[shape](pandas()))
    assert said(whole) == ({"Ann": 1, "Bo": 0}, set()) and whole.notes == ()


@pytest.mark.parametrize("shape", TIES)
def test_ties_come_from_every_shape_a_program_has_them_in(shape: str) -> None:
    whole = powerkit.RelationshipMap(["Ann", "Bo"], TIES[shape](pandas()))
    assert said(whole)[1] == {("Ann", "Bo", True)}


def test_what_a_map_has_no_place_for_is_said_on_the_page_and_not_in_its_state() -> None:
    graph = networkx.MultiDiGraph([("Ann", "Bo", {"weight": 3}), ("Ann", "Bo", {"since": 2020}), ("Bo", "Bo")])
    whole = powerkit.RelationshipMap(graph, [("Ann", "Zed")])
    assert said(whole) == ({"Ann": 0, "Bo": 0}, {("Ann", "Bo", True)})
    (answers,) = whole._answer({"kind": "hello"})
    assert answers["notes"] == list(whole.notes)
    for part in ("“weight” and “since”", "no direction", "to themselves", "Ann to Zed"):
        assert part in " ".join(whole.notes)
    assert "Zed" not in str(whole.get_state())


NAMES = st.text("abcdefgh ", min_size=1, max_size=6).filter(lambda name: name == name.strip())


@given(st.lists(st.tuples(NAMES, NAMES), max_size=12), st.sampled_from([networkx.Graph, networkx.DiGraph]))
def test_a_graph_goes_in_and_comes_out_with_its_names_and_edges(pairs: list[tuple[str, str]], kind: Any) -> None:
    graph = kind([pair for pair in pairs if pair[0] != pair[1]])
    if len(graph):
        out = powerkit.RelationshipMap(graph).graph
        assert set(out) == set(graph)
        assert {frozenset(edge) for edge in out.edges} == {frozenset(edge) for edge in graph.edges}


def test_a_map_a_cloud_and_a_board_come_back_whole_from_the_tables_they_give() -> None:
    pandas()
    whole, cloud = powerkit.RelationshipMap(EXAMPLES / "people.csv"), powerkit.WordCloud(EXAMPLES / "words.csv")
    assert powerkit.RelationshipMap(whole.as_dataframe()).people == whole.people
    assert said(powerkit.RelationshipMap(whole.graph)) == said(whole)
    assert powerkit.WordCloud(cloud.as_dataframe()).words == cloud.words
    board = powerkit.Board({"Falls classes": "Now", "Garden": None}, **ZONES)
    assert powerkit.Board(board.as_dataframe(), **ZONES).items == board.items
    marks = [
        {"kind": "circle", "x": 1, "y": 2, "x2": 30, "y2": 40, "text": "Me"},
        {"kind": "stroke", "points": "1,2 3,4"},
    ]
    sketch = powerkit.Sketch("Me", marks)
    assert powerkit.Sketch("Me", sketch.as_dataframe()).marks == sketch.marks


WORDS: dict[str, Callable[[Any], Any]] = {
    "a table": lambda pd: pd.DataFrame({"word": ["bus", "damp"], "count": [2, 1], "who": [None, "Ann"]}),
    "counts of values": lambda pd: pd.Series(["bus", "bus", "damp"]).value_counts(),
    "counts as a table": lambda pd: pd.Series(["bus", "bus", "damp"], name="word").value_counts().reset_index(),
    "counts with a point": lambda pd: pd.Series({"bus": 2.0, "damp": 1.0}),
    "values": lambda pd: pd.Series(["bus", None, "bus", "damp"]),
    "an array": lambda pd: pd.Series(["bus", "bus", "damp"]).to_numpy(),
    "columns": lambda pd: {"word": ["bus", "damp"], "count": [2, 1]},
}


@pytest.mark.parametrize("shape", WORDS)
def test_words_come_from_every_shape_a_program_has_them_in(shape: str) -> None:
    assert [(word.word, word.count) for word in powerkit.WordCloud(WORDS[shape](pandas())).words] == [
        ("bus", 2),
        ("damp", 1),
    ]


def test_of_a_survey_the_column_has_to_be_said_and_what_is_offered_works() -> None:
    pd = pandas()
    survey = pd.DataFrame({"When": ["2026-03-01 10:00", "2026-03-02 11:00"], "What matters?": ["the bus", "the bus"]})
    with pytest.raises(PowerkitError, match="Which column") as told:
        powerkit.WordCloud(survey)
    offered = re.search(r"column='(.+)'", str(told.value))
    assert offered and offered[1] == "What matters?"
    found = powerkit.WordCloud(survey, column=offered[1])
    assert [word.count for word in found.words] == [2]
    assert "10:00" not in str(found.value)


def wrong() -> list[Callable[[], Any]]:
    pd = pandas()
    missing, odd = Path("no such file.csv"), (5, None, b"Ann", object(), [1, 2], [["Ann"]], {"Ann": object()})
    calls: list[Callable[[], Any]] = [lambda: powerkit.RelationshipMap(missing), lambda: powerkit.WordCloud(missing)]
    for given_ in odd:
        calls.append(lambda given_=given_: powerkit.RelationshipMap(given_))  # type: ignore[misc]
    for ties in (5, "Ann", [1], [("Ann",)], [("Ann", None)], pd.DataFrame({"a": [1], "b": [2], "c": [3]})):
        calls.append(lambda ties=ties: powerkit.RelationshipMap(["Ann"], ties))  # type: ignore[misc]
    for words in (5, b"bus", [1], pd.DataFrame([["bus", 1]], columns=["word", "word"]), EXAMPLES):
        calls.append(lambda words=words: powerkit.WordCloud(words))  # type: ignore[misc]
    calls += [
        lambda: powerkit.Board(5, **ZONES),
        lambda: powerkit.Board([], zones="Now"),
        lambda: powerkit.Board([], zones=5),
    ]  # type: ignore[arg-type]
    return [*calls, lambda: powerkit.Sketch("", 5), lambda: powerkit.Sketch("", ["circle"])]


def test_what_cannot_be_read_is_said_in_one_plain_line_that_a_notebook_shows_without_a_traceback() -> None:
    for call in wrong():
        with pytest.raises(PowerkitError) as told:
            call()
        assert told.value._render_traceback_() == [str(told.value)]


def test_without_pandas_a_table_is_refused_plainly_and_rows_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    cloud = powerkit.WordCloud({"bus": 2})
    with pytest.raises(PowerkitError, match="pandas is not installed"):
        cloud.as_dataframe()
    assert cloud.to_records()[0]["word"] == "bus"
