"""What is asked of an answer or a card while it is written, and what is told, as the types of the page's scripts.

A teller says in its signature what it is *given* and what it returns; `powerkit.text.schemas` reads a question by it.
"""

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from typing import Any, get_args, get_type_hints, is_typeddict

from powerkit.kinds import picture_preview
from powerkit.kinds.map import queries as of_maps
from powerkit.kinds.photo import queries as of_photos
from powerkit.kinds.pictures import function_of
from powerkit.kinds.recall.query_types import AskEarlier, EarlierTold
from powerkit.kinds.table import queries as of_rows
from powerkit.kinds.table.ballots import queries as of_slips
from powerkit.kinds.words import queries as of_words
from powerkit.ui.pages.story import AskErase, AskStory, StoryTold
from powerkit.ui.queries import CARD_TELLERS
from powerkit.ui.typescript import declared, module, type_of

Tells = dict[str, tuple[Any, Any]]


def _signed(tellers: Mapping[str, Callable[..., Any]]) -> Tells:
    hints = {what: get_type_hints(teller) for what, teller in tellers.items()}
    return {what: (said["given"], said["return"]) for what, said in hints.items() if is_typeddict(said["given"])}


_PICTURES = _signed(picture_preview.TELLS)
_EARLIER: Tells = {"earlier": (AskEarlier, EarlierTold)}
ASKS: Mapping[str, Tells] = {
    "PictureAsks": _PICTURES,
    "TableAsks": _PICTURES | _signed({**of_rows.TELLS, **of_slips.TELLS}),
    "MapAsks": _PICTURES | _EARLIER | _signed({**of_maps.TELLS, "paste": of_rows.TELLS["paste"]}),
    "WordsAsks": _PICTURES | _signed({**of_words.TELLS, "paste": of_rows.TELLS["paste"]}),
    "PhotoAsks": _PICTURES | _signed(of_photos.TELLS),
    "RecallAsks": _EARLIER,
    "StoryAsks": {"story": (AskStory, StoryTold), "erase": (AskErase, StoryTold)},
    "CardAsks": _signed({what: teller for what, name in CARD_TELLERS.items() if (teller := function_of(name))}),
}
"""By what is asked: what goes with each question, and what is told."""


def declarations() -> str:
    """The schemas as the types of the page's scripts."""
    classes: dict[str, type] = {}

    def gather(of: Any) -> None:
        """A class, and first all it is made of."""
        if not (is_typeddict(of) or is_dataclass(of)):
            for part in get_args(of):
                gather(part)
        elif classes.get(of.__name__) is not of:
            if of.__name__ in classes:
                raise ValueError(f"two classes are called {of.__name__}: {classes[of.__name__]} and {of}")
            classes[of.__name__] = of
            for part in get_type_hints(of).values():
                gather(part)

    for tells in ASKS.values():
        for both in tells.values():
            for of in both:
                gather(of)
    said = [
        f"/** What goes with each question, and what is told. */\nexport interface {name} {{\n"
        + "".join(f"  {what}: [{type_of(given)}, {type_of(told)}];\n" for what, (given, told) in tells.items())
        + "}"
        for name, tells in ASKS.items()
    ]
    return module("the tellers that powerkit/ui/query_types.py names", *map(declared, classes.values()), *said)
