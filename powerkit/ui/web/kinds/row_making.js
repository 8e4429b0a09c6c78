// One row of a list: its cells, made when they are first needed, and its buttons.

import { button, h, show } from "../dom.js";
import { ROW_PARTS } from "../registry.js";
import { cell } from "./cells.js";
import { newRowId } from "./row_values.js";
import { t } from "../language.js";

/** @import { CellColumn, ListRow, NewRow, RowList, RowsField, Way } from "../shapes.d.ts" */
/** @import { Cell } from "./cells.js" */

/**
 * What stands in a row now.
 * @param {ListRow} row
 */
export function rowValue(row) {
  const cells = row.made ? Object.fromEntries(row.made.map((each) => [each.column.id, each.get()])) : {};
  return { ...row.base, _id: row.id, ...cells };
}

/**
 * Say beside a cell what was put there and could not be read; it is kept until something else is.
 * @param {Cell} made
 * @param {ListRow} row
 */
export function note(made, row) {
  const text = row.base._unread?.[made.column.id];
  made.error.set(text ? t("“{text}” does not fit here. Put in what does. Until then it stays as a note.", { text: text.slice(0, 80) }) : "");
}

/**
 * What could not be read is gone once something is put in its place.
 * @param {ListRow} row
 * @param {string} id
 */
export function settle(row, id) {
  if (!row.base._unread?.[id]) return;
  const { [id]: _gone, ..._unread } = row.base._unread;
  row.base = { ...row.base, _unread };
  if (!Object.keys(_unread).length) delete row.base._unread;
}

const OWN_KIND = "own"; // the choice of "another kind", which a column of its own names

/**
 * In a row whose deck says which column names another kind, it is asked once that is chosen; what stands there stays.
 * @param {{ field: RowsField }} given
 * @param {ListRow} row
 */
export function askOwn({ field }, row) {
  const find = (/** @type {string | undefined} */ id) => row.made?.find((each) => each.column.id === id);
  const [group, own] = [find(field.group), find(field.own)];
  if (group && own) show(own.el, group.get() === OWN_KIND || Boolean(own.get()));
}

/**
 * @param {string} words
 */
const named = (words) => h("span", { class: "pk-aside" }, words, h("span", { class: "pk-which" }));

/**
 * @param {RowList} list
 * @param {ListRow} row
 * @param {string} sign
 * @param {number} step
 * @param {Way} where
 */
function moveButton(list, row, sign, step, where) {
  const words = { up: t("Move up"), down: t("Move down"), earlier: t("Move earlier"), later: t("Move later") }[where];
  const made = button("pk-icon", "", () => list.move(row, step), { "data-pk-key": `${row.id}/${where}`, title: words });
  made.append(h("span", { "aria-hidden": "true" }, sign), named(words));
  return made;
}

/**
 * @param {RowList} list
 * @param {ListRow} row
 */
function rowButtons(list, row) {
  const { field, noun, rows, move, moveTo, ctx } = list;
  const [earlier, later] = list.moves;
  const grip = ROW_PARTS.grip?.(row, { field, noun, rows, move, moveTo, say: ctx.say });
  if (grip) row.grip = grip;
  row.up = moveButton(list, row, "↑", -1, earlier);
  row.down = moveButton(list, row, "↓", 1, later);
  const remove = button("pk-quiet pk-remove", t("Remove"), () => list.take(row), { "data-pk-key": `${row.id}/remove` });
  remove.append(h("span", { class: "pk-aside pk-which" }));
  return h("div", { class: "pk-row-buttons" }, grip, row.up, row.down, remove);
}

/**
 * Make a row of `list` from what it holds. A row is { id, el, cells, cell(columnId), where (span), buttons, title() }.
 * @param {RowList} list
 * @param {NewRow} base
 * @param {boolean} folded
 */
export function rowOf(list, base, folded) {
  const row = /** @type {ListRow} */ ({ id: base._id || newRowId(list.rows.map((other) => other.id)), base, folded });
  const build = (/** @type {CellColumn} */ column) => {
    const react = () => {
      settle(row, column.id);
      list.changed();
    };
    const where = h("span", { class: "pk-aside pk-where" }, row.said ? ` (${row.said.trim()})` : "");
    const made = cell(column, list.ctx, row.id, react, where);
    if (row.base[column.id] !== undefined) made.set(row.base[column.id]);
    note(made, row);
    return made;
  };
  // A folded row has no cells until it is opened: hundreds of people would be slow to show, and to get past.
  Object.defineProperty(row, "cells", { get: () => {
    if (row.made) return row.made;
    row.made = list.columns.map(build);
    askOwn(list, row);
    return row.made;
  } });
  row.cell = (/** @type {string} */ id) => row.cells.find((/** @type {import("./cells.js").Cell} */ each) => each.column.id === id);
  row.value = () => rowValue(row);
  row.title = () => String(/** @type {Record<string, unknown>} */ (rowValue(row))[list.titleColumn] ?? "");
  row.buttons = rowButtons(list, row);
  row.el = list.look.build(row);
  row.el.setAttribute("data-pk-row", row.id);
  row.el.classList.add("pk-row");
  return row;
}
