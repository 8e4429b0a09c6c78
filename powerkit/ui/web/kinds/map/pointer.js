// Mouse, pen and touch on the picture: drag a person, tap a person and a place, move the picture, pinch it.

import { wheelZooms } from "../../zoom/view.js";
import { mapCellAt } from "./geometry.js";

/** @import { Point } from "../../shapes.d.ts" */
/** @import { MapView } from "../../zoom/view.js" */
/** @import { Grip, PointerActs } from "./shapes.d.ts" */

export const MAP_REACH = 22; // pixels around a mark that still count as it: 44 to touch

/**
 * Who and what is under the pointer: { personAt(event, ruler), cellAt(point) }.
 * @param {MapView} view
 * @param {PointerActs} act
 */
function mapUnder(view, act) {
  function personAt(/** @type {PointerEvent | MouseEvent} */ event, /** @type {Grip["ruler"]} */ ruler) {
    const point = ruler.at(event);
    let best = /** @type {string | null} */ (null);
    let least = MAP_REACH * view.unit();
    for (const [id, place] of act.places()) {
      const far = Math.hypot(place.x - point.x, place.y - point.y);
      if (far < least) [best, least] = [id, far];
    }
    return best ?? /** @type {Element} */ (event.target).closest?.(".pk-node")?.getAttribute("data-person") ?? null;
  }

  /** The cell of a point; null beyond the map. */
  function cellAt(/** @type {Point} */ point) {
    const beyond = Math.hypot(point.x, point.y) > /** @type {number} */ (act.layout().radii.at(-1)) * 1.06;
    return beyond ? null : mapCellAt(act.layout(), point.x, point.y);
  }

  function offset(/** @type {string} */ person, /** @type {Point} */ point) {
    const place = act.places().get(person);
    return { x: place.x - point.x, y: place.y - point.y };
  }

  return { personAt, cellAt, offset };
}

/** @typedef {ReturnType<typeof mapUnder>} MapUnder */

/**
 * How far two pointers are apart.
 * @param {Map<number, PointerEvent>} down
 */
function mapSpread(down) {
  const [one, other] = [...down.values()];
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
}

/**
 * Whether the pointer is on something of its own, such as a button in the picture.
 * @param {Event} event
 */
const mapElsewhere = (event) => Boolean(/** @type {Element} */ (event.target).closest("button, input"));

/**
 * A pointer that is pressed, and whom it is on: { id, ruler, start, last, person, off, moved }.
 * @param {HTMLElement} stage
 * @param {MapView} view
 * @param {MapUnder} given
 * @param {PointerEvent} event
 * @returns {Grip}
 */
function mapGrip(stage, view, { personAt, offset }, event) {
  const ruler = view.ruler();
  const person = personAt(event, ruler);
  const off = person ? offset(person, ruler.at(event)) : null;
  try {
    stage.setPointerCapture(event.pointerId);
  } catch {
    // a pointer that is gone already can't be kept
  }
  return { id: event.pointerId, ruler, start: event, last: event, person, off, moved: false };
}

/**
 * A person who is held, or the picture, follows the pointer: { begin(grip), follow(grip, event), letGo(grip), still() }.
 * @param {HTMLElement} stage
 * @param {import("./draw.js").MapPicture} picture
 * @param {MapView} view
 * @param {PointerActs} act
 */
function mapDrag(stage, picture, view, act) {
  function drag(/** @type {Grip} */ grip, /** @type {MouseEvent} */ event) {
    const point = grip.ruler.at(event);
    const { off, person } = /** @type {Grip & { off: Point, person: string }} */ (grip);
    const [x, y] = [point.x + off.x, point.y + off.y];
    picture.moveTo(person, x, y);
    grip.point = { x, y };
    const waits = act.layout().outside.has(person) && Math.hypot(x, y) > /** @type {number} */ (act.layout().radii.at(-1));
    grip.cell = waits ? null : mapCellAt(act.layout(), x, y);
    picture.aim(grip.cell);
  }

  function still() {
    stage.classList.remove("pk-dragging", "pk-panning");
    picture.aim(null);
  }

  return {
    still,
    begin(/** @type {Grip} */ grip) {
      grip.moved = true;
      if (grip.person && act.fixed(grip.person)) {
        act.touched?.(grip.person);
        grip.person = null;
      }
      if (grip.person) act.hold(grip.person);
      if (grip.person || !view.fitted()) stage.classList.add(grip.person ? "pk-dragging" : "pk-panning");
    },
    follow(/** @type {Grip} */ grip, /** @type {PointerEvent} */ event) {
      if (grip.person) drag(grip, event);
      else view.pan(grip.last.clientX - event.clientX, grip.last.clientY - event.clientY);
      grip.last = event;
    },
    /** Let go without having done anything. */
    letGo(/** @type {Grip | null} */ grip) {
      if (grip?.moved && grip.person) act.drop(grip.person, null);
      still();
    },
  };
}

