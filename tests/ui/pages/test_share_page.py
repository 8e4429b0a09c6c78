"""The share page in a browser, with the real desk, the real log book and real files behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import Deck
from powerkit.entries.import_json import fill
from powerkit.entries.page_entries import review_id
from powerkit.logbook import Logbook
from powerkit.logbook.model import NewVersion
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.notes_back import notes_on
from powerkit.text.periods import Period
from powerkit.ui.host import Host
from powerkit.ui.pages.session import Making
from powerkit.ui.pages.share import ShareDesk, share_view
from tests.axe import violations
from tests.many import rest_long
from tests.replies import save_reply

from .harness import Tab

pytestmark = pytest.mark.browser
MakeTab = Callable[..., Tab]

PRIVATE = "She has never forgiven me for the café."
ENTRIES = [
    {
        "card": "1.1",
        "community": "Moss Bank",
        "people": "Ana Example",
        "answers": {
            "companion": "Ana Example",
            "changing": "Ana showed me the bus stop. Tobias was there too, with Ana's dog.",
            "place": "From her door to the clinic",
        },
        "private": {"place": True},
    },
    {
        "card": "2.2",
        "community": "Young carers",
        "answers": {"discussion": "The café closed.", "their_feelings": PRIVATE},
    },
    {"card": "4.2", "answers": {"tells_me": "Not mine to tell", "consent_share": "not_yet"}},
]


@pytest.fixture
def book(tmp_path: Path, deck: Deck) -> Iterator[Logbook]:
    times = (datetime(2026, 11, 22, 14, 2, tzinfo=UTC) + timedelta(minutes=step) for step in range(10_000))
    with Logbook.open(tmp_path / "logbook.sqlite3", now=lambda: next(times), new_id=lambda: "a" * 32) as logbook:
        fill(ENTRIES, deck, logbook, client="test")
        yield logbook


@pytest.fixture
def share(tab: MakeTab, deck: Deck, book: Logbook, tmp_path: Path) -> Callable[..., Tab]:
    def make(width: int = 1280) -> Tab:
        now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        desk = ShareDesk(Making(deck, book, Host(WorkbookFolder(tmp_path)), Random(4).randbytes, lambda: now))
        return tab(share_view(deck, book.workbook_id), desk.answer, width)

    return make


def complaints(page: Page) -> list[str]:
    found = violations(page, context={"include": [[".pk-page"]], "exclude": [[".pk-preview"]]})
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def go_on(page: Page, to: str) -> None:
    for guess in page.locator("[data-pk-guess]:visible").all():
        guess.scroll_into_view_if_needed()  # as somebody does who reads the names
    page.get_by_role("button", name="Continue").click()
    if page.get_by_role("alert").filter(has_text="press Continue again").is_visible():
        page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name=to, level=2)).to_be_focused()


def make_web_page(page: Page) -> None:
    """On the last step: a web page is asked for, and made."""
    page.get_by_label("Web page (.html)").check()
    page.get_by_role("button", name="Make the files").click()
    expect(page.get_by_role("heading", name="Your files are ready")).to_be_focused()


def check_and_make(page: Page) -> None:
    """From the names on, once no word waits to be decided on."""
    go_on(page, "Check what leaves")
    expect(page.get_by_role("button", name="Continue")).not_to_have_attribute("aria-disabled", "true")
    go_on(page, "Make the files")
    make_web_page(page)


@pytest.mark.parametrize("width", rest_long([400, 1280]))
def test_axe_finds_nothing_on_any_step_and_it_fits_a_small_window(share: Callable[..., Tab], width: int) -> None:
    page = share(width).open()
    page.get_by_label("1.1 Changing your perspective").check()
    page.get_by_label("2.2 Receiving feedback").check()
    assert (complaints(page), fits(page)) == ([], True)
    go_on(page, "Say what you want from them")
    page.get_by_label("Who will read it?").fill("Priya")
    assert (complaints(page), fits(page)) == ([], True)
    go_on(page, "Look at the names")
    expect(page.get_by_role("checkbox", name="Ana Example")).to_be_checked()
    assert (complaints(page), fits(page)) == ([], True)
    go_on(page, "Check what leaves")
    expect(page.get_by_text("Codes stand for the names your log book knows.")).to_be_visible()
    assert (complaints(page), fits(page)) == ([], True)
    go_on(page, "Make the files")
    page.get_by_label("Lock the web page with a passphrase").check()
    assert (complaints(page), fits(page)) == ([], True)


def test_a_copy_is_made_by_keyboard_alone_from_choosing_to_the_file(share: Callable[..., Tab], tmp_path: Path) -> None:
    page = share().open()

    def to(role: str, name: str, key: str = "") -> None:
        wanted = page.get_by_role(role, name=name)  # type: ignore[arg-type]
        for _ in range(80):
            page.keyboard.press("Tab")
            if wanted.evaluate("element => element === document.activeElement"):
                break
        expect(wanted).to_be_focused()
        if key:
            page.keyboard.press(key)

    to("button", "Continue", "Enter")
    expect(page.get_by_role("alert").filter(has_text="Choose at least one entry.")).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    to("checkbox", "1.1 Changing your perspective: Moss Bank", "Space")
    expect(page.get_by_text("1 entry chosen.")).to_be_visible()
    to("button", "Continue", "Enter")
    expect(page.get_by_role("heading", name="Say what you want from them")).to_be_focused()
    to("combobox", "Who will read it?")
    page.keyboard.type("Priya")
    to("textbox", "Question 1")
    page.keyboard.type("Is it honest?")
    to("button", "Continue", "Enter")
    to("checkbox", "Tobias", "Space")
    to("button", "Continue", "Enter")
    expect(page.get_by_role("heading", name="Check what leaves")).to_be_focused()
    copy = page.frame_locator("iframe.pk-preview")
    expect(copy.get_by_text("Person B was there too").last).to_be_visible()
    expect(copy.locator("script")).to_have_count(0)  # none runs there, and the browser would complain
    expect(copy.get_by_text("From her door")).to_have_count(0)
    to("checkbox", "Put in: Where do you walk?", "Space")
    expect(copy.get_by_text("From her door to the clinic").last).to_be_visible()
    expect(page.get_by_role("checkbox", name="Put in: Where do you walk?")).to_be_focused()
    to("button", "Continue", "Enter")
    to("checkbox", "Web page (.html)", "Space")
    to("button", "Make the files", "Enter")
    expect(page.get_by_role("heading", name="Your files are ready")).to_be_focused()
    expect(page.get_by_text(str(tmp_path / "To send"))).to_be_visible()
    to("button", "Download share-1-2026-11-23.html")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    made = (tmp_path / "To send" / "share-1-2026-11-23.html").read_bytes()
    assert Path(waiting.value.path()).read_bytes() == made
    assert b"Person B was there too" in made and b"Ana" not in made and b"Tobias" not in made
    assert [key for key in page.evaluate("window.escaped") if key != "Tab"] == []  # pressed outside the page


ABOVE_THE_STEPS = 238
"""Pixels of a window of 1280 by 800 above the row of steps: the workbook's bar, the page's title, the switch."""


def test_the_first_question_is_on_the_first_screen_of_what_you_ask(share: Callable[..., Tab]) -> None:
    page = share().open()
    page.get_by_label("1.1 Changing your perspective").check()
    go_on(page, "Say what you want from them")
    page.evaluate("scrollTo(0, 0)")
    above = page.locator(".pk-steps").bounding_box()["y"]  # type: ignore[index]
    page.set_viewport_size({"width": 1280, "height": round(800 - ABOVE_THE_STEPS + above)})
    box, foot = page.get_by_label("Question 1").bounding_box(), page.locator(".pk-moves").bounding_box()
    assert box and foot and box["y"] + box["height"] <= foot["y"], (above, box, foot)


def test_a_story_without_consent_cannot_be_chosen_and_the_page_says_why(share: Callable[..., Tab]) -> None:
    page = share().open()
    row = page.locator(".pk-barred")
    expect(row).to_contain_text("4.2 Making diversity")
    expect(row).to_contain_text("does not say that they agree")
    assert row.locator("input").count() == 0


def at_rest(page: Page) -> None:
    """Wait until the page has its answers: one that reaches a page that is gone would be the test's own error."""
    page.wait_for_function("[...window.__powerkit.cards].every((each) => each.pending() === 0)")


