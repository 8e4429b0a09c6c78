// The menu of one item: where it stands, its mark, why, its words, and taking it off. A dialog of the browser's own.

import { button } from "../../dom.js";
import { cell } from "../cells.js";
import { itemPanel, showCells } from "../item_panel.js";
import { boardColumns, boardName } from "./model.js";
import { t } from "../../language.js";
import { lowerFirst } from "../../phrasing.js";

/** @import { BoardField } from "../../generated/views.d.ts" */
/** @import { CellColumn, Context } from "../../shapes.d.ts" */
/** @import { Board } from "./shapes.d.ts" */
/** @import { Cell } from "../cells.js" */

/**
 * { el, open(id, from) }. `act` = { store, plan, edit(id, parts, words, options), same(id), remove(id), focus(id) }.
 * @param {BoardField} field
 * @param {Context} ctx
 * @param {Pick<Board, "store" | "plan" | "edit" | "same" | "remove" | "focus">} act
 */
export function boardPanel(field, ctx, act) {
  const panel = itemPanel(ctx, { remove: () => act.remove(id), focus: () => act.focus(id) }, { look: "pk-cells" });
  const { el, title, body } = panel;
  const equal = act.plan.twice && button("pk-secondary pk-board-same", t("The same as now"), () => setSame(), { "data-pk-key": "panel-same" });
  const order = ["zone", "own", "then", "mark", "why", "item"];
  let id = "";
  let cells = /** @type {Cell[]} */ ([]);

  function open(/** @type {string} */ which, /** @type {HTMLElement} */ opener) {
    const row = act.store.find(which);
    if (!row) return;
    id = which;
    cells = order.flatMap((name) => boardColumns(field).find((column) => column.id === name) ?? []).map((column) => cell(worded(column), { id: (part) => ctx.id("panel-" + part) }, "one", () => changed(column.id), ""));
    body.replaceChildren(...cells.map((each) => each.el));
    if (equal) by("then").el.append(equal);
    sync();
    panel.open(opener ?? null);
  }

  const by = (/** @type {string} */ name) => /** @type {Cell} */ (cells.find((each) => each.column.id === name));
  const worded = (/** @type {CellColumn} */ column) => (column.id === "zone" ? { ...column, label: t("Move to: {label}", { label: lowerFirst(column.label) }) } : column.id === "item" ? { ...column, label: t("The words of this {item}", { item: field.row || t("item") }) } : column);

  /** Show how the item is now; a box that is being typed in is left alone, unless `all` is meant. */
  function sync(all = false) {
    const row = act.store.find(id);
    if (!row) return el.close();
    title.textContent = boardName(field, row);
    showCells(cells.map((made) => ({ made, value: () => row[made.column.id] })), all);
    if (equal) equal.setAttribute("aria-disabled", String(!row.zone || row.zone === row.then));
  }

  function changed(/** @type {string} */ column) {
    const typed = ["item", "why", "own"].includes(column);
    act.edit(id, { [column]: by(column).get() }, { key: typed ? `panel/${id}/${column}` : null, by: "panel" });
    sync();
  }

  function setSame() {
    if (equal.getAttribute("aria-disabled") === "true") return ctx.say(t("Say first where it is now."));
    act.same(id);
    sync();
  }

  act.store.on((/** @type {string} */ by) => by !== "panel" && el.open && sync(by === "history"));
  return { el, open };
}
