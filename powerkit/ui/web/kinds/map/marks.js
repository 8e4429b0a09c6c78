// The marks and lines of a map as pieces of SVG, as pictures/map/marks.py draws them for print.

import { MAP_RULE } from "../../generated/map_rule.js";
import { boardSvg } from "../../svg.js";
import { mapReach } from "./labels.js";

/** @import { Point } from "../../shapes.d.ts" */

/** @typedef {{ kind: string, seen?: string, notYet?: boolean, wish?: boolean, count?: number, members?: string[] }} Marked What of somebody their mark shows. */

/**
 * A person's mark at the origin: its shape says who, its filling whether seen enough, a dashed edge "not yet", a star a wish; of folded people their number.
 * @param {Marked} one
 */
export function mapMark(one) {
  if (one.kind === "fold") return [boardSvg("circle", { class: "n full", r: mapReach(one) }), boardSvg("text", { class: "pk-map-sum", "text-anchor": "middle", y: 4.5 }, String(one.count))];
  const filling = /** @type {Record<string, string>} */ ({ enough: " full", not_enough: " open", not_at_all: " open" })[one.seen ?? ""] || "";
  const shape = mapShape(one.kind, `n${filling}${one.notYet ? " yet" : ""}`);
  const half = one.seen === "not_enough" && boardSvg("path", { class: "half", d: mapHalf(one.kind) });
  return /** @type {SVGElement[]} */ ([shape, half, one.wish && boardSvg("path", { class: "wish", d: mapStar(MAP_RULE.node, -MAP_RULE.node) })].filter(Boolean));
}

/**
 * @param {string} kind
 * @param {string} look
 */
function mapShape(kind, look) {
  const node = MAP_RULE.node;
  if (kind === "organisation") {
    const side = node * 0.88;
    return boardSvg("rect", { class: look, x: -side, y: -side, width: 2 * side, height: 2 * side, rx: 1.5 });
  }
  if (kind === "group") {
    const reach = node * 1.18;
    return boardSvg("path", { class: look, d: `M0 ${-reach}l${reach} ${reach}l${-reach} ${reach}l${-reach} ${-reach}z` });
  }
  return boardSvg("circle", { class: look, r: node });
}

/**
 * The lower half of a mark.
 * @param {string} kind
 */
function mapHalf(kind) {
  const node = MAP_RULE.node;
  if (kind === "organisation") return `M${-node * 0.88} 0h${node * 1.76}v${node * 0.88}h${-node * 1.76}z`;
  if (kind === "group") return `M${-node * 1.18} 0h${node * 2.36}l${-node * 1.18} ${node * 1.18}z`;
  return `M${-node} 0h${2 * node}a${node} ${node} 0 0 1 ${-2 * node} 0z`;
}

/**
 * @param {number} x
 * @param {number} y
 */
function mapStar(x, y) {
  const points = Array.from({ length: 10 }, (_, corner) => {
    const reach = corner % 2 ? 2.8 : 6.5;
    const angle = (corner * Math.PI) / 5 - Math.PI / 2;
    return `${(x + reach * Math.cos(angle)).toFixed(1)} ${(y + reach * Math.sin(angle)).toFixed(1)}`;
  });
  return `M${points.join("L")}Z`;
}

/**
 * The line from me to a place, from radius `start`; jagged where the tie is stressed.
 * @param {number} x
 * @param {number} y
 * @param {string} tie
 * @param {number} start
 */
export function mapTieLine(x, y, tie, start) {
  const far = Math.hypot(x, y);
  if (far <= start) return "";
  const ux = x / far;
  const uy = y / far;
  const head = `M${(ux * start).toFixed(1)} ${(uy * start).toFixed(1)}`;
  if (tie !== "stressed") return `${head}L${x.toFixed(1)} ${y.toFixed(1)}`;
  const teeth = Math.max(2, Math.round((far - start) / 9));
  const step = (far - start) / teeth;
  let line = head;
  for (let tooth = 0; tooth < teeth; tooth += 1) {
    const along = start + (tooth + 0.5) * step;
    const side = tooth % 2 ? 5 : -5;
    line += `L${(ux * along - uy * side).toFixed(1)} ${(uy * along + ux * side).toFixed(1)}`;
  }
  return `${line}L${x.toFixed(1)} ${y.toFixed(1)}`;
}

/**
 * The curve between two people.
 * @param {Point} one
 * @param {Point} other
 */
export function mapCurve(one, other) {
  const [middleX, middleY] = [(one.x + other.x) / 2, (one.y + other.y) / 2];
  const apart = Math.hypot(other.x - one.x, other.y - one.y);
  const far = Math.hypot(middleX, middleY);
  const [ux, uy] = far > 1e-6 ? [middleX / far, middleY / far] : [-(other.y - one.y) / (apart || 1), (other.x - one.x) / (apart || 1)];
  const near = 2 * Math.max(MAP_RULE.clear, far - MAP_RULE.bend * apart);
  return `M${one.x.toFixed(1)} ${one.y.toFixed(1)}Q${(near * ux - middleX).toFixed(1)} ${(near * uy - middleY).toFixed(1)} ${other.x.toFixed(1)} ${other.y.toFixed(1)}`;
}
