// One typed cell of a row or record: its label, hint, error and control, whatever the column's type.

import { describe, errorLine, grow, h, watchDay } from "../dom.js";
import { oneOrMany } from "./for_group.js";
import { dayInWords } from "../phrasing.js";
import { namesOffered } from "./names_offered.js";
import { t } from "../language.js";

/** @import { CellColumn, CellContext } from "../shapes.d.ts" */
/** @type {Record<string, string>} */

const INPUTS = { number: "text", date: "date", tick: "checkbox" };

/**
 * The choices of a "choice" or "scale" column as [value, words].
 * @param {Omit<CellColumn, "id">} column
 */
export function cellOptions(column) {
  if (column.type === "choice") return (column.options || []).map((option) => [option.id, option.label]);
  const points = column.points || 5;
  const ends = { 1: column.low, [points]: column.high };
  const list = Array.from({ length: points }, (_, i) => [String(i + 1), `${i + 1}${ends[i + 1] ? " – " + ends[i + 1] : ""}`]);
  return [...list, ["dont_know", t("I don’t know")]];
}

/**
 * What a cell's value says in words, for a folded row.
 * @param {Omit<CellColumn, "id">} column
 * @param {string} value
 */
export function cellWords(column, value) {
  if (column.type === "date") return dayInWords(String(value).trim());
  if (column.type !== "choice" && column.type !== "scale") return String(value).trim();
  return cellOptions(column).find(([id]) => id === String(value))?.[1] ?? String(value);
}

/**
 * @param {CellColumn} column
 * @param {string} id
 * @param {string} key
 * @param {() => void} changed
 */
function cellControl(column, id, key, changed) {
  const attrs = { id, class: "pk-input pk-in-" + column.type, autocomplete: "off", "data-pk-key": key, "data-pk-column": column.id };
  if (column.type === "choice" || column.type === "scale") {
    const list = [["", t("Choose…")], ...cellOptions(column)];
    return h("select", { ...attrs, onchange: changed }, ...list.map(([value, words]) => h("option", { value }, words)));
  }
  if (column.type === "tick") return h("input", { ...attrs, class: "pk-tick", type: "checkbox", onchange: changed });
  if (column.type === "text" || column.type === "people") {
    // A box of one line that grows: words that don't fit its width are still all there to read.
    const stay = (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && !event.isComposing && event.preventDefault();
    return h("textarea", { ...attrs, class: `${attrs.class} pk-one-line`, rows: 1, dir: "auto", onkeydown: stay, oninput: changed });
  }
  if (INPUTS[column.type]) return h("input", { ...attrs, type: INPUTS[column.type], inputmode: column.type === "number" ? "decimal" : null, dir: column.type === "date" ? null : "auto", oninput: changed });
  return h("textarea", { ...attrs, dir: "auto", rows: column.rows || 3, oninput: changed });
}

/**
 * What a cell holds, in the shape the log book keeps.
 * @param {CellColumn} column
 * @param {any} main
 */
function readCell(column, main) {
  if (column.type === "tick") return main.checked;
  const text = main.value;
  if (column.type === "number") {
    const number = Number(text.replace(/[,\s]/g, ""));
    return text.trim() === "" || Number.isNaN(number) ? null : number;
  }
  if (column.type === "scale") return text === "" ? null : text === "dont_know" ? text : Number(text);
  return text;
}

/**
 * A cell: { el, main, label, get(), set(value), error }. `where` is a span that says which row, for a screen reader.
 * @param {CellColumn} column
 * @param {CellContext} ctx
 * @param {string} rowId
 * @param {(() => void) | (() => unknown)} changed
 * @param {string} [where]
 */
export function cell(column, ctx, rowId, changed, where) {
  const id = ctx.id(`${rowId}-${column.id}`);
  const hintId = column.hint ? id + "-hint" : "";
  const main = cellControl(column, id, `${rowId}/${column.id}`, react);
  const label = h("label", { class: "pk-cell-label", for: id }, oneOrMany(column.label, column.ours), where);
  const hint = hintId && h("p", { class: "pk-hint", id: hintId }, column.hint);
  const tick = column.type === "tick";
  const el = h("div", { class: `pk-cell pk-cell-${column.type}` }, ...(tick ? [main, label, hint] : [label, hint]));
  const error = errorLine(id + "-error", main, hintId, el);
  el.append(error.el, ...(tick ? [] : [main]), column.type === "people" ? namesOffered(main, ctx, react) : "");
  describe(main, hintId);
  if (column.type === "date") watchDay(main, error);

  function react() {
    if (main.tagName === "TEXTAREA") grow(main);
    if (column.type === "number") {
      const odd = main.value.trim() && readCell(column, main) === null;
      error.set(odd ? t("Write a number here, such as 12. Words are not kept in this box.") : "");
    }
    changed();
  }

  return {
    column,
    el,
    main,
    error,
    get: () => readCell(column, main),
    set(/** @type {unknown} */ value) {
      if (tick) main.checked = value === true;
      else {
        const text = String(value ?? "");
        if (main.tagName === "SELECT" && text && ![...main.options].some((option) => option.value === text)) {
          main.append(h("option", { value: text }, text)); // a choice the deck no longer offers stays as it was
        }
        main.value = text;
        if (main.tagName === "TEXTAREA" && text) grow(main);
      }
    },
  };
}

/** @typedef {ReturnType<typeof cell>} Cell */
