// A tick with its label and a hint beside it, as on the steps of a share and of names.

//# style ./names.css
import { h } from "../../dom.js";

/**
 * A tick with its label, and a hint beside it; `attrs` may make it a radio button. Returns { el, input }.
 * @param {string} id
 * @param {string} label
 * @param {string} hint
 * @param {Record<string, any>} [attrs]
 */
export function tickRow(id, label, hint, attrs) {
  const input = h("input", { type: "checkbox", id, class: "pk-tickbox", "aria-describedby": hint ? id + "-hint" : null, ...attrs });
  const words = h("div", { class: "pk-tickbox-words" }, h("label", { for: id, class: "pk-tickbox-label", dir: "auto" }, label), hint && h("p", { class: "pk-hint", id: id + "-hint", dir: "auto" }, hint));
  return { el: h("div", { class: "pk-tickbox-row" }, input, words), input };
}

/** @typedef {ReturnType<typeof tickRow>} TickRow */
