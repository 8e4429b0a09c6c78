"""The schemas of the pages as the types of their scripts: what each is told, and what it may ask."""

from typing import Any, get_args, get_type_hints, is_typeddict

from powerkit.ui.pages.asked.destination import FromDestination
from powerkit.ui.pages.asked.home import FromHome
from powerkit.ui.pages.asked.log import FromLog
from powerkit.ui.pages.asked.review import FromReview
from powerkit.ui.pages.asked.share import FromShare
from powerkit.ui.pages.asked.supervision import FromSupervision
from powerkit.ui.pages.told.destination import DestinationView, ToDestination
from powerkit.ui.pages.told.home import HomeView, ToHome
from powerkit.ui.pages.told.log import LogView, ToLog
from powerkit.ui.pages.told.review import ReviewView, ToReview
from powerkit.ui.pages.told.share import ShareView, ToShare
from powerkit.ui.pages.told.supervision import SupervisionView, ToSupervision
from powerkit.ui.typescript import declared, module, type_of

SAID = {
    "ToDestination": ToDestination,
    "ToHome": ToHome,
    "ToLog": ToLog,
    "ToReview": ToReview,
    "ToShare": ToShare,
    "ToSupervision": ToSupervision,
    "FromDestination": FromDestination,
    "FromHome": FromHome,
    "FromLog": FromLog,
    "FromReview": FromReview,
    "FromShare": FromShare,
    "FromSupervision": FromSupervision,
}
VIEWS = (DestinationView, HomeView, LogView, ReviewView, ShareView, SupervisionView)


def declarations() -> str:
    """The schemas as the types of the pages' scripts."""
    classes: dict[str, type] = {}

    def gather(of: Any) -> None:
        """A class, and first all it is made of."""
        if is_typeddict(of) and of.__name__ not in classes:
            for part in get_type_hints(of).values():
                gather(part)
            classes[of.__name__] = of
        for part in get_args(of):
            gather(part)

    for top in (*VIEWS, *SAID.values()):
        gather(top)
    said = [f"export type {name} = {type_of(of)};" for name, of in SAID.items()]
    return module("powerkit/ui/pages/told and asked", *map(declared, classes.values()), *said)
