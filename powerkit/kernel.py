"""What our kernel gets ready as it starts, while the browser is still loading the page that will ask it for cards."""

import contextlib
from typing import Any

from powerkit.errors import PowerkitError


def load_ipython_extension(_shell: Any) -> None:
    """Load what shows cards, and read the deck. A deck with a fault in it is told of where a card is asked for."""
    from powerkit import beside, showing, starter
    from powerkit.widgets import CardWidget

    del beside, starter, CardWidget  # loading them was all
    with contextlib.suppress(PowerkitError):
        showing.deck_here()
