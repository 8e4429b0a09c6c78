// Names that stand in the log book already, offered under a box that asks for people, as one types.

import { compared } from "../compare.js";
import { button, h, inFocus, show } from "../dom.js";
import { projector } from "../projector.js";
import { keyAlong, t } from "../language.js";

const MOST_OFFERED = 4;
const BETWEEN = /[,;\n]\s*|\s(?:and|&)\s+/iu;

/** The names in what stands in a box for people. */
export const peopleNamed = (/** @type {string | null | undefined} */ text) => String(text ?? "").split(BETWEEN);

/**
 * The names in one answer: as its control tells them, of a box for people, of rows that name people.
 * @param {import("../card/shapes.d.ts").Frame & { field: { columns?: { id: string, type: string }[] } }} frame
 * @param {any} value
 * @returns {string[]}
 */
function namesOfAnswer({ field: { form, columns = [] }, control }, value) {
  if (control.names) return control.names(value);
  if (form === "people") return peopleNamed(value);
  const named = columns.filter(({ type }) => type === "people");
  return Array.isArray(value) ? named.flatMap(({ id }) => value.flatMap((row) => peopleNamed(row?.[id]))) : [];
}

/**
 * The names that stand on a card so far, by its `frames` and `values`: whoever was named in one question need not be typed in the next.
 * @param {Map<string, any>} frames
 * @param {Record<string, unknown>} values
 */
export function namesOnCard(frames, values) {
  const found = [...frames].flatMap(([id, frame]) => namesOfAnswer(frame, values[id]));
  return [...new Set(found.map((name) => name.trim()).filter(Boolean))];
}

/** @param {string} text */
const plain = (text) => compared(text).normalize("NFD").replace(/\p{M}/gu, "");

/**
 * The names that what is written may go on to: a word of theirs begins so, and they are not there yet.
 * @param {string[]} names
 * @param {string} begun
 * @param {string} written
 */
function fitting(names, begun, written) {
  const key = plain(begun);
  const there = plain(written);
  return names.filter((name) => (" " + plain(name)).includes(" " + key) && !there.includes(plain(name))).slice(0, MOST_OFFERED);
}

/**
 * Offers for the box `main`: an element that stands right behind it. `chosen()` is told when a name was put in.
 * An empty box that is come to by hand is offered the names that stand on the card. Nothing is offered while the screen is
 * projector-safe, and nothing where a page has no log book to ask.
 * @param {HTMLInputElement} main
 * @param {import("../shapes.d.ts").CellContext} ctx
 * @param {() => void} chosen
 */
export function namesOffered(main, ctx, chosen) {
  const el = h("div", { class: "pk-named", role: "group", "aria-label": t("Names you have written before"), hidden: true, onkeydown: among });
  const place = h("div", { class: "pk-named-place", onfocusout: left }, el);
  /** @type {Promise<{ names: string[] } | null> | null | undefined} */
  let known = null;
  let told = false;

  /** The name that is being written. */
  const begun = () => main.value.slice(0, main.selectionStart ?? main.value.length).split(BETWEEN).at(-1) ?? "";

  async function offer() {
    const part = begun();
    const asked = part.trim() && !projector().on();
    if (asked) known ??= ctx.askCard?.("names", {}).catch(() => null);
    const here = projector().on() ? [] : ctx.namesHere?.() ?? [];
    const all = asked ? [...new Set([...here, ...((await known)?.names ?? [])])] : here;
    const names = asked || !main.value ? fitting(all, part, main.value) : [];
    if (asked && begun() !== part) return; // more was typed meanwhile
    const attrs = { dir: "auto", tabindex: part.trim() ? null : "-1" }; // what was not asked for is passed by
    el.replaceChildren(...names.map((name) => button("pk-chip", name, () => put(name), attrs)));
    show(el, names.length && inFocus() === main);
    if (!el.hidden && !told) ctx.say?.(t("Names you have written before are offered. Press Down to choose one."));
    told = told || !el.hidden;
  }

  function put(/** @type {string} */ name) {
    const upTo = main.selectionStart ?? main.value.length;
    const from = upTo - begun().length;
    main.setRangeText(name, from, upTo, "end");
    show(el, false);
    main.focus();
    chosen();
  }

  function left(/** @type {FocusEvent} */ event) {
    if (event.relatedTarget !== main && !el.contains(event.relatedTarget)) show(el, false);
  }

  /** Down leads to the names, arrows from one to the next, Escape back. */
  function among(/** @type {KeyboardEvent} */ event) {
    const names = [...el.children];
    /** @type {Record<string, number>} */
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const to = names.indexOf(inFocus()) + (steps[keyAlong(event.key)] ?? 0);
    if (event.key === "Escape") show(el, false);
    else if (names[to] === inFocus()) return;
    (names[to] ?? main).focus();
    event.preventDefault();
    event.stopPropagation();
  }

  if (ctx.askCard) {
    main.addEventListener("input", offer);
    main.addEventListener("focus", () => main.value || main.closest("[data-pk-arriving]") || offer());
    main.addEventListener("click", () => main.value || offer());
    main.addEventListener("focusout", left);
    main.addEventListener("keydown", (event) => !el.hidden && ["ArrowDown", "Escape"].includes(event.key) && !event.isComposing && among(event));
  }
  return place;
}
