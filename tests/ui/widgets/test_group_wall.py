"""What a group reads on the wall: one heading, the way on at one place, and true counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.many import rest_long

from .harness import Desk
from .test_group_tools import in_sight, turn_to

pytestmark = pytest.mark.browser
Hold = Callable[..., Desk]

PHONE = {"width": 390, "height": 844}
WALL, TABLET, BIG = {"width": 1280, "height": 800}, {"width": 800, "height": 1000}, {"width": 1920, "height": 1080}
SHOWN = "(all) => all.filter((each) => each.checkVisibility()).length"


def press(page: Page, key: str) -> None:
    page.locator(f'[data-pk-key="{key}"]:visible').click()


def last_step(page: Page) -> bool:
    return page.locator('[data-pk-key="group-next"]').get_attribute("aria-disabled") == "true"


SCREENED = ["1.3", "1.2", "7.1"]
"""Cards that are begun with a tool of several screens."""


@pytest.mark.parametrize("card", rest_long(SCREENED))
def test_from_whichever_screen_of_a_tool_a_group_begins_one_heading_says_what_is_asked(hold: Hold, card: str) -> None:
    page = hold(card, viewport=WALL).open()
    press(page, "start")
    title = page.locator(".pk-step-title:not([hidden] *)")
    tried = 0
    while not page.locator('[data-pk-key="step-save"]').is_visible():
        if title.evaluate("(el) => Boolean(el.closest('[data-pk-answer]'))"):
            said = title.inner_text()
            press(page, "more")
            press(page, "group")
            while not last_step(page):
                assert page.locator(".pk-big h2").evaluate_all(SHOWN) == 1
                page.keyboard.press("PageDown")
            press(page, "group-leave")
            expect(title).to_have_text(said)
            tried += 1
        press(page, "step-next")
    assert tried > 1


@pytest.mark.parametrize("size", rest_long([WALL, TABLET, BIG]))
@pytest.mark.parametrize("card", rest_long(["1.3", "1.2", "2.1", "5.3", "8.2"]))
def test_next_stands_at_the_same_place_on_every_step_and_its_title_is_as_large(
    hold: Hold, card: str, size: dict[str, int]
) -> None:
    page = hold(card, viewport=size).open()
    press(page, "with-group")
    following = page.locator('[data-pk-key="group-next"]')
    title = page.locator(".pk-big-title")
    size_of = "(el) => getComputedStyle(el).fontSize"
    first, large = following.bounding_box(), title.evaluate(size_of)
    while not last_step(page):
        following.click()
        page.locator('[data-pk-key="group-time"]:visible').wait_for()
        assert following.bounding_box() == first, title.inner_text()
        assert title.evaluate(size_of) == large, title.inner_text()


TAKEN = "What you take with you, and notes you bring back, are not shown here."


@pytest.mark.parametrize(("card", "said"), [("1.2", 0), ("1.1", 1)])
def test_a_safe_screen_says_of_what_is_taken_along_where_there_is_some_and_on_no_other_step(
    hold: Hold, card: str, said: int
) -> None:
    page = hold(card, viewport=WALL).open()
    press(page, "start")
    press(page, "more")
    press(page, "projector")
    words = page.get_by_text(TAKEN)
    expect(words).to_have_count(said)
    expect(words.locator("visible=true")).to_have_count(0)
    press(page, "more")
    press(page, "steps")
    press(page, "all")
    expect(words.locator("visible=true")).to_have_count(said)


ON_TOP = """(el) => {
  const { x, y, width, height } = el.getBoundingClientRect();
  return el.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("What can you do", WALL),
        ("What can you do", PHONE),
        pytest.param("What can you do", {"width": 600, "height": 800}, marks=pytest.mark.long),
        pytest.param("Your projects on the ladder", WALL, marks=pytest.mark.long),
    ],
)
def test_person_after_person_answers_with_the_question_their_box_and_the_way_to_the_next_in_sight(
    hold: Hold, title: str, size: dict[str, int]
) -> None:
    page = hold("2.1", viewport=size).open()
    press(page, "with-group")
    turn_to(page, title)
    press(page, "others")
    for said in range(6):
        page.keyboard.type(f"What person {said} says")
        focused = page.locator(":focus")
        expect(focused).to_have_value(f"What person {said} says")
        another = page.locator(".pk-others:visible .pk-row-add button")
        seen = (*map(page.locator, (".pk-big-progress", ".pk-big-title")), focused, another)
        assert all(in_sight(page, each) for each in seen), said
        assert focused.evaluate(ON_TOP)
        another.click()


