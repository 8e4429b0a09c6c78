"""The schemas for editors say what the readers say, and a deck that is begun with them is sound."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from powerkit.cli import exit_code
from powerkit.deck.conversation_starter import load_whole
from powerkit.deck.schema import FILES, schemas
from powerkit.kinds import KINDS
from powerkit.resources import deck_folder, new_deck_folder
from powerkit.ui.notebooks import make_notebooks
from tests.material import FIRST

Writer = Callable[..., Path]


def faults(file: Path, schema: dict[str, Any] | None = None) -> list[str]:
    """What a schema says is wrong with a file of a deck."""
    name = "capability" if file.name[0].isdigit() else file.stem
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    return [error.message for error in jsonschema.Draft7Validator(schema or schemas()[name]).iter_errors(found)]


def test_every_file_of_our_deck_and_of_a_new_one_fits_its_schema(small_deck: Writer) -> None:
    for folder in (deck_folder(), new_deck_folder(), small_deck()):  # the last has a question of every kind
        for file in folder.glob("*.toml"):
            assert faults(file) == [], file
    for schema in schemas().values():
        jsonschema.Draft7Validator.check_schema(schema)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda tables: tables[FIRST].update(titel="x"), "'titel' was unexpected"),
        (lambda tables: tables[FIRST].pop("title"), "'title' is a required property"),
        (lambda tables: tables[FIRST]["card"][0].update(away="yes"), "'yes' is not of type 'boolean'"),
        (lambda tables: tables[FIRST]["card"][0]["field"][0].update(kind="choise"), "is not valid under any of"),
        (lambda tables: tables[FIRST]["card"][0]["field"][0].update(lable="x"), "is not valid under any of"),
    ],
)
def test_a_slip_is_marked_by_the_schema(small_deck: Writer, change: Callable[[Any], object], said: str) -> None:
    [fault] = faults(small_deck(change) / FIRST)
    assert said in fault


def test_the_schema_offers_every_kind_of_question() -> None:
    offered = schemas()["capability"]["definitions"]["card"]["properties"]["field"]["items"]["oneOf"]
    assert {part["$ref"].rpartition("-")[2] for part in offered} == set(KINDS)


def test_a_new_deck_is_sound_has_its_schemas_and_is_put_over_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "my deck"
    assert exit_code(["deck", "new", str(folder)]) == 0
    assert exit_code(["deck", "check", str(folder)]) == 0
    assert "The deck is sound: 1 capability, 1 card, 0 destination statements, 0 films." in capsys.readouterr().out
    assert "01-our-first-capability.ipynb" in make_notebooks(load_whole(folder)[0])
    for file in folder.glob("*.toml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        schema = json.loads((folder / first.removeprefix("#:schema ")).read_text(encoding="utf-8"))
        assert faults(file, schema) == []
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert exit_code(["deck", "new", str(folder)]) == 1
    assert "is there already, and not empty. Name a folder" in capsys.readouterr().err
    assert before == {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    (tmp_path / "a file").write_text("x")
    assert exit_code(["deck", "new", str(tmp_path / "a file" / "deck")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_schemas_are_made_for_a_deck_that_has_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["deck", "schema", str(tmp_path / "schemas")]) == 0
    made = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in (tmp_path / "schemas").iterdir()}
    assert made == {f"{name}.schema.json": schema for name, schema in schemas().items()} and len(made) == len(FILES)
    assert "review.toml:  #:schema ./schemas/review.schema.json" in capsys.readouterr().out
