// Keys on cards that can be joined: one stop for Tab, arrows from card to card; Enter picks one up, arrows then go through those it can join, Enter joins.

import { keyAlong } from "../../../language.js";

/** @import { PairKeyActs } from "./shapes.d.ts" */

/** @type {Record<string, number>} */
const PAIR_STEPS = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/**
 * `act` = { held(), hold(key), release(), aim(step), join(), at(key), remove(key), menu(key, from), go(key), columns() }. `columns()` are
 * lists of keys, in the order they are read; `aim` goes to the next or the one before of those the held one can join.
 * @param {HTMLElement} root
 * @param {PairKeyActs} act
 */
export function pairKeys(root, act) {
  const taken = (/** @type {Event} */ event, /** @type {() => void} */ done) => {
    event.preventDefault();
    done();
  };

  /** The card an arrow leads to: up and down in its list, left and right to the list beside it. */
  function beside(/** @type {string} */ key, /** @type {string} */ arrow) {
    const columns = act.columns().filter((each) => each.length);
    const column = columns.findIndex((each) => each.includes(key));
    const row = columns[column].indexOf(key);
    if (arrow === "Home") return columns[column][0];
    if (arrow === "End") return columns[column].at(-1);
    if (arrow === "ArrowUp" || arrow === "ArrowDown") return columns[column][row + PAIR_STEPS[arrow]];
    const next = columns[column + (PAIR_STEPS[arrow] || 0)];
    return next?.[Math.min(row, next.length - 1)];
  }

  function pressed(/** @type {KeyboardEvent} */ event) {
    const on = /** @type {HTMLElement} */ (event.target);
    if (event.altKey || event.ctrlKey || event.metaKey || on.closest("dialog")) return;
    if (event.key === "Escape") return act.release() && event.preventDefault();
    const own = on.closest(".pk-token-main")?.closest("[data-pk-token]")?.getAttribute("data-pk-token");
    if (!own) return;
    const held = act.held() === own;
    if (event.key === "Enter" || event.key === " ") return taken(event, () => (event.repeat ? null : held ? act.join() : act.hold(own)));
    if (held && PAIR_STEPS[event.key]) return taken(event, () => act.aim(PAIR_STEPS[event.key]));
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey) || event.key === "m") return taken(event, () => act.menu(own, on.closest("button")));
    if (event.key === "Delete") return taken(event, () => act.remove(own));
    if (!PAIR_STEPS[event.key] && event.key !== "Home" && event.key !== "End") return;
    const to = beside(own, keyAlong(event.key));
    if (to && to !== own) taken(event, () => act.go(to));
  }

  root.addEventListener("keydown", pressed);
  root.addEventListener("keyup", (event) => event.key === " " && /** @type {Element} */ (event.target).closest(".pk-token-main") && event.preventDefault()); // Space is no tap
  root.addEventListener("focusin", (event) => {
    const key = /** @type {Element} */ (event.target).closest("[data-pk-token]")?.getAttribute("data-pk-token");
    if (key) act.at(key);
  });
}
