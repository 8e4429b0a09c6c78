"""How a script reaches the page: once for all widgets that use it, whatever the page has met before."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from powerkit.deck import Deck
from powerkit.resources import labextension_folder
from powerkit.ui.card_view import card_view, fields_on_page
from powerkit.ui.widgets import CardWidget, shared_script
from powerkit.ui.widgets.bundle import HERE, bundle, entries_for, entries_of_every_card
from powerkit.ui.widgets.generated import MADE, text_of
from powerkit.ui.widgets.shared_script import loader
from powerkit.ui.widgets.shipped_script import brought, key_of_every_card, module_of_every_card
from tests.many import rest_long
from tests.shipped import shipped_deck

from .views import WALK

ORIGIN = "http://shared.test"
PAGE = """<!doctype html><html lang="en-GB"><title>Shared</title><body></body><script type="module">
window.asked = [];
window.made = 0;
const script = `window.made += 1;
export default { render({ model, el }) { el.textContent = "drawn " + model.get("name"); } };`;
const heard = new Map();
window.model = (name, key, shared) => ({
  get: (what) => ({ name, _key: key, _shared: "IPY_MODEL_carrier" })[what],
  on: (_event, hear) => heard.set(hear, name),
  off: (_event, hear) => heard.delete(hear),
  send: (message) => {
    window.asked.push([name, message.kind]);
    if (window.broken) throw new Error("comm is closed");
  },
  widget_manager: {
    get_model: async () => {
      if (shared === "never") return new Promise(() => {});
      if (!shared) throw new Error("widget model not found");
      return { get: () => ({ script, ...shared }) };
    },
  },
});
window.answer = (shared) => {
  for (const hear of [...heard.keys()]) hear({ kind: "script", shared: { script, ...shared } });
};
window.rendering = async (model) => {
  const { default: widget } = await import("/loader.js?" + Math.random()); // each widget has a copy of its own
  const el = document.body.appendChild(document.createElement("div"));
  return { drawn: widget.render({ model, el }).then(() => el.textContent) };
};
window.draw = async (model) => (await window.rendering(model)).drawn;
window.begin = async (model) => {
  window.waits = (await window.rendering(model)).drawn;
};
window.drawn = true;
</script></html>"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    def serve(route: Route) -> None:
        if "cards.js" in route.request.url:
            route.fulfill(body=module_of_every_card(), content_type="text/javascript")
        elif "loader.js" in route.request.url:
            route.fulfill(body=loader(), content_type="text/javascript")
        else:
            route.fulfill(body=PAGE, content_type="text/html")

    context = chromium.new_context()
    context.route("**/*", serve)
    made = context.new_page()
    made.goto(ORIGIN)
    made.wait_for_function("window.drawn")
    yield made
    context.close()


def sent(widget: Any) -> int:
    """How many bytes the widget sends to the page when it is shown."""
    return len(json.dumps(widget.get_state(), default=str).encode())


@pytest.fixture(scope="module")
def deck() -> Deck:
    return shipped_deck()


@pytest.mark.browser
def test_two_cards_of_a_page_load_one_script_between_them(page: Page) -> None:
    both = page.evaluate("""() => Promise.all(["a", "b"].map((name) => draw(model(name, "key", { sheets: [] }))))""")
    assert both == ["drawn a", "drawn b"]
    assert page.evaluate("window.made") == 1
    assert page.evaluate("window.asked") == []


@pytest.mark.browser
def test_a_card_whose_page_never_met_the_script_asks_the_kernel_for_it(page: Page) -> None:
    page.evaluate("() => begin(model('a', 'key', null))")
    page.wait_for_function("window.asked.length === 1")
    page.evaluate("window.answer({ sheets: [] })")
    assert page.evaluate("window.waits") == "drawn a"
    assert page.evaluate("window.asked") == [["a", "script"]]


@pytest.mark.browser
@pytest.mark.parametrize("broken", rest_long([False, True]))
@pytest.mark.parametrize("met", rest_long([None, "never"]))
def test_a_script_that_nobody_brings_is_said_asked_for_again_and_drawn_when_it_comes_late(
    page: Page, met: str | None, broken: bool
) -> None:
    page.clock.install()
    start = """([met, broken]) => {
      Object.assign(window, { broken, asked: [] });
      return begin(model("a", "key", met));
    }"""
    page.evaluate(start, [met, broken])  # the clock runs on once it waits for the script
    page.clock.run_for(20_000)
    expect(page.get_by_role("status")).to_contain_text("Wait a little longer, or load the page again.")
    expect(page.get_by_role("button", name="Load again")).to_be_visible()
    assert len(page.evaluate("window.asked")) > 2
    page.evaluate("window.answer({ sheets: [] })")
    assert page.evaluate("window.waits") == "drawn a"


