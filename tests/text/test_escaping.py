"""Text and markup are two types: whoever forgets to escape is told by mypy (tests/test_types.py), ruff or this file."""

import ast
import html
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.text.escaping import Markup, escape, visible, with_bold

ROOT = Path(__file__).parents[2]
TAG = re.compile(r"(?<![?P])<[a-zA-Z/]|/>")
DATA = {
    "ui/typescript.py": "types of scripts, which have angle brackets of their own",
    "kinds/map/files/write.py": "a file of data with escaping of its own",
    "drawing/complex_scripts.py": "SVG that the typesetter made is read again",
    "ui/messages.py": "types for the scripts, which hold no markup",
}
"""Who writes tags in plain strings, and why."""


@pytest.mark.journey
def test_ruff_refuses_markup_made_of_anything_but_a_literal() -> None:
    sample = 'from powerkit.text.escaping import Markup\n\nprint(Markup("<p>"), Markup(f"<p>{input()}"))\n'
    command = [sys.executable, "-m", "ruff", "check", "--output-format=concise", "--stdin-filename=sample.py", "-"]
    said = subprocess.run(command, cwd=ROOT, input=sample, capture_output=True, text=True, check=False).stdout
    assert said.count("S704") == 1, said


def tags_in_plain_strings(tree: ast.AST) -> Iterator[ast.expr]:
    """Each text with something put into it, by whatever way, that has a tag in its own words but is no markup."""
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr(values=[*parts]):
                if any(isinstance(part, ast.Constant) and TAG.search(part.value) for part in parts):
                    yield node
            case (
                ast.BinOp(left=ast.Constant(value=str(words)), op=ast.Mod() | ast.Add())
                | ast.BinOp(right=ast.Constant(value=str(words)), op=ast.Add())
                | ast.Call(func=ast.Attribute(value=ast.Constant(value=str(words)), attr="format" | "join"))
            ) if TAG.search(words):
                yield node


def test_no_tag_is_put_together_with_text_but_as_markup() -> None:
    found = {}
    for file in sorted((ROOT / "powerkit").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        if lines := [f"{node.lineno}: {ast.unparse(node)}" for node in tags_in_plain_strings(tree)]:
            found[file.relative_to(ROOT / "powerkit").as_posix()] = lines
    assert {place: lines for place, lines in found.items() if place not in DATA} == {}


def test_only_the_module_of_markup_lifts_the_rule() -> None:
    lifting = [file for file in (ROOT / "powerkit").rglob("*.py") if "S704" in file.read_text(encoding="utf-8")]
    assert [file.name for file in lifting] == ["escaping.py"]


@given(st.text(max_size=30))
def test_text_put_into_markup_any_way_comes_back_as_it_was(text: str) -> None:
    ways = (
        Markup("<b>{}</b>").format(text),
        Markup("<b>{words:}</b>").format(words=text),
        Markup("<b>") + text + Markup("</b>"),
        Markup("<b>%s</b>") % text,
        Markup("<b>%s</b>") % (text,),
        Markup.filled([(Markup("<b>%s"), [text]), (Markup("</b>"), [])]),
        Markup("").join([Markup("<b>"), text, Markup("</b>")]),
        Markup("<b>_</b>").replace("_", text),
    )
    assert {str(way) for way in ways} == {f"<b>{html.escape(visible(text))}</b>"}
    assert html.unescape(escape(text)) == visible(text) and escape(escape(text)) == escape(text)


def test_bold_and_italic_of_a_sentence_of_ours_are_markup_and_all_else_is_text() -> None:
    made = with_bold("<b>Cards.</b> <u>No</u> {what}", what="<b>x</b>")
    assert made == "<b>Cards.</b> &lt;u&gt;No&lt;/u&gt; &lt;b&gt;x&lt;/b&gt;"
