// A line for what an inbox could not do: shown, and read aloud.

import { h, show } from "../../dom.js";

/**
 * { el, say(text), clear() }
 * @param {{ say: (words: string) => void }} ctx
 */
export function inboxTrouble(ctx) {
  const el = h("p", { class: "pk-error", hidden: true });
  return {
    el,
    say(/** @type {string} */ text) {
      el.textContent = text;
      show(el, true);
      ctx.say(text);
    },
    clear: () => show(el, false),
  };
}
