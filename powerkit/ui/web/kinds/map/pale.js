// Who has no sector yet stands, with a question for a mark, where they stood while only rings were asked, clear of those who have one.

import { mapCellAt } from "./geometry.js";
import { LEAST_APART } from "./spots.js";

/** @import { Point } from "../../shapes.d.ts" */
/** @import { Belonging, Layout } from "./shapes.d.ts" */
/** @import { MapSpots, Standee } from "./spots.js" */

/**
 * The nearest point so far out that is clear: round one way, then the other.
 * @param {{ angle: number, far: number }} given
 * @param {(at: Point) => boolean} clear
 */
function around({ angle, far }, clear) {
  const at = (/** @type {number} */ turn) => ({ x: far * Math.cos(angle + turn), y: far * Math.sin(angle + turn) });
  const step = LEAST_APART / 2 / far;
  for (let side = 0; side * step <= Math.PI; side += 1)
    for (const turn of [side * step, -side * step]) if (clear(at(turn))) return at(turn);
  return at(0);
}

/**
 * A layout with those added whom it leaves out though they have a ring.
 * @param {MapSpots} spots
 * @param {Layout} layout
 * @param {(Standee & Belonging)[]} people
 * @returns {Layout}
 */
export function mapWithPale(spots, layout, people) {
  const rest = people.filter((person) => person.ring > 0 && !layout.places.has(person.id));
  const alone = spots.layout(people);
  const grown = /** @type {number} */ (layout.radii.at(-1)) / /** @type {number} */ (alone.radii.at(-1));
  const clear = (/** @type {Point} */ at) => [...layout.places.values()].every((there) => Math.hypot(at.x - there.x, at.y - there.y) >= LEAST_APART);
  for (const person of rest) {
    const { x, y } = alone.places.get(person.id);
    const at = around({ angle: Math.atan2(y, x), far: Math.hypot(x, y) * grown }, clear);
    layout.places.set(person.id, { ...at, ring: person.ring, wedge: mapCellAt(layout, at.x, at.y).wedge, pale: true });
  }
  return layout;
}
