// Blocks of a saved entry as elements. Every word in them is a person's own, so all of it is set as text.

import { h } from "../dom.js";
import { t } from "../language.js";

/** Words with their line breaks. */
export function lined(text) {
  return String(text).split("\n").flatMap((line, at) => (at ? [document.createElement("br"), line] : [line])).filter((part) => part !== "");
}

const BLOCKS = {
  heading: ({ text, level }) => h("h" + Math.min(6, level + 3), { dir: "auto" }, ...lined(text)),
  paragraph: ({ text, quiet }) => h("p", { dir: "auto", class: quiet ? "pk-quiet-words" : null }, ...lined(text)),
  bullets: ({ items, numbered }) => h(numbered ? "ol" : "ul", { class: "pk-bullets" }, ...items.map((item) => h("li", { dir: "auto" }, ...lined(item)))),
  pairs: ({ rows }) => pairs(rows),
  table: (block) => (block.heads.length > 4 ? rowByRow(block) : grid(block)),
  picture: ({ svg, alt, caption }) => h("figure", {}, h("img", { alt, src: "data:image/svg+xml;base64," + svg }), caption && h("figcaption", { dir: "auto" }, ...lined(caption))),
};

/** A table that fits beside itself, and can be scrolled where it does not. */
function grid({ caption, name, heads, rows }) {
  const line = ([first, ...rest]) => h("tr", {}, h("th", { scope: "row", dir: "auto" }, ...lined(first)), ...rest.map((cell) => h("td", { dir: "auto" }, ...lined(cell))));
  return h("div", { class: "pk-wide", role: "group", tabindex: "0", "aria-label": caption || name || t("Table") },
    h("table", { class: "pk-grid", "aria-label": caption ? null : name }, caption && h("caption", {}, ...lined(caption)),
      h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, ...lined(head))))),
      h("tbody", {}, ...rows.map(line))));
}

/** A table of many columns: each row by itself, with what was filled in. */
function rowByRow({ caption, heads, rows }) {
  const row = ([first, ...rest]) => {
    const filled = rest.map((cell, at) => [heads[at + 1], cell]).filter(([, cell]) => String(cell).trim());
    return h("li", {}, h("p", { class: "pk-row-name", dir: "auto" }, ...lined(first || t("No name"))), filled.length > 0 && pairs(filled));
  };
  return h("div", {}, caption && h("p", { class: "pk-quiet-words" }, ...lined(caption)), h("ul", { class: "pk-rows" }, ...rows.map(row)));
}

/** Names and their values. */
export function pairs(rows) {
  return h("dl", { class: "pk-pairs" }, ...rows.map(([name, value]) => h("div", {}, h("dt", {}, ...lined(name)), h("dd", { dir: "auto" }, ...lined(value)))));
}

/** A list of blocks as elements, under a heading that says `label`; a kind unknown here is left out. */
export function blocksOf(blocks, label) {
  const made = (block) => BLOCKS[block.is]?.(block.caption === label ? { ...block, caption: "", name: label } : block);
  return blocks.map(made).filter(Boolean);
}
