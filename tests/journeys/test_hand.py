"""The hand of cards: one card of a page is open, its address says which, and those beside it are a turn away."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from tests.many import rest_long
from tests.shipped import shipped_deck

from .card_support import expect_landed, expect_open
from .mode_support import RunningWorkbook

pytestmark = pytest.mark.browser

SIZES = ({"width": 390, "height": 844}, {"width": 1280, "height": 800})
ONE, TWO = "01-we-know-our-people.ipynb", "02-we-build-trust.ipynb"


@pytest.fixture(scope="module")
def opened(shared_book: RunningWorkbook, browser: Browser) -> tuple[RunningWorkbook, Page]:
    page = shared_book.page(browser, ONE, viewport={"width": 1280, "height": 800}, has_touch=True)
    expect_open(page, "1.1")
    return shared_book, page


@pytest.fixture
def page(opened: tuple[RunningWorkbook, Page]) -> Page:
    """A page of three cards with the first of them open; the tests go on in one tab."""
    book, page = opened
    page.set_viewport_size({"width": 1280, "height": 800})
    if ONE not in page.url:
        page.goto(book.address(ONE))
        book.wait_ready(page)
    if not page.locator('[data-pk-card="1.1"]:visible').count():
        page.evaluate("location.hash = '#card-1-1'")
    expect_open(page, "1.1")
    return page


def test_arrow_keys_turn_to_the_cards_beside_and_the_browsers_back_button_goes_back(page: Page) -> None:
    for key, number in (("ArrowRight", "1.2"), ("ArrowRight", "1.3"), ("ArrowLeft", "1.2")):
        page.keyboard.press(key)
        expect_landed(page, number)
        assert page.url.endswith(f"#card-{number.replace('.', '-')}")
    page.go_back()
    expect_open(page, "1.3")
    page.go_back()
    expect_open(page, "1.2")
    page.go_forward()
    expect_open(page, "1.3")


def test_an_arrow_key_in_a_control_or_with_another_key_turns_nothing(page: Page) -> None:
    page.locator('[data-pk-card="1.1"] textarea:visible').first.focus()
    page.keyboard.press("ArrowRight")
    page.locator('[data-pk-card="1.1"] button:visible').first.focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("main").focus()
    page.keyboard.press("Shift+ArrowRight")
    expect_open(page, "1.1")


def test_the_cards_before_and_after_peep_out_with_number_and_mark_and_at_the_end_another_capability_follows(
    page: Page,
) -> None:
    beside = page.get_by_role("navigation", name="Cards beside this one").get_by_role("link")
    expect(beside).to_have_count(1)  # nothing comes before the first
    page.keyboard.press("ArrowRight")
    expect_landed(page, "1.2")
    assert [item.get_attribute("aria-label") for item in beside.all()] == [
        "Card before: 1.1 Changing your perspective", "Card after: 1.3 Naming what we know",
    ]  # fmt: skip
    for item in beside.all():
        box = item.bounding_box()
        assert box and box["width"] == 72 and item.locator("svg.pk-mark").count() == 1
    beside.last.click()
    expect_landed(page, "1.3")
    beside.last.click()
    page.wait_for_url(re.compile(f"{TWO}#card-2-1"))
    expect_landed(page, "2.1")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(re.compile(f"{ONE}#card-1-3"))
    expect_landed(page, "1.3")


def test_a_finger_turns_on_a_phone_where_two_small_arrows_stand_below(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    swipe(page, -150)
    expect_open(page, "1.2")
    swipe(page, 150)
    expect_open(page, "1.1")
    after = page.get_by_role("link", name="Card after: 1.2")
    box = after.bounding_box()
    assert box and box["width"] >= 44 and 44 <= box["height"] < 60
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    after.click()
    expect_open(page, "1.2")


def swipe(page: Page, far: int) -> None:
    """A finger moves so many px sideways over the words of the open card."""
    page.evaluate(
        """far => {
          const on = document.querySelector("main [data-pk-card] h2");
          const at = (x) => [new Touch({ identifier: 1, target: on, clientX: x, clientY: 300 })];
          const tell = (type, touches, changedTouches) =>
            on.dispatchEvent(new TouchEvent(type, { bubbles: true, touches, changedTouches }));
          tell("touchstart", at(200), at(200));
          tell("touchend", [], at(200 + far));
        }""",
        far,
    )


def test_a_card_asks_for_the_next_one(page: Page) -> None:
    ask = """by => document.querySelector('[data-pk-card="1.1"]').dispatchEvent(
      new CustomEvent("powerkit:turn", { bubbles: true, detail: { card: "1.1", by } }))"""
    page.evaluate(ask, -1)
    expect_open(page, "1.1")
    page.evaluate(ask, 1)
    expect_landed(page, "1.2")


@pytest.mark.parametrize("place", ["front", "steps", "back", "all"])
def test_in_its_steps_a_card_has_the_window_to_itself(page: Page, place: str) -> None:
    root = page.locator('[data-pk-card="1.1"]')
    before = root.evaluate("one => one.dataset.pkPlace")
    root.evaluate("(one, place) => { one.dataset.pkPlace = place; }", place)
    page.locator(f"body[data-pk-place={place}]").wait_for()
    alone = place == "steps"
    expect(page.get_by_role("banner")).to_be_visible(visible=not alone)
    expect(page.locator(".pk-peep")).to_be_visible(visible=not alone)
    expect(page.locator(".pk-record:visible")).to_have_count(1 if place == "all" else 0)
    if place == "back":
        back = root.locator(".pk-back")
        back.evaluate("back => { back.hidden = false; back.classList.add('pk-low'); }")  # one of few words
        low, beside = root.bounding_box(), page.locator(".pk-peep").bounding_box()
        assert low and beside and beside["y"] + beside["height"] <= low["y"] + low["height"]
        back.evaluate("back => { back.hidden = true; }")
    if alone:
        page.get_by_role("main").focus()
        page.keyboard.press("ArrowRight")
        expect_open(page, "1.1")
    root.evaluate("(one, place) => { one.dataset.pkPlace = place; }", before)


@pytest.mark.long
def test_a_page_without_an_address_opens_the_card_that_was_open_last(opened: tuple[RunningWorkbook, Page]) -> None:
    book, page = opened
    page.evaluate("location.hash = '#card-1-3'")
    expect_open(page, "1.3")
    page.goto(book.address("11-log-book.ipynb"))
    page.goto(book.address(ONE))
    expect_open(page, "1.3")
    page.evaluate("location.hash = '#card-1-2'")
    expect_landed(page, "1.2")
    page.go_back()
    expect_open(page, "1.3")


def test_a_reload_and_what_comes_late_leave_a_card_where_it_landed(page: Page) -> None:
    page.evaluate("location.hash = '#card-1-3'")
    page.reload()
    expect_landed(page, "1.3")
    page.evaluate("document.getElementById('pk-notices').style.paddingTop = '900px'")
    expect_landed(page, "1.3")
    page.evaluate("document.getElementById('pk-notices').removeAttribute('style')")


def test_ways_to_lead_are_one_press_away_and_the_welcome_is_off_the_screen(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("1. We know our people and communities")
    expect(page.locator(".jp-RenderedMarkdown :is(p, li):visible")).to_have_count(0)
    page.get_by_role("button", name="Ways to lead this change").click()
    told = page.get_by_role("dialog", name="Ways to lead this change")
    expect(told.get_by_role("heading", name="If you lead in a community")).to_be_visible()
    expect(told.get_by_text("Films that suit this capability")).to_be_visible()
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)


ASKED = "[...document.querySelectorAll('main :is(textarea, input, select)')].some((one) => one.checkVisibility())"


@pytest.mark.parametrize(("width", "height"), rest_long([(390, 844), (1280, 800)]))
def test_what_a_card_asks_is_read_before_its_first_question_whichever_way_it_is_chosen_from_the_table(
    opened: tuple[RunningWorkbook, Page], browser: Browser, width: int, height: int
) -> None:
    book, _ = opened
    size = {"width": width, "height": height}
    page = book.page(book.context(browser, stepwise=True, viewport=size, has_touch=True), "00-start.ipynb")
    for minutes, people in (("10", "1"), ("60", "2")):
        page.get_by_label("I have").select_option(minutes)
        page.get_by_label("and it is").select_option(people)
        expect(page.locator(".pk-deal-pile")).to_contain_text(f"{minutes} minutes")
        page.locator(".pk-deal [data-pk-key^=start-]").first.tap()
        expect(page.locator(".pk-front-task:visible li").first).to_be_in_viewport()
        assert not page.evaluate(ASKED)
        short = page.locator("[data-pk-key=brief]:visible").get_attribute("class") or ""
        assert ("pk-start" in short) == (minutes == "10")  # what fits the time is what is pressed first
        page.go_back()
        expect(page.locator(".pk-deal-pile")).to_be_visible()
    page.get_by_label("and it is").select_option("8")
    expect(page.locator(".pk-deal-pile")).to_contain_text("as a group")
    page.locator(".pk-deal [data-pk-key^=start-]").first.tap()
    expect(page.locator(".pk-big-task li").first).to_be_in_viewport()
    expect(page.get_by_label("How long have you got?")).to_have_value("60")


def test_the_table_leads_to_the_front_and_the_browsers_back_button_from_the_steps_to_the_front(
    opened: tuple[RunningWorkbook, Page], browser: Browser
) -> None:
    book, _ = opened
    page = book.page(book.context(browser, stepwise=True), "00-start.ipynb")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator(".pk-deal .pk-start").first.click()
    stands = page.locator("[data-pk-card]:visible")
    expect(stands).to_have_attribute("data-pk-place", "front")
    page.go_back()
    expect(page.locator(".pk-deal .pk-start").first).to_be_visible()
    page.locator("[data-pk-task='1.2']").click()
    expect_open(page, "1.2")
    expect(stands).to_have_attribute("data-pk-place", "front")
    assert page.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0  # a laptop
    start = page.locator("[data-pk-key=start]:visible")
    start.click()
    expect(stands).to_have_attribute("data-pk-place", "steps")
    page.go_back()
    expect(page.locator(".pk-front-title:visible")).to_be_focused()
    page.go_forward()
    expect(stands).to_have_attribute("data-pk-place", "steps")
    for size in SIZES:
        page.set_viewport_size(size)
        page.wait_for_function("() => document.documentElement.scrollHeight <= innerHeight")  # a step can't be nudged
    page.locator("[data-pk-key=step-back]:visible").click()
    expect(stands).to_have_attribute("data-pk-place", "front")
    page.go_back()  # the front shows already: what comes before it is the table
    expect(page.locator(".pk-deal .pk-start").first).to_be_visible()


def test_the_browsers_back_button_goes_to_the_step_before_and_from_the_first_to_where_they_were_entered(
    opened: tuple[RunningWorkbook, Page], browser: Browser
) -> None:
    book, _ = opened
    page = book.page(book.context(browser, stepwise=True), "00-start.ipynb")
    step = page.locator(".pk-step-title:visible .pk-aside")
    next_step, step_back = (page.locator(f"[data-pk-key=step-{way}]:visible") for way in ("next", "back"))

    def go_on() -> None:
        for number in ("2", "3"):
            next_step.click()
            expect(step).to_contain_text(f"Step {number} of")

    page.locator(".pk-deal .pk-start").first.click()
    page.locator("[data-pk-key=start]:visible").click()
    expect(step).to_contain_text("Step 1 of")
    go_on()
    for number in ("2", "1"):
        page.go_back()
        expect(step).to_contain_text(f"Step {number} of")
    page.go_forward()
    expect(step).to_contain_text("Step 2 of")
    step_back.click()  # goes back over the same places, and adds none
    expect(step).to_contain_text("Step 1 of")
    go_on()
    step_back.click()
    step_back.click()
    expect(step).to_contain_text("Step 1 of")
    page.go_back()
    expect(page.locator(".pk-front-title:visible")).to_be_focused()
    page.go_back()
    expect(page.locator(".pk-deal .pk-start").first).to_be_visible()


def test_next_card_is_one_for_the_time_and_the_people_she_said(shared_book: RunningWorkbook, browser: Browser) -> None:
    """And the next of the suit once those are used up: it led somebody with ten minutes into a card of 30."""
    with Logbook.open(shared_book.folder / "logbook.sqlite3") as logbook:
        fill([{"card": "10.3", "answers": {"manifesto": "I ask first."}}], shipped_deck(), logbook, "next")
    page = shared_book.page(browser, "00-start.ipynb", stepwise=True)
    page.get_by_label("I have").select_option("45 minutes")
    offered = page.locator("[data-pk-dealt]")
    expect(offered.first).to_contain_text("45")
    first, second = offered.evaluate_all("all => all.map((one) => one.dataset.pkDealt)")
    page.locator("[data-pk-task='10.3']").click()
    led = []
    for _ in range(5):
        expect_open(page, "10.3")
        page.locator("[data-pk-key='back/next']:visible").click()
        expect(page.locator("[data-pk-card='10.3']:visible")).to_have_count(0)
        led.append(page.url.partition("#card-")[2].replace("-", "."))
        page.go_back()
    assert led[:2] == [first, second] and led[-1] == "10.4"
    assert len({card.partition(".")[0] for card in led[:-1]}) == 4
