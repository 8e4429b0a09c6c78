"""Makes the notebooks from a deck: thin pages of a few words and one call a cell.

The same deck gives the same bytes. Answers are never in them.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from powerkit.deck import Capability, Deck, deck_in_use
from powerkit.deck.conversation_starter import Starter, load_starter
from powerkit.deck.own_pages import OWN_PAGES
from powerkit.errors import DeckError, WorkbookError
from powerkit.logbook.private_files import not_over, write_private
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.guidance import beside
from powerkit.resources import notebooks_folder
from powerkit.text.catalogue import later, t, tn, used
from powerkit.text.phrasing import number

FIRST_LINE = later(
    "# To answer here, open this page in the Power Shifting Workbook (see its README). "
    "Your answers are not in this file."
)
"""The comment at the top of every code cell, for a reader who meets the notebook elsewhere."""

_METADATA = {
    "kernelspec": {"display_name": "Power Shifting Workbook", "language": "python", "name": "powerkit"},
    "language_info": {"name": "python"},
}
_LOCKED = {"deletable": False, "editable": False}
_WELCOME = later(
    "Choose a card, or draw one. Do what it asks, then write down what you learn. Your words are kept as you type."
)


MOST_IN_WORDS = 4
"""So many cards of a capability are counted in words, in English."""

WHY_SHOWN = 2
"""How many paragraphs of the deck's ``why`` the start page's file has for a reader who meets it elsewhere."""


def make_notebooks(deck: Deck, *, heading: bool = True) -> dict[str, str]:
    """Every notebook of the deck: file name → its JSON text, in the order of their names.

    Without a *heading*, a deck that says nothing of where we are heading, there is no page to rate it on. They are
    content, as their deck is, and so in its language.
    """
    with used(deck.lang):
        return _made(deck, heading=heading)


def _made(deck: Deck, *, heading: bool) -> dict[str, str]:
    words = {"home": (t(_WELCOME), *deck.why[:WHY_SHOWN]), "log": (deck.log_book,)}
    made = {
        f"{page.file}.ipynb": _notebook(_page_cells(t(page.heading), words.get(call, ()), call))
        for call, page in OWN_PAGES.items()
        if heading or call != "destination"
    }
    for capability in deck.capabilities:
        made[page_name(capability)] = _notebook(_capability_cells(capability))
    return dict(sorted(made.items()))


def page_name(capability: Capability) -> str:
    """The file name of a capability's notebook: that of its deck file, such as ``01-we-know-our-people.ipynb``."""
    return f"{capability.name}.ipynb"


def find_page(deck: Deck, where: str) -> str:
    """The file name of the notebook for a capability ("1") or a card ("1.2"), with the card's place on it.

    Raises:
        DeckError: there is no such capability or card.
    """
    if "." in where:
        return f"{page_name(deck.capability_of(deck.card(where).id))}#card-{where.replace('.', '-')}"
    if not where.isdecimal():
        raise DeckError(
            t("There is no page “{name}”.", name=where), t("Name a capability, such as 1, or a card, such as 1.2.")
        )
    return page_name(deck.capability(int(where)))


def notebooks_for(folder: WorkbookFolder, deck: Path | None) -> Path:
    """The folder of the notebooks to put into a workbook: ours, or those made now from a locality's own *deck*.

    Raises:
        DeckError: the deck can't be used.
        WorkbookError: the notebooks can't be written.
    """
    if deck is None:
        return notebooks_folder()
    place = folder.state / "pages"
    whole = deck_in_use(deck)
    for old in place.glob("*.ipynb"):
        old.unlink()
    write_notebooks(whole, place, heading=has_heading(deck, whole))
    return place


def has_heading(folder: Path, deck: Deck) -> bool:
    """Whether the *deck* in that folder says where we are heading.

    Raises:
        DeckError: what it says of it can't be used.
    """
    return bool(load_starter(folder, [item.number for item in deck.capabilities]).groups)


def write_notebooks(deck: Deck, folder: Path, *, heading: bool = True) -> list[Path]:
    """Write every notebook of the deck into *folder* and return where each one is.

    Raises:
        WorkbookError: the folder cannot be written, or a file is there that the workbook did not make.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        texts = {folder / name: text for name, text in make_notebooks(deck, heading=heading).items()}
        for path in texts:
            not_over(path, ours="from powerkit import workbook")
        for path, text in texts.items():
            write_private(path, text.encode())
    except OSError as error:
        what = t("The notebooks cannot be written in {folder}: {why}.", folder=folder, why=error.strerror or error)
        raise WorkbookError(what, t("Name another folder.")) from error
    return [*texts]


def _page_cells(heading: str, words: Iterable[str], call: str) -> Iterator[dict[str, Any]]:
    yield _words("welcome", "\n\n".join([f"# {heading}", *(_plain(word) for word in words if word)]))
    yield _call(call, f"workbook.{call}()")


def _capability_cells(capability: Capability) -> Iterator[dict[str, Any]]:
    yield _words("welcome", "\n".join(_welcome(capability)))
    for card in capability.cards:
        yield _call(f"card-{card.id.replace('.', '-')}", f'workbook.card("{card.id}")')
    # Shown anew when the page is opened; until then, and elsewhere, both roles' guidance can be read here.
    shown = {"output_type": "display_data", "metadata": {}, "data": beside(capability, Starter(), "")}
    yield {**_call("guidance", f"workbook.capability({capability.number})"), "outputs": [shown]}


def _welcome(capability: Capability) -> Iterator[str]:
    cards = len(capability.cards)
    yield f"# {capability.number}. {_plain(capability.title)}"
    yield ""
    what = t("Choose a card, do what it asks, then write down here what you learn.")
    yield f"**{what}**"
    yield tn(
        "This page has {count} card, in any order.",
        "This page has {count} cards, in any order.",
        cards,
        count=number(cards) if cards <= MOST_IN_WORDS else cards,
    )
    yield t("No question has to be answered, and your words are kept as you type.")
    yield ""
    for card in capability.cards:
        place = f"#card-{card.id.replace('.', '-')}"
        yield f"- [**{card.id} {_plain(card.title)}**]({place})  "  # two spaces: the rest stands on a line of its own
        yield f"  {_plain(card.summary)} *{_plain(card.time)}.*"


def _plain(text: str) -> str:
    """Text as Markdown shows it, whatever marks it holds."""
    return re.sub(r"([\\`*_{}\[\]<>#|~$])", r"\\\1", text)


def _words(name: str, text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": name, "metadata": _LOCKED, "source": text.splitlines(keepends=True)}


def _call(name: str, call: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name,
        "metadata": {**_LOCKED, "jupyter": {"source_hidden": True}},
        "outputs": [],
        "source": [" ".join(t(FIRST_LINE).split()) + "\n", f"from powerkit import workbook; {call}"],
    }


def _notebook(cells: Iterator[dict[str, Any]]) -> str:
    notebook = {"cells": list(cells), "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
