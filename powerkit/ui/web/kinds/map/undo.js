// The map's answer while it is worked on: one place for picture, panel and table, with undo and redo of everything.

import { blank, same } from "../../compare.js";
import { undoable, withIds } from "../../undo.js";
import { newRowId } from "../row_values.js";
import { mapJoined, mapSettled } from "./model.js";

/** @import { Change, NewRow, Row } from "../../shapes.d.ts" */
/** @import { MapAnswer } from "./shapes.d.ts" */

/**
 * Makes ids that no row has and that it did not make before.
 * @param {Row[]} rows
 */
function mapNewId(rows) {
  const taken = rows.map((row) => row._id);
  return () => taken[taken.push(newRowId(taken)) - 1];
}

/**
 * A row of its own id.
 * @param {(string | undefined)[]} taken
 * @param {Partial<NewRow>} cells
 * @returns {Row}
 */
export const mapNewRow = (taken, cells) => ({ ...cells, _id: newRowId(taken) });

/**
 * What is on the map: rows, and the names of the rings where they are a person's own (else null), with their history.
 * `usual` are the deck's four ring names.
 * @param {string[]} usual
 */
export function mapStore(usual) {
  const steps = undoable(/** @type {{ rows: Row[], rings: string[] | null }} */ ({ rows: [], rings: null }), () => false);
  const { now } = steps;
  const own = (/** @type {string[] | null | undefined} */ rings) => (rings && rings.some((name, index) => name !== usual[index]) ? rings : null);

  return {
    ...steps,
    rows: () => now().rows,
    rings: () => now().rings ?? usual,
    renamed: () => now().rings !== null,
    value: () => {
      const { rows, rings } = now();
      const people = mapSettled(rows, rows.filter((row) => !blank(row)));
      return rings ? { rings, people } : people;
    },
    /** Change rows or rings; a row of the same id is the same person, whatever they are called now. `words` say what was done. */
    /** @param {{ rows?: NewRow[], rings?: string[] | null }} given @param {string} words @param {Change} [how] */
    change({ rows = now().rows, rings = now().rings }, words, how = {}) {
      steps.put({ rows: mapSettled(now().rows, withIds(rows)), rings: own(rings) }, words, how);
    },
    /** Other people in place of all: nobody in `rows` is one of those who were here, whatever ids they come with. */
    replace(/** @type {NewRow[]} */ rows, /** @type {string} */ words) {
      steps.put({ rows: mapJoined([], rows, mapNewId(now().rows)).rows, rings: now().rings }, words);
    },
    /** People of another map or file beside those who are here: see `mapJoined`. */
    /** @param {NewRow[]} rows @param {(fresh: Row[]) => string} words @param {string[] | null} [rings] */
    join(rows, words, rings = now().rings) {
      const joined = mapJoined(now().rows, rows, mapNewId(now().rows));
      steps.put({ rows: joined.rows, rings: own(rings) }, words(joined.fresh));
      return joined;
    },
    /** Show another answer. Its history begins here, unless it is what is shown already. */
    set(/** @type {MapAnswer} */ value) {
      const given = Array.isArray(value) ? { people: value } : value;
      const people = (Array.isArray(given?.people) ? given.people : []).filter((row) => row && typeof row === "object");
      const next = { rows: withIds(people), rings: own(given?.rings) };
      if (!same([next.rows, next.rings], [now().rows, now().rings])) steps.begin(next);
    },
  };
}

/** @typedef {ReturnType<typeof mapStore>} MapStore */
