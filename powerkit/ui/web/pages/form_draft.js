// What is typed on a page with a form of its own: kept in the browser at once, then in the log book as a draft.

import { h } from "../dom.js";
import { keptText } from "../kept_text.js";
import { shared } from "../page_state.js";
import { t } from "../language.js";

/** @import { Page } from "./shapes.d.ts" */
/** @import { KeptAt } from "../generated/pages.d.ts" */

/** @typedef {{ values: unknown, about: { name: string } }} Held What is typed, and about what. */

/**
 * What waits in this browser under a name: { get(name), set(name, values), remove(name) }. `set` says whether it is there now.
 * @param {string} workbook
 */
function placeIn(workbook) {
  const textOf = (/** @type {string} */ name) => keptText(`powerkit:page:${workbook}:${name}`);
  return {
    get(/** @type {string} */ name) {
      try {
        return JSON.parse(textOf(name).get());
      } catch {
        return null; // nothing, or nothing of ours
      }
    },
    set: (/** @type {string} */ name, /** @type {unknown} */ values) => textOf(name).set(JSON.stringify(values)),
    remove: (/** @type {string} */ name) => textOf(name).set(""),
  };
}

/**
 * `about()` = { name, ... } tells what is being written, as it stands when it is typed: the page may be about something
 * else by the time it is sent. `send(values, about)` hands it to Python, which answers "kept" with the time. Nothing is
 * called kept before that. Returns { el, changed(values), now(), kept(message), unsent(), done() }.
 * @param {Page} ctx
 * @param {() => any} about
 * @param {(values: any, about: any) => void} send
 */
// Long: what is typed, sent and kept: one state, asked by the page before it goes.
export function formDraft(ctx, about, send) {
  const el = h("p", { class: "pk-keep" });
  const place = placeIn(ctx.view.workbook);
  /** @type {((value: any) => void)[]} */
  const waiting = []; // who asked to be told once all is kept
  let timer = 0;
  /** @type {Held | null} */
  let held = null; // { values, about }: typed and not yet in the log book
  /** @type {Held | null} */
  let sent = null; // what of it was handed to Python last
  let inBrowser = true;

  function changed(/** @type {unknown} */ values) {
    const now = { values, about: about() };
    if (held && held !== sent && held.about.name !== now.about.name) push();
    held = now;
    inBrowser = place.set(now.about.name, values);
    el.textContent = t("Not kept yet…");
    clearTimeout(timer);
    timer = setTimeout(push, ctx.timing.debounce * 3);
  }

  function push() {
    clearTimeout(timer);
    sent = held;
    if (held) send(held.values, held.about);
  }

  /** Nothing waits any more. */
  function over(/** @type {string} */ words) {
    clearTimeout(timer);
    if (held) place.remove(held.about.name);
    held = sent = null;
    el.textContent = words;
    waiting.splice(0).forEach((tell) => tell(true));
  }

  function kept(/** @type {Partial<KeptAt>} */ { at }) {
    if (held === sent) over(at ? t("Kept {at}", { at }) : t("Kept"));
    else if (sent && sent.about.name !== held?.about.name) place.remove(sent.about.name); // of something else than is typed now
  }

  /** It is saved for good: nothing is left to keep. */
  function done() {
    over("");
    place.remove(about().name);
  }

  // The workbook asks this before it leaves the page.
  const entry = {
    id: `${ctx.view.page}-form`,
    pending: () => (held ? 1 : 0),
    kept: () => !held || inBrowser,
    flush() {
      if (!held) return Promise.resolve(true);
      const told = new Promise((tell) => waiting.push(tell));
      push();
      return told;
    },
  };
  shared().cards.add(entry);
  ctx.leaving(() => {
    clearTimeout(timer);
    shared().cards.delete(entry);
  });
  return {
    el,
    changed,
    /** Hand over what waits at once: what is asked next comes after it, and nothing typed before is kept behind it. */
    now: () => held !== sent && push(),
    kept,
    /** Words of that name that never reached the log book, from before the page was loaded. */
    unsent: () => place.get(about().name),
    done,
  };
}