def test_what_was_typed_is_still_there_when_the_page_is_loaded_again_but_no_passphrase(
    share: Callable[..., Tab], book: Logbook
) -> None:
    page = share().open()
    page.get_by_label("2.2 Receiving feedback").check()
    go_on(page, "Say what you want from them")
    page.get_by_label("What do you want from them?").fill("Ten minutes")
    page.get_by_label("Question 1").fill("Why?")
    while "Why?" not in book.setting("share.draft"):
        page.evaluate("new Promise(requestAnimationFrame)")
    at_rest(page)
    page.reload()
    expect(page.get_by_role("heading", name="Say what you want from them")).to_be_visible()
    expect(page.get_by_label("What do you want from them?")).to_have_value("Ten minutes")
    expect(page.get_by_label("Question 1")).to_have_value("Why?")
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_label("2.2 Receiving feedback")).to_be_checked()
    at_rest(page)
    assert page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})") == "{}"


def at_the_end(page: Page, card: str) -> None:
    page.get_by_label(card).check()
    go_on(page, "Say what you want from them")
    go_on(page, "Look at the names")
    expect(page.get_by_text("Looking for names…")).to_have_count(0)
    go_on(page, "Check what leaves")
    expect(page.get_by_role("button", name="Continue")).not_to_have_attribute("aria-disabled", "true")
    go_on(page, "Make the files")


