"""What opening, keeping, saving and searching spend, counted: within ``budgets.toml``; who spends more says so."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from powerkit.deck import Deck
from powerkit.entries.import_json import fill, read_items
from powerkit.logbook import Logbook, connection
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import examples_folder
from powerkit.ui.card_session import CardDesk
from powerkit.ui.card_view import additions, card_view, fields_on_page, recalls
from powerkit.ui.pages.home import HomeDesk
from powerkit.ui.pages.log import LogDesk
from powerkit.ui.widgets.bundle import HERE, INBOXES, bundle, entries_for, entries_of_page, sheets_of
from powerkit.ui.widgets.shipped_script import module_of_every_card
from tests.material import NOW

BUDGETS = tomllib.loads(Path(__file__).with_name("budgets.toml").read_text(encoding="utf-8"))
SPARE = 0.8
"""Where less than this part of a budget is spent, it is lowered, or it would let the next change pass unseen."""

OF_SQLITE = ("--", "PRAGMA 'main'", "SELECT k, v FROM 'main'")
"""How statements begin that SQLite gives itself for its index of words: they differ by its version."""


def held(group: str, spent: dict[str, int]) -> None:
    """Each number is within its budget and near it, and nothing is measured that has none."""
    budget = BUDGETS[group]
    assert spent.keys() == budget.keys(), f"tests/budgets.toml has other lines under [{group}]"
    beyond = [f"{name}: {number} of {budget[name]}" for name, number in spent.items() if number > budget[name]]
    assert not beyond, f"more than in tests/budgets.toml: {'; '.join(beyond)}"
    below = [f"{name}: {number} of {budget[name]}" for name, number in spent.items() if number < SPARE * budget[name]]
    assert not below, f"much less than in tests/budgets.toml, lower it: {'; '.join(below)}"


@pytest.fixture
def year(deck: Deck, tmp_path: Path) -> Path:
    """The log book of the worked year."""
    path = tmp_path / "Workbook" / "logbook.sqlite3"
    path.parent.mkdir()
    with Logbook.open(path, now=lambda: NOW) as book:
        fill(read_items(examples_folder() / "year.json"), deck, book, client="budget")
    return path


def test_a_command_loads_the_modules_it_needs(tmp_path: Path) -> None:
    """Modules of ours and of packages; those of Python differ by its version, and few of them take long."""
    spent: dict[str, int] = {}
    for name, code in {
        "powerkit --help": "from powerkit.cli import exit_code; exit_code(['--help'])",
        "powerkit log": "from powerkit.cli import exit_code; exit_code(['log'])",
        "from powerkit import workbook": "from powerkit import workbook",
        "from powerkit.ui import display": "from powerkit.ui import display",
    }.items():
        whole = f"import sys; known = set(sys.modules); {code}; print(*set(sys.modules) - known, file=sys.stderr)"
        told = subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, check=True).stderr.split()
        loaded = {module for module in told if module.partition(".")[0] not in sys.stdlib_module_names}
        ours = {module for module in loaded if module.partition(".")[0] == "powerkit"}
        spent |= {f"{name}: ours": len(ours), f"{name}: others": len(loaded - ours)}
        if name == "powerkit --help":
            assert not {"logging", "sqlite3", "hashlib", "random", "secrets"} & set(told)
    held("modules", spent)


def test_so_few_annotations_say_that_a_thing_may_be_anything() -> None:
    """Instead they name a type of ``generated/``, of a ``shapes.d.ts`` or of the module that makes it."""
    texts = [path.read_text(encoding="utf-8") for path in HERE.parents[1].rglob("*.js")]
    said = [annotation for text in texts for annotation in re.findall(r"/\*\*.*?\*/", text, re.DOTALL)]
    only = sum(len(re.findall(r"\{any(?:\[\])?(?: \| null)?\}", annotation)) for annotation in said)
    parts = sum(len(re.findall(r"[{<,:(\[|] *any\b", annotation)) for annotation in said)
    held("annotations", {"say only any": only, "say any of a part": parts - only})


def test_a_page_and_the_cards_of_a_page_bring_so_much(deck: Deck) -> None:
    """Scripts and styles are sent once a page; a card then sends its view."""
    pages = {path.parent.name: (f"pages/{path.parent.name}/index.js",) for path in HERE.glob("pages/*/index.js")}
    pages |= {f"{page} beside an inbox": entries_of_page({"page": page, "inbox": True}) for page in INBOXES}
    cards = {card.id: entries_for(fields_on_page(deck, card)) for card in deck.cards.values()}
    views = [json.dumps(card_view(deck, card, "book")).encode() for card in deck.cards.values()]
    plain = entries_for([{"kind": "text"}])
    held(
        "bytes",
        {f"the page {name}": weight(pages[name]) for name in sorted(pages)}
        | {
            "the cards of a capability, at most": max(map(weight, cards.values())),
            "a card of plain text": weight(plain),
            "all cards, once for the workbook": len(module_of_every_card().encode()),
            "the view of a card, at most": max(map(len, views)),
        },
    )
    held(
        "scripts",
        {
            "the cards of a capability, at most": max(len(bundle(entries).modules) for entries in cards.values()),
            "a card of plain text": len(bundle(plain).modules),
        },
    )


def weight(entries: tuple[str, ...]) -> int:
    """The bytes of the script and the styles that are sent for these entries."""
    made = bundle(entries)
    return len(made.script.encode()) + sum(len(sheet["text"].encode()) for sheet in sheets_of(made))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], int]:
    """How many statements SQLite is given by a call, in log books that it opens and in the one already open."""
    told: list[str] = []
    connect = connection.connect

    def traced(path: Path) -> Any:
        made = connect(path)
        made.set_trace_callback(told.append)
        return made

    monkeypatch.setattr(connection, "connect", traced)

    def count(call: Callable[[], object]) -> int:
        told.clear()
        call()
        return len([statement for statement in told if not statement.startswith(OF_SQLITE)])

    return count


def test_opening_saving_and_searching_ask_the_log_book_so_often(
    deck: Deck, year: Path, counted: Callable[[Callable[[], object]], int]
) -> None:
    """One answer to a message, in a year of work: its statements, and of what the page is told the bytes."""
    card = deck.card("1.1")
    statements = {"open the log book": counted(lambda: Logbook.open(year, now=lambda: NOW).close())}
    sent = {}
    with Logbook.open(year, now=lambda: NOW) as book:
        saved: list[object] = []
        desk = CardDesk(card, book, saved.append, recalls(deck, card), additions(deck, card))
        log = LogDesk(deck, book, WorkbookFolder(year.parent), lambda: NOW.date())
        home = HomeDesk(deck, book, year.parent, Random(1), lambda: NOW.date())
        numbers = itertools.count(1)

        def ask(what: str, to: CardDesk | LogDesk | HomeDesk, kind: str, **more: Any) -> None:
            replies: list[Any] = []
            message = {"kind": kind, "client": "a tab", "n": next(numbers), **more}
            statements[what] = counted(lambda: replies.extend(to.answer(message)))
            assert len(replies) == 1 and not replies[0].get("error"), replies
            sent[what] = len(json.dumps(replies).encode())

        field = next(item.id for item in card.fields if item.kind.name == "text")
        ask("open a card", desk, "hello")
        ask("keep a draft", desk, "draft", field=field, value="We walked to the crossing.")
        ask("save a card", desk, "save")
        ask("open the start page", home, "hello")
        ask("open the log book’s page", log, "hello")
        ask("search as you type", log, "find", text="street")
        ask("search in one community", log, "find", text="street", community="Hope Street")
        assert len(saved) == 1
    held("statements", statements)
    held("replies", sent)
