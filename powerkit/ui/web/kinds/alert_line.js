// What went wrong, in a line beside what went wrong.

import { h, show } from "../dom.js";

/** A line that is said aloud as soon as it is told, and is hidden otherwise: { el, say(words) }. */
export function alertLine() {
  const el = h("p", { class: "pk-error", role: "alert", hidden: true });
  return {
    el,
    say(/** @type {string} */ words) {
      el.textContent = words;
      show(el, words);
    },
  };
}
