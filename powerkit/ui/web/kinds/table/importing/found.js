// What was understood of a CSV file: how many rows, the first of them as they would stand in the table, and what can't be read.

import { h } from "../../../dom.js";
import { rowsMany } from "./paste.js";
import { sentences, t, tn } from "../../../language.js";

/** @import { BadTold, CellTold } from "../../../generated/asks.d.ts" */
/** @import { AreasPreviewed, Previewed } from "../shapes.d.ts" */

const grouped = (/** @type {number} */ number) => number.toLocaleString("en-GB");

/**
 * How many rows would be added, how the file was read, the first of them, and what can't be read.
 * @param {Previewed} told
 */
export function bringFound(told) {
  return [countPart(told), notesPart(told), samplePart(told), badPart(told)].filter(Boolean);
}

/**
 * How many rows there are, in words.
 * @param {Previewed} told
 */
export function bringCounted(told) {
  return told.long ? countedAreas(/** @type {AreasPreviewed} */ (told)) : told.has ? t("{rowsMany} of {grouped} have “{has}”.", { rowsMany: rowsMany(told.matching), grouped: grouped(told.total), has: told.has }) : t("{rowsMany} in the file.", { rowsMany: rowsMany(told.total) });
}

/**
 * @param {AreasPreviewed} told
 */
function countedAreas(told) {
  const { left, ours, areas } = told.long;
  if (!ours && areas.length > 1) return t("Choose your area to see its figures.");
  const out = left > 0 && tn("{rows} of the file is left out: of other areas, or with nothing to compare.", "{rows} of the file are left out: of other areas, or with nothing to compare.", left, { rows: rowsMany(left) });
  return sentences(t("{rowsMany} made from {grouped} in the file.", { rowsMany: rowsMany(told.matching), grouped: grouped(told.total) }), out);
}

/**
 * @param {Previewed} told
 */
function countPart(told) {
  const over = told.matching - told.rows.length;
  const limit = sentences(t("A table here holds {most} rows, so that the page stays quick and people can talk about what is in it.", { most: told.most }), told.rows.length ? t("The first {rows} would be added: take only some of the rows to choose which.", { rows: told.rows.length }) : t("None would be added: take only some of the rows to choose which."));
  return h("div", {}, h("p", {}, bringCounted(told)), over > 0 && h("p", { class: "pk-bring-limit" }, limit));
}

/**
 * Rows left out, letters that were guessed, commas before tenths.
 * @param {Previewed} told
 */
function notesPart(told) {
  return told.notes.length > 0 && h("ul", { class: "pk-bullets" }, ...told.notes.map((note) => h("li", { dir: "auto" }, note)));
}

/**
 * @param {Previewed} told
 */
function samplePart(told) {
  if (!told.first.length || !told.heads.length) return null;
  const cells = (/** @type {CellTold[]} */ row) => row.map((item) => h("td", { dir: "auto" }, item.fits ? item.text : h("span", { class: "pk-bring-odd" }, `“${item.text}”`, " ", h("span", {}, t("can’t be read")))));
  const caption = h("caption", {}, told.first.length === 1 ? t("The first row, as it would stand here") : t("The first {first} rows, as they would stand here", { first: told.first.length }));
  const table = h("table", { class: "pk-samples" }, caption, h("thead", {}, h("tr", {}, ...told.heads.map((head) => h("th", { scope: "col" }, head)))), h("tbody", {}, ...told.first.map((row) => h("tr", {}, ...cells(row)))));
  return h("div", { class: "pk-bring-scroll", tabindex: "0", role: "region", "aria-label": caption.textContent, "data-pk-key": "bring/samples" }, table);
}

/**
 * @param {Previewed} told
 */
function badPart(told) {
  if (!told.bad_cells) return null;
  const places = (/** @type {BadTold} */ { rows, more }) => {
    const list = rows.map((row) => grouped(row)).join(", ");
    return more ? t("Rows {list} and {number} more", { list, number: grouped(more) }) : tn("Row {list}", "Rows {list}", rows.length, { list });
  };
  const items = told.bad.map((item) => h("li", { dir: "auto" }, `${places(item)}, ${item.column}: ${item.why}`));
  if (told.bad_more) items.push(h("li", {}, t("And {grouped} other texts.", { grouped: grouped(told.bad_more) })));
  const head = told.bad_cells === 1 ? t("1 cell can’t be read. It stays as a note beside its box.") : t("{grouped} cells can’t be read. They stay as notes beside their boxes.", { grouped: grouped(told.bad_cells) });
  return h("div", { class: "pk-bring-bad" }, h("p", {}, head), h("ul", { class: "pk-bullets" }, ...items));
}
