// A list of names as a table: a line a name, with what becomes of it.

import { h } from "../../dom.js";

/** A line: a tick, the name as its label, what is told of it, and what else can be chosen. Returns { el, input }. */
export function nameRow(id, name, told, attrs, more) {
  const input = h("input", { type: "checkbox", id, class: "pk-tickbox", "aria-describedby": told ? id + "-told" : null, ...attrs });
  const el = h("tr", {}, h("td", {}, input), h("th", { scope: "row" }, h("label", { for: id, dir: "auto" }, name)),
    h("td", { id: id + "-told", dir: "auto", class: "pk-name-told" }, told), more && h("td", {}, more));
  return { el, input };
}

/** The table of these lines, under its heads. */
export function nameTable(title, heads, rows) {
  return h("table", { class: "pk-names", "aria-label": title }, h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, ...rows.map((row) => row.el ?? row)));
}
