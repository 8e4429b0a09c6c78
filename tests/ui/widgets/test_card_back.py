"""The back of a card on a page: one screen, no field to type in, nothing private on a screen that others see."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from powerkit.ui.widgets.bundle import HERE, bundle
from tests.axe import violations
from tests.many import rest_long
from tests.one_browser import PATIENCE
from tests.page_scripts import styles

pytestmark = pytest.mark.browser

WIDE, PHONE = (1280, 800), (390, 844)
NOTE: dict[str, Any] = {"by": "Pauline", "day": "3 December 2026", "about": "", "closed": False, "answers": []}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 900"><circle cx="450" cy="450" r="440"/></svg>'
PICTURE = {"label": "Your map", "svg": SVG, "alt": "A map with Joyce on it.", "width": 900, "height": 900}
BACK: dict[str, Any] = {
    "entry": 1,
    "version": 3,
    "day": "28 November 2026",
    "at": "14:02",
    "picture": PICTURE,
    "words": [],
    "sentence": "It looks like an organisation chart with Joyce on it.",
    "action": {"what": "Ask whether she would want to meet", "by": "by 28 December", "state": ""},
    "notes": [{**NOTE, "text": "Who is in the middle?", "answers": [{**NOTE, "text": "Not me.", "by": "Ana"}]}],
    "kept": False,
    "community": "Harbour",
    "group": False,
}
WORDS = {
    **BACK,
    "picture": None,
    "words": [{"label": "What did you do?", "text": "I rang them"}, {"label": "Who?", "text": "Ana\nSam"}],
}
FULL = {
    **BACK,
    "notes": [{**NOTE, "text": "A long thought about it. " * 30, "about": "at “a passage”"}] * 4,
    "sentence": "Some words. " * 13,
}
LONG = {**FULL, "action": {"what": "Ask them. " * 60, "by": "was due 3 October", "state": "Doing"}}

PAGE = """<!doctype html><html lang="en-GB"><head><title>Back</title><style>body {{ margin: 8px }} {css}</style></head>
<body><main><section class="pk-card" data-pk-place="back" style="max-width: 1064px; margin: auto"></section></main>
<script type="module">
{script}
let safe = false, heard = new Set();
window.asked = [];
window.pressed = [];
window.backs = {backs};
const root = document.querySelector("section");
const names = ["change", "group", "next", "everything", "show", "away", "other"];
const told = ["everything", "show", "other"]; // which entry
const press = (name) => (entry) => window.pressed.push(told.includes(name) ? `${{name}} ${{entry}}` : name);
const act = Object.fromEntries(names.map((name) => [name, press(name)]));
act.leads = () => window.leads;
act.hold = async () => {{}};
async function askCard(what, given) {{
  window.asked.push([what, given]);
  return {{ back: given.safe ? window.backs.safe : window.backs.own }};
}}
const ctx = {{ id: (part) => "x-" + part, say() {{}}, askCard }};
window.turn = (yes) => {{ safe = yes; heard.forEach((tell) => tell()); }};
window.heard = () => heard.size;
function follow(tell) {{
  heard.add(tell);
  return () => heard.delete(tell);
}}
const view = {{ card: {{ id: "1.2", title: "Mapping relationships" }} }};
window.back = backOf({{ root, ctx, view, safe: {{ on: () => safe, follow }} }}, act);
root.append(window.back.el);
</script></body></html>"""

Opens = Callable[..., Page]


@pytest.fixture
def turned(chromium: Browser) -> Iterator[Opens]:
    """A page with a card turned over."""
    contexts = []

    def make(
        own: dict[str, Any] | None, safe: dict[str, Any] | None = None, size: tuple[int, int] = WIDE, **more: Any
    ) -> Page:
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, **more)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        css = "".join((HERE / name).read_text(encoding="utf-8") for name in ("tokens.css", "card/back.css"))
        backs = json.dumps({"own": own, "safe": safe}).replace("<", "\\u003c")
        page.set_content(PAGE.format(css=styles() + css, script=bundle(("card/back.js",)).script, backs=backs))
        page.wait_for_function("window.back")
        page.evaluate("window.back.show()")
        return page

    yield make
    for context in contexts:
        context.close()


def buttons(page: Page) -> list[str]:
    return page.get_by_role("button").all_text_contents()


def test_a_saved_card_shows_what_was_made_said_and_will_be_done(turned: Opens) -> None:
    page = turned(BACK)
    expect(page.get_by_role("img", name="A map with Joyce on it.")).to_be_visible()
    expect(page.get_by_text("“It looks like an organisation chart with Joyce on it.”")).to_be_visible()
    expect(page.get_by_role("heading", name="What I will do")).to_be_visible()
    for words in (
        "by 28 December",
        "Who is in the middle?",
        "Pauline wrote, 3 December 2026",
        "Not me.",
        "Saved 28 November 2026",
    ):
        expect(page.get_by_text(words)).to_be_visible()
    named = [
        "Next card",
        "Show my supervisor",
        "Take it away",
        "Change it",
        "With a group",
        "Read everything",
        "Version 3",
    ]
    assert buttons(page) == named
    for name in named:
        page.get_by_role("button", name=name).click()
    pressed = ["next", "show 1", "away", "change", "group", "everything 1", "everything 1"]
    assert page.evaluate("window.pressed") == pressed
    assert page.locator(".pk-back :is(input, textarea, select)").count() == 0
    page.evaluate("window.leads = { card: '1.3', title: 'Naming what we know' }; window.turn(true)")
    assert buttons(page)[1] == "Next card: 1.3 Naming what we know"
    page.evaluate("window.backs.own.group = true; window.turn(false)")
    expect(page.get_by_text("A group’s entry for Harbour")).to_be_visible()


@pytest.mark.parametrize("told", rest_long([LONG, WORDS]), ids=["long", "words"])
def test_it_fits_one_screen_and_a_phone_in_a_column(turned: Opens, told: dict[str, Any]) -> None:
    page = turned(told)
    for (width, height), most in ((WIDE, 700), (PHONE, 1100)):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("window.back.show()")
        assert page.locator(".pk-back").evaluate("(el) => el.offsetHeight") <= most
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.get_by_role("button", name="Version 3")).to_be_visible()
    low = "(all) => all.filter((el) => el.getBoundingClientRect().height < 44).map((el) => el.textContent)"
    assert page.locator(".pk-back :is(button, summary):visible").evaluate_all(low) == [], "what a finger presses"
    assert len(buttons(page)) <= 20
    assert page.locator(".pk-back *").count() <= 110


FINE = SVG.replace("<circle", "<style>text{font-size:13px}</style><circle").replace("0 0 900 900", "0 0 792 829")


def test_what_a_picture_says_in_letters_too_small_for_a_phone_stands_beside_it_in_words(turned: Opens) -> None:
    page = turned({**BACK, "picture": {**PICTURE, "svg": FINE, "width": 792, "height": 829}}, size=PHONE)
    words = page.locator(".pk-back-alt")
    page.get_by_text("Read it in words").click()
    expect(page.get_by_text("A map with Joyce on it.")).to_be_visible()
    assert float(words.evaluate("(el) => parseFloat(getComputedStyle(el).fontSize)")) >= 11
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    expect(words).to_have_count(0)
    expect(page.locator(".pk-back img")).to_be_visible()
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    expect(words).to_be_visible()
    asked = page.evaluate("window.asked.map(([, given]) => given.narrow)")
    assert asked == [True, False, True], "a phone that is turned, or a window made narrow, gets a picture of its size"


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_names_that_are_numbers_in_the_picture_are_listed_under_it_as_they_are(
    turned: Opens, size: tuple[int, int]
) -> None:
    key = [[str(number), f"<i>Name {number}</i>"] for number in range(1, 8)]
    page = turned({**BACK, "picture": {**PICTURE, "key": key}}, size=size)
    if size == PHONE:  # one screen: they fold
        page.get_by_text("Names by their numbers (7)").click()
    listed = page.get_by_role("list", name="Names by their numbers in the picture").get_by_role("listitem")
    expect(listed).to_have_text([" ".join(pair) for pair in key])
    made = page.locator(".pk-back-made")
    assert made.evaluate("el => el.scrollHeight <= el.clientHeight + 1")
    assert page.locator(".pk-back img").evaluate("el => el.getBoundingClientRect().height") > 250


LINES = [['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 42 12"/>', "Strong"], ["", "The rings: Close, Often"]]


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_what_the_lines_of_a_picture_mean_stands_under_it_and_folds_on_a_phone(
    turned: Opens, size: tuple[int, int]
) -> None:
    marks = [[LINES[0][0], "Seen enough"], [LINES[0][0], "A change I wish for"]]
    page = turned({**BACK, "picture": {**PICTURE, "lines": LINES, "marks": marks}}, size=size)
    told = page.get_by_role("list", name="What the lines mean")
    if size == PHONE:
        expect(told).to_be_hidden()
        page.locator("summary", has_text="What the lines mean").click()
    expect(told.locator("> li:not(:has(details))")).to_have_text(["Strong", "The rings: Close, Often"])
    expect(told.locator("> li > img")).to_have_count(1)
    meant = page.get_by_role("list", name="What the marks mean")
    if size == PHONE:
        expect(meant.get_by_role("listitem")).to_have_text(["Seen enough", "A change I wish for"])
    if size == WIDE:  # and every letter of the picture is as large as it was without
        assert page.locator(".pk-back-picture").evaluate("(el) => Math.min(el.clientWidth, el.clientHeight)") >= 538
        assert page.locator(".pk-back").evaluate("(el) => el.offsetHeight") <= 660
        expect(meant).to_be_hidden()
        page.locator("summary", has_text="What the marks mean").click()
        expect(meant.get_by_role("listitem")).to_have_text(["Seen enough", "A change I wish for"])


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_a_text_ends_before_its_end_only_where_the_whole_has_no_room(turned: Opens, size: tuple[int, int]) -> None:
    what = "Ask her, and then the two of them, whether they would want to meet. " * 3
    short = {**WORDS, "notes": [], "sentence": "It begins…", "whole": "It begins here.", "photo": "A photo of a map"}
    page = turned({**short, "action": {**BACK["action"], "what": what}}, size=size)
    expect(page.get_by_text("“It begins here.”")).to_be_visible()
    expect(page.get_by_text(what.strip(), exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Read on")).to_be_hidden()
    expect(page.get_by_text("A photo of a map: in “Read everything”.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_white_square_stands_behind_a_picture_by_day_and_at_night_it_has_its_sheet(
    turned: Opens, scheme: Literal["light", "dark"]
) -> None:
    page = turned(BACK, color_scheme=scheme)
    ground = page.locator(".pk-back-picture").evaluate("(el) => getComputedStyle(el).backgroundColor")
    assert ground == {"light": "rgba(0, 0, 0, 0)", "dark": "rgb(255, 255, 255)"}[scheme]


@pytest.mark.long
def test_on_a_phone_the_back_offers_a_group_too(turned: Opens) -> None:
    page = turned(BACK, size=PHONE)
    page.get_by_role("button", name="With a group").click()
    assert page.evaluate("window.pressed") == ["group"]


def test_on_a_screen_that_others_see_it_is_covered_and_then_shows_nothing_private(turned: Opens) -> None:
    page = turned(BACK, {**WORDS, "kept": True, "notes": []})
    page.evaluate("window.turn(true)")
    expect(page.get_by_text("is not shown on this screen")).to_be_visible()
    assert "Joyce" not in page.content().split("<body>")[1].split("<script")[0]
    page.get_by_role("button", name="Show it here").click()
    expect(page.get_by_text("I rang them")).to_be_visible()
    expect(page.get_by_text("What is private is not shown")).to_be_visible()
    assert page.evaluate("window.asked.at(-1)") == ["back", {"narrow": False, "safe": True}]
    page.evaluate("window.turn(false)")
    expect(page.get_by_role("img", name="A map with Joyce on it.")).to_be_visible()


def test_what_is_hidden_is_taken_out_and_listens_no_more(turned: Opens) -> None:
    page = turned(BACK)
    assert page.evaluate("window.heard()") == 1
    page.evaluate("window.back.hide()")
    assert page.evaluate("window.heard()") == 0
    expect(page.locator(".pk-back")).to_be_hidden()
    assert page.locator(".pk-back img, .pk-back button:not([hidden])").count() == 0


def test_a_card_that_was_never_saved_has_no_back(turned: Opens) -> None:
    page = turned(None)
    assert page.evaluate("window.back.show()") is False
    expect(page.locator(".pk-back")).to_be_hidden()


def test_it_turns_over_once_and_not_where_nothing_may_move(turned: Opens) -> None:
    moving = "getComputedStyle(document.querySelector('.pk-back')).animationName"
    page = turned(BACK)
    page.locator(".pk-back:not(.pk-turns)").wait_for()
    page.evaluate("window.back.show()")
    assert page.evaluate(moving) == "pk-turn-over"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(moving) == "none"


def test_words_with_nothing_beside_them_have_the_whole_width(turned: Opens) -> None:
    bare = {**WORDS, "sentence": "", "action": None, "notes": []}
    page = turned(bare)
    expect(page.locator(".pk-back-words")).to_be_visible()
    wide = "el => el.offsetWidth"  # as it is laid out: while the card turns it is painted narrower
    assert page.locator(".pk-back-left").evaluate(wide) >= page.locator(".pk-back").evaluate(wide) - 1
    expect(page.get_by_role("button", name="Next card")).to_be_visible()


def test_what_came_back_since_begins_the_back_and_never_hides_what_she_will_do(turned: Opens) -> None:
    news = {**NOTE, "text": "A long thought about it. " * 9}
    reply = {**NOTE, "text": "Good: Priya is a door. What would Noor want from you? Brave of you to leave the room."}
    sentence = "That Dr Lowe and the lunch club talk to each other without me in between."
    page = turned({**BACK, "sentence": sentence, "notes": [{**reply, "fresh": True}, news]})
    said = page.locator(".pk-back-said")
    seen = """(el) => {
      const fade = el.matches(".pk-cut") ? 72 : 0, low = el.getBoundingClientRect().bottom - fade;
      const first = [...el.querySelectorAll(".pk-back-action p, .pk-back-by")].slice(0, 3);
      return first.every((one) => one.getBoundingClientRect().bottom <= low + 1);
    }"""
    expect(page.get_by_role("button", name="See all of it")).to_have_count(0)
    assert said.evaluate(seen)
    page.get_by_role("button", name="Read on").click()
    expect(page.locator(".pk-back-notes > ul .pk-lines")).to_have_text(reply["text"])
    for fresh in (True, False):
        long = {**LONG, "notes": [{**news, "fresh": fresh}]}
        page.evaluate("(told) => { backs.own = told; return back.show(); }", long)
        expect(said).to_have_class(re.compile("pk-cut"))
        assert said.evaluate(seen) or not fresh
        assert page.locator(".pk-back-day").bounding_box()["y"] < page.locator(".pk-back-sentence").bounding_box()["y"]
    expect(page.locator(".pk-back-said > :last-child")).to_have_class(re.compile("pk-back-notes"))


@pytest.mark.long
def test_long_words_are_read_on_and_many_notes_unfold(turned: Opens) -> None:
    page = turned(FULL)
    expect(page.get_by_text("3 more notes")).to_be_visible()
    page.get_by_role("button", name="Read on").first.click()
    expect(page.locator(".pk-back-notes > ul .pk-lines")).to_have_text("A long thought about it. " * 30)
    expect(page.locator(".pk-back-notes > ul .pk-lines")).to_be_focused()


def test_a_note_says_who_wrote_it_and_notes_that_unfold_are_seen_at_once(turned: Opens) -> None:
    more = [{**NOTE, "text": f"{number} more. " * 20} for number in ("One", "Two", "Three")]
    page = turned({**BACK, "notes": [{**NOTE, "text": "Trevor Banks: what would ease that?"}, *more]})
    first = page.locator(".pk-back-notes > ul > li")
    assert first.inner_text().split("\n")[0] == "Pauline wrote, 3 December 2026"
    page.get_by_text("3 more notes").click()
    expect(page.get_by_role("button", name="See less")).to_be_visible()
    said = page.locator(".pk-back-said")
    assert said.evaluate("(el) => el.scrollHeight - el.clientHeight") <= 1
    assert said.evaluate("(el) => getComputedStyle(el).maskImage") == "none"


TALL = {"picture": {**PICTURE, "svg": SVG.replace("0 0 900 900", "0 0 400 1600"), "width": 400, "height": 1600}}
NOTED = {
    **BACK,
    "sentence": "A year ago …",
    "whole": "A year ago eighteen. Now two.",
    "notes": [{**NOTE, "text": "A thought. " * 20, "answers": [{**NOTE, "text": "Yes. " * 40}] * 6}],
}
MANY = {**WORDS, "words": [{"label": "What?", "text": "\n".join(["I rang them"] * 30)}]}


@pytest.mark.parametrize(
    ("told", "size", "part"),
    [
        pytest.param({**BACK, **TALL}, PHONE, "made", id="picture on a phone"),
        pytest.param({**BACK, **TALL}, WIDE, "made", id="picture"),
        pytest.param(MANY, PHONE, "made", id="words on a phone"),
        pytest.param(NOTED, WIDE, "said", id="what came back"),
    ],
)
def test_what_is_cut_off_says_so_and_a_press_shows_all_of_it(
    turned: Opens, told: dict[str, Any], size: tuple[int, int], part: str
) -> None:
    page = turned(told, size=size)
    place = page.locator(f".pk-back-{part}")
    more, less = (page.get_by_role("button", name=name) for name in ("See all of it", "See less"))
    hidden = "(el) => el.scrollHeight - el.clientHeight > 1"
    expect(more).to_have_attribute("aria-expanded", "false")
    low = more.bounding_box()
    assert low is not None and low["height"] >= 44
    assert place.evaluate(hidden)
    assert "gradient" in place.evaluate("(el) => getComputedStyle(el).maskImage")
    assert page.locator(".pk-back").evaluate("(el) => el.offsetHeight") <= 950
    more.press("Enter")
    expect(less).to_be_focused()
    expect(less).to_have_attribute("aria-expanded", "true")
    assert not place.evaluate(hidden)
    assert place.evaluate("(el) => getComputedStyle(el).maskImage") == "none"
    if part == "said":
        expect(place.locator("blockquote")).to_have_text("“A year ago eighteen. Now two.”", use_inner_text=True)
    less.press("Enter")
    expect(more).to_be_in_viewport()
    assert place.evaluate(hidden)
    place.click()
    expect(less).to_be_visible()


def test_nothing_says_that_it_is_cut_off_where_nothing_is_and_nothing_hidden_has_the_focus(turned: Opens) -> None:
    page = turned(BACK)
    expect(page.get_by_role("button", name="See all of it")).to_have_count(0)
    page.evaluate("(told) => { backs.own = told; return back.show(); }", {**LONG, "notes": FULL["notes"] * 2})
    expect(page.get_by_role("button", name="See all of it")).to_be_visible()
    page.get_by_role("button", name="Read on").first.press("Shift")  # the keyboard is in use
    page.get_by_text("7 more notes").focus()
    expect(page.get_by_role("button", name="See less")).to_be_visible()


def test_words_that_look_like_markup_are_words(turned: Opens) -> None:
    sharp = "<img src=x onerror=alert(1)>"
    page = turned(
        {
            **WORDS,
            "sentence": sharp,
            "notes": [{**NOTE, "text": sharp, "by": sharp}],
            "words": [{"label": sharp, "text": sharp}],
        }
    )
    assert page.locator(".pk-back img").count() == 0
    assert page.get_by_text(sharp).count() == 5


@pytest.mark.long
@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_axe_finds_nothing_on_it(turned: Opens, size: tuple[int, int]) -> None:
    page = turned(FULL, size=size, reduced_motion="reduce")
    schemes: list[Literal["light", "dark"]] = ["light", "dark"]
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        found = violations(page, context=[[".pk-card"]])
        assert [f"{item['id']}: {node['html'][:160]}" for item in found for node in item["nodes"]] == [], scheme


def test_a_back_with_few_words_is_no_higher_than_they_need_and_begins_with_them(turned: Opens) -> None:
    few = {**BACK, "picture": None, "words": [{"label": "Who?", "text": "Ana"}], "sentence": "", "action": None}
    page = turned({**few, "notes": []})
    assert page.locator(".pk-back").evaluate("(el) => el.offsetHeight") <= 360
    title, words = (page.locator(which).bounding_box() for which in (".pk-back-title", ".pk-back-words"))
    assert title and words and words["y"] - title["y"] - title["height"] < 40
    page.evaluate("(told) => { backs.own = told; return back.show(); }", MANY)
    expect(page.get_by_role("button", name="See all of it")).to_be_visible()
    assert page.locator(".pk-back").evaluate("(el) => el.offsetHeight") <= 660


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_her_own_entry_is_one_press_away_once_a_group_has_one_of_its_own(turned: Opens, size: tuple[int, int]) -> None:
    others = [{"entry": 7, "community": "Harbour", "day": "3 March"}, {"entry": 5, "community": "", "day": "1 March"}]
    page = turned({**BACK, "others": others}, size=size)
    page.get_by_role("button", name="Your entry for Harbour").press("Enter")
    page.get_by_role("button", name="Your entry of 1 March").click()
    assert page.evaluate("window.pressed") == ["other 7", "other 5"]
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
