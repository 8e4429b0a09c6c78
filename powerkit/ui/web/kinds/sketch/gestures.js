// What a pointer does that is pressed on the sheet: draw with the pen, draw a shape out, erase, drag a mark, move the view.

import { capital } from "../../phrasing.js";
import { sketchRunning } from "./draw.js";
import { SKETCH_SIZES, sketchAt, sketchBox, sketchEnds, sketchKept, sketchMoved, sketchRubs, sketchUsed } from "./model.js";
import { SKETCH_ONE } from "./phrases.js";
import { sketchPressure } from "./pointer.js";
import { sketchHandles } from "./scene.js";
import { t, tn } from "../../language.js";

/** @import { Gesture, Mark, NewMark, Part, Sheet } from "./shapes.d.ts" */
/** @import { Acts, Point } from "../../shapes.d.ts" */

const SKETCH_NEAR = 22; // pixels around a mark that still count as it: 44 to touch

/**
 * `sheet` as in the editor; `act` = { choose(id), focus(id), shaped(mark), take() }. Returns what begins where a pointer is pressed; null for nothing.
 * @param {Sheet} sheet
 * @param {Acts} act
 * @returns {(event: PointerEvent, from: Point) => Gesture | null}
 */
export function sketchGestures(sheet, act) {
  const { ctx, store, speech, scene: { view }, doing, now } = sheet;

  function tap(/** @type {Mark | null} */ mark) {
    act.choose(mark?._id ?? null);
    if (!mark) return;
    act.focus(mark._id);
    ctx.say(t("{whole}. Chosen.", { whole: speech.whole(mark) }));
  }

  return (event, from) => {
    const reach = SKETCH_NEAR * view.unit();
    if (now.tool === "pen") return sketchPenned(sheet, act, event, from);
    if (now.tool === "erase") return sketchRubbing(sheet, from, reach * 0.4);
    if (now.tool !== "choose") return sketchShaping(sheet, act, from);
    const chosen = doing.find(now.chosen);
    const handle = chosen && sketchHandles(chosen).find((each) => Math.hypot(each.x - from.x, each.y - from.y) < reach);
    const mark = handle ? chosen : sketchAt(store.rows(), from.x, from.y, reach * 0.6);
    const taps = (/** @type {boolean} */ moved) => moved || tap(mark);
    if (mark && (event.pointerType !== "touch" || mark._id === chosen?._id)) return sketchDragging(sheet, act, mark, /** @type {Part} */ (handle?.part ?? "whole"), from, taps); // a finger may be on its way down the page
    return { move: (_points, { moved, last }, at) => moved && !view.fitted() && view.pan(last.clientX - at.clientX, last.clientY - at.clientY), end: taps, stop() {}, drop() {} };
  };
}

/**
 * A stroke with the pen.
 * @param {Sheet} given
 * @param {Acts} act
 * @param {PointerEvent} event
 * @param {Point} from
 * @returns {Gesture | null}
 */
function sketchPenned({ field, store, scene, doing, now }, act, event, from) {
  act.take();
  if (doing.full()) return null;
  const width = field.widths[now.look.width];
  const stroke = sketchRunning(scene.running, field.colours[now.look.colour], width);
  stroke.add(from.x, from.y, sketchPressure(event));
  stroke.show();

  function keep() {
    const room = field.most.points - sketchUsed(store.rows());
    doing.add(/** @type {NewMark} */ ({ kind: "stroke", ...now.look, ...sketchKept(stroke.raw(), width, room) }), t("drew a stroke"));
    stroke.clear();
  }

  return {
    move(points) {
      for (const point of points) stroke.add(point.x, point.y, point.pressure);
      stroke.show();
    },
    end: keep,
    stop: () => (stroke.raw().length > 12 ? keep() : stroke.clear()), // two fingers move the page; a long stroke is not lost
    drop: stroke.clear,
  };
}

/**
 * A shape drawn out from a point, or put there.
 * @param {Sheet} sheet
 * @param {Acts} act
 * @param {Point} from
 * @returns {Gesture}
 */
