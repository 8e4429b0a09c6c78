// A sketch's marks and their geometry: reading answers old and new, a simpler stroke, moving and sizing, what lies where.

/** @import { Mark } from "./shapes.d.ts" */
/** @import { Point } from "../../shapes.d.ts" */

/**
 * What a sketch holds: an answer of the first versions is a plain text, its description alone.
 * @param {string | { words?: string, marks?: Mark[] } | null | undefined} value
 */
export function sketchRead(value) {
  if (!value || typeof value !== "object" || Array.isArray(value)) return { words: typeof value === "string" ? value : "", marks: [] };
  return { words: String(value.words ?? ""), marks: Array.isArray(value.marks) ? value.marks : [] };
}

/**
 * @param {number} value
 */
export const sketchShort = (value) => String(Math.round(value * 10) / 10);
/**
 * @param {Pick<Mark, "kind">} mark
 */
export const sketchEnds = (mark) => mark.kind === "line" || mark.kind === "arrow";
const sketchKnown = new WeakMap(); // stroke → { xy, pressures }, read once: a mark never changes, another takes its place

/**
 * A stroke's points as [[x, y], …] and its pressures.
 * @param {Mark} mark
 */
export function sketchStroke(mark) {
  if (!sketchKnown.has(mark)) {
    const xy = String(mark.points ?? "").split(" ").filter(Boolean).map((pair) => pair.split(",").map(Number));
    sketchKnown.set(mark, { xy, pressures: String(mark.pressures ?? "").split(" ").filter(Boolean).map(Number) });
  }
  return sketchKnown.get(mark);
}

/**
 * The frame about a mark: [left, top, right, bottom].
 * @param {Mark} mark
 */
export function sketchBox(mark) {
  if (mark.kind !== "stroke") return [Math.min(mark.x, mark.x2), Math.min(mark.y, mark.y2), Math.max(mark.x, mark.x2), Math.max(mark.y, mark.y2)];
  const known = sketchStroke(mark);
  if (!known.box) {
    known.box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of known.xy) known.box = [Math.min(known.box[0], x), Math.min(known.box[1], y), Math.max(known.box[2], x), Math.max(known.box[3], y)];
  }
  return known.box;
}

/**
 * @param {Mark} mark
 */
export const sketchMiddle = (mark) => {
  const [left, top, right, bottom] = sketchBox(mark);
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
};

/**
 * Of points [x, y, more…] as few as keep the line within `far` of where it was (Ramer, Douglas and Peucker).
 * @param {number[][]} points
 * @param {number} far
 */
function sketchSimpler(points, far) {
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const open = [[0, points.length - 1]];
  while (open.length) {
    const [from, to] = /** @type {number[]} */ (open.pop());
    let most = far;
    let at = 0;
    for (let i = from + 1; i < to; i++) {
      const off = sketchOff(points[i], points[from], points[to]);
      if (off > most) [most, at] = [off, i];
    }
    if (!at) continue;
    keep[at] = 1;
    open.push([from, at], [at, to]);
  }
  return points.filter((_, i) => keep[i]);
}

/**
 * How far a point is from the line between two others, in however many dimensions they have.
 * @param {number[]} point
 * @param {number[]} from
 * @param {number[]} to
 */
function sketchOff(point, from, to) {
  let along = 0;
  let long = 0;
  for (let d = 0; d < point.length; d++) {
    along += (point[d] - from[d]) * (to[d] - from[d]);
    long += (to[d] - from[d]) ** 2;
  }
  const part = long ? Math.max(0, Math.min(1, along / long)) : 0;
  let off = 0;
  for (let d = 0; d < point.length; d++) off += (point[d] - from[d] - part * (to[d] - from[d])) ** 2;
  return Math.sqrt(off);
}

/**
 * A stroke as it is kept, of raw points [x, y, pressure]; simpler still where the drawing has little room left.
 * @param {number[][]} raw
 * @param {number} width
 * @param {number} room
 */