def test_a_step_is_named_and_one_that_would_ask_nothing_is_passed_over_and_not_counted(hold: Hold) -> None:
    page = hold("1.3", viewport=WALL).open()
    press(page, "with-group")
    said, told = page.locator(".pk-big-progress"), page.locator(".pk-big-long [role=status]")
    expect(told).to_have_text("You are asked all its questions.")
    turn_to(page, "What words do you hear?")
    count = int(said.inner_text().split()[3])
    words, cloud = page.get_by_label("Type or paste words"), page.locator(".pk-big .pk-cloud-frame")
    words.fill("bus\nwarm\ndelroy\nDelroy\nDelroy")
    understood = page.locator(".pk-words-understood")
    expect(understood).to_contain_text("2 words. Not on the cloud, since it may be somebody’s name: delroy.")
    expect(cloud).to_contain_text("warm")
    expect(cloud).not_to_contain_text("delroy")
    press(page, "left-out")
    page.get_by_role("button", name="Put back delroy").click()
    expect(cloud).to_contain_text("delroy")
    words.fill("bus\nwarm\nlonely")
    expect(page.locator(".pk-words-doubtful")).to_contain_text("Nothing here looks the same.")
    expect(said).to_contain_text(f"Step 3 of {count - 1} ·")
    press(page, "group-next")
    expect(page.locator(".pk-big-title")).not_to_contain_text("Words that may mean the same")
    expect(said).to_contain_text(f"Step 4 of {count - 1} ·")
    press(page, "group-back")
    expect(page.locator(".pk-big-title")).to_contain_text("What words do you hear?")
    names = []
    while not last_step(page):
        names.append(said.inner_text().split(" · ")[1])
        press(page, "group-next")
    assert "Question" not in names
    assert len(set(names)) >= 5


def test_who_is_alone_passes_over_a_step_that_would_ask_nothing_too(hold: Hold) -> None:
    page = hold("1.3", viewport=WALL).open()
    press(page, "start")
    title, dots = page.locator(".pk-step-title:not([hidden] *)"), page.locator(".pk-dot")
    words = page.get_by_label("Type or paste words")
    while not words.is_visible():
        press(page, "step-next")
    count = dots.count()
    words.fill("bus\nwarm\nlonely")
    expect(page.locator(".pk-words-doubtful")).to_contain_text("Nothing here looks the same.")
    expect(dots).to_have_count(count - 1)  # counted where it is known, and not once she goes on
    press(page, "step-next")
    expect(title).not_to_contain_text("Words that may mean the same")
    expect(dots).to_have_count(count - 1)
    press(page, "step-back")
    expect(title).to_contain_text("What words do you hear?")


@pytest.mark.long
def test_words_that_may_mean_the_same_are_a_step(hold: Hold) -> None:
    page = hold("1.3", viewport=WALL).open()
    press(page, "with-group")
    turn_to(page, "What words do you hear?")
    page.get_by_label("Type or paste words").fill("bus\nbuses\nlonely\nloneliness\ndoctor\nGP")
    expect(page.locator(".pk-words-doubtful strong").first).to_be_attached()
    press(page, "group-next")
    expect(page.locator(".pk-big-title")).to_contain_text("Words that may mean the same")
    said = page.locator(".pk-big-progress")
    count = said.inner_text().split(" · ")[0].split(" of ")[1]
    while page.locator(".pk-words-doubtful button").count():
        page.get_by_role("button", name="Keep apart").first.click()
        page.wait_for_function("document.activeElement")
    expect(page.locator(".pk-words-doubtful")).to_contain_text("Nothing here looks the same.")
    for key in ("group-next", "group-back"):  # one who was led there finds it again, and no other is counted anew
        press(page, key)
        expect(said).to_contain_text(f" of {count} ·")
    expect(page.locator(".pk-big-title")).to_contain_text("Words that may mean the same")
