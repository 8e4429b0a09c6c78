"""The schema of what a card's page and Python say: read back as it was said, and known by the scripts."""

import ast
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from powerkit import resources
from powerkit.deck import load_deck
from powerkit.errors import PowerkitError
from powerkit.kinds.pictures import function_of
from powerkit.ui.messages import FROM_PAGE, Acknowledged, Answers, FromPage, Seen, Told, ToPage, decode, plain
from tests.material import JSON

PACKAGE = Path(resources.__file__).parent
WEB = PACKAGE / "ui" / "web"
CARD = [*WEB.glob("card/**/*.js"), WEB / "rpc.js"]


@given(st.sampled_from(sorted(FROM_PAGE)), st.text(min_size=1), st.integers(), st.data())
def test_what_the_page_says_is_read_as_it_was_said(kind: str, client: str, n: int, data: st.DataObject) -> None:
    values = {str: st.text(), Any: JSON}
    own = {key: data.draw(values[of]) for key, of in FROM_PAGE[kind].__annotations__.items()}
    said = decode({"kind": kind, "client": client, "n": n, **own, "more": 1})
    assert type(said) is FROM_PAGE[kind]
    assert asdict(said) == {"client": client, "n": n, **own}


@given(JSON | st.dictionaries(st.sampled_from(["kind", "client", "n", "field", "of"]), JSON | st.sampled_from(["ask"])))
def test_anything_else_is_refused_in_plain_words(message: Any) -> None:
    try:
        assert isinstance(decode(message), FromPage)
    except PowerkitError as error:
        assert "Reload it" in str(error)


def test_what_is_as_the_schema_has_it_by_itself_does_not_travel() -> None:
    kept = Acknowledged(client="tab", n=1, field="note", ok=True, at="10:00")
    assert plain(kept) == {"kind": "ack", "client": "tab", "n": 1, "field": "note", "ok": True, "at": "10:00"}
    asked = {"client": "tab", "n": 1, "field": "note", "what": "length", "ok": True}
    assert plain(Told(**asked, more={"length": 4})) == {"kind": "told", **asked, "length": 4}
    held = {"client": "tab", "values": {"rows": [{"a": 1}]}, "recalled": {}, "version": None, "changed": False}
    there = plain(Answers(**held, seen={"note": Seen("tab", 1)}, communities=("Here",), others=(), forgotten=""))
    more = {"seen": {"note": {"client": "tab", "n": 1}}, "communities": ["Here"], "others": [], "forgotten": ""}
    assert there == {"kind": "answers", **held, **more}


def test_no_two_messages_are_of_one_kind() -> None:
    for side in (FromPage, ToPage):
        kinds = [item.kind for item in side.__subclasses__()]
        assert len(set(kinds)) == len(kinds) and all(kinds)


def test_a_card_sends_no_message_that_the_schema_does_not_have() -> None:
    sent = {
        kind for file in CARD for kind in re.findall(r'send(?:\(|, )\{ kind: "(\w+)"', file.read_text(encoding="utf-8"))
    }
    assert {"ask", "draft", "hello", "settle"} <= sent <= set(FROM_PAGE)


def functions_named() -> Iterator[str]:
    """Every "module:function" in the package: those written out, and those that a question of the deck makes."""
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            value = node.value if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and re.fullmatch(r"powerkit(\.\w+)+:\w+", value):
                yield value
    for card in load_deck(resources.deck_folder()).cards.values():
        yield from filter(None, (field.kind.drawn_by() for field in card.fields))


def test_every_function_that_is_named_in_a_text_is_there() -> None:
    for name in sorted(set(functions_named())):
        assert callable(function_of(name)), name
