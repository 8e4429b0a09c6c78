"""The command line beside other programs: pipes, JSON wherever there is data, bare options, completion, quick help."""

import io
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer

from powerkit.cli import app, exit_code, open
from powerkit.cli.arguments import OPENS, options_first
from powerkit.deck import Deck

EXAMPLES = Path(__file__).parents[2] / "examples"
ACTION = {"what": "Ring the lunch club", "when": "2026-05-01"}
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Make a call with what is piped in; gives its exit code, what it printed and what it said on the side."""

    def make(*arguments: str | Path, piped: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(piped), isatty=lambda: False))
        code = exit_code([str(argument) for argument in arguments])
        return (code, *capsys.readouterr())

    return make


def started(*arguments: str, **more: Any) -> "subprocess.Popen[str]":
    environment = {**os.environ, **more.pop("env", {})}
    command = [sys.executable, "-m", "powerkit", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, **more)


@pytest.mark.parametrize("arguments", [["cards"], ["cards", "--json"], ["--help"]])
def test_what_stops_reading_our_output_ends_us_quietly_and_well(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "powerkit", *arguments]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="as a shell of Unix closes and fills them")
@pytest.mark.parametrize("arguments", [["cards", "--json"], ["--version"]], ids=["long", "short"])
def test_an_output_that_is_closed_is_no_fault_and_a_full_one_is_said_in_a_line(arguments: list[str]) -> None:
    command = shlex.join([sys.executable, "-m", "powerkit", *arguments])
    closed = subprocess.run(f"{command} >&-", shell=True, capture_output=True, text=True, check=False)
    assert (closed.returncode, closed.stderr) == (0, "")
    if Path("/dev/full").exists():
        full = subprocess.run(f"{command} >/dev/full", shell=True, capture_output=True, text=True, check=False)
        assert full.returncode == 1
        assert full.stderr == "What this command printed could not be written: No space left on device.\n"


def test_answers_are_piped_in_and_every_list_comes_out_as_json(call: Call, deck: Deck) -> None:
    field = next(field.id for field in deck.card("1.2").fields if field.kind.name == "action")
    answers = json.dumps({"card": "1.2", "answers": {field: ACTION}}).encode()
    assert call("fill", "-", piped=answers)[:2] == (0, "Saved 1 entry to your log book.\n")
    (action,) = json.loads(call("actions", "--json")[1])
    assert (action["what"], action["due"], action["card"]) == (ACTION["what"], "2026-05-01", "1.2")
    assert json.loads(call("card", "1.2", "--json")[1])["steps"]
    assert json.loads(call("draw", "--seed", "1", "--json")[1])["id"]
    assert {"name", "well", "text"} == {*json.loads(call("doctor", "--json")[1])[0]}
    assert json.loads(call("doctor", "--audit", "--json")[1]) == []


def test_what_is_piped_in_and_is_no_answers_is_refused_in_a_line(call: Call) -> None:
    for piped in (b"", b"x", b"\xff", b"[" * 100_000):
        code, out, err = call("fill", "-", piped=piped)
        assert (code, out) == (1, "") and "What was piped in is not" in err
    code, _, err = call("replies", "-", piped=b"x")
    assert code == 1 and "Traceback" not in err


@pytest.mark.parametrize(("command", "file"), [("map", "people.csv"), ("cloud", "words.csv")], ids=["a map", "a cloud"])
def test_a_picture_goes_from_pipe_to_pipe_and_what_is_said_goes_beside_it(command: str, file: str, call: Call) -> None:
    content = (EXAMPLES / file).read_bytes()
    code, svg, said = call(command, "-", "-o", "-", piped=content)
    assert code == 0 and svg.startswith("<svg") and svg.rstrip().endswith("</svg>")
    assert said.startswith("Words given: 55" if command == "cloud" else "-: 26 on the map")
    assert call(command, EXAMPLES / file, "-o", "-")[1] == svg.replace(">Words<", f">{Path(file).stem}<")


def test_a_map_and_a_cloud_are_told_without_a_file_and_as_data(call: Call, tmp_path: Path) -> None:
    code, told, _ = call("map", EXAMPLES / "people.csv")
    assert code == 0 and told.startswith("On your map are 25 people and groups")
    code, out, _ = call("map", EXAMPLES / "people.csv", "--json")
    data = json.loads(out)
    assert len(data["people"]) == 26 and len(data["ties"]) == 63 and data["said"][0] in told
    code, out, _ = call("cloud", "-", "--json", piped=(EXAMPLES / "words.csv").read_bytes())
    words = json.loads(out)
    assert len(words) == 55 and words[0]["word"] == "the hill" and "quote" not in words[0]
    assert "quote" in json.loads(call("cloud", EXAMPLES / "words.csv", "--json", "--quotes")[1])[0]


@pytest.mark.parametrize(
    "arguments",
    [
        *(
            ["backup", "-"],
            ["deck", "new", "-"],
            ["deck", "schema", "-"],
            ["notebooks", "--to", "-"],
            ["notebooks", "--to=-"],
        ),
        *(
            ["share", "--all", "-o", "-"],
            ["give", "-o", "-"],
            ["shortcut", "--to", "-"],
            ["merge", "-"],
            ["restore", "-"],
        ),
        *(["log", "--workbook", "-"], ["--workbook=-", "cards"], ["map", "-", "--deck", "-"]),
    ],
    ids=" ".join,
)
def test_a_dash_never_becomes_a_file_or_folder_of_that_name(
    arguments: list[str], call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = call(*arguments)
    assert code == 2 and "“-” stands for a pipe" in err
    assert not (tmp_path / "-").exists()
    assert call("log", "--search", "-")[0] == 0


def test_a_survey_that_is_piped_in_offers_a_call_that_reads_the_pipe_again(call: Call) -> None:
    survey = b"Timestamp,What matters?\n2026-03-01 10:00,the bus\n2026-03-02 11:00,the bus\n2026-03-03 12:00,damp\n"
    code, _, err = call("cloud", "-", "--json", piped=survey)
    assert code == 1 and " cloud - " in err and "--column" in err


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (["--no-browser"], ["open", "--no-browser"]),
        (["--port", "8899", "--workbook", "W"], ["--workbook=W", "open", "--port", "8899"]),
        (["--port=8899", "1.2"], ["open", "--port=8899", "1.2"]),
        (["--no-browser", "open", "1"], ["open", "--no-browser", "1"]),
        (["cards", "--unlock-with", "F"], ["--unlock-with=F", "cards"]),
        (["--help"], ["--help"]),
        (["open", "--port", "1"], ["open", "--port", "1"]),
    ],
)
def test_a_call_that_begins_with_an_option_of_opening_opens(given: list[str], meant: list[str]) -> None:
    assert options_first(given) == meant


def test_the_bare_options_are_those_that_opening_has(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[dict[str, Any]] = []
    monkeypatch.setattr("powerkit.app.launch.open_workbook", lambda *_, **named: opened.append(named))
    assert call("--no-browser", "--port", "8899")[0] == 0
    assert (opened[0]["browser"], opened[0]["port"]) == (False, 8899)
    commands: Any = typer.main.get_command(app)
    known = {name for item in commands.commands["open"].params for name in item.opts + item.secondary_opts}
    assert {name for name in known if name.startswith("--")} - {"--help"} == set(OPENS)
    assert open.open_.__doc__


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_the_names_of_commands(shell: str) -> None:
    asks = {"COMP_WORDS": "powerkit ca", "COMP_CWORD": "1", "_TYPER_COMPLETE_ARGS": "powerkit ca"}
    asks |= {"_TYPER_COMPLETE_FISH_ACTION": "get-args", "_POWERKIT_COMPLETE": f"complete_{shell}"}
    out, err = started(env=asks).communicate(timeout=60)
    assert "cards" in out and "share" not in out.split("cards")[0] and err == ""


HEAVY = {"powerkit.deck", "powerkit.ui", "powerkit.entries", "powerkit.kinds", "powerkit.logbook.logbook"}
HEAVY |= {"jupyterlab", "IPython", "ipywidgets", "numpy", "matplotlib", "typst", "docx", "pydantic"}
"""What help needs nothing of, and what takes most of a second to load. It answers in a fifth of one."""


def test_help_loads_neither_the_deck_nor_the_log_book_nor_any_drawing_library() -> None:
    ask = "import sys; from powerkit.cli import exit_code; exit_code({}); print(*sys.modules, file=sys.stderr)"
    for arguments in (["--help"], ["map", "--help"]):
        code = ask.format(arguments)
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert "Example" in done.stdout
        loaded = done.stderr.split()
        assert [name for name in loaded if name in HEAVY or name.startswith("powerkit.deck.")] == []
