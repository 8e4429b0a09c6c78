// What a pointer does that is pressed on the sheet: draw with the pen, draw a shape out, erase, drag a mark, move the view.

import { sketchAt } from "./model.js";
import { sketchHandles } from "./scene.js";

/** @import { MapView } from "../../zoom/view.js" */
/** @import { Point } from "../../shapes.d.ts" */
/** @import { SketchGestures } from "./gestures.js" */
/** @import { Mark, Part } from "./shapes.d.ts" */

const SKETCH_NEAR = 22; // pixels around a mark that still count as it: 44 to touch

/**
 * @param {PointerEvent} event
 */
const felt = (event) => (event.pointerType === "mouse" || !event.pressure ? 0.5 : event.pressure);
/**
 * @param {PointerEvent} event
 */
export const sketchPressure = (event) => Math.max(1, Math.min(100, Math.round(felt(event) * 100)));

/**
 * `act` as for `sketchPointer`. Returns what begins where a pointer is pressed.
 * @param {MapView} view
 * @param {SketchGestures} act
 */
export function sketchPresses(view, act) {
  const reach = () => SKETCH_NEAR * view.unit();

  /** What a pointer that is pressed here does: { move(points, grip, event), end(moved, to), stop() }. */
  function begun(/** @type {PointerEvent} */ event, /** @type {{ x: number, y: number }} */ from) {
    const tool = act.tool();
    if (tool === "pen") return pen(event, from);
    if (tool === "erase") return eraser(from);
    if (tool !== "choose") return { move: (/** @type {(Point & { pressure: number })[]} */ points, /** @type {{ moved: boolean }} */ { moved }) => moved && act.shape(from, points.at(-1)), end: (/** @type {boolean} */ moved, /** @type {Point} */ to) => act.shaped(from, moved ? to : null), stop: () => act.shape(null) };
    const chosen = act.chosen();
    const handle = chosen && sketchHandles(chosen).find((each) => Math.hypot(each.x - from.x, each.y - from.y) < reach());
    const mark = handle ? chosen : sketchAt(act.marks(), from.x, from.y, reach() * 0.6);
    if (mark && (event.pointerType !== "touch" || mark._id === chosen?._id)) return drag(mark, /** @type {Part} */ (handle?.part), from); // a finger may be on its way down the page
    return { move: (/** @type {Point[]} */ _points, /** @type {{ moved: boolean, last: PointerEvent }} */ { moved, last }, /** @type {PointerEvent} */ now) => moved && !view.fitted() && view.pan(last.clientX - now.clientX, last.clientY - now.clientY), end: (/** @type {boolean} */ moved) => moved || act.tap(mark ?? null), stop: () => {} };
  }

  function pen(/** @type {PointerEvent} */ event, /** @type {Point} */ from) {
    const stroke = act.begin();
    if (!stroke) return null;
    stroke.add(from.x, from.y, sketchPressure(event));
    stroke.show();
    return {
      move(/** @type {(Point & { pressure: number })[]} */ points) {
        for (const point of points) stroke.add(point.x, point.y, point.pressure);
        stroke.show();
      },
      end: act.drawn,
      stop: () => (stroke.raw().length > 12 ? act.drawn() : act.dropped()), // two fingers move the page; a long stroke is not lost
    };
  }

  function eraser(/** @type {Point} */ from) {
    act.rub(from, reach() * 0.4);
    return { move: (/** @type {(Point & { pressure: number })[]} */ points) => points.forEach((point) => act.rub(point, reach() * 0.4)), end: act.rubbed, stop: act.rubbed };
  }

  function drag(/** @type {Mark} */ mark, /** @type {Part} */ part, /** @type {Point} */ from) {
    let held = false;
    return {
      holds: true,
      move(/** @type {(Point & { pressure: number })[]} */ points, /** @type {{ moved: boolean }} */ { moved }) {
        if (!moved) return;
        if (!held) act.grab(mark, part);
        held = true;
        const to = /** @type {Point} */ (points.at(-1));
        act.drag(to.x - from.x, to.y - from.y);
      },
      end: (/** @type {boolean} */ moved) => (moved ? act.let(true) : act.tap(mark)),
      stop: () => held && act.let(false),
    };
  }

  return begun;
}
