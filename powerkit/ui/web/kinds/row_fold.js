// A row that is folded to its title and its short answers, and opened again.

import { button, h, show } from "../dom.js";
import { shared } from "../page_state.js";
import { capital } from "../phrasing.js";
import { cellWords } from "./cells.js";
import { beginning, titleOf } from "./row_values.js";
import { t } from "../language.js";

/** @import { ListRow, Row, RowsContext, RowsField } from "../shapes.d.ts" */

/** A list of no more rows than this shows them all open. */
export const UNFOLDED = 3;

/**
 * Rows opened by hand, kept for as long as the page is, so that a card drawn anew shows them as they were.
 * @param {RowsContext} ctx
 */
export function opened(ctx) {
  return ((shared().opened ??= {})[ctx.id("rows").replace(/^pk\d+-/, "")] ??= new Set());
}

/**
 * What a folded row says beside its title: its short answers, in words, and how a long one that leads it begins.
 * @param {RowsField} field
 * @param {Row} row
 */
function brief(field, row) {
  const columns = field.columns || [];
  const places = field.labelled; // which is which?
  const said = columns.map((column, i) => {
    const value = row[column.id];
    if (column.id === titleOf(columns)) return "";
    if (column.type === "tick" && !row._unread?.[column.id]) return value ? column.label : "";
    if (row._unread?.[column.id]) return `${column.label}: “${beginning(row._unread[column.id])}”`;
    if (value === undefined || value === null || value === "") return "";
    if (column.type === "long") return i ? "" : beginning(value);
    const words = cellWords(column, value);
    return places && column.type === "choice" ? `${column.label}: ${words}` : words;
  });
  return said.filter(Boolean).slice(0, 4).join(" · ");
}

/**
 * A button that shows a row's title while it is folded, and folds it again.
 * @param {RowsField} field
 * @param {RowsContext} ctx
 * @param {ListRow} row
 * @param {HTMLElement} body
 */
export function foldButton(field, ctx, row, body) {
  const title = h("span", { class: "pk-fold-title", dir: "auto" });
  const rest = h("span", { class: "pk-fold-rest", dir: "auto" });
  const toggle = button("pk-fold", "", () => unfold(row.folded), { "data-pk-key": `${row.id}/fold` });
  toggle.append(title, rest);

  function unfold(/** @type {boolean} */ yes) {
    row.folded = !yes;
    opened(ctx)[yes ? "add" : "delete"](row.id);
    if (yes && !body.childElementCount) body.append(...row.cells.map((each) => each.el));
    draw();
  }

  function draw() {
    toggle.setAttribute("aria-expanded", String(!row.folded));
    show(body, !row.folded);
    show(row.buttons, !row.folded);
    const home = row.folded ? toggle.parentNode : row.buttons; // the handle shows on folded rows too
    if (row.grip && row.grip.parentNode !== home) home?.insertBefore(row.grip, row.folded ? null : row.up);
    title.textContent = row.title().trim() || capital(t("{item} with no name yet", { item: field.row || t("row") }));
    rest.textContent = row.folded ? brief(field, row.value()) : "";
  }

  return { toggle, unfold, draw };
}
