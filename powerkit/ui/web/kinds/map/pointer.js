// Mouse, pen and touch on the picture: drag a person, tap a person and a place, move the picture, pinch it.

import { mapCellAt } from "./geometry.js";

export const MAP_REACH = 22; // pixels around a mark that still count as it: 44 to touch

/**
 * Let the picture be worked by pointer. `act` = { layout(), places(), hold(id), drop(id, cell or null), tap(id), tapPlace(cell), fixed() };
 * `fixed()` is true where people can't be moved.
 */
export function mapPointer(stage, picture, view, act) {
  const down = new Map(); // pointer → its last event
  let grip = null; // what a pressed pointer is doing: { id, ruler, start, person, moved, off }
  let pinch = 0;

  function personAt(event, ruler) {
    const point = ruler.at(event);
    let best = null;
    let least = MAP_REACH * view.unit();
    for (const [id, place] of act.places()) {
      const far = Math.hypot(place.x - point.x, place.y - point.y);
      if (far < least) [best, least] = [id, far];
    }
    return best ?? event.target.closest?.(".pk-node")?.getAttribute("data-person") ?? null;
  }

  function start(event) {
    if (event.button > 0 || event.target.closest("button")) return;
    down.set(event.pointerId, event);
    if (down.size === 2) {
      letGo();
      pinch = spread();
      return;
    }
    if (down.size > 2) return;
    const ruler = view.ruler();
    const person = personAt(event, ruler);
    const off = person ? offset(person, ruler.at(event)) : null;
    grip = { id: event.pointerId, ruler, start: event, last: event, person, off, moved: false };
    try {
      stage.setPointerCapture(event.pointerId);
    } catch {
      // a pointer that is gone already can't be kept
    }
  }

  function offset(person, point) {
    const place = act.places().get(person);
    return { x: place.x - point.x, y: place.y - point.y };
  }

  function move(event) {
    if (!down.has(event.pointerId)) return;
    const before = down.get(event.pointerId);
    down.set(event.pointerId, event);
    if (down.size === 2 && pinch) return pinched(event, before);
    if (grip?.id !== event.pointerId) return;
    const far = Math.hypot(event.clientX - grip.start.clientX, event.clientY - grip.start.clientY);
    if (!grip.moved && far < (event.pointerType === "touch" ? 9 : 5)) return;
    if (!grip.moved) begin();
    if (grip.person) drag(event);
    else view.pan(grip.last.clientX - event.clientX, grip.last.clientY - event.clientY);
    grip.last = event;
  }

  function begin() {
    grip.moved = true;
    if (grip.person && act.fixed()) grip.person = null;
    stage.classList.add(grip.person ? "pk-dragging" : "pk-panning");
    if (grip.person) act.hold(grip.person);
  }

  function drag(event) {
    const point = grip.ruler.at(event);
    const [x, y] = [point.x + grip.off.x, point.y + grip.off.y];
    picture.moveTo(grip.person, x, y);
    grip.cell = mapCellAt(act.layout(), x, y);
    picture.aim(grip.cell);
  }

  function spread() {
    const [one, other] = [...down.values()];
    return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
  }

  function pinched(event, before) {
    const now = spread();
    const ruler = view.ruler();
    view.pan((before.clientX - event.clientX) / 2, (before.clientY - event.clientY) / 2);
    const [one, other] = [...down.values()];
    view.zoom(now / pinch, ruler.pin({ clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 }));
    pinch = now;
  }

  /** Let go without having done anything. */
  function letGo() {
    if (grip?.moved && grip.person) act.drop(grip.person, null);
    stage.classList.remove("pk-dragging", "pk-panning");
    picture.aim(null);
    grip = null;
  }

  function end(event) {
    down.delete(event.pointerId);
    if (down.size < 2) pinch = 0;
    if (grip?.id !== event.pointerId) return;
    const { person, moved, cell, ruler } = grip;
    if (event.type !== "pointerup" || (moved && !person)) return letGo();
    stage.classList.remove("pk-dragging", "pk-panning");
    picture.aim(null);
    grip = null;
    if (moved) act.drop(person, act.outside?.(event) ? "away" : cell);
    else if (person) act.tap(person);
    else {
      const point = ruler.at(event);
      const beyond = Math.hypot(point.x, point.y) > act.layout().radii.at(-1) * 1.06;
      act.tapPlace(beyond ? null : mapCellAt(act.layout(), point.x, point.y));
    }
  }

  function wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    view.zoom(Math.exp(-event.deltaY / 300), view.ruler().pin(event));
  }

  stage.addEventListener("mousedown", (event) => event.target.closest("button") || event.preventDefault()); // a tap gives the focus itself
  stage.addEventListener("pointerdown", start);
  stage.addEventListener("pointermove", move);
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) stage.addEventListener(name, end);
  stage.addEventListener("wheel", wheel, { passive: false });
  return { dragged: () => (grip?.moved ? grip.person : null) };
}