def test_a_passphrase_is_typed_twice_weighed_honestly_and_kept_nowhere(
    share: Callable[..., Tab], book: Logbook, tmp_path: Path
) -> None:
    page = share().open()
    at_the_end(page, "2.2 Receiving feedback")
    page.get_by_label("Lock the web page with a passphrase").check()
    expect(page.get_by_text("it cannot be recovered")).to_be_visible()
    page.get_by_role("button", name="Make the files").click()
    expect(page.get_by_text("Type a passphrase")).to_be_visible()
    page.get_by_label("Passphrase", exact=True).fill("zebra1")
    expect(page.get_by_text("Weak: by our rough estimate")).to_be_visible()
    page.get_by_label("The same passphrase again").fill("zebra2")
    page.get_by_role("button", name="Make the files").click()
    expect(page.get_by_text("are not the same")).to_be_visible()
    assert not (tmp_path / "To send").exists()
    page.get_by_label("The same passphrase again").fill("zebra1")
    page.get_by_role("button", name="Make the files").click()
    expect(page.get_by_role("heading", name="Your file is ready")).to_be_focused()
    [file] = (tmp_path / "To send").iterdir()
    assert file.suffix == ".html" and "café".encode() not in file.read_bytes()
    assert b"zebra1" not in book.path.read_bytes() + file.read_bytes()


def test_a_reply_written_in_the_copy_with_all_network_refused_comes_back_to_its_card(
    share: Callable[..., Tab], tmp_path: Path
) -> None:
    tab = share()
    page = tab.open()
    at_the_end(page, "1.1 Changing your perspective")
    make_web_page(page)

    reader = tab.context.browser.new_context(accept_downloads=True)  # type: ignore[union-attr]
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.set_offline(True)
    copy = reader.new_page()
    copy.goto(next((tmp_path / "To send").glob("*.html")).as_uri())
    copy.get_by_label("Your comment on card 1.1").fill("<b>Brave</b> of you")
    copy.get_by_label("Your name").fill("Priya")
    reply = save_reply(copy, tmp_path / "reply.json")
    reader.close()
    assert [url for url in asked if not url.startswith(("file:", "blob:", "data:"))] == []

    page.get_by_label("Bring in a reply").set_input_files(reply)
    expect(page.get_by_text("Brought in: 1 comment by Priya on share 1.")).to_be_visible()
    door = page.get_by_role("status").get_by_role("link", name="1.1 Changing your perspective")
    expect(door).to_have_attribute("href", re.compile(r"^01-.*\.ipynb#card-1-1$"))
    comment = page.locator(".pk-reply-comment")
    expect(comment).to_contain_text("On 1.1 Changing your perspective")
    expect(comment).to_contain_text("<b>Brave</b> of you")
    assert comment.locator("b").count() == 0
    assert complaints(page) == []
    page.get_by_label("Bring in a reply").set_input_files(reply)
    expect(page.get_by_text("This reply was brought in before.")).to_be_visible()
    reply.write_text(reply.read_text(encoding="utf-8").replace("Brave", "Weak"), encoding="utf-8")
    page.get_by_label("Bring in a reply").set_input_files(reply)
    expect(page.get_by_text("This reply was changed after it was saved")).to_be_visible()


