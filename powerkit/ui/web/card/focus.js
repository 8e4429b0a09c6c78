// Where the person is on a card, kept while the card is drawn anew and while what had the focus goes away.

import { shared } from "../page_state.js";
import { standInFor } from "./stand_in.js";

/** The caret or what is selected in a box; null for what has none. */
const caretIn = (/** @type {HTMLInputElement} */ box) => (typeof box.selectionStart === "number" ? [box.selectionStart, box.selectionEnd] : null);

/**
 * All that are called by a key, in a question or (null) on the card outside of them.
 * @param {HTMLElement} root
 * @param {string | null} field
 * @param {string} key
 */
function alike(root, field, key) {
  const all = [...root.querySelectorAll(`[data-pk-key="${CSS.escape(key)}"]`)];
  return all.filter((each) => (each.closest("[data-pk-field]")?.getAttribute("data-pk-field") ?? null) === field);
}

/**
 * Remember where the person is, so that a card drawn anew can put them back. Returns what to call when it goes.
 * @param {HTMLElement} root
 * @param {string} card
 */
export function watchFocus(root, card) {
  let at = /** @type {HTMLInputElement | null} */ (null);
  root.addEventListener("focusin", (event) => (at = /** @type {HTMLInputElement} */ (event.target)));
  root.addEventListener("focusout", () =>
    setTimeout(() => {
      if (root.isConnected && !root.contains(document.activeElement)) at = null; // they went elsewhere themselves
    }));
  return () => {
    const key = at?.getAttribute("data-pk-key");
    if (!key) return;
    const field = /** @type {HTMLInputElement} */ (at).closest("[data-pk-field]")?.getAttribute("data-pk-field") ?? null;
    const nth = alike(root, field, key).indexOf(/** @type {Element} */ (at)); // several may be called so
    const caret = caretIn(/** @type {HTMLInputElement} */ (at));
    shared().focus?.standIn?.end();
    const gone = document.activeElement === document.body; // nobody took the focus before the card went
    shared().focus = { card, field, key, nth, caret, standIn: caret && gone ? standInFor(/** @type {HTMLInputElement} */ (at), caret) : null };
  };
}

/**
 * Put the focus and the caret back where they were, unless something else has the focus by now. `resume()` is called
 * first: it turns to what was on the whole screen.
 * @param {HTMLElement} root
 * @param {string} card
 */
export function restoreFocus(root, card, resume = () => {}) {
  const was = shared().focus;
  const mine = was?.card === card;
  const taken = document.activeElement;
  const free = !taken || taken.contains(root) || taken === was?.standIn?.el; // what holds the card has the focus when nothing in particular does
  const typed = mine ? was.standIn?.end() : null;
  resume();
  if (!mine) return;
  delete shared().focus;
  if (!free) return;
  const all = alike(root, was.field, was.key);
  const el = /** @type {HTMLInputElement | undefined} */ ([all[was.nth], ...all].find((each) => each?.checkVisibility()));
  el?.focus();
  const caret = /** @type {[number, number] | null} */ (typed?.caret ?? was.caret);
  if (el && caret && el.setSelectionRange && el.type !== "date") el.setSelectionRange(...caret);
}

/**
 * Where what had the focus in `box` went away or is hidden, `otherwise()` has it: the focus never falls to the page's body.
 * @param {HTMLElement} box
 * @param {() => HTMLElement | null} otherwise
 */
export function catchFocus(box, otherwise) {
  let last = /** @type {HTMLElement | null} */ (null);
  const gone = () => last && !(last.isConnected && last.checkVisibility());

  /** Once all that follows from what was done has been drawn. */
  function look() {
    const at = document.activeElement;
    if (!box.isConnected || !gone() || (at !== document.body && at !== last)) return;
    const to = otherwise();
    if (to) to.focus({ preventScroll: true });
  }

  box.addEventListener("focusin", (event) => (last = /** @type {HTMLElement} */ (event.target)));
  box.addEventListener("focusout", (event) => event.relatedTarget && (last = null));
  for (const name of ["focusout", "change", "click", "keyup", "pointerup"]) box.addEventListener(name, () => requestAnimationFrame(() => requestAnimationFrame(look)));
}

/**
 * Keys that are pressed while nothing in particular has the focus go to `keyed`, where `box` had it last. Returns what ends it.
 * @param {HTMLElement} box
 * @param {(event: KeyboardEvent) => void} keyed
 */
export function keysOfBody(box, keyed) {
  let held = false;
  const follow = (/** @type {FocusEvent} */ event) => (held = box.contains(/** @type {Node} */ (event.target)));
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (held && box.isConnected && [document.body, document.documentElement].includes(/** @type {HTMLElement} */ (event.target))) keyed(event);
  };
  document.addEventListener("focusin", follow);
  document.addEventListener("keydown", press);
  return () => {
    document.removeEventListener("focusin", follow);
    document.removeEventListener("keydown", press);
  };
}

/** The text box that a step begins with, if it begins with one. */
export function firstBox(/** @type {HTMLElement} */ el) {
  const first = /** @type {HTMLElement[]} */ ([...el.querySelectorAll("input, textarea, select, button")]).find((each) => each.offsetParent);
  return first?.matches("textarea, input.pk-input:not([type=date], [type=file])") ? first : null;
}

/** Whether there is likely a keyboard at hand, and not one on the screen alone. */
export const hasKeyboard = () => window.matchMedia("(pointer: fine)").matches;

/** The focus goes to the box that a tool in `place` begins with, where there is a keyboard, and the `title` is said; else to the title. */
export function focusFirst(/** @type {HTMLElement | null} */ place, /** @type {HTMLElement} */ title, /** @type {(words: string) => void} */ say) {
  const box = place && hasKeyboard() ? firstBox(place) : null;
  (box ?? title).focus();
  if (box) say(/** @type {string} */ (title.textContent));
}
