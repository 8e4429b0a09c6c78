"""What only another system asks for, held on this one: signals, `py`, network drives and long paths of Windows."""

import importlib.util
import json
import os
import re
import signal
import sqlite3
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from powerkit.app.launch import _stop_when_asked
from powerkit.logbook import Logbook
from powerkit.logbook.backups import make
from powerkit.logbook.files import address_of
from powerkit.logbook.model import NewVersion
from powerkit.logbook.replace_file import put_away, set_aside
from powerkit.logbook.serialize import local_now
from powerkit.logbook.unfinished_files import part_for
from powerkit.logbook.workspace import WorkbookFolder, prepare
from powerkit.resources import notebooks_folder
from powerkit.text.shell_commands import shell_line

LONGEST_HOME = 100
"""Letters of a workbook's folder, such as one in a OneDrive with the name of an organisation."""
MAX_PATH = 260
"""What Windows takes as a path where nobody has set it to take more."""


@pytest.mark.parametrize(
    "path",
    [
        PureWindowsPath(r"\\server\homes\Zoë's work\logbook.sqlite3"),  # of a network drive Z: too, once it is resolved
        PureWindowsPath(r"\\?\UNC\server\homes\logbook.sqlite3"),
        PureWindowsPath(r"\\?\C:\work\logbook.sqlite3"),
        PureWindowsPath(r"C:\My work\50% #1?\logbook.sqlite3"),
        PurePosixPath("/srv/My work/50% #1?/\udcff/logbook.sqlite3"),
    ],
)
def test_sqlite_takes_the_address_of_a_log_book_wherever_it_lies(path: Any) -> None:
    with pytest.raises(sqlite3.OperationalError) as refused:
        sqlite3.connect(address_of(path, "mode=ro"), uri=True)
    assert "unable to open" in str(refused.value)  # there is none; "invalid uri authority" it would say of the address


def test_the_address_of_a_log_book_here_is_that_of_the_system(tmp_path: Path) -> None:
    path = tmp_path / "Zoë's 50% #1? work" / "logbook.sqlite3"
    assert address_of(path, "mode=ro").replace("'", "%27") == f"{path.as_uri()}?mode=ro".replace("'", "%27")


@pytest.mark.skipif(os.name == "nt", reason="a path of two slashes is a server's there")
def test_a_log_book_whose_path_begins_as_a_network_drives_does_is_read(tmp_path: Path) -> None:
    Logbook.open(tmp_path / "logbook.sqlite3").close()
    address = address_of(PureWindowsPath("//" + str(tmp_path).lstrip("/")) / "logbook.sqlite3", "mode=ro")
    assert address.startswith("file:////")
    connection = sqlite3.connect(address, uri=True)
    assert connection.execute("SELECT count(*) FROM version").fetchall() == [(0,)]
    connection.close()


def test_no_path_in_a_workbook_is_too_long_for_windows(tmp_path: Path) -> None:
    folder = WorkbookFolder(tmp_path / "Workbook")
    prepare(folder, notebooks_folder())
    now = local_now()
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        logbook.save_version(NewVersion("1.1"), client="page", number=1)
        make(logbook._store.connection, folder.backups, now, before_update=True)
    put_away(folder.backups, datetime(2026, 11, 22, 14, 2))
    away = next(folder.backups.iterdir())
    aside = set_aside(folder.logbook, now, "before restore")
    files = [*folder.root.rglob("*"), part_for(next(away.iterdir())), part_for(aside)]
    ends = max(len("-journal"), len(".123456-12345678-abcdefgh.tmp"))  # of what is in the making
    inside = [len(str(file.relative_to(folder.root))) + ends for file in files]
    assert LONGEST_HOME + 1 + max(inside) <= MAX_PATH


