"""Copies of leaders, as hypothesis draws them and as a test writes them, and what a picture's tables say."""

import html
import re
from base64 import b64decode
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from powerkit.deck.conversation_starter import load_whole
from powerkit.kinds.action import STATUSES
from powerkit.reports.together.model import Given, mark_of
from powerkit.resources import deck_folder

DECK, STARTER = load_whole(deck_folder())
GROUPS = STARTER.groups
MARK = mark_of(DECK, GROUPS)
MADE = datetime(2026, 11, 22, 14, 2, 11, tzinfo=UTC)
STATEMENTS = [statement.id for group in GROUPS[:2] for statement in group.statements][:4]
WORDS = ["stairs", "damp", "kettle", "lonely", "not safe", "rota", "grace", "zanthoria", "no vexborough"]
"""The last two are no common words, so none of them may be shown, whoever says them. The deck's statements hold none of
all these: one that does ("hopes") is drawn beside its bands, and would be taken for a leader's word."""

_STEP = st.none() | st.integers(0, 3)


def given(number: int, **parts: Any) -> Given:
    """The copy of the leader of that number."""
    sets = {key: frozenset(value) for key, value in parts.items() if key in ("capabilities", "actions", "words")}
    made = MADE + timedelta(days=parts.get("day", 0))
    return Given(f"{number:032x}", made, parts.get("deck", MARK), **sets, destinations=parts.get("destinations", {}))


def parts() -> st.SearchStrategy[dict[str, Any]]:
    """What one leader gives."""
    return st.fixed_dictionaries(
        {
            "capabilities": st.sets(st.integers(1, 10)),
            "actions": st.sets(st.sampled_from([*STATUSES])),
            "words": st.sets(st.sampled_from(WORDS)),
            "destinations": st.dictionaries(st.sampled_from(STATEMENTS), st.tuples(_STEP, _STEP)),
        }
    )


def many(least: int = 5, most: int = 17) -> st.SearchStrategy[list[Given]]:
    """The copies of so many leaders."""
    return st.lists(parts(), min_size=least, max_size=most).map(
        lambda drawn: [given(number, **each) for number, each in enumerate(drawn)]
    )


def rows_in(page: bytes) -> dict[str, str]:
    """What the tables of a picture say, by the first cell of each row."""
    found = {}
    for row in re.findall("<tr>(.*?)</tr>", page.decode(), re.DOTALL):
        cells = [_text(cell) for cell in re.findall("<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        found[cells[0]] = cells[1]
    return found


def svgs_in(page: bytes) -> list[str]:
    """The drawings of a picture."""
    return [b64decode(data).decode() for data in re.findall('data:image/svg[+]xml;base64,([^"]*)', page.decode())]


def _text(markup: str) -> str:
    said = html.unescape(re.sub("<[^>]*>", "", re.sub("<br ?/?>", "\n", markup)))
    return said.replace("\u00a0", " ").strip()
