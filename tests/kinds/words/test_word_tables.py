"""Words out of tables that other programs wrote: only what people said, in the column that somebody chose."""

import csv
import io
import shlex
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerkit.cli import exit_code
from powerkit.errors import WordsError
from powerkit.kinds.column_contents import HARD, heading_rows, read_columns, what_holds
from powerkit.kinds.words.column_question import WhichColumnError, typed, words_in, words_of_table
from powerkit.kinds.words.kind import Words
from powerkit.kinds.words.queries import tell
from powerkit.kinds.words.read_file import read_file
from powerkit.kinds.words.voices import Choices
from powerkit.text.toml_reader import Spec

SAID = ["The crossing is not safe, and nobody listens", "More benches on the hill", "buses"]

SURVEYS = {
    "Google Forms": (
        [["Timestamp", "What matters to you here?", "Postcode"]],
        ["2026/11/02 9:0{n}:00 AM GMT", None, "M{n} 1AA"],
    ),
    "Microsoft Forms": (
        [["ID", "Start time", "Completion time", "Email", "Name", "What would make a good life here?"]],
        ["{n}", "11/2/26 9:0{n}:00", "11/2/26 9:1{n}:12", "anonymous", "", None],
    ),
    "SurveyMonkey, with two rows of headings": (
        [
            ["Respondent ID", "Collector ID", "Start Date", "IP Address", "What matters?", "Come back?", ""],
            ["", "", "", "", "Open-Ended Response", "Likely", "Not likely"],
        ],
        ["1189000{n}", "45551", "11/02/2026 09:0{n}:00", "192.0.2.{n}", None, "Likely", ""],
    ),
    "Qualtrics, with three": (
        [
            ["StartDate", "EndDate", "ResponseId", "Q1"],
            ["Start Date", "End Date", "Response ID", "What matters to you here?"],
            ['{"ImportId":"a"}', '{"ImportId":"b"}', '{"ImportId":"c"}', '{"ImportId":"QID1_TEXT"}'],
        ],
        ["2026-11-02 09:0{n}:00", "2026-11-02 09:0{n}:30", "R_3nV4abc{n}", None],
    ),
    "a heading in Welsh": ([["Stamp amser", "Beth sy’n bwysig i chi?"]], ["0{n}/11/2026 09:00", None]),
    "a heading that comes twice, and one that is blank": (
        [["When", "Comments", "Comments", ""]],
        ["0{n}/11/2026", None, "", "x"],
    ),
    "a title over the headings": (
        [["Mill Lane survey", "", ""], ["E-mail", "Hopes", "Score"]],
        ["p{n}@example.org", None, "{n}/10"],
    ),
    "rows with numbers, in a column without a name": ([["", "comment"]], ["{n}", None]),
    "no heading": ([], ["2026-11-0{n}T09:00:00Z", None]),
}


def survey(name: str, delimiter: str = ",") -> str:
    heads, row = SURVEYS[name]
    rows = [[said if cell is None else cell.format(n=n) for cell in row] for n, said in enumerate(SAID, 1)]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([*heads, *rows])
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("name", SURVEYS)
def test_a_survey_is_asked_about_and_gives_what_people_said_and_nothing_else(name: str, delimiter: str) -> None:
    text = survey(name, delimiter)
    with pytest.raises(WhichColumnError) as refused:
        read_file("answers.csv", text.encode())
    asked = refused.value.asked
    assert asked.rows == len(SAID)
    assert next(column.first for column in asked.columns if column.name == asked.likeliest) == SAID[0]
    found = read_file("answers.csv", text.encode(), Choices(columns=(asked.likeliest,)))
    assert [word.word for word in found.words] == ["crossing", "not safe", "nobody listens", "benches", "hill", "buses"]


@pytest.mark.parametrize("name", [item for item in SURVEYS if item != "no heading"])
def test_a_survey_that_is_pasted_or_saved_as_text_is_the_same_table(name: str) -> None:
    for read in (words_in, typed):
        with pytest.raises(WhichColumnError):
            read(survey(name, "\t"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("damp,27\nbus,24\n", [("damp", 27), ("bus", 24)]),
        ("damp,\nbus,24\nthe hill,often\n", [("damp", None), ("bus", 24), ("the hill", None)]),
        ("sep=;\nword;count\ndamp;27\n", [("damp", 27)]),
        ("the bus\nbenches\nthe bus\n", [("the bus", 2), ("benches", 1)]),
        ("What matters to you here?\nthe bus\nbenches\nthe bus\n", [("bus", 2), ("benches", 1)]),
        ("Sylwadau\nmeinciau\nbws\n", [("meinciau", 1), ("bws", 1)]),
        ("Words people use here\nthe bus\nbenches\n", [("bus", 1), ("benches", 1)]),
        ("The hill is steep, and dark\nno bus\nlight, a crossing, please\n", None),
    ],
)
def test_a_plain_list_still_gives_its_words_at_once(text: str, words: list[tuple[str, int | None]] | None) -> None:
    found = read_file("words.csv", text.encode()).words
    if words is None:
        assert {"no bus", "light", "a crossing"} <= {item.word for item in found}
    else:
        assert [(item.word, item.count) for item in found] == words


