// The map's answer while it is worked on: one place for picture, panel and table, with undo and redo of everything.

import { blank, same } from "../../compare.js";
import { newRowId } from "../row_values.js";
import { mapJoined, mapSettled } from "./model.js";

/** Makes ids that no row has and that it did not make before. */
function mapNewId(rows) {
  const taken = rows.map((row) => row._id);
  return () => taken[taken.push(newRowId(taken)) - 1];
}

/** A row of its own id. */
export const mapNewRow = (taken, cells) => ({ ...cells, _id: newRowId(taken) });

/**
 * What is on the map: rows, and the names of the rings where they are a person's own (else null).
 * `usual` are the deck's four ring names. Whoever listens by `on` is told each change and who made it.
 */
export function mapStore(usual) {
  let now = { rows: [], rings: null };
  let step = null; // the key of the step that is still being made
  const done = [];
  const undone = [];
  const listeners = [];
  const emit = (by, words) => listeners.forEach((hear) => hear(by, words));

  function withIds(given) {
    const rows = given.filter((row) => row && typeof row === "object");
    const taken = rows.map((row) => row._id).filter(Boolean);
    const seen = new Set();
    return rows.map((row) => {
      if (row._id && !seen.has(row._id)) return seen.add(row._id) && row;
      const made = mapNewRow(taken, { ...row, _id: undefined });
      taken.push(made._id);
      return made;
    });
  }

  function put(next, words, key, by) {
    const going = key !== null && step === key;
    if (!going) done.push({ state: now, words });
    else if (done.length) done.at(-1).words = words;
    step = key;
    undone.length = 0;
    now = next;
    emit(by, "");
  }

  function back(from, to, words) {
    if (!from.length) return false;
    const last = from.pop();
    to.push({ state: now, words: last.words });
    now = last.state;
    step = null;
    emit("history", `${words}: ${last.words}.`);
    return true;
  }

  const own = (rings) => (rings && rings.some((name, index) => name !== usual[index]) ? rings : null);

  return {
    rows: () => now.rows,
    rings: () => now.rings ?? usual,
    renamed: () => now.rings !== null,
    value: () => {
      const people = mapSettled(now.rows, now.rows.filter((row) => !blank(row)));
      return now.rings ? { rings: now.rings, people } : people;
    },
    /**
     * Change rows or rings; a row of the same id is the same person, whatever they are called now. `words` say what was done
     * ("Moved Delroy"); changes with the same `key` one after the other are one step. `by` is who made the change, so that
     * they need not show it again.
     */
    change({ rows = now.rows, rings = now.rings }, words, { key = null, by = "" } = {}) {
      put({ rows: mapSettled(now.rows, withIds(rows)), rings: own(rings) }, words, key, by);
    },
    /** Other people in place of all: nobody in `rows` is one of those who were here, whatever ids they come with. */
    replace(rows, words) {
      put({ rows: mapJoined([], rows, mapNewId(now.rows)).rows, rings: now.rings }, words, null, "");
    },
    /** People of another map or file beside those who are here: see `mapJoined`. */
    join(rows, words, rings = now.rings) {
      const joined = mapJoined(now.rows, rows, mapNewId(now.rows));
      put({ rows: joined.rows, rings: own(rings) }, words(joined.fresh), null, "");
      return joined;
    },
    /** From here on, the same key makes a new step. */
    rest: () => (step = null),
    undo: () => back(done, undone, "Undone"),
    redo: () => back(undone, done, "Done again"),
    undoes: () => done.at(-1)?.words ?? "",
    redoes: () => undone.at(-1)?.words ?? "",
    /** Show another answer. Its history begins here, unless it is what is shown already. */
    set(value) {
      const given = Array.isArray(value) ? { rows: value } : { rows: value?.people ?? [], rings: value?.rings ?? null };
      const next = { rows: withIds(Array.isArray(given.rows) ? given.rows : []), rings: own(given.rings) };
      if (same([next.rows, next.rings], [now.rows, now.rings])) return;
      now = next;
      step = null;
      done.length = undone.length = 0;
      emit("set", "");
    },
    on: (hear) => listeners.push(hear),
  };
}
