// A list of records that can be added to, put in order and taken from, with an undo; how a row looks is another's work.

import { blank, same } from "../compare.js";
import { button, h, inFocus, show } from "../dom.js";
import { one } from "../phrasing.js";
import { ROW_PARTS } from "../registry.js";
import { rowFilling, undoLine } from "./row_filling.js";
import { UNFOLDED, foldButton, opened } from "./row_fold.js";
import { askOwn, note, rowValue } from "./row_making.js";
import { rowOrder } from "./row_order.js";
import { titleOf } from "./row_values.js";
import { t } from "../language.js";

/** @import { ListRow, Problem, Row, RowList, RowsContext, RowsEditor, RowsField, RowsLook } from "../shapes.d.ts" */

/**
 * What the parts of a list share: its rows, what they are called, what is done when one changes.
 * @param {RowsField} field
 * @param {RowsContext} ctx
 * @param {RowsLook} look
 * @param {boolean} first
 */
function listOf(field, ctx, look, first) {
  const columns = field.columns || [];
  /** @type {ListRow[]} */
  const rows = [];
  const list = /** @type {RowList} */ (/** @type {Partial<RowList>} */ ({
    field, ctx, look, first, rows, columns,
    noun: field.row || "row",
    titleColumn: titleOf(columns),
    moves: look.moves ?? ["up", "down"],
    value: () => rows.map(rowValue).filter((row) => !blank(row)),
    sync() {
      look.sync?.(rows);
      for (const { el } of rows) el.classList.toggle("pk-lone", rows.length === 1);
      rows[0]?.el.classList.toggle("pk-untouched", rows.length === 1 && blank(rowValue(rows[0])));
      for (const row of rows) askOwn(list, row);
      list.starters.sync(rows.map((row) => row.title().trim().toLowerCase()));
    },
    changed() {
      list.sync();
      ctx.change(list.value());
    },
  }));
  return list;
}

/**
 * A starter that was chosen goes into the first row with nothing in it, or a new one; the focus goes on from there.
 * @param {RowList} list
 * @param {string} words
 */
function startFrom(list, words) {
  const { titleColumn, look } = list;
  const row = list.rows.find((each) => blank(rowValue({ ...each, base: {} }))) ?? list.insert();
  row.cell(titleColumn)?.set(words);
  list.changed();
  (row.cell(look.startAt) ?? row.cells.find((each) => each.column.id !== titleColumn) ?? row.cells[0]).main.focus();
}

/**
 * The editor of a list of rows. look = { list: element rows go into, build(row) → element, sync?(rows), startAt?: column id, moves?: words for up and down }.
 * `first` begins an empty list with one row; `undo` takes the place of the list's own, where the answer has one of its own.
 * @param {RowsField} field
 * @param {RowsContext} ctx
 * @param {RowsLook} look
 * @param {{ first?: boolean, undo?: (() => void) | null }} [options]
 * @returns {RowsEditor}
 */
export function rowsEditor(field, ctx, look, { first = true, undo = null } = {}) {
  const list = listOf(field, ctx, look, first);
  const { rows } = list;
  list.add = button("pk-secondary", t("Add {noun}", { noun: one(list.noun) }), () => list.insert().cells[0]?.main.focus(), { "data-pk-key": "add", id: ctx.id("add") });
  list.starters = suggestions(field, ctx, (/** @type {string} */ words) => startFrom(list, words));
  list.undo = undoLine(list, undo);
  Object.assign(list, rowOrder(list));

  const editor = /** @type {RowsEditor} */ (/** @type {Partial<RowsEditor>} */ ({
    add: list.add,
    list: look.list,
    fill: rowFilling(list),
    value: list.value,
    tell: list.undo.tell,
    /** The place after the last row that holds anything. */
    end: () => rows.findLastIndex((/** @type {ListRow} */ row) => !blank(rowValue(row))) + 1,
    starters: list.starters,
    undoLine: list.undo.line,
    rows,
    insert: list.insert,
    move: list.move,
    changed: list.changed,
    set(/** @type {unknown} */ given) {
      rows.splice(0).forEach((/** @type {ListRow} */ row) => row.el.remove());
      list.undo.forget();
      const known = (Array.isArray(given) ? given : []).filter((base) => base && typeof base === "object");
      known.forEach((base) => list.place({ ...base }, rows.length, known.length > UNFOLDED && !opened(ctx).has(base._id)));
      if (first && !rows.length) list.place({}, 0);
      list.undo.offer();
      list.number();
    },
    /** Show these rows: where they are the same ones in the same order, only what differs in them changes, and, unless `all`
     *  is meant, not the cell that has the focus. */
    refresh(/** @type {Row[]} */ given, keepUndo = false, all = false) {
      const filled = rows.filter((/** @type {ListRow} */ row) => given.some((base) => base._id === row.id) || !blank(rowValue(row)));
      const kept = filled.length === given.length && given.every((base, i) => filled[i].id === base._id);
      if (!kept) return editor.set(given);
      filled.forEach((/** @type {ListRow} */ row, /** @type {number} */ i) => {
        row.base = { ...given[i] };
        row.made?.filter((each) => (all || each.main !== inFocus()) && !same(each.get(), given[i][each.column.id])).forEach((each) => each.set(given[i][each.column.id]));
      });
      if (!keepUndo) list.undo.forget();
      list.undo.offer();
      list.sync();
    },
    /** The cell a fault is about, or undefined: rows are named by id, or by their place among those sent, from 1. */
    find(/** @type {Problem} */ problem) {
      const sent = rows.filter((/** @type {ListRow} */ row) => !blank(rowValue(row)));
      const row = rows.find((/** @type {ListRow} */ each) => each.id === problem.row) ?? sent[Number(problem.row) - 1];
      row?.unfold?.(true);
      return row && ((problem.column && row.cell(problem.column)) || row.cells[0]);
    },
    clearErrors: () => rows.forEach((/** @type {ListRow} */ row) => row.made?.forEach((each) => note(each, row))),
  }));
  editor.below = ROW_PARTS.tools.flatMap((tool) => tool(field, ctx, editor) ?? []);
  return editor;
}

