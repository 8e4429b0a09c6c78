// Where people stand while only rings are asked: exactly where they were put, for as long as the page is open. What is kept is their ring.

import { MAP_RULE } from "../../generated/map_rule.js";
import { mapLayout } from "./geometry.js";

const WHOLE_TURN = 2 * Math.PI;
const LEAST_APART = 3.2 * MAP_RULE.node;
const WORDS_WIDE = 46; // the room of a ring's name, to each side
const WORDS_HIGH = 20 + MAP_RULE.node;
const turned = (angle) => ((angle % WHOLE_TURN) + WHOLE_TURN) % WHOLE_TURN;

/**
 * Spots of people in the four rings of an empty map, which no one who comes changes: { layout(people), put(id, x, y), turn(id, step) }.
 * Somebody whose spot is not known gets a free one in their ring, and it stays theirs. Nobody stands on another.
 */
export function mapSpots() {
  const { radii, wedges } = mapLayout([], []);
  const spots = new Map(); // id → { ring, angle, depth (0 to 1 in the ring) }; it stays where an undo may bring somebody back
  let here = new Set(); // the ids of those who stand there

  const inner = (ring) => (ring > 1 ? radii[ring - 2] : MAP_RULE.me);
  const radius = ({ ring, depth }) => inner(ring) + depth * (radii[ring - 1] - inner(ring));
  const point = (spot) => ({ x: radius(spot) * Math.cos(spot.angle), y: radius(spot) * Math.sin(spot.angle) });

  const depthOf = (ring, far) => Math.min(0.85, Math.max(0.15, (far - inner(ring)) / (radii[ring - 1] - inner(ring))));

  /** Whether a point is where the name of a ring is written, `wide` times as large as in print. */
  const onWords = ({ x, y }, wide) => Math.abs(x) < WORDS_WIDE * wide && radii.some((edge) => y > -edge - MAP_RULE.node * wide && y < -edge + WORDS_HIGH * wide);

  function free(spot, id, wide) {
    const at = point(spot);
    if (onWords(at, wide)) return false;
    return [...here].every((other) => {
      if (other === id || !spots.has(other)) return true;
      const there = point(spots.get(other));
      return Math.hypot(at.x - there.x, at.y - there.y) >= LEAST_APART;
    });
  }

  /** The nearest spot to the one wished for that nobody has: round the ring one way, then the other. */
  function nearest(wish, id, wide = 1) {
    const step = LEAST_APART / 2 / radius(wish);
    for (let side = 0; side * step <= Math.PI; side += 1)
      for (const angle of [wish.angle + side * step, wish.angle - side * step]) {
        const spot = { ...wish, angle: turned(angle) };
        if (free(spot, id, wide)) return spot;
      }
    return wish;
  }

  /** In a ring, the middle of the widest gap between those who stand there. */
  function widest(ring) {
    const angles = [...here].map((id) => spots.get(id)).filter((spot) => spot?.ring === ring).map((spot) => spot.angle).sort((a, b) => a - b);
    if (!angles.length) return turned(MAP_RULE.start + 0.7 + 1.9 * ring);
    let [best, least] = [angles[0], -1];
    angles.forEach((angle, index) => {
      const gap = index + 1 < angles.length ? angles[index + 1] - angle : angles[0] + WHOLE_TURN - angle;
      if (gap > least + 1e-9) [best, least] = [angle + gap / 2, gap];
    });
    return turned(best);
  }

  function settle(one) {
    const spot = spots.get(one.id);
    if (spot?.ring === one.ring) return spot;
    const wish = spot ? { ...spot, ring: one.ring } : { ring: one.ring, angle: widest(one.ring), depth: 0.5 };
    const found = nearest(wish, one.id, 2); // nobody said where: so on a phone too no name of a ring is covered
    spots.set(one.id, found);
    return found;
  }

  return {
    layout(people) {
      const placed = people.filter((person) => person.ring > 0);
      here = new Set(placed.map((item) => item.id));
      const places = new Map(placed.map((item) => [item.id, { ...point(settle(item)), ring: item.ring, wedge: 0 }]));
      return { radii, centre: MAP_RULE.centre, wedges, places };
    },
    /** Somebody is put at a point of a ring, or beside whoever stands there. */
    put(id, ring, { x, y }) {
      spots.set(id, nearest({ ring, angle: turned(Math.atan2(y, x)), depth: depthOf(ring, Math.hypot(x, y)) }, id));
    },
    /** Somebody goes a twenty-fourth of the way round. */
    turn(id, step) {
      const spot = spots.get(id);
      spots.set(id, nearest({ ...spot, angle: turned(spot.angle + (step * Math.PI) / 12) }, id));
    },
  };
}
