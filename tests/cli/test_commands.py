"""The command line: arguments in, lines and an exit code out, and never a traceback."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from powerkit import __version__
from powerkit.cli import COMMANDS, app, exit_code, exit_codes, run
from powerkit.cli.share import KINDS_OF_FILE
from powerkit.deck import Deck
from powerkit.documents.formats import FORMATS
from powerkit.errors import FileError
from powerkit.text.files import check_size

ANSWERS: dict[str, Any] = {"card": "1.1", "community": "Riverside", "answers": {}}
ANSWERS["answers"] = {"place": "Zanzibarish bus stop", "companion": "Amina"}

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Make a call; gives its exit code, what it printed and what it said on the side. A traceback is never in it."""

    def make(*arguments: str | Path) -> tuple[int, str, str]:
        code = exit_code([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        assert "Error" not in out + err
        return code, out, err

    return make


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(ANSWERS), encoding="utf-8")
    return file


def test_cards_lists_every_card_under_its_capability(call: Call, deck: Deck) -> None:
    code, out, err = call("cards")
    assert (code, err) == (0, "")
    for card in deck.cards.values():
        assert f"   {card.id}  {card.title}" in out.splitlines()
    assert "1. We know our people and communities" in out.splitlines()


def test_cards_as_json_has_the_shape_others_build_on(call: Call, deck: Deck) -> None:
    found = json.loads(call("cards", "--json")[1])
    assert [item["id"] for item in found] == list(deck.cards)
    for item in found:
        assert item.keys() == {"id", "title", "capability", "fields"}
        assert isinstance(item["capability"], int)
        for field in item["fields"]:
            assert field.keys() == {"id", "kind", "label", "private"}
            assert isinstance(field["private"], bool)
    assert [field["id"] for field in found[0]["fields"]] == [field.id for field in deck.card("1.1").fields]


def test_a_card_is_read_with_its_steps_and_its_questions(call: Call, deck: Deck) -> None:
    code, out, _ = call("card", "2.2")
    card = deck.card("2.2")
    assert code == 0
    assert out.startswith("2.2 Receiving feedback\n")
    assert all(text in out for text in (*card.steps, card.summary, card.time, card.have))
    assert all(field.label in out for field in card.fields)
    assert "[private at first]" in out


def test_a_card_that_is_not_there_is_a_problem_the_person_can_mend(call: Call) -> None:
    code, out, err = call("card", "9.9")
    assert (code, out) == (1, "")
    assert "There is no card '9.9'" in err


def test_filling_then_listing_shows_the_entry_without_its_answers(call: Call, answers: Path) -> None:
    assert call("fill", answers) == (0, "Saved 1 entry to your log book.\n", "")
    code, out, _ = call("log")
    assert code == 0
    assert "1.1 Changing your perspective, Riverside" in out
    assert "version 1" in out
    assert "Zanzibarish" not in out


def test_the_log_as_json_has_the_shape_others_build_on(call: Call, answers: Path) -> None:
    assert json.loads(call("log", "--json")[1]) == []
    call("fill", answers)
    (one,) = json.loads(call("log", "--json")[1])
    assert one.keys() == {"id", "card", "community", "saved", "version", "answers"}
    assert (one["card"], one["community"], one["version"]) == ("1.1", "Riverside", 1)
    assert one["answers"] == ANSWERS["answers"]


def test_the_log_can_be_searched_and_kept_to_a_card(call: Call, answers: Path) -> None:
    said = call("log")[1]
    assert said.startswith("Your log book is empty. Open it with: ") and said.endswith(" open\n")
    call("fill", answers)
    assert "Riverside" in call("log", "--search", "zanzib")[1]
    assert "Riverside" in call("log", "--card", "1.1", "--search", "bus stop")[1]
    for nothing in (["--search", "tram"], ["--card", "1.2"], ["--search", 'x" OR *'], ["--search", ""]):
        assert call("log", *nothing) == (0, "Nothing was found.\n", "")


def test_a_file_that_does_not_fit_is_a_problem_the_person_can_mend_and_nothing_is_saved(
    call: Call, tmp_path: Path
) -> None:
    file = tmp_path / "bad.json"
    file.write_text('[{"card": "1.1"}, {"card": "1.1", "answers": {"nobody": 1}}]')
    code, out, err = call("fill", file)
    assert (code, out) == (1, "")
    assert err.splitlines()[0] == "Nothing was saved."
    assert 'Item 2, card 1.1: answer "nobody"' in err
    assert json.loads(call("log", "--json")[1]) == []


def test_a_missing_file_is_a_problem_the_person_can_mend(call: Call, tmp_path: Path) -> None:
    code, _, err = call("fill", tmp_path / "nothing.json")
    assert code == 1
    assert "“nothing.json” can’t be read: it is not there." in err


@pytest.mark.parametrize("place", ["first", "middle", "last", "joined"])
def test_the_workbook_may_be_named_anywhere_in_a_call(place: str, call: Call, answers: Path, tmp_path: Path) -> None:
    other = str(tmp_path / "Another place")
    named = {
        "first": ["--workbook", other, "fill", str(answers)],
        "middle": ["fill", "--workbook", other, str(answers)],
        "last": ["fill", str(answers), "--workbook", other],
        "joined": ["fill", f"--workbook={other}", str(answers)],
    }[place]
    assert call(*named)[0] == 0
    assert (tmp_path / "Another place" / "logbook.sqlite3").is_file()
    assert json.loads(call("log", "--json")[1]) == []
    assert len(json.loads(call("log", "--json", "--workbook", other)[1])) == 1


def test_a_deck_of_one_s_own_may_be_named_anywhere_too(call: Call, small_deck: Callable[..., Path]) -> None:
    folder = small_deck()
    assert [load["id"] for load in json.loads(call("cards", "--json", "--deck", folder)[1])] == ["1.1", "2.1"]
    assert call("card", f"--deck={folder}", "2.1")[1].startswith("2.1 A second card")


def test_a_deck_in_the_environment_is_used(
    call: Call, small_deck: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POWERKIT_DECK", str(small_deck()))
    assert len(json.loads(call("cards", "--json")[1])) == 2


def test_a_sound_deck_is_said_to_be_sound(call: Call, small_deck: Callable[..., Path]) -> None:
    code, out, _ = call("deck", "check", small_deck())
    assert code == 0
    assert out.startswith("The deck is sound: 2 capabilities, 2 cards")


def test_everything_wrong_with_a_deck_is_listed_a_line_each(call: Call, small_deck: Callable[..., Path]) -> None:
    def spoil(tables: dict[str, Any]) -> None:
        tables["01-listening.toml"].pop("title")
        tables["deck.toml"].pop("version")

    code, out, err = call("deck", "check", small_deck(spoil))
    assert (code, out) == (1, "")
    assert err.splitlines() == ['01-listening.toml: "title" is missing', 'deck.toml: "version" is missing']


def test_a_decks_faults_come_as_data_in_the_order_of_their_lines(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "deck"
    assert call("deck", "new", folder)[0] == 0
    assert json.loads(call("deck", "check", folder, "--json")[1]) == {"sound": True, "faults": [], "changes": []}
    first, about = folder / "01-our-first-capability.toml", folder / "deck.toml"
    text = first.read_text(encoding="utf-8")
    (folder / "02-again.toml").write_text(text, encoding="utf-8")
    for name, wrong in (
        ("people = [1, 12]", "people = 3"),
        ('kind = "choice"', 'kind = "choise"'),
        ("number = 1", 'number = "1"'),
    ):
        text = text.replace(name, wrong)
    first.write_text(text, encoding="utf-8")
    about.write_text(about.read_text(encoding="utf-8").replace('lang = "en-GB"', "lang = 3"), encoding="utf-8")
    code, out, err = call("deck", "check", folder, "--json")
    told = json.loads(out)
    assert (code, err, told["sound"]) == (1, "", False)
    places = [(fault["file"], fault["line"]) for fault in told["faults"]]
    assert len(places) == 5 and all(line for _, line in places) and places == sorted(places), places
    assert not any(fault["text"].startswith(fault["file"]) for fault in told["faults"])


def test_a_folder_without_a_deck_is_a_problem_the_person_can_mend(call: Call, tmp_path: Path) -> None:
    assert call("deck", "check", tmp_path)[0] == 1
    assert call("cards", "--deck", tmp_path / "nowhere")[0] == 1


def test_the_doctor_says_what_it_found_and_changes_nothing(call: Call, workbook_folder: Path) -> None:
    code, out, _ = call("doctor")
    assert code == 0, out
    for name in ("Workbook", "jupyterlab", "Folder", "Log book", "Deck", "Port", "Kernel"):
        assert f"ok   {name}: " in out
    assert not workbook_folder.exists()


def test_the_doctor_counts_the_entries(call: Call, answers: Path) -> None:
    call("fill", answers)
    assert "ok   Log book: sound; 1 entry," in call("doctor")[1]


def test_the_doctor_finds_a_damaged_deck_and_log_book(call: Call, tmp_path: Path, workbook_folder: Path) -> None:
    workbook_folder.mkdir()
    (workbook_folder / "logbook.sqlite3").write_bytes(b"not a log book at all" * 500)
    code, out, _ = call("doctor", "--deck", tmp_path)
    assert code == 1
    assert "WRONG Deck: " in out
    assert "WRONG Log book: " in out


def test_notebooks_are_made_in_the_folder_that_is_named(
    call: Call, tmp_path: Path, small_deck: Callable[..., Path]
) -> None:
    code, out, _ = call("notebooks", "--to", tmp_path / "a" / "b", "--deck", small_deck())
    assert code == 0
    made = sorted(file.name for file in (tmp_path / "a" / "b").iterdir())
    assert {"01-listening.ipynb", "02-sharing.ipynb"} <= set(made)
    assert f"Made {len(made)} notebooks" in out


def test_notebooks_that_cannot_be_written_are_a_problem_the_person_can_mend(call: Call, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    code, _, err = call("notebooks", "--to", tmp_path / "file")
    assert code == 1
    assert "cannot be written" in err


def test_an_icon_is_put_in_the_folder_that_is_named(call: Call, tmp_path: Path) -> None:
    code, out, _ = call("shortcut", "--to", tmp_path)
    assert code == 0
    assert out.startswith("The icon is here: ")
    assert len(list(tmp_path.glob("Power Shifting Workbook.*"))) == 1
    assert call("shortcut", "--to", tmp_path / "nowhere")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "right"),
    [
        (["cards", "extra"], "cards --help"),
        (["card"], "card --help"),
        (["cards", "--jason"], "cards --help"),
        (["log", "--card"], "log --help"),
        (["deck", "chek"], "deck --help"),
        (["deck", "check"], "deck check --help"),
        (["dance"], "--help"),
        (["--workbook"], "--help"),
        (["open", "1", "--port", "many"], "open --help"),
        (["--workbook", "somewhere", "cards", "extra"], "cards --help"),
    ],
)
def test_a_wrong_call_points_to_the_right_one(arguments: list[str], right: str, call: Call) -> None:
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    last = err.splitlines()[-1]
    assert last.startswith("The right call is shown by: ") and last.endswith(f" {right}")


NAMING = [(option, blank) for option in sorted(exit_codes.naming_options(app)) for blank in ("", " ")]
EMPTY = [
    *(["share", option, blank] for option, blank in NAMING),
    *(["share", f"{option}="] for option, blank in NAMING if option.startswith("--") and not blank),
    *([*words, ""] for words in (["backup"], ["restore"], ["fill"], ["merge"], ["replies"], ["deck", "check"])),
    *([*words, "", "-o", "a.svg"] for words in (["cloud"], ["map"])),
]


@pytest.mark.parametrize("arguments", EMPTY, ids=repr)
def test_an_empty_name_is_refused_in_one_line_and_nothing_is_made(
    arguments: list[str], call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert "A name in this call is empty. Give the name of a file or folder." in err.splitlines()[0]
    assert sorted(tmp_path.rglob("*")) == before


def test_every_option_whose_help_shows_a_file_or_folder_may_not_be_empty(call: Call) -> None:
    helps = "".join(call(*words, "--help")[1] for words in [(), *((name,) for name in COMMANDS), ("deck", "check")])
    shown = set(re.findall(r"(--[a-z-]+)[ ,]+(?:FILE|DIR|F|PATH)\b", helps))
    assert len(shown) > 5
    assert shown <= exit_codes.naming_options(app)


def test_a_page_that_is_not_there_is_a_problem_the_person_can_mend(call: Call) -> None:
    for where in ("11", "1.9", "one", "0"):
        assert call("open", where, "--no-browser")[0] == 1


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["cards", "--help"], ["deck", "--help"], ["--version"]])
def test_help_and_version_are_no_error(arguments: list[str], call: Call) -> None:
    code, out, err = call(*arguments)
    assert (code, err) == (0, "")
    assert out


def test_help_shows_examples_and_the_version_is_the_package_s(call: Call) -> None:
    out = call("--help")[1]
    assert "Examples:" in out
    assert "open 1.2" in out
    assert call("--version")[1] == f"powerkit {__version__}\n"


def test_stopping_is_130(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("powerkit.cli.listing.cards_as_lines", stop)
    assert call("cards") == (130, "", "Stopped.\n")


def test_a_fault_of_ours_is_3_and_its_log_holds_where_it_was_and_no_answer(
    call: Call, answers: Path, monkeypatch: pytest.MonkeyPatch, workbook_folder: Path
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(ANSWERS["answers"]["place"])

    monkeypatch.setattr("powerkit.entries.import_json.check_answers", fail)
    code, out, err = call("fill", answers)
    assert (code, out) == (3, "")
    assert "Something went wrong in the workbook. Your saved work is safe." in err
    (log,) = (workbook_folder / ".powerkit" / "logs").glob("*.txt")
    assert str(log) in err
    text = log.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "import_json.py" in text
    assert "Zanzibarish" not in text + err


def test_a_fault_is_noted_in_the_workbook_that_was_named(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, workbook_folder: Path
) -> None:
    monkeypatch.setattr("powerkit.cli.listing.cards_as_lines", lambda deck: 1 / 0)
    code, _, err = call("cards", "--workbook", tmp_path / "named")
    assert code == 3
    assert str(tmp_path / "named") in err
    assert not workbook_folder.exists()


def test_a_fault_that_cannot_be_noted_is_still_told_plainly(
    call: Call, monkeypatch: pytest.MonkeyPatch, workbook_folder: Path
) -> None:
    workbook_folder.write_text("a file in the way")
    monkeypatch.setattr("powerkit.cli.listing.cards_as_lines", lambda deck: 1 / 0)
    code, _, err = call("cards")
    assert (code, "no log could be written" in err) == (3, True)


def test_a_workbook_folder_that_cannot_be_used_is_a_problem_the_person_can_mend(call: Call, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    code, _, err = call("log", "--workbook", tmp_path / "file" / "inside")
    assert code == 1
    assert "--workbook" in err


def test_running_it_leaves_with_the_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["card", "9.9"])
    assert left.value.code == 1
    capsys.readouterr()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--workbook", "a file", "log"], "a file: that is a file, or lies in one. Name a folder with --workbook."),
        (["restore", "a folder"], "a folder is a folder. Name a backup in it, a file. Nothing was changed."),
        (["merge", "a folder"], "a folder is a folder. Name the copy in it, a file."),
        (["deck", "check", "a file"], "a file is a file, and a deck is a folder."),
        (
            ["cards", "--deck", "a deck"],
            "01-a.toml:4: is not TOML: Unterminated string; what begins there is not ended",
        ),
    ],
)
def test_a_file_for_a_folder_and_a_folder_for_a_file_are_called_what_they_are(
    arguments: list[str], said: str, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a file").write_text("x")
    (tmp_path / "a folder").mkdir()
    (tmp_path / "a deck").mkdir()
    deck = 'number = 1\n\n[[card]]\ntext = """\none\n\n[[card]]\nid = "1.1"\n'
    (tmp_path / "a deck" / "01-a.toml").write_text(deck)
    code, out, err = call(*arguments)
    assert (code, out) == (1, "")
    assert said in err and "written" not in err and "missing" not in err


@pytest.mark.parametrize("named", [".", "a folder", "../here/a folder/"])
@pytest.mark.parametrize("words", ["import 1.2 {}", "cloud {} -o x.png", "fill {}", "replies {}", "map {} -o x.svg"])
def test_a_folder_where_a_file_is_read_is_called_a_folder_by_its_name(
    words: str, named: str, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here" / "a folder").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    code, out, err = call(*(word.format(named) for word in words.split()))
    name = "here" if named == "." else "a folder"
    assert (code, out, err) == (1, "", f"“{name}” is a folder. Name a file in it.\n")


@pytest.mark.parametrize("option", [["-o", "x.foo"], ["--card", "1.1"], ["--capability", "2"]])
def test_what_says_how_cards_are_printed_is_not_passed_over_where_none_are(option: list[str], call: Call) -> None:
    code, out, err = call("cards", *option)
    assert (code, out) == (2, "") and f"{option[0]} is for cards that are printed. Add --print" in err


def test_a_size_is_not_said_to_be_larger_than_itself(tmp_path: Path) -> None:
    for size in (10_000_001, 10_040_000):
        with pytest.raises(FileError, match=r"^The file is larger than 10 MB\. "):
            check_size(size)
    with pytest.raises(FileError, match=r"it has 10\.1 MB"):
        check_size(10_100_000)


def test_the_help_names_every_kind_of_file_that_share_makes(call: Call) -> None:
    assert KINDS_OF_FILE.replace(" or ", ", ").split(", ") == [*FORMATS]
    assert KINDS_OF_FILE in " ".join(call("share", "--help")[1].split())


@pytest.mark.parametrize("sign", ["\\ud800", "\\udc00\\ud800", "\\u0000", "\\u001b"])
@pytest.mark.parametrize("place", ["answers", "community", "own"])
def test_a_sign_that_nothing_shows_is_named_and_nothing_is_saved(
    sign: str, place: str, call: Call, tmp_path: Path
) -> None:
    given = {
        "answers": f'"answers": {{"place": "a {sign} b"}}',
        "community": f'"community": "{sign}", "answers": {{}}',
        "own": f'"answers": {{}}, "own": [{{"question": "q{sign}", "answer": "a"}}]',
    }
    file = tmp_path / "items.json"
    file.write_text(f'{{"card": "1.1", {given[place]}}}')
    code, out, err = call("fill", file)
    assert (code, out) == (1, "") and "holds \\u" in err and "shows nowhere. Nothing was saved." in err
    assert json.loads(call("log", "--json")[1]) == []
    file.write_text('{"card": "1.1", "answers": {"place": "\\ud83d\\ude00 \\u000b\\t\\n x"}}')  # a face, and breaks
    assert call("fill", file)[0] == 0


def test_the_doctor_counts_one_backup_as_one_and_does_not_call_what_is_not_made_yet_well(
    call: Call, answers: Path
) -> None:
    call("fill", answers)
    said = call("doctor")[1]
    assert "1 entry" in said and " 1 backups" not in said
    assert "to do Copy off this computer: none yet." in said
