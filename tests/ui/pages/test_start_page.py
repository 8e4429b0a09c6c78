"""The start page in a browser: what one can start now, what is due, the deck, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import Deck
from powerkit.deck.conversation_starter import load_starter
from powerkit.entries.import_json import fill, read_items
from powerkit.logbook import Logbook
from powerkit.resources import deck_folder, examples_folder
from powerkit.ui.pages.home import HomeDesk, home_view
from tests.axe import violations
from tests.many import rest_long

from .harness import Tab

pytestmark = pytest.mark.browser
MakeTab = Callable[..., Tab]


def home(make: MakeTab, deck: Deck, book: Logbook, width: int = 1280, height: int = 800) -> Tab:
    view = home_view(deck, load_starter(deck_folder(), range(1, 11)))
    return make(view, HomeDesk(deck, book, Path("/work/My workbook"), Random(3)).answer, width, height)


def complaints(page: Page) -> list[str]:
    found = violations(page, context=[[".pk-page"]])
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


@pytest.fixture
def year(deck: Deck, empty_book: Logbook) -> Logbook:
    """The worked year, and a card begun."""
    fill(read_items(examples_folder() / "year.json"), deck, empty_book, client="example")
    empty_book.put_draft("5.1", deck.card("5.1").fields[0].id, "Half a thought", client="tab", number=1)
    return empty_book


MEASURE = """() => ({
  wide: document.documentElement.scrollWidth - innerWidth,
  cut: [...document.querySelectorAll(".pk-deal :is(p, h3, a)")].filter((one) => one.checkVisibility()
    && (one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2))
    .map((one) => one.textContent),
})"""


@pytest.mark.parametrize(("width", "height"), rest_long([(1280, 800), (390, 844)]))
@pytest.mark.parametrize("filled", rest_long([False, True]), ids=["empty", "filled"])
def test_nothing_of_the_cards_to_start_is_cut_off(
    tab: MakeTab, deck: Deck, request: pytest.FixtureRequest, width: int, height: int, *, filled: bool
) -> None:
    """How high the page is and what its first screen holds is measured in the real workbook: `journey/targets`."""
    book = request.getfixturevalue("year" if filled else "empty_book")
    page = home(tab, deck, book, width, height).open()
    if filled:
        expect(page.locator(".pk-small img")).not_to_have_count(0)
    expect(page.locator(".pk-start")).to_have_count(3)
    found = page.evaluate(MEASURE)
    assert found["wide"] <= 0
    assert found["cut"] == []
    assert "/work" not in page.locator("body").inner_text()


def test_axe_finds_nothing_on_the_table_and_in_what_is_said_of_the_deck(
    tab: MakeTab, deck: Deck, book: Logbook
) -> None:
    page = home(tab, deck, book).open()
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("button", name="Draw a card").click()
    expect(page.get_by_role("link", name="Choose this card")).to_have_count(2)
    assert complaints(page) == []
    page.get_by_role("button", name="About the deck").click()
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert complaints(page) == []


@pytest.mark.long
@pytest.mark.parametrize("look", rest_long([{"color_scheme": "dark"}, {"forced_colors": "active"}]), ids=str)
def test_every_word_can_be_read_in_dark_and_in_forced_colours(
    tab: MakeTab, deck: Deck, book: Logbook, look: dict[str, str]
) -> None:
    page = home(tab, deck, book).open()
    page.emulate_media(**look)  # type: ignore[arg-type]
    only = {"runOnly": ["color-contrast"]}
    found = violations(page, context=[[".pk-front"]], options=only)
    assert [node["html"] for each in found for node in each["nodes"]] == []


def test_nothing_is_cut_off_at_320_px(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = home(tab, deck, book, 320).open()
    assert page.evaluate(MEASURE)["wide"] <= 0


def test_a_card_begun_takes_the_first_place_and_leads_to_its_card(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = home(tab, deck, book).open()
    first = page.locator(".pk-deal").first
    expect(first).to_contain_text("You were here")
    expect(first).to_contain_text("You last wrote here on 22 November 2026 at 14:02.")
    link = first.get_by_role("link", name="Carry on 3.1 Supporting learning")
    assert link.get_attribute("href") == "03-we-make-space.ipynb#card-3-1"
    assert link.get_attribute("data-pk-page") == "03-we-make-space.ipynb"
    expect(page.locator("[data-pk-dealt='3.1']")).to_have_count(1)
    page.evaluate("(book) => localStorage.setItem(`pk-step:${book}:3.1`, 'learnt|3|5')", book.workbook_id)
    page.reload()
    expect(page.locator(".pk-deal").first).to_contain_text("Step 3 of 5")


def test_a_group_and_its_time_are_still_there_when_the_page_comes_back(
    tab: MakeTab, deck: Deck, empty_book: Logbook
) -> None:
    page = home(tab, deck, empty_book).open()
    page.get_by_label("I have").select_option("45 minutes")
    page.get_by_label("and it is").select_option("a group")
    page.reload()
    expect(page.get_by_label("and it is")).to_have_value("8")
    expect(page.get_by_label("I have")).to_have_value("45")
    expect(page.locator(".pk-deal-pile")).to_contain_text("A card you can finish in 45 minutes, as a group.")
    page.evaluate("sessionStorage.setItem('powerkit:room', '1e9,x')")
    page.reload()
    expect(page.get_by_label("and it is")).to_have_value("1")


def test_the_time_and_the_people_choose_what_is_offered(tab: MakeTab, deck: Deck, empty_book: Logbook) -> None:
    page = home(tab, deck, empty_book).open()
    page.get_by_label("I have").select_option("60 minutes")
    expect(page.locator("[data-pk-dealt='1.2']")).to_be_visible()
    page.get_by_label("and it is").select_option("a group")
    expect(page.locator("[data-pk-dealt='1.2']")).to_have_count(0)
    page.get_by_label("I have").select_option("10 minutes")
    first = page.locator(".pk-deal").first
    expect(first).to_contain_text("Its short way takes about 10 minutes.")
    expect(first).not_to_contain_text(deck.card(first.get_attribute("data-pk-dealt") or "").time)
    expect(page.locator(".pk-deal-pile")).to_contain_text("A card you can finish in 10 minutes, as a group.")


def test_a_card_is_drawn_by_keyboard_and_another_is_none_that_lies_there(
    tab: MakeTab, deck: Deck, empty_book: Logbook
) -> None:
    page = home(tab, deck, empty_book).open()
    page.get_by_role("button", name="Draw a card").press("Enter")
    turned = page.locator(".pk-turned")
    expect(turned.get_by_role("link")).to_be_focused()
    first = turned.get_attribute("data-pk-dealt") or ""
    card = deck.card(first)
    for words in ("You drew", card.title, card.summary, card.time):
        expect(turned).to_contain_text(words)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(f"[data-pk-dealt='{first}']")).to_have_count(0)
    expect(page.get_by_role("button", name="Draw another")).to_be_focused()
    dealt = page.locator("[data-pk-dealt]").evaluate_all("all => all.map((one) => one.dataset.pkDealt)")
    assert len(set(dealt)) == 3
    assert page.evaluate("window.escaped") == []


WAY = """link => {
  link.addEventListener("click", (event) => event.preventDefault());
  link.click();
  return sessionStorage["pk-way-in"];
}"""


def test_a_card_that_is_chosen_shows_its_front_in_ten_minutes_its_short_way_first_and_to_a_group_its_task(
    tab: MakeTab, deck: Deck, book: Logbook
) -> None:
    page = home(tab, deck, book).open()

    def way(link: str) -> str:
        page.evaluate("sessionStorage.removeItem('pk-way-in')")
        said = page.locator(link).first.evaluate(WAY)
        return str(json.loads(said)["way"]) if said else ""

    assert way("[data-pk-key='carry-on']") == "steps"
    assert way("[data-pk-key^='start-']") == ""  # its front, which says what to do
    page.get_by_label("I have").select_option("10 minutes")
    expect(page.locator(".pk-deal").nth(1)).to_contain_text("Its short way")
    assert way("[data-pk-key^='start-']") == "brief"
    page.get_by_label("and it is").select_option("a group")
    expect(page.locator(".pk-deal-pile")).to_contain_text("as a group")
    assert way("[data-pk-key^='start-']") == "group"
    assert way("[data-pk-task='10.4']") == ""


def test_no_card_that_is_begun_says_start(tab: MakeTab, deck: Deck, empty_book: Logbook) -> None:
    for number, card in enumerate(deck.cards.values(), 1):
        empty_book.put_draft(card.id, card.fields[0].id, "A word", client="tab", number=number)
    page = home(tab, deck, empty_book).open()
    page.get_by_role("button", name="Draw a card").click()
    expect(page.get_by_role("link", name="Carry on")).to_have_count(3)
    expect(page.get_by_role("link", name="Choose this card")).to_have_count(0)


def test_the_second_pile_says_that_it_is_carried_on_outside(tab: MakeTab, deck: Deck, empty_book: Logbook) -> None:
    page = home(tab, deck, empty_book).open()
    page.get_by_role("button", name="One to start now and finish another time").click()
    expect(page.locator(".pk-turned")).to_contain_text("and finish it another time.")


def test_the_deck_is_one_tab_stop_and_the_arrows_go_where_they_point(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = home(tab, deck, book).open()
    line = page.locator(".pk-deck-line")
    expect(line).to_contain_text("Ten ways to share power.")
    at = page.locator(".pk-suits :focus")
    assert page.locator(".pk-small[tabindex='0']").count() == 1
    page.locator(".pk-small[tabindex='0']").focus()
    for key, card in [
        ("ArrowDown", "1.2"),
        ("ArrowRight", "2.2"),
        ("ArrowUp", "2.1"),
        ("ArrowLeft", "1.1"),
        ("End", "10.4"),
    ]:
        page.keyboard.press(key)
        expect(at).to_have_attribute("data-pk-task", card)
        expect(line).to_contain_text(f"{card} {deck.card(card).title}. {deck.card(card).summary}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="About the deck")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(at).to_have_attribute("data-pk-task", "10.4")


MOVED = """() => [...document.querySelectorAll(".pk-small")].filter((card) => {
  const before = card.getBoundingClientRect().y;
  card.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, movementX: 1 }));
  return card.getBoundingClientRect().y !== before;
}).map((card) => card.dataset.pkTask)"""


@pytest.mark.parametrize("width", [1280, 800, 390])
def test_what_is_said_of_a_card_moves_no_card_from_under_the_pointer(
    tab: MakeTab, deck: Deck, year: Logbook, width: int
) -> None:
    page = home(tab, deck, year, width).open()
    expect(page.locator("[data-pk-stands='saved']")).not_to_have_count(0)
    assert page.evaluate(MOVED) == []


def test_every_card_says_where_it_stands_and_shows_what_was_made(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = home(tab, deck, book).open()
    expect(page.locator(".pk-small")).to_have_count(len(deck.cards))
    expect(page.get_by_text(f"3 of {len(deck.cards)} turned over, 1 begun")).to_be_visible()
    for card, stands, name, said in [
        ("1.1", "saved", "1.1 Changing your perspective turned over", "Saved on 1 June 2026."),
        ("1.2", "saved", "1.2 Mapping relationships turned over", "Saved on 20 January 2026. Out doing it."),
        ("3.1", "begun", "3.1 Supporting learning begun", "Begun, not saved yet."),
        ("10.4", "new", "10.4 Thinking more about power not begun", "Not begun."),
    ]:
        small = page.locator(f"[data-pk-task='{card}']")
        expect(small).to_have_attribute("data-pk-stands", stands)
        expect(small).to_have_accessible_name(name)
        small.hover()
        expect(page.locator(".pk-deck-line")).to_contain_text(said)
    expect(page.locator("[data-pk-task='1.1'] img")).to_be_visible()
    without = page.locator("[data-pk-task='2.2']")
    expect(without.locator(".pk-small-picture")).to_be_hidden()
    title = without.locator(".pk-small-title")
    assert title.evaluate("(one) => one.getBoundingClientRect().height > 12"), (
        "where there is no picture its title stands"
    )
    cut = (
        "all => all.filter((one) => one.querySelector('.pk-small-title').getBoundingClientRect().bottom"
        " > one.getBoundingClientRect().bottom - 4)"
    )
    assert page.locator(".pk-small").evaluate_all(f"{cut}.length") == 0
    assert page.locator("[data-pk-task='10.4']").get_attribute("href") == "10-we-know-ourselves.ipynb#card-10-4"


CUT = """all => all.filter((one) => one.complete && getComputedStyle(one).objectFit !== "contain"
  && (one.naturalHeight < 1.4 * one.naturalWidth || getComputedStyle(one).maskImage === "none"))
  .map((one) => one.closest("[data-pk-task]").dataset.pkTask)"""
"""Pictures that are neither whole nor fade where they go on, as a list may: a map's lower half was cut off."""