/**
 * Starters as buttons; one that is in use goes away, and comes back when its row does not.
 * @param {RowsField} field
 * @param {RowsContext} ctx
 * @param {(words: string) => void} use
 */
function suggestions(field, ctx, use) {
  const words = field.suggest || [];
  const id = ctx.id("suggest");
  const items = words.map((each) => h("li", {}, button("pk-chip", each, () => use(each), { "data-pk-key": "suggest/" + each })));
  const heading = h("p", { class: "pk-hint", id }, t("Start from one of these, or add {row} of your own.", { row: one(field.row || t("row")) }));
  const unfold = button("pk-quiet pk-suggest-open", t("Ideas to start from"), () => {
    const yes = el.classList.toggle("pk-shown");
    unfold.setAttribute("aria-expanded", String(yes));
  }, { "data-pk-key": "suggest", "aria-expanded": "false" });
  const el = h("div", { class: "pk-suggest", hidden: !words.length }, unfold, heading, h("ul", { class: "pk-chips", "aria-labelledby": id }, ...items));
  return {
    el,
    sync(/** @type {string[]} */ titles) {
      items.forEach((item, i) => show(item, !titles.includes(words[i].trim().toLowerCase())));
      show(el, items.some((item) => !item.hidden));
    },
  };
}

/**
 * A control made of an editor and what stands around it.
 * @param {RowsEditor} editor
 * @param {...HTMLElement} parts
 */
export function rowsControl(editor, ...parts) {
  return {
    el: h("div", { class: "pk-rows" }, editor.starters.el, ...parts, editor.undoLine, h("p", { class: "pk-row-add" }, editor.add), ...editor.below),
    main: editor.add,
    group: true,
    set: (/** @type {unknown} */ value) => editor.set(value),
    /** @param {Row[]} value @param {boolean} keepUndo @param {boolean} [all] */
    refresh: (value, keepUndo, all) => editor.refresh(value, keepUndo, all),
    /** The ids of all rows that stand in the list, empty ones too. */
    ids: () => editor.rows.map((row) => row.id),
    /** Whether a row stands in the list, though there may be nothing in it. */
    has: (/** @type {string} */ id) => editor.rows.some((row) => row.id === id),
    fault: (/** @type {Problem} */ problem) => editor.find(problem),
    clearErrors: () => editor.clearErrors(),
  };
}

/**
 * Rows as stacked records: for what is too wide for a table, and for one's own questions. Many rows come folded.
 * @param {RowsField} field
 * @param {RowsContext} ctx
 * @param {{ first?: boolean, undo?: (() => void) | null }} [options]
 */
export function stackedRows(field, ctx, options) {
  const list = h("div", { class: "pk-stack" });
  const build = (/** @type {ListRow} */ row) => {
    const number = h("p", { class: "pk-row-number", id: ctx.id(row.id + "-n") });
    const body = h("div", { class: "pk-cells" }, ...(row.folded ? [] : row.cells.map((each) => each.el)));
    const { toggle, unfold, draw } = foldButton(field, ctx, row, body);
    Object.assign(row, { unfold, draw, toggle });
    return h("div", { role: "group", "aria-labelledby": number.id }, h("div", { class: "pk-row-head" }, number, toggle), body, row.buttons); // Tab goes through what is asked first
  };
  const sync = (/** @type {ListRow[]} */ rows) =>
    rows.forEach((row) => {
      row.el.classList.toggle("pk-folded", row.folded);
      show(row.toggle, rows.length > UNFOLDED || row.folded);
      row.draw();
    });
  return rowsControl(rowsEditor(field, ctx, { list, build, sync, fold: true }, options), list);
}
