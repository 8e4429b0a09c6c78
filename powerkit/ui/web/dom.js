// What every kind shares: making elements, comparing answers, labels with hints and errors, and the line read aloud.
import { marked, t, woven } from "./language.js";

/**
 * Make an element. Attributes that are null, undefined or false are left out; "on…" are listeners; text is only ever text.
 * @param {string} tag
 * @param {Record<string, any> | null} [attrs]
 * @param {...any} kids
 * @returns {any} The element; which one, its tag says.
 */
export function h(tag, attrs, ...kids) {
  const el = document.createElement(tag);
  for (const name in attrs) {
    const value = attrs[name];
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
    else el.setAttribute(name, value === true ? "" : value);
  }
  for (const kid of kids) if (kid !== null && kid !== undefined && kid !== false && kid !== "") el.append(marked(el, kid, kids.length === 1));
  return el;
}

/** What has the focus, also inside a shadow, where the page itself knows its host only: so it is in marimo. */
export function inFocus() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/**
 * What of the place that *el* stands in, page or shadow, lies under a point of the window.
 * @param {Element} el
 * @param {number} x
 * @param {number} y
 */
export function underPoint(el, x, y) {
  return /** @type {Document | ShadowRoot} */ (el.getRootNode()).elementFromPoint(x, y);
}

/**
 * A button that never submits anything.
 * @param {string} look
 * @param {any} text
 * @param {((event: any) => any) | null} act
 * @param {Record<string, any> | null} [attrs]
 */
export function button(look, text, act, attrs) {
  return h("button", { type: "button", class: "pk-button " + look, onclick: act, ...attrs }, text);
}

/**
 * Words only a screen reader meets.
 * @param {string} text
 */
export function aside(text) {
  return h("span", { class: "pk-aside" }, text);
}

/**
 * A sentence with values in its braces, of which only those are seen: the rest is read aloud.
 * @param {string} sentence
 * @param {Record<string, any>} values
 */
export function partlySeen(sentence, values) {
  return woven(sentence, values).map((part) => (typeof part === "string" && part.trim() ? aside(part) : part));
}

/**
 * Show or hide without touching the layout when nothing changes.
 * @param {HTMLElement} el
 * @param {unknown} yes
 */
export function show(el, yes) {
  if (el.hidden === Boolean(yes)) el.hidden = !yes;
}

/**
 * Tie a control to its hint and error; ids left out when empty.
 * @param {Element} el
 * @param {...(string | false | null | undefined)} ids
 */
export function describe(el, ...ids) {
  const list = ids.filter(Boolean).join(" ");
  if (list) el.setAttribute("aria-describedby", list);
  else el.removeAttribute("aria-describedby");
}

/**
 * A line for an error: hidden until it has something to say. Returns { el, set(text) }.
 * @param {string} id
 * @param {Element} target
 * @param {string} hintId
 * @param {Element} [box]
 */
export function errorLine(id, target, hintId, box) {
  const words = h("span");
  const el = h("p", { class: "pk-error", id, hidden: true }, aside(t("Error:")), " ", words);
  return {
    el,
    set(/** @type {string | null | undefined} */ text) {
      words.textContent = text || "";
      show(el, Boolean(text));
      describe(target, hintId, text ? id : "");
      box?.classList.toggle("pk-has-error", Boolean(text));
      if (target.tagName === "FIELDSET") return;
      if (text) target.setAttribute("aria-invalid", "true");
      else target.removeAttribute("aria-invalid");
    },
  };
}

/**
 * Say of a box for a day that what stands in it is none, such as 31 February: a browser hands it over as nothing.
 * @param {HTMLInputElement} input
 * @param {{ set: (text: string) => void }} error
 */
export function watchDay(input, error) {
  let said = false;
  const say = (/** @type {boolean} */ wrong) => {
    if (wrong || said) error.set(wrong ? t("There is no such day. Write another, or clear the box.") : "");
    said = wrong;
  };
  input.addEventListener("blur", () => say(input.validity.badInput));
  input.addEventListener("input", () => input.validity.badInput || say(false));
}

/**
 * The first box in sight whose day is none: it takes the focus and says so.
 * @param {ParentNode} part
 */
export function wrongDay(part) {
  const days = /** @type {HTMLInputElement[]} */ ([...part.querySelectorAll('input[type="date"]')]);
  const found = days.find((input) => input.validity.badInput && input.offsetParent);
  found?.dispatchEvent(new Event("blur"));
  found?.focus();
  return found;
}

/**
 * Label, hint, error and control in GOV.UK order, in a fieldset for a group of controls.
 * A control is { el, main (what a label or an error link leads to), group?, small? (another may stand beside it), set(value), fault?(problem) }.
 * @param {{ id: string, kind: string, label: string, hint?: string }} field
 * @param {{ id: (part: string) => string }} ctx
 * @param {any} control
 */
export function frame(field, ctx, control) {
  const group = Boolean(control.group);
  const hintId = field.hint ? ctx.id("hint") : "";
  const tag = h("span", { class: "pk-tag", hidden: true }, t("Private"));
  const label = h(group ? "legend" : "label", { class: "pk-label", for: group ? null : control.main.id }, field.label, " ", tag);
  const inner = group ? h("fieldset", { class: "pk-group" }) : h("div");
  const box = h("div", { class: "pk-field", "data-pk-field": field.id, "data-pk-kind": field.kind, "data-pk-small": control.small }, inner);
  const error = errorLine(ctx.id("error"), group ? inner : control.main, hintId, box);
  inner.append(label, ...(hintId ? [h("p", { class: "pk-hint", id: hintId }, field.hint)] : []), error.el, control.el);
  describe(group ? inner : control.main, hintId);
  if (control.main?.type === "date") watchDay(control.main, error);
  return { field, box, control, error, tag };
}

/**
 * Keys pressed in what we draw are ours: the notebook's own shortcuts look at the focused element and at what bubbles up.
 * @param {HTMLElement} root
 */
export function keepKeys(root) {
  root.addEventListener("focusin", (event) => /** @type {Element} */ (event.target).setAttribute("data-lm-suppress-shortcuts", "true"));
  for (const name of ["keydown", "keyup", "keypress"]) root.addEventListener(name, (event) => event.stopPropagation());
}

/** A place whose words are read aloud when they change. */
export function aloud(look = "") {
  return h("div", { class: `pk-aside ${look}`, "aria-live": "polite", "aria-atomic": "true" });
}

/** A line read aloud when something changes; the same words said twice are read twice. In an open dialog, which makes all
 *  else inert, it is read from the dialog's own `aloud("pk-aloud")`. */
export function speaker() {
  const el = aloud();
  let odd = false;
  return {
    el,
    say(/** @type {string} */ text) {
      odd = !odd;
      const within = el.parentElement?.querySelector("dialog[open] > .pk-aloud");
      for (const place of [el, within]) if (place) place.textContent = text + (odd ? "\u00a0" : "");
    },
  };
}

/** Let a text area grow with its words where the browser can't do so by itself. */
const growsAlone = globalThis.CSS?.supports?.("field-sizing", "content") ?? false;

export function grow(/** @type {HTMLTextAreaElement} */ area) {
  if (growsAlone) return;
  requestAnimationFrame(() => {
    area.style.height = "auto";
    area.style.height = area.scrollHeight + 4 + "px";
  });
}
