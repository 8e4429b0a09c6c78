"""What SECURITY.md promises: each line names a test that is there, and those that have no better place stand here."""

import ast
import asyncio
import base64
import hashlib
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tornado.httputil import parse_body_arguments
from tornado.web import HTTPError

from powerkit.app.restore import back_up
from powerkit.app.running.tickets import Door
from powerkit.app.server import doors, lock_page, lock_state
from powerkit.logbook import Logbook
from powerkit.logbook.private_files import keep_private
from powerkit.logbook.workspace import WorkbookFolder, prepare
from powerkit.resources import notebooks_folder
from tests.own_thread import run_in_own_thread

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@pytest.mark.parametrize(("page", "least"), [("SECURITY.md", 31), ("ACCESSIBILITY.md", 7)])
def test_every_test_that_a_promise_names_is_there(page: str, least: int) -> None:
    named = NAMED.findall((ROOT / page).read_text(encoding="utf-8"))
    assert len(named) >= least
    for file, test in named:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        there = {part.name for part in ast.walk(tree) if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)}
        assert test in there, f"{file}::{test}"


def test_every_promise_of_safety_names_its_test() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert len(NAMED.findall(text)) == len(re.findall(r"`tests/", text))
    promises = text.split("\n## What is not protected")[0]
    for promise in re.findall(r"^- .*(?:\n  .*)*", promises, re.MULTILINE):
        assert NAMED.search(promise), promise


def open_to_others(root: Path) -> list[str]:
    return [
        f"{path.relative_to(root)}: {stat.filemode(path.lstat().st_mode)}"
        for path in (root, *root.rglob("*"))
        if not path.is_symlink() and stat.S_IMODE(path.lstat().st_mode) & 0o077
    ]


def made(folder: WorkbookFolder, umask: int) -> None:
    """Let the workbook make its folder, its pages, a log book and a backup, as the app and the command line do."""
    before = os.umask(umask)
    try:
        keep_private()
        _made(folder)
    finally:
        os.umask(before)


def _made(folder: WorkbookFolder) -> None:
    prepare(folder, notebooks_folder())
    with Logbook.open(folder.logbook, backups=folder.backups):
        pass
    folder.backups.mkdir(exist_ok=True)
    back_up(folder, folder.backups / "logbook 2026-01-02 030405.sqlite3")


@pytest.mark.skipif(os.name == "nt", reason="Windows has rights of another kind")
@pytest.mark.parametrize("umask", [0o022, 0])
def test_only_their_owner_can_read_what_the_workbook_makes(umask: int, tmp_path: Path) -> None:
    folder = WorkbookFolder(tmp_path / "My workbook")
    made(folder, umask)
    answers = tmp_path / "answers.json"
    answers.write_text('{"card": "1.1", "community": "Riverside", "answers": {"place": "The bus stop"}}')
    call = [sys.executable, "-m", "powerkit", "--workbook", str(folder.root), "fill", str(answers)]
    subprocess.run(call, umask=umask, capture_output=True, check=True, timeout=300)
    assert folder.logbook.is_file() and any(folder.backups.iterdir())
    assert open_to_others(folder.root) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has rights of another kind")
def test_an_older_workbook_is_closed_to_others_when_it_is_opened(tmp_path: Path) -> None:
    folder = WorkbookFolder(tmp_path / "My workbook")
    made(folder, 0o022)
    for path in (folder.root, *folder.root.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    made(folder, 0o022)
    assert open_to_others(folder.root) == []


def test_every_answer_forbids_foreign_scripts_and_frames() -> None:
    said = doors.headers("<head><script>ours()</script></head>", 20001)
    policy = dict(part.split(" ", 1) for part in said["Content-Security-Policy"].split("; "))
    ours = base64.b64encode(hashlib.sha256(b"ours()").digest()).decode()
    assert policy["script-src"] == f"'self' blob: 'sha256-{ours}'"
    assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == "'none'"
    assert "http" not in said["Content-Security-Policy"]
    assert (said["Referrer-Policy"], said["Cross-Origin-Opener-Policy"]) == ("no-referrer", "same-origin")


class Asked:
    """Stands for one request to an address of ours, with what was answered."""

    def __init__(self, settings: dict[str, Any], body: bytes = b"", arguments: dict[str, list[bytes]] | None = None):
        self.request = SimpleNamespace(body=body, query_arguments=arguments or {}, headers={}, arguments=arguments)
        self.settings, self.status, self.said = settings, 200, ""
        self.current_user = None

    def set_status(self, status: int) -> None:
        self.status = status

    def finish(self, said: str = "") -> None:
        self.said = said


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda part: (
        st.lists(part, max_size=3) | st.dictionaries(st.sampled_from(["page", "x"]) | st.text(), part, max_size=3)
    ),
    max_leaves=6,
)
BODIES = st.binary(max_size=60) | ANY_JSON.map(lambda said: json.dumps(said).encode())