def test_a_reply_that_answers_a_question_says_so_and_names_every_card_it_lies_on(
    share: Callable[..., Tab], book: Logbook, tmp_path: Path
) -> None:
    tab = share()
    page = tab.open()
    page.get_by_label("1.1 Changing your perspective").check()
    page.get_by_label("2.2").check()
    go_on(page, "Say what you want from them")
    page.get_by_label("Who will read it?").fill("Priya")
    page.get_by_label("Question 1").fill("Is it fair?")
    go_on(page, "Look at the names")
    check_and_make(page)
    reader = tab.context.browser.new_context(accept_downloads=True)  # type: ignore[union-attr]
    copy = reader.new_page()
    copy.goto(next((tmp_path / "To send").glob("*.html")).as_uri())
    copy.get_by_label("Your answer to question 1").fill("It is.")
    copy.get_by_label("Your comment on card 1.1").fill("Brave")
    save_reply(copy, tmp_path / "reply.json")
    reader.close()
    page.get_by_label("Bring in a reply").set_input_files(tmp_path / "reply.json")
    said = page.get_by_role("status").filter(has_text="Brought in")
    expect(said).to_contain_text("Brought in: 2 comments on share 1. Your question was answered: “Is it fair?”")
    assert said.get_by_role("link").count() == 2
    [note] = notes_on(book, book.latest(card="2.2")[0].id)
    assert note.by == "A reader of Priya’s copy"


@pytest.mark.long
def test_what_each_person_has_seen_is_listed_and_the_new_since_then_is_one_tap(
    share: Callable[..., Tab], deck: Deck, book: Logbook
) -> None:
    page = share().open()
    page.get_by_label("1.1 Changing your perspective").check()
    go_on(page, "Say what you want from them")
    page.get_by_label("Who will read it?").fill("Priya")
    go_on(page, "Look at the names")
    expect(page.get_by_text("Looking for names…")).to_have_count(0)
    go_on(page, "Check what leaves")
    expect(page.get_by_role("button", name="Continue")).not_to_have_attribute("aria-disabled", "true")
    go_on(page, "Make the files")
    page.get_by_role("button", name="Make the files").click()
    expect(page.get_by_role("heading", name="Priya", level=3)).to_be_visible()
    expect(page.get_by_text("1.1 Changing your perspective: Moss Bank, version 1")).to_be_visible()
    expect(page.get_by_text("share-1-2026-11-23.docx").last).to_be_visible()
    expect(page.get_by_text("SHA-256")).to_have_count(0)
    fill([{"card": "3.1", "answers": {"built": "New"}}], deck, book, client="later")
    at_rest(page)
    page.reload()
    page.get_by_role("button", name="Has a reply come back?").click()
    expect(page.get_by_label("Bring in a reply")).to_be_focused()
    expect(page.get_by_label("Bring in a reply")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="New since your last copy for Priya").click()
    expect(page.get_by_label("3.1 Supporting learning")).to_be_checked()
    expect(page.get_by_text("1 entry chosen.", exact=True)).to_be_visible()
    go_on(page, "Say what you want from them")
    reader, before = page.get_by_label("Who will read it?"), page.get_by_role("button", name="Priya, as on")
    expect(reader).to_have_value("Priya")
    expect(before).to_be_hidden()
    reader.fill("")
    before.click()
    expect(reader).to_have_value("Priya")
    expect(reader).to_be_focused()
    expect(before).to_be_hidden()


