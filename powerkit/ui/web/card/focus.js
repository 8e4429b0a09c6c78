// Where the person is on a card, kept while the card is drawn anew.

import { shared } from "../page_state.js";

/** Remember where the person is, so that a card drawn anew can put them back. Returns what to call when it goes. */
export function watchFocus(root, card) {
  let at = null;
  root.addEventListener("focusin", (event) => (at = event.target));
  root.addEventListener("focusout", () =>
    setTimeout(() => {
      if (root.isConnected && !root.contains(document.activeElement)) at = null; // they went elsewhere themselves
    }));
  return () => {
    const key = at?.getAttribute("data-pk-key");
    if (!key) return;
    const field = at.closest("[data-pk-field]")?.getAttribute("data-pk-field") ?? null;
    let caret = null;
    try {
      caret = at.selectionStart === null || at.selectionStart === undefined ? null : [at.selectionStart, at.selectionEnd];
    } catch {
      caret = null; // this sort of input has none
    }
    shared().focus = { card, field, key, caret };
  };
}

/** Put the focus and the caret back where they were, unless something else has the focus by now. */
export function restoreFocus(root, card) {
  const was = shared().focus;
  if (!was || was.card !== card) return;
  delete shared().focus;
  const taken = document.activeElement;
  if (taken && !taken.contains(root)) return; // what holds the card has the focus when nothing in particular does
  const inside = was.field === null ? root : root.querySelector(`[data-pk-field="${CSS.escape(was.field)}"]`);
  const el = inside?.querySelector(`[data-pk-key="${CSS.escape(was.key)}"]`);
  el?.focus();
  if (el && was.caret && el.setSelectionRange && el.type !== "date") el.setSelectionRange(...was.caret);
}
