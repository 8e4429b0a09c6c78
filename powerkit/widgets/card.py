"""One card on screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from powerkit.widgets.base import Answer, TalkingWidget
from powerkit.widgets.join import joined, scripts_for, styles


class CardWidget(TalkingWidget):
    """A card's page: `view` (see `powerkit.page.card_view`) says what to ask."""

    def __init__(self, view: Mapping[str, Any], answer: Answer) -> None:
        """Show `view` and hand what the page says to `answer`."""
        fields = view.get("fields", ())
        super().__init__(
            view,
            answer,
            name=f"Card {view['card']['id']} in the Power Shifting Workbook",
            script=joined(scripts_for(fields)),
            style=styles(),
        )
