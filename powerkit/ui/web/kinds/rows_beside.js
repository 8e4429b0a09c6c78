// The rows of a history as records to type in, beside what shows them otherwise.

import { h, inFocus } from "../dom.js";
import { one } from "../phrasing.js";
import { stackedRows } from "./rows.js";
import { t } from "../language.js";

/** @import { Problem, Row, RowsContext, RowsField, Store } from "../shapes.d.ts" */

/**
 * What an answer of rows does that is shown twice, in a picture and in a `table` made by `rowsBeside`: what changes in one shows in the
 * other and is kept.
 * @param {{ change(value: unknown): void, say(words: string): void }} ctx
 * @param {Store} store
 * @param {ReturnType<typeof rowsBeside>} table
 */
export function keptWithRows(ctx, store, table) {
  store.on((by, words) => {
    if (by !== "table") table.sync(by);
    if (by !== "set") ctx.change(store.value());
    if (by === "history") ctx.say(words);
  });
  return {
    group: true,
    set(/** @type {unknown} */ value) {
      store.set(value);
      table.sync();
    },
    fault: (/** @type {Problem} */ problem) => table.fault(problem),
    clearErrors: () => table.clearErrors(),
  };
}

/**
 * The rows of a history as records to type in, beside what shows them otherwise. `settled(before, row)` is a row as it is to be
 * kept; `undo` is what the list's own button of undo does. Returns { el, sync(by), fault(problem), clearErrors() }.
 * @param {RowsField} field
 * @param {RowsContext} ctx
 * @param {Store} store
 * @param {{ title: string, hint: string, undo: () => any, settled?: (before: any, row: any) => any }} given
 */
export function rowsBeside(field, ctx, store, { title: words, hint, undo, settled = (_before, /** @type {Row} */ row) => row }) {
  const own = { ...ctx, id: (/** @type {string | number} */ part) => ctx.id("table-" + part), change: taken };
  const rows = stackedRows({ ...field, suggest: [] }, own, { first: false, undo });
  const title = h(ctx.head ?? "h4", { class: "pk-board-name", id: ctx.id("table-title") }, words);

  function taken(/** @type {Row[]} */ given) {
    const box = inFocus()?.getAttribute("data-pk-key");
    const typed = inFocus()?.matches?.("textarea, input:not([type=checkbox])");
    const before = store.rows();
    const was = new Map(before.map((row) => [row._id, row]));
    const now = new Map(given.map((row) => [row._id, settled(was.get(row._id), row)]));
    const next = rows.ids().map((id) => now.get(id) ?? (was.has(id) && { _id: id })).filter(Boolean); // one that was emptied is not removed
    const noun = one(field.row || "item");
    const what = next.length < before.length ? t("removed {noun}", { noun }) : next.length > before.length ? t("added {noun}", { noun }) : t("changed the list");
    const stay = before.every((row, at) => row._id === next[at]?._id); // to take or move a row is a step of its own
    store.change(next, what, { key: typed && box && stay ? `table/${box}` : null, by: "table" });
    rows.refresh(store.rows(), next.length < before.length);
  }

  return {
    el: h("div", { class: "pk-board-table", role: "group", "aria-labelledby": title.id }, title, h("p", { class: "pk-hint" }, hint), rows.el),
    /** @param {string} [by] */
    sync: (by) => rows.refresh(store.rows(), false, by === "history" || by === "set"),
    fault: rows.fault,
    clearErrors: rows.clearErrors,
  };
}
