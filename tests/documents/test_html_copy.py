"""The HTML copy from disk, with no network: whole with scripts off, a reply with scripts on, locked or open."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from powerkit.documents.encryption import ROUNDS, Lock
from powerkit.documents.html_file import ReplyTo, html_copy
from powerkit.documents.model import Bullets, Contents, Document, Heading, Pairs, Paragraph, Place, Section, Table
from powerkit.documents.reply import read_reply
from tests.axe import violations
from tests.many import rest_long

from .conftest import Opens
from .material import one_of_each, picture

pytestmark = pytest.mark.browser

WORDS = "We walked to the crossing"
TITLE = "What we learnt in Mill Bank"
SHARE = Document(
    TITLE,
    (
        Pairs((("From", "The neighbourhood lead"), ("When", "24 November 2026"))),
        Section("What I want from you", (Paragraph("An honest word."),), framed=True),
        Contents(),
        Section(
            "Card 1.1: Changing your perspective",
            (
                Paragraph(WORDS),
                Heading("The map", 3),
                picture("A map"),
                Table("Who", ("Who", "Ring"), (("Person A", "1"),)),
            ),
            Place("1.1", 4, 2),
        ),
        Section("Card 1.2: Mapping relationships", (Paragraph("More"),), Place("1.2", 5, 1), fresh=True),
    ),
)
REPLY = ReplyTo("share-1", "workbook-1", "c" * 64, "reply-share-1.json")
LOCK = Lock("violet ladder ócean", b"salt" * 4, b"nonce" + b"0" * 7)


def complaints(page: Page) -> list[str]:
    found = violations(page)
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def saved(page: Page) -> bytes:
    """The file that *Save my reply* gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my reply").click()
    assert download.value.suggested_filename == REPLY.name
    return download.value.path().read_bytes()


def test_it_is_whole_with_scripts_off(opens: Opens) -> None:
    page = opens(html_copy(SHARE, REPLY), java_script_enabled=False)
    expect(page).to_have_title(TITLE)
    for words in (TITLE, WORDS, "An honest word.", "Person A", "24 November 2026"):
        expect(page.get_by_text(words, exact=True).first).to_be_visible()
    link = page.get_by_role("navigation").get_by_role("link", name="Card 1.2: Mapping relationships")
    target = page.locator(link.get_attribute("href") or "")
    expect(target.get_by_role("heading")).to_have_text("Card 1.2: Mapping relationships")
    image = page.get_by_role("img", name="A map")
    assert image.evaluate("one => one.complete && one.naturalWidth") == 320
    expect(page.locator("textarea")).to_have_count(0)
    expect(page.get_by_text("Save my reply")).to_have_count(0)


@pytest.mark.parametrize("width", rest_long([320, 1280]))
@pytest.mark.parametrize("scripts", rest_long([True, False]))
def test_axe_finds_nothing_on_a_copy_with_every_block(opens: Opens, width: int, scripts: bool) -> None:
    page = opens(html_copy(Document("Every block", one_of_each("Some words")), REPLY), width)
    if scripts:
        expect(page.get_by_role("button", name="Save my reply")).to_be_visible()
    else:
        page.evaluate("document.querySelectorAll('.pk-comment, .pk-reply').forEach(one => one.remove())")
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".pk-scroll").first.evaluate("table => table.scrollWidth <= table.clientWidth")


def test_axe_finds_nothing_on_a_locked_copy(opens: Opens) -> None:
    page = opens(html_copy(SHARE, REPLY, LOCK), 320)
    expect(page.get_by_label("Passphrase", exact=True)).to_be_visible()
    assert complaints(page) == []


