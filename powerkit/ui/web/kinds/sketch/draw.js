// Marks as SVG, the same as in the record; and the stroke that is being drawn, to which each move adds and redraws nothing else.

import { boardSvg } from "../../svg.js";
import { wrap } from "../../text_metrics.js";
import { sketchShort, sketchStroke } from "./model.js";

/** @import { Mark } from "./shapes.d.ts" */
/** @import { SketchField } from "../../generated/views.d.ts" */

const SKETCH_PAD = 10; // between a box's edge and its words, in units of the sheet
const SKETCH_CHUNK = 48; // points after which the running stroke goes on in a new line

/**
 * An arrow's line and its point.
 * @param {Mark} given
 * @param {Record<string, any>} line
 */
function sketchArrow({ x, y, x2, y2 }, line) {
  const long = 10 + 2 * line["stroke-width"];
  const far = Math.hypot(x2 - x, y2 - y) || 1;
  const [ux, uy] = [(x2 - x) / far, (y2 - y) / far];
  const [bx, by] = [x2 - ux * long, y2 - uy * long];
  const half = long * 0.45;
  const d = `M${x2} ${y2}L${(bx - uy * half).toFixed(1)} ${(by + ux * half).toFixed(1)} ${(bx + uy * half).toFixed(1)} ${(by - ux * half).toFixed(1)}Z`;
  return [boardSvg("path", { ...line, d: `M${x} ${y}L${(bx + ux).toFixed(1)} ${(by + uy).toFixed(1)}` }), boardSvg("path", { fill: line.stroke, d })];
}

/**
 * What draws marks with the field's colours, widths and sizes: { shape(mark) → elements, fitted(mark), colour(mark), width(mark) }.
 * @param {SketchField} field
 */
export function sketchDrawing(field) {
  const colour = (/** @type {Mark} */ mark) => field.colours[/** @type {string} */ (mark.colour)] ?? field.colours.black;
  const width = (/** @type {Mark} */ mark) => field.widths[/** @type {string} */ (mark.width)] ?? field.widths.fine;
  const size = (/** @type {Mark} */ mark) => (mark.kind === "label" && field.sizes[/** @type {string} */ (mark.width)]) || field.sizes.fine;
  const bold = (/** @type {Mark} */ mark) => mark.kind === "label" && mark.width === "broad";

  function lines(/** @type {Mark} */ mark) {
    const room = /** @type {Record<string, number>} */ ({ label: mark.x2 - mark.x, box: mark.x2 - mark.x - 2 * SKETCH_PAD, circle: (mark.x2 - mark.x) * 0.72 })[mark.kind] ?? 160;
    return String(mark.text ?? "").split("\n").flatMap((line) => wrap(line, size(mark), Math.max(40, room), Infinity));
  }

  function words(/** @type {Mark} */ mark) {
    const set = lines(mark);
    if (!set.length) return [];
    const high = size(mark) * 1.25;
    const label = mark.kind === "label";
    const x = label ? mark.x : (mark.x + mark.x2) / 2;
    const y = label ? mark.y + size(mark) : (mark.y + mark.y2) / 2 - (high * set.length) / 2 + size(mark);
    const spans = set.map((line, i) => boardSvg("tspan", { x: x.toFixed(1), y: (y + high * i).toFixed(1) }, line));
    return [boardSvg("text", { class: `pk-sketch-words ${label ? "" : "pk-mid"} ${bold(mark) ? "pk-bold" : ""}`, "font-size": size(mark), fill: colour(mark) }, ...spans)];
  }

  function stroke(/** @type {Mark} */ mark) {
    const { xy, pressures } = sketchStroke(mark);
    if (pressures.length) return [boardSvg("path", { fill: colour(mark), d: sketchArea(xy, pressures, width(mark)) })];
    const still = xy.every((/** @type {number[]} */ [x, y]) => x === xy[0][0] && y === xy[0][1]);
    const d = still ? `M${xy[0]}h.01` : `M${xy[0]}L${xy.slice(1).join(" ")}`;
    return [boardSvg("path", { class: "pk-ink", stroke: colour(mark), "stroke-width": width(mark), d })];
  }

  function shape(/** @type {Mark} */ mark) {
    if (mark.kind === "stroke") return stroke(mark);
    const { x, y, x2, y2 } = mark;
    const line = { class: "pk-ink", stroke: colour(mark), "stroke-width": width(mark) };
    const both = (/** @type {string} */ tag, /** @type {Record<string, number>} */ frame) => [boardSvg(tag, { class: "pk-sketch-in", fill: colour(mark), ...frame }), boardSvg(tag, { ...line, ...frame })];
    const drawn = {
      box: () => both("rect", { x, y, width: x2 - x, height: y2 - y, rx: 8 }),
      circle: () => both("ellipse", { cx: (x + x2) / 2, cy: (y + y2) / 2, rx: (x2 - x) / 2, ry: (y2 - y) / 2 }),
      line: () => [boardSvg("path", { ...line, d: `M${x} ${y}L${x2} ${y2}` })],
      arrow: () => sketchArrow(mark, line),
      label: () => [],
    }[mark.kind]?.() ?? [];
    return [...drawn, ...words(mark)];
  }

  /** A box, a circle or a label as high as its words need. */
  function fitted(/** @type {Mark} */ mark) {
    const set = lines(mark);
    const need = set.length * size(mark) * 1.25 + /** @type {Record<string, number>} */ ({ box: 2 * SKETCH_PAD, circle: 4 * SKETCH_PAD, label: 0 })[mark.kind];
    const high = mark.kind === "label" ? Math.max(size(mark) * 1.25, need) : Math.max(mark.y2 - mark.y, need);
    const y = Math.max(0, Math.min(mark.y, field.size[1] - high));
    return { ...mark, y, y2: Math.min(field.size[1], Math.round((y + high) * 10) / 10) };
  }

  return { shape, fitted, colour, width };
}

