// The values of rows, with nothing of a page: ids, names, keys, what was said.

import { blank } from "../compare.js";

/**
 * The id of the column that names a row.
 * @param {{ id: string, type?: string }[]} columns
 */
export function titleOf(columns) {
  return (columns.find((column) => column.type === "text") || columns[0])?.id;
}

/**
 * The rows without blank cells: two lists that say the same are the same so.
 * @param {Record<string, unknown>[]} rows
 */
export function rowsSaid(rows) {
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key, value]) => key === "_id" || !blank(value))));
}

/**
 * An id for a row that no other row of the list has.
 * @param {unknown[]} taken
 */
export function newRowId(taken) {
  let id;
  do id = "r" + Math.random().toString(36).slice(2, 7);
  while (taken.includes(id));
  return id;
}

/**
 * @param {unknown} value
 */
export function beginning(value) {
  const words = String(value).trim().replace(/\s+/g, " ");
  return words.length > 90 ? words.slice(0, 89).trimEnd() + "…" : words;
}

/**
 * The id and the lane of a token, such as "r1" and "then" of "r1/then".
 * @param {string} key
 * @returns {[string, string]}
 */
export function boardSplit(key) {
  const at = String(key ?? "").lastIndexOf("/");
  return at < 0 ? ["", ""] : [key.slice(0, at), key.slice(at + 1)];
}

/**
 * A day as the log book keeps it, in the person's own time.
 * @param {Date} day
 */
export function localDay(day) {
  return [day.getFullYear(), String(day.getMonth() + 1).padStart(2, "0"), String(day.getDate()).padStart(2, "0")].join("-");
}
