"""Makes the lock files, the bill of materials and the list of licences anew: ``python3 locks/make.py``."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SBOM = HERE / "sbom.cdx.json"
LICENCES = ROOT / "docs" / "licences.md"
CYCLONEDX = "cyclonedx-bom==7.5.0"
PLATFORMS = ("x86_64-unknown-linux-gnu", "aarch64-apple-darwin", "x86_64-pc-windows-msvc")

_READ = {"sqlcipher3": "Zlib AND BSD-3-Clause"}
"""Licences of packages whose metadata says none, as somebody read them in the files that travel with them."""

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
_LICENCE = re.compile(r"License :: (?:OSI Approved :: )?(.+)")


def main(arguments: list[str]) -> int:
    """Make all of it; with ``--keep``, no package moves that need not."""
    if shutil.which("uv") is None:
        print("This needs uv. Install it with: python3 -m pip install uv", file=sys.stderr)
        return 1
    keep = "--keep" in arguments
    workbook, test = HERE / "workbook.txt", HERE / "test.txt"
    # The tests come first: what the workbook needs is then of the versions that were tested.
    _compile(test, ["pyproject.toml", "locks/build.in"], "--extra", "test", keep=keep)
    _compile(workbook, ["pyproject.toml", "locks/build.in"], "--constraint", "locks/test.txt", keep=keep)
    photos = HERE / "photos.in"
    photos.write_text("pi-heif\n", encoding="utf-8")
    try:
        _compile(HERE / "photos.txt", ["locks/photos.in"], "--constraint", "locks/test.txt", keep=keep)
    finally:
        photos.unlink()
    _lock_hub(workbook, keep=keep)
    licences = dict(_licences(workbook))
    bill = _bill(workbook, licences)
    SBOM.write_text(json.dumps(bill, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    LICENCES.write_text(listed(bill), encoding="utf-8")
    return 0


def _compile(to: Path, sources: list[str], *more: str, keep: bool) -> None:
    command = ["uv", "pip", "compile", "--quiet", *sources, *more, "--universal", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-annotate", "--custom-compile-command", "python3 locks/make.py"]
    command += ["--no-emit-index-url", "--output-file", str(to.relative_to(ROOT)), *([] if keep else ["--upgrade"])]
    subprocess.run(command, check=True, cwd=ROOT)


def _lock_hub(workbook: Path, *, keep: bool) -> None:
    """What a JupyterHub needs beside the workbook: only what the workbook does not bring."""
    file, parts = HERE / "hub.txt", re.compile(r"^(?=[A-Za-z0-9])", re.MULTILINE)
    sources = ["pyproject.toml", "locks/build.in", "locks/hub.in"]
    _compile(file, sources, "--constraint", "locks/test.txt", keep=keep)
    there = set(parts.split(workbook.read_text(encoding="utf-8"))[1:])
    head, *pieces = parts.split(file.read_text(encoding="utf-8"))
    file.write_text(head + "".join(piece for piece in pieces if piece not in there), encoding="utf-8")


def locked(file: Path) -> dict[str, set[str]]:
    """The versions that a lock file holds, by name; more than one where they differ by Python or system."""
    found: dict[str, set[str]] = {}
    for name, version in _LOCKED.findall(file.read_text(encoding="utf-8")):
        found.setdefault(name, set()).add(version)
    return found


def _licences(file: Path) -> Iterator[tuple[tuple[str, str], str]]:
    """The licence that each locked package says it has, by name and version, for all systems together."""
    with tempfile.TemporaryDirectory() as made:
        for platform in PLATFORMS:
            for python in ("3.11", "3.14"):
                target = Path(made) / f"{platform}-{python}"
                command = ["uv", "pip", "install", "--quiet", "--no-deps", "--target", str(target)]
                command += ["--python-platform", platform, "--python-version", python, "-r", str(file)]
                subprocess.run(command, check=True)
                for about in target.glob("*.dist-info/METADATA"):
                    said = message_from_bytes(about.read_bytes())
                    name = re.sub(r"[-_.]+", "-", str(said["Name"])).lower()
                    yield (name, str(said["Version"])), licence_of(said)


def licence_of(said: Any) -> str:
    """The licence in a package's metadata, in one line: its expression, else its classifiers, else the old field."""
    if expression := said["License-Expression"]:
        return str(expression)
    classes = [match[1] for line in said.get_all("Classifier") or [] if (match := _LICENCE.match(line))]
    if classes:
        return "; ".join(classes)
    return str(said["License"] or "").strip().splitlines()[0] if str(said["License"] or "").strip() else "not said"


def _bill(file: Path, licences: dict[tuple[str, str], str]) -> dict[str, Any]:
    command = ["uv", "tool", "run", "--quiet", "--from", CYCLONEDX, "cyclonedx-py", "requirements", str(file)]
    command += ["--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible", "--output-format", "JSON"]
    made = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    bill: dict[str, Any] = json.loads(made.stdout)
    for component in bill["components"]:
        licence = licences.get((component["name"], component.get("version", "")), "not said")
        licence = _READ.get(component["name"], licence) if licence == "not said" else licence
        component["licenses"] = [{"license": {"name": licence}}]
        component.pop("externalReferences", None)  # where it was fetched from is not what it is
    return bill


def listed(bill: dict[str, Any]) -> str:
    """The list of licences, as a page to read."""
    rows = sorted(
        {(item["name"], item.get("version", ""), item["licenses"][0]["license"]["name"]) for item in bill["components"]}
    )
    lines = [f"| {name} | {version} | {licence.replace('|', '/')} |" for name, version, licence in rows]
    return "\n".join(
        [
            "# Licences of what the workbook is made with",
            "",
            "The workbook itself is under the MIT licence. This is what each package says of itself, as made by",
            "`locks/make.py`.",
            "",
            "| package | version | licence |",
            "|---|---|---|",
            *lines,
            "",
            *_INSIDE,
        ]
    )


_INSIDE = (
    "## What travels inside the package",
    "",
    "- The fonts in `powerkit/drawing/fonts` are parts of Noto, under the SIL Open Font License 1.1",
    "  (`powerkit/drawing/fonts/OFL.txt`).",
    "- The lists of English words, `powerkit/privacy/ordinary.txt`, `less_common.txt` and `also_names.txt`, are from",
    "  SCOWL 2020.12.07 (levels 10 to 50, English and British). All other lists of words are our own.",
    "",
    "> Copyright 2000-2011 by Kevin Atkinson",
    ">",
    "> Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output",
    "> created from the scripts, and its documentation for any purpose is hereby granted without fee, provided that",
    "> the above copyright notice appears in all copies and that both that copyright notice and this permission",
    "> notice appear in supporting documentation. Kevin Atkinson makes no representations about the suitability of",
    '> this array for any purpose. It is provided "as is" without express or implied warranty.',
    "",
)
"""The licences of what is not a package: fonts and lists of words."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
