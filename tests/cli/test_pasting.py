"""Every command a message offers works when pasted into a shell, from whatever folder and however it was started."""

import ast
import getpass
import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from powerkit.cli import COMMANDS, exit_code
from powerkit.cli import lock as lock_command
from powerkit.logbook import files, keys
from powerkit.text import shell_commands

ROOT = Path(__file__).parents[2]
OURS = sorted((ROOT / "powerkit").rglob("*.py"))
SCRIPTS = sorted((ROOT / "powerkit").rglob("*.js"))
HOSTILE = 'Zoë’s own "näh" $HOME `id` & it\'s; *'
NAMES = "|".join(sorted(COMMANDS))
BY_HAND = re.compile(rf"(?<!from )\b(powerkit|start\.py) (--?[a-z]|({NAMES})\b)|\b({NAMES}) (--[a-z]+|“)|: powerkit$")
HELP = ROOT / "powerkit" / "cli" / "__init__.py"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="what is pasted here is for sh")


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def sentences(file: Path) -> Iterator[str]:
    """The texts in a module, without its docstrings, which are read as help and not as advice."""
    tree = parsed(file)
    notes = {id(line.value) for line in ast.walk(tree) if isinstance(line, ast.Expr)}
    for part in ast.walk(tree):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and id(part) not in notes:
            yield part.value


def test_no_message_holds_a_command_written_by_hand() -> None:
    by_hand = [
        f"{file.relative_to(ROOT)}: {text}"
        for file in OURS
        if file != HELP
        for text in sentences(file)
        if BY_HAND.search(text)
    ]
    by_hand += [
        f"{file.name}: {found[0]}"
        for file in SCRIPTS
        if (found := re.search(rf"\bpowerkit ({NAMES}) ?[”\"’`.]", file.read_text(encoding="utf-8")))
    ]
    assert not by_hand


def test_no_command_that_is_offered_has_a_word_to_be_filled_in() -> None:
    filled = [
        f"{file.relative_to(ROOT)}: {text}"
        for file in OURS
        for text in sentences(file)
        if re.search(r"(?<!with )(?<!after )--[a-z]+(-[a-z]+)*[ =][“\"]?[A-Z]{2,}\b(?!_)", text)
    ]
    assert not filled + [" ".join(words) for words in offered() if any(word.isupper() for word in words)]


def offered() -> list[list[str]]:
    """The words of every command that messages offer, with something fit where a word is only known later."""
    found = set()
    for file in OURS:
        if "command(" not in file.read_text(encoding="utf-8"):
            continue
        for call in ast.walk(parsed(file)):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "command":
                found.add(tuple(_word(word) for word in call.args if not isinstance(word, ast.Starred)))
    return sorted(list(words) for words in found if words)


def _word(word: ast.expr) -> str:
    if isinstance(word, ast.Constant):
        return str(word.value)
    return {"card.id": "1.2", "str(before)": "20001", "str(other)": "20002"}.get(ast.unparse(word), "a file")


