"""A stand-in for the card's stage: one kind of answer with its screens, a top line of 60 and a foot of 76 pixels."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from powerkit.deck import Field
from powerkit.errors import PowerkitError
from powerkit.ui.host import files_in_messages
from powerkit.ui.widgets.bundle import entries_for
from tests.one_browser import PATIENCE
from tests.page_scripts import plain, styles

WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}

_PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Stage</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>%(css)s</style><style>
html, body { margin: 0; background: var(--pk-table); }
.pk-card.stage { --pk-suit: var(--pk-suit-1); max-width: 1064px !important; }
.pk-card.stage { margin: 0 auto; padding: 0; border: 0; background: none; }
#top, #foot { display: flex; align-items: center; padding-inline: 53px; background: var(--pk-card); }
#top { height: 60px; } #foot { position: fixed; inset: auto 0 0; height: 76px; }
#place { padding: 20px 53px 84px; } #place h2 { margin: 0; font: 700 28px/1.25 var(--pk-letters); }
.pk-field { margin: 0; padding: 0; border: 0; }
@media (width < 640px) {
  #place { padding: 16px 20px 84px; } #place h2 { font-size: 24px; } #top, #foot { padding-inline: 20px; }
}
</style></head><body><section class="pk-card stage">
<div id="top">Cards</div><div id="place"></div><div id="foot">Next</div></section>
<script>%(script)s</script><script>
const field = %(field)s;
const voice = speaker();
window.said = [];
window.value = null;
const ctx = {
  id: (part) => "f-" + part.replace(/[^\\w-]/g, "-"), fields: [field],
  say: (words) => (window.said.push(words), voice.say(words)),
  tags() {}, recount() {}, head: "h3", shown: () => true, waits: NO_BOXES, title: "",
  change: (value) => (window.value = value),
  async ask(what, given) {
    const told = await window.tell(what, given);
    if (told.error) throw new Unanswered(told.error);
    return told;
  },
};
const control = KINDS[field.kind](field, ctx);
const made = frame(field, ctx, control);
const question = document.createElement("h2");
const place = document.querySelector("#place");
place.append(voice.el, made.box);
keepKeys(document.querySelector(".pk-card"));
window.screenOf = (id) => {
  const at = control.screen(id);
  question.textContent = field.screens.find((each) => each.id === id)?.question ?? "";
  (at ?? place).prepend(question);
};
window.given = (value) => control.set(value);
</script></body></html>"""

Tell = Callable[[str, Any], dict[str, Any]]


@contextmanager
def stage(browser: Browser, field: Field, tell: Tell, answer: Any = None, **size: Any) -> Iterator[Page]:
    """A page with the field's answer on the stage; ``screenOf(id)`` shows a screen, `value` is the answer as it is."""

    def told(what: str, given: Any) -> dict[str, Any]:
        try:
            return files_in_messages(tell(what, given))
        except PowerkitError as error:
            return {"error": str(error)}

    context = browser.new_context(locale="en-GB", viewport=size or WIDE)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.expose_function("tell", told)
    given = field.page()
    script = plain(*entries_for([given]))
    page.set_content(_PAGE % {"css": styles(), "script": script, "field": json.dumps(given).replace("<", "\\u003c")})
    page.evaluate("(answer) => window.given(answer)", answer)
    yield page
    context.close()
    assert faults == []
