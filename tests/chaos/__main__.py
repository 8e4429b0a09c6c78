"""Runs one of the long commands, such as ``python -m tests.chaos kills``, each with ``--help``."""

import sys
from importlib import import_module

COMMANDS = {
    "kills": "tests.chaos.kills",
    "power": "tests.chaos.power",
    "fuzz": "tests.chaos.fuzz",
    "loads": "tests.chaos.loads",
}
"""The commands and the module of each, whose ``main`` takes the arguments and gives the exit code."""


def main(arguments: list[str]) -> int:
    """Run the command that the first argument names."""
    if not arguments or arguments[0] not in COMMANDS:
        print(f"Name one of: {', '.join(COMMANDS)}. For more: python -m tests.chaos NAME --help", file=sys.stderr)
        return 2
    exit_code: int = import_module(COMMANDS[arguments[0]]).main(arguments[1:])
    return exit_code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
