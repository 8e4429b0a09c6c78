// The tool and the look in use: what they put in, and what they change.

import { capital } from "../../phrasing.js";
import { sketchBetween, sketchEnds, sketchPlaced } from "./model.js";
import { SKETCH_LOOKS, SKETCH_ONE } from "./phrases.js";
import { SKETCH_ADDS } from "./tools.js";
import { t } from "../../language.js";

/** @import { Mark, NewMark, Sheet } from "./shapes.d.ts" */
/** @import { Acts } from "../../shapes.d.ts" */

/**
 * `sheet` as in the editor; `write(mark)` chooses a mark and goes to its words. Returns { put(), shaped(mark), setLook(part, value), setTool(id) }.
 * @param {Sheet} given
 * @param {Acts} given
 * @param {(mark: Mark) => void} write
 */
export function sketchUsing({ field, ctx, store, speech, scene, doing, now, refresh }, { choose, hold, focus }, write) {
  /** Put a mark of the tool's kind in, without dragging: where there is room, an arrow between two things. */
  function put() {
    if (!SKETCH_ADDS[now.tool]) return ctx.say(t("Take a box, a circle, a line, an arrow or words first."));
    if (doing.full()) return;
    let mark = /** @type {NewMark} */ ({ ...now.look, ...sketchPlaced(store.rows(), now.tool, field.size) });
    const things = speech.things().filter((/** @type {Mark} */ thing) => speech.text(thing));
    const start = things.find((/** @type {Mark} */ thing) => thing._id === now.chosen) ?? things[0];
    const end = things.findLast((/** @type {Mark} */ thing) => thing !== start);
    if (sketchEnds(mark) && end) mark = { ...mark, ...sketchBetween(start, end) };
    const made = doing.add(mark, t("put in {what}", { what: SKETCH_ONE[now.tool] }));
    if (made.kind === "label") return write(made);
    hold(made._id);
    focus(made._id);
  }

  /** A mark was drawn with the tool: it is chosen. */
  function shaped(/** @type {Mark} */ mark) {
    setTool("choose");
    if (mark.kind === "label") return write(mark);
    choose(mark._id);
    focus(mark._id);
    ctx.say(`${speech.whereabouts(mark)}.`);
  }

  function setLook(/** @type {string} */ part, /** @type {string} */ value) {
    now.look = { ...now.look, [part]: value };
    const mark = doing.find(now.chosen);
    if (!mark) return refresh();
    doing.edit(mark._id, { [part]: value }, t("made {name} {value}", { name: speech.name(mark), value: SKETCH_LOOKS[value] ?? value }), { key: `${part}/${mark._id}` });
    ctx.say(t("{name} is {value} now.", { name: capital(speech.name(mark)), value: SKETCH_LOOKS[value] ?? value }));
  }

  function setTool(/** @type {string} */ id) {
    now.tool = id;
    scene.stage.setAttribute("data-tool", id);
    if (id === "choose") refresh();
    else choose(null);
  }

  return { put, shaped, setLook, setTool };
}