/** @typedef {ReturnType<typeof sketchDrawing>} SketchDrawing */

/**
 * Half the breadth of a stroke where it was pressed so (1 to 100).
 * @param {number} pressure
 * @param {number} width
 */
const sketchHalf = (pressure, width) => (width * (0.4 + (1.2 * pressure) / 100)) / 2;

/**
 * The area of a stroke pressed unevenly: a bead at each point and a band between two, all turning the same way round.
 * @param {number[][]} xy
 * @param {number[]} pressures
 * @param {number} width
 */
function sketchArea(xy, pressures, width) {
  /** @type {string[]} */
  const parts = [];
  xy.forEach(([x, y], i) => {
    const r = sketchHalf(pressures[i], width);
    parts.push(`M${(x - r).toFixed(1)} ${y}a${r.toFixed(2)} ${r.toFixed(2)} 0 1 1 ${(2 * r).toFixed(2)} 0a${r.toFixed(2)} ${r.toFixed(2)} 0 1 1 ${(-2 * r).toFixed(2)} 0`);
    if (!i) return;
    const [[ox, oy], s] = [xy[i - 1], sketchHalf(pressures[i - 1], width)];
    const far = Math.hypot(x - ox, y - oy);
    if (!far) return;
    const [nx, ny] = [(y - oy) / far, (ox - x) / far];
    const corners = [[ox + nx * s, oy + ny * s], [x + nx * r, y + ny * r], [x - nx * r, y - ny * r], [ox - nx * s, oy - ny * s]];
    parts.push(`M${corners.map(([a, b]) => `${a.toFixed(1)} ${b.toFixed(1)}`).join("L")}Z`);
  });
  return parts.join("");
}

/**
 * The stroke being drawn, in a layer of its own: { add(x, y, pressure), raw(), clear() }. A move changes its last line only.
 * @param {SVGElement} layer
 * @param {string} colour
 * @param {number} width
 */
export function sketchRunning(layer, colour, width) {
  /** @type {number[][]} */
  const raw = [];
  /** @type {SVGElement | null} */
  let line = null;
  let points = "";
  let many = 0;
  let broad = 0;

  function next(/** @type {number} */ pressure) {
    broad = 2 * sketchHalf(pressure, width);
    const last = raw.at(-1);
    points = last ? `${sketchShort(last[0])},${sketchShort(last[1])}` : "";
    many = last ? 1 : 0;
    line = boardSvg("polyline", { class: "pk-ink", stroke: colour, "stroke-width": broad.toFixed(2), points });
    layer.append(line);
  }

  return {
    add(/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ pressure) {
      const last = raw.at(-1);
      if (last && Math.hypot(x - last[0], y - last[1]) < 0.3) return;
      if (!line || many >= SKETCH_CHUNK || Math.abs(2 * sketchHalf(pressure, width) - broad) > broad * 0.12) next(pressure);
      raw.push([x, y, pressure]);
      points += ` ${sketchShort(x)},${sketchShort(y)}`;
      many += 1;
    },
    /** Show what was added since. */
    show: () => line?.setAttribute("points", points),
    raw: () => raw,
    clear: () => layer.replaceChildren(),
  };
}

/** @typedef {ReturnType<typeof sketchRunning>} SketchRunning */
