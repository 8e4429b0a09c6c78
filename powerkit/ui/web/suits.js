// The suits, one for each capability: its mark and its colour, by its number. They stand with that and its short word from the deck.

import { boardSvg, lineDrawing } from "./svg.js";

/** @typedef {[string, Record<string, string | number>]} Shape */

/** @type {(d: string) => Shape} */
const markLine = (d) => ["path", { d }];
/** @type {(cx: number, cy: number, r: number) => Shape} */
const markRing = (cx, cy, r) => ["circle", { cx, cy, r }];
/** @type {(cx: number, cy: number, r: number) => Shape} */
const markDot = (cx, cy, r) => ["circle", { cx, cy, r, fill: "currentColor" }];

/** Number → mark, on a grid of 24. @type {Map<number, Shape[]>} */
const SUITS = new Map([
  [1, [markRing(12, 12, 2.6), markRing(12, 12, 8.4), markDot(17.9, 6.1, 2), markDot(4.6, 15.8, 2)]],
  [2, [markRing(8.6, 12, 5.8), markRing(15.4, 12, 5.8)]],
  [3, [markLine("M12 6.2C10 4.6 7 4.2 3.5 4.7v13c3.5-.5 6.5-.1 8.5 1.5 2-1.6 5-2 8.5-1.5v-13c-3.5-.5-6.5-.1-8.5 1.5zM12 6.2v13")]],
  [4, [markLine("M4 19v-8a4 4 0 0 1 8 0v8M12 19v-8a4 4 0 0 1 8 0v8M2 19h20")]],
  [5, [markLine("M3.5 4.5h17V16h-9L7 20v-4H3.5z"), markLine("M8 10.3l2.6 2.6 5-5")]],
  [6, [markRing(10.3, 10.3, 6.5), markLine("M15.2 15.2 21 21M10.3 7.3v6M7.3 10.3h6")]],
  [7, [markRing(12, 4.8, 2.5), markRing(4.6, 18, 2.5), markRing(19.4, 18, 2.5), markLine("M10.8 7 5.9 15.8M13.2 7l4.9 8.8M7.1 18h9.8")]],
  [8, [markLine("M7.5 20V4.5M3.5 8.5l4-4 4 4M16.5 4v15.5M12.5 15.5l4 4 4-4")]],
  [9, [markLine("M2.8 16.2 16.2 2.8l5 5L7.8 21.2zM7 12l2.2 2.2M10 9l2.2 2.2M13 6l2.2 2.2")]],
  [10, [markRing(12, 12, 9), markLine("M16 8l-2.3 5.7L8 16l2.3-5.7z")]],
]);

/** The mark of a capability that has no suit here: a card. */
const NO_SUIT = [markLine("M6.5 3.5h11v17h-11z")];

/** A card's suit, or a capability's: the number before the point. "8.3" and 8 are both 8. @param {string | number} card */
export const suitOf = (card) => Number.parseInt(String(card), 10);

/** A suit's colour as a value for a style: the deck's accent for a capability that has no suit here. @param {number} number */
export const suitColour = (number) => `var(--pk-${SUITS.has(number) ? `suit-${number}` : "accent"})`;

/**
 * The mark of a suit as an SVG element in the colour of the text around it; `size` in px, `line` on the grid of 24.
 * @param {number} number
 */
export function suitMark(number, size = 24, line = 1.75) {
  const shapes = SUITS.get(number) ?? NO_SUIT;
  return lineDrawing({ size, line }, ...shapes.map(([tag, at]) => boardSvg(tag, at)));
}
