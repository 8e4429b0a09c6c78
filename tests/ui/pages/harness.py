"""A page that runs a joined script with a stand-in for Jupyter's model; behind it, the real desk and log book."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Page, Route

from powerkit.text.catalogue import of_the_page
from powerkit.text.translated_script import translated
from powerkit.ui.host import files_in_messages
from powerkit.ui.widgets.bundle import Bundle, bundle, entries_of_page, sheets_of

ORIGIN = "http://page.test"
TIMING = {"answer": 400, "debounce": 30}

PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { margin: 0 1rem } %(css)s</style></head>
<body><div id="pk-shell"><main><h1>Harness</h1><div id="place"></div></main></div>
<script type="module">
const view = %(view)s;
const heard = new Set();
window.lost = 0;
window.asked = 0; // how many questions have reached the desk
window.escaped = [];
document.addEventListener("powerkit:lost", () => (window.lost += 1));
document.addEventListener("keydown", (event) => window.escaped.push(event.key));
window.emit = (message) => [...heard].forEach((hear) => hear(message, []));
const model = {
  get: (name) => (name === "view" ? view : undefined),
  on: (_name, hear) => heard.add(hear),
  off: (_name, hear) => heard.delete(hear),
  send(message) {
    if (window.broken) throw new Error("comm is closed");
    window.toDesk(JSON.parse(JSON.stringify(message))).then((replies) => {
      replies.forEach(window.emit);
      window.asked += 1;
    });
  },
};
window.draw = async () => {
  const { default: widget } = await import("/page.js?" + Math.random());
  const el = document.createElement("div");
  document.querySelector("#place").replaceChildren(el);
  window.takeAway = widget.render({ model, el });
};
window.draw();
</script></body></html>
"""

Answer = Callable[[dict[str, Any]], Iterable[dict[str, Any]]]


@dataclass
class Tab:
    """One browser with a desk behind it. *silent* leaves messages unanswered; *hold* keeps them to answer later."""

    context: BrowserContext
    view: dict[str, Any]
    answer: Answer
    silent: bool = False
    hold: bool = False
    sent: list[dict[str, Any]] = field(default_factory=list)
    held: list[dict[str, Any]] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.expose_function("toDesk", self._hear)
        self.context.route("**/*", self._serve)

    @property
    def _bundle(self) -> Bundle:
        return bundle(entries_of_page(self.view))

    def _hear(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        self.sent.append(message)
        if self.hold:
            self.held.append(message)
        # As it travels for real: anything that is no JSON must fail here too.
        replies = [] if self.silent or self.hold else self.answer(message)
        return [json.loads(json.dumps(files_in_messages(reply))) for reply in replies]

    def release(self, page: Page, message: dict[str, Any]) -> None:
        """Answer at last a message that was held."""
        for reply in self.answer(message):
            page.evaluate("(message) => window.emit(message)", reply)

    def _serve(self, route: Route) -> None:
        url = route.request.url
        if not url.startswith(ORIGIN):
            self.outside.append(url)
            route.abort()
        elif "/page.js" in url:
            route.fulfill(body=translated(self._bundle.script), content_type="text/javascript; charset=utf-8")
        else:
            css = "".join(sheet["text"] for sheet in sheets_of(self._bundle))
            view = json.dumps(
                {**self.view, **of_the_page(self.view), "timing": TIMING | self.view.get("timing", {})}
            ).replace("<", "\\u003c")
            route.fulfill(
                body=PAGE % {"css": css, "view": view},
                content_type="text/html; charset=utf-8",
            )

    def open(self, at: str = "", *, ready: bool = True) -> Page:
        """A new tab with the page in it, at a place of it such as "#entry-1"."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"{ORIGIN}/{at}")
        page.locator(".pk-page[data-pk-state=ready]" if ready else ".pk-page").wait_for()
        return page
