// Every text that leaves, to be read for names: what may be one is marked, and where none can be told, it says so.

import { h, show } from "../../dom.js";
import { fold } from "../page.js";
import { t, tn } from "../../language.js";

/** @type {Record<string, string>} */
const HARD = { writing: t("Writing without capitals"), language: t("Not in English") };

/**
 * What cannot be known about names, in a list: it stands beside the button that makes the files too.
 * @param {string[]} limits
 */
function limitsOf(limits) {
  return limits.length === 1 ? h("p", {}, limits[0]) : h("ul", { class: "pk-bullets" }, ...limits.map((limit) => h("li", {}, limit)));
}

/** The same as a note that shows while there is something to say: { el, set(limits) }. */
export function limitsNote() {
  const el = h("div", { class: "pk-note pk-limits", hidden: true });
  return {
    el,
    set(/** @type {string[]} */ limits) {
      el.replaceChildren(...(limits.length ? [limitsOf(limits)] : []));
      show(el, limits.length > 0);
    },
  };
}

/**
 * `parts` are { pieces: [text, mark], hard }; words that are chosen with a pointer are handed to `pick`. Open are the texts in which no program can tell names.
 * @param {Pick<import("../../generated/pages.d.ts").NamesTold, "parts" | "limits">} given
 * @param {(word: string) => void} pick
 */
export function readingOf({ parts, limits }, pick) {
  const hard = parts.filter((part) => part.hard);
  const marked = parts.filter((part) => !part.hard && part.pieces.some((/** @type {string[]} */ [, mark]) => mark === "likely" || mark === "maybe"));
  const rest = parts.filter((part) => !hard.includes(part) && !marked.includes(part));
  const el = h("section", { class: "pk-reading" }, h("h3", {}, t("Read what leaves")), limitsOf(limits),
    hard.length > 0 && textsOf(hard),
    marked.length > 0 && fold(t("Where these words stand ({marked})", { marked: tn("{number} text", "{number} texts", marked.length) }),
      h("p", {}, t("Marked words look like names. Words with dots under them may be one. Choose a name with the pointer to have it stand in the box above.")), textsOf(marked)),
    rest.length > 0 && fold(rest.length < parts.length ? t("The other texts that leave ({number})", { number: rest.length }) : t("All texts that leave ({number})", { number: rest.length }), textsOf(rest)));
  el.addEventListener("mouseup", () => {
    const said = String(getSelection() ?? "").trim();
    if (said && said.length <= 60 && !said.includes("\n")) pick(said);
  });
  return el;
}

/**
 * @param {import("../../generated/pages.d.ts").PartTold[]} parts
 */
function textsOf(parts) {
  return h("ul", { class: "pk-texts" }, ...parts.map(({ pieces, hard }) => h("li", { dir: "auto" }, ...pieces.map(piece), hard && h("span", { class: "pk-tag" }, HARD[hard] ?? hard))));
}

/**
 * @param {string[]} given
 */
function piece([text, mark]) {
  if (mark === "code") return h("span", { class: "pk-is-code" }, text);
  return mark ? h("mark", { class: mark === "maybe" ? "pk-maybe" : null }, text) : text;
}
