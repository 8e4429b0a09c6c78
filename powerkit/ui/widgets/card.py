"""One card on screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from powerkit.text.catalogue import t
from powerkit.ui.host import files_in_messages
from powerkit.ui.widgets.bundle import entries_for
from powerkit.ui.widgets.shared_script import script_for_card
from powerkit.ui.widgets.widget import Answer, Sent, TalkingWidget


class CardWidget(TalkingWidget):
    """A card's page: `view` (see `powerkit.ui.card_view.card_view`) says what to ask."""

    def __init__(
        self,
        view: Mapping[str, Any],
        answer: Answer,
        beside: Iterable[Mapping[str, Any]] = (),
        sent: Sent = files_in_messages,
    ) -> None:
        """Show `view` and hand what the page says to `answer`; `sent` hands out the files in a reply.

        *beside* are the fields of the cards on the same page: with the same ones, cards share one script.
        """
        fields = [*view.get("fields", ()), *beside]
        super().__init__(
            view,
            answer,
            name=t("Card {card} in the Power Shifting Workbook", card=view["card"]["id"]),
            shared=script_for_card(entries_for(fields)),
            sent=sent,
        )
