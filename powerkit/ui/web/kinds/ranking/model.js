// Things with a place in two orders, with nothing of a page: a row is { _id, item, then, now }, a place a number from 1 or null.

import { compared } from "../../compare.js";
import { newRowId } from "../row_values.js";

/** @import { Row } from "../../shapes.d.ts" */
/** @typedef {Row & { item: string }} Ranked A thing, with its places. */

/**
 * The rows that have a place in an order, the first on top.
 * @param {Ranked[]} rows
 * @param {string} order
 */
export function standing(rows, order) {
  return rows.filter((row) => row[order]).sort((row, other) => row[order] - other[order]);
}

/**
 * The rows with one of them at another place of an order, from 0; -1 takes it out of the order.
 * @param {Ranked[]} rows
 * @param {string} order
 * @param {string} id
 * @param {number} at
 */
export function ranked(rows, order, id, at) {
  const ids = standing(rows, order).map((row) => row._id).filter((other) => other !== id);
  if (at >= 0) ids.splice(at, 0, id);
  return rows.map((row) => ({ ...row, [order]: ids.indexOf(row._id) + 1 || null }));
}

/**
 * Whether the deck names this thing.
 * @param {string[]} items
 * @param {Row} row
 */
export const ofDeck = (items, row) => items.some((item) => compared(item) === compared(row.item));

/**
 * An answer's rows and, without a place, those of the deck's items that it does not have.
 * @param {unknown} answer
 * @param {string[]} items
 */
export function withItems(answer, items) {
  const rows = (Array.isArray(answer) ? answer : []).map((row) => ({ then: null, now: null, ...row }));
  for (const item of items) {
    if (!rows.some((row) => compared(row.item) === compared(item))) rows.push(fresh(rows, item));
  }
  return rows;
}

/**
 * A new thing without a place.
 * @param {Ranked[]} rows
 * @param {string} item
 */
export function fresh(rows, item) {
  return { _id: newRowId(rows.map((row) => row._id)), item, then: null, now: null };
}

/**
 * What is kept: what has a place, and what a person added.
 * @param {Ranked[]} rows
 * @param {string[]} items
 */
export const answerOf = (rows, items) => rows.filter((row) => row.then || row.now || !ofDeck(items, row));
