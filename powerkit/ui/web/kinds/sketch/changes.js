// What changes of a sketch's marks, each change one step: added, edited, removed, moved with what leads to them.

import { newRowId } from "../row_values.js";
import { sketchEnds, sketchFar, sketchMoved, sketchUsed } from "./model.js";
import { SKETCH_REACH } from "./phrases.js";
import { sentences, t } from "../../language.js";

/** @import { Mark, Marks, NewMark } from "./shapes.d.ts" */
/** @import { SketchField } from "../../generated/views.d.ts" */
/** @import { SketchDrawing } from "./draw.js" */
/** @import { Change } from "../../shapes.d.ts" */

/**
 * @param {Mark} mark
 */
const framed = (mark) => ["box", "circle", "label"].includes(mark.kind);

/**
 * Each change goes to `store`. `tell(words)` says what stands in the way.
 * @param {SketchField} field
 * @param {Marks} store
 * @param {SketchDrawing} drawing
 * @param {(words: string) => void} tell
 */
export function sketchChanges(field, store, drawing, tell) {
  const { most } = field;
  const find = (/** @type {string | null | null | undefined} */ id) => store.find(id);

  /** Whether there is no room for one more. */
  function full() {
    const why = store.rows().length >= most.marks ? t("This drawing holds {marks} parts, and they are all there.", { marks: most.marks }) : sketchUsed(store.rows()) >= most.points - 1 ? t("This drawing holds no more strokes.") : "";
    if (why) tell(sentences(why, t("Erase some, or say the rest in words below.")));
    return Boolean(why);
  }

  function add(/** @type {NewMark} */ mark, /** @type {string} */ words) {
    const _id = newRowId(store.rows().map((each) => each._id));
    store.rest();
    store.change([...store.rows(), { _id, ...mark }], words);
    return find(_id);
  }

  /** @param {Mark[]} next @param {string} words @param {Change} [options] */
  function replace(next, words, options) {
    const byId = new Map(next.map((mark) => [mark._id, mark]));
    store.change(store.rows().map((each) => byId.get(each._id) ?? each), words, options);
  }

  function edit(/** @type {string | null} */ id, /** @type {Partial<Mark>} */ parts, /** @type {string} */ words, /** @type {Change} */ options) {
    const mark = { ...find(id), ...parts };
    const grows = framed(mark) && ("text" in parts || "width" in parts);
    replace([grows ? drawing.fitted(mark) : mark], words, options);
  }

  function remove(/** @type {Set<string>} */ ids, /** @type {string} */ words) {
    store.rest();
    store.change(store.rows().filter((each) => !ids.has(each._id)), words);
  }

  return { find, full, add, replace, edit, remove, moved: sketchMoving(field, store, drawing) };
}

/**
 * What moves a mark: `moved(mark, dx, dy, which)` gives the marks as they would be.
 * @param {{ size: number[] }} given
 * @param {Marks} store
 * @param {SketchDrawing} drawing
 */
function sketchMoving({ size: sheet }, store, drawing) {
  /** A mark moved, and with a thing the ends of what leads to it. */
  function moved(/** @type {Mark} */ mark, /** @type {number} */ dx, /** @type {number} */ dy, which = "whole") {
    if (which === "end" && !sketchEnds(mark)) return [sizedTo(mark, dx, dy)];
    const next = sketchMoved(mark, dx, dy, sheet, which);
    if (!framed(mark)) return [next];
    const [ox, oy] = [next.x - mark.x, next.y - mark.y];
    const near = (/** @type {number} */ x, /** @type {number} */ y) => sketchFar(mark, x, y) <= SKETCH_REACH;
    const ends = store.rows().filter(sketchEnds);
    const follow = ends.map((each) => {
      const start = near(each.x, each.y) ? sketchMoved(each, ox, oy, sheet, "start") : each;
      return near(each.x2, each.y2) ? sketchMoved(start, ox, oy, sheet, "end") : start;
    });
    return [next, ...follow.filter((each, i) => each !== ends[i])];
  }

  /** A box, a circle or a label taken by its corner. */
  function sizedTo(/** @type {Mark} */ mark, /** @type {number} */ dx, /** @type {number} */ dy) {
    const within = (/** @type {number} */ value, /** @type {number} */ least, /** @type {number} */ top) => Math.round(Math.max(least, Math.min(top, value)) * 10) / 10;
    const next = { ...mark, x2: within(mark.x2 + dx, mark.x + 24, sheet[0]), y2: within(mark.y2 + dy, mark.y + 20, sheet[1]) };
    return mark.kind === "label" ? drawing.fitted(next) : next;
  }

  return moved;
}