def test_names_are_a_table_and_after_the_first_copy_only_new_ones_are_asked_about(
    share: Callable[..., Tab], deck: Deck, book: Logbook
) -> None:
    page = share().open()
    page.get_by_label("1.1 Changing your perspective").check()
    page.set_viewport_size({"width": 1280, "height": 420})
    expect(page.get_by_role("button", name="Continue")).to_be_in_viewport()
    go_on(page, "Say what you want from them")
    page.get_by_label("Who will read it?").fill("Priya")
    go_on(page, "Look at the names")
    table = page.get_by_role("table", name="Names in this copy")
    assert table.get_by_role("columnheader").all_inner_texts() == ["Person", "Name", "Becomes", "Role"]
    expect(table.get_by_role("rowheader", name="Ana Example")).to_be_visible()
    assert max(table.locator("tbody tr").evaluate_all("all => all.map((one) => one.offsetHeight)")) <= 44
    book.keep_share_codes("Priya", "replaced", {"Ana Example": "Person A"})
    book.remember_names([("Bo", "")])
    answers = {"companion": "Bo Newcome", "changing": "Ana Example came too."}
    fill([{"card": "1.1", "community": "Moss Bank", "answers": answers}], deck, book, client="new")
    page.get_by_role("button", name="Back").click()
    go_on(page, "Look at the names")
    expect(page.get_by_role("table", name="Names in this copy").get_by_role("rowheader")).to_have_count(1)
    expect(page.get_by_role("rowheader", name="Bo Newcome")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Ana Example")).to_be_hidden()
    page.get_by_text("Names as in your last copy (1)").click()
    expect(page.get_by_role("checkbox", name="Ana Example")).to_be_checked()
    page.get_by_label("Who is Bo Newcome?").select_option("Same as Bo")
    table = page.get_by_role("table", name="Names in this copy")
    assert max(table.locator("tbody tr").evaluate_all("all => all.map((one) => one.offsetHeight)")) <= 44
    go_on(page, "Check what leaves")
    assert book.codes()["Bo Newcome"] == book.codes()["Bo"]


def test_the_copy_uses_the_codes_that_were_shown_before_a_name_was_ticked(
    share: Callable[..., Tab], deck: Deck, book: Logbook
) -> None:
    answers = {"changing": "Denise came, and then Fatima Begum."}
    fill([{"card": "1.1", "community": "Elm Road", "answers": answers}], deck, book, client="new")
    book.remember_names([("Fatima Begum", "")])
    page = share().open()
    page.get_by_label("1.1 Changing your perspective: Elm Road").check()
    go_on(page, "Say what you want from them")
    go_on(page, "Look at the names")
    row = page.get_by_role("table", name="Names in this copy").get_by_role("row").filter(has_text="Fatima Begum")
    shown = row.locator(".pk-name-told").inner_text()
    page.get_by_label("A name that is missing here").fill("Denise")
    page.get_by_role("button", name="Add it as a name").click()
    go_on(page, "Check what leaves")
    copy = page.frame_locator("iframe.pk-preview")
    expect(copy.get_by_text(f"and then {shown}.").last).to_be_visible()
    expect(copy.get_by_text("Denise")).to_have_count(0)


def test_what_a_no_uncovers_is_asked_about_there_and_a_part_of_the_whole_is_not(
    share: Callable[..., Tab], deck: Deck, book: Logbook, tmp_path: Path
) -> None:
    whole = "St Luke's Tenants' Association"
    answers = {"companion": f"{whole}, Luke Marsden", "changing": f"{whole} met. Zebedina of {whole} rang Wekesa."}
    fill([{"card": "1.1", "community": "Hill Top", "answers": answers}], deck, book, client="whole")
    page = share(390).open()
    page.get_by_label("1.1 Changing your perspective: Hill Top").check()
    go_on(page, "Say what you want from them")
    go_on(page, "Look at the names")
    page.get_by_role("checkbox", name=whole).uncheck()
    page.get_by_role("checkbox", name="Luke Marsden").uncheck()
    book.remember_names([("Zebedina Wekesa", "")])  # in another window, meanwhile
    page.get_by_role("button", name="Back").click()
    go_on(page, "Look at the names")
    page.get_by_role("checkbox", name=whole).uncheck()
    page.get_by_role("checkbox", name="Zebedina Wekesa").uncheck()
    for guess in page.locator("[data-pk-guess]:visible").all():
        guess.scroll_into_view_if_needed()
    page.get_by_role("button", name="Continue").click()
    alert = page.get_by_role("alert").filter(has_text="What you said brings up 2 more words: are they people’s names?")
    expect(alert).to_be_visible()
    expect(page.get_by_role("checkbox", name="Wekesa", exact=True)).to_be_focused()
    offered = page.locator("[data-pk-guess]:visible").evaluate_all("all => all.map(one => one.dataset.pkGuess)")
    assert sorted(offered) == ["Wekesa", "Zebedina"], "nothing of the whole is asked about"
    assert (complaints(page), fits(page)) == ([], True)
    page.get_by_role("checkbox", name="Wekesa", exact=True).check()
    go_on(page, "Check what leaves")
    expect(
        page.frame_locator("iframe.pk-preview").get_by_text(f"Zebedina of {whole} rang Person").first
    ).to_be_visible()
    go_on(page, "Make the files")
    page.get_by_role("button", name="Make the files").click()
    expect(page.get_by_role("heading", name="Your file is ready")).to_be_focused()
    expect(page.get_by_text("noted this as share 1: what was in it, and when.")).to_be_visible()  # no reader was named


MANY = (
    "Brought cake. Stayed late. Wandered home. Young people came. Bring chips. Send more. Painted walls. "
    "We met at zumbaro. Zumbaro came again. Ask Quavex."
)


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([390, 1280]))
def test_words_that_are_hardly_a_name_lie_folded_in_a_line_that_says_they_stay(
    share: Callable[..., Tab], deck: Deck, book: Logbook, width: int
) -> None:
    """What nobody answered is no answer, on the screen or not; Continue asks once more about what may be a name."""
    fill([{"card": "1.1", "community": "Hill Top", "answers": {"changing": MANY}}], deck, book, client="many")
    page = share(width).open()
    page.get_by_label("1.1 Changing your perspective: Hill Top").check()
    go_on(page, "Say what you want from them")
    go_on(page, "Look at the names")
    folded = page.locator("summary", has_text="everyday words stay as you wrote them: “")
    expect(folded).to_be_visible()
    expect(page.get_by_role("checkbox", name="Bring", exact=True)).to_be_hidden()
    assert page.locator(".pk-name-lists").bounding_box()["height"] <= 700  # type: ignore[index]
    assert (complaints(page), fits(page)) == ([], True)
    page.get_by_role("checkbox", name="Quavex", exact=True).scroll_into_view_if_needed()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert").filter(has_text="press Continue again")).to_be_visible()
    assert not book.decided_names(), "nobody has said anything of a word yet"
    go_on(page, "Check what leaves")
    decided = {word.word for word in book.decided_names()}
    assert "Quavex" in decided and not decided & {"Bring", "Send", "Brought"}
    page.get_by_role("button", name="Back").click()
    folded.click()
    bring = page.get_by_role("checkbox", name="Bring", exact=True)
    bring.check()
    go_on(page, "Check what leaves")
    said = {word.word: word.is_name for word in book.decided_names()}
    assert said["Bring"] is True and "Send" not in said, "it was seen, and nobody said what it is"
    expect(page.frame_locator("iframe.pk-preview").get_by_text("Bring chips")).to_have_count(0)


