// The cells of a row of a review, in plain controls.

import { h } from "../../dom.js";
import { area, asked, day, line, ticked } from "../../forms.js";
import { t } from "../../language.js";

/** @import { CellColumn } from "../../shapes.d.ts" */
/** @import { Page } from "../shapes.d.ts" */

/**
 * A cell under its label. Returns { el, id, main, get() }.
 * @param {Page} ctx
 * @param {string} name
 * @param {CellColumn} column
 * @param {unknown} value
 * @param {() => void} changed
 */
export function yearCell(ctx, name, column, value, changed) {
  if (column.type === "tick") {
    const made = ticked(ctx, name, column.label, { checked: value === true, onchange: changed }, column.hint);
    return { id: column.id, el: made.el, main: made.input, get: () => made.input.checked };
  }
  const control = column.type === "choice" ? choiceOf(column) : column.type === "date" ? day() : column.type === "long" ? area({ rows: "2", dir: "auto" }) : line({ dir: "auto", inputmode: column.type === "number" ? "decimal" : null });
  control.value = value ?? "";
  control.addEventListener(column.type === "choice" ? "change" : "input", changed);
  const made = asked(ctx, name, column.label, control, column.hint);
  const number = () => (control.value.trim() === "" ? null : Number(control.value));
  return { id: column.id, el: made.el, main: control, get: () => (column.type === "number" ? number() : control.value) };
}

/**
 * @param {CellColumn} column
 */
function choiceOf(column) {
  return h("select", { class: "pk-input" }, h("option", { value: "" }, t("Not said")), ...(column.options ?? []).map((option) => h("option", { value: option.id }, option.label)));
}
