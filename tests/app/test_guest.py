"""The workbook as a guest in another Jupyter server: where it is, who has it open, and what is left alone."""

import json
import os
from pathlib import Path

import pytest
from tornado.routing import PathMatches, Rule, RuleRouter

import powerkit
from powerkit.app.guest import first_visit
from powerkit.app.jupyter_config import guest_config
from powerkit.app.running import browser, find_running, note_running
from powerkit.app.server import below, doors
from powerkit.errors import PowerkitError
from powerkit.logbook.workspace import WorkbookFolder, folder_and_deck
from powerkit.resources import PACKAGE

from .test_launch import Server

TILE = PACKAGE / "app" / "tile" / "powerkit"


@pytest.fixture
def folder(tmp_path: Path) -> WorkbookFolder:
    folder = WorkbookFolder(tmp_path / "My workbook")
    folder.running_file.parent.mkdir(parents=True)
    return folder


def test_the_folder_is_the_one_that_was_set_else_named_by_the_variable_else_the_usual_one(tmp_path: Path) -> None:
    named = {"POWERKIT_WORKBOOK": "/srv/named", "POWERKIT_DECK": "/srv/deck"}
    for workbook, deck, environment, place, cards in (
        ("/srv/set", "/srv/own", named, "/srv/set", "/srv/own"),
        ("", "", named, "/srv/named", "/srv/deck"),
        ("", "", {}, f"{tmp_path}/Power Shifting Workbook", None),
    ):
        folder, found = folder_and_deck(environment, tmp_path, workbook, deck)
        assert (folder.root, found) == (Path(place), Path(cards) if cards else None)


def test_all_addresses_of_ours_lie_below_the_servers_own_and_no_letter_of_it_is_taken_for_a_pattern() -> None:
    [(pattern, _), *rest] = below("/a.b/", doors.HANDLERS)
    assert PathMatches(pattern).regex.match("/a.b/powerkit/here")
    assert not PathMatches(pattern).regex.match("/aXb/powerkit/here")
    assert all(pattern.startswith(r"/a\.b/powerkit/") for pattern, _ in rest)


def test_a_workbook_that_is_open_in_jupyterlab_is_found_below_its_prefix_and_pointed_to(
    folder: WorkbookFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    with Server(folder, "secret") as server:
        note_running(folder, server.port, "secret", "/some/prefix/powerkit/")
        running = find_running(folder)
        assert running and running.is_guest
        assert server.asked[0].startswith("/some/prefix/powerkit/powerkit/prove?")
        browser.point_to(folder, running, "01-x y.ipynb#card-1-2", browser=False)
    said = capsys.readouterr().out
    assert f":{server.port}/some/prefix/powerkit/lab/tree/01-x%20y.ipynb#card-1-2\n" in said
    assert "ticket" not in said and "lets you in" not in said


def test_a_workbook_that_is_open_on_its_own_or_on_another_computer_is_not_opened_a_second_time(
    folder: WorkbookFolder,
) -> None:
    with Server(folder, "secret") as server:
        note_running(folder, server.port, "secret")
        with pytest.raises(PowerkitError, match="open already, at another address"):
            first_visit.make_ready(folder, None, here=True)
    there = json.loads(folder.running_file.read_bytes()) | {"host": "LAPTOP-7", "machine": "another"}
    folder.running_file.write_text(json.dumps(there), encoding="utf-8")
    with pytest.raises(first_visit.Elsewhere, match="open on LAPTOP-7"):
        first_visit.make_ready(folder, None, here=False)
    assert first_visit.make_ready(folder, None, here=True).is_dir()


def test_in_a_hub_the_note_of_a_container_that_was_killed_is_no_other_computers(
    folder: WorkbookFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    note_running(folder, 8888, "secret", "/hub/user/amira/powerkit/")
    left = json.loads(folder.running_file.read_bytes()) | {"host": "3f2a9c51d0e7", "machine": "another"}
    folder.running_file.write_text(json.dumps(left), encoding="utf-8")
    for prefix in ("", "/hub/user/amir/", "/hub/user/tomos/"):
        monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", prefix)
        with pytest.raises(first_visit.Elsewhere):
            first_visit.make_ready(folder, None, here=False)
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/hub/user/amira/")
    assert first_visit.make_ready(folder, None, here=False).is_dir()


@pytest.mark.skipif(os.name == "nt", reason="Windows has rights of another kind")
def test_what_is_made_is_for_its_owner_alone_and_the_other_servers_own_rights_stay(folder: WorkbookFolder) -> None:
    before = os.umask(0o022)
    try:
        first_visit.make_ready(folder, None, here=False)
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(before)
    made = [path for path in (folder.root, *folder.root.rglob("*.ipynb")) if path.stat().st_mode & 0o077]
    assert made == [] and (folder.root / "00-start.ipynb").exists()


def test_a_guest_sets_up_no_logging_but_its_own(folder: WorkbookFolder) -> None:
    told = guest_config(folder, "/powerkit/")["Application"]["logging_config"]
    assert "root" not in told and {*told["loggers"]} == {"GuestServer", "WorkbookLab"}


def test_a_guests_files_are_looked_for_among_its_own_and_remembered_apart() -> None:
    from jupyter_server.base.handlers import FileFindHandler, JupyterHandler

    inner = RuleRouter([Rule(PathMatches("/static/.*"), FileFindHandler)])
    router = RuleRouter([Rule(PathMatches(".*"), inner), Rule(PathMatches("/x"), JupyterHandler)])
    first_visit._keep_files_apart(router)
    apart = inner.rules[0].target
    assert issubclass(apart, FileFindHandler) and apart._static_paths is not FileFindHandler._static_paths
    assert router.rules[1].target is JupyterHandler


def test_jupyter_finds_the_extension_and_the_tile_by_what_the_package_says() -> None:
    [point] = powerkit._jupyter_server_extension_points()
    assert (point["module"], point["app"].name) == ("powerkit", "powerkit")
    [place] = powerkit._jupyter_labextension_paths()
    assert PACKAGE / place["src"] == TILE
    package = json.loads((TILE / "package.json").read_text(encoding="utf-8"))
    assert (package["name"], package["version"]) == (place["dest"], powerkit.__version__)
    script = (TILE / package["jupyterlab"]["_build"]["load"]).read_text(encoding="utf-8")
    for part in doors.ICON.split("><"):
        assert part.strip("<>") in script


def test_a_guest_that_cannot_start_ends_nothing_but_itself(
    folder: WorkbookFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopping:
        def __init__(self, *_: object, **__: object) -> None: ...

        def initialize(self, **_: object) -> None:
            raise SystemExit(1)

    monkeypatch.setattr(first_visit, "GuestServer", Stopping)
    with pytest.raises(PowerkitError, match="could not start in this server"):
        first_visit.make_guest(None, lambda: None, folder, None, folder.root, base="/powerkit/", token="t")
