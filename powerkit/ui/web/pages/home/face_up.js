// A card face up on the table: its suit, what it asks, how long and for whom, and the way to start it.

import { chooseWayIn } from "../../card/place.js";
import { aside, button, h } from "../../dom.js";
import { boardSvg } from "../../svg.js";
import { suitColour, suitMark, suitOf } from "../../suits.js";
import { doorTo } from "../page.js";
import { homeIcon } from "./icons.js";
import { t } from "../../language.js";

/**
 * Only a plain press goes there in this tab.
 * @param {MouseEvent} event
 */
const isPlainPress = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

/**
 * A card one can start: `lead` stands over its title, `line` under its summary; `start` are the words of its link, which
 * leads to the card's front or the `way` into it (see place.js). Where only its `short` way fits, the line says the time.
 * @param {{ card: import("../../generated/pages.d.ts").CardOnTable, file: string, suit: string }} given
 * @param {{ lead?: string, line?: string, start?: string, way?: string, short?: boolean, key?: string | null, more?: HTMLElement | null }} said
 */
export function faceUp({ card, file, suit: word }, { lead = "", line = "", start = t("Choose this card"), way = "", short = false, key = null, more = null }) {
  const onclick = (/** @type {MouseEvent} */ event) => way && isPlainPress(event) && chooseWayIn(card.id, way);
  const suit = suitOf(card.id);
  return h("article", { class: "pk-deal", style: `--pk-suit: ${suitColour(suit)}`, "data-pk-dealt": card.id },
    h("div", { class: "pk-deal-top" },
      h("span", { class: "pk-deal-number" }, card.id), h("span", { class: "pk-deal-suit" }, word), suitMark(suit, 84, 1.1)),
    h("div", { class: "pk-deal-body" },
      lead && h("p", { class: "pk-deal-lead" }, lead),
      h("h3", { class: card.title.length > 56 ? "pk-long" : null }, card.title),
      h("p", { class: "pk-deal-summary" }, card.summary),
      line && !short && h("p", { class: "pk-deal-line" }, line),
      h("p", { class: "pk-deal-need" }, homeIcon("clock"), h("span", {}, short ? line : card.time)),
      card.who && h("p", { class: "pk-deal-need" }, homeIcon("people"), h("span", {}, card.who)),
      doorTo(file, card.id, { class: "pk-start", "data-pk-key": key, onclick }, start, aside(` ${card.id} ${card.title}`)),
      more));
}

/**
 * The pile of cards face down: { el, show({ room, outside }) }; `draw(outside)` is called by its two buttons.
 * @param {number[]} suits
 * @param {(outside: boolean, by?: string) => void} draw
 */
export function faceDown(suits, draw) {
  const said = h("p", { class: "pk-deal-summary" });
  const press = button("pk-start", t("Draw a card"), () => draw(false), { "data-pk-key": "draw" });
  const other = button("pk-quiet", t("One to start now and finish another time"), () => draw(true), { "data-pk-key": "draw-outside" });
  const el = h("article", { class: "pk-deal pk-deal-pile" }, h("div", { class: "pk-deal-top" }, ringOf(suits)),
    h("div", { class: "pk-deal-body" }, h("h3", {}, t("Draw one for me")), said, press, other));
  return {
    el,
    press,
    show(/** @type {{ room: string, outside: number }} */ { room, outside }) {
      said.textContent = t("A card you can finish in {room}.", { room });
      other.hidden = !outside;
    },
  };
}

/**
 * The marks of the suits in a ring around a question mark.
 * @param {number[]} suits
 */
function ringOf(suits) {
  const middle = 100;
  const marks = suits.map((number, at) => {
    const angle = (2 * Math.PI * at) / suits.length - Math.PI / 2;
    const [x, y] = [middle + 68 * Math.cos(angle), middle + 68 * Math.sin(angle)];
    const mark = suitMark(number, 20);
    mark.setAttribute("x", String(x - 10));
    mark.setAttribute("y", String(y - 10));
    const one = boardSvg("g", { class: "pk-ring-mark" }, boardSvg("circle", { cx: x, cy: y, r: 17 }), mark);
    one.style.color = suitColour(number);
    return one;
  });
  const ask = boardSvg("text", { x: middle, y: middle + 13, "text-anchor": "middle" });
  ask.textContent = "?";
  return boardSvg("svg", { class: "pk-ring", viewBox: "0 0 200 200", "aria-hidden": "true", focusable: "false" },
    ...[26, 48, 68, 90].map((r) => boardSvg("circle", { class: "pk-ring-line", cx: middle, cy: middle, r })),
    ...marks, boardSvg("circle", { class: "pk-ring-heart", cx: middle, cy: middle, r: 30 }), ask);
}
