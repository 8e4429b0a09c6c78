"""The part of the share page that makes a copy for an organisation's picture: what would go in, then the file."""

from collections.abc import Generator, Sequence

from powerkit.deck.conversation_starter import Group
from powerkit.errors import RecordError
from powerkit.logbook.share_model import SharedItem
from powerkit.reports.together.give import give, to_give
from powerkit.reports.together.model import Given
from powerkit.reports.together.what_goes_in import LAST, TRUST, what_goes_in
from powerkit.text.catalogue import t
from powerkit.ui.pages.replies.common import Progress
from powerkit.ui.pages.replies.share import Gave, ToGive
from powerkit.ui.pages.session import Making, as_download


class Giving:
    """A copy as it was looked at: that and no other is written."""

    def __init__(self, making: Making, groups: tuple[Group, ...]) -> None:
        self._making = making
        self._groups = groups
        self._seen: tuple[Given, tuple[SharedItem, ...]] | None = None

    def look(self, *, rated: bool, without: Sequence[str]) -> ToGive:
        """All that would go in; none of the cards *without*, and where we are heading only where it was *rated*."""
        at = self._making
        self._seen = to_give(
            at.logbook, at.deck, self._groups, at.chance, at.now(), without=without, destinations=rated
        )
        lines = [
            t("{label}: {said}", label=label, said=said) for label, said in what_goes_in(self._seen[0], rated=rated)
        ]
        return {"kind": "to_give", "lines": [*lines, t(LAST)]}

    def make(self) -> Generator[Progress, None, Gave]:
        """The file that was looked at, written and noted; and as a download."""
        if self._seen is None:
            raise RecordError(t("Nothing was made."), t("See what would go in first."))
        at = self._making
        share = give(*self._seen, at.logbook, at.folder.to_send, at.chance)
        self._seen = None
        yield from ()
        file = at.folder.to_send / share.said.files[0].name
        return {
            "kind": "gave",
            "said": t("It is here: {file}. {trust}", file=file, trust=t(TRUST)),
            **as_download(file.name, file.read_bytes()),
        }
