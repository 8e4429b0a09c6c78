// What changes of a sketch's marks, each change one step: added, edited, removed, moved with what leads to them; sized, joined, put in front.

import { same } from "../../compare.js";
import { capital } from "../../phrasing.js";
import { newRowId } from "../row_values.js";
import { sketchBetween, sketchEnds, sketchFar, sketchMoved, sketchSized, sketchUsed } from "./model.js";
import { SKETCH_REACH } from "./phrases.js";
import { sentences, t } from "../../language.js";

/** @import { Mark, Marks, NewMark, Part } from "./shapes.d.ts" */
/** @import { SketchField } from "../../generated/views.d.ts" */
/** @import { SketchDrawing } from "./draw.js" */
/** @import { Change, Context } from "../../shapes.d.ts" */
/** @import { SketchSpeech } from "./phrases.js" */

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
function sketchChanges(field, store, drawing, tell) {
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

/**
 * Each change goes to `store` as one step. `tell(words)` says what stands in the way; `part()` is what of a line or an arrow moves.
 * @param {SketchField} field
 * @param {Context} ctx
 * @param {Marks} store
 * @param {SketchSpeech} speech
 * @param {SketchDrawing} drawing
 * @param {{ tell: (words: string) => void, part: () => Part }} given
 */
export function sketchDoing(field, ctx, store, speech, drawing, { tell, part }) {
  const { size: sheet } = field;
  const changes = sketchChanges(field, store, drawing, tell);
  const { find, replace, moved } = changes;

  function step(/** @type {string | null} */ id, /** @type {number} */ dx, /** @type {number} */ dy) {
    const mark = find(id);
    const next = moved(mark, dx, dy, sketchEnds(mark) ? part() : "whole");
    if (same(next[0], mark)) return ctx.say(t("{name} is at the edge of the sheet.", { name: capital(speech.name(mark)) }));
    replace(next, t("moved {name}", { name: speech.name(mark) }), { key: `step/${id}` });
    ctx.say(`${speech.whereabouts(find(id))}.`);
  }

  function size(/** @type {string | null} */ id, /** @type {number} */ by) {
    const mark = find(id);
    const next = sketchSized(mark, by, sheet);
    const name = capital(speech.name(mark));
    if (same(next, mark)) return ctx.say(by > 1 ? t("{name} can’t be larger.", { name }) : t("{name} can’t be smaller.", { name }));
    replace([next.kind === "label" ? drawing.fitted(next) : next], by > 1 ? t("made {name} larger", { name: speech.name(mark) }) : t("made {name} smaller", { name: speech.name(mark) }), { key: `size/${id}` });
    ctx.say(by > 1 ? t("{name} is larger now.", { name }) : t("{name} is smaller now.", { name }));
  }

  /** An end of a line or an arrow goes to a thing; where both do, they meet edge to edge. True when it did. */
  function join(/** @type {string | null} */ id, /** @type {Part} */ end, /** @type {string} */ thing) {
    const mark = find(id);
    const one = end === "start" ? find(thing) : speech.leads(mark.x, mark.y);
    const other = end === "end" ? find(thing) : speech.leads(mark.x2, mark.y2);
    if (!thing) return false;
    if (one && one === other) {
      ctx.say(t("It needs another place to lead to."));
      return false;
    }
    const point = (/** @type {number} */ x, /** @type {number} */ y) => ({ kind: "label", x, y, x2: x, y2: y });
    replace([{ ...mark, ...sketchBetween(one ?? point(mark.x, mark.y), other ?? point(mark.x2, mark.y2)) }], t("joined {name}", { name: speech.name(find(thing)) }));
    ctx.say(`${speech.whereabouts(find(id))}.`);
    return true;
  }

  function front(/** @type {string | null} */ id, /** @type {boolean} */ yes) {
    const rest = store.rows().filter((each) => each._id !== id);
    const name = speech.name(find(id));
    store.rest();
    store.change(yes ? [...rest, find(id)] : [find(id), ...rest], yes ? t("brought {name} to the front", { name }) : t("brought {name} to the back", { name }));
    ctx.say(yes ? t("{name} is at the front.", { name: capital(name) }) : t("{name} is at the back.", { name: capital(name) }));
  }

  return { ...changes, step, size, join, front };
}

/** @typedef {ReturnType<typeof sketchDoing>} SketchDoing */
