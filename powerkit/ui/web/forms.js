// Parts of forms on the pages that are no cards: a label, its hint and its control, in GOV.UK order.

import { errorLine, grow, h, show, watchDay, wrongDay } from "./dom.js";
import { keyAlong } from "./language.js";

/**
 * What makes the ids of a page's parts.
 * @typedef {{ id: (part: string) => string }} Ids
 */

/**
 * A label, a hint and a control tied together. Returns { el, control }.
 * @template {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} C
 * @param {Ids} ctx
 * @param {string} part
 * @param {Kid} label
 * @param {C} control
 * @param {string} [hint]
 */
export function asked(ctx, part, label, control, hint) {
  control.id = ctx.id(part);
  const hintId = hint ? ctx.id(part + "-hint") : "";
  if (hint) control.setAttribute("aria-describedby", hintId);
  const words = h("label", { for: control.id, class: "pk-label" }, label);
  const el = h("div", { class: "pk-ask" }, words, hint && h("p", { class: "pk-hint", id: hintId }, hint));
  if (control.type === "date") {
    const error = errorLine(ctx.id(part + "-error"), control, hintId, el);
    watchDay(/** @type {HTMLInputElement} */ (control), error);
    el.append(error.el);
  }
  el.append(control);
  return { el, control };
}

/**
 * A form that is sent by `act`, unless a day in it is none; the browser's own checks would stop it without a word.
 * @param {Attrs} attrs
 * @param {() => void} act
 * @param {...any} kids
 */
export function sentForm(attrs, act, ...kids) {
  const el = h("form", { novalidate: true, ...attrs, onsubmit: sent }, ...kids);
  function sent(/** @type {Event} */ event) {
    event.preventDefault();
    if (!wrongDay(el)) act();
  }
  return el;
}

/** @typedef {Record<string, unknown>} Attrs */
/** @typedef {string | Node} Kid What stands in an element. */

/** A text of several lines that grows with its words. */
export function area(/** @type {Attrs} */ attrs = {}) {
  const el = h("textarea", { class: "pk-input pk-area", rows: "2", dir: "auto", oninput: () => grow(el), ...attrs });
  return el;
}

export function line(/** @type {Attrs} */ attrs = {}) {
  return h("input", { class: "pk-input", type: "text", dir: "auto", autocomplete: "off", ...attrs });
}

export function day(/** @type {Attrs} */ attrs = {}) {
  return h("input", { class: "pk-input pk-day", type: "date", ...attrs });
}

/**
 * A box to tick with its words beside it. Returns { el, input }.
 * @param {Ids} ctx
 * @param {string} part
 * @param {Kid} label
 * @param {Attrs} attrs
 * @param {string} [hint]
 */
export function ticked(ctx, part, label, attrs, hint) {
  const hintId = hint ? ctx.id(part + "-hint") : null;
  const input = h("input", { type: "checkbox", id: ctx.id(part), class: "pk-box", "aria-describedby": hintId, ...attrs });
  const words = h("label", { for: input.id, class: "pk-tick-words" }, label);
  return { el: h("div", { class: "pk-ticked" }, input, h("div", {}, words, hint && h("p", { class: "pk-hint", id: hintId }, hint))), input };
}

/**
 * One of a few to choose, as radio buttons under a legend. Returns { el, get(), set(id) }.
 * @param {Ids} ctx
 * @param {string} part
 * @param {Kid} legend
 * @param {{ id: string, label: string }[]} options
 * @param {string} value
 * @param {(id: string) => void} [act]
 */
export function chosen(ctx, part, legend, options, value, act) {
  const name = ctx.id(part);
  const inputs = options.map(({ id }) => h("input", { type: "radio", name, id: `${name}-${id}`, value: id, class: "pk-box", checked: id === value, onchange: () => act?.(id) }));
  const rows = options.map(({ label }, at) => h("div", { class: "pk-ticked" }, inputs[at], h("label", { for: inputs[at].id, class: "pk-tick-words" }, label)));
  return {
    el: h("fieldset", { class: "pk-choices" }, h("legend", { class: "pk-label" }, legend), ...rows),
    get: () => inputs.find((each) => each.checked)?.value ?? "",
    set: (/** @type {string} */ id) => inputs.forEach((each) => (each.checked = each.value === id)),
  };
}

/** A line for what is wrong with a form; it takes the focus when it has something to say. */
export function problemLine() {
  const el = h("p", { class: "pk-notice-line", tabindex: "-1", role: "alert", hidden: true });
  return {
    el,
    set(/** @type {string} */ text) {
      el.textContent = text || "";
      show(el, Boolean(text));
      if (text) el.focus();
    },
  };
}

/**
 * Parts of a page, one shown at a time, chosen by tabs. Returns { el, go(id), begin(), label(id, text) }.
 * @param {Ids} ctx
 * @param {string} label
 * @param {{ id: string, label: string, el: Element, opened?: () => void }[]} parts
 * @param {(id: string) => void} chosen
 */
export function tabbed(ctx, label, parts, chosen) {
  const tabs = parts.map((part) => h("button", {
    type: "button", role: "tab", class: "pk-tab", id: ctx.id("tab-" + part.id), "aria-controls": ctx.id("part-" + part.id),
    "data-pk-key": "tab-" + part.id, onclick: () => chosen(part.id), onkeydown: step,
  }, part.label));
  const panels = parts.map((part, at) => h("div", { role: "tabpanel", id: ctx.id("part-" + part.id), "aria-labelledby": tabs[at].id, class: "pk-panel" }, part.el));

  function step(/** @type {KeyboardEvent} */ event) {
    /** @type {Record<string, number>} */
    const moves = { ArrowRight: 1, ArrowLeft: -1 };
    const at = tabs.indexOf(/** @type {HTMLElement} */ (event.currentTarget));
    const key = keyAlong(event.key);
    const to = key === "Home" ? 0 : key === "End" ? tabs.length - 1 : key in moves ? (at + moves[key] + tabs.length) % tabs.length : -1;
    if (to < 0) return;
    event.preventDefault();
    chosen(parts[to].id);
    tabs[to].focus();
  }

  function go(/** @type {string} */ id) {
    parts.forEach((part, at) => {
      const yes = part.id === id;
      tabs[at].setAttribute("aria-selected", String(yes));
      tabs[at].tabIndex = yes ? 0 : -1;
      show(panels[at], yes);
      if (yes) part.opened?.();
    });
  }

  const el = h("div", {}, h("div", { role: "tablist", class: "pk-tabs", "aria-label": label }, ...tabs), ...panels);
  return { el, go, label: (/** @type {string} */ id, /** @type {string} */ text) => (tabs[parts.findIndex((part) => part.id === id)].textContent = text) };
}
