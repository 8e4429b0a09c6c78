"""Style sheets say where reading begins and ends, not left and right: they serve a page that runs the other way too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[3] / "powerkit"
SHEETS = sorted(path for path in PACKAGE.rglob("*.css") if "site-packages" not in path.parts)
_NOTE = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{};]*)\{([^{}]*)\}")
_SIDED = re.compile(
    r"^(?:(?:scroll-)?(?:margin|padding)-(?:left|right)|border-(?:left|right)\b.*|border-(?:top|bottom)-(?:left|right)-radius"
    r"|left|right)$"
)
_VALUED = re.compile(
    r"^(?:text-align|float|clear|transform-origin|background-position|object-position|caption-side|resize)$"
)
_FOUR = re.compile(r"^(?:(?:scroll-)?(?:margin|padding)|inset|border-(?:width|style|color))$")
_APART = re.compile(r"\s+(?![^(]*\))")

_MEASURED = "what is moved by a transform is measured from the left edge of its picture, which no page mirrors"
_TURNED = "two edges of a small box, turned: a tick, an arrow down, or one that is turned again in a page the other way"
REASONS = {"left: 0 ": _MEASURED, "inset: 0 auto auto 0 ": _MEASURED, "border-width: 0 ": _TURNED}
"""What may be said of a side, and why."""


def _lopsided(first: str, second: str, third: str = "", fourth: str = "") -> bool:
    """Whether corners that lie beside each other are not equally round."""
    return first != second or (third or first) != (fourth or second)


def sided(text: str) -> list[str]:
    """What a style sheet says of left and right."""
    found = []
    for selector, body in _RULE.findall(_NOTE.sub("", text)):
        for name, _, value in (line.strip().partition(":") for line in body.split(";")):
            name, value = name.strip(), value.strip().removesuffix("!important").strip()
            parts = _APART.split(value)
            uneven = _FOUR.match(name) and len(parts) == 4 and parts[1] != parts[3]
            valued = _VALUED.match(name) and re.search(r"\b(?:left|right)\b", value)
            corner = name == "border-radius" and len(parts) > 1 and _lopsided(*parts)
            if _SIDED.match(name) or uneven or valued or corner:
                found.append(f"{name}: {value} of {' '.join(selector.split())}")
    return found


def excused(said: str) -> bool:
    """Whether there is a reason for it."""
    if said.startswith("text-align: right"):  # in a page from right to left each part runs its own way and stands there
        return '[dir="rtl"]' in said
    begun = next((reason for reason in REASONS if said.startswith(reason)), "")
    return bool(begun) and (REASONS[begun] != _TURNED or said.endswith("::after"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_style_sheet_names_no_side_without_a_reason(sheet: Path) -> None:
    assert [said for said in sided(sheet.read_text(encoding="utf-8")) if not excused(said)] == []


def test_a_side_that_is_named_is_found() -> None:
    assert sided("a { margin-left: 1px; padding: 0 1px 0 2px; inset: 0 } b { text-align: left; border-left: 0 }") == [
        "margin-left: 1px of a",
        "padding: 0 1px 0 2px of a",
        "text-align: left of b",
        "border-left: 0 of b",
    ]
    assert sided("a { margin: 0 max(1px, 2px) 0 max(1px, 2px); text-align: start; border-inline-start: 0 }") == []
