"""The workbook's colours by day and by night: each told once, and each pair that meets far enough apart."""

import re
from pathlib import Path

import pytest

from powerkit import resources
from powerkit.kinds.words.cloud.palette import INK, PALETTE

PACKAGE = Path(resources.__file__).parent
TOKENS = (resources.web_folder() / "tokens.css").read_text(encoding="utf-8")
DAY = dict(re.findall(r"^  --pk-([\w-]+): (#\w{6});", TOKENS, re.MULTILINE))
PAIRS = {name: (day, night) for name, day, night in re.findall(
    r"^    --pk-([\w-]+): light-dark\((#\w+), (#\w+)\);", TOKENS, re.MULTILINE)}  # fmt: skip
NIGHT = {**DAY, **{name: night for name, (_, night) in PAIRS.items()}}
SUITS = [f"suit-{number}" for number in range(1, 11)]
GROUNDS = ("card", "table", "field", "tint", "hover")

LIGHT_FOR_A_REASON = {
    "powerkit/ui/web/tokens.css": "where they are told",
    "powerkit/documents/page.css": "files that leave, and paper",
    "powerkit/documents/reply.css": "a file that is sent to somebody",
    "powerkit/reports/my_year.css": "a page for the wall",
    "powerkit/reports/printouts/sheet.css": "paper",
    "powerkit/reports/printouts/cards.css": "paper",
    "powerkit/app/tile/powerkit/static/remoteEntry.js": "an icon among JupyterLab's own",
    "powerkit/ui/web/kinds/photo/take_in.js": "a photo's ground where it has none, in the file",
}
"""Style sheets and scripts with colours of their own, and why these are the same by night."""


def _linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _lightness(linear: list[float]) -> float:
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: list[float], other: list[float]) -> float:
    """The contrast of two colours in linear light, as WCAG 2.2 counts it."""
    high, low = sorted((_lightness(one), _lightness(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


_TO_CONES = ((0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566),
             (0.0883024619, 0.2817188376, 0.6299787005))  # fmt: skip
_FROM_CONES = ((4.0767416621, -3.3077115913, 0.2309699292), (-1.2684380046, 2.6097574011, -0.3413193965),
               (-0.0041960863, -0.7034186147, 1.707614701))  # fmt: skip


def _times(matrix: tuple[tuple[float, ...], ...], values: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix]


def mixed(one: str, percent: float, other: str) -> list[float]:
    """`color-mix(in oklab, one percent%, other)` in linear light: the mix of the cube roots of what the cones see."""
    roots = [[value ** (1 / 3) for value in _times(_TO_CONES, _linear(colour))] for colour in (one, other)]
    cubes = [(a * percent / 100 + b * (1 - percent / 100)) ** 3 for a, b in zip(*roots, strict=True)]
    return [min(1, max(0, part)) for part in _times(_FROM_CONES, cubes)]


def test_every_colour_has_a_day_and_a_night_and_tells_its_day_once() -> None:
    same = {name for name in DAY if name not in PAIRS}
    assert same == {"focus", "on-focus", "paper", "paper-ink", "lit"}
    assert {name: day for name, (day, _) in PAIRS.items() if name != "shadow"} == {
        name: day for name, day in DAY.items() if name not in same
    }


@pytest.mark.parametrize("shade", [DAY, NIGHT], ids=["day", "night"])
def test_words_and_edges_stand_out_from_what_they_stand_on(shade: dict[str, str]) -> None:
    words = [(ink, ground) for ink in ("ink", "soft", "accent", "accent-deep", "warn") for ground in GROUNDS]
    words += [("ok", "card"), ("note-ink", "note"), ("ink", "note"), ("accent", "note"), ("soft", "note")]
    words += [("on-focus", "focus"), ("on-accent", "accent"), ("on-accent", "accent-deep"), ("on-accent", "warn")]
    words += [("on-accent", "warn-deep"), ("warn", "warn-tint"), ("ink", "warn-tint"), ("accent", "warn-tint")]
    words += [(ink, "done") for ink in ("ink", "soft", "accent", "accent-deep")]
    words += [(suit, ground) for suit in SUITS for ground in ("card", "table")] + [("on-suit", suit) for suit in SUITS]
    edges = [("edge", ground) for ground in (*GROUNDS, "note", "done")] + [("stress", "card"), ("wish", "card")]
    edges += [("focus-ink", ground) for ground in GROUNDS]
    far = {f"{one} on {other}": contrast(_linear(shade[one]), _linear(shade[other])) for one, other in words + edges}
    least = {f"{one} on {other}": 4.5 for one, other in words} | {f"{one} on {other}": 3.0 for one, other in edges}
    assert {pair: round(much, 2) for pair, much in far.items() if much < least[pair]} == {}


@pytest.mark.parametrize("shade", [DAY, NIGHT], ids=["day", "night"])
def test_a_suits_tint_carries_text_and_the_maps_rings_are_seen(shade: dict[str, str]) -> None:
    for suit in SUITS:
        for ink in ("ink", "soft", suit):
            assert contrast(_linear(shade[ink]), mixed(shade[suit], 9, shade["card"])) >= 4.5, (ink, suit)
        for ring in (4.5, 9, 13.5, 18):
            ground = mixed(shade[suit], ring, shade["card"])
            for ink in ("ink", "soft"):
                assert contrast(_linear(shade[ink]), ground) >= 4.5, (ink, suit, ring)
            for line in ("edge", "stress", "wish", suit):
                assert contrast(_linear(shade[line]), ground) >= 3, (line, suit, ring)


def test_each_word_of_a_cloud_is_read_by_night_too() -> None:
    """The page mixes 40 % of a word's colour into its ink."""
    for colour in (*PALETTE, INK):
        for ground in ("card", "tint"):
            assert contrast(mixed(colour, 40, NIGHT["ink"]), _linear(NIGHT[ground])) >= 4.5, (colour, ground)


_HEX_OR_FUNCTION = r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\("
IN_A_STYLE = re.compile(
    rf"{_HEX_OR_FUNCTION}|[:\s,(](?:white|black|gr[ae]y|red|green|blue|yellow|orange)\s*[;,)%}}]", re.I
)
IN_A_SCRIPT = re.compile(rf"[\"'`:\s](?:{_HEX_OR_FUNCTION})", re.I)


def test_a_colour_is_told_in_the_tokens_and_nowhere_else() -> None:
    found = set()
    for kind, colour in (("css", IN_A_STYLE), ("js", IN_A_SCRIPT), ("html", IN_A_SCRIPT)):
        for file in PACKAGE.rglob(f"*.{kind}"):
            text = re.sub(
                r"/\*.*?\*/|^\s*//[^\n]*", "", file.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
            )
            if colour.search(text):
                found.add(file.relative_to(PACKAGE.parent).as_posix())
    assert found == set(LIGHT_FOR_A_REASON)


def test_every_colour_that_is_used_is_told() -> None:
    told = set(re.findall(r"(--pk-[\w-]+):", TOKENS))
    used = {}
    for file in PACKAGE.rglob("*.css"):
        text = file.read_text(encoding="utf-8")
        own = set(re.findall(r"(--pk-[\w-]+):", text))
        used |= {name: file.name for name in re.findall(r"var\((--pk-[\w-]+)\)", text) if name not in own | told}
    set_by_scripts = {"--pk-stage-height"}
    assert {name: file for name, file in used.items() if name not in set_by_scripts} == {}
