// A point between two named ends, as radios big enough for a thumb, or "I don't know".

import { aside, h } from "../../dom.js";
import { KINDS } from "../../registry.js";
import { DONT_KNOW, clearButton } from "../choice/index.js";
import { t } from "../../language.js";

/** @typedef {import("../../generated/views.d.ts").ScaleField} ScaleField */
/** @typedef {import("../../card/context.js").FieldContext} FieldContext */

KINDS.scale = (/** @type {ScaleField} */ field, /** @type {FieldContext} */ ctx) => {
  const points = field.points || 5;
  /** @type {Record<number, string>} */
  const ends = { 1: field.low, [points]: field.high };
  const radio = (/** @type {number | string} */ value, /** @type {string} */ id, /** @type {(string | Node)[]} */ ...words) =>
    h("label", { class: "pk-point", for: id },
      h("input", { type: "radio", class: "pk-tick", id, name: ctx.id("name"), value, "data-pk-key": value, onchange: changed }),
      h("span", { class: "pk-point-words" }, ...words));
  const list = Array.from({ length: points }, (_, i) => {
    const end = ends[i + 1];
    return radio(i + 1, ctx.id(i ? "control-" + i : "control"), String(i + 1), end && aside(" – " + end));
  });
  const row = h("div", { class: "pk-scale" },
    h("span", { class: "pk-end", "aria-hidden": "true" }, field.low),
    h("div", { class: "pk-points" }, ...list),
    h("span", { class: "pk-end pk-high", "aria-hidden": "true" }, field.high));
  const unsure = field.dont_know !== false && radio(DONT_KNOW, ctx.id("unsure"), t("I don’t know"));
  const clear = clearButton(field.label, () => {
    inputs.forEach((input) => (input.checked = false));
    inputs[0].focus();
    changed();
  });
  const el = h("div", {}, row, h("div", { class: "pk-inline" }, unsure, clear.el));
  const inputs = [...el.querySelectorAll("input")];

  function changed() {
    const value = inputs.find((input) => input.checked)?.value ?? null;
    clear.show(value !== null);
    ctx.change(value === null || value === DONT_KNOW ? value : Number(value));
  }

  return {
    el,
    main: inputs[0],
    group: true,
    small: true,
    set(/** @type {number | string | null} */ value) {
      inputs.forEach((input) => (input.checked = input.value === String(value ?? "")));
      clear.show(inputs.some((input) => input.checked));
    },
  };
};
