// Where people stand while only rings are asked: exactly where they were put. Their row keeps it as "degrees percent": clockwise from twelve
// o'clock, and how far out in their ring.

import { MAP_RULE } from "../../generated/map_rule.js";
import { mapCellAt, mapLayout } from "./geometry.js";

/** @import { Known, Point } from "../../shapes.d.ts" */
/** @import { Belonging, Layout } from "./shapes.d.ts" */

/** @typedef {Pick<Belonging, "id" | "ring"> & { spot?: string }} Standee Somebody who stands in a ring, and what their row says of where. */
/** @typedef {{ ring: number, angle: number, depth: number, said?: string }} Spot Where somebody stands in a ring; *depth* is 0 to 1, *said* what their row says of it. */

const WHOLE_TURN = 2 * Math.PI;
const LEAST_APART = 3.2 * MAP_RULE.node;
const WORDS_WIDE = 46; // the room of a ring's name, to each side
const WORDS_HIGH = 20 + MAP_RULE.node;
const ROUNDED = 1.5; // a spot as a row keeps it is off by less
/** @param {number} angle */
const turned = (angle) => ((angle % WHOLE_TURN) + WHOLE_TURN) % WHOLE_TURN;

/**
 * What a row keeps of a spot, and the spot that it says; null where it says none.
 * @param {{ angle: number, depth: number }} given
 */
const spotSaid = ({ angle, depth }) => `${(Math.round((turned(angle - MAP_RULE.start) * 1800) / Math.PI) / 10) % 360} ${Math.round(depth * 100)}`;
/**
 * @param {string | undefined} text
 * @param {number} ring
 * @returns {Spot | null}
 */
function spotRead(text, ring) {
  const [, degrees, depth] = /^(\d{1,3}(?:\.\d)?) (\d{1,3})$/.exec(text ?? "") ?? [];
  return degrees === undefined ? null : { ring, angle: turned(MAP_RULE.start + (Number(degrees) * Math.PI) / 180), depth: Math.min(0.85, Math.max(0.15, Number(depth) / 100)) };
}

/**
 * The least turn, one way or the other, to where so far out it is `free`; 0 where it is nowhere.
 * @param {number} far
 * @param {(turn: number) => boolean} free
 */
function leastTurn(far, free) {
  const step = LEAST_APART / 2 / far;
  for (let side = 0; side * step <= Math.PI; side += 1)
    for (const turn of [side * step, -side * step]) if (free(turn)) return turn;
  return 0;
}

/**
 * Where there is room in rings of these radii beside the spots of those who are `here()`.
 * @param {number[]} radii
 * @param {Known<Spot>} spots
 * @param {() => Set<string>} here
 */
function mapDisc(radii, spots, here) {
  const inner = (/** @type {number} */ ring) => (ring > 1 ? radii[ring - 2] : MAP_RULE.me);
  const radius = (/** @type {Spot} */ { ring, depth }) => inner(ring) + depth * (radii[ring - 1] - inner(ring));
  const point = (/** @type {Spot} */ spot) => ({ x: radius(spot) * Math.cos(spot.angle), y: radius(spot) * Math.sin(spot.angle) });

  const depthOf = (/** @type {number} */ ring, /** @type {number} */ far) => Math.min(0.85, Math.max(0.15, (far - inner(ring)) / (radii[ring - 1] - inner(ring))));

  /** Whether a point is where the name of a ring is written, `wide` times as large as in print. */
  const onWords = (/** @type {Point} */ { x, y }, /** @type {number} */ wide) => Math.abs(x) < WORDS_WIDE * wide && radii.some((edge) => y > -edge - MAP_RULE.node * wide && y < -edge + WORDS_HIGH * wide);

  function free(/** @type {Spot} */ spot, /** @type {string} */ id, /** @type {number} */ wide, /** @type {number} */ apart = LEAST_APART) {
    const at = point(spot);
    if (onWords(at, wide)) return false;
    return [...here()].every((other) => {
      if (other === id || !spots.has(other)) return true;
      const there = point(spots.get(other));
      return Math.hypot(at.x - there.x, at.y - there.y) >= apart;
    });
  }

  /** The nearest spot to the one wished for that nobody has: round the ring one way, then the other. */
  function nearest(/** @type {Spot} */ wish, /** @type {string} */ id, /** @type {number} */ wide = 1) {
    const at = (/** @type {number} */ turn) => ({ ...wish, angle: turned(wish.angle + turn) });
    return at(leastTurn(radius(wish), (turn) => free(at(turn), id, wide)));
  }

  /** In a ring, the middle of the widest gap between those who stand there. */
  function widest(/** @type {number} */ ring) {
    const angles = [...here()].map((id) => spots.get(id)).filter((spot) => spot?.ring === ring).map((spot) => spot.angle).sort((a, b) => a - b);
    if (!angles.length) return turned(MAP_RULE.start + 0.7 + 1.9 * ring);
    let [best, least] = [angles[0], -1];
    angles.forEach((angle, index) => {
      const gap = index + 1 < angles.length ? angles[index + 1] - angle : angles[0] + WHOLE_TURN - angle;
      if (gap > least + 1e-9) [best, least] = [angle + gap / 2, gap];
    });
    return turned(best);
  }

  return { point, depthOf, free, nearest, widest };
}

