"""Our kernel: IPython's own without its debugger, which gets ready while the browser is still loading the page."""

import contextlib
import os
import sys
from typing import Any

from powerkit.errors import PowerkitError


def main() -> None:
    """Start the kernel that the command line describes; what follows ``-m powerkit.ui.kernel`` is ipykernel's own."""
    # Nobody debugs a page of the workbook, and the debugger is a fifth of a kernel's modules.
    sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type]
    if os.environ.pop("POWERKIT_KEY_COMES", ""):
        _take_key()
    from ipykernel.kernelapp import IPKernelApp

    from powerkit.logbook.private_files import keep_private

    keep_private()

    IPKernelApp.launch_instance()


def _take_key() -> None:
    """Read the key of a locked log book from the server, which has put it into this process's standard input."""
    from powerkit.logbook.keys import Key, hold

    with contextlib.suppress(ValueError):
        hold(Key.read(sys.stdin.buffer.read()))


def load_ipython_extension(_shell: Any) -> None:
    """Load what shows cards, and read the deck. A deck with a fault in it is told of where a card is asked for."""
    from powerkit.deck import conversation_starter
    from powerkit.reports import guidance
    from powerkit.ui import display
    from powerkit.ui.widgets import CardWidget
    from powerkit.ui.widgets.shipped_script import key_of_every_card

    del guidance, conversation_starter, CardWidget  # loading them was all
    with contextlib.suppress(PowerkitError):
        display.deck_here()
    key_of_every_card()  # every module of a card is read by now


if __name__ == "__main__":
    main()
