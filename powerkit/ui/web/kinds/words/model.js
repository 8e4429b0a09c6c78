// The words being written, in one place: every change goes through here, and each can be taken back.

import { compared, same } from "../../compare.js";
import { newRowId } from "../row_values.js";
import { t, tn } from "../../language.js";

/** @import { NewRow, Row } from "../../shapes.d.ts" */
/** @import { MostAndFew, WordsList, WordsStep } from "./shapes.d.ts" */

/** For how many people "often", "sometimes" and "once" are drawn, where nobody counted (as in powerkit.kinds.words.model). */
/** @type {Record<string, number>} */
const WORD_PEOPLE = { often: 9, sometimes: 3, once: 1 };
const MOST_STEPS = 100;

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

/** A word as it is compared. */
export const wordKey = compared;

/**
 * Names of themes, each once, as it was written first.
 * @param {string[]} names
 */
export function wordThemesIn(names) {
  const known = new Map();
  for (const name of names) if (wordKey(name) && !known.has(wordKey(name))) known.set(wordKey(name), name);
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
 * The list: rows(), words() (those with a word in them), put(next, said, key), undo(), set(list), listen(tell).
 * @param {(rows: Row[]) => void} change
 * @returns {WordsList}
 */
export function wordsModel(change) {
  let rows = /** @type {Row[]} */ ([]);
  const steps = /** @type {WordsStep[]} */ ([]);
  let open = /** @type {string | null | undefined} */ (null); // the key of the step that a further change may belong to: none after an undo
  const hearers = /** @type {((why?: string) => void)[]} */ ([]);
  const tell = (/** @type {string | undefined} */ why) => hearers.forEach((hear) => hear(why));

  /** @param {NewRow[]} list @returns {Row[]} */
  function withIds(list) {
    const taken = new Set();
    return list.map((row) => {
      let id = row._id;
      while (!id || taken.has(id)) id = newRowId([]);
      taken.add(id);
      return row._id === id ? /** @type {Row} */ (row) : { ...row, _id: id };
    });
  }

  return {
    rows: () => rows,
    words: () => rows.filter((row) => wordKey(row.word)),
    find: (id) => /** @type {Row} */ (rows.find((row) => row._id === id)),
    last: () => steps.at(-1),
    listen: (hear) => hearers.push(hear),
    /** A change, with what to say of it. Changes of the same key follow each other as one step. */
    put(next, said, key, from) {
      if (!key || open !== key) steps.push({ rows, said, key });
      open = key;
      if (steps.length > MOST_STEPS) steps.shift();
      rows = withIds(next);
      change(rows);
      tell(from);
    },
    /** Change one row. */
    edit(id, parts, said, key, from) {
      this.put(rows.map((row) => (row._id === id ? { ...row, ...parts } : row)), said, key, from);
    },
    undo() {
      const step = steps.pop();
      if (!step) return null;
      open = null;
      rows = step.rows;
      change(rows);
      tell("undo");
      return step;
    },
    /** What the log book has. */
    set(list) {
      const given = (Array.isArray(list) ? list : []).filter((row) => row && typeof row === "object" && !Array.isArray(row));
      if (same(given, rows)) return;
      steps.length = 0;
      open = null;
      rows = withIds(given);
      tell("set");
    },
  };
}
