// The words being written, in one place: every change goes through here, and each can be taken back.

import { compared } from "../../compare.js";
import { rowsHistory } from "../../undo.js";
import { t, tn } from "../../language.js";

/** @import { Row } from "../../shapes.d.ts" */
/** @import { MostAndFew, WordsList } from "./shapes.d.ts" */

/** For how many people "often", "sometimes" and "once" are drawn, where nobody counted (as in powerkit.kinds.words.model). */
/** @type {Record<string, number>} */
const WORD_PEOPLE = { often: 9, sometimes: 3, once: 1 };

/**
 * For how many people a word is drawn: never fewer than one.
 * @param {Record<string, any>} row
 */
export function peopleOf(row) {
  return Math.max(1, typeof row.count === "number" ? Math.floor(row.count) : 0, WORD_PEOPLE[row.often] ?? 1);
}

/**
 * How many said it, in words: "12 people", "often", "12 people, and often", or that nobody counted.
 * @param {Record<string, any>} row
 */
export function saidBy(row) {
  const often = /** @type {Record<string, string>} */ ({ often: t("often"), sometimes: t("sometimes"), once: t("once") })[row.often] ?? row.often;
  if (typeof row.count !== "number") return often || t("not counted");
  const counted = tn("{number} person", "{number} people", row.count, { number: row.count.toLocaleString("en-GB") });
  return often ? t("{counted}, and {often}", { counted, often }) : counted;
}

/**
 * "1 word", "12 words".
 * @param {number} n
 */
export function wordsMany(n) {
  return tn("{number} word", "{number} words", n, { number: n.toLocaleString("en-GB") });
}

/**
 * Names of themes, each once, as it was written first.
 * @param {string[]} names
 */
export function wordThemesIn(names) {
  const known = new Map();
  for (const name of names) if (compared(name) && !known.has(compared(name))) known.set(compared(name), name);
  return [...known.values()];
}

/**
 * The two lists where Python does not answer; it knows more about who is a small voice.
 * @param {Row[]} rows
 * @returns {MostAndFew}
 */
export function plainLists(rows) {
  const sorted = [...rows].sort((a, b) => peopleOf(b) - peopleOf(a));
  const few = Math.min(2, Math.max(1, (sorted.length ? peopleOf(sorted[0]) : 1) - 1));
  const ids = (/** @type {boolean} */ yes) => sorted.filter((row) => peopleOf(row) > few === yes).map((row) => row._id);
  return { most: ids(true), small: ids(false).reverse() };
}

/**
 * What changes the picture; a quote does not.
 * @param {Row[]} rows
 */
export function drawnKey(rows) {
  return JSON.stringify(rows.map((row) => [row._id, row.word, peopleOf(row), saidBy(row), row.theme, Boolean(row.pin)]));
}

/**
 * The words being written, with their history: words() are the rows with a word in them.
 * @param {(rows: Row[]) => void} change
 * @returns {WordsList}
 */
export function wordsModel(change) {
  const store = rowsHistory();
  store.on((by) => by !== "set" && change(store.rows()));
  return { ...store, words: () => store.rows().filter((/** @type {Row} */ row) => compared(row.word)) };
}
