"""The script that starts everything on a fresh machine: what it says when it cannot."""

import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).parents[2] / "start.py"


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, at home in an empty folder, and with nothing it may really run."""
    spec = importlib.util.spec_from_file_location("start_under_test", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_text("[project]")
    (tmp_path / "locks").mkdir()
    for name in ("workbook", "test", "photos"):
        (tmp_path / "locks" / f"{name}.txt").write_text("")
    monkeypatch.setattr(module, "HERE", tmp_path)
    monkeypatch.setattr(module, "HOME", tmp_path / ".venv")
    monkeypatch.setattr(module, "_will_do", lambda name: True)
    monkeypatch.setattr(module.shutil, "which", lambda name: None if name == "uv" else f"/usr/bin/{name}")

    def never(*_: object, **__: object) -> None:
        raise AssertionError("nothing is run in these tests")

    monkeypatch.setattr(module.subprocess, "run", never)
    monkeypatch.setattr(module.subprocess, "call", never)
    return module


def ready(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Let everything succeed; gives the list of what is run."""
    ran: list[list[str]] = []

    def run(command: list[str], **_: object) -> None:
        ran.append(command)
        if "venv" in command:
            start._python().parent.mkdir(parents=True)
            start._python().write_text("")

    def call(command: list[str], **_: object) -> int:
        ran.append(command)
        return 7

    monkeypatch.setattr(start.subprocess, "run", run)
    monkeypatch.setattr(start.subprocess, "call", call)
    monkeypatch.setattr(start, "_go_on", lambda command, place: call(command))
    return ran


def test_an_old_python_can_read_the_script_far_enough_to_be_told(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = ast.parse(FILE.read_text(encoding="utf-8"), feature_version=(3, 7))
    future = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    assert [name.name for node in future for name in node.names] == ["annotations"], "list[str] fails before 3.9"
    monkeypatch.setattr(sys, "version_info", (3, 8, 10))
    monkeypatch.setattr(sys, "version", "3.8.10 (default)")
    assert start.main([]) == 1
    assert capsys.readouterr().err == "The workbook needs Python 3.11 or newer; this is 3.8.10.\n"


def test_without_venv_it_says_what_to_install(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(command: list[str], **_: object) -> None:
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(start.subprocess, "run", fail)
    assert start.main([]) == 1
    out, err = capsys.readouterr()
    assert "sudo apt install python3-venv" in out
    assert "Read the lines above, then run the same command again." in err


def test_a_folder_that_cannot_be_written_is_named(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(command: list[str], **_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(start.subprocess, "run", fail)
    assert start.main([]) == 1
    assert f"could not be installed in {start.HERE}: Permission denied." in capsys.readouterr().err


def test_the_first_start_makes_everything_and_the_second_only_starts(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = ready(start, monkeypatch)
    assert start.main(["open", "1.2"]) == 7
    assert [command[2] for command in ran] == ["venv", "pip", "pip", "pip", "powerkit"]
    [locked, ours, photos] = ran[1:4]
    assert locked[-3:] == ["--require-hashes", "-r", str(start.HERE / "locks" / "workbook.txt")]
    assert ours[-1] == str(start.HERE) and "--no-deps" in ours
    assert "--require-hashes" in photos and photos[-1] == str(start.HERE / "locks" / "photos.txt")
    assert ran[-1][1:] == ["-m", "powerkit", "open", "1.2"]
    del ran[:]
    assert start.main([]) == 7
    assert [command[1:] for command in ran] == [["-m", "powerkit"]]


@pytest.mark.parametrize("works", [True, False])
def test_uv_installs_where_it_is_there_and_pip_where_uv_fails(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, works: bool
) -> None:
    ran = ready(start, monkeypatch)
    monkeypatch.setattr(start.shutil, "which", lambda name: f"/usr/bin/{name}")
    call = start.subprocess.call

    def uv_or_other(command: list[str], **more: object) -> int:
        code: int = call(command, **more)
        return (0 if works else 2) if command[0] == "/usr/bin/uv" else code

    monkeypatch.setattr(start.subprocess, "call", uv_or_other)
    assert start.main([]) == 7
    by_uv = [command for command in ran if command[0] == "/usr/bin/uv"]
    by_pip = [command for command in ran if command[2] == "pip" and "photos.txt" not in command[-1]]
    assert [command[-1] for command in by_uv] == [str(start.HERE / "locks" / "workbook.txt"), str(start.HERE)]
    assert all("--require-hashes" in command or "--no-deps" in command for command in by_uv)
    assert [command[-1] for command in by_pip] == ([] if works else [command[-1] for command in by_uv])


def test_tests_get_what_they_need_and_a_change_of_needs_installs_again(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = ready(start, monkeypatch)
    assert start.main(["test", "-k", "deck"]) == 7
    assert ran[1][-1] == str(start.HERE / "locks" / "test.txt")
    assert ran[-1][1:] == ["-m", "pytest", "-k", "deck"]
    for changed in (start.HERE / "pyproject.toml", start.HERE / "locks" / "test.txt"):
        changed.write_text("# more")
        del ran[:]
        start.main(["test"])
        assert [command[2] for command in ran] == ["pip", "pip", "pytest"]


@pytest.mark.parametrize("may_compile", [True, False])
def test_what_the_tests_load_is_compiled_by_two_processes_before_a_run_where_it_may_be_kept(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, may_compile: bool
) -> None:
    ready(start, monkeypatch)
    monkeypatch.setattr(sys, "dont_write_bytecode", not may_compile)
    looked: list[list[str]] = []

    class Process:
        def __init__(self, command: list[str], **_: object) -> None:
            looked.append(command)

        def wait(self) -> int:
            return 2  # a module that can't be loaded is the run's to tell

    monkeypatch.setattr(start.subprocess, "Popen", Process)
    places = [start.HERE / "tests" / name for name in ("cli", "deck", "test_docs.py", "ui")]
    for place in places:
        place.mkdir(parents=True)
    start.main(["open"])
    assert looked == []
    assert start.main(["test"]) == start.main(["test"]) == 7
    assert len(looked) == (2 if may_compile else 0)
    assert {words for command in looked for words in command[-2:]} == ({*map(str, places)} if may_compile else set())


def test_a_failed_install_is_tried_again_next_time(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = ready(start, monkeypatch)
    works = start.subprocess.run

    def fail(command: list[str], **more: object) -> None:
        if "pip" in command:
            raise subprocess.CalledProcessError(1, command)
        works(command, **more)

    monkeypatch.setattr(start.subprocess, "run", fail)
    assert start.main([]) == 1
    monkeypatch.setattr(start.subprocess, "run", works)
    assert start.main([]) == 7
    assert [command[2] for command in ran] == ["venv", "pip", "pip", "pip", "powerkit"]


def test_stopping_is_130(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ready(start, monkeypatch)

    def stop(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "_go_on", stop)
    assert start.main([]) == 130


@pytest.mark.skipif(os.name == "nt", reason="Windows can't become another program")
def test_whoever_ends_what_they_started_ends_the_workbook(tmp_path: Path) -> None:
    code = f"import sys; sys.path.insert(0, {str(FILE.parent)!r}); import start; from pathlib import Path\n"
    code += "start._go_on([sys.executable, '-c', 'import os; print(os.getpid(), os.getcwd())'], Path(sys.argv[1]))"
    started = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert started.communicate()[0].split(maxsplit=1) == [str(started.pid), f"{tmp_path}\n"]
