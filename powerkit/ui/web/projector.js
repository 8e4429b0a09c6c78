// Projector-safe: while it is on, nothing that was written before is in the page until somebody presses for it.

import { button, h, show } from "./dom.js";
import { fromStore, shared } from "./page_state.js";
import { t } from "./language.js";

const PROJECTOR_KEY = "powerkit:projector";

/** The switch of this browser tab: { on(), set(yes, again), follow(tell) }. With `again` all is covered anew, as for another group. `follow` gives what stops it. It is kept over a reload. */
export function projector() {
  const all = shared();
  all.projector ??= fromStore(() => window.sessionStorage.getItem(PROJECTOR_KEY) === "1", false); // without a store the page itself remembers
  const mark = () => document.documentElement.toggleAttribute("data-pk-projector", all.projector);
  mark();
  return {
    on: () => /** @type {boolean} */ (all.projector),
    set(/** @type {boolean} */ yes, again = false) {
      if (all.projector === yes && !again) return;
      all.projector = yes;
      mark();
      all.uncovered = {}; // what was pressed for, or written, is covered again
      fromStore(() => window.sessionStorage.setItem(PROJECTOR_KEY, yes ? "1" : "0"), undefined);
      window.dispatchEvent(new Event(PROJECTOR_KEY));
    },
    follow(/** @type {() => void} */ tell) {
      window.addEventListener(PROJECTOR_KEY, tell);
      return () => window.removeEventListener(PROJECTOR_KEY, tell);
    },
  };
}

/** @typedef {ReturnType<typeof projector>} Projector */

/**
 * The switch on the page: { el, sync() }.
 * @param {string} id
 * @param {Projector} safe
 * @param {(words: string) => void} say
 */
export function projectorSwitch(id, safe, say) {
  const state = h("span", { class: "pk-switch-state", "aria-hidden": "true" });
  const hint = h("span", { class: "pk-aside", id }, t("While it is on, what was written before is not shown on this screen."));
  const el = button("pk-secondary pk-switch", t("Projector-safe"), () => {
    safe.set(!safe.on());
    say(safe.on() ? t("Projector-safe is on. What was written before is not shown.") : t("Projector-safe is off. Everything shows again."));
  }, { role: "switch", "aria-describedby": id, "data-pk-key": "projector" });
  el.append(" ", state);
  function sync() {
    el.setAttribute("aria-checked", String(safe.on()));
    state.textContent = safe.on() ? t("on") : t("off");
  }
  sync();
  return { el: h("span", { class: "pk-switch-place" }, el, hint), sync };
}

/**
 * What stands in place of something kept off the screen: { el, main, why(reason) }. `open` shows it; a private one is asked about twice.
 * @param {string} label
 * @param {(part: string) => string} id
 * @param {() => void} open
 */
export function coverOf(label, id, open) {
  const words = h("p", { class: "pk-cover-words", id: id("words") });
  const ask = button("pk-secondary", t("Show it on this screen"), () => (kept ? sure(true) : open()), { "data-pk-key": "uncover", "aria-describedby": id("name") + " " + id("words") });
  const line = h("p", { id: id("sure"), tabindex: "-1" }, t("This answer is private. Everybody who sees this screen can then read it."));
  const confirm = h("div", { class: "pk-confirm", hidden: true, role: "group", "aria-labelledby": id("sure") }, line,
    h("div", { class: "pk-buttons" },
      button("pk-warn", t("Yes, show it here"), () => { sure(false); open(); }, { "data-pk-key": "uncover-yes" }),
      button("pk-secondary", t("No, keep it covered"), () => { sure(false); ask.focus(); }, { "data-pk-key": "uncover-no" })));
  let kept = false;
  function sure(/** @type {boolean} */ yes) {
    show(confirm, yes);
    show(ask, !yes);
    if (yes) line.focus();
  }
  const el = h("div", { class: "pk-field pk-cover", role: "group", "aria-labelledby": id("name") }, h("p", { class: "pk-label", id: id("name") }, label), words, h("p", {}, ask), confirm);
  return {
    el,
    main: ask,
    why(/** @type {keyof typeof COVERED} */ reason) {
      kept = reason === "private";
      words.textContent = COVERED[reason];
      sure(false);
      show(confirm, false);
    },
  };
}

const COVERED = {
  private: t("Kept private: not shown here."),
  recall: t("Looks back at an earlier answer: not shown here."),
  written: t("Something is written here already: not shown here."),
};