@pytest.mark.browser
def test_a_script_that_never_comes_is_not_asked_for_for_ever_and_is_asked_for_anew_by_the_next(page: Page) -> None:
    page.clock.install()
    page.evaluate("() => begin(model('a', 'key', 'never'))")  # the clock runs on once it waits for the script
    page.clock.run_for(90_000)
    assert page.evaluate("window.waits").startswith("This can’t be shown just now. Nothing you saved is lost.")
    asked = page.evaluate("window.asked.length")
    page.clock.run_for(90_000)
    assert page.evaluate("window.asked.length") == asked
    with page.expect_event("load"):
        page.get_by_role("button", name="Load again").press("Enter")
    page.wait_for_function("window.drawn")
    assert page.evaluate("() => draw(model('b', 'key', { sheets: [] }))") == "drawn b"


@pytest.mark.browser
def test_a_script_that_fails_is_one_plain_line_and_is_tried_again_by_the_next(page: Page) -> None:
    broken = page.evaluate("() => draw(model('a', 'key', { script: 'no script at all', sheets: [] }))")
    assert broken.startswith("This can’t be shown just now. Nothing you saved is lost.")
    assert page.evaluate("() => draw(model('b', 'key', { sheets: [] }))") == "drawn b"


@pytest.mark.browser
def test_general_styles_stand_before_special_ones_whichever_came_first_and_each_once(page: Page) -> None:
    page.evaluate(
        """async () => {
          const sheet = (place) => ({ place, key: `sheet ${place}`, text: `.pk-x { order: ${place}; }` });
          await draw(model("a", "one", { sheets: [sheet(0), sheet(4)] }));
          await draw(model("b", "two", { sheets: [sheet(0), sheet(2), sheet(5)] }));
        }"""
    )
    order = "[...document.querySelectorAll('style')].map((one) => one.dataset.pkSheet)"
    assert page.evaluate(order) == ["sheet 0", "sheet 2", "sheet 4", "sheet 5"]


@pytest.mark.browser
def test_a_widget_in_a_shadow_has_its_styles_there_too_each_once_whoever_was_first(page: Page) -> None:
    """Marimo keeps each widget in a shadow, where the page's style sheets do not reach."""
    page.evaluate(
        """async () => {
          const sheets = [2, 0].map((place) => ({ place, key: `sheet ${place}`, text: `.pk-x { order: ${place}; }` }));
          await draw(model("a", "key", { sheets }));
          window.shadow = document.body.appendChild(document.createElement("p")).attachShadow({ mode: "open" });
          const { default: widget } = await import("/loader.js?" + Math.random());
          for (const name of ["b", "c"]) {
            const el = shadow.appendChild(document.createElement("div"));
            await widget.render({ model: model(name, "key", { sheets }), el });
          }
        }"""
    )
    styled = "(place) => [...place.querySelectorAll('style')].map((one) => one.dataset.pkSheet)"
    assert page.evaluate(f"({styled})(window.shadow)") == ["sheet 0", "sheet 2"]
    assert page.evaluate(f"({styled})(document)") == ["sheet 0", "sheet 2"]


def test_the_cards_of_a_page_name_the_same_script_and_each_sends_little_of_its_own(deck: Deck) -> None:
    for capability in deck.capabilities:
        widgets = [
            CardWidget(card_view(deck, card, "book"), lambda _: [], fields_on_page(deck, card))
            for card in capability.cards
        ]
        assert len({widget.get_state()["_shared"] for widget in widgets}) == 1, capability.title
        assert [sent(widget) for widget in widgets if sent(widget) > 25_000] == [], capability.title


