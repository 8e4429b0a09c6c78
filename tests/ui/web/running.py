"""The page's modules run by deno, with no browser: their functions called from a test in Python."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from powerkit.ui.widgets.bundle import HERE as WEB

HERE = Path(__file__).parent
CONFIG = HERE / "deno.json"


def deno() -> str:
    """The path of deno. A test skips where it is not installed; in CI it fails."""
    return _found("deno", "find_deno_bin")


def oxlint() -> str:
    """The path of oxlint, in the same way."""
    return _found("oxlint")


def _found(name: str, finder: str = "") -> str:
    try:
        if finder:
            return str(getattr(importlib.import_module(name), finder)())
        import sysconfig

        path = Path(sysconfig.get_path("scripts")) / (f"{name}.exe" if os.name == "nt" else name)
        if path.is_file():
            return str(path)
    except (ImportError, FileNotFoundError):
        pass
    why = f"{name} is not installed here: it comes with the test extra, where there is a ready-made file of it."
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


def quiet_environment() -> dict[str, str]:
    """Deno asks no host: no newer version is looked for, nothing is fetched, nothing is sent."""
    return {**os.environ, "DENO_NO_UPDATE_CHECK": "1", "DENO_NO_PROMPT": "1", "NO_COLOR": "1", "DO_NOT_TRACK": "1"}


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run deno or oxlint in the folder of these tests."""
    return subprocess.run(command, cwd=HERE, env=quiet_environment(), capture_output=True, text=True, encoding="utf-8")


class Modules:
    """Modules of the page, their exports in reach of `evaluate`, as on a page of Playwright."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def evaluate(self, function: str, given: Any = None) -> Any:
        """What the function, as JavaScript, returns for what is given."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps([function, given]) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer.get("value")


@contextmanager
def modules(*names: str, script: str = "") -> Iterator[Modules]:
    """These modules (named as in `ui/web`), and a *script* that may use what they export."""
    files = [(WEB / name).as_uri() for name in names]
    command = [deno(), "run", "--quiet", "--no-remote", "--no-config", f"--allow-read={WEB},{HERE}"]
    with subprocess.Popen(
        [*command, str(HERE / "evaluate.js"), *files],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=quiet_environment(),
        text=True,
        encoding="utf-8",
    ) as process:
        made = Modules(process)
        if script:
            made.evaluate(f"() => {{ {script} }}")
        yield made
        assert process.stdin
        process.stdin.close()
