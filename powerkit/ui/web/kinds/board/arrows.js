// Arrows on the board, from where an item is to where it should be; a plain line where the two are the same.

import { boardSvg } from "../../svg.js";
import { rightToLeft } from "../../language.js";

/** @import { Context, Row } from "../../shapes.d.ts" */
/** @import { BoardToken } from "./tokens.js" */

/**
 * { el, draw(body, rows, tokens, lit) }: drawn again when the board changes its size.
 * @param {Context} ctx
 */
export function boardArrows(ctx) {
  const head = ctx.id("arrowhead");
  const lines = boardSvg("g", {});
  const tip = boardSvg("marker", { id: head, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" }, boardSvg("path", { d: "M0 0.5L10 5L0 9.5Z", class: "pk-arrow-tip" }));
  const el = boardSvg("svg", { class: "pk-board-arrows", "aria-hidden": "true" }, boardSvg("defs", {}, tip), lines);
  /** @type {(() => void) | null} */
  let again = null;
  let waiting = 0;
  const later = () => (waiting ||= requestAnimationFrame(() => ((waiting = 0), again?.())));
  new ResizeObserver(later).observe(el);

  function line(/** @type {{ left: number, top: number, width: number }} */ base, /** @type {Row} */ row, /** @type {Map<string, BoardToken>} */ tokens, /** @type {string | null} */ lit) {
    const [now, then] = ["zone", "then"].map((lane) => tokens.get(`${row._id}/${lane}`));
    if (!now || !then || !now.el.closest(".pk-board-body")) return null;
    const [a, b] = [now, then].map((token) => token.el.getBoundingClientRect());
    const [out, into] = rightToLeft() ? [a.left, b.right] : [a.right, b.left];
    const [x, y, x2, y2] = [out - base.left, a.top - base.top + Math.min(22, a.height / 2), into - base.left, b.top - base.top + Math.min(22, b.height / 2)];
    const stays = row.zone === row.then;
    const bend = (x2 - x) / 2;
    const d = `M${x.toFixed(1)} ${y.toFixed(1)}C${(x + bend).toFixed(1)} ${y.toFixed(1)} ${(x2 - bend).toFixed(1)} ${y2.toFixed(1)} ${(x2 - Math.sign(bend) * 2).toFixed(1)} ${y2.toFixed(1)}`;
    const attrs = { d, class: `pk-arrow ${stays ? "pk-arrow-same" : ""} ${lit?.startsWith(row._id + "/") ? "pk-lit" : ""}`, "data-pk-arrow": `${row.zone}>${row.then}` };
    return boardSvg("path", stays ? attrs : { ...attrs, "marker-end": `url(#${head})` });
  }

  return {
    el,
    draw(/** @type {HTMLElement} */ body, /** @type {Row[]} */ rows, /** @type {Map<string, BoardToken>} */ tokens, /** @type {string | null} */ lit) {
      again = () => {
        const { left, top, width } = body.getBoundingClientRect();
        const base = { left: left + body.clientLeft, top: top + body.clientTop, width };
        if (base.width) lines.replaceChildren(.../** @type {SVGElement[]} */ (rows.map((row) => line(base, row, tokens, lit)).filter(Boolean)));
      };
      later();
    },
  };
}
