// What every kind shares: making elements, comparing answers, labels with hints and errors, and the line read aloud.

/** The kinds of answer this card can show. A kind's script adds itself: KINDS.name = (field, ctx) => control. */
const KINDS = {};

/** Kinds whose earlier answers are drawn: RECALLED.name = (field, ctx) => { el, show(answer), pick(texts) }; `ctx` has pick and toggle(text). */
const RECALLED = {};

/** What an option of a question adds beneath it: ADDED.option = (field, ctx) => an element, or null where it places itself. */
const ADDED = {};

/** What stands beneath a table of a certain look: BENEATH.look = (field, ctx) => { el }. */
const BENEATH = {};

/** Things all cards on the page share, each card being its own copy of this script. */
function shared() {
  const all = (window.__powerkit ??= {});
  all.cards ??= new Set();
  all.seq ??= 0;
  return all;
}

/** Where words wait in this browser: its own store, or that which locks them where the workbook is locked. */
function wordStore() {
  return window.__powerkit?.vault ?? window.localStorage;
}

/** The names of all that waits there. */
function wordKeys() {
  const store = wordStore();
  return store.keys ? store.keys() : Object.keys(store);
}

/** Make an element. Attributes that are null, undefined or false are left out; "on…" are listeners; text is only ever text. */
function h(tag, attrs, ...kids) {
  const el = document.createElement(tag);
  for (const name in attrs) {
    const value = attrs[name];
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
    else el.setAttribute(name, value === true ? "" : value);
  }
  for (const kid of kids) if (kid !== null && kid !== undefined && kid !== false && kid !== "") el.append(kid);
  return el;
}

/** Blanks as Python knows them: what is compared must mean the same on both sides. */
const BLANK = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const BLANKS = new RegExp(`${BLANK}+`);
const BLANK_ENDS = new RegExp(`^${BLANK}+|${BLANK}+$`, "g");

/** A text as it is compared: case, spacing and Unicode form do not count. */
function compared(text) {
  return String(text ?? "").normalize("NFKC").toUpperCase().toLowerCase().split(BLANKS).filter(Boolean).join(" ");
}

/** A button that never submits anything. */
function button(look, text, act, attrs) {
  return h("button", { type: "button", class: "pk-button " + look, onclick: act, ...attrs }, text);
}

/** Words only a screen reader meets. */
function aside(text) {
  return h("span", { class: "pk-aside" }, text);
}

/** Show or hide without touching the layout when nothing changes. */
function show(el, yes) {
  if (el.hidden === Boolean(yes)) el.hidden = !yes;
}

/** True for an answer that says nothing: "", null, false, an empty list, or a record of such. */
function blank(value) {
  if (value === undefined || value === null || value === false) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.every(blank);
  if (typeof value === "object") return Object.keys(value).every((key) => key === "_id" || blank(value[key]));
  return false;
}

/** The same text for the same answer, in whatever order its keys came. */
function canonical(value) {
  return JSON.stringify(value, (_key, part) => {
    if (!part || typeof part !== "object" || Array.isArray(part)) return part;
    return Object.fromEntries(Object.keys(part).sort().map((key) => [key, part[key]]));
  });
}

/** True when two answers say the same; all blank answers do. */
function same(a, b) {
  return (blank(a) && blank(b)) || canonical(a) === canonical(b);
}

/** "a topic", "an answer". */
function one(noun) {
  return (/^[aeiou]/i.test(noun) ? "an " : "a ") + noun;
}

