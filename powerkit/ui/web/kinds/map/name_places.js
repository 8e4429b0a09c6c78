// Where every name of a map goes: of rings, of sectors around it, and of people beside their marks.

import { MAP_RULE } from "../../generated/map_rule.js";
import { textWidth, wrap } from "../../text_metrics.js";
import { mapLabels, mapTaken } from "./labels.js";
import { t } from "../../language.js";

/** @import { Label, Layout, Model, Names, SectorLabel, Someone, Standing, Taken, Wedge } from "./shapes.d.ts" */

/**
 * Whether a wedge is said to have nobody in it. "Something else" never is, and on an empty map all would be.
 * @param {Standing} layout
 * @param {Wedge} wedge
 */
export function mapBlank(layout, wedge) {
  return !wedge.count && wedge.sector !== MAP_RULE.else && layout.places.size > 0 && ![...layout.outside.values()].some((place) => place.sector === wedge.sector);
}

/**
 * The names around the map: [{ wedge, lines, x, box, anchor }]; a name that would cover another moves outwards. On a map that keeps its
 * size each has the room that it needs with nobody there.
 * @param {Standing} layout
 * @param {Taken} taken
 * @param {number} k
 * @param {unknown} steady
 */
function mapSectorNames(layout, taken, k, steady) {
  const names = /** @type {SectorLabel[]} */ ([]);
  const many = layout.wedges.length > 1;
  const nobody = t("nobody here yet");
  for (const wedge of many || layout.wedges[0]?.label ? layout.wedges : []) {
    const name = wrap(wedge.label || t("Not said where"), MAP_RULE.font, MAP_RULE.sectorWidth, 3);
    const lines = mapBlank(layout, wedge) ? [...name, nobody] : name;
    const roomy = steady ? [...name, nobody] : lines;
    const width = Math.max(...roomy.map((line) => textWidth(line, MAP_RULE.font, true))) * k;
    const angle = (wedge.start + wedge.end) / 2;
    let reach = layout.edge + 12;
    let label = mapOutside(roomy, width, angle, reach, k);
    while (taken.covered(label.box)) label = mapOutside(roomy, width, angle, (reach += 8), k);
    taken.add(label.box);
    names.push({ ...label, lines, wedge });
  }
  return names;
}

/**
 * @param {string[]} lines
 * @param {number} width
 * @param {number} angle
 * @param {number} reach
 * @param {number} k
 * @returns {Label}
 */
function mapOutside(lines, width, angle, reach, k) {
  const x = reach * Math.cos(angle);
  const y = reach * Math.sin(angle);
  const height = MAP_RULE.line * lines.length * k;
  const top = y - (height * (1 - Math.sin(angle))) / 2;
  if (Math.abs(Math.cos(angle)) < 0.35) {
    const shift = ((width / 2) * Math.cos(angle)) / 0.35;
    return { lines, x: x + shift, box: [x + shift - width / 2, top, x + shift + width / 2, top + height], anchor: "middle" };
  }
  const left = x > 0 ? x : x - width;
  return { lines, x, box: [left, top, left + width, top + height], anchor: x > 0 ? "start" : "end" };
}

/**
 * How much larger than in print I am drawn in the middle: my circle stays mine alone.
 * @param {Layout} layout
 * @param {number} k
 */
export const mapMe = (layout, k) => Math.min(k, (layout.centre * 0.92) / MAP_RULE.me);

/**
 * Boxes around what shows of the picture: a name that covers one would be cut.
 * @param {number[]} given
 */
const mapFrame = ([left, top, right, bottom]) => {
  const far = 200;
  return [[left - far, top - far, left, bottom + far], [right, top - far, right + far, bottom + far], [left, top - far, right, top], [left, bottom, right, bottom + far]];
};

/**
 * In which order names find their places: first whoever was folded a moment ago and is shown now, then on a small picture whoever is close. Where sectors are named at the rim, folded
 * people need no name.
 * @param {Model} given
 * @param {boolean} small
 */
function mapFirst({ drawn: { people }, ruling, layout }, small) {
  const opened = ruling.folding?.opened();
  const order = (/** @type {Someone} */ { id, ring }) => (opened?.has(id) ? 0 : small ? ring || 5 : 1);
  const bare = layout.wedges.length > 1 && !small;
  const named = bare ? people.map((person) => (person.members && person.ring ? { ...person, name: "" } : person)) : people;
  return [...named].sort((a, b) => order(a) - order(b));
}

/**
 * Where all names go: { rings, sectors, people (Map id → label), box }. On a small picture sectors are numbered at the rim.
 * With `within`, the part that shows, names keep inside it.
 * @param {Model} model
 * @param {number} k
 * @param {boolean} small
 * @param {number[] | null} [within]
 * @returns {Names}
 */
export function mapNames(model, k, small, within = null) {
  const { layout, ruling } = model;
  const taken = mapTaken();
  const me = MAP_RULE.me * mapMe(layout, k);
  taken.add([-me, -me, me, me]);
  const roomy = (MAP_RULE.line + 3 + MAP_RULE.node) * k + 3 < MAP_RULE.outside.away;
  /** @type {[string, number][]} */
  const outer = layout.outside.size && roomy ? [[t("Not placed yet"), /** @type {number} */ (layout.radii.at(-1)) + (MAP_RULE.line + 3) * k + 3]] : [];
  const rings = [...layout.radii.map((radius, index) => /** @type {[string, number]} */ ([ruling.rings[index], radius])), ...outer].map(([name, radius]) => {
    const lines = wrap(name, MAP_RULE.font, 96, 3);
    const width = Math.max(0, ...lines.map((line) => textWidth(line, MAP_RULE.font))) * k;
    const box = [-width / 2, -radius + 3, width / 2, -radius + 3 + MAP_RULE.line * lines.length * k];
    taken.add(box);
    return { lines, x: 0, box, anchor: "middle" };
  });
  const reach = layout.edge + 9 * k;
  const rim = (/** @type {Wedge} */ wedge, /** @type {number} */ index) => {
    const angle = (wedge.start + wedge.end) / 2;
    const [x, y] = [reach * Math.cos(angle), reach * Math.sin(angle)];
    return { wedge, lines: [String(index + 1)], x, anchor: "middle", box: [x - 8 * k, y - 7.5 * k, x + 8 * k, y + 7.5 * k] };
  };
  const sectors = !small ? mapSectorNames(layout, taken, k, ruling.steady) : layout.wedges.length > 1 ? layout.wedges.map(rim) : [];
  if (small) sectors.forEach((sector) => taken.add(sector.box));
  if (within) [...mapFrame(within), ...mapFrame(within), ...mapFrame(within)].forEach(taken.add);
  const written = mapTaken();
  [...rings, ...sectors].forEach((label) => written.add(label.box));
  const people = mapLabels(mapFirst(model, small), layout, taken, written, k);
  const { edge } = layout;
  const boxes = [[-edge, -edge, edge, edge], ...sectors.map((sector) => sector.box), ...[...people.values()].filter((label) => !label.hidden).map((person) => person.box)];
  const box = [0, 1, 2, 3].map((side) => boxes.reduce((most, box) => (side < 2 ? Math.min(most, box[side]) : Math.max(most, box[side])), side < 2 ? Infinity : -Infinity));
  return { rings, sectors, people, box };
}