def test_long_answers_under_a_heading_of_ours_are_what_one_person_said_each() -> None:
    found = read_file("words.csv", b"Words\nThe crossing here is really not safe at all.\nbus\n").words
    assert [(item.word, item.quote) for item in found if item.word == "not safe"] == [
        ("not safe", "The crossing here is really not safe at all.")
    ]


@pytest.mark.parametrize("text", ["0001\n0002\n0003\n", "a@example.org\nb@example.org\n", "2026-11-02\n2026-11-03\n"])
def test_what_nobody_says_is_taken_for_words_only_where_somebody_chose_it(text: str) -> None:
    with pytest.raises(WhichColumnError):
        read_file("list.csv", text.encode())
    if "@" in text:
        with pytest.raises(WordsError, match="never drawn"):
            read_file("list.csv", text.encode(), Choices(columns=("1",)))
    else:
        assert read_file("list.csv", text.encode(), Choices(columns=("1",))).words


MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)).map(lambda item: item.replace(microsecond=0))
FORMS = (
    "%Y/%m/%d %I:%M:%S %p GMT",
    "%d/%m/%Y %H:%M",
    "%m/%d/%y %H:%M:%S",
    "%Y-%m-%dT%H:%M:%SZ",
    "%d %b %Y",
    "%H:%M:%S",
)
HARD_COLUMNS = st.one_of(
    st.sampled_from(FORMS).flatmap(
        lambda form: st.lists(MOMENTS.map(lambda moment: moment.strftime(form)), min_size=3)
    ),
    st.lists(st.integers(10_000, 10**12).map(str), min_size=3),
    st.lists(st.uuids().map(str), min_size=3),
    st.lists(st.emails(), min_size=3),
    st.lists(st.integers(1, 5).map(lambda n: f"{n} of 5"), min_size=3),
)


@settings(max_examples=25)
@given(HARD_COLUMNS)
def test_times_ids_numbers_and_addresses_are_known_for_what_they_are(cells: list[str]) -> None:
    assert what_holds(cells) in HARD


@settings(max_examples=25)
@given(
    st.lists(HARD_COLUMNS.map(lambda cells: cells[:3]), min_size=1, max_size=3),
    st.lists(st.sampled_from(["bus", "More benches, please", "not safe", "Mae angen bws"]), min_size=3, max_size=3),
    st.sampled_from(["Hopes", "What matters?", "Sylwadau", "Anything else you want to tell us"]),
    st.integers(0, 3),
)
def test_no_cell_of_a_column_that_nobody_chose_becomes_a_word(
    hard: list[list[str]], said: list[str], head: str, at: int
) -> None:
    columns = [[f"Field {n}x", *cells] for n, cells in enumerate(hard)]
    columns.insert(min(at, len(columns)), [head, *said])
    out = io.StringIO()
    csv.writer(out).writerows(zip(*columns, strict=True))
    with pytest.raises(WhichColumnError):
        read_file("a.csv", out.getvalue().encode())
    words = read_file("a.csv", out.getvalue().encode(), Choices(columns=(head,))).words
    assert {part for word in words for part in word.word.split()} <= {
        part.strip(",") for item in said for part in item.split()
    }


@given(st.lists(st.lists(st.text(max_size=6), min_size=1, max_size=4), max_size=6))
def test_any_table_at_all_is_understood_without_losing_a_row(rows: list[list[str]]) -> None:
    numbered = list(enumerate(rows, 1))
    reading = read_columns(numbered)
    assert reading.heads + len(reading.rows) == len(rows)
    assert len({*reading.names}) == len(reading.names) == len(reading.holds)
    assert heading_rows(rows)[1] <= 3
    assert read_columns(numbered, heading=False).rows == tuple(numbered)


def test_the_page_is_asked_which_column_and_its_answer_is_what_is_read() -> None:
    kind = Words.read(Spec({}, "words", []))
    text = survey("Google Forms", "\t")
    told = tell(kind, "gather", {"text": text}, list)
    assert [column["likely"] for column in told["ask"]["columns"]] == [False, True, False]
    chosen = {"columns": ["What matters to you here?"], "heading": True}
    assert len(tell(kind, "gather", {"text": text, **chosen}, list)["rows"]) == 6


