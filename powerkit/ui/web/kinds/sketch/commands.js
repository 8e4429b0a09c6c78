// What can be done to a sketch's marks from keys and panel, and is said aloud: moved a step, sized, joined, put in front.

import { same } from "../../compare.js";
import { capital } from "../../phrasing.js";
import { sketchChanges } from "./changes.js";
import { sketchBetween, sketchEnds, sketchSized } from "./model.js";
import { t } from "../../language.js";

/** @import { SketchField } from "../../generated/views.d.ts" */
/** @import { Context } from "../../shapes.d.ts" */
/** @import { Marks, Part } from "./shapes.d.ts" */
/** @import { SketchSpeech } from "./phrases.js" */
/** @import { SketchDrawing } from "./draw.js" */

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
