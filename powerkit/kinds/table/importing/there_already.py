"""Which rows that come are in the table already: a file brought in twice is not taken in twice without a word."""

from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]


def there_already(rows: Sequence[Row], there: Sequence[Row]) -> list[bool]:
    """For each of the *rows* whether one that is *there* says all it says, and maybe more. Each stands for one."""
    left, found = list(there), []
    for row in rows:
        at = next((at for at, other in enumerate(left) if row.items() <= other.items()), None)
        found.append(at is not None)
        if at is not None:
            del left[at]
    return found
