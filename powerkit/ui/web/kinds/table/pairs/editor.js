// A table shown as cards that are joined two by two, with the same rows as a list under it.

//# style ../../panel.css
//# style ../../board/board.css
//# style ./pairs.css
import { button, h, show } from "../../../dom.js";
import { rowsHistory } from "../../../undo.js";
import { keptWithRows, rowsBeside } from "../../rows_beside.js";
import { t } from "../../../language.js";

/** @import { TableField } from "../../../generated/views.d.ts" */
/** @import { HistoryTools } from "../../../undo.js" */
/** @import { TableContext } from "../shapes.d.ts" */
/** @import { PairsLook } from "./shapes.d.ts" */

/**
 * look = { class, title, hint of the list, work(field, ctx, store, shell, root) → { main, tools } }.
 * @template {TableField} F
 * @param {F} field
 * @param {TableContext} ctx
 * @param {PairsLook<F>} look
 */
export function pairsLook(field, ctx, look) {
  const store = rowsHistory();
  const shell = h("div", { class: look.class });
  const table = rowsBeside(field, ctx, store, { title: look.title, hint: look.hint, undo: () => work.tools.go("undo") });
  const el = h("div", {}, shell, table.el);
  const work = look.work(field, ctx, store, shell, el);

  return { ...keptWithRows(ctx, store, table), el, main: work.main };
}

/**
 * One line that says how to begin, or what is chosen and what can be done with it. `act` = { menu(key, from), name(key), how(),
 * next(name): what to choose once something is }. It follows what is pressed in `shell`.
 * @param {TableContext} ctx
 * @param {HTMLElement} shell
 * @param {HistoryTools} tools
 * @param {ReturnType<import("./joining.js").pairWork>} pairs
 * @param {string} keysSaid
 * @param {{ menu(key: string, from: HTMLElement): void, name(key: string): string, how(): string, next(name: string): string }} act
 */
export function pairStrip(ctx, shell, tools, pairs, keysSaid, act) {
  const words = h("p", { class: "pk-board-words", dir: "auto" });
  const menu = button("pk-secondary", t("Menu…"), () => act.menu(/** @type {string} */ (pairs.chosen()), menu), { "data-pk-key": "strip-menu" });
  const done = button("pk-secondary", t("Let go"), pairs.release, { "data-pk-key": "strip-done" });
  const buttons = h("div", { class: "pk-board-strip-buttons", hidden: true }, menu, done);
  const el = h("div", { class: "pk-board-strip" }, words, buttons, h("p", { class: "pk-aside", id: ctx.id("keys") }, keysSaid), tools.el);

  function sync() {
    const key = pairs.held() ?? pairs.chosen();
    const text = !key ? act.how() : pairs.held() ? t("{name}: arrow keys, then Enter.", { name: act.name(key) }) : act.next(act.name(key));
    if (words.textContent !== text) words.textContent = text;
    el.classList.toggle("pk-on", Boolean(key));
    show(buttons, pairs.chosen());
  }

  for (const what of ["click", "keyup"]) shell.addEventListener(what, sync);
  return { el, sync };
}