def test_the_window_s_close_button_stops_the_workbook_on_windows_as_ctrl_c_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: dict[int, Any] = {}
    monkeypatch.setattr(signal, "SIGBREAK", 21, raising=False)
    monkeypatch.delattr(signal, "SIGHUP", raising=False)  # Windows has none
    monkeypatch.setattr(signal, "signal", lambda number, act: heard.update({int(number): act}))
    done: list[str] = []
    loop = SimpleNamespace(stop=None, add_callback_from_signal=lambda _: done.append("at once"))
    _stop_when_asked(SimpleNamespace(stop=lambda from_signal: done.append("in order"), io_loop=loop))
    assert set(heard) == {signal.SIGINT, signal.SIGTERM, 21}
    heard[21](21, None)
    heard[21](21, None)
    assert done == ["in order", "at once"]


@pytest.mark.parametrize(
    ("there", "said"), [(("py", "python"), "py"), (("python",), "python"), (("python3",), "its own")]
)
def test_a_command_that_is_offered_on_windows_begins_with_py(
    monkeypatch: pytest.MonkeyPatch, there: tuple[str, ...], said: str
) -> None:
    file = Path(__file__).parents[2] / "start.py"
    spec = importlib.util.spec_from_file_location("start_on_windows", file)
    assert spec and spec.loader
    start = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(start)
    windows = SimpleNamespace(name="nt", environ={})
    monkeypatch.setattr(start, "os", windows)
    monkeypatch.setattr(start, "sys", SimpleNamespace(executable="its own"))
    monkeypatch.setattr(start, "_will_do", lambda _: True)
    monkeypatch.setattr(start.shutil, "which", lambda name: f"C:\\{name}.exe" if name in there else None)
    assert json.loads(start._told()["POWERKIT_STARTED_BY"]) == [said, str(file)]


def pasted_into_cmd(line: str, variables: dict[str, str]) -> list[str]:
    """The words a program gets of a *line* typed into cmd: what stands in percent signs becomes its value, then the
    marks of cmd are looked at, then the program's C library parts the line (the rules of 2008 and later).
    """
    at, out = 0, ""
    while at < len(line):  # an unknown variable stays as it is
        end = line.find("%", at + 1) if line[at] == "%" else -1
        value = variables.get(line[at + 1 : end].partition(":")[0].upper()) if end > 0 else None
        out, at = (out + line[at], at + 1) if value is None else (out + value, end + 1)
    quoted = False
    for mark in out:
        quoted ^= mark == '"'
        assert quoted or mark not in "&|<>^()", "cmd would take it for a mark of its own"
    return parted(out)


def parted(line: str) -> list[str]:
    """As Windows' C library parts a line into words."""
    words, word, begun, quoted, at = [], "", False, False, 0
    while at < len(line):
        slashes = len(line[at:]) - len(line[at:].lstrip("\\"))
        mark = line[at + slashes : at + slashes + 1]
        if mark == '"':
            word, begun, at = word + "\\" * (slashes // 2), True, at + slashes + 1
            if slashes % 2:
                word += '"'
            elif quoted and line[at : at + 1] == '"':
                word, at = word + '"', at + 1
            else:
                quoted = not quoted
            continue
        word, begun, at = word + "\\" * slashes, begun or slashes > 0, at + slashes
        if mark in " \t" and mark and not quoted:
            words, word, begun = [*words, *([word] if begun else [])], "", False
        elif mark:
            word, begun = word + mark, True
        at += 1
    return [*words, *([word] if begun else [])]


@given(words=st.lists(st.text(alphabet='%%%aUé "\\:&^()_-.~1=', max_size=12), min_size=1, max_size=4))
@example(words=["restore", "C:\\50% of %USERNAME%\\Backups\\a.sqlite3"])
@example(words=["C:\\%A%\\", "%A:a=b%", "%%A%%", "%\\A%"])
def test_a_command_pasted_into_cmd_means_the_words_in_it_and_no_variable(words: list[str]) -> None:
    line = shell_line(["powerkit", *words], "nt", {"PROMPT": "$P$G"})
    named = {word.partition(":")[0].upper() for item in words for word in item.split("%")}
    variables = {name: "somebody else's" for name in named if re.search(r"[\w.-]", name) and '"' not in name}
    assert pasted_into_cmd(line, variables) == ["powerkit", *words]
