"""What is installed is named to the byte, with its licence, and fits what the package asks for."""

import importlib.util
import json
import re
import tomllib
from email.message import Message
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_locks", ROOT / "locks" / "make.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("file", "asked"),
    [
        ("workbook", PROJECT["project"]["dependencies"]),
        ("test", PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["test"]),
        ("photos", PROJECT["project"]["optional-dependencies"]["heic"]),
        ("test", PROJECT["build-system"]["requires"]),
        ("workbook", PROJECT["build-system"]["requires"]),
    ],
)
def test_each_thing_asked_for_is_locked_at_a_version_that_fits(make: ModuleType, file: str, asked: list[str]) -> None:
    locked = make.locked(ROOT / "locks" / f"{file}.txt")
    for requirement in map(Requirement, asked):
        versions = locked.get(canonicalize_name(requirement.name), set())
        assert versions, f"{requirement.name} is not in locks/{file}.txt: run python3 locks/make.py --keep"
        assert all(requirement.specifier.contains(version) for version in versions), requirement


def test_every_locked_package_has_hashes_and_none_names_a_place_to_fetch_it_from() -> None:
    for file in sorted((ROOT / "locks").glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        pieces = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
        assert pieces and all("--hash=sha256:" in piece for piece in pieces), file
        assert "://" not in text and "--index" not in text, file


def test_what_the_workbook_needs_is_what_was_tested(make: ModuleType) -> None:
    tested = make.locked(ROOT / "locks" / "test.txt")
    for name, versions in make.locked(ROOT / "locks" / "workbook.txt").items():
        assert versions <= tested[name], name


def test_the_bill_of_materials_names_every_locked_package_and_its_licence(make: ModuleType) -> None:
    bill = json.loads((ROOT / "locks" / "sbom.cdx.json").read_text(encoding="utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    named = {(item["name"], item["version"]) for item in bill["components"]}
    locked = make.locked(ROOT / "locks" / "workbook.txt")
    assert named == {(name, version) for name, versions in locked.items() for version in versions}
    licences = [item["licenses"][0]["license"]["name"] for item in bill["components"]]
    assert "not said" not in licences
    assert not [licence for licence in licences if re.search(r"(?<!L)GPL", licence)], "no GPL"
    assert (ROOT / "docs" / "licences.md").read_text(encoding="utf-8") == make.listed(bill)


@pytest.mark.parametrize(
    ("file", "first"), [("ordinary.txt", "aardvark"), ("less_common.txt", "aback"), ("also_names.txt", "abbot")]
)
def test_the_notice_of_a_list_of_words_travels_with_it_and_stands_among_the_licences(
    make: ModuleType, file: str, first: str
) -> None:
    def said(text: str) -> str:
        return " ".join(re.sub(r"^[#>]", "", text, flags=re.MULTILINE).split())

    notice = said((ROOT / "powerkit" / "privacy" / file).read_text(encoding="utf-8").split(first)[0])
    assert said("\n".join(make._INSIDE)).endswith(notice[notice.index("Permission to use") :])
    assert "Copyright 2000-2011 by Kevin Atkinson" in notice


def test_a_licence_is_read_from_wherever_a_package_says_it(make: ModuleType) -> None:
    def said(**fields: str) -> Message:
        message = Message()
        for name, value in fields.items():
            message[name.replace("_", "-")] = value
        return message

    assert make.licence_of(said(License_Expression="MIT", License="long")) == "MIT"
    assert make.licence_of(said(Classifier="License :: OSI Approved :: BSD License")) == "BSD License"
    assert make.licence_of(said(License="Apache 2.0\nmore")) == "Apache 2.0"
    assert make.licence_of(said()) == "not said"
