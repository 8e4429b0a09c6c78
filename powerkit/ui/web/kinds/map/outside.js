// Who is not placed yet stands outside the rings, where somebody of them has a tie: the rule of powerkit/kinds/map/outside.py once more.

import { MAP_RULE } from "../../generated/map_rule.js";

/** @import { OptionView } from "../../generated/views.d.ts" */
/** @import { Known } from "../../shapes.d.ts" */
/** @import { Belonging, Layout, Place, Seats, Standing, Tie } from "./shapes.d.ts" */

/**
 * Those without a ring, as soon as one of them is tied to somebody: by sector, and within it on a walk along the ties.
 * @param {Belonging[]} people
 * @param {Tie[]} ties
 * @param {OptionView[]} sectors
 */
export function mapOutsiders(people, ties, sectors) {
  const waiting = people.filter((person) => !person.ring);
  const ids = new Set(waiting.map((person) => person.id));
  if (!ties.some((tie) => ids.has(tie.one) || ids.has(tie.other))) return [];
  const rankOf = (/** @type {Belonging} */ person) => (sectors.findIndex((sector) => sector.id === person.sector) + 1 || sectors.length + 1);
  const rank = /** @type {Known<number>} */ (new Map(waiting.map((person) => [person.id, rankOf(person)])));
  const rows = /** @type {Known<number>} */ (new Map(waiting.map((person, index) => [person.id, index])));
  const near = /** @type {Known<string[]>} */ (new Map(waiting.map((person) => [person.id, []])));
  for (const { one, other } of ties) {
    if (!ids.has(one) || !ids.has(other) || rank.get(one) !== rank.get(other)) continue;
    near.get(one).push(other);
    near.get(other).push(one);
  }
  for (const each of near.values()) each.sort((a, b) => rows.get(a) - rows.get(b));
  const found = /** @type {Set<string>} */ (new Set());
  const starts = waiting.map((person) => person.id).sort((a, b) => rank.get(a) - rank.get(b) || rows.get(a) - rows.get(b));
  for (const start of starts) {
    const path = found.has(start) ? [] : [start];
    while (path.length) {
      const at = path[path.length - 1];
      found.add(at);
      const next = near.get(at).find((other) => !found.has(other));
      if (next === undefined) path.pop();
      else path.push(next);
    }
  }
  return [...found];
}

/**
 * Seats that stay while one works: who is placed leaves an empty one, and only somebody new has all seated anew.
 * @returns {Seats}
 */
export function mapSeats() {
  let kept = /** @type {string[]} */ ([]);
  return (ids) => {
    if (ids.some((id) => !kept.includes(id))) kept = ids;
    return kept;
  };
}

/**
 * A layout with the `outsiders`: `outside` (id → place, its ring 0), `standing` (everybody who is drawn) and `edge`, how far all of it reaches.
 * @param {Layout} layout
 * @param {{ people: Belonging[], outsiders: string[], seats?: Seats }} given
 * @returns {Standing}
 */
export function mapWithOutside(layout, { people, outsiders, seats }) {
  const order = seats && outsiders.length ? seats(outsiders) : outsiders;
  const { away, step, along } = MAP_RULE.outside;
  const outer = /** @type {number} */ (layout.radii.at(-1));
  const first = outer + away;
  const tracks = Math.max(1, Math.ceil((order.length * along) / (2 * Math.PI * first) - 1e-9));
  const sectorOf = new Map(people.map((person) => [person.id, person.sector]));
  const outside = /** @type {Map<string, Place>} */ (new Map());
  order.forEach((id, number) => {
    if (!outsiders.includes(id)) return;
    const angle = MAP_RULE.start + (2 * Math.PI * (number + 0.5)) / order.length;
    const radius = first + step * (number % tracks);
    outside.set(id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle), ring: 0, wedge: 0, sector: sectorOf.get(id) });
  });
  const edge = Math.max(outer, ...[...outside.values()].map(({ x, y }) => Math.hypot(x, y) + step / 2));
  return { ...layout, outside, edge, standing: /** @type {Known<Place>} */ (new Map([...layout.places, ...outside])) };
}