Call = Callable[..., tuple[int, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    def make(arguments: list[Any]) -> tuple[int, str]:
        code = exit_code([*map(str, arguments)])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out + err

    return make


@pytest.mark.parametrize(
    "question", ["What matters to you here?", 'Beth sy\'n "bwysig"?', "$HOME `id`; Wörter!", "- more\nthan one line?"]
)
def test_the_command_line_names_the_columns_and_the_call_it_offers_works_when_pasted(
    call: Call, tmp_path: Path, question: str
) -> None:
    folder = tmp_path / "Mill Lane’s “räume” $1"
    folder.mkdir()
    answers, picture = folder / "the answers.csv", folder / "my cloud.csv"
    start = datetime(2026, 11, 2, 9)
    with answers.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["Timestamp", question], *((start + timedelta(minutes=n), s) for n, s in enumerate(SAID))]
        )
    code, said = call(["cloud", answers, "-o", picture, "--keep", "the", "--title", "It's ours"])
    assert code == 1
    assert len(said.strip().splitlines()) == 2
    assert "“Timestamp”" in said
    assert " ".join(question.split()) in said
    assert not picture.exists()
    pasted = shlex.split(said.strip().splitlines()[-1])
    assert call(pasted[pasted.index("cloud") :])[0] == 0
    assert [word.word for word in read_file("cloud.csv", picture.read_bytes()).words][-1] == "buses"


def test_a_column_that_is_not_there_is_said_with_those_that_are(call: Call, tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_text(survey("Google Forms"), encoding="utf-8")
    code, said = call(["cloud", answers, "-o", tmp_path / "a.svg", "--column", "Wishes"])
    assert code == 1
    assert said.startswith("There is no column “Wishes”. The table has: “Timestamp”, “What matters to you here?”")


@pytest.mark.parametrize("row", ["damp,3,often", "damp,3,", "damp,,often"])
def test_how_many_and_how_often_in_two_columns_are_both_read(row: str) -> None:
    for heading in ("word,count,often", "Word or phrase,How many people said it,Or simply"):
        found = words_of_table(f"{heading}\n{row}\n")
        assert not found.notes
        (word,) = found.words
        assert (word.count, word.often) == (3 if "3" in row else None, "often" if "often" in row else "")


def test_two_numbers_for_one_word_are_said_and_the_first_is_kept() -> None:
    found = words_of_table("word,people,n\ndamp,3,4\n")
    assert [word.count for word in found.words] == [3]
    assert found.notes == ("Row 2 says how many people in two ways: 3 and 4. The first is kept.",)


def test_rows_that_adding_does_not_touch_stay_as_they_were_written() -> None:
    rows = [{"_id": "r1", "word": "damp ", "count": 2.5}, {"_id": "r2", "word": "bus", "count": 1}]
    kind = Words.read(Spec({}, "words", []))
    told = tell(kind, "add", {"rows": rows, "more": [{"word": "bus", "count": 2}]}, lambda: ())["rows"]
    assert told[0] == rows[0]
    assert (told[1]["_id"], told[1]["count"]) == ("r2", 3)


@given(
    st.lists(
        st.sampled_from(["bus", "Bus", " bus", "damp", "the hill", "THE HILL", "no bus"]), min_size=2, max_size=12
    ),
    st.sampled_from(["word", "Words", "Hopes", "", "word,who", "Word;Theme"]),
    st.sampled_from(["words.csv", "words.txt"]),
)
def test_what_comes_again_in_a_list_is_counted_together_and_a_heading_of_ours_is_no_word(
    said: list[str], heading: str, name: str
) -> None:
    mark = ";" if ";" in heading else ","
    rest = f"{mark}Ann" if mark in heading else ""
    text = "".join(f"{line}\n" for line in [heading, *(word + rest for word in said)] if line)
    found = read_file(name, text.encode())
    rows = [*said, *(["Hopes"] if heading == "Hopes" else [])]
    told = {word.word.casefold(): word.count for word in found.words}
    assert len(told) == len(found.words)
    assert all(note.endswith((".", "?")) and " " in note for note in found.notes)
    assert "word" not in told and "words" not in told and "ann" not in told
    if name.endswith(".csv") or heading not in ("", "Hopes"):  # lines of plain text are taken apart as people speak
        counted = {word.casefold().strip(): 0 for word in rows}
        for word in rows:
            counted[word.casefold().strip()] += 1
        assert told == (counted if max(counted.values()) > 1 else dict.fromkeys(counted))
        assert heading != "Hopes" or max(counted.values()) == 1 or any("“Hopes”" in note for note in found.notes)
