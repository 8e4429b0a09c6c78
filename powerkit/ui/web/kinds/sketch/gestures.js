// What a pointer does on the sheet: strokes, shapes drawn out, parts dragged and sized, erasing.

import { capital } from "../../phrasing.js";
import { sketchRunning } from "./draw.js";
import { sketchBox, sketchEnds, sketchKept, sketchMoved, sketchRubs, sketchUsed } from "./model.js";
import { SKETCH_ONE } from "./phrases.js";
import { t, tn } from "../../language.js";

/** @import { Mark, NewMark, Part, Sheet } from "./shapes.d.ts" */
/** @import { Acts, Point } from "../../shapes.d.ts" */
/** @import { SketchRunning } from "./draw.js" */

/**
 * `sheet` as in the editor; `act` = { choose(id), focus(id), shaped(mark), take() }. Returns what `sketchPointer` needs: drawing with
 * the pen and with shapes, dragging what is there, rubbing it out.
 * @param {Sheet} sheet
 * @param {Acts} act
 */
export function sketchGestures(sheet, act) {
  const { field, store, scene, doing, now } = sheet;
  /** @type {SketchRunning | null} */
  let stroke = null;

  return {
    sheet: field.size,
    marks: () => store.rows(),
    tool: () => now.tool,
    chosen: () => doing.find(now.chosen),
    ...sketchDragging(sheet, act),
    ...sketchRubbing(sheet),
    begin() {
      act.take();
      if (doing.full()) return null;
      return (stroke = sketchRunning(scene.running, field.colours[now.look.colour], field.widths[now.look.width]));
    },
    drawn() {
      const room = field.most.points - sketchUsed(store.rows());
      doing.add(/** @type {NewMark} */ ({ kind: "stroke", ...now.look, ...sketchKept(/** @type {SketchRunning} */ (stroke).raw(), field.widths[now.look.width], room) }), t("drew a stroke"));
      stroke?.clear();
      stroke = null;
    },
    dropped() {
      stroke?.clear();
      stroke = null;
    },
    shape(/** @type {Point | null} */ from, /** @type {Point | null} */ to = null) {
      scene.running.replaceChildren(...(from ? scene.drawing.shape(shapeOf(sheet, from, to)) : []));
    },
    shaped(/** @type {Point} */ from, /** @type {Point | null} */ to) {
      scene.running.replaceChildren();
      act.take();
      if (doing.full()) return;
      const mark = shapeOf(sheet, from, to);
      act.shaped(doing.add(mark.kind === "label" ? scene.drawing.fitted(mark) : mark, t("drew {what}", { what: SKETCH_ONE[mark.kind] })));
    },
  };
}

/**
 * The mark of the tool between two points, or of the usual size at one.
 * @param {Sheet} given
 * @param {Point} from
 * @param {Point | null} to
 */
function shapeOf({ field, now }, from, to) {
  const kind = /** @type {Exclude<Mark["kind"], "stroke">} */ (now.tool);
  const ends = kind === "line" || kind === "arrow";
  const [w, h] = /** @type {number[]} */ ({ box: [150, 80], circle: [150, 110], label: [180, 24], line: [150, 0], arrow: [150, 0] }[kind]);
  const start = kind === "label" || ends ? from : { x: from.x - w / 2, y: from.y - h / 2 };
  let [x, y, x2, y2] = to ? [from.x, from.y, to.x, to.y] : [start.x, start.y, start.x + w, start.y + h];
  if (!ends) [x, x2, y, y2] = [Math.min(x, x2), Math.max(x, x2, Math.min(x, x2) + 20), Math.min(y, y2), Math.max(y, y2, Math.min(y, y2) + 20)];
  return sketchMoved(/** @type {Mark} */ ({ kind, ...now.look, text: "", person: false, x, y, x2, y2 }), 0, 0, field.size);
}

/**
 * Choosing and dragging a mark or one end of it.
 * @param {Sheet} given
 * @param {Acts} act
 */
function sketchDragging({ ctx, store, speech, scene, doing }, act) {
  /** @type {{ mark: Mark, part: Part, dx: number, dy: number } | null} */
  let lifted = null; // what is dragged

  return {
    grab(/** @type {Mark} */ mark, /** @type {Part} */ part) {
      act.choose(mark._id);
      lifted = { mark: doing.find(mark._id), part: part ?? "whole", dx: 0, dy: 0 };
      scene.stage.classList.add("pk-dragging");
    },
    drag(/** @type {number} */ dx, /** @type {number} */ dy) {
      if (!lifted) return;
      Object.assign(lifted, { dx, dy });
      const [next, ...follow] = doing.moved(lifted.mark, dx, dy, lifted.part);
      if (lifted.part === "whole") {
        const [was, is] = [sketchBox(lifted.mark), sketchBox(next)];
        scene.lift(lifted.mark, is[0] - was[0], is[1] - was[1]);
      } else scene.show(next);
      follow.forEach((each) => scene.show(each, false));
    },
    let(/** @type {boolean} */ keep) {
      const { mark, part, dx, dy } = /** @type {NonNullable<typeof lifted>} */ (lifted);
      lifted = null;
      scene.stage.classList.remove("pk-dragging");
      if (!keep) {
        scene.settle(store.rows());
        return ctx.say(t("{name} stays where it was.", { name: capital(speech.name(mark)) }));
      }
      store.rest();
      doing.replace(doing.moved(mark, dx, dy, part), `${part === "end" && !sketchEnds(mark) ? "sized" : "moved"} ${speech.name(mark)}`);
      scene.settle(store.rows());
      act.focus(mark._id);
      ctx.say(`${speech.whereabouts(doing.find(mark._id))}.`);
    },
    tap(/** @type {Mark | null} */ mark) {
      act.choose(mark?._id ?? null);
      if (!mark) return;
      act.focus(mark._id);
      ctx.say(t("{whole}. Chosen.", { whole: speech.whole(mark) }));
    },
  };
}

/**
 * Rubbing out: all that one stroke of the eraser meets goes in one step.
 * @param {Sheet} given
 */
function sketchRubbing({ ctx, store, scene, doing }) {
  const rubbed = new Set();

  return {
    rub(/** @type {{ x: number, y: number }} */ { x, y }, /** @type {number} */ reach) {
      for (const mark of store.rows()) {
        if (rubbed.has(mark._id) || !sketchRubs(mark, x, y, reach)) continue;
        rubbed.add(mark._id);
        scene.node(mark._id)?.classList.add("pk-rubbed");
      }
    },
    rubbed() {
      const many = rubbed.size;
      if (!many) return;
      doing.remove(rubbed, tn("erased one part", "erased {number} parts", many));
      rubbed.clear();
      ctx.say(tn("One part erased. Undo brings it back.", "{number} parts erased. Undo brings them back.", many));
    },
  };
}

/** @typedef {ReturnType<typeof sketchGestures>} SketchGestures */