@pytest.mark.parametrize("width", rest_long([1280, 390]))
def test_the_title_of_every_card_is_read_beside_what_was_made_on_it(
    tab: MakeTab, deck: Deck, year: Logbook, width: int
) -> None:
    page = home(tab, deck, year, width).open()
    expect(page.locator(".pk-small img").nth(20)).to_be_attached()
    covered = page.locator(".pk-small:has(img)").evaluate_all(
        """all => all.filter((one) => {
          const title = one.querySelector(".pk-small-title").getBoundingClientRect();
          const picture = one.querySelector(".pk-small-picture").getBoundingClientRect();
          return title.height < 12 || title.bottom > picture.top + 1 || picture.height < 40;
        }).map((one) => one.dataset.pkTask)"""
    )
    assert covered == []
    assert page.locator(".pk-small img").evaluate_all(CUT) == []


@pytest.mark.parametrize("width", rest_long([1280, 390]))
def test_whoever_says_that_it_is_a_group_has_the_switch_of_projector_safe_beside_it(
    tab: MakeTab, deck: Deck, book: Logbook, width: int
) -> None:
    """It stood at the foot of the page, below the deck."""
    page = home(tab, deck, book, width).open()
    switch, people = page.locator(".pk-page-switch button"), page.get_by_label("and it is")
    expect(page.locator(".pk-question .pk-page-switch")).to_have_count(0)
    people.select_option("a group")
    beside, chosen = switch.bounding_box(), people.bounding_box()
    assert beside and chosen and 0 <= beside["y"] - chosen["y"] - chosen["height"] < 40
    people.press("Tab")
    expect(switch).to_be_focused()
    page.keyboard.press("Enter")
    expect(switch).to_be_focused()
    expect(page.locator(".pk-now")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(switch).to_be_focused()
    expect(page.locator(".pk-question .pk-page-switch")).to_be_visible()
    people.select_option("just me")
    expect(page.locator(".pk-question .pk-page-switch")).to_have_count(0)


def test_two_cards_of_one_title_are_told_apart_by_their_summary(tab: MakeTab, deck: Deck, empty_book: Logbook) -> None:
    page = home(tab, deck, empty_book).open()
    names = page.locator(".pk-small").evaluate_all(
        "all => all.map((one) => one.querySelector('.pk-small-title').textContent)"
    )
    assert len(set(names)) == len(deck.cards)
    assert sum(deck.card("6.1").summary in name for name in names) == 1


def test_about_the_deck_has_what_is_said_of_it_and_prints_the_cards(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = home(tab, deck, book).open()
    page.get_by_role("button", name="About the deck").press("Enter")
    expect(page.get_by_role("heading", name="About the deck")).to_be_focused()
    expect(page.locator(".pk-deck")).to_be_hidden()
    expect(page.get_by_text(deck.uses[1])).to_be_visible()
    page.get_by_text("Why this deck").click()
    expect(page.get_by_text(deck.why[0])).to_be_visible()
    expect(page.get_by_text(deck.credit)).to_be_visible()
    assert page.locator(".pk-places a").count() == 21
    expect(page.get_by_text("Nobody has checked the links since.")).to_have_count(1)
    page.get_by_role("button", name="Cards", exact=True).press("Enter")
    expect(page.get_by_role("button", name="About the deck")).to_be_focused()
    page.get_by_role("button", name="Print the cards").press("Enter")
    page.get_by_label("Which cards?").select_option("8.3")
    with page.expect_download() as download:
        page.get_by_role("button", name="Make a web page").press("Enter")
    assert "Accountability and outcome" in Path(download.value.path()).read_text(encoding="utf-8")


@pytest.mark.parametrize(("day", "heading"), [(14, "Soon"), (20, "Now")])
def test_what_is_due_on_a_day_to_come_stands_under_soon(
    tab: MakeTab, deck: Deck, empty_book: Logbook, day: int, heading: str
) -> None:
    action = {"what": "Ask two people", "when": "2026-11-20", "status": "planned"}
    fill([{"card": "1.1", "answers": {"action": action}}], deck, empty_book, client="test")
    view = home_view(deck, load_starter(deck_folder(), range(1, 11)))
    answer = HomeDesk(deck, empty_book, Path("x"), Random(3), lambda: date(2026, 11, day)).answer
    due = tab(view, answer).open().get_by_role("heading", name=heading, exact=True)
    expect(due.locator("xpath=following::li[1]")).to_contain_text("Ask two people")


@pytest.mark.long
def test_the_questions_about_you_come_after_the_first_saved_card(tab: MakeTab, deck: Deck, empty_book: Logbook) -> None:
    asks = "Who are you?"
    expect(home(tab, deck, empty_book).open().get_by_text(asks)).to_be_hidden()
    words = {"2.2": "discussion", "2.3": "issue"}
    saved = [{"card": card, "answers": {field: "The café closed."}} for card, field in words.items()]
    fill(saved, deck, empty_book, client="test")
    page = home(tab, deck, empty_book).open()
    expect(page.get_by_text(asks)).to_be_visible()
    expect(page.get_by_text("Your first card is saved")).to_have_count(0)  # there are two
    page.get_by_role("button", name="Answer five short questions").press("Enter")
    page.get_by_label("Your name").fill("Ana Example")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.get_by_text("You can change this under “About the deck” at any time.")).to_be_focused()
    expect(page.get_by_text(asks)).to_be_hidden()
    page.get_by_role("button", name="About the deck").click()
    page.get_by_text("About you and your dates").click()
    expect(page.get_by_label("Your name")).to_have_value("Ana Example")


@pytest.mark.long
@pytest.mark.parametrize("saved", [False, True])
def test_the_bars_about_you_opens_the_questions_wherever_they_stand(
    tab: MakeTab, deck: Deck, empty_book: Logbook, saved: bool
) -> None:
    if saved:
        fill([{"card": "2.2", "answers": {"discussion": "The café closed."}}], deck, empty_book, client="test")
    page = home(tab, deck, empty_book).open()
    page.evaluate("location.hash = '#about-you'")
    expect(page.get_by_label("Your name")).to_be_focused()


@pytest.mark.long
def test_an_engine_that_is_silent_is_said_and_asked_again(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    one = home(tab, deck, book)
    one.silent = True
    page = one.open(ready=False)
    expect(page.locator(".pk-notice-line", has_text="The workbook is not answering yet.")).to_be_visible()
    assert page.evaluate("window.lost") >= 1
    assert page.evaluate("[...window.__powerkit.cards][0].pending()") == 1
    one.silent = False
    expect(page.locator(".pk-page[data-pk-state=ready]")).to_be_visible()
    expect(page.locator(".pk-notice-line", has_text="The workbook is not answering yet.")).to_be_hidden()


def test_a_page_taken_away_leaves_nothing_behind(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = home(tab, deck, book).open()
    assert page.evaluate("window.takeAway(), window.__powerkit.cards.size") == 0
