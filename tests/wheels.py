"""Our wheel, built once for the tests of a file, and installed in an environment of its own."""

import os
import subprocess
import sys
import zipfile
from email import message_from_bytes
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("wheel")
    command = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(place), str(ROOT)]
    subprocess.run([sys.executable, *command], check=True)
    return next(place.glob("powerkit-*.whl"))


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``powerkit`` command of an environment that has nothing but the wheel and what it asks for."""
    place = tmp_path_factory.mktemp("clean") / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    python = str(programs / "python")
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(subprocess.run([python, "-c", ask], check=True, capture_output=True, text=True).stdout.strip())
    for item in asked_for(wheel):
        lend(item, packages)
    lend_shared(place)
    install = ["-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([sys.executable, *install], check=True)
    return programs / "powerkit"


def asked_for(wheel: Path) -> list[metadata.Distribution]:
    """What the wheel asks for and what that asks for in turn, as installed here; each must be of a version asked for.

    So nothing has to be fetched again, and yet a library that is used but not asked for is missed.
    """
    found: dict[str, metadata.Distribution] = {}
    asked = [(Requirement(line), frozenset[str]()) for line in requirements_of(wheel)]
    done = set()
    while asked:
        one, extras = asked.pop()
        if one.marker and not any(one.marker.evaluate({"extra": extra}) for extra in extras or {""}):
            continue
        name, wanted = canonicalize_name(one.name), frozenset(one.extras)
        held = found.setdefault(name, metadata.distribution(name))
        assert one.specifier.contains(held.version, prereleases=True), f"{one}, but {held.version} is installed"
        if (name, wanted) not in done:
            done.add((name, wanted))
            asked += [(Requirement(line), wanted | {""}) for line in held.requires or []]
    return list(found.values())


def requirements_of(wheel: Path) -> list[str]:
    """The lines of a wheel that say what it asks for."""
    with zipfile.ZipFile(wheel) as opened:
        name = next(name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(opened.read(name)).get_all("Requires-Dist", [])


def lend(one: metadata.Distribution, packages: Path) -> None:
    """Make an installed library one of those in the folder *packages* too, by links."""
    tops = {file.parts[0] for file in one.files or [] if file.parts[0] not in ("..", "__pycache__")}
    for top in tops:
        if not (packages / top).exists():
            (packages / top).symlink_to(Path(str(one.locate_file(top))))


def lend_shared(place: Path) -> None:
    """Lend what libraries put into ``share/jupyter`` and ``etc/jupyter``, and none of our own: the wheel brings it."""
    own = ("powerkit", "powerkit.json")
    filled = ("share/jupyter", "share/jupyter/kernels", "share/jupyter/labextensions", "etc/jupyter",
              "etc/jupyter/jupyter_server_config.d")  # fmt: skip
    for folder in filled:
        (place / folder).mkdir(parents=True)
    for item in (item for folder in filled for item in (Path(sys.prefix) / folder).iterdir()):
        there = item.relative_to(sys.prefix)
        if item.name not in own and there.as_posix() not in filled:
            (place / there).symlink_to(item)


def run(command: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    folder.mkdir(exist_ok=True)
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "POWERKIT_DECK")}
    return subprocess.run(
        [str(command), *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=120
    )
