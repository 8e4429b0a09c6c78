"""What is made beside the cards speaks the deck's language: the picture, the archive, the lock, notebooks, refusals."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tornado.escape import to_unicode

from powerkit import errors, resources, there
from powerkit.app.server import doors, lock_page
from powerkit.errors import NameStaysError, PowerkitError, of_somebody_else
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.full_archive import everything
from powerkit.reports.together.give import to_give
from powerkit.reports.together.given_file import as_file, from_file
from powerkit.reports.together.model import Given, mark_of
from powerkit.reports.together.picture import picture, shown
from powerkit.reports.together.what_goes_in import LAST, TRUST, what_goes_in
from powerkit.text.catalogue import t, used
from powerkit.ui.notebooks import make_notebooks
from powerkit.ui.pages import folder_lock
from tests.languages import PSEUDO
from tests.python_words import NOW, Speaking, in_html


def copies(speaking: Speaking, number: int) -> list[Given]:
    groups = speaking.starter.groups
    statements = [statement.id for group in groups for statement in group.statements]
    return [
        Given(
            f"{each:032x}", NOW, mark_of(speaking.deck, groups), frozenset({1, 2}), frozenset({"done", "planned"}),
            frozenset({"damp", "kettle"}), {statements[0]: (0, 3), statements[1]: (3, 1)},
        )
        for each in range(number)
    ]  # fmt: skip


@pytest.mark.parametrize("number", [5, 6])
def test_every_word_of_an_organisations_picture(speaking: Speaking, number: int) -> None:
    groups, made = speaking.starter.groups, date(2026, 11, 22)
    given = copies(speaking, number) if number > 5 else [Given(f"{n:032x}", NOW, "0" * 16) for n in range(5)]
    page = picture(shown(given, speaking.deck, groups, made)).decode()
    heard = {"damp", "kettle", "damp, kettle"}
    speaking.look("picture", (text for text in in_html(page) if text.strip() not in heard))
    assert speaking.found == {}
    with pytest.raises(PowerkitError) as refused:
        shown(given[:3], speaking.deck, groups, made)
    speaking.look("too few", [str(refused.value)])
    assert speaking.found == {}


def test_every_word_of_a_copy_for_it_and_of_its_refusals(speaking: Speaking) -> None:
    groups = speaking.starter.groups
    chance = iter(range(1, 200))
    given, _ = to_give(speaking.book, speaking.deck, groups, lambda n: bytes([next(chance)]) * n, NOW)
    for rated in (True, False):
        told = what_goes_in(given, rated=rated)
        speaking.look("told", (label for label, _ in told))
        speaking.look("told", (said for _, said in told if said != ", ".join(sorted(given.words))))
    speaking.look("told", (t(LAST), t(TRUST)))
    for content in (b"<!doctype html>", b"{", b'{"powerkit": "reply"}', b"%PDF-1", as_file(given)[:-40]):
        with pytest.raises(PowerkitError) as refused:
            from_file(content, "a.json")
        speaking.look("refused", [str(refused.value).replace("a.json", "")])
    for wrong in ({"leave_out": (999,)}, {"leave_out": tuple(entry.id for entry in speaking.book.latest())}):
        with pytest.raises(PowerkitError) as refused:
            to_give(speaking.book, speaking.deck, groups, lambda n: b"1" * n, NOW, **wrong)
        speaking.look("refused", [str(refused.value).replace("powerkit", "").replace("--workbook", "")])
    assert speaking.found == {}


def test_every_word_of_the_archive_of_everything_but_for_what_programs_read(speaking: Speaking) -> None:
    content = everything(speaking.book, NOW)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".md", ".txt")):
                text = re.sub(r"!\[(.*?)\]\([^()]*\)", r"\1", archive.read(name).decode()).replace("\\", "")
                speaking.look(name, (line.strip("#*|- ") for line in re.sub(r"\||&nbsp;", "\n", text).splitlines()))
    assert speaking.found == {}


def lock_pages(folder: str) -> Iterator[tuple[str, str]]:
    """Every page of the lock with all that can stand in it."""
    more: dict[str, Any] = {"base": "/", "xsrf": "x", "folder": folder, "lang": PSEUDO, "dir": "ltr", "deck": ""}
    more |= {"first": t(folder_lock.FIRST_SAID), "beyond": [t(line) for line in folder_lock.OUT_OF_REACH]}
    more |= {"readable": ["a.zip"], "minutes": 15, "choices": lock_page.CHOICES, "can": False}
    render, error = lock_page._template().render, t("There is no passphrase yet.")
    for back in (None, {"said": "", "line": "x"}):
        yield "unlock", render(page="unlock", next="/", error=error, tried=True, back=back, **more)
    yield "no part", render(page="unlock", next="/", error="", install="x", **more)
    for page in ("set", "manage"):
        for at in ("set", "change", "off"):
            now = {
                "error": error,
                "at": at,
                "weak": True,
                "changed": True,
                "done": error,
                "lines": [error],
            }
            yield page, render(page=page, **now, **more)


def test_every_word_of_the_locks_pages_and_of_plain_pages(speaking: Speaking) -> None:
    for where, page in lock_pages(""):
        assert f'<html lang="{PSEUDO}"' in page
        speaking.look(where, (text.replace("Power Shifting Workbook", "") for text in in_html(page)))
        speaking.look(where, (text for part in page.split("data-")[1:] for text in [part.split('"')[1]] if " " in text))
    plain = doors.plain_page(t("Your workbook is locked"), leads_to="/")
    assert f'<html lang="{PSEUDO}"' in plain
    speaking.look("plain", in_html(plain))
    assert speaking.found == {}


def test_a_template_of_the_lock_escapes_what_is_put_into_its_sentences(speaking: Speaking) -> None:
    pages = [page for _, page in lock_pages("<b>&")]
    assert any("&lt;b&gt;&amp;" in page for page in pages) and not any("<b>" in page for page in pages)


def test_every_word_of_the_notebooks_of_a_deck_in_another_language(speaking: Speaking) -> None:
    with used("en-GB"):  # whatever is in use: they are in their deck's
        made = make_notebooks(speaking.deck)
    for name, text in made.items():
        for cell in json.loads(text)["cells"]:
            source = "".join(cell["source"]).replace("\\", "")
            if cell["cell_type"] == "markdown":
                lines = re.sub(r"\[\*\*[0-9.]+ (.*)\*\*\]\(.*\)", r"\1", source).splitlines()
                speaking.look(name, (line.strip("#*- ") for line in lines))
            else:
                speaking.look(name, [source.splitlines()[0].lstrip("# ")])
            for output in cell.get("outputs", ()):
                speaking.look(name, in_html(output["data"]["text/html"]))
    assert speaking.found == {}


def test_every_word_that_the_ground_says(speaking: Speaking, monkeypatch: pytest.MonkeyPatch) -> None:
    said = [of_somebody_else(""), NameStaysError(t("There is no passphrase yet."), names=("", "")).on_screen]
    for error in (PermissionError(13, ""), OSError(5, "")):
        with pytest.raises(PowerkitError) as refused:
            monkeypatch.setattr(there.os, "stat", lambda *_, _error=error, **__: (_ for _ in ()).throw(_error))
            there.is_there(Path())
        monkeypatch.undo()
        said.append(str(refused.value))
    with pytest.raises(PowerkitError) as refused:
        resources._content("", "nothing at all")
    speaking.look("ground", [*said, str(refused.value)])
    assert speaking.found == {} and errors.t("It is gone.") == to_unicode("⟦It is gone.~~~⟧")


def test_a_folder_of_a_workbook_is_named_alike_in_every_language(speaking: Speaking) -> None:
    """Files and folders are found again by their names."""
    folder = WorkbookFolder(speaking.folder)
    assert (folder.to_send.name, folder.backups.name) == ("To send", "Backups")