def test_a_reply_comes_back_as_it_was_written(opens: Opens) -> None:
    page = opens(html_copy(SHARE, REPLY))
    page.get_by_label("Your comment on card 1.2").fill("<b>Who</b> else?\n“দেখা” 🙂 \u2028 end")
    page.get_by_label("Anything about all of it").fill("Thank you")
    page.get_by_label("Your name").fill("A Supervisor")
    reply = read_reply(saved(page))
    assert (reply.share, reply.workbook, reply.checksum) == (REPLY.share, REPLY.workbook, REPLY.checksum)
    assert reply.whole is True
    assert reply.reviewer == "A Supervisor"
    assert [(comment.place, comment.text) for comment in reply.comments] == [
        (Place("1.2", 5, 1), "<b>Who</b> else?\n“দেখা” 🙂 \u2028 end"),
        (None, "Thank you"),
    ]
    expect(page.get_by_role("status")).to_contain_text(f"Saved as {REPLY.name}")


def test_there_is_a_box_under_each_question_and_its_answer_says_which(opens: Opens) -> None:
    wanted = Section("What I would like", (Bullets(("Is it fair?", "What next?"), numbered=True),), framed=True)
    page = opens(html_copy(Document(TITLE, (wanted, *SHARE.blocks)), REPLY), 320)
    boxes = page.locator("textarea")
    expect(boxes.first).to_have_accessible_name("Your answer to question 1")
    page.get_by_label("Your answer to question 2").fill("A cup of tea")
    page.get_by_label("Your comment on card 1.2").fill("Good")
    page.reload()
    assert complaints(page) == []
    given = saved(page)
    reply = read_reply(given)
    assert reply.whole is True
    said = [(comment.place, comment.about, comment.text) for comment in reply.comments]
    assert said == [(None, "What next?", "A cup of tea"), (Place("1.2", 5, 1), "", "Good")]
    assert read_reply(given.replace(b"What next?", b"What else?")).whole is False


def test_a_card_has_one_box_however_often_it_is_shown(opens: Opens) -> None:
    again = Section("1.2 in full", (Paragraph("More"),), Place("1.2", 5, 1), more=True)
    page = opens(html_copy(Document(TITLE, (*SHARE.blocks, again)), REPLY))
    expect(page.get_by_label("Your comment on card 1.2")).to_have_count(1)


def test_once_a_letter_is_typed_the_way_to_save_it_is_in_sight_and_hides_no_box(opens: Opens) -> None:
    page = opens(html_copy(SHARE, REPLY), 320)
    save = page.get_by_role("button", name="Save my reply")
    page.get_by_label("Your comment on card 1.1").click()
    expect(save).not_to_be_in_viewport()
    page.locator(":focus").evaluate("(box) => box.scrollIntoView({ block: 'end' })")
    page.keyboard.type("G")
    expect(save).to_be_in_viewport(ratio=1)
    typed_in, comes = page.locator(":focus").bounding_box(), page.locator(".pk-reply-foot").bounding_box()
    assert typed_in and comes and typed_in["y"] + typed_in["height"] <= comes["y"], "what comes covers no box"
    expect(page.get_by_label("Your name")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("status")).to_contain_text("until you save your reply as a file")
    page.keyboard.press("Tab")
    box, foot = page.locator(":focus").bounding_box(), page.locator(".pk-reply-foot").bounding_box()
    assert box and foot and box["y"] + box["height"] <= foot["y"]
    assert complaints(page) == []


def test_a_reply_that_was_changed_says_so(opens: Opens) -> None:
    page = opens(html_copy(SHARE, REPLY))
    page.get_by_label("Your comment on card 1.1").fill("Good")
    given = json.loads(saved(page))
    given["comments"][0]["text"] = "Bad"
    assert read_reply(json.dumps(given).encode()).whole is False


def test_comments_are_kept_while_typing_and_never_mix_with_another_share(opens: Opens, tmp_path: Path) -> None:
    page = opens(html_copy(SHARE, REPLY))
    page.get_by_label("Your comment on card 1.1").fill("Half a thought")
    page.reload()
    expect(page.get_by_label("Your comment on card 1.1")).to_have_value("Half a thought")
    expect(page.get_by_role("status")).to_contain_text("1 comment. It is kept in this browser")
    other = tmp_path / "other.html"
    other.write_bytes(html_copy(SHARE, ReplyTo("share-2", "workbook-1", "d" * 64)))
    page.goto(other.as_uri())
    expect(page.get_by_label("Your comment on card 1.1")).to_have_value("")


