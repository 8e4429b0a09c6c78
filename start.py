"""Opens the workbook, or runs all its tests, on a fresh machine: ``python3 start.py`` or ``python3 start.py test``.

``python3 start.py bench`` measures it beside its peers (see ``docs/benchmarks.md``).

It makes a virtual environment beside this file the first time, installs the workbook into it, and goes on there.
Anything else after the file's name goes to ``powerkit``, such as ``python3 start.py open 1.2``.
"""

from __future__ import annotations  # so that an old Python gets far enough to be told it is old

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE / ".venv"
NEEDED = (3, 11)


def main(arguments: list[str]) -> int:
    """Make ready, then run; returns the exit code of what was run."""
    if sys.version_info < NEEDED:
        return _say(f"The workbook needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    run = {"test": "pytest", "bench": "tests.benchmarks"}.get("".join(arguments[:1]))
    try:
        _make_ready("test" if run else "")
    except subprocess.CalledProcessError:
        return _say("The workbook could not be installed. Read the lines above, then run the same command again.")
    except OSError as error:
        return _say(f"The workbook could not be installed in {HERE}: {error.strerror or error}.")
    command = ["-m", run, *arguments[1:]] if run else ["-m", "powerkit", *arguments]
    try:
        return _go_on([str(_python()), *command], HERE if run else None)
    except KeyboardInterrupt:
        return 130


def _go_on(command: list[str], place: Path | None) -> int:
    """Become that program, so that whoever ends this one ends it; Windows can't, and waits for it."""
    if os.name == "nt":
        return subprocess.call(command, cwd=place, env=_told())
    if place:
        os.chdir(place)
    return os.execve(command[0], command, _told())


def _make_ready(extra: str) -> None:
    stamp = HOME / f"ready-{extra or 'workbook'}"
    locked = HERE / "locks" / f"{extra or 'workbook'}.txt"
    asked = (HERE / "pyproject.toml").read_bytes() + locked.read_bytes()
    now = hashlib.sha256(asked + str(HERE).encode()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == now and _python().exists():
        return
    print("Making the workbook ready. This takes a few minutes, the first time only.", flush=True)
    if not _python().exists():
        _make_environment()
    # Exactly what was tested, each file by its hash: pip takes nothing else.
    _install("--require-hashes", "-r", str(locked))
    _install("--no-deps", "--no-build-isolation", "-e", str(HERE))
    if extra:
        _compile_tests()
    else:
        _read_heic()
    stamp.write_text(now, encoding="ascii")


def _read_heic() -> None:
    """Have photos read as iPhones take them, where there is a ready-made library for this computer; else go without."""
    command = [*_pip(), "--only-binary", ":all:", "--require-hashes", "-r", str(HERE / "locks" / "photos.txt")]
    quiet = subprocess.DEVNULL
    subprocess.run(command, check=False, stdout=quiet, stderr=quiet, env={**os.environ, "PIP_NO_INPUT": "1"})


def _compile_tests() -> None:
    """Have two processes compile what the tests load, half of it each: those of a run would each compile all of it."""
    tests = sorted((HERE / "tests").glob("[a-z]*"))
    places = [str(place) for place in tests if place.is_dir() or place.name.startswith("test_")]
    if sys.dont_write_bytecode or len(places) < 2:
        return
    look = [str(_python()), "-m", "pytest", "--collect-only", "-n0", "-q", "-p", "no:cacheprovider"]
    quiet = subprocess.DEVNULL
    both = [subprocess.Popen([*look, *places[at::2]], cwd=HERE, stdout=quiet, stderr=quiet) for at in (0, 1)]
    for process in both:
        process.wait()


def _install(*what: str) -> None:
    """By uv where it is there, since it fetches many packages at a time; where it can't, by pip, which says why."""
    uv = shutil.which("uv")
    if uv:
        command = [uv, "pip", "install", "--quiet", "--python", str(_python()), *what]
        if subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
            return
    _run([*_pip(), *what])


def _pip() -> list[str]:
    return [str(_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


def _make_environment() -> None:
    try:
        _run([sys.executable, "-m", "venv", str(HOME)])
    except subprocess.CalledProcessError:
        print(
            "This Python cannot make a virtual environment. "
            "On Debian or Ubuntu, run: sudo apt install python3-venv. Then run the same command again."
        )
        raise


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, env={**os.environ, "PIP_NO_INPUT": "1"})


def _told() -> dict[str, str]:
    """What the workbook needs to know to name a command that works when it is pasted: how it was started."""
    names = ("py", "python") if os.name == "nt" else ("python3", "python")
    found = (name for name in names if shutil.which(name) and _will_do(name))
    return {**os.environ, "POWERKIT_STARTED_BY": json.dumps([next(found, sys.executable), str(HERE / "start.py")])}


def _will_do(name: str) -> bool:
    """Whether *name* starts a Python that may run the workbook."""
    ask = [name, "-c", f"import sys; sys.exit(sys.version_info < {NEEDED})"]
    return subprocess.run(ask, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def _python() -> Path:
    return HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _say(line: str) -> int:
    print(line, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
