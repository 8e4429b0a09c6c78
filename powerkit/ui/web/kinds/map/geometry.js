// Where everybody stands: the rule of powerkit/kinds/map/geometry.py once more, with its numbers. A test compares the two.

import { MAP_RULE } from "../../generated/map_rule.js";

/** @import { OptionView } from "../../generated/views.d.ts" */
/** @import { Known, Point } from "../../shapes.d.ts" */
/** @import { Belonging, Layout, MapCell, Place, Wedge } from "./shapes.d.ts" */

/** @typedef {{ ring: number, wedge: number, those: Belonging[] }} Crowd Those of one ring and wedge. */

/** @param {number} number */
const mapFloor = (number) => Math.floor(number + 1e-9);

/**
 * The layout of people { id, ring (0 to 4), sector } among sectors { id, label }: { radii, centre, wedges, places (Map id → {x, y, ring, wedge}) }.
 * With `even`, all wedges and the rings' shares stay as on an empty map, whoever comes; the middle grows with the rest. With `like`,
 * other people, the shares are those of a map of them.
 * A wedge is { sector, label, start, end, count }; angles are radians, clockwise from three o'clock; the origin is me.
 * @param {Belonging[]} people
 * @param {OptionView[]} sectors
 * @param {boolean} [even]
 * @param {Belonging[]} [like]
 * @returns {Layout}
 */
export function mapLayout(people, sectors, even = false, like = people) {
  const placed = people.filter((person) => person.ring > 0);
  const sizing = like.filter((item) => item.ring > 0);
  const known = new Map(sectors.map((sector, index) => [sector.id, index]));
  const strays = !sectors.length || placed.some((item) => !known.has(item.sector));
  const names = strays ? [...sectors, { id: "", label: "" }] : sectors;
  const cells = /** @type {Known<Belonging[], number>} */ (new Map()); // ring × 1000 + wedge → people
  for (const item of placed) {
    const cell = item.ring * 1000 + (known.get(item.sector) ?? names.length - 1);
    if (cells.has(cell)) cells.get(cell).push(item);
    else cells.set(cell, [item]);
  }
  const crowds = [...cells].map(([cell, those]) => ({ ring: Math.floor(cell / 1000), wedge: cell % 1000, those }));
  const follow = even ? 0 : mapFollow(sizing.length);
  const wedgeOf = (/** @type {Belonging} */ item) => known.get(item.sector) ?? names.length - 1;
  const part = (/** @type {(item: Belonging) => boolean} */ fits) => (sizing.length ? sizing.filter(fits).length / sizing.length : 0);
  const counted = (/** @type {number} */ index) => mapCount(crowds, (crowd) => crowd.wedge === index);
  const wedges = mapWedges(names, counted, (index) => mapShare(1 / names.length, follow, part((item) => wedgeOf(item) === index)));
  const rings = MAP_RULE.ringArea.map((area, index) => mapShare(area, follow, part((item) => item.ring === index + 1)));
  const { radii, centre } = mapGrown(rings, wedges, crowds, even);
  const places = /** @type {Known<Place>} */ (new Map());
  for (const { ring, wedge, those } of crowds) {
    const found = mapSlots(ring, ring > 1 ? radii[ring - 2] : centre, radii[ring - 1], wedges[wedge], those.length);
    those.forEach((item, index) => places.set(item.id, { ...found[index], ring, wedge }));
  }
  return { radii, centre, wedges, places };
}

/** @param {number} people */
const mapFollow = (people) => people / (2 * people + MAP_RULE.follow);
/**
 * @param {number} even
 * @param {number} follow
 * @param {number} part
 */
const mapShare = (even, follow, part) => (1 - follow) * even + follow * part;
/**
 * @param {Crowd[]} crowds
 * @param {(crowd: Crowd) => boolean} fits
 */
const mapCount = (crowds, fits) => crowds.reduce((sum, crowd) => sum + (fits(crowd) ? crowd.those.length : 0), 0);

/**
 * @param {OptionView[]} names
 * @param {(index: number) => number} counted
 * @param {(index: number) => number} share
 */
function mapWedges(names, counted, share) {
  let start = MAP_RULE.start;
  return names.map(({ id, label }, index) => {
    const end = start + 2 * Math.PI * share(index);
    const wedge = { sector: id, label, start, end, count: counted(index) };
    start = end;
    return wedge;
  });
}

/**
 * The radii of the smallest map on which everybody has room.
 * @param {number[]} shares
 * @param {Wedge[]} wedges
 * @param {Crowd[]} crowds
 * @param {boolean} even
 */
