"""``python -m powerkit`` is the same as ``powerkit``."""

from powerkit.cli import run

run()