UNSURE = {
    "companion": "Grace Bello, May Okafor, Patience Eze, Amina Khan, Amina Yusuf",
    "changing": "Grace is here on Tuesdays. Grace is here at noon. May is coming. Patience is here. Amina agreed. "
    + " ".join(f"Ask Qu{letter}vex." for letter in "abcdefghijklmnopq"),
}


def test_each_unsure_name_is_asked_about_once_and_the_answer_is_kept_and_used(
    share: Callable[..., Tab], deck: Deck, book: Logbook, tmp_path: Path
) -> None:
    fill([{"card": "1.1", "community": "Hill Top", "answers": UNSURE}], deck, book, client="unsure")
    known = book.codes()
    page = share(390).open()
    page.get_by_label("1.1 Changing your perspective: Hill Top").check()
    go_on(page, "Say what you want from them")
    go_on(page, "Look at the names")
    expect(page.get_by_role("heading", name="A person, or just a word?")).to_be_visible()
    offered: list[str] = page.locator("[data-pk-guess]").evaluate_all("all => all.map(one => one.dataset.pkGuess)")
    unsure = ["Grace", "May", "Patience"]
    assert [offered.count(word) for word in unsure] == [1, 1, 1] and len(offered) == len(set(offered))
    assert [page.get_by_role("checkbox", name=word, exact=True).is_checked() for word in unsure] == [True] * 3
    for letter in "abcdefghijklmnopq":
        expect(page.get_by_role("checkbox", name=f"Qu{letter}vex")).to_be_visible()
    for guess in page.locator("[data-pk-guess]:visible").all():
        guess.scroll_into_view_if_needed()  # what was only scrolled past has no answer yet
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert").filter(has_text="Are these 17 people’s names?")).to_be_visible()
    expect(page.get_by_role("heading", name="Look at the names", level=2)).to_be_visible()
    assert (complaints(page), fits(page)) == ([], True)
    page.get_by_role("checkbox", name="May", exact=True).uncheck()
    page.get_by_role("checkbox", name="Quavex").check()
    go_on(page, "Check what leaves")
    copy = page.frame_locator("iframe.pk-preview")
    expect(copy.get_by_text("May is coming.").last).to_be_visible()
    assert {name: code for name, code in book.codes().items() if name in known} == known
    assert [*book.codes()][len(known) :] == ["Quavex"], "Grace is Grace Bello, nobody new"
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("heading", name="Names in this copy")).to_be_visible()
    expect(page.get_by_role("heading", name="A person, or just a word?")).to_have_count(0)
    check_and_make(page)
    made = next((tmp_path / "To send").glob("*.html")).read_text(encoding="utf-8")
    known = book.share_codes("", "replaced")
    grace, patience, aminas = known["Grace Bello"], known["Patience Eze"], (known["Amina Khan"], known["Amina Yusuf"])
    assert f"{grace} is here on Tuesdays. {grace} is here at noon. May is coming. {patience} is here." in made
    assert f"{' or '.join(aminas)} agreed." in made and "Quavex" not in made and "Ask Qubvex." in made


