// Lines between the two columns, one for each link. They show at a glance what each card says in words as well.

import { boardSvg } from "../../../../svg.js";
import { rightToLeft } from "../../../../language.js";

/** { el, draw(body, links, token, lit) }: `links` are [left key, right key]; nothing is drawn where the columns stand one below the other. */
export function linksLines() {
  const lines = boardSvg("g", {});
  const el = boardSvg("svg", { class: "pk-links-lines", "aria-hidden": "true" }, lines);
  /** @type {(() => void) | null} */
  let again = null;
  let waiting = 0;
  const later = () => (waiting ||= requestAnimationFrame(() => ((waiting = 0), again?.())));
  new ResizeObserver(later).observe(el);

  function line(/** @type {DOMRect} */ base, /** @type {Element} */ from, /** @type {Element} */ to, /** @type {boolean} */ lit, /** @type {string} */ key) {
    const [a, b] = [from, to].map((token) => token.getBoundingClientRect());
    const [out, into] = rightToLeft() ? [a.left, b.right] : [a.right, b.left];
    if (rightToLeft() ? into > out : out > into) return [];
    const [x, y, x2, y2] = [out - base.left, (a.top + a.bottom) / 2 - base.top, into - base.left, (b.top + b.bottom) / 2 - base.top];
    const bend = (x2 - x) / 2;
    const d = `M${x.toFixed(1)} ${y.toFixed(1)}C${(x + bend).toFixed(1)} ${y.toFixed(1)} ${(x2 - bend).toFixed(1)} ${y2.toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`;
    return [boardSvg("path", { d, class: `pk-links-line ${lit ? "pk-lit" : ""}`, "data-pk-link": key }), ...[[x, y], [x2, y2]].map(([cx, cy]) => boardSvg("circle", { cx: cx.toFixed(1), cy: cy.toFixed(1), r: 4, class: "pk-links-end" }))];
  }

  return {
    el,
    draw(/** @type {HTMLElement} */ body, /** @type {string[][]} */ links, /** @type {(key: string) => { el: HTMLElement }} */ token, /** @type {string | null} */ lit) {
      again = () => {
        const base = body.getBoundingClientRect();
        if (base.width) lines.replaceChildren(...links.flatMap(([left, right]) => line(base, token(left).el, token(right).el, lit === left || lit === right, `${left}>${right}`)));
      };
      later();
    },
  };
}