export function sketchKept(raw, width, room) {
  const pressed = raw.map((point) => point[2]);
  const felt = Math.max(...pressed) - Math.min(...pressed) > 2;
  const points = raw.map(([x, y, pressure]) => (felt ? [x, y, (pressure / 100) * width] : [x, y]));
  let far = 0.35;
  let kept = points.length > 2 ? sketchSimpler(points, far) : points;
  while (kept.length > room && kept.length > 2) kept = sketchSimpler(points, (far *= 1.6));
  const mark = { points: kept.map(([x, y]) => `${sketchShort(x)},${sketchShort(y)}`).join(" ") };
  return felt ? { ...mark, pressures: kept.map((point) => Math.max(1, Math.round((point[2] / width) * 100))).join(" ") } : mark;
}

/**
 * How many points all strokes have together.
 * @param {Mark[]} marks
 */
export const sketchUsed = (marks) => marks.reduce((sum, mark) => sum + (mark.kind === "stroke" ? sketchStroke(mark).xy.length : 0), 0);

/**
 * The mark moved, as far as the sheet goes; of a line or an arrow perhaps only its "start" or its "end".
 * @param {Mark} mark
 * @param {number} dx
 * @param {number} dy
 * @param {number[]} given
 */
export function sketchMoved(mark, dx, dy, [width, height], part = "whole") {
  const within = (/** @type {number} */ value, /** @type {number} */ most) => Math.round(Math.max(0, Math.min(most, value)) * 10) / 10;
  if (part === "start") return { ...mark, x: within(mark.x + dx, width), y: within(mark.y + dy, height) };
  if (part === "end") return { ...mark, x2: within(mark.x2 + dx, width), y2: within(mark.y2 + dy, height) };
  const [left, top, right, bottom] = sketchBox(mark);
  dx = Math.max(-left, Math.min(width - right, dx));
  dy = Math.max(-top, Math.min(height - bottom, dy));
  return sketchTurned(mark, (/** @type {number} */ x, /** @type {number} */ y) => [within(x + dx, width), within(y + dy, height)]);
}

/**
 * The mark with each of its points put where `to(x, y)` says.
 * @param {Mark} mark
 * @param {(x: any, y: any) => any} to
 */
function sketchTurned(mark, to) {
  if (mark.kind === "stroke") {
    const points = sketchStroke(mark).xy.map((/** @type {number[]} */ [x, y]) => to(x, y).map(sketchShort).join(",")).join(" ");
    return { ...mark, points };
  }
  const [[x, y], [x2, y2]] = [to(mark.x, mark.y), to(mark.x2, mark.y2)];
  return { ...mark, x, y, x2, y2 };
}

/**
 * The mark larger or smaller about its middle, as far as the sheet goes.
 * @param {Mark} mark
 * @param {number} by
 * @param {number[]} given
 */
export function sketchSized(mark, by, [width, height]) {
  const { x: mx, y: my } = sketchMiddle(mark);
  const [left, top, right, bottom] = sketchBox(mark);
  if (by < 1 && Math.max(right - left, bottom - top) < 28) return mark;
  const within = (/** @type {number} */ value, /** @type {number} */ most) => Math.round(Math.max(0, Math.min(most, value)) * 10) / 10;
  return sketchTurned(mark, (/** @type {number} */ x, /** @type {number} */ y) => [within(mx + (x - mx) * by, width), within(my + (y - my) * by, height)]);
}

/**
 * How far a point is from a mark's ink; 0 inside a box, a circle or a label.
 * @param {Mark} mark
 * @param {number} x
 * @param {number} y
 */
export function sketchFar(mark, x, y) {
  const [left, top, right, bottom] = sketchBox(mark);
  const off = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  if (mark.kind === "stroke") {
    if (off > 40) return off;
    const { xy } = sketchStroke(mark);
    return xy.reduce((/** @type {number} */ least, /** @type {number[]} */ point, /** @type {number} */ i) => Math.min(least, sketchOff([x, y], xy[i - 1] ?? point, point)), Infinity);
  }
  return sketchEnds(mark) ? sketchOff([x, y], [mark.x, mark.y], [mark.x2, mark.y2]) : off;
}