def test_a_browser_that_keeps_nothing_still_saves_a_reply_and_says_what_it_cannot(opens: Opens) -> None:
    page = opens(html_copy(SHARE, REPLY))
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    page.reload()
    page.get_by_label("Your comment on card 1.1").fill("Good")
    expect(page.get_by_role("status")).to_contain_text("This browser keeps nothing")
    assert read_reply(saved(page)).comments[0].text == "Good"


def test_saving_with_nothing_written_says_what_to_do(opens: Opens) -> None:
    page = opens(html_copy(SHARE, REPLY))
    page.get_by_role("button", name="Save my reply").click()
    expect(page.get_by_role("status")).to_contain_text("write a comment first")


def test_the_wrong_passphrase_says_so_and_the_right_one_opens_all(opens: Opens) -> None:
    page = opens(html_copy(SHARE, REPLY, LOCK))
    expect(page).to_have_title("A locked copy")
    field = page.get_by_label("Passphrase", exact=True)
    field.fill("violet ladder")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("That is not the passphrase")
    expect(page.get_by_text(WORDS)).to_have_count(0)
    # The same letters typed on another computer: an accent of its own behind its letter, another blank, blanks around.
    field.fill(" violet\u00a0ladder o\u0301cean ")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(page).to_have_title(TITLE)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert complaints(page) == []
    page.get_by_label("Your comment on card 1.1").fill("Good")
    assert read_reply(saved(page)).comments[0].place == Place("1.1", 4, 2)


def test_a_locked_copy_says_plainly_that_it_needs_scripts(opens: Opens) -> None:
    page = opens(html_copy(SHARE, REPLY, LOCK), java_script_enabled=False)
    expect(page.get_by_text("this page needs scripts")).to_be_visible()


def test_nothing_of_the_content_is_in_a_locked_file_in_clear() -> None:
    content = html_copy(SHARE, REPLY, LOCK).decode()
    words = set(re.findall(r"\w{5,}", f"{TITLE} {WORDS} Mapping relationships honest neighbourhood"))
    assert [word for word in (*words, REPLY.share, REPLY.workbook, REPLY.checksum) if word in content] == []
    assert f'data-rounds="{ROUNDS}"' in content


def test_two_locked_copies_are_alike_in_nothing_but_their_door() -> None:
    one, other = (html_copy(SHARE, None, Lock("violet", salt, b"n" * 12)).decode() for salt in (b"a" * 16, b"b" * 16))
    inside = [re.search("<template[^>]*>(.*?)</template>", text, re.DOTALL) for text in (one, other)]
    assert inside[0] and inside[1] and inside[0][1][:40] != inside[1][1][:40]


@pytest.mark.parametrize("given", [(" ", b"s" * 16, b"n" * 12), ("p", b"s", b"n" * 12), ("p", b"s" * 16, b"n")])
def test_a_lock_without_a_passphrase_or_enough_chance_is_refused(given: tuple[str, bytes, bytes]) -> None:
    with pytest.raises(ValueError, match="needs a passphrase"):
        Lock(*given)


def test_a_printed_copy_has_its_words_and_no_empty_boxes(opens: Opens) -> None:
    page = opens(html_copy(SHARE, REPLY))
    page.get_by_label("Your comment on card 1.1").fill("Good")
    page.emulate_media(media="print")
    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(page.get_by_label("Your comment on card 1.1")).to_be_visible()
    expect(page.get_by_label("Your comment on card 1.2")).to_be_hidden()
    expect(page.get_by_role("button", name="Save my reply")).to_be_hidden()
