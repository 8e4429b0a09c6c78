// The order of a list's rows: put in, moved, taken out and brought back.

import { show } from "../dom.js";
import { capital, one } from "../phrasing.js";
import { rowOf, rowValue } from "./row_making.js";
import { t } from "../language.js";

/** @import { ListRow, NewRow, RowList, Way } from "../shapes.d.ts" */

/**
 * Say which of the list a row is, wherever it is said.
 * @param {ListRow} row
 * @param {string} noun
 * @param {number} number
 */
function nameRow(row, noun, number) {
  const words = ` ${noun} ${number}`;
  if (row.said === words) return;
  row.said = words;
  for (const [place, said] of [[".pk-which", words], [".pk-where", ` (${words.trim()})`], [".pk-row-number", capital(words.trim())]]) row.el.querySelectorAll(place).forEach((el) => (el.textContent = said));
}

/**
 * { number(), place(base, at, folded), insert(base, at), move(row, step), moveTo(row, to), drop(row), take(row) } for `list`.
 * @param {RowList} list
 */
// Long: the order of rows, told anew by everything that changes it.
export function rowOrder(list) {
  const { rows, noun, ctx, look } = list;
  const [earlier, later] = list.moves;

  /** Say again which row is which, and which can move. */
  function number() {
    rows.forEach((row, i) => {
      nameRow(row, noun, i + 1);
      for (const part of [row.up, row.down, row.grip]) if (part) show(part, rows.length > 1);
      row.up.setAttribute("aria-disabled", String(i === 0));
      row.down.setAttribute("aria-disabled", String(i === rows.length - 1));
    });
    const words = list.field.add || (rows.length ? t("Add another {noun}", { noun }) : t("Add {noun}", { noun: one(noun) }));
    if (list.add.textContent !== words) list.add.textContent = words;
    list.sync();
  }

  function place(/** @type {NewRow} */ base, /** @type {number} */ at, folded = false) {
    const row = rowOf(list, base, folded && Boolean(look.fold));
    look.list.insertBefore(row.el, rows[at]?.el ?? null);
    rows.splice(at, 0, row);
    return row;
  }

  function insert(base = {}, at = rows.length) {
    const row = place(base, at);
    number();
    return row;
  }

  /** Put a row in another place; `before` is the element it then stands before. */
  function shift(/** @type {ListRow} */ row, /** @type {number} */ from, /** @type {number} */ to, /** @type {() => unknown} */ before) {
    rows.splice(from, 1);
    rows.splice(to, 0, row);
    before();
    number();
    list.changed();
  }

  function move(/** @type {ListRow} */ row, /** @type {number} */ step) {
    const from = rows.indexOf(row);
    const to = from + step;
    if (from < 0) return;
    if (to < 0 || to >= rows.length) return ctx.say(to < 0 ? t("This {noun} is already first.", { noun }) : t("This {noun} is already last.", { noun }));
    // the moved row stays put, and so does the focus
    shift(row, from, to, () => look.list.insertBefore(rows[from].el, step < 0 ? row.el.nextSibling : row.el));
    ctx.say(movedWords(step < 0 ? earlier : later, { noun, to: to + 1, rows: rows.length }));
  }

  /** Put a row in another place, in one go. */
  function moveTo(/** @type {ListRow} */ row, /** @type {number} */ to) {
    const from = rows.indexOf(row);
    if (from < 0 || from === to || to < 0 || to >= rows.length) return;
    shift(row, from, to, () => look.list.insertBefore(row.el, rows[to + 1]?.el ?? null));
    ctx.say(t("Moved: now {noun} {to} of {rows}.", { noun, to: to + 1, rows: rows.length }));
  }

  function drop(/** @type {ListRow} */ row) {
    const at = rows.indexOf(row);
    if (at >= 0) rows.splice(at, 1);
    row.el.remove();
  }

  function take(/** @type {ListRow} */ row) {
    const at = rows.indexOf(row);
    const base = rowValue(row);
    const name = String(/** @type {Record<string, unknown>} */ (base)[list.titleColumn] ?? "").trim().slice(0, 60);
    drop(row);
    number();
    list.changed();
    list.undo.offer({ words: name ? t("{noun} removed: {name}.", { noun: capital(noun), name }) : t("{noun} removed.", { noun: capital(noun) }), said: t("{noun} brought back.", { noun: capital(noun) }), back: () => insert(base, Math.min(at, rows.length)) });
    list.undo.focus();
    ctx.say(t("{noun} removed. Press Undo to bring it back.", { noun: capital(noun) }));
  }

  return { number, place, insert, move, moveTo, drop, take };
}

/**
 * Where a row was moved, said aloud; `it` = { noun, to, rows }.
 * @param {Way} where
 * @param {Record<string, unknown>} it
 */
function movedWords(where, it) {
  return {
    up: t("Moved up: now {noun} {to} of {rows}.", it),
    down: t("Moved down: now {noun} {to} of {rows}.", it),
    earlier: t("Moved earlier: now {noun} {to} of {rows}.", it),
    later: t("Moved later: now {noun} {to} of {rows}.", it),
  }[where];
}