@pytest.mark.long
def test_of_many_cards_each_is_a_line_that_opens_and_what_leads_on_is_always_in_sight(
    share: Callable[..., Tab], book: Logbook, deck: Deck
) -> None:
    """With the worked year the step was 11,337 px long."""
    more = ("2.1", "3.1", "3.2", "5.1", "6.1", "9.2")
    fill([{"card": card, "answers": {"action": {"what": f"Step of {card}"}}} for card in more], deck, book, client="x")
    page = share().open()
    for card in ("1.1", "2.2", *more):
        page.get_by_label(f"{card} {deck.card(card).title}").check()
    go_on(page, "Say what you want from them")
    go_on(page, "Look at the names")
    go_on(page, "Check what leaves")
    expect(page.locator("iframe.pk-preview")).to_be_visible()
    lines = page.locator("details:has(h4) > summary")
    expect(lines).to_have_count(8)
    expect(lines.first).to_have_text("1.1 Changing your perspective: Moss Bank: 2 answers leave, 1 stays")
    assert page.get_by_role("button", name="Continue").evaluate(
        "one => one.getBoundingClientRect().bottom <= innerHeight"
    )
    assert (complaints(page), fits(page)) == ([], True)
    lines.first.press("Enter")
    put_in = page.locator("details[open]").get_by_label("Put in: ")
    put_in.check()
    expect(lines.first).to_contain_text("3 answers leave")
    expect(put_in).to_be_focused()
    expect(put_in).to_be_checked()


@pytest.mark.long
def test_back_from_the_files_that_were_made_shows_the_copy_as_it_was_and_makes_nothing_twice(
    share: Callable[..., Tab], book: Logbook
) -> None:
    page = share().open()
    page.get_by_label("1.1 Changing your perspective").check()
    go_on(page, "Say what you want from them")
    page.get_by_label("What do you want from them?").fill("Ten minutes, please.")
    go_on(page, "Look at the names")
    for guess in page.locator("[data-pk-guess]:visible").all():
        guess.scroll_into_view_if_needed()
    go_on(page, "Check what leaves")
    expect(page.get_by_role("button", name="Continue")).not_to_have_attribute("aria-disabled", "true")
    go_on(page, "Make the files")
    page.get_by_role("button", name="Make the files").click()
    expect(page.get_by_role("heading", name="Your file is ready")).to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", name="Make the files")).to_be_focused()
    page.go_forward()
    expect(page.get_by_role("heading", name="Your file is ready")).to_be_focused()
    for heading in ("Make the files", "Check what leaves", "Look at the names", "Say what you want from them"):
        page.go_back()
        expect(page.get_by_role("heading", name=heading)).to_be_focused()
    expect(page.get_by_label("What do you want from them?")).to_have_value("Ten minutes, please.")
    assert len(book.shares()) == 1


def test_the_key_to_the_codes_is_a_page_of_its_own_to_print(share: Callable[..., Tab]) -> None:
    page = share().open()
    page.get_by_label("1.1 Changing your perspective").check()
    go_on(page, "Say what you want from them")
    go_on(page, "Look at the names")
    page.get_by_role("button", name="Print the key to the codes").click()
    key = page.frame_locator("iframe[title='The key to the codes']")
    expect(key.get_by_role("row", name="Person A Ana Example")).to_be_attached()
    expect(key.get_by_text("For you alone.")).to_be_attached()


