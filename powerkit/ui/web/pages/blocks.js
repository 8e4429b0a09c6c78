// Blocks of a saved entry as elements. Every word in them is a person's own, so all of it is set as text.

import { h } from "../dom.js";
import { t } from "../language.js";

/** @import { BlockTold } from "../generated/pages.d.ts" */

/**
 * Words with their line breaks.
 * @param {string} text
 */
export function lined(text) {
  return String(text).split("\n").flatMap((line, at) => (at ? [document.createElement("br"), line] : [line])).filter((part) => part !== "");
}

/** @type {Record<string, any>} */
const BLOCKS = {
  heading: (/** @type {Required<BlockTold>} */ { text, level }) => h("h" + Math.min(6, level + 3), { dir: "auto" }, ...lined(text)),
  paragraph: (/** @type {Required<BlockTold>} */ { text, quiet }) => h("p", { dir: "auto", class: quiet ? "pk-quiet-words" : null }, ...lined(text)),
  bullets: (/** @type {Required<BlockTold>} */ { items, numbered }) => h(numbered ? "ol" : "ul", { class: "pk-bullets" }, ...items.map((item) => h("li", { dir: "auto" }, ...lined(item)))),
  pairs: (/** @type {{ rows: string[][] }} */ { rows }) => pairs(rows),
  table: (/** @type {BlockTold} */ block) => (/** @type {string[]} */ (block.heads).length > 4 ? rowByRow(block) : grid(block)),
  picture: (/** @type {Required<BlockTold>} */ { svg, alt, caption }) => h("figure", {}, h("img", { alt, src: "data:image/svg+xml;base64," + svg }), caption && h("figcaption", { dir: "auto" }, ...lined(caption))),
};

/**
 * A table; on a phone each row stands by itself, and each answer under its head. Where it does not fit it can be scrolled. `name` is that of one whose caption is above it already.
 * @param {BlockTold & { name?: string }} given
 */
function grid({ caption, name, heads, rows }) {
  const line = (/** @type {string[]} */ [first, ...rest]) => h("tr", {}, h("th", { scope: "row", dir: "auto" }, ...lined(first)), ...rest.map((cell, at) => h("td", { dir: "auto", "data-head": /** @type {string[]} */ (heads)[at + 1] }, ...lined(cell))));
  return h("div", { class: "pk-wide", role: "group", tabindex: "0", "aria-label": caption || name || t("Table") },
    h("table", { class: "pk-grid", "aria-label": caption ? null : name }, caption && h("caption", {}, ...lined(caption)),
      h("thead", {}, h("tr", {}, .../** @type {string[]} */ (heads).map((head) => h("th", { scope: "col" }, ...lined(head))))),
      h("tbody", {}, .../** @type {string[][]} */ (rows).map(line))));
}

/**
 * A table of many columns: each row by itself, with what was filled in.
 * @param {BlockTold} given
 */
function rowByRow({ caption, heads, rows }) {
  const row = (/** @type {string[]} */ [first, ...rest]) => {
    const filled = rest.map((cell, at) => [/** @type {string[]} */ (heads)[at + 1], cell]).filter(([, cell]) => String(cell).trim());
    return h("li", {}, h("p", { class: "pk-row-name", dir: "auto" }, ...lined(first || t("No name"))), filled.length > 0 && pairs(filled));
  };
  return h("div", {}, caption && h("p", { class: "pk-quiet-words" }, ...lined(caption)), h("ul", { class: "pk-rows" }, .../** @type {string[][]} */ (rows).map(row)));
}

/**
 * Names and their values.
 * @param {string[][]} rows
 */
export function pairs(rows) {
  return h("dl", { class: "pk-pairs" }, ...rows.map(([name, value]) => h("div", {}, h("dt", {}, ...lined(name)), h("dd", { dir: "auto" }, ...lined(value)))));
}

/**
 * A list of blocks as elements, under a heading that says `label`; a kind unknown here is left out.
 * @param {BlockTold[]} blocks
 * @param {string} [label]
 */
export function blocksOf(blocks, label) {
  const made = (/** @type {BlockTold} */ block) => BLOCKS[block.is]?.(block.caption === label ? { ...block, caption: "", name: label } : block);
  return blocks.map(made).filter(Boolean);
}