@pytest.mark.parametrize("words", offered(), ids=" ".join)
def test_each_command_offered_is_one_the_workbook_knows(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code([*words, *([] if "--help" in words else ["--help"])]) == 0, capsys.readouterr().err


@pytest.fixture(params=["powerkit", "start.py"])
def started(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's folder of work, and the workbook as they started it: by its program or by start.py."""
    place = tmp_path / HOSTILE
    place.mkdir()
    if request.param == "powerkit":
        monkeypatch.delenv(shell_commands.STARTED, raising=False)
        monkeypatch.setattr(sys, "argv", [str(Path(sys.executable).with_name("powerkit"))])
    else:
        monkeypatch.setenv(shell_commands.STARTED, json.dumps([sys.executable, str(ready_to_start(place))]))
    return place


def ready_to_start(place: Path) -> Path:
    """A start.py that finds everything made ready: the Python of these tests, which has it all."""
    (place / "locks").mkdir()
    locked, project, start = place / "locks" / "workbook.txt", place / "pyproject.toml", place / "start.py"
    for file in (locked, project, start):
        file.write_bytes((ROOT / file.relative_to(place)).read_bytes())
    python = place / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    python.chmod(0o755)
    stamp = hashlib.sha256(project.read_bytes() + locked.read_bytes() + str(place).encode()).hexdigest()
    (place / ".venv" / "ready-workbook").write_text(stamp)
    return start


def pasted(line: str, place: Path) -> None:
    """Paste a line into sh, in another folder than the one it was offered in."""
    elsewhere = away_from(place)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("POWERKIT_")}
    environment["HOME"] = str(elsewhere)
    ran = subprocess.run(
        ["sh", "-c", line], cwd=elsewhere, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert ran.returncode == 0, f"{line}\n{ran.stdout}{ran.stderr}"


def taken_apart(line: str, place: Path) -> None:
    """Let sh take a line apart in another folder, and call there what it would have called, without a new Python."""
    begun = shell_commands.way_in()
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("POWERKIT_")]:
            patch.delenv(name)
        patch.setenv("HOME", str(away_from(place)))
        patch.chdir(away_from(place))
        heard = subprocess.run(["sh", "-c", f"printf '%s\\0' {line}"], capture_output=True, text=True, check=True)
        words = heard.stdout.removesuffix("\0").split("\0")
        assert words[: len(begun)] == begun, line
        assert exit_code(words[len(begun) :]) == 0, line


def away_from(place: Path) -> Path:
    """Another folder than the one a command was offered in."""
    elsewhere = place.parent / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    return elsewhere


@pytest.mark.journey
def test_what_messages_offer_works_when_pasted(
    started: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = started / "My workbook", started / "out"
    answers = started / "answers.json"
    answers.write_text('{"card": "1.1", "community": "Riverside", "answers": {"place": "The bus stop"}}')
    table = started / "what people said.csv"
    table.write_text("when,what was said\n" + "".join(f"{day} May,the bus is late again\n" for day in range(1, 9)))
    monkeypatch.chdir(started)
    assert exit_code(["--workbook", str(folder), "fill", str(answers)]) == 0

    def last(*words: str | Path) -> str:
        capsys.readouterr()
        exit_code(["--workbook", str(folder), *map(str, words)])
        return "".join(capsys.readouterr()).rstrip().splitlines()[-1]

    def after(text: str) -> str:
        return text.partition(": ")[2]

    taken_apart(after(last("share", "--entry", "99")), started)  # See all entries with
    taken_apart(last("cloud", table.name, "-o", "words.svg"), started)  # Say which column
    taken_apart(f"{after(last('draw'))} --help", started)  # Open it with
    assert (started / "words.svg").is_file() and not out.exists()
    assert (
        exit_code(["--workbook", str(folder), "backup", str(folder / "Backups" / "logbook 2026-01-02 030405.sqlite3")])
        == 0
    )
    (folder / "logbook.sqlite3").unlink()
    offer = last("log")  # To go back to a backup
    assert "restore" in offer
    pasted(offer.rpartition(": ")[2], started)
    assert (folder / "logbook.sqlite3").is_file()


PASSPHRASE = "kettle orbit velvet marsh trombone"
ASKED = ["log", "share --all", "fill ../items.json", "backup ../copy.sqlite3", "merge", "actions", "doctor", "lock",
         "lock --off", "lock --change", "import 1.2 ../people.csv --yes", "card 1.1", "open 1.1 --help"]  # fmt: skip
BACKUP = "Backups/logbook 2026-01-02 030405.sqlite3"


@pytest.fixture
def locked(started: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A locked workbook with a backup."""
    monkeypatch.setattr(keys, "_ROUNDS", 1)
    folder = started / "My workbook"
    for name, content in (("right", PASSPHRASE), ("wrong", "another one"), ("people.csv", "name,ring\nGranny,1\n"),
                          ("items.json", '{"card": "1.1", "answers": {"place": "The bus stop"}}')):  # fmt: skip
        (started / name).write_text(content)
    monkeypatch.chdir(started)
    for words in (["fill", "items.json"], ["backup", folder / BACKUP], ["lock", "--passphrase-file", "right"]):
        assert exit_code(["--workbook", str(folder), *map(str, words)]) == 0
    yield folder
    keys.let_go()
    files.ask = None


def types(monkeypatch: pytest.MonkeyPatch, passphrase: str) -> None:
    monkeypatch.setattr(lock_command, "is_terminal", lambda: bool(passphrase))
    monkeypatch.setattr(getpass, "getpass", lambda prompt: passphrase)


@pytest.mark.parametrize("state", ["whole", "no backup", "missing", "noise", "empty"])
@pytest.mark.parametrize("asked", ["nobody", "a wrong file", "wrong words"])
def test_what_the_messages_of_a_locked_workbook_offer_works_when_pasted(
    locked: Path,
    state: str,
    asked: str,
    started: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """On a terminal, where the passphrase is asked for: elsewhere the messages say in words what to do."""
    book = locked / "logbook.sqlite3"
    if state == "no backup":
        (locked / BACKUP).unlink()
    elif state == "missing":
        book.unlink()
    elif state != "whole":
        book.write_bytes(os.urandom(book.stat().st_size) if state == "noise" else b"")
    kept = shutil.copytree(locked, started / "as it was")
    made: set[str] = set()
    line_of = shell_commands.shell_line

    def noting(words: list[str]) -> str:
        made.add(line := line_of(words))
        return line

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shell_commands, "shell_line", noting)
        types(patch, "wrong words" if asked == "wrong words" else "")
        patch.chdir(locked)
        said = ""
        for words in ASKED:
            keys.let_go()
            file = ["--unlock-with", "../wrong"] if asked == "a wrong file" else []
            exit_code(["--workbook", str(locked), *file, *shlex.split(words)])
            said += "".join(capsys.readouterr())
            shutil.rmtree(locked)
            shutil.copytree(kept, locked)
    types(monkeypatch, PASSPHRASE)
    for line in sorted(line for line in made if line in said):
        keys.let_go()
        taken_apart(f"{line} --help" if re.search(r" open$", line) else line, started)
        shutil.rmtree(locked)
        shutil.copytree(kept, locked)