def test_a_card_sends_the_script_again_when_its_page_asks_for_it() -> None:
    sent: list[dict[str, Any]] = []

    class Spy(CardWidget):
        def send(self, content: Any, buffers: Any = None) -> None:
            sent.append(content)

    card = Spy(WALK, lambda _: [])
    card._handle_custom_msg({"kind": "script"}, [])
    assert sent == [{"kind": "script", "shared": card._script.shared}]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """What the page that runs the cell tells beside it."""

    def tell(metadata: Any) -> None:
        kernel = SimpleNamespace(get_parent=lambda _channel: {"metadata": metadata})
        monkeypatch.setattr(shared_script, "get_ipython", lambda: SimpleNamespace(kernel=kernel))

    return tell


def test_a_card_brings_no_script_to_a_page_that_has_it_but_all_of_it_when_asked(told: Callable[[Any], None]) -> None:
    sent: list[dict[str, Any]] = []

    class Spy(CardWidget):
        def send(self, content: Any, buffers: Any = None) -> None:
            sent.append(content)

    told({shared_script.SCRIPTS: [key_of_every_card()]})
    card = Spy(WALK, lambda _: [])
    assert card.get_state()["_key"] == key_of_every_card()
    assert card._script.shared == {}
    card._handle_custom_msg({"kind": "script"}, [])
    assert sent == [{"kind": "script", "shared": brought(entries_of_every_card()).told()}]


@pytest.mark.parametrize(
    "metadata", [{}, {"powerkit_scripts": ["0badc0de"]}, {"powerkit_scripts": None}, {"powerkit_scripts": 7}]
)
def test_a_page_that_has_another_script_or_none_is_brought_one(told: Callable[[Any], None], metadata: Any) -> None:
    told(metadata)
    card = CardWidget(WALK, lambda _: [])
    assert card._script.shared == brought(entries_for(WALK["fields"])).told()


def test_the_page_tells_what_it_has_by_the_name_that_the_kernel_asks_for() -> None:
    ahead = labextension_folder() / "powerkit-workbook" / "static" / "preload.js"
    assert f"{{ {shared_script.SCRIPTS}: " in ahead.read_text(encoding="utf-8")


@pytest.mark.browser
def test_a_widget_whose_script_the_page_has_by_itself_asks_for_nothing(page: Page) -> None:
    page.evaluate("import('/cards.js').then(({ key, default: shown }) => void Object.assign(window, { key, shown }))")
    assert page.evaluate("window.key") == key_of_every_card()
    sheets = [sheet["key"] for sheet in brought(entries_of_every_card()).sheets]
    order = "[...document.querySelectorAll('style')].map((one) => one.dataset.pkSheet)"
    assert sorted(page.evaluate(order)) == sorted(sheets)
    assert page.evaluate("typeof window.shown.render") == "function"
    page.evaluate("""() => {
      const scripts = ((window.__powerkit ??= {}).scripts ??= new Map());
      scripts.set("key", Promise.resolve({ render({ el }) { el.textContent = "by itself"; } }));
    }""")
    assert page.evaluate("() => draw(model('a', 'key', {}))") == "by itself"
    assert page.evaluate("window.asked") == []


@pytest.mark.browser
def test_a_page_that_lost_the_script_it_had_asks_the_widget_that_brings_none(page: Page) -> None:
    page.evaluate("() => begin(model('a', 'key', { script: '' }))")
    page.wait_for_function("window.asked.length === 1")
    page.evaluate("window.answer({ sheets: [] })")
    assert page.evaluate("window.waits") == "drawn a"


def test_a_card_brings_the_styles_of_its_own_kinds_only_the_general_ones_first() -> None:
    general = ("tokens.css", "card.css", "card/back.css", "card/example.css", "card/stage.css", "card/screens.css")
    assert bundle(entries_for([{"kind": "text"}])).styles == general
    both = bundle(entries_for([{"kind": "words"}, {"kind": "recall", "target": {"kind": "map"}}])).styles
    assert both[:2] == ("tokens.css", "card.css")
    assert set(both) == {
        *(*general, "kinds/panel.css", "kinds/words/words.css", "kinds/words/screens.css"),
        *("generated/map_drawing.css", "zoom/zoom.css", "kinds/map/map.css"),
    }


@pytest.mark.parametrize("name", MADE)
def test_a_file_that_python_makes_holds_what_python_would_make_now(name: str) -> None:
    held = (HERE / name).read_text(encoding="utf-8")
    assert held == text_of(name), "Run python -m powerkit.ui.widgets.generated, and look at what has changed."
