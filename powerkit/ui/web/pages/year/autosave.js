// What is typed on a page with a form of its own: kept in the browser at once, then in the log book as a draft.

//# style ./year.css
import { canonical } from "../../compare.js";
import { h } from "../../dom.js";
import { shared, wordStore } from "../../page_state.js";
import { blocksOf } from "../blocks.js";

/**
 * `key()` names what is being written; `send(values)` hands it to Python, which answers "kept" with the time. Nothing
 * is called saved before that. Returns { el, changed(values), kept(message), unsent(), done() }.
 */
export function keeping(ctx, key, send) {
  const el = h("p", { class: "pk-keep" });
  const place = (name) => `powerkit:page:${ctx.view.workbook}:${name}`;
  let timer = 0;
  let held = null; // { name, values }: typed and not yet in the log book
  const waiting = [];
  let inBrowser = true;

  function store(act) {
    try {
      return act(wordStore());
    } catch {
      return null; // a browser with its stores switched off
    }
  }

  function changed(values) {
    held = { name: key(), values };
    inBrowser = store((all) => (all.setItem(place(held.name), JSON.stringify(values)), !all.full)) === true;
    el.textContent = "Not saved yet…";
    clearTimeout(timer);
    timer = setTimeout(push, ctx.timing.debounce * 3);
  }

  function push() {
    clearTimeout(timer);
    if (held) send(held.values);
  }

  function kept(message, asked) {
    if (held && canonical(asked.answers) === canonical(held.values)) {
      store((all) => all.removeItem(place(held.name)));
      held = null;
    }
    if (!held) {
      el.textContent = `Saved as a draft at ${message.at}.`;
      waiting.splice(0).forEach((done) => done(true));
    }
  }

  /** Words of that name that never reached the log book, from before the page was loaded. */
  function unsent() {
    const text = store((all) => all.getItem(place(key())));
    try {
      return text ? JSON.parse(text) : null;
    } catch {
      return null;
    }
  }

  /** It is saved for good: nothing is left to keep. */
  function done() {
    clearTimeout(timer);
    store((all) => all.removeItem(place(held?.name ?? key())));
    held = null;
    el.textContent = "";
    waiting.splice(0).forEach((each) => each(true));
  }

  // The workbook asks this before it leaves the page.
  const entry = {
    id: `${ctx.view.page}-form`,
    pending: () => (held ? 1 : 0),
    kept: () => !held || inBrowser,
    flush() {
      if (!held) return Promise.resolve(true);
      const told = new Promise((end) => waiting.push(end));
      push();
      return told;
    },
  };
  shared().cards.add(entry);
  ctx.leaving(() => {
    clearTimeout(timer);
    shared().cards.delete(entry);
  });
  return { el, changed, kept, unsent, done };
}

/** Blocks as elements, headings `lift` levels higher. A picture may be wider than a small window: it can be scrolled. */
export function yearBlocks(blocks, lift = 0) {
  const made = blocksOf(blocks.map((block) => (block.is === "heading" ? { ...block, level: block.level - lift } : block)), "");
  for (const el of made) if (el.tagName === "FIGURE") for (const [name, value] of Object.entries({ class: "pk-chart", tabindex: "0", role: "group", "aria-label": "Picture" })) el.setAttribute(name, value);
  return made;
}