/**
 * The mark at a point: of those that near the smallest, and of two alike the one in front.
 * @param {Mark[]} marks
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 */
export function sketchAt(marks, x, y, reach) {
  const size = (/** @type {Mark} */ mark) => (mark.kind === "stroke" || sketchEnds(mark) ? 0 : (mark.x2 - mark.x) * (mark.y2 - mark.y));
  let best = null;
  for (const mark of marks) {
    const far = sketchFar(mark, x, y);
    if (far > reach) continue;
    const rank = size(mark) + (far > 0 && size(mark) ? 1e6 : far);
    if (!best || rank <= best.rank) best = { mark, rank };
  }
  return best?.mark ?? null;
}

/**
 * Whether an eraser at a point touches a mark: its ink, or the words of a label; not the room inside a box.
 * @param {Mark} mark
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 */
export function sketchRubs(mark, x, y, reach) {
  if (sketchFar(mark, x, y) > reach) return false;
  if (mark.kind !== "box" && mark.kind !== "circle") return true;
  const [left, top, right, bottom] = sketchBox(mark);
  const [w, h] = [(right - left) / 2 || 1, (bottom - top) / 2 || 1];
  const [dx, dy] = [(x - left - w) / w, (y - top - h) / h];
  const edge = mark.kind === "circle" ? Math.abs(1 - Math.hypot(dx, dy)) * Math.min(w, h) : Math.min((1 - Math.abs(dx)) * w, (1 - Math.abs(dy)) * h);
  return edge <= reach;
}

/**
 * Where a way from one frame to another leaves the first and meets the second: { x, y, x2, y2 }.
 * @param {Mark} one
 * @param {Mark} other
 */
export function sketchBetween(one, other) {
  const [from, to] = [sketchMiddle(one), sketchMiddle(other)];
  const edge = (/** @type {Mark} */ mark, /** @type {Point} */ a, /** @type {Point} */ b) => {
    const [left, top, right, bottom] = sketchBox(mark);
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const far = Math.hypot(dx, dy) || 1;
    const round = mark.kind === "circle";
    const [w, h] = [(right - left) / 2, (bottom - top) / 2];
    const t = round ? 1 / (Math.hypot(dx / (w || 1), dy / (h || 1)) || 1) : Math.min(dx ? w / Math.abs(dx) : Infinity, dy ? h / Math.abs(dy) : Infinity);
    const part = Math.min(0.49, t + 5 / far);
    return [a.x + dx * part, a.y + dy * part].map((value) => Math.round(value * 10) / 10);
  };
  const [[x, y], [x2, y2]] = [edge(one, from, to), edge(other, to, from)];
  return { x, y, x2, y2 };
}

/** How wide and high a mark is that nobody drew out. @type {Record<string, number[]>} */
export const SKETCH_SIZES = { box: [150, 80], circle: [150, 110], label: [180, 30], line: [180, 0], arrow: [180, 0] };

/**
 * A new mark of a kind where there is room: in the middle, or else as near to it as can be.
 * @param {Mark[]} marks
 * @param {string} kind
 * @param {number[]} given
 */
export function sketchPlaced(marks, kind, [width, height]) {
  const [w, h] = SKETCH_SIZES[kind];
  const frames = marks.filter((mark) => mark.kind !== "stroke").map(sketchBox);
  /** @type {[number, number][]} */
  const spots = [];
  for (let x = 20; x + w <= width - 20; x += 30) for (let y = 20; y + h <= height - 20; y += 30) spots.push([x, y]);
  const off = (/** @type {number[]} */ [x, y]) => Math.hypot(x + w / 2 - width / 2, y + h / 2 - height / 2);
  spots.sort((a, b) => off(a) - off(b));
  const free = (/** @type {number[]} */ [x, y]) => frames.every(([left, top, right, bottom]) => x + w + 14 < left || x - 14 > right || y + h + 14 < top || y - 14 > bottom);
  const [x, y] = spots.find(free) ?? spots[marks.length % 7] ?? [0, 0];
  return { kind, x, y, x2: x + w, y2: y + h, text: "", person: false };
}
