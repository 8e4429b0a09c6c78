// What is picked from an earlier answer, by the names it has in the version that shows, and what is kept of it.

import { same } from "../../compare.js";

/** @typedef {(string[] & { version?: undefined, entry?: undefined }) | { picked: string[], version?: number, entry?: number }} Picks What is kept of them, in either shape. */

/**
 * What was picked, in either shape of an answer: a list, or one beside the version it was picked from.
 * @param {Picks | null | undefined} value
 * @returns {string[]}
 */
function pickedOf(value) {
  const list = Array.isArray(value) ? value : value?.picked;
  return Array.isArray(list) ? list.filter((each) => typeof each === "string") : [];
}

/** Returns { list(), then(), change(text, yes), answer(), set(value), shows(found) }. */
export function recallPicks() {
  /** @type {string[]} */
  let picked = []; // as they are called in the version `of`
  let of = 0;
  /** @type {number | undefined} */
  let entry; // whose version that is, where it is known
  /** @type {string[]} */
  let base = []; // what was picked when the answer came, in the same names
  /** @type {Picks} */
  let kept = []; // the answer as it came, with the version it was picked from where that is known
  /** @type {number | undefined} */
  let line = 0; // the entry that shows, and its version
  let shown = 0;
  /** @type {Record<number, Record<string, string>>} */
  let was = {}; // version → { what somebody was called there: what they are called in the one that shows }

  const seen = (/** @type {string} */ text) => ([undefined, line].includes(entry) && was[of]?.[text]) || text;
  const list = () => picked.map(seen);

  return {
    list,
    /** By what each is called now: what it was called when it was picked. */
    then: () => new Map(picked.map((text) => [seen(text), text])),
    change(/** @type {string} */ text, /** @type {boolean} */ yes) {
      base = base.map(seen);
      picked = list().filter((each) => each !== text).concat(yes ? [text] : []);
      [of, entry] = [shown, undefined];
    },
    /** What is kept: the picks, and which version they were picked from. As it came where it says the same. */
    answer() {
      if (same(base, picked)) return kept;
      return picked.length ? { picked, ...(shown && { version: shown }) } : [];
    },
    set(/** @type {Picks | null | undefined} */ value) {
      kept = value ?? [];
      base = picked = pickedOf(value);
      [of, entry] = [value?.version ?? 0, value?.entry];
    },
    /** Another version shows. */
    shows(/** @type {{ version: number, entry?: number, was?: Record<number, Record<string, string>> }} */ found) {
      [shown, was, line] = [found.version, found.was ?? {}, found.entry];
    },
  };
}
