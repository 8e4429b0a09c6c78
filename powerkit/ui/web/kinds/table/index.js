// Rows of typed columns: a real table where there is room, stacked records where there isn't.

//# style ./views.css
//# style ./table.css
import { aside, h } from "../../dom.js";
import { KINDS, LOOKS, PICTURED } from "../../registry.js";
import { rowsControl, rowsEditor, stackedRows } from "../rows.js";
import "./order.js";
import "./importing/paste.js";
import "./importing/files.js";
import { t } from "../../language.js";
import { oneOrMany } from "../for_group.js";

/** @import { TableField } from "../../generated/views.d.ts" */
/** @import { ListRow } from "../../shapes.d.ts" */
/** @import { TableContext } from "./shapes.d.ts" */

/** @type {Record<string, number>} */
const WEIGHTS = { long: 3.5, number: 1.5, tick: 1.2 }; // room a column asks for; others 2.5
const WIDEST = 9.5;

KINDS.table = (field, ctx) => (field.drawn && PICTURED.made ? PICTURED.made(field, ctx, (/** @type {TableContext} */ inner) => tableOf(field, inner)) : tableOf(field, ctx));

/**
 * @param {TableField} field
 * @param {TableContext} ctx
 */
function tableOf(field, ctx) {
  if (LOOKS[field.shown]) return LOOKS[field.shown](field, ctx);
  const width = (field.columns || []).reduce((sum, column) => sum + (WEIGHTS[column.type] ?? 2.5), 0);
  const plain = (field.shown || "table") === "table" && width <= WIDEST;
  return plain ? plainTable(field, ctx) : stackedRows(field, ctx);
}

/**
 * @param {TableField} field
 * @param {TableContext} ctx
 */
function plainTable(field, ctx) {
  const list = h("tbody");
  const heads = field.columns.map((column) => h("th", { scope: "col", class: "pk-col-" + column.type }, oneOrMany(column.label, column.ours)));
  const order = h("th", { scope: "col", class: "pk-col-buttons" }, aside(t("Order and remove")));
  const build = (/** @type {ListRow} */ row) => {
    const cells = row.cells.map((each) => h("td", {}, each.el));
    return h("tr", {}, ...cells, h("td", { class: "pk-col-buttons" }, row.buttons));
  };
  const table = h("table", { class: "pk-table", "aria-label": field.label }, h("thead", {}, h("tr", {}, ...heads, order)), list);
  return rowsControl(rowsEditor(field, ctx, { list, build }), table);
}
