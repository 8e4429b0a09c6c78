// A sketch in words: what a mark is called, where it stands, what an arrow leads to. The same words as in the record.

import { capital } from "../../phrasing.js";
import { beginning } from "../row_values.js";
import { sketchEnds, sketchFar, sketchMiddle } from "./model.js";
import { t } from "../../language.js";

/** @import { Mark } from "./shapes.d.ts" */

export const SKETCH_REACH = 16; // units of the sheet around a thing in which an arrow that ends there leads to it
const SKETCH_PLACES = [[t("at the top left"), t("at the top"), t("at the top right")], [t("on the left"), t("in the middle"), t("on the right")], [t("at the bottom left"), t("at the bottom"), t("at the bottom right")]];
export const SKETCH_CALLED = { stroke: t("stroke drawn by hand"), box: t("box"), circle: t("circle"), line: t("line"), arrow: t("arrow"), label: t("label") };
/** Colours and widths as they are named: what the deck of numbers calls them → as it is said. @type {Record<string, string>} */
export const SKETCH_LOOKS = { black: t("black"), blue: t("blue"), red: t("red"), green: t("green"), orange: t("orange"), purple: t("purple"), grey: t("grey"), fine: t("fine"), medium: t("medium"), broad: t("broad") };
/** @type {Record<string, string>} */
export const SKETCH_ONE = { stroke: t("a stroke drawn by hand"), box: t("a box"), circle: t("a circle"), line: t("a line"), arrow: t("an arrow"), label: t("a label") };

/**
 * Which way an arrow points that leads to nothing.
 * @param {Mark} mark
 * @param {{ what: string, place: string }} it
 */
function pointing(mark, it) {
  const [dx, dy] = [mark.x2 - mark.x, mark.y2 - mark.y];
  if (Math.abs(dx) >= Math.abs(dy)) return dx < 0 ? t("{what} to the left, {place}", it) : t("{what} to the right, {place}", it);
  return dy < 0 ? t("{what} upwards, {place}", it) : t("{what} downwards, {place}", it);
}

/**
 * `sheet` is its width and height, `marks()` what is drawn.
 * @param {number[]} given
 * @param {() => any} marks
 */
export function sketchSpeech([width, height], marks) {
  const text = (/** @type {Mark} */ mark) => String(mark?.text ?? "").trim().replace(/\s+/g, " ");
  const name = (/** @type {Mark} */ mark) => (text(mark) ? `“${beginning(text(mark))}”` : SKETCH_CALLED[mark.kind]);
  const things = () => marks().filter((/** @type {Mark} */ mark) => ["box", "circle", "label"].includes(mark.kind));

  function place(/** @type {Mark} */ mark) {
    const { x, y } = sketchMiddle(mark);
    const third = (/** @type {number} */ value, /** @type {number} */ most) => Math.min(2, Math.floor((value / most) * 3));
    return SKETCH_PLACES[third(y, height)][third(x, width)];
  }

  /** What a line or an arrow that ends at a point leads to. */
  function leads(/** @type {number} */ x, /** @type {number} */ y) {
    const near = things().filter((/** @type {Mark} */ mark) => text(mark) && sketchFar(mark, x, y) <= SKETCH_REACH);
    const size = (/** @type {Mark} */ mark) => (mark.x2 - mark.x) * (mark.y2 - mark.y);
    return near.sort((/** @type {Mark} */ a, /** @type {Mark} */ b) => sketchFar(a, x, y) - sketchFar(b, x, y) || size(a) - size(b))[0] ?? null;
  }

  /** What stands nearest, and on which side of it: "left of “Me”". */
  function beside(/** @type {Mark} */ mark) {
    const here = sketchMiddle(mark);
    const others = things().filter((/** @type {Mark} */ other) => other._id !== mark._id && text(other));
    if (!others.length) return "";
    const off = (/** @type {Mark} */ other) => sketchFar(other, here.x, here.y);
    const nearest = others.reduce((/** @type {Mark} */ best, /** @type {Mark} */ other) => (off(other) < off(best) ? other : best));
    if (!off(nearest)) return t("on {name}", { name: name(nearest) });
    const there = sketchMiddle(nearest);
    const [dx, dy] = [here.x - there.x, here.y - there.y];
    const it = { name: name(nearest) };
    if (Math.abs(dx) / width > Math.abs(dy) / height) return dx < 0 ? t("left of {name}", it) : t("right of {name}", it);
    return dy < 0 ? t("above {name}", it) : t("below {name}", it);
  }

  /** A line or an arrow with what it leads to. */
  function way(/** @type {Mark} */ mark) {
    const what = capital(called(mark));
    const [from, to] = [leads(mark.x, mark.y), leads(mark.x2, mark.y2)];
    const two = from && to && from !== to && { what, from: name(from), to: name(to) };
    if (mark.kind === "line") return two ? t("{what} between {from} and {to}", two) : from || to ? t("{what} at {name}", { what, name: name(from ?? to) }) : there(what, mark);
    if (two) return t("{what} from {from} to {to}", two);
    return from ? t("{what} from {name}", { what, name: name(from) }) : to ? t("{what} to {name}", { what, name: name(to) }) : pointing(mark, { what, place: place(mark) });
  }

  const there = (/** @type {string} */ what, /** @type {Mark} */ mark) => t("{what} {place}", { what, place: place(mark) });

  return {
    text, name, things, leads, place,
    /** Where it stands, said after each move. */
    whereabouts: (/** @type {Mark} */ mark) => (sketchEnds(mark) ? way(mark) : [there(capital(name(mark)), mark), mark.kind !== "stroke" && beside(mark)].filter(Boolean).join(", ")),
    /** All of it, for the list of marks. */
    whole: (/** @type {Mark} */ mark) => `${sketchEnds(mark) ? way(mark) : there(capital(called(mark)), mark)}, ${SKETCH_LOOKS[mark.colour ?? "black"]}`,
  };

  function called(/** @type {Mark} */ mark) {
    if (!text(mark)) return SKETCH_CALLED[mark.kind];
    return mark.kind === "label" ? name(mark) : `${SKETCH_CALLED[mark.kind]} ${name(mark)}`;
  }
}

/** @typedef {ReturnType<typeof sketchSpeech>} SketchSpeech */
