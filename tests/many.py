"""How many examples hypothesis tries: the usual number, or as many as ``POWERKIT_EXAMPLES`` says."""

import os


def examples(usual: int) -> int:
    """The *usual* number of a test or, where it is larger, the number in ``POWERKIT_EXAMPLES``."""
    return max(usual, int(os.environ.get("POWERKIT_EXAMPLES", "0")))
