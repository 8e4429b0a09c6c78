"""Fetches a JupyterHub and its proxy, and runs the tests of a Hub: ``python -m tests.hub``.

Nothing of it becomes part of the workbook, of its environment or of the usual tests.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[2]
PARTS = Path(sys.prefix) / "hub"
LOCKS = (ROOT / "locks" / "hub.txt", HERE / "package.json", HERE / "package-lock.json")
TESTS = (("", "tests/hub"), ("jupyterhub", "tests/journeys/test_honest_saving.py"))
"""Which host the tests of a file have: "" where they start their own."""


def main(arguments: list[str]) -> int:
    """Make ready, and run the tests; *arguments* go to pytest."""
    if shutil.which("npm") is None:
        print("This needs npm, since JupyterHub's proxy is a program for node.", file=sys.stderr)
        return 1
    make_ready()
    codes = [run(host, path, arguments) for host, path in TESTS]
    return max(codes)


def make_ready() -> None:
    """Have exactly what the lock files name, each file by its hash; at once if it is there."""
    stamp, now = PARTS / "ready", hashlib.sha256(b"".join(lock.read_bytes() for lock in LOCKS)).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == now:
        return
    shutil.rmtree(PARTS, ignore_errors=True)
    PARTS.mkdir()
    uv = shutil.which("uv")
    pip = [uv, "pip", "install"] if uv else [sys.executable, "-m", "pip", "install", "--disable-pip-version-check"]
    packages = ("--no-deps", "--require-hashes", "--target", str(PARTS / "packages"), "-r", str(LOCKS[0]))
    subprocess.run([*pip, "--quiet", *packages], check=True)
    for file in LOCKS[1:]:
        shutil.copy(file, PARTS)
    subprocess.run(
        ["npm", "ci", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"], check=True, cwd=PARTS
    )
    stamp.write_text(now, encoding="ascii")


def run(host: str, path: str, arguments: list[str]) -> int:
    """Run the tests of *path* with the workbook in *host*, one after the other."""
    command = [sys.executable, "-m", "pytest", path, "-m", "long or not long", "-n", "0", *arguments]
    return subprocess.call(command, cwd=ROOT, env={**os.environ, "POWERKIT_HOST": host})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