def test_everything_is_downloaded_and_erased_only_when_the_word_is_typed(
    share: Callable[..., Tab], book: Logbook, tmp_path: Path
) -> None:
    page = share().open()
    page.evaluate("localStorage.setItem('powerkit:draft', 'words')")
    page.get_by_text("Download everything").first.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download everything").click()
    assert waiting.value.suggested_filename == "everything-2026-11-23.zip"
    page.get_by_text("Erase everything", exact=True).click()
    page.get_by_role("button", name="I want to erase everything").click()
    assert complaints(page) == []
    page.get_by_role("button", name="Erase everything for good").click()
    expect(page.get_by_text("Nothing was erased.")).to_be_visible()
    assert book.latest()
    page.get_by_label("Type erase to go on").fill("erase")
    page.evaluate("Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('denied'); } })")
    page.get_by_role("button", name="Erase everything for good").click()
    expect(page.get_by_role("heading", name="Everything is erased")).to_be_focused()
    assert not list(tmp_path.glob("*.sqlite3")) and not list(tmp_path.glob("*.zip"))
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.long
def test_a_review_stands_in_the_list_by_its_title_and_under_no_id(share: Callable[..., Tab], book: Logbook) -> None:
    review = review_id(Period(date(2026, 1, 1), date(2026, 12, 31)))
    wording = {"title": "My review", "fields": [{"id": "one", "kind": "text", "label": "What went well?"}]}
    version = NewVersion(card=review, answers={"one": "We met more."}, wording=wording)
    book.save_version(version, client="test", number=9)
    page = share().open()
    place = page.get_by_role("group", name="Reviews, supervision and where you are heading")
    expect(place.get_by_label("My review")).to_be_visible()
    expect(page.get_by_text("Cards no longer in the deck")).to_have_count(0)
    page.get_by_label("My review").check()
    go_on(page, "Say what you want from them")
    go_on(page, "Look at the names")
    go_on(page, "Check what leaves")
    expect(page.get_by_role("heading", name="My review")).to_be_visible()
    expect(page.get_by_text("review.")).to_have_count(0)


def test_show_my_supervisor_opens_with_that_card_chosen_beside_what_was_chosen_before(
    share: Callable[..., Tab], book: Logbook
) -> None:
    by_card = {entry.card: entry.id for entry in book.latest()}
    opened = share()
    page = opened.open(f"#entry-{by_card['1.1']}")
    expect(page.get_by_text("You came from 1.1 Changing your perspective: Moss Bank, so it is chosen.")).to_be_visible()
    expect(page.get_by_label("1.1 Changing your perspective")).to_be_checked()
    expect(page.get_by_text("1 entry chosen.", exact=True)).to_be_visible()
    go_on(page, "Say what you want from them")
    at_rest(page)
    page = opened.open(f"#entry-{by_card['2.2']}")
    expect(page.get_by_role("heading", name="Choose what to share")).to_be_visible()
    expect(page.get_by_text("2 entries chosen.", exact=True)).to_be_visible()
    page = opened.open(f"#entry-{by_card['4.2']}")
    expect(page.get_by_text("4.2 Making diversity")).to_have_count(2)
    expect(page.locator(".pk-note", has_text="cannot be chosen. It is somebody’s own story")).to_be_visible()


@pytest.mark.long
def test_what_goes_into_a_copy_for_the_organisation_is_seen_before_the_file_is_made(
    share: Callable[..., Tab], book: Logbook, tmp_path: Path, deck: Deck
) -> None:
    said = [{"word": word, "count": 2} for word in ("bus", "damp", "Zanthoria")]
    fill([{"card": "1.3", "answers": {"words": said}}], deck, book, client="words")
    page = share(400).open()
    page.get_by_text("Give a copy for your organisation’s picture").click()
    page.get_by_role("textbox", name="Words to leave out").fill("damp")
    page.get_by_label("Put in how true I rate the destinations").check()
    page.get_by_role("button", name="See what would go in").click()
    expect(page.get_by_text("No look at the destinations is saved")).to_be_visible()
    page.get_by_label("Put in how true I rate the destinations").uncheck()
    page.get_by_role("button", name="See what would go in").click()
    expect(page.get_by_text("Words that you heard, common ones alone: bus", exact=True)).to_be_visible()
    assert (complaints(page), fits(page)) == ([], True)
    with page.expect_download() as download:
        page.get_by_role("button", name="Make this copy").click()
    expect(page.get_by_text("Give it to somebody you trust.")).to_be_visible()
    [file] = (tmp_path / "To send").iterdir()
    assert file.read_bytes() == download.value.path().read_bytes() and b'"bus"' in file.read_bytes()
    expect(page.get_by_role("heading", name="Our organisation’s picture")).to_be_visible()
