// One or some of a list: radios or checkboxes, with "I don't know" and a way to take a choice back.

import { button, h } from "../../dom.js";
import { KINDS } from "../../registry.js";
import { t } from "../../language.js";

export const DONT_KNOW = "dont_know";

/**
 * One radio or checkbox with its label and hint, 44 px to touch.
 * @param {"radio" | "checkbox"} type
 * @param {string} id
 * @param {{ label: string, hint?: string }} option
 * @param {Record<string, unknown>} [attrs]
 */
export function tickable(type, id, option, attrs) {
  const hintId = option.hint ? id + "-hint" : null;
  const input = h("input", { type, id, class: "pk-tick", "aria-describedby": hintId, ...attrs });
  const label = h("label", { for: id, class: "pk-option-label", dir: "auto" }, option.label);
  const hint = hintId && h("span", { class: "pk-hint", id: hintId, dir: "auto" }, option.hint);
  return { input, el: h("div", { class: "pk-option pk-" + type }, input, h("div", { class: "pk-option-words" }, label, hint)) };
}

/**
 * The button that unpicks a radio: { el, show(yes) }. Its room is kept while nothing is picked, so that nothing moves when something is.
 * @param {string} label
 * @param {() => void} clear
 */
export function clearButton(label, clear) {
  const el = button("pk-quiet pk-clear pk-unseen", t("Clear this choice"), clear, { "data-pk-key": "clear", "aria-label": t("Clear this choice: {label}", { label }) });
  return { el, show: (/** @type {unknown} */ yes) => el.classList.toggle("pk-unseen", !yes) };
}

/** @typedef {import("../../generated/views.d.ts").ChoiceField & { dont_know?: boolean, inline?: boolean }} ChoiceField */
/** @typedef {import("../../card/context.js").FieldContext} FieldContext */

KINDS.choice = (/** @type {ChoiceField} */ field, /** @type {FieldContext} */ ctx) => {
  const many = Boolean(field.many);
  const options = [...(field.options || [])];
  if (field.dont_know && !options.some((option) => option.id === DONT_KNOW)) options.push({ id: DONT_KNOW, label: t("I don’t know") });
  /** @type {string[]} */
  let unknown = []; // a choice the deck no longer offers is kept until another is made
  const made = options.map((option, i) =>
    tickable(many ? "checkbox" : "radio", ctx.id(i ? "control-" + i : "control"), option, {
      name: many ? null : ctx.id("name"),
      value: option.id,
      "data-pk-key": option.id,
      onchange: (/** @type {Event} */ event) => changed(/** @type {HTMLInputElement} */ (event.target)),
    }),
  );
  const inputs = made.map((each) => each.input);
  const picked = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const clear = many ? null : clearButton(field.label, () => {
    inputs.forEach((input) => (input.checked = false));
    inputs[0].focus();
    changed();
  });

  /** @param {HTMLInputElement} [input] */
  function changed(input) {
    if (many && input?.checked) {
      const alone = input.value === DONT_KNOW;
      if (alone) unknown = [];
      inputs.filter((other) => other !== input && (alone || other.value === DONT_KNOW)).forEach((other) => (other.checked = false));
    }
    clear?.show(picked().length);
    ctx.change(many ? [...picked(), ...unknown] : picked()[0] ?? "");
  }

  return {
    el: h("div", { class: "pk-options" + (field.inline ? " pk-inline" : "") }, ...made.map((each) => each.el), clear?.el),
    main: inputs[0],
    group: true,
    small: true,
    set(/** @type {any} */ value) {
      const list = many ? [].concat(value ?? []) : [value];
      inputs.forEach((input) => (input.checked = list.includes(input.value)));
      unknown = many ? list.filter((id) => !options.some((option) => option.id === id)) : [];
      clear?.show(picked().length);
    },
  };
};
