// What can be done to a sketch's marks: added, edited, moved with what leads to them, sized, joined, put in front.

import { same } from "../../compare.js";
import { capital } from "../../phrasing.js";
import { newRowId } from "../row_values.js";
import { sketchBetween, sketchEnds, sketchFar, sketchMoved, sketchSized, sketchUsed } from "./model.js";
import { SKETCH_REACH } from "./phrases.js";

/** Each change goes to `store` as one step. `tell(words)` says what stands in the way; `part()` is what of a line or an arrow moves. */
export function sketchDoing(field, ctx, store, speech, drawing, { tell, part }) {
  const { size: sheet, most } = field;
  const find = (id) => store.find(id);
  const framed = (mark) => ["box", "circle", "label"].includes(mark.kind);

  /** Whether there is no room for one more. */
  function full() {
    const why = store.rows().length >= most.marks ? `This drawing holds ${most.marks} parts, and they are all there.` : sketchUsed(store.rows()) >= most.points - 1 ? "This drawing holds no more strokes." : "";
    if (why) tell(`${why} Erase some, or say the rest in words below.`);
    return Boolean(why);
  }

  function add(mark, words) {
    const _id = newRowId(store.rows().map((each) => each._id));
    store.rest();
    store.change([...store.rows(), { _id, ...mark }], words);
    return find(_id);
  }

  function replace(next, words, options) {
    const byId = new Map(next.map((mark) => [mark._id, mark]));
    store.change(store.rows().map((each) => byId.get(each._id) ?? each), words, options);
  }

  function edit(id, parts, words, options) {
    const mark = { ...find(id), ...parts };
    const grows = framed(mark) && ("text" in parts || "width" in parts);
    replace([grows ? drawing.fitted(mark) : mark], words, options);
  }

  function remove(ids, words) {
    store.rest();
    store.change(store.rows().filter((each) => !ids.has(each._id)), words);
  }

  /** A mark moved, and with a thing the ends of what leads to it. */
  function moved(mark, dx, dy, which = "whole") {
    if (which === "end" && !sketchEnds(mark)) return [sizedTo(mark, dx, dy)];
    const next = sketchMoved(mark, dx, dy, sheet, which);
    if (!framed(mark)) return [next];
    const [ox, oy] = [next.x - mark.x, next.y - mark.y];
    const near = (x, y) => sketchFar(mark, x, y) <= SKETCH_REACH;
    const ends = store.rows().filter(sketchEnds);
    const follow = ends.map((each) => {
      const start = near(each.x, each.y) ? sketchMoved(each, ox, oy, sheet, "start") : each;
      return near(each.x2, each.y2) ? sketchMoved(start, ox, oy, sheet, "end") : start;
    });
    return [next, ...follow.filter((each, i) => each !== ends[i])];
  }

  /** A box, a circle or a label taken by its corner. */
  function sizedTo(mark, dx, dy) {
    const within = (value, least, top) => Math.round(Math.max(least, Math.min(top, value)) * 10) / 10;
    const next = { ...mark, x2: within(mark.x2 + dx, mark.x + 24, sheet[0]), y2: within(mark.y2 + dy, mark.y + 20, sheet[1]) };
    return mark.kind === "label" ? drawing.fitted(next) : next;
  }

  function step(id, dx, dy) {
    const mark = find(id);
    const next = moved(mark, dx, dy, sketchEnds(mark) ? part() : "whole");
    if (same(next[0], mark)) return ctx.say(`${capital(speech.name(mark))} is at the edge of the sheet.`);
    replace(next, `moved ${speech.name(mark)}`, { key: `step/${id}` });
    ctx.say(`${speech.whereabouts(find(id))}.`);
  }

  function size(id, by) {
    const mark = find(id);
    const next = sketchSized(mark, by, sheet);
    if (same(next, mark)) return ctx.say(`${capital(speech.name(mark))} can’t be ${by > 1 ? "larger" : "smaller"}.`);
    replace([next.kind === "label" ? drawing.fitted(next) : next], `made ${speech.name(mark)} ${by > 1 ? "larger" : "smaller"}`, { key: `size/${id}` });
    ctx.say(`${capital(speech.name(mark))} is ${by > 1 ? "larger" : "smaller"} now.`);
  }

  /** An end of a line or an arrow goes to a thing; where both do, they meet edge to edge. True when it did. */
  function join(id, end, thing) {
    const mark = find(id);
    const one = end === "start" ? find(thing) : speech.leads(mark.x, mark.y);
    const other = end === "end" ? find(thing) : speech.leads(mark.x2, mark.y2);
    if (!thing) return false;
    if (one && one === other) {
      ctx.say("It needs another place to lead to.");
      return false;
    }
    const point = (x, y) => ({ kind: "label", x, y, x2: x, y2: y });
    replace([{ ...mark, ...sketchBetween(one ?? point(mark.x, mark.y), other ?? point(mark.x2, mark.y2)) }], `joined ${speech.name(find(thing))}`);
    ctx.say(`${speech.whereabouts(find(id))}.`);
    return true;
  }

  function front(id, yes) {
    const rest = store.rows().filter((each) => each._id !== id);
    const where = yes ? "front" : "back";
    store.rest();
    store.change(yes ? [...rest, find(id)] : [find(id), ...rest], `brought ${speech.name(find(id))} to the ${where}`);
    ctx.say(`${capital(speech.name(find(id)))} is at the ${where}.`);
  }

  return { find, full, add, replace, edit, remove, moved, step, size, join, front };
}