@given(BODIES)
@example(b"")
@example(b"[]")
@example(b"\xff{")
@example(b"[" * 100_000)
@example(b'{"page": 7}')
@example(b'{"page": "\\ud800"}')
@example(b'{"page": "../logbook.sqlite3"}')
@example(b'{"page": "a\\u0000b"}')
@example(b'{"page": {"page": null}}')
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_nonsense_sent_to_our_addresses_is_refused_in_a_plain_line(tmp_path: Path, nonsense: bytes) -> None:
    folder = WorkbookFolder(tmp_path)
    known = {"powerkit_folder": folder, "powerkit_notebooks": notebooks_folder(), "powerkit_token": "a token"}
    asked = Asked(known | {"powerkit_door": Door("a token")}, nonsense)
    run_in_own_thread(doors.RestoreHandler.post.__wrapped__(asked))
    assert asked.status in (400, 409), asked.said
    assert json.loads(asked.said)["message"] and "Traceback" not in asked.said
    for given_ in ([], [nonsense], [b"", nonsense]):
        asked = Asked(asked.settings, arguments={"nonce": given_, "ticket": given_})
        doors.ProveHandler.get(asked)
        assert asked.status in (200, 400) and json.loads(asked.said)
        doors.EnterHandler.get(asked)
        assert asked.status == 403 and "<h1>" in asked.said


FIELDS = ("do", "next", "passphrase", "new", "again", "old", "weak", "read", "minutes")
SAID = (
    st.sampled_from([b"", b"set", b"change", b"off", b"minutes", b"yes", b"/lab/\x01", b"http://[", b"//x/lab"])
    | st.text().map(str.encode)
    | st.binary(max_size=20)
)
FORMS = st.binary(max_size=60) | st.dictionaries(st.sampled_from(FIELDS), SAID).map(
    lambda said: urlencode(said).encode()
)


class Form(lock_page.LockHandler):
    """A form sent to the lock's pages, as Tornado reads it; *came* is how it was answered."""

    def __init__(self, folder: WorkbookFolder, body: bytes) -> None:
        self.request = SimpleNamespace(body_arguments={})
        parse_body_arguments("application/x-www-form-urlencoded", body, self.request.body_arguments, {})
        self.application = SimpleNamespace(settings={"powerkit_lock": lock_state.Lock(folder), "base_url": "/"})
        self.came: list[int] = []

    def show(self, page: str, status: int = 200, **said: Any) -> None:
        self.came.append(status)

    def redirect(self, url: str, permanent: bool = False, status: int | None = None) -> None:
        assert url.isascii() and url.isprintable() and url.startswith("/")
        self.came.append(status or 302)


@given(FORMS, st.booleans(), st.booleans())
@example(b"do=", False, False)
@example(b"do=set&new=&read=yes", True, False)
@example(b"next=http%3A%2F%2F%5B", False, True)
@example(b"next=%2Flab%2F%01&passphrase=%ff", False, True)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_nonsense_in_the_locks_forms_changes_nothing_and_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: bytes, on: bool, closed: bool
) -> None:
    turned: list[str] = []
    monkeypatch.setattr(lock_state, "is_locked", lambda _: on)
    monkeypatch.setattr(lock_page.folder_lock, "try_passphrase", lambda *_: False)
    monkeypatch.setattr(lock_page.folder_lock, "lock_folder", lambda _, words: turned.append(words))
    monkeypatch.setattr(lock_page.folder_lock, "unlock_for_good", lambda _: turned.append("off"))
    monkeypatch.setattr(lock_page, "shut", lambda _: asyncio.sleep(0))
    form = Form(WorkbookFolder(tmp_path), body)
    form.state.closed = closed
    handler = lock_page.UnlockHandler if closed else lock_page.LockHandler
    try:
        run_in_own_thread(handler.post.__wrapped__(form))
    except HTTPError as refused:
        form.came.append(refused.status_code)
    assert form.came and form.came[0] in (200, 303, 400, 403, 409)
    assert turned == []