function mapGrown(shares, wedges, crowds, even) {
  const crowded = [...crowds].sort((a, b) => b.those.length - a.those.length);
  let radii = /** @type {number[]} */ ([]);
  let centre = MAP_RULE.centre;
  for (let growth = 0; growth <= MAP_RULE.mostGrowth; growth += 1) {
    if (even) centre = MAP_RULE.centre * MAP_RULE.growth ** growth;
    radii = mapRadii(MAP_RULE.base * MAP_RULE.growth ** growth, centre, shares);
    const inner = [centre, ...radii];
    if (crowded.every(({ ring, wedge, those }) => mapTracks(inner[ring - 1], radii[ring - 1], wedges[wedge], those.length).enough)) break;
  }
  return { radii, centre };
}

/**
 * @param {number} radius
 * @param {number} centre
 * @param {number[]} shares
 */
function mapRadii(radius, centre, shares) {
  let upTo = 0;
  return shares.map((share) => Math.sqrt(centre ** 2 + (radius ** 2 - centre ** 2) * (upTo += share)));
}

/**
 * The slots for so many people between two radii in a wedge, in the order they are taken.
 * @param {number} ring
 * @param {number} inner
 * @param {number} outer
 * @param {Wedge} wedge
 * @param {number} count
 */
function mapSlots(ring, inner, outer, wedge, count) {
  const turn = wedge.end - wedge.start;
  const { tracks } = mapTracks(inner, outer, wedge, count);
  const whole = tracks.reduce((sum, track) => sum + track.capacity, 0);
  const found = /** @type {Point[]} */ ([]);
  let below = 0;
  tracks.forEach(({ radius, capacity }, track) => {
    below += capacity;
    const shift = 0.3 + 0.4 * ((0.618 * (3 * ring + track)) % 1);
    const here = mapFloor((count * below) / whole + 0.5) - found.length;
    for (let index = 0; index < here; index += 1) {
      const angle = wedge.start + ((index + shift) / here) * turn;
      found.push({ x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
    }
  });
  return found;
}

/**
 * The radius and capacity of each track, and whether they are enough for so many people.
 * @param {number} inner
 * @param {number} outer
 * @param {Wedge} wedge
 * @param {number} count
 */
function mapTracks(inner, outer, wedge, count) {
  const [along, across] = mapSteps(wedge);
  const turn = wedge.end - wedge.start;
  const depth = outer - inner;
  let tracks = /** @type {{ radius: number, capacity: number }[]} */ ([]);
  for (let number = 1; number <= Math.max(1, mapFloor(depth / across)); number += 1) {
    tracks = Array.from({ length: number }, (_, index) => {
      const radius = inner + ((index + 0.5) * depth) / number;
      return { radius, capacity: Math.max(1, mapFloor((radius * turn) / along)) };
    });
    if (tracks.reduce((sum, track) => sum + track.capacity, 0) >= count) return { tracks, enough: true };
  }
  return { tracks, enough: false };
}

/**
 * How far apart neighbours on a track must be, and two tracks.
 * @param {Wedge} wedge
 */
function mapSteps(wedge) {
  const [width, height] = MAP_RULE.room;
  if (wedge.end - wedge.start > Math.PI / 2 + 1e-9) return [width, width];
  const middle = (wedge.start + wedge.end) / 2;
  const cos = Math.max(1e-9, Math.abs(Math.cos(middle)));
  const sin = Math.max(1e-9, Math.abs(Math.sin(middle)));
  return [Math.min(width / sin, height / cos), Math.min(width / cos, height / sin)];
}

/**
 * The ring (1 to 4) and wedge (its number) of a point; a point beyond the map belongs to the outermost ring.
 * @param {Layout} layout
 * @param {number} x
 * @param {number} y
 */
export function mapCellAt(layout, x, y) {
  const far = Math.hypot(x, y);
  const ring = layout.radii.findIndex((radius) => far <= radius) + 1 || layout.radii.length;
  const turn = (((Math.atan2(y, x) - MAP_RULE.start) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
  const wedge = layout.wedges.findIndex((wedge) => turn <= wedge.end - MAP_RULE.start + 1e-9);
  return { ring, wedge: wedge < 0 ? layout.wedges.length - 1 : wedge };
}

/**
 * The outline of a ring's part in a wedge, as path data.
 * @param {Layout} layout
 * @param {MapCell} given
 */
export function mapCellPath(layout, { ring, wedge }) {
  const inner = ring > 1 ? layout.radii[ring - 2] : 0;
  const outer = layout.radii[ring - 1];
  const { start, end } = layout.wedges[wedge];
  if (layout.wedges.length === 1) return mapCircle(outer) + (inner ? mapCircle(inner) : "");
  const at = (/** @type {number} */ radius, /** @type {number} */ angle) => `${(radius * Math.cos(angle)).toFixed(1)} ${(radius * Math.sin(angle)).toFixed(1)}`;
  const large = end - start > Math.PI ? 1 : 0;
  return `M${at(inner, start)}L${at(outer, start)}A${outer} ${outer} 0 ${large} 1 ${at(outer, end)}L${at(inner, end)}` +
    (inner ? `A${inner} ${inner} 0 ${large} 0 ${at(inner, start)}Z` : "Z");
}

/** @param {number} radius */
const mapCircle = (radius) => `M${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
