// A sketch in words: what a mark is called, where it stands, what an arrow leads to. The same words as in the record.

import { capital } from "../../phrasing.js";
import { beginning } from "../row_values.js";
import { sketchEnds, sketchFar, sketchMiddle } from "./model.js";
import { t } from "../../language.js";

export const SKETCH_REACH = 16; // units of the sheet around a thing in which an arrow that ends there leads to it
const SKETCH_PLACES = [[t("at the top left"), t("at the top"), t("at the top right")], [t("on the left"), t("in the middle"), t("on the right")], [t("at the bottom left"), t("at the bottom"), t("at the bottom right")]];
export const SKETCH_CALLED = { stroke: t("stroke drawn by hand"), box: "box", circle: "circle", line: "line", arrow: "arrow", label: "label" };

/** `sheet` is its width and height, `marks()` what is drawn. */
export function sketchSpeech([width, height], marks) {
  const text = (mark) => String(mark?.text ?? "").trim().replace(/\s+/g, " ");
  const name = (mark) => (text(mark) ? `“${beginning(text(mark))}”` : SKETCH_CALLED[mark.kind]);
  const things = () => marks().filter((mark) => ["box", "circle", "label"].includes(mark.kind));

  function place(mark) {
    const { x, y } = sketchMiddle(mark);
    const third = (value, most) => Math.min(2, Math.floor((value / most) * 3));
    return SKETCH_PLACES[third(y, height)][third(x, width)];
  }

  /** What a line or an arrow that ends at a point leads to. */
  function leads(x, y) {
    const near = things().filter((mark) => text(mark) && sketchFar(mark, x, y) <= SKETCH_REACH);
    const size = (mark) => (mark.x2 - mark.x) * (mark.y2 - mark.y);
    return near.sort((a, b) => sketchFar(a, x, y) - sketchFar(b, x, y) || size(a) - size(b))[0] ?? null;
  }

  /** What stands nearest, and on which side of it: ", left of “Me”". */
  function beside(mark) {
    const here = sketchMiddle(mark);
    const others = things().filter((other) => other._id !== mark._id && text(other));
    if (!others.length) return "";
    const off = (other) => sketchFar(other, here.x, here.y);
    const nearest = others.reduce((best, other) => (off(other) < off(best) ? other : best));
    if (!off(nearest)) return t(", on {name}", { name: name(nearest) });
    const there = sketchMiddle(nearest);
    const [dx, dy] = [here.x - there.x, here.y - there.y];
    const side = Math.abs(dx) / width > Math.abs(dy) / height ? (dx < 0 ? t("left of") : t("right of")) : dy < 0 ? "above" : "below";
    return `, ${side} ${name(nearest)}`;
  }

  function way(mark) {
    const [from, to] = [leads(mark.x, mark.y), leads(mark.x2, mark.y2)];
    if (mark.kind === "line") return from && to && from !== to ? t(" between {name} and {name2}", { name: name(from), name2: name(to) }) : from || to ? ` at ${name(from ?? to)}` : ` ${place(mark)}`;
    const start = from ? t(" from {name}", { name: name(from) }) : "";
    const end = to && to !== from ? t(" to {name}", { name: name(to) }) : "";
    return start || end ? start + end : `${points(mark)}, ${place(mark)}`;
  }

  function points(mark) {
    const [dx, dy] = [mark.x2 - mark.x, mark.y2 - mark.y];
    return Math.abs(dx) >= Math.abs(dy) ? (dx < 0 ? t(" to the left") : t(" to the right")) : dy < 0 ? " upwards" : " downwards";
  }

  return {
    text, name, things, leads, place,
    /** Where it stands, said after each move. */
    whereabouts: (mark) => (sketchEnds(mark) ? `${capital(called(mark))}${way(mark)}` : `${capital(name(mark))} ${place(mark)}${mark.kind === "stroke" ? "" : beside(mark)}`),
    /** All of it, for the list of marks. */
    whole: (mark) => `${capital(called(mark))}${sketchEnds(mark) ? way(mark) : ` ${place(mark)}`}, ${mark.colour ?? "black"}`,
  };

  function called(mark) {
    if (!text(mark)) return SKETCH_CALLED[mark.kind];
    return mark.kind === "label" ? name(mark) : `${SKETCH_CALLED[mark.kind]} ${name(mark)}`;
  }
}
