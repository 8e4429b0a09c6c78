// Many rows filled in at once, as from a paste or a file: one step to undo, which leaves what was changed since.

import { blank, same } from "../compare.js";
import { button, h, show } from "../dom.js";
import { UNFOLDED } from "./row_fold.js";
import { note, rowValue, settle } from "./row_making.js";
import { rowsSaid } from "./row_values.js";
import { t } from "../language.js";

/** @import { ListRow, NewRow, RowList, UndoStep } from "../shapes.d.ts" */
/** @typedef {{ row: ListRow, id: string, before: unknown, after: unknown }} PutCell A value that was put in a cell. */
/** @typedef {{ row: ListRow, value: NewRow }} AddedRow A row that was added, as it was then. */

/**
 * The list's own undo: { line, offer(step), tell(words), forget(), focus() }. A step is { words, back() → row to go to, said }. `elsewhere` takes its place.
 * @param {RowList} list
 * @param {(() => void) | null} elsewhere
 */
export function undoLine(list, elsewhere) {
  /** @type {UndoStep[]} */
  const steps = []; // the last one last
  const words = h("span");
  const press = button("pk-quiet", t("Undo"), undo, { "data-pk-key": "undo" });
  const line = h("p", { class: "pk-undo", hidden: true }, words, " ", press);

  /** Offer to take back the last step, after a new one where there is one. @param {UndoStep} [step] */
  function offer(step) {
    if (step) steps.push(step);
    const last = steps.at(-1);
    words.textContent = last ? last.words : "";
    show(line, last);
  }

  function undo() {
    if (elsewhere) return elsewhere();
    const { back, said } = /** @type {UndoStep} */ (steps.pop());
    const row = back();
    list.changed();
    offer();
    (row?.made || !row?.toggle ? row?.cells[0]?.main : row.toggle)?.focus();
    list.ctx.say(said);
  }

  return {
    line,
    offer,
    /** Say what the last step did, beside its Undo and aloud. */
    tell(/** @type {string} */ said) {
      if (steps.length) steps[steps.length - 1].words = said;
      offer();
      list.ctx.say(said);
    },
    forget: () => (steps.length = 0),
    focus: () => press.focus(),
  };
}

/**
 * Something that fills rows of `list`: fill(given, at, words, instead).
 * @param {RowList} list
 */
export function rowFilling(list) {
  const { rows, columns } = list;

  /** The row as it stands here now: one that was taken out and brought back was made anew. */
  const standing = (/** @type {ListRow} */ row) => rows.find((each) => each.id === row.id);

  function write(/** @type {ListRow} */ row, /** @type {NewRow} */ value) {
    row.base = value;
    columns.filter(({ id }) => !blank(value[id])).forEach(({ id }) => settle(row, id));
    if (blank(row.base._unread)) delete row.base._unread;
    row.made?.forEach((made) => {
      if (!same(made.get(), value[made.column.id])) made.set(value[made.column.id]);
      note(made, row);
    });
  }

  function takeBack(/** @type {PutCell[]} */ put, /** @type {AddedRow[]} */ added, /** @type {{ at: number, base: NewRow }[]} */ gone) {
    for (const { row: made, value } of added) {
      const row = standing(made);
      if (row && same(rowsSaid([rowValue(row)]), rowsSaid([value]))) list.drop(row);
    }
    for (const { row: made, id, before, after } of put) {
      const row = standing(made);
      if (!row || !same(/** @type {Record<string, unknown>} */ (rowValue(row))[id], after)) continue; // gone or changed since: that stays
      settle(row, id);
      write(row, { ...rowValue(row), [id]: before });
    }
    gone.forEach(({ at, base }) => list.place({ ...base }, at, gone.length > UNFOLDED));
    if (list.first && !rows.length) list.place({}, 0);
    list.number();
    return (put[0] && standing(put[0].row)) ?? rows[0];
  }

  /**
   * Put values into the rows from place `at` on, and add rows for the rest; with `instead`, in place of all rows. It is one
   * step to undo; what the person changes afterwards stays then. Returns { row: the first one, replaced: cells written over }.
   */
  return function fill(/** @type {NewRow[]} */ given, /** @type {number} */ at, /** @type {string} */ words, instead = false) {
    const gone = instead ? rows.map((row, i) => ({ at: i, base: rowValue(row) })) : [];
    if (instead) [...rows].forEach(list.drop);
    /** @type {PutCell[]} */
    const put = [];
    /** @type {AddedRow[]} */
    const added = [];
    given.forEach(({ _unread = {}, ...cells }, i) => {
      const there = rows[at + i];
      const row = there ?? list.place({}, rows.length, given.length > UNFOLDED);
      const before = rowValue(row);
      const odd = Object.fromEntries(Object.keys(_unread).map((id) => [id, undefined]));
      write(row, { ...before, ...cells, ...odd, _unread: { ...before._unread, ..._unread } });
      if (!there) added.push({ row, value: rowValue(row) });
      else Object.entries({ ...cells, ...odd }).forEach(([id, after]) => put.push({ row, id, before: /** @type {Record<string, unknown>} */ (before)[id], after }));
    });
    list.number();
    list.changed();
    list.undo.offer({ words, said: t("Taken back."), back: () => takeBack(put, added, gone) });
    return { row: rows[at], replaced: put.filter((each) => !blank(each.before) && !same(each.before, each.after)).length };
  };
}
