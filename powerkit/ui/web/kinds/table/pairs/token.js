// One card that can be joined with others: its words, something quieter under them, what it is joined with, and its menu's button.

import { h, show } from "../../../dom.js";
import { keepFocus } from "../../keep_focus.js";

/** @import { TableContext } from "../shapes.d.ts" */
/** @import { PairActs, PairCard, PairState } from "./shapes.d.ts" */

/**
 * `act` = { tap(key), menu(key, from) }. Returns { el, main, more, key, show(what, state) }; `what` = { words, detail, name, joined }.
 * @param {TableContext} ctx
 * @param {string} key
 * @param {Pick<PairActs, "menu" | "menuWords"> & { tap(key: string): void }} act
 */
export function pairToken(ctx, key, act) {
  const words = h("span", { class: "pk-token-words", dir: "auto" });
  const detail = h("span", { class: "pk-pair-detail", dir: "auto" });
  const main = h("button", { type: "button", class: "pk-token-main", tabindex: "-1", "aria-pressed": "false", "aria-describedby": ctx.id("keys"), "data-pk-key": "token/" + key, onclick: () => act.tap(key) }, words, detail);
  const grip = h("span", { class: "pk-token-grip", "aria-hidden": "true" }, "⠿");
  const more = h("button", { type: "button", class: "pk-token-more", tabindex: "-1", "data-pk-key": "more/" + key, onclick: () => act.menu(key, more) }, h("span", { "aria-hidden": "true" }, "⋯"));
  const joined = h("div", { class: "pk-pair-joined" });
  const el = h("li", { class: "pk-token pk-pair", "data-pk-token": key }, h("span", { class: "pk-token-line" }, grip, main, more), joined);
  let shown = "";

  return {
    el,
    main,
    more,
    key,
    show(/** @type {PairCard} */ what, /** @type {PairState} */ { chosen, held, aimed, fits, at }) {
      const now = JSON.stringify([what.words, what.detail, what.said]);
      if (now !== shown) {
        words.textContent = what.words;
        detail.textContent = what.detail;
        show(detail, what.detail);
        more.setAttribute("aria-label", `${act.menuWords} ${what.name}`);
        more.title = act.menuWords;
        keepFocus(joined, () => joined.replaceChildren(...what.joined()));
        shown = now;
      }
      main.setAttribute("aria-pressed", String(chosen));
      el.classList.toggle("pk-chosen", chosen);
      el.classList.toggle("pk-held", held);
      el.classList.toggle("pk-aimed", aimed);
      el.classList.toggle("pk-fits", fits);
      for (const part of [main, more]) part.tabIndex = at ? 0 : -1;
    },
  };
}

/** @typedef {ReturnType<typeof pairToken>} PairToken */
