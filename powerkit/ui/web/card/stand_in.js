// A box that takes the keys while the card of the box it stands for is drawn anew: no key that is pressed meanwhile is lost.

import { h, keepKeys } from "../dom.js";

/** It can be typed in, and nobody sees it: the card is back in a moment. */
const OUT_OF_SIGHT = "position: fixed; inset: 0 auto auto 0; width: 1px; height: 1px; padding: 0; border: 0; opacity: 0;";

/**
 * What a screen reader calls the box.
 * @param {HTMLInputElement | HTMLTextAreaElement} box
 */
const nameOf = (box) => box.getAttribute("aria-label") || [...(box.labels ?? [])].map((label) => label.textContent.trim()).join(" ");

/**
 * Takes the focus from `box`, whose card is going, with its words and its `caret`. What is typed here goes on into that box, which
 * keeps it in the browser's store as ever. Gives { el, end() → { caret } }: the new card takes the words up from the store.
 * @param {HTMLInputElement | HTMLTextAreaElement} box
 * @param {(number | null)[]} caret
 */
export function standInFor(box, caret) {
  const el = h(box.tagName, { type: box.getAttribute("type"), "aria-label": nameOf(box), "data-pk-stand-in": "", autocomplete: "off" });
  el.style.cssText = OUT_OF_SIGHT;
  keepKeys(el);
  el.value = box.value;
  el.addEventListener("input", () => {
    box.value = el.value;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  // Who goes elsewhere meanwhile has left the box. Another window is not elsewhere.
  el.addEventListener("blur", () => setTimeout(() => document.activeElement === el || el.remove()));
  document.body.append(el);
  el.focus({ preventScroll: true });
  el.setSelectionRange(...caret);

  return {
    el,
    end() {
      const last = [el.selectionStart, el.selectionEnd];
      el.remove();
      return { caret: last };
    },
  };
}
