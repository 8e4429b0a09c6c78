// What stands above the sheet: what to do there, colours and widths by their names, undo and redo, zoom, and what is going on.

import { button, h, show } from "../../dom.js";
import { boardSvg } from "../../svg.js";
import { SKETCH_LOOKS } from "./phrases.js";
import { t } from "../../language.js";

/** @import { Acts, Context } from "../../shapes.d.ts" */
/** @import { SketchField } from "../../generated/views.d.ts" */
/** @import { HistoryTools } from "../../undo.js" */
/** @import { MapZoomPart } from "../../zoom/buttons.js" */
/** @import { Now } from "./shapes.d.ts" */

const SKETCH_TOOLS = [
  ["choose", t("Choose"), "M5 3l13 9-6 1.5L9.5 20Z"],
  ["pen", t("Pen"), "M4 20l1.2-5L16 4.2l3.8 3.8L9 18.8Z"],
  ["line", t("Line"), "M4 19L20 5"],
  ["arrow", t("Arrow"), "M4 19L18 6m-8.500 0H18V14.500"],
  ["box", t("Box"), "M4 6.500h16v11H4Z"],
  ["circle", t("Circle"), "M4 12a8 6.500 0 1 0 16 0a8 6.500 0 1 0-16 0Z"],
  ["label", t("Words"), "M6 6.500h12M12 6.500V19"],
  ["erase", t("Eraser"), "M9 19l-4.500-4.500L14 5l6 6-8 8ZM9 19h10M9.500 9.500l6 6"],
];

/** @type {Record<string, string>} */
const SKETCH_HINTS = {
  choose: t("Choose a part, then drag it. Take the pen to draw. With keys: arrows from part to part, Enter picks one up, arrows move it, Enter lets go."),
  pen: t("Draw with a pen, a finger or the mouse. With keys, take a shape, an arrow or words instead."),
  line: t("Drag from one end to the other, or use the button."),
  arrow: t("Drag from where it starts to where it points, or use the button."),
  box: t("Drag to draw a box, or use the button. Write its words under the drawing."),
  circle: t("Drag to draw a circle, or use the button. Write its words under the drawing."),
  label: t("Choose where the words should stand, or use the button."),
  erase: t("Rub over what should go. Undo brings it back."),
};

/** @type {Record<string, string>} */
export const SKETCH_ADDS = { line: t("Put in a line"), arrow: t("Put in an arrow"), box: t("Put in a box"), circle: t("Put in a circle"), label: t("Put in words") };

/**
 * Choices of which one holds, as radios that look like tiles: { el, set(id), get() }.
 * @param {Context} ctx
 * @param {string} name
 * @param {string} legend
 * @param {{ id: string, words: string, sign: Element }[]} tiles
 * @param {(id: any) => unknown} change
 */
function sketchTiles(ctx, name, legend, tiles, change) {
  const inputs = tiles.map(({ id }) => h("input", { type: "radio", class: "pk-sketch-radio", name: ctx.id(name), id: ctx.id(`${name}-${id}`), value: id, "data-pk-key": `${name}/${id}`, onchange: () => change(id) }));
  const labels = tiles.map(({ words, sign }, i) => h("label", { class: `pk-sketch-tile pk-sketch-${name}`, for: inputs[i].id }, inputs[i], sign, h("span", {}, words)));
  return {
    el: h("fieldset", { class: "pk-sketch-tiles" }, h("legend", { class: "pk-aside" }, legend), ...labels),
    set: (/** @type {string | null} */ id) => inputs.forEach((input) => (input.checked = input.value === id)),
  };
}

/**
 * @param {string} d
 * @param {Record<string, unknown>} [attrs]
 */
function sketchIcon(d, attrs) {
  return boardSvg("svg", { viewBox: "0 0 24 24", width: 24, height: 24, "aria-hidden": "true", class: "pk-sketch-icon" }, boardSvg("path", { d, ...attrs }));
}

/**
 * `act` = { tool(id), look(part, value), add() }. Returns { el, strip, sync(state) }.
 * @param {SketchField} field
 * @param {Context} ctx
 * @param {Acts} act
 * @param {HistoryTools} history
 * @param {MapZoomPart} zoom
 */
export function sketchTools(field, ctx, act, history, zoom) {
  const tools = sketchTiles(ctx, "tool", t("What to do on the sheet"), SKETCH_TOOLS.map(([id, words, d]) => ({ id, words, sign: sketchIcon(d) })), act.tool);
  const swatch = (/** @type {string} */ colour) => h("span", { class: "pk-sketch-swatch", style: `background:${colour}`, "aria-hidden": "true" });
  const colours = sketchTiles(ctx, "colour", t("Colour"), Object.entries(field.colours).map(([id, colour]) => ({ id, words: SKETCH_LOOKS[id] ?? id, sign: swatch(colour) })), (/** @type {string | null} */ id) => act.look("colour", id));
  const widths = sketchTiles(ctx, "width", t("How broad lines are, and how large words"), Object.entries(field.widths).map(([id, width]) => ({ id, words: SKETCH_LOOKS[id] ?? id, sign: sketchIcon("M3 12H21", { "stroke-width": width }) })), (/** @type {string | null} */ id) => act.look("width", id));
  const words = h("p", { class: "pk-sketch-now", dir: "auto" });
  const add = button("pk-secondary", "", act.add, { "data-pk-key": "sketch-add" });
  return {
    el: h("div", { class: "pk-sketch-tools" }, tools.el, h("div", { class: "pk-sketch-looks" }, colours.el, widths.el), h("div", { class: "pk-sketch-line" }, history.el, zoom.el)),
    strip: h("div", { class: "pk-sketch-strip" }, words, add),
    add,
    sync(/** @type {{ tool: string, look: Now['look'], said: string }} */ { tool, look, said }) {
      tools.set(tool);
      colours.set(look.colour);
      widths.set(look.width);
      const text = said || SKETCH_HINTS[tool];
      if (words.textContent !== text) words.textContent = text;
      show(add, SKETCH_ADDS[tool]);
      if (SKETCH_ADDS[tool]) add.textContent = SKETCH_ADDS[tool];
    },
  };
}
