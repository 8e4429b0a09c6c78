"""A share, from what was chosen to finished files, by the one way out."""

from collections.abc import Sequence
from pathlib import Path

from powerkit.documents.encryption import NONCE, SALT, Lock
from powerkit.documents.formats import FORMATS, Progress, Steps, to_the_end
from powerkit.errors import RecordError
from powerkit.kinds.pictures import Draw
from powerkit.logbook import Logbook
from powerkit.logbook.share_model import SharedItem
from powerkit.reports.card_pictures import drawn_to_fit
from powerkit.reports.dispatch import Chance, Made, Ready, make_files, prepare
from powerkit.reports.share.compose import compose_share
from powerkit.reports.share.leak_check import guard_for
from powerkit.reports.share.model import Matter
from powerkit.reports.share.pseudonyms import texts_of
from powerkit.text.catalogue import t

Prepared = Ready[Matter]
"""A share that is ready to be made."""


def prepared(matter: Matter, logbook: Logbook, chance: Chance, draw: Draw | None = None) -> Prepared:
    """The share with names replaced, ready to be made, or a reason why not: see `prepare`."""
    return prepare(
        matter,
        matter.ask,
        matter.made,
        logbook,
        chance,
        lambda codes: compose_share(matter, codes, draw or drawn_to_fit(logbook)),
        lambda document, codes: guard_for(matter, document, codes),
        lambda: texts_of(matter),
    )


def make(
    ready: Prepared,
    logbook: Logbook,
    folder: Path,
    formats: Sequence[str],
    chance: Chance,
    *,
    passphrase: str = "",
    progress: Progress = lambda done, total, what: None,
) -> Made:
    """Make and note the files of a share: see `make_files`. A *passphrase* locks the HTML copy."""
    return to_the_end(make_in_steps(ready, logbook, folder, formats, chance, passphrase=passphrase), progress)


def make_in_steps(
    ready: Prepared, logbook: Logbook, folder: Path, formats: Sequence[str], chance: Chance, *, passphrase: str = ""
) -> Steps[Made]:
    """As `make`, step by step."""
    wanted = [item for item in FORMATS if item in formats]
    if not wanted:
        raise RecordError(
            t("No kind of file was chosen."), t("Choose one or more of: {listed}.", listed=", ".join(FORMATS))
        )
    lock = Lock(passphrase, chance(SALT), chance(NONCE)) if passphrase else None
    if lock is not None and wanted != ["html"]:
        raise RecordError(
            t("Only the web page (HTML) can be locked; the other copies would be open to all."),
            t("Choose the web page alone, or leave the passphrase out."),
        )
    items = tuple(
        SharedItem(chosen.entry.card, chosen.entry.id, chosen.entry.version, tuple(sorted(chosen.pick.put_in)))
        for chosen in ready.matter.chosen
    )
    stem = f"share-{logbook.next_share()}-{ready.matter.made.date().isoformat()}"
    return (yield from make_files(ready, items, logbook, folder, wanted, stem, lock))
