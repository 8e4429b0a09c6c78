// Where names go: beside their marks, dodging marks, each other and what else is written, by the rule of pictures/map/labels.py.

import { MAP_RULE } from "../../generated/map_rule.js";
import { textWidth, wrap } from "../../text_metrics.js";

/** @import { Known, Point } from "../../shapes.d.ts" */
/** @import { PersonLabel, Someone, Standing, Taken } from "./shapes.d.ts" */

/**
 * What has been drawn already, as boxes [left, top, right, bottom] in a grid of squares.
 * @returns {Taken}
 */
export function mapTaken() {
  const squares = /** @type {Known<number[][], number>} */ (new Map());
  const size = MAP_RULE.square;
  function each(/** @type {number[]} */ [left, top, right, bottom], /** @type {(square: number) => void} */ visit) {
    for (let column = Math.trunc(Math.floor(left / size)); column <= Math.floor(right / size); column += 1)
      for (let row = Math.floor(top / size); row <= Math.floor(bottom / size); row += 1) visit(column * 65536 + row);
  }
  return {
    add(box) {
      each(box, (square) => (squares.has(square) ? squares.get(square).push(box) : squares.set(square, [box])));
    },
    /** How much of what is drawn a box would cover, as an area; counting ends at `enough`. */
    covered(box, enough = Infinity) {
      const seen = new Set();
      let total = 0;
      each(box, (square) => {
        for (const other of squares.get(square) || []) {
          if (total >= enough || !(other[0] < box[2] && box[0] < other[2] && other[1] < box[3] && box[1] < other[3]) || seen.has(other)) continue;
          seen.add(other);
          total += (Math.min(box[2], other[2]) - Math.max(box[0], other[0])) * (Math.min(box[3], other[3]) - Math.max(box[1], other[1]));
        }
      });
      return total;
    },
  };
}

/**
 * Where a name may stand from its mark, in order: [1, 0] is to the right, [0, 1] below. Away from me comes first.
 * @param {number} x
 * @param {number} y
 */
function mapSides(x, y) {
  const across = x >= 0 ? 1 : -1;
  const down = y >= 0 ? 1 : -1;
  const first = Math.abs(y) >= Math.abs(x) / 2
    ? [[0, down], [across, 0], [across, down], [0, -down]]
    : [[across, 0], [0, down], [0, -down], [across, down]];
  return [...first, [across, -down], [-across, down], [-across, 0], [-across, -down]];
}

/**
 * A label for everybody who is drawn: Map id → { lines, x, box, anchor, covered, hidden }. `k` is how much larger than in print all is written.
 * One that would lie on what is `written` is hidden, and where all is larger than in print one that would lie on anything.
 * @param {Someone[]} people
 * @param {Standing} layout
 * @param {Taken} taken
 * @param {Taken} written
 * @param {number} [k]
 */
export function mapLabels(people, layout, taken, written, k = 1) {
  const placed = people.filter((person) => layout.standing.has(person.id));
  for (const item of placed) {
    const { x, y } = layout.standing.get(item.id);
    const node = mapReach(item) * k;
    taken.add([x - node, y - node, x + node, y + node]);
  }
  const labels = /** @type {Known<PersonLabel>} */ (new Map());
  for (const item of placed) {
    const label = mapBestLabel(item, layout.standing.get(item.id), taken, k);
    label.hidden = k > 1 ? label.covered > 0 : written.covered(label.box) > 0;
    if (!label.hidden) [taken, written].forEach((each) => each.add(label.box));
    labels.set(item.id, label);
  }
  return labels;
}

/**
 * How far somebody's mark reaches from its middle.
 * @param {{ members?: string[] }} item
 */
export const mapReach = (item) => MAP_RULE.node * (item.members ? 1.45 : 1);

/** Where all is larger than in print, a name that has no room at its mark stands so much further off. */
const MAP_FURTHER = 12;

/**
 * @param {Someone} item
 * @param {Point} given
 * @param {Taken} taken
 * @param {number} k
 */
function mapBestLabel(item, { x, y }, taken, k) {
  const { name } = item;
  const narrow = wrap(name, MAP_RULE.font, MAP_RULE.widest, MAP_RULE.mostLines);
  const lines = narrow.length <= MAP_RULE.fewLines ? narrow : wrap(name, MAP_RULE.font, MAP_RULE.wider, MAP_RULE.mostLines);
  const width = lines.reduce((most, line) => Math.max(most, textWidth(line, MAP_RULE.font)), 0);
  let best = /** @type {PersonLabel | null} */ (null);
  const sides = mapSides(x, y);
  const places = k > 1 ? [...sides, ...sides] : sides;
  for (const [index, [across, down]] of places.entries()) {
    const away = index < sides.length ? 0 : MAP_FURTHER;
    const label = mapLabelAt(lines, { width, node: mapReach(item) + away }, { x, y }, [across, down], k);
    label.covered = taken.covered(label.box, best?.covered);
    if (!best || label.covered < best.covered) best = label;
    if (!label.covered) break;
  }
  return /** @type {PersonLabel} */ (best);
}

/**
 * @param {string[]} lines
 * @param {{ width: number, node: number }} size
 * @param {Point} at
 * @param {number[]} side
 * @param {number} k
 */
function mapLabelAt(lines, { width, node }, { x, y }, [across, down], k) {
  const height = MAP_RULE.line * lines.length;
  const reach = node + MAP_RULE.gap;
  const from = (/** @type {number} */ dx, /** @type {number} */ top, /** @type {number} */ left, /** @type {string} */ anchor) => /** @type {PersonLabel} */ ({ lines, x: x + dx * k, box: [x + left * k, y + top * k, x + (left + width) * k, y + (top + height) * k], anchor });
  if (!across) return from(0, down > 0 ? reach - 2 : -reach - height + 2, -width / 2, "middle");
  const edge = across * (down ? node * 0.7 + MAP_RULE.gap : reach);
  const top = !down ? -height / 2 : down > 0 ? node * 0.4 : -node * 0.4 - height;
  return from(edge, top, across > 0 ? edge : edge - width, across > 0 ? "start" : "end");
}
