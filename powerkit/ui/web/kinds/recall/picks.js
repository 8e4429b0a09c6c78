// What is picked from an earlier answer, by the names it has in the version that shows, and what is kept of it.

import { same } from "../../compare.js";

/** What was picked, in either shape of an answer: a list, or one beside the version it was picked from. */
function pickedOf(value) {
  const list = Array.isArray(value) ? value : value?.picked;
  return Array.isArray(list) ? list.filter((each) => typeof each === "string") : [];
}

/** Returns { list(), then(), change(text, yes), answer(), set(value), shows(found) }. */
export function recallPicks() {
  let picked = []; // as they are called in the version `of`
  let of = 0;
  let entry; // whose version that is, where it is known
  let base = []; // what was picked when the answer came, in the same names
  let kept = []; // the answer as it came, with the version it was picked from where that is known
  let line = 0; // the entry that shows, and its version
  let shown = 0;
  let was = {}; // version → { what somebody was called there: what they are called in the one that shows }

  const seen = (text) => ([undefined, line].includes(entry) && was[of]?.[text]) || text;
  const list = () => picked.map(seen);

  return {
    list,
    /** By what each is called now: what it was called when it was picked. */
    then: () => new Map(picked.map((text) => [seen(text), text])),
    change(text, yes) {
      base = base.map(seen);
      picked = list().filter((each) => each !== text).concat(yes ? [text] : []);
      [of, entry] = [shown, undefined];
    },
    /** What is kept: the picks, and which version they were picked from. As it came where it says the same. */
    answer() {
      if (same(base, picked)) return kept;
      return picked.length ? { picked, ...(shown && { version: shown }) } : [];
    },
    set(value) {
      kept = value ?? [];
      base = picked = pickedOf(value);
      [of, entry] = [value?.version ?? 0, value?.entry];
    },
    /** Another version shows. */
    shows(found) {
      [shown, was, line] = [found.version, found.was ?? {}, found.entry];
    },
  };
}