/** "topics", "activities". */
function many(noun) {
  return /[^aeiou]y$/.test(noun) ? noun.slice(0, -1) + "ies" : /(s|x|ch|sh)$/.test(noun) ? noun + "es" : noun + "s";
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Tie a control to its hint and error; ids left out when empty. */
function describe(el, ...ids) {
  const list = ids.filter(Boolean).join(" ");
  if (list) el.setAttribute("aria-describedby", list);
  else el.removeAttribute("aria-describedby");
}

/** A line for an error: hidden until it has something to say. Returns { el, id, set(text) }. */
function errorLine(id, target, hintId, box) {
  const words = h("span");
  const el = h("p", { class: "pk-error", id, hidden: true }, aside("Error: "), words);
  return {
    el,
    set(text) {
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
 * Label, hint, error and control in GOV.UK order, in a fieldset for a group of controls.
 * A control is { el, main (what a label or an error link leads to), group?, set(value), fault?(problem) }.
 */
function frame(field, ctx, control) {
  const group = Boolean(control.group);
  const hintId = field.hint ? ctx.id("hint") : "";
  const tag = h("span", { class: "pk-tag", hidden: true }, "Private");
  const label = h(group ? "legend" : "label", { class: "pk-label", for: group ? null : control.main.id }, field.label, " ", tag);
  const inner = group ? h("fieldset", { class: "pk-group" }) : h("div");
  const box = h("div", { class: "pk-field", "data-pk-field": field.id, "data-pk-kind": field.kind }, inner);
  const error = errorLine(ctx.id("error"), group ? inner : control.main, hintId, box);
  inner.append(label, ...(hintId ? [h("p", { class: "pk-hint", id: hintId }, field.hint)] : []), error.el, control.el);
  describe(group ? inner : control.main, hintId);
  return { field, box, control, error, tag };
}

/** Keys pressed in what we draw are ours: the notebook's own shortcuts look at the focused element and at what bubbles up. */
function keepKeys(root) {
  root.addEventListener("focusin", (event) => event.target.setAttribute("data-lm-suppress-shortcuts", "true"));
  for (const name of ["keydown", "keyup", "keypress"]) root.addEventListener(name, (event) => event.stopPropagation());
}

/** Build what is heavy when `el` comes near, or when the page has nothing else to do: { watch(), stop() }. */
function whenNear(el, build) {
  const near = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && build(), { rootMargin: "600px" });
  const later = window.requestIdleCallback ?? ((done) => setTimeout(done, 200));
  return {
    watch() {
      near.observe(el);
      later(() => el.offsetParent && build(), { timeout: 1500 });
    },
    stop: () => near.disconnect(),
  };
}

/** A place whose words are read aloud when they change. */
function aloud(look = "") {
  return h("div", { class: `pk-aside ${look}`, "aria-live": "polite", "aria-atomic": "true" });
}

/** A line read aloud when something changes; the same words said twice are read twice. In an open dialog, which makes all
 *  else inert, it is read from the dialog's own `aloud("pk-aloud")`. */
function speaker() {
  const el = aloud();
  let odd = false;
  return {
    el,
    say(text) {
      odd = !odd;
      const within = el.parentElement?.querySelector("dialog[open] > .pk-aloud");
      for (const place of [el, within]) if (place) place.textContent = text + (odd ? "\u00a0" : "");
    },
  };
}

/** Let a text area grow with its words where the browser can't do so by itself. */
const growsAlone = window.CSS?.supports?.("field-sizing", "content") ?? false;
function grow(area) {
  if (growsAlone) return;
  requestAnimationFrame(() => {
    area.style.height = "auto";
    area.style.height = area.scrollHeight + 4 + "px";
  });
}

/** An answer as plain lines, to show words that were not saved. */
function inWords(field, value) {
  const label = (options, id) => (options || []).find((option) => option.id === id)?.label ?? String(id ?? "");
  if (blank(value)) return [];
  if (field.kind === "photo") return [value.words || "A photo"];
  if (typeof value !== "object") return [field.options ? label(field.options, value) : String(value)];
  if (!Array.isArray(value)) return Object.values(value).flat().filter((part) => typeof part === "string" && part.trim());
  return value.map((item) => {
    if (typeof item !== "object") return label(field.options, item);
    return (field.columns || [])
      .map((column) => [column, item[column.id]])
      .filter(([, part]) => !blank(part))
      .map(([column, part]) => (part === true ? column.label : `${column.label}: ${label(column.options, part)}`))
      .join(" · ");
  });
}
