"""The schemas of the pages as the types of their scripts: what each is told, and what it may ask."""

from importlib import import_module
from typing import Any, get_args, get_type_hints, is_typeddict

from powerkit.deck.own_pages import OWN_PAGES
from powerkit.ui.typescript import declared, module, type_of

PAGES = {page: page.capitalize() for page in sorted(OWN_PAGES)}


def _types(room: str, called: str) -> dict[str, Any]:
    """Of each page the type that its module in the *room* has, by its name, such as ``ToLog``."""
    names = {page: called.format(name) for page, name in PAGES.items()}
    return {name: getattr(import_module(f"powerkit.ui.pages.{room}.{page}"), name) for page, name in names.items()}


SAID = {**_types("replies", "To{}"), **_types("requests", "From{}")}
VIEWS = tuple(_types("replies", "{}View").values())


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
    talks = "".join(f"\n  {page}: [To{name}, From{name}];" for page, name in PAGES.items())
    said.append(
        f"/** By the name of its page: what it is told, and what it may ask. */\nexport interface Talks {{{talks}\n}}"
    )
    return module("powerkit/ui/pages/replies and requests", *map(declared, classes.values()), *said)