/**
 * Two pointers move and zoom the picture; `down` holds the last event of each: { begin(), on(), end(), move(event, before) }.
 * @param {MapView} view
 * @param {Map<number, PointerEvent>} down
 */
function mapPinch(view, down) {
  let apart = 0;
  return {
    on: () => apart > 0,
    begin: () => (apart = mapSpread(down)),
    end: () => (apart = 0),
    /** @param {PointerEvent} event @param {PointerEvent} before */
    move(event, before) {
      const now = mapSpread(down);
      const ruler = view.ruler();
      view.pan((before.clientX - event.clientX) / 2, (before.clientY - event.clientY) / 2);
      const [one, other] = [...down.values()];
      view.zoom(now / apart, ruler.pin({ clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 }));
      apart = now;
    },
  };
}

/**
 * Let the picture be worked by pointer. `act` = { layout(), places(), hold(id), drop(id, cell or null, point), tap(id), tapPlace(cell, point),
 * tapTwice(cell, point), over(point in pixels or null), fixed() }; `fixed(id)` is true where they can't be moved. A point is in the picture's
 * units. `touched(id)` is told of somebody who was to be dragged and can't be. Of a double click that did something already, nothing more comes.
 * @param {HTMLElement} stage
 * @param {import("./draw.js").MapPicture} picture
 * @param {MapView} view
 * @param {PointerActs} act
 */
// Long: one press from its start to its end: every pointer that is down counts.
export function mapPointer(stage, picture, view, act) {
  const under = mapUnder(view, act);
  const { personAt, cellAt } = under;
  const down = /** @type {Map<number, PointerEvent>} */ (new Map()); // pointer → its last event
  const dragging = mapDrag(stage, picture, view, act);
  const pinch = mapPinch(view, down);
  let grip = /** @type {Grip | null} */ (null); // what a pressed pointer is doing: mapGrip
  let again = false; // the press is the second of a double click
  let acted = false; // the last tap did something

  function start(/** @type {PointerEvent} */ event) {
    if (event.button > 0 || mapElsewhere(event)) return;
    down.set(event.pointerId, event);
    if (down.size === 2) {
      letGo();
      pinch.begin();
      return;
    }
    if (down.size > 2) return;
    grip = mapGrip(stage, view, under, event);
  }

  function move(/** @type {PointerEvent} */ event) {
    if (!down.has(event.pointerId)) return;
    const before = /** @type {PointerEvent} */ (down.get(event.pointerId));
    down.set(event.pointerId, event);
    if (down.size === 2 && pinch.on()) return pinch.move(event, before);
    if (grip?.id !== event.pointerId) return;
    const far = Math.hypot(event.clientX - grip.start.clientX, event.clientY - grip.start.clientY);
    if (!grip.moved && far < (event.pointerType === "touch" ? 9 : 5)) return;
    if (!grip.moved) dragging.begin(grip);
    dragging.follow(grip, event);
  }

  function letGo() {
    dragging.letGo(grip);
    grip = null;
  }

  function end(/** @type {PointerEvent} */ event) {
    down.delete(event.pointerId);
    if (down.size < 2) pinch.end();
    if (grip?.id !== event.pointerId) return;
    const { person, moved, cell, ruler, point: held } = grip;
    if (event.type !== "pointerup" || (moved && !person)) return letGo();
    dragging.still();
    grip = null;
    if (moved) act.drop(/** @type {string} */ (person), act.outside?.(event) ? "away" : cell, held);
    else if (person) {
      acted = true;
      act.tap(person);
    } else if (!again) {
      const point = ruler.at(event);
      acted = Boolean(act.tapPlace(cellAt(point), point));
    }
  }

  function twice(/** @type {MouseEvent} */ event) {
    if (acted || act.fixed() || mapElsewhere(event)) return;
    const ruler = view.ruler();
    const point = ruler.at(event);
    const cell = personAt(event, ruler) ? null : cellAt(point);
    if (cell) act.tapTwice?.(cell, point);
  }

  stage.addEventListener("mousedown", (event) => {
    again = event.detail > 1;
    if (!mapElsewhere(event)) event.preventDefault(); // a tap gives the focus itself
  });
  stage.addEventListener("dblclick", twice);
  // Where a finger may scroll is asked of the stage alone, never of what is drawn in it: a person who is held is not let go for it.
  stage.addEventListener("touchmove", (event) => grip?.person && event.cancelable && event.preventDefault(), { passive: false });
  stage.addEventListener("pointerdown", start);
  stage.addEventListener("pointermove", move);
  for (const name of /** @type {const} */ (["pointerup", "pointercancel", "lostpointercapture"])) stage.addEventListener(name, end);
  wheelZooms(stage, view);
  return { dragged: () => (grip?.moved ? grip.person : null) };
}

/** @typedef {ReturnType<typeof mapPointer>} MapPointer */
