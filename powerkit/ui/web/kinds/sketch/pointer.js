// Pen, mouse and finger on the sheet: draw, place, choose, drag, size and erase. Nothing is measured while a pointer moves.

import { sketchAt } from "./model.js";
import { sketchHandles } from "./scene.js";

const SKETCH_NEAR = 22; // pixels around a mark that still count as it: 44 to touch

const felt = (event) => (event.pointerType === "mouse" || !event.pressure ? 0.5 : event.pressure);
const pressure = (event) => Math.max(1, Math.min(100, Math.round(felt(event) * 100)));

/**
 * `act` = { tool(), marks(), chosen(), sheet, begin(point) → a stroke or null, drawn(), dropped(), shape(from, to), shaped(from, to),
 * grab(mark, part), drag(dx, dy), let(keep), tap(mark), rub(point), rubbed() }. Points are the sheet's units.
 */
export function sketchPointer(scene, act) {
  const { stage, view } = scene;
  let grip = null; // { id, ruler, from, last, moved, does, type }

  const clamp = ({ x, y }) => ({ x: Math.max(0, Math.min(act.sheet[0], x)), y: Math.max(0, Math.min(act.sheet[1], y)) });
  const reach = () => SKETCH_NEAR * view.unit();

  function start(event) {
    if (event.button > 0 || event.target.closest("button")) return;
    if (grip) return event.pointerType === "touch" && grip.type === "touch" ? second() : undefined; // a palm beside a pen is nothing
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

  /** What a pointer that is pressed here does: { move(points, event), end(moved), stop() }. */
  function begun(event, from) {
    const tool = act.tool();
    if (tool === "pen") return pen(event, from);
    if (tool === "erase") return eraser(from);
    if (tool !== "choose") return { move: (points) => grip.moved && act.shape(from, points.at(-1)), end: (moved, to) => act.shaped(from, moved ? to : null), stop: () => act.shape(null) };
    const chosen = act.chosen();
    const handle = chosen && sketchHandles(chosen).find((each) => Math.hypot(each.x - from.x, each.y - from.y) < reach());
    const mark = handle ? chosen : sketchAt(act.marks(), from.x, from.y, reach() * 0.6);
    if (mark && (event.pointerType !== "touch" || mark._id === chosen?._id)) return drag(mark, handle?.part, from); // a finger may be on its way down the page
    return { move: (_points, now) => grip.moved && !view.fitted() && view.pan(grip.last.clientX - now.clientX, grip.last.clientY - now.clientY), end: (moved) => moved || act.tap(mark ?? null), stop: () => {} };
  }

  function pen(event, from) {
    const stroke = act.begin();
    if (!stroke) return null;
    stroke.add(from.x, from.y, pressure(event));
    stroke.show();
    return {
      move(points) {
        for (const point of points) stroke.add(point.x, point.y, point.pressure);
        stroke.show();
      },
      end: act.drawn,
      stop: () => (stroke.raw().length > 12 ? act.drawn() : act.dropped()), // two fingers move the page; a long stroke is not lost
    };
  }

  function eraser(from) {
    act.rub(from, reach() * 0.4);
    return { move: (points) => points.forEach((point) => act.rub(point, reach() * 0.4)), end: act.rubbed, stop: act.rubbed };
  }

  function drag(mark, part, from) {
    let held = false;
    return {
      holds: true,
      move(points) {
        if (!grip.moved) return;
        if (!held) act.grab(mark, part);
        held = true;
        const to = points.at(-1);
        act.drag(to.x - from.x, to.y - from.y);
      },
      end: (moved) => (moved ? act.let(true) : act.tap(mark)),
      stop: () => held && act.let(false),
    };
  }

  function second() {
    letGo().stop();
  }

  function letGo() {
    const { does } = grip;
    grip = null;
    window.removeEventListener("keydown", escape, true);
    return does;
  }

  function move(event) {
    if (grip?.id !== event.pointerId) return;
    const far = Math.hypot(event.clientX - grip.begun.clientX, event.clientY - grip.begun.clientY);
    if (!grip.moved && far >= (event.pointerType === "touch" ? 9 : 4)) grip.moved = true;
    const all = event.getCoalescedEvents?.() ?? [];
    const points = (all.length ? all : [event]).map((each) => ({ ...clamp(grip.ruler.at(each)), pressure: pressure(each) }));
    grip.does.move(points, event);
    grip.last = event;
  }

  function end(event) {
    if (grip?.id !== event.pointerId) return;
    const { moved, ruler } = grip;
    const does = letGo();
    if (event.type === "pointerup") does.end(moved, clamp(ruler.at(event)));
    else does.stop();
  }

  function escape(event) {
    if (event.key !== "Escape" || !grip?.moved || act.tool() === "erase") return;
    event.stopPropagation();
    event.preventDefault();
    if (act.tool() === "pen") act.dropped(letGo());
    else letGo().stop();
  }

  function wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    view.zoom(Math.exp(-event.deltaY / 300), view.ruler().pin(event));
  }

  stage.addEventListener("mousedown", (event) => event.target.closest("button") || event.preventDefault()); // a tap gives the focus itself
  stage.addEventListener("touchmove", (event) => grip?.does.holds && event.cancelable && event.preventDefault(), { passive: false }); // no scroll takes a held part away
  stage.addEventListener("dragstart", (event) => event.preventDefault());
  stage.addEventListener("pointerdown", start);
  stage.addEventListener("pointermove", move);
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) stage.addEventListener(name, end);
  stage.addEventListener("wheel", wheel, { passive: false });
}
