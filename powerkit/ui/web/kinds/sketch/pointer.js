// Pen, mouse and finger on the sheet: draw, place, choose, drag, size and erase. Nothing is measured while a pointer moves.

import { wheelZooms } from "../../zoom/view.js";

/** @import { Point } from "../../shapes.d.ts" */
/** @import { SketchScene } from "./scene.js" */
/** @import { Gesture } from "./shapes.d.ts" */

/** How hard a pointer presses, from 1 to 100. @param {PointerEvent} event */
export const sketchPressure = (event) => Math.max(1, Math.min(100, Math.round((event.pointerType === "mouse" || !event.pressure ? 0.5 : event.pressure) * 100)));

/**
 * `begun` gives what a pointer does that is pressed at a point (`sketchGestures`). Points are in units of the sheet, which is so wide and high.
 * @param {SketchScene} scene
 * @param {number[]} size
 * @param {(event: PointerEvent, from: Point) => Gesture | null} begun
 */
// Long: one press from its start to its end, by pen, finger or mouse.
export function sketchPointer(scene, [width, height], begun) {
  const { stage, view } = scene;
  /** @type {any | null} */
  let grip = null; // { id, ruler, from, last, moved, does, type }

  const clamp = (/** @type {{ x: number, y: number }} */ { x, y }) => ({ x: Math.max(0, Math.min(width, x)), y: Math.max(0, Math.min(height, y)) });

  function start(/** @type {PointerEvent} */ event) {
    if (event.button > 0 || /** @type {HTMLElement} */ (event.target).closest("button")) return;
    if (grip) return event.pointerType === "touch" && grip.type === "touch" ? letGo().stop() : undefined; // a palm beside a pen is nothing
    const ruler = view.ruler();
    const from = clamp(ruler.at(event));
    grip = { id: event.pointerId, type: event.pointerType, ruler, from, last: event, begun: event, moved: false, does: begun(event, from) };
    if (!grip.does) return (grip = null);
    window.addEventListener("keydown", escape, true);
    try {
      stage.setPointerCapture(event.pointerId);
    } catch {
      // a pointer that is gone already can't be kept
    }
  }

  function letGo() {
    const { does } = grip;
    grip = null;
    window.removeEventListener("keydown", escape, true);
    return does;
  }

  function move(/** @type {PointerEvent} */ event) {
    if (grip?.id !== event.pointerId) return;
    const far = Math.hypot(event.clientX - grip.begun.clientX, event.clientY - grip.begun.clientY);
    if (!grip.moved && far >= (event.pointerType === "touch" ? 9 : 4)) grip.moved = true;
    const all = event.getCoalescedEvents?.() ?? [];
    const points = (all.length ? all : [event]).map((each) => ({ ...clamp(grip.ruler.at(each)), pressure: sketchPressure(each) }));
    grip.does.move(points, grip, event);
    grip.last = event;
  }

  function end(/** @type {PointerEvent} */ event) {
    if (grip?.id !== event.pointerId) return;
    const { moved, ruler } = grip;
    const does = letGo();
    if (event.type === "pointerup") does.end(moved, clamp(ruler.at(event)));
    else does.stop();
  }

  function escape(/** @type {KeyboardEvent} */ event) {
    if (event.key !== "Escape" || !grip?.moved || !grip.does.drop) return;
    event.stopPropagation();
    event.preventDefault();
    letGo().drop();
  }

  stage.addEventListener("mousedown", (/** @type {Event} */ event) => /** @type {HTMLElement} */ (event.target).closest("button") || event.preventDefault()); // a tap gives the focus itself
  stage.addEventListener("touchmove", (/** @type {Event} */ event) => grip?.does.holds && event.cancelable && event.preventDefault(), { passive: false }); // no scroll takes a held part away
  stage.addEventListener("dragstart", (/** @type {DragEvent} */ event) => event.preventDefault());
  stage.addEventListener("pointerdown", start);
  stage.addEventListener("pointermove", move);
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) stage.addEventListener(name, end);
  wheelZooms(stage, view);
}
