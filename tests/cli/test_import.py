"""A file comes into a card from the command line: a look first, nothing guessed, and one line takes it back."""

import io
import json
import re
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from powerkit.cli import exit_code
from powerkit.deck import Deck
from powerkit.logbook import Logbook

Call = Callable[..., tuple[int, str, str]]

SURVEY = "Timestamp,What matters to you?,Ward\n" + "".join(
    f"2026-11-0{day} 09:00,{said},Moss\n"
    for day, said in enumerate(("the bus is late", "damp and the bus", "the lake"), 1)
)
PEOPLE = "name,ring,knows\nAnn Lowe,1,Bo Hart\nBo Hart,2,\nCy Dale,3,\n"
CARDS = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lowe\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Bo Hart\nEND:VCARD\n"
FACTS = "Indicator,Our area,Compared with,Link\nDamp homes,12,9\nBuses an hour,2,4\n"
AREAS = "Indicator,Area Name,Sex,Value\n" + "".join(
    f"Years of life,{area},{sex},{value}\n"
    for area, sex, value in (
        ("Moss", "Male", 76.1), ("Moss", "Female", 80.2), ("Hill", "Male", 78.0), ("Hill", "Female", 82.5))
)  # fmt: skip
SHIFTS = "\r\n".join(
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN"]
    + [
        line
        for day in (2, 3, 4)
        for line in (
            "BEGIN:VEVENT", f"UID:{day}", "DTSTAMP:20261101T090000Z", f"DTSTART:202611{day:02}T090000Z",
            f"DTEND:202611{day:02}T110000Z", f"SUMMARY:Shift {day}", "END:VEVENT")
    ]
    + ["END:VCALENDAR", ""]
)  # fmt: skip


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (80, 60), "white").save(out, "PNG")
    return out.getvalue()


@dataclass(frozen=True)
class Case:
    """A file, which question it goes to, what has to be said of it, and what it then gives."""

    card: str
    field: str
    name: str
    content: str | bytes
    options: tuple[str, ...]
    has: Callable[[Any], object]
    said: tuple[str, ...]

    def put(self, folder: Path) -> Path:
        file = folder / self.name
        file.write_bytes(self.content if isinstance(self.content, bytes) else self.content.encode())
        return file