function sketchShaping(sheet, act, from) {
  const { scene: { drawing, running }, doing } = sheet;
  const stop = () => running.replaceChildren();
  return {
    move: (points, { moved }) => moved && running.replaceChildren(...drawing.shape(shapeOf(sheet, from, /** @type {Point} */ (points.at(-1))))),
    end(moved, to) {
      stop();
      act.take();
      if (doing.full()) return;
      const mark = shapeOf(sheet, from, moved ? to : null);
      act.shaped(doing.add(mark.kind === "label" ? drawing.fitted(mark) : mark, t("drew {what}", { what: SKETCH_ONE[mark.kind] })));
    },
    stop,
    drop: stop,
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
  const [w, h] = SKETCH_SIZES[kind];
  const start = kind === "label" || ends ? from : { x: from.x - w / 2, y: from.y - h / 2 };
  let [x, y, x2, y2] = to ? [from.x, from.y, to.x, to.y] : [start.x, start.y, start.x + w, start.y + h];
  if (!ends) [x, x2, y, y2] = [Math.min(x, x2), Math.max(x, x2, Math.min(x, x2) + 20), Math.min(y, y2), Math.max(y, y2, Math.min(y, y2) + 20)];
  return sketchMoved(/** @type {Mark} */ ({ kind, ...now.look, text: "", person: false, x, y, x2, y2 }), 0, 0, field.size);
}

/**
 * Dragging a mark or one end of it; `tapped` where it did not move.
 * @param {Sheet} sheet
 * @param {Acts} act
 * @param {Mark} mark
 * @param {Part} part
 * @param {Point} from
 * @param {(moved: boolean) => unknown} tapped
 * @returns {Gesture}
 */
function sketchDragging({ ctx, store, speech, scene, doing }, act, mark, part, from, tapped) {
  let lifted = /** @type {Mark | null} */ (null);
  const way = { dx: 0, dy: 0 };

  function grab() {
    act.choose(mark._id);
    lifted = doing.find(mark._id);
    scene.stage.classList.add("pk-dragging");
  }

  function drag(/** @type {Mark} */ one) {
    const [next, ...follow] = doing.moved(one, way.dx, way.dy, part);
    if (part === "whole") {
      const [was, is] = [sketchBox(one), sketchBox(next)];
      scene.lift(one, is[0] - was[0], is[1] - was[1]);
    } else scene.show(next);
    follow.forEach((each) => scene.show(each, false));
  }

  function stop() {
    if (!lifted) return;
    scene.stage.classList.remove("pk-dragging");
    scene.settle(store.rows());
    ctx.say(t("{name} stays where it was.", { name: capital(speech.name(lifted)) }));
  }

  return {
    holds: true,
    move(points, { moved }) {
      if (!moved) return;
      if (!lifted) grab();
      const to = /** @type {Point} */ (points.at(-1));
      Object.assign(way, { dx: to.x - from.x, dy: to.y - from.y });
      drag(/** @type {Mark} */ (lifted));
    },
    end(moved) {
      if (!moved || !lifted) return tapped(moved);
      scene.stage.classList.remove("pk-dragging");
      store.rest();
      doing.replace(doing.moved(lifted, way.dx, way.dy, part), `${part === "end" && !sketchEnds(lifted) ? "sized" : "moved"} ${speech.name(lifted)}`);
      scene.settle(store.rows());
      act.focus(lifted._id);
      ctx.say(`${speech.whereabouts(doing.find(lifted._id))}.`);
    },
    stop,
    drop: stop,
  };
}

/**
 * Rubbing out: all that one stroke of the eraser meets goes in one step.
 * @param {Sheet} given
 * @param {Point} from
 * @param {number} reach
 * @returns {Gesture}
 */
function sketchRubbing({ ctx, store, scene, doing }, from, reach) {
  const rubbed = /** @type {Set<string>} */ (new Set());

  function rub(/** @type {Point} */ { x, y }) {
    for (const mark of store.rows()) {
      if (rubbed.has(mark._id) || !sketchRubs(mark, x, y, reach)) continue;
      rubbed.add(mark._id);
      scene.node(mark._id)?.classList.add("pk-rubbed");
    }
  }

  function done() {
    const many = rubbed.size;
    if (!many) return;
    doing.remove(rubbed, tn("erased one part", "erased {number} parts", many));
    ctx.say(tn("One part erased. Undo brings it back.", "{number} parts erased. Undo brings them back.", many));
  }

  rub(from);
  return { move: (points) => points.forEach(rub), end: done, stop: done };
}
