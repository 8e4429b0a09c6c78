"""pandas for the tests that take tables in and out. The workbook itself does without it."""

import os
from typing import Any

import pytest


def pandas() -> Any:
    """The library; where it is missing a test is skipped, and in CI it fails."""
    if os.environ.get("CI"):
        import pandas as found

        return found
    return pytest.importorskip("pandas", reason="pandas is in the test extra")