/**
 * Spots of people in the four rings of an empty map, which no one who comes changes: { layout(people), put(id, ring, point), come(id, ring),
 * turn(id, step) }; the last three return what a row keeps of it. Somebody whose spot is not known gets a free one in their ring, and it stays theirs. Nobody stands on another.
 */
export function mapSpots() {
  const { radii, wedges } = mapLayout([], []);
  const spots = /** @type {Known<Spot>} */ (new Map()); // by id: one stays where an undo may bring somebody back
  let here = /** @type {Set<string>} */ (new Set()); // the ids of those who stand there

  const disc = mapDisc(radii, spots, () => here);
  const { point, nearest } = disc;

  function settle(/** @type {Standee} */ one) {
    const spot = spots.get(one.id);
    const said = one.spot || "";
    if (spot?.ring === one.ring && (!said || spot.said === said)) return spot;
    const read = spotRead(said, one.ring);
    if (read) {
      const there = disc.free(read, one.id, 0, LEAST_APART - ROUNDED) ? read : nearest(read, one.id);
      spots.set(one.id, { ...there, said });
      return there;
    }
    const wish = spot ? { ...spot, ring: one.ring } : { ring: one.ring, angle: disc.widest(one.ring), depth: 0.5 };
    const found = nearest(wish, one.id, 2); // nobody said where: so on a phone too no name of a ring is covered
    spots.set(one.id, { ...found, said });
    return found;
  }

  /** Somebody stands at the nearest free spot to the one wished for; returns what their row keeps of it. @param {string} id @param {Spot} wish @param {number} [wide] */
  function stand(id, wish, wide) {
    const spot = nearest(wish, id, wide);
    const said = spotSaid(spot);
    spots.set(id, { ...spot, said });
    return said;
  }

  return {
    layout(/** @type {Standee[]} */ people) {
      const placed = people.filter((person) => person.ring > 0);
      here = new Set(placed.map((item) => item.id));
      placed.filter((item) => item.spot).forEach(settle); // whoever was put somewhere stands there; the others come between
      const places = /** @type {Layout["places"]} */ (new Map(placed.map((item) => [item.id, { ...point(settle(item)), ring: item.ring, wedge: 0 }])));
      return { radii, centre: MAP_RULE.centre, wedges, places };
    },
    /** Somebody comes to a ring, nobody said where: what their row keeps of it. */
    come(/** @type {string} */ id, /** @type {number} */ ring) {
      return stand(id, { ring, angle: disc.widest(ring), depth: 0.5 }, 2);
    },
    /** Somebody is put at a point of a ring, or beside whoever stands there. */
    put(/** @type {string} */ id, /** @type {number} */ ring, /** @type {Point} */ { x, y }) {
      return stand(id, { ring, angle: turned(Math.atan2(y, x)), depth: disc.depthOf(ring, Math.hypot(x, y)) });
    },
    /** Somebody goes a twenty-fourth of the way round. */
    turn(/** @type {string} */ id, /** @type {number} */ step) {
      const spot = spots.get(id);
      return stand(id, { ...spot, angle: turned(spot.angle + (step * Math.PI) / 12) });
    },
  };
}

/**
 * A layout with those added whom it leaves out though they have a ring: who has no sector yet stands, with a question for a mark, where they
 * stood while only rings were asked, clear of those who have one.
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
    const [angle, far] = [Math.atan2(y, x), Math.hypot(x, y) * grown];
    const along = (/** @type {number} */ turn) => ({ x: far * Math.cos(angle + turn), y: far * Math.sin(angle + turn) });
    const at = along(leastTurn(far, (turn) => clear(along(turn))));
    layout.places.set(person.id, { ...at, ring: person.ring, wedge: mapCellAt(layout, at.x, at.y).wedge, pale: true });
  }
  return layout;
}

/** @typedef {ReturnType<typeof mapSpots>} MapSpots */
