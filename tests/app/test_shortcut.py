"""The icon on the desktop, for each system."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from powerkit.app.shortcut import desktop, make_shortcut
from powerkit.errors import WorkbookError
from powerkit.logbook.workspace import WorkbookFolder

FOLDER = WorkbookFolder(Path("/home of Zoë/Power & 100% $hifting's"))


def test_on_windows_it_is_a_command_file_with_every_word_quoted(tmp_path: Path) -> None:
    file = make_shortcut(FOLDER, tmp_path, "win32", r"C:\Py thon\python.exe")
    assert file.name == "Power Shifting Workbook.cmd"
    text = file.read_bytes().decode("utf-8")
    assert text.replace("\r\n", "").count("\n") == 0
    lines = text.splitlines()
    assert lines[:2] == ["@echo off", "chcp 65001 >nul"]
    assert lines[3].startswith(r'"C:\Py thon\python.exe" "-P" "-m" "powerkit" "--workbook" "')
    assert "100%% $hifting's" in lines[3]
    assert lines[3].endswith('" "open"')


def test_on_a_mac_it_is_a_script_that_a_shell_reads_back_word_for_word(tmp_path: Path) -> None:
    file = make_shortcut(FOLDER, tmp_path, "darwin", "/usr/bin/python 3")
    assert file.name == "Power Shifting Workbook.command"
    first, line = file.read_text(encoding="utf-8").splitlines()
    assert first == "#!/bin/sh"
    assert shlex.split(line) == [
        "exec", "/usr/bin/python 3", "-P", "-m", "powerkit", "--workbook", str(FOLDER.root), "open",
    ]  # fmt: skip
    assert file.stat().st_mode & 0o111


def test_on_linux_it_is_a_desktop_entry_with_its_marks_escaped(tmp_path: Path) -> None:
    file = make_shortcut(FOLDER, tmp_path, "linux", "/usr/bin/python3")
    assert file.name == "Power Shifting Workbook.desktop"
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    (line,) = [line for line in lines if line.startswith("Exec=")]
    assert line.startswith('Exec="/usr/bin/python3" "-P" "-m" "powerkit" "--workbook" ')
    assert r'"/home of Zoë/Power & 100%% \\$hifting' in line
    assert file.stat().st_mode & 0o111


@pytest.mark.skipif(sys.platform == "win32", reason="the script is for a Mac's shell")
def test_the_script_starts_python_with_the_workbook_it_was_made_for(tmp_path: Path) -> None:
    python = tmp_path / "a python"
    python.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    python.chmod(0o755)
    file = make_shortcut(FOLDER, tmp_path, "darwin", str(python))
    said = subprocess.run([str(file)], capture_output=True, text=True, check=True).stdout.splitlines()
    assert said == ["-P", "-m", "powerkit", "--workbook", str(FOLDER.root), "open"]


def test_a_place_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match=r"could not be put in .*shortcut --to "):
        make_shortcut(FOLDER, tmp_path / "nowhere", "linux", "python")


def test_made_twice_it_is_one_icon(tmp_path: Path) -> None:
    assert make_shortcut(FOLDER, tmp_path) == make_shortcut(FOLDER, tmp_path)


def test_the_desktop_is_onedrive_s_on_windows_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desktop(tmp_path, "linux") == tmp_path
    (tmp_path / "Desktop").mkdir()
    assert desktop(tmp_path, "linux") == tmp_path / "Desktop"
    (tmp_path / "OneDrive" / "Desktop").mkdir(parents=True)
    monkeypatch.setenv("ONEDRIVE", str(tmp_path / "OneDrive"))
    assert desktop(tmp_path, "win32") == tmp_path / "OneDrive" / "Desktop"
    assert desktop(tmp_path, "linux") == tmp_path / "Desktop"