CASES = {
    "a survey": Case(
        "1.3", "words", "survey.csv", SURVEY, ("--column", "What matters to you?", "--column", "Ward=where"),
        lambda rows: [(row["word"], row["count"], row["where"]) for row in rows if row["word"] == "bus"],
        ("Read as what people said: “What matters to you?”; where: “Ward”.", "Left in the file: “Timestamp”.")),
    "a list of people": Case(
        "1.2", "map", "people.csv", PEOPLE, (), lambda rows: [row["name"] for row in rows],
        ("three people and groups, three with a ring", "Ann Lowe, Bo Hart and Cy Dale")),
    "an address book": Case(
        "1.2", "map", "people.vcf", CARDS, (), lambda rows: [row["name"] for row in rows], ("two people",)),
    "a table": Case(
        "8.3", "facts", "facts.csv", FACTS, ("--field", "facts", "--only", "Indicator=damp"),
        lambda rows: [(row["measure"], row["area"], row["comparator"]) for row in rows],
        ("1 fact", "Left in the file: “Link”.", "1 row left out by --only.")),
    "a table of areas": Case(
        "8.3", "facts", "areas.csv", AREAS, ("--field", "facts", "--ours", "Moss", "--against", "hill"),
        lambda rows: [(row["area"], row["comparator"], row["compared_with"]) for row in rows], ("2 facts",)),
    "a calendar": Case(
        "7.2", "activity", "rota.ics", SHIFTS, ("--from", "2026-11-02", "--to", "2026-11-03"),
        lambda rows: [(row["activity"], row["hours"]) for row in rows], ("Shift 2: Mon 2 November, 09:00, 2 hours",)),
    "a photo": Case(
        "1.2", "map_photo", "wall.png", photo(), (), lambda answer: len(answer["photo"]), ("80 by 60 pixels",)),
}  # fmt: skip
GIVES = {
    "a survey": [("bus", 2, "Moss")],
    "a list of people": ["Ann Lowe", "Bo Hart", "Cy Dale"],
    "an address book": ["Ann Lowe", "Bo Hart"],
    "a table": [("Damp homes", 12, 9)],
    "a table of areas": [(76.1, 78.0, "Hill"), (80.2, 82.5, "Hill")],
    "a calendar": [("Shift 2", 2), ("Shift 3", 2)],
    "a photo": 64,
}


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Make a call where nobody can be asked; gives its exit code, what it printed and what it said on the side."""

    def make(*arguments: str | Path) -> tuple[int, str, str]:
        code = exit_code([str(argument) for argument in arguments])
        return (code, *capsys.readouterr())

    return make


@pytest.fixture
def answers(workbook_folder: Path) -> Callable[[str], dict[str, Any]]:
    """What the newest version of a card holds."""

    def now(card: str) -> dict[str, Any]:
        if not (workbook_folder / "logbook.sqlite3").exists():
            return {}
        with Logbook.open(workbook_folder / "logbook.sqlite3") as logbook:
            return dict(next((entry.answers for entry in logbook.latest(card=card)), {}))

    return now


def offered(text: str) -> list[str]:
    """The words of the call in the last line that offers one; one that only looks again is none."""
    words = shlex.split([each for each in text.splitlines() if " import " in each and "--dry-run" not in each][-1])
    return words[words.index("import") :]


@pytest.mark.parametrize("name", CASES)
def test_a_file_is_looked_at_then_brought_in_and_the_line_it_prints_takes_it_back(
    name: str, call: Call, tmp_path: Path, workbook_folder: Path, answers: Callable[[str], dict[str, Any]]
) -> None:
    case = CASES[name]
    begun = ["import", case.card, str(case.put(tmp_path)), *case.options]
    code, out, err = call(*begun, "--dry-run")
    assert (code, err) == (0, "")
    assert all(said in out for said in case.said), out
    assert not (workbook_folder / "logbook.sqlite3").exists()
    code, out, _ = call(*begun)
    assert code == 0 and offered(out)[-1] == "--yes"
    code, out, err = call(*offered(out))
    assert (code, err) == (0, "")
    assert case.has(answers(case.card)[case.field]) == GIVES[name]
    assert "Saved as version 1" in out
    assert call(*offered(out))[0] == 0
    assert case.field not in answers(case.card)


REFUSED = {
    "which column people said": ("1.3", "survey.csv", SURVEY, (), ("“Timestamp”, “What matters to you?”, “Ward”",)),
    "which column is a name": ("1.2", "list.csv", "called,ward\nAnn,Moss\nBo,Hill\n", (), ("“called” and “ward”",)),
    "which column is what": (
        "8.3", "f.csv", "Thing,Here\nDamp,12\nBus,3\n", ("--field", "facts"), ("“Thing” and “Here”", "measure (")),
    "which area": ("8.3", "areas.csv", AREAS, ("--field", "facts"), ("“Moss” and “Hill”",)),
    "which days": ("7.2", "rota.ics", SHIFTS, (), ("from 2026-11-02 to 2026-11-04",)),
    "which rows": (
        "8.3", "f.csv", "Indicator,Our area\n" + "".join(f"Measure {at},{at}\n" for at in range(1000, 1600)),
        ("--field", "facts"), ("600 rows", "holds 500")),
}  # fmt: skip


@pytest.mark.parametrize("asks", REFUSED)
def test_where_only_a_person_can_choose_nothing_is_saved_and_the_call_that_is_offered_works(
    asks: str, call: Call, tmp_path: Path, answers: Callable[[str], dict[str, Any]]
) -> None:
    card, name, content, options, said = REFUSED[asks]
    (tmp_path / name).write_text(content, encoding="utf-8")
    code, out, err = call("import", card, tmp_path / name, *options, "--yes")
    assert (code, out) == (1, "")
    assert all(words in err for words in said), err
    assert answers(card) == {}
    assert call(*offered(err), "--yes")[0] == 0
    assert answers(card)


def test_what_comes_stands_beside_what_is_there_or_in_place_of_it(
    call: Call, tmp_path: Path, answers: Callable[[str], dict[str, Any]]
) -> None:
    file = tmp_path / "people.csv"

    def names() -> list[str]:
        return [row["name"] for row in answers("1.2")["map"]]

    file.write_text(PEOPLE)
    assert call("import", "1.2", file, "-y")[0] == 0
    file.write_text("name,ring,knows\nBo Hart,4,\nDi Moor,1,Bo Hart\n")
    code, out, _ = call("import", "1.2", file, "-y")
    assert code == 0 and "One person or group left out: on your map already: “Bo Hart”." in out
    assert names() == ["Ann Lowe", "Bo Hart", "Cy Dale", "Di Moor"]
    assert answers("1.2")["map"][1]["ring"] == "2"
    code, again, _ = call("import", "1.2", file, "-y", "--instead")
    assert "in place of what is there" in again and names() == ["Bo Hart", "Di Moor"]
    code, _, err = call(*offered(out))
    assert code == 1 and "its newest is version 3" in err
    assert call(*offered(again))[0] == 0
    assert names() == ["Ann Lowe", "Bo Hart", "Cy Dale", "Di Moor"]


def test_words_that_are_written_and_not_saved_yet_are_never_passed_over(
    call: Call, tmp_path: Path, workbook_folder: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE)
    assert call("import", "1.2", file, "-y")[0] == 0
    with Logbook.open(workbook_folder / "logbook.sqlite3") as logbook:
        logbook.put_draft("1.2", "map", [{"name": "Somebody new"}], client="a page", number=1)
    for more in ([file, "-y"], ["--undo", "1"]):
        code, _, err = call("import", "1.2", *more)
        assert code == 1 and "not saved yet" in err
    assert [entry["version"] for entry in json.loads(call("log", "--json")[1])] == [1]


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("1.2", "people.csv", "--only", "name=Ann"), 2, "--only says nothing of such a file"),
        (("1.2", "people.csv", "--no-heading"), 2, "--no-heading says nothing of such a file"),
        (("1.2", "people.csv", "--column", "Town=sector"), 1, "The file has: “name”, “ring” and “knows”"),
        (("1.2", "people.csv", "--column", "ring=town"), 1, "one of: name, kind, ring"),
        (("1.2", "people.csv", "--field", "nothing"), 1, "no question “nothing”"),
        (("2.2", "people.csv"), 1, "Card 2.2 takes no file. Files go to maps"),
        (("1.2", "list.xlsx"), 1, "Card 1.2 takes no .xlsx file. Save it as CSV first. It takes .csv, .tsv"),
        (("1.2", "rota.ics"), 1, ".cyjs (Your map of relationships); .jpg, .jpeg"),
        (("7.2", "list.xlsx"), 1, "Save it as CSV first. It takes .csv, .tsv, .txt, .ics and .ical (What you do"),
        (("7.2", "rota.ics", "--from", "1.11.2026", "--to", "2026-11-03"), 1, "“1.11.2026” is no day. Write it such"),
        (("8.3", "people.csv"), 1, "Which question of card 8.3? Say --field and one of: gathering ("),
        (("8.3", "people.csv", "--field", "facts", "--ours", "A", "--column", "name=measure"), 1, "no table"),
        (("7.2", "rota.ics", "--from", "2026-11-02", "--to", "2026-11-03", "--zone", "Moss"), 1, "no time zone"),
        (("1.2",), 2, "Name the file"),
        (("1.2", "gone.csv"), 1, "it is not there"),
        (("1.2", "--undo", "1"), 1, "it has none"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_a_line_and_changes_nothing(
    options: tuple[str, ...], code: int, said: str, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE)
    (tmp_path / "rota.ics").write_text(SHIFTS)
    (tmp_path / "list.xlsx").write_bytes(b"PK\3\4")
    monkeypatch.chdir(tmp_path)
    found, out, err = call("import", *options, *([] if "--undo" in options else ["--yes"]))
    assert (found, out) == (code, "")
    assert said in err and "Traceback" not in err
    assert json.loads(call("log", "--json")[1]) == []


@pytest.mark.parametrize(
    ("rule", "offers", "said"),
    [
        ("FREQ=WEEKLY;COUNT=4", "--to 2026-11-23", "from 2026-11-02 to 2026-11-23.\n"),
        ("FREQ=WEEKLY;COUNT=8", "--to 2026-11-30", "Not on the days below: 3 after 2026-11-30, as far as 2026-12-21."),
        ("FREQ=DAILY;COUNT=3", "--to 2026-11-04", "from 2026-11-02 to 2026-11-04.\n"),
    ],
)
def test_the_days_of_a_calendar_that_are_offered_hold_what_comes_back_and_the_rest_is_counted(
    rule: str, offers: str, said: str, call: Call, tmp_path: Path
) -> None:
    file = tmp_path / "rota.ics"
    once = "\r\n".join(SHIFTS.splitlines()[:3] + SHIFTS.splitlines()[3:10]) + "\r\nEND:VCALENDAR\r\n"
    file.write_text(once.replace("END:VEVENT", f"RRULE:{rule}\r\nEND:VEVENT"))
    code, _, err = call("import", "7.2", file)
    assert code == 1 and offers in err and said.replace("\n", " ") in err.replace("\n", " "), err
    early = once.replace("20261102", "20250105").replace("UID:2", "UID:early").partition("BEGIN:VEVENT")[2]
    file.write_text(once.replace("END:VCALENDAR", f"BEGIN:VEVENT{early}"))
    assert "Not on the days below: 1 event before 2026-10-03." in call("import", "7.2", file)[2]


def calendar(*events: str) -> str:
    """A calendar in which each event has one more line of its own."""
    whole = [f"BEGIN:VEVENT\r\nUID:{at}\r\nSUMMARY:Shift\r\n{event}\r\nEND:VEVENT" for at, event in enumerate(events)]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *whole, "END:VCALENDAR", ""])


ON_2, ON_9 = "DTSTART:20261102T090000Z", "DTSTART:20261109T090000Z"
NOVEMBER = ("--from", "2026-11-01", "--to", "2026-11-30")
UNREAD = {
    "a rule that is none": calendar(f"{ON_2}\r\nRRULE:FREQ=FOO;COUNT=9"),
    "a rule by the hour": calendar(f"{ON_2}\r\nRRULE:FREQ=HOURLY;COUNT=9"),
    "called off": calendar(f"{ON_2}\r\nSTATUS:CANCELLED"),
    "declined": calendar(f"{ON_2}\r\nSUMMARY:Declined: lunch"),
    "two that are none": calendar(f"{ON_2}\r\nRRULE:FREQ=FOO", f"{ON_9}\r\nSTATUS:CANCELLED"),
    "one here and one in June": calendar(f"{ON_2}\r\nRRULE:FREQ=FOO", "DTSTART:20260601T090000Z"),
    "no date at all": calendar("DTSTART:nonsense"),
    "a day that is none": calendar("DTSTART:20261399T090000Z"),
    "no end": calendar(ON_2).replace("END:VEVENT\r\n", ""),
    "nothing": calendar(),
}


@pytest.mark.parametrize("days", [(), NOVEMBER])
@pytest.mark.parametrize("file", UNREAD)
def test_a_calendar_that_gives_nothing_says_why_and_what_it_says_agrees_with_itself(
    file: str, days: tuple[str, ...], call: Call, tmp_path: Path
) -> None:
    (tmp_path / "rota.ics").write_text(UNREAD[file])
    code, out, err = call("import", "7.2", tmp_path / "rota.ics", *days, "--yes")
    assert (code, out) == (1, "")
    if "--from" in err and not days:
        assert call(*offered(err), "--yes")[0] == 0, "days that are offered hold something"
    elif file == "nothing":
        assert "no events in this file" in err
    else:
        assert re.search("read|cancelled|declined|too often", err), err
        assert "no events" not in err and not re.search(r"other days: \w+ [29] November", err), err


def test_what_is_no_day_is_said_whatever_the_other_day_is(call: Call, tmp_path: Path) -> None:
    (tmp_path / "rota.ics").write_text(SHIFTS)
    for option in ("--from", "--to"):
        assert "“gestern” is no day" in call("import", "7.2", tmp_path / "rota.ics", option, "gestern")[2]


def test_a_calendar_that_comes_again_brings_only_what_is_new(
    call: Call, tmp_path: Path, answers: Callable[[str], dict[str, Any]]
) -> None:
    file, more = tmp_path / "rota.ics", calendar(ON_2, ON_2, f"{ON_9}\r\nDURATION:PT1H")
    file.write_text(calendar(ON_2))
    assert call("import", "7.2", file, *NOVEMBER, "--yes")[0] == 0
    code, out, _ = call("import", "7.2", file, *NOVEMBER, "--yes")
    assert code == 0 and "1 item is in your table already and is left out." in out and "nothing new" in out
    file.write_text(more)
    out = call("import", "7.2", file, *NOVEMBER, "--yes")[1]
    assert "1 item is in your table already" in out, "one row stands for one item"
    assert len(answers("7.2")["activity"]) == 3
    assert "3 items are in your table already" in call("import", "7.2", file, *NOVEMBER, "--yes")[1]
    assert call("import", "7.2", file, *NOVEMBER, "--instead", "--yes")[0] == 0
    assert len(answers("7.2")["activity"]) == 3


def test_a_table_that_comes_again_is_said_to_stand_there_twice(
    call: Call, tmp_path: Path, answers: Callable[[str], dict[str, Any]]
) -> None:
    file = tmp_path / "facts.csv"
    file.write_text(FACTS)
    again = ["import", "8.3", file, "--field", "facts"]
    assert "twice" not in call(*again, "--yes")[1]
    out = call(*again, "--dry-run")[1]
    assert "2 facts of these are in your table already, and would stand there twice." in out and "--instead" in out
    assert "twice" not in call(*again, "--instead", "--yes")[1]
    assert len(answers("8.3")["facts"]) == 2
    file.write_text(FACTS.replace("Damp homes", "Dry homes"))
    assert "1 fact of these is in your table already" in call(*again, "--dry-run")[1]


def test_what_is_offered_after_saving_is_a_whole_line_that_works(
    call: Call, tmp_path: Path, answers: Callable[[str], dict[str, Any]]
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,sector\nAnn Lowe,Café Unité\nBo Hart,Town hall\n")
    code, out, _ = call("import", "1.2", file, "-y")
    assert code == 0 and "two people and groups, none with a ring" in out
    assert "“Café Unité” and “Town hall” are no sectors of this map, and stay in the notes." in out
    *_, undo, said, again = out.splitlines()
    assert "--undo 1" in undo and said.endswith("take it back first. Then, such as:")
    assert call(*offered(undo))[0] == 0
    words = shlex.split(again)
    assert call(*words[words.index("import") : -1], "-y")[0] == 0
    assert [row.get("sector") for row in answers("1.2")["map"]] == ["other", ""]
    code, out, _ = call("import", "1.2", file, "--dry-run")
    assert (code, out.splitlines()[-1]) == (0, "There is nothing new to bring in. Nothing was saved.")
    assert ": nobody new" in out
    assert call(*offered(call("import", "1.2", "--undo", "1")[2]))[0] == 0


@pytest.mark.parametrize("many", [50, 2000])
def test_however_many_columns_and_words_are_not_understood_a_look_is_a_few_lines(
    many: int, call: Call, tmp_path: Path
) -> None:
    heads = [f"thing {at}" for at in range(many)]
    (tmp_path / "wide.csv").write_text(f"name,{','.join(heads)}\nAnn,{','.join('x' for _ in heads)}\n")
    (tmp_path / "long.csv").write_text("name,sector\n" + "".join(f"Person {at},word {at}\n" for at in range(many)))
    (tmp_path / "survey.csv").write_text(f"{','.join(heads)}\n" + f"{','.join('so late' for _ in heads)}\n" * 3)
    for card, name, more in (("1.2", "wide.csv", many - 5), ("1.2", "long.csv", 0), ("1.3", "survey.csv", 0)):
        _, out, err = call("import", card, tmp_path / name, "--dry-run")
        assert len((out + err).splitlines()) < 20 and len(out + err) < 4_000, (out + err)[:4_000]
        assert not more or f"{many - 5} more columns were not understood" in out


def test_a_list_that_is_cut_says_how_many_more_there_are(call: Call, tmp_path: Path) -> None:
    (tmp_path / "words.csv").write_text("word,count\n" + "".join(f"thing{at},2\n" for at in range(7)))
    (tmp_path / "facts.csv").write_text("Indicator,Our area\n" + "".join(f"Fact {at},{at}\n" for at in range(8)))
    assert "\n  and 2 more\n" in call("import", "1.3", tmp_path / "words.csv", "--dry-run")[1]
    assert "\n  and 3 more\n" in call("import", "8.3", tmp_path / "facts.csv", "--field", "facts", "--dry-run")[1]


@pytest.mark.parametrize(("card", "content"), [("1.3", "word,count\nthe bus,3\n"), ("1.2", CARDS), ("7.2", SHIFTS)])
def test_what_is_piped_in_is_known_by_what_is_in_it(
    card: str, content: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content.encode()), isatty=lambda: False))
    days = ["--from", "2026-11-02", "--to", "2026-11-04"] if card == "7.2" else []
    assert exit_code(["import", card, "-", *days, "--yes"]) == 0
    assert "What was piped in, for" in capsys.readouterr().out


def test_every_question_that_takes_a_file_on_the_page_takes_it_here(deck: Deck) -> None:
    takes = {
        (card.id, field.id)
        for card in deck.cards.values()
        for field in card.fields
        if field.kind.name in ("words", "map", "table", "photo")
    }
    here = {
        (card.id, field.id)
        for card in deck.cards.values()
        for field in card.fields
        if any(field.kind.brings_in(ending) for ending in (".csv", ".ics", ".jpg"))
    }
    assert here == takes
