// Keys on the board: one stop for Tab, arrows from item to item, Enter or Space to pick one up, arrows to move it, Enter or Escape to let go.

import { boardSplit } from "../row_values.js";
import { keyAlong } from "../../language.js";

/** @import { BoardScene } from "./scene.js" */
/** @import { Acts } from "../../shapes.d.ts" */

/** @type {Record<string, number>} */
export const BOARD_STEPS = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/**
 * `act` = { held(), hold(key), release(), step(key, arrow), at(key), remove(key), menu(id, from), order() }.
 * @param {BoardScene} scene
 * @param {Acts} act
 */
export function boardKeys(scene, act) {
  const taken = (/** @type {KeyboardEvent} */ event, /** @type {() => void} */ done) => {
    event.preventDefault();
    done();
  };

  function pressed(/** @type {KeyboardEvent} */ event) {
    const own = /** @type {HTMLElement} */ (event.target).closest(".pk-token-main")?.closest("[data-pk-token]")?.getAttribute("data-pk-token");
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") return act.release() && event.preventDefault();
    if (!own) return;
    const held = act.held() === own;
    const key = keyAlong(event.key);
    if (event.key === "Enter" || event.key === " ") return taken(event, () => (event.repeat ? null : held ? act.release() : act.hold(own)));
    if (BOARD_STEPS[key] && held) return taken(event, () => act.step(own, key));
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey) || event.key === "m") return taken(event, () => act.menu(boardSplit(own)[0], /** @type {HTMLElement} */ (event.target).closest("button")));
    if (event.key === "Delete") return taken(event, () => act.remove(own));
    const order = act.order();
    const to = { Home: 0, End: order.length - 1 }[key] ?? order.indexOf(own) + (BOARD_STEPS[key] || 0);
    if (order[to] && order[to] !== own) taken(event, () => scene.token(order[to])?.main.focus());
  }

  scene.el.addEventListener("keydown", pressed);
  scene.el.addEventListener("keyup", (/** @type {KeyboardEvent} */ event) => event.key === " " && /** @type {HTMLElement} */ (event.target).closest(".pk-token-main") && event.preventDefault()); // Space is no tap
  scene.el.addEventListener("focusin", (/** @type {FocusEvent} */ event) => {
    const key = /** @type {HTMLElement} */ (event.target).closest("[data-pk-token]")?.getAttribute("data-pk-token");
    if (key) act.at(key);
  });
}
