"""A page that runs a card's joined script, with stand-ins for Jupyter's model and for the log book's keeper.

Nothing here needs Jupyter: the page's messages come to `Engine.answer`, and what it returns goes back to the page.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Page, Route

from powerkit.errors import PowerkitError
from powerkit.text.catalogue import of_the_page
from powerkit.text.translated_script import translated
from powerkit.ui.host import files_in_messages
from powerkit.ui.widgets.bundle import bundle, entries_for
from tests.page_scripts import styles

ORIGIN = "http://card.test"

PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Card</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>%(css)s</style></head>
<body><main><h1 style="font: 1rem system-ui; padding: 0 1rem">Harness</h1><div id="place"></div></main>
<script type="module">
const view = %(view)s;
const heard = new Set();
window.states = [];
window.events = [];
window.escaped = [];
for (const name of ["ready", "saved", "lost"])
  document.addEventListener("powerkit:" + name, (event) => window.events.push({ name, ...event.detail }));
for (const name of ["keydown", "keyup", "keypress"])
  document.addEventListener(name, (event) => window.escaped.push(event.key));
window.emit = (message) => [...heard].forEach((hear) => hear(message, []));
const model = {
  get: (name) => (name === "view" ? view : undefined),
  on: (_name, hear) => heard.add(hear),
  off: (_name, hear) => heard.delete(hear),
  send(message) {
    if (window.broken) throw new Error("comm is closed");
    window.toEngine(JSON.parse(JSON.stringify(message))).then((replies) => replies.forEach(window.emit));
  },
};
window.draw = async () => {
  const { default: widget } = await import("/card.js?" + Math.random());
  const el = document.createElement("div");
  document.querySelector("#place").append(el);
  const away = widget.render({ model, el });
  window.takeAway = () => { el.remove(); away(); };
  const status = el.querySelector(".pk-status");
  if (status) new MutationObserver(() => window.states.push(status.textContent))
    .observe(status, { childList: true, characterData: true, subtree: true });
};
if (!window.holdBack) window.draw();
</script></body></html>
"""


@dataclass
class Engine:
    """Keeps drafts and versions as the real keeper does; can be told to be silent, slow to answer, or to refuse."""

    values: dict[str, Any] = field(default_factory=dict)
    seen: dict[str, dict[str, Any]] = field(default_factory=dict)
    communities: list[str] = field(default_factory=list)
    version: dict[str, Any] | None = None
    sent: list[dict[str, Any]] = field(default_factory=list)
    silent: bool = False
    stalled: bool = False
    draft_error: str = ""
    save_answer: dict[str, Any] | None = None
    waiting: list[dict[str, Any]] = field(default_factory=list)
    tells: Callable[[str, str, Any], dict[str, Any]] | None = None
    others: list[dict[str, Any]] = field(default_factory=list)
    forgotten: str = ""
    afresh: bool = False

    def answer(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        """The replies to one message."""
        self.sent.append(message)
        if self.silent:
            return []
        if self.stalled:
            self.waiting.append(message)
            return []
        return [self.reply(message)]

    def reply(self, message: dict[str, Any]) -> dict[str, Any]:
        reply: dict[str, Any] = getattr(self, "on_" + message["kind"])(message)
        return reply

    def on_hello(self, message: dict[str, Any]) -> dict[str, Any]:
        return {
            "kind": "answers",
            "client": message["client"],
            "values": self.values,
            "seen": self.seen,
            "communities": self.communities,
            "version": self.version,
            "changed": bool(self.seen),
            "others": self.others,
            "forgotten": self.forgotten,
            "afresh": self.afresh,
        }

    def on_settle(self, message: dict[str, Any]) -> dict[str, Any]:
        self.others = [other for other in self.others if other["client"] != message["of"]]
        return {"kind": "settled", "client": message["client"]}

    def on_draft(self, message: dict[str, Any]) -> dict[str, Any]:
        where = {key: message[key] for key in ("client", "n", "field")}
        if self.draft_error:
            return {"kind": "ack", **where, "ok": False, "error": self.draft_error}
        self.values[message["field"]] = message["value"]
        self.seen[message["field"]] = {"client": message["client"], "n": message["n"]}
        return {"kind": "ack", **where, "ok": True, "at": "14:02"}

    def on_ask(self, message: dict[str, Any]) -> dict[str, Any]:
        """What `tells(field, what, given)` says; what it raises is a problem that the page is told."""
        where = {"kind": "told", **{key: message[key] for key in ("client", "n", "field", "what")}}
        if self.tells is None:
            return {**where, "ok": False, "error": "Nobody answers questions here."}
        try:
            return {**where, "ok": True, **self.tells(message["field"], message["what"], message.get("given"))}
        except PowerkitError as error:
            return {**where, "ok": False, "error": str(error)}

    def on_save(self, message: dict[str, Any]) -> dict[str, Any]:
        where = {"kind": "saved", "client": message["client"], "n": message["n"]}
        if self.save_answer is not None:
            return {**where, "ok": False, **self.save_answer}
        number = (self.version or {}).get("number", 0) + 1
        self.version = {
            "number": number,
            "saved": "2026-11-22T14:02:11+00:00",
            "at": "14:02",
            "day": "22 November 2026",
            "community": self.values.get("about.community") or "",
            "page": True,
        }
        return {**where, "ok": True, "version": self.version}

    def on_fresh(self, message: dict[str, Any]) -> dict[str, Any]:
        self.values.clear()
        self.seen.clear()
        return self.on_hello(message)

    def release(self, page: Page) -> None:
        """Answer at last what came while stalled."""
        self.stalled = False
        for message in self.waiting:
            page.evaluate("(message) => window.emit(message)", self.reply(message))
        self.waiting.clear()

    def kinds(self) -> list[str]:
        return [message["kind"] for message in self.sent]

    def drafts(self, of: str) -> list[dict[str, Any]]:
        """The drafts of one field, in the order they came."""
        return [message for message in self.sent if message["kind"] == "draft" and message["field"] == of]


@dataclass
class Desk:
    """One browser with one engine behind it; `open` gives a page with a card on it, as a tab would."""

    context: BrowserContext
    engine: Engine
    view: dict[str, Any]
    outside: list[str] = field(default_factory=list)
    script: str | None = None

    def __post_init__(self) -> None:
        self.context.expose_function("toEngine", lambda message: [*map(files_in_messages, self.engine.answer(message))])
        self.context.route("**/*", self._serve)

    def _serve(self, route: Route) -> None:
        url = route.request.url
        if not url.startswith(ORIGIN):
            self.outside.append(url)
            route.abort()
        elif "/card.js" in url:
            script = self.script or translated(bundle(entries_for(self.view.get("fields", ()))).script)
            route.fulfill(body=script, content_type="text/javascript; charset=utf-8")
        else:
            view = json.dumps({**self.view, **of_the_page(self.view)}).replace("<", "\\u003c")
            css = styles()
            route.fulfill(body=PAGE % {"css": css, "view": view}, content_type="text/html; charset=utf-8")

    def blank(self) -> Page:
        """A new tab of the same page with no card in it yet."""
        page = self.context.new_page()
        page.add_init_script("window.holdBack = true;")
        page.goto(ORIGIN + "/")
        return page

    def open(self, *, ready: bool = True, before: str = "") -> Page:
        """A new tab with the card in it; *before* is script to run before anything of the page."""
        page = self.context.new_page()
        if before:
            page.add_init_script(before)
        page.goto(ORIGIN + "/")
        page.locator(".pk-card[data-pk-state=ready]" if ready else ".pk-card").wait_for()
        return page
