// What can be chosen of a CSV file before it is added: headings, where each column goes, which area, which rows.

import { h, inFocus, show } from "../../../dom.js";
import { tickable } from "../../choice/index.js";
import { rowsMany } from "./paste.js";
import { t } from "../../../language.js";

/** @import { RowsField } from "../../../shapes.d.ts" */
/** @import { AreasPreviewed, ChooseOfFile, FileSeen, Previewed, TableContext } from "../shapes.d.ts" */

/**
 * The name of the file, and whether its first row holds headings.
 * @param {TableContext} ctx
 * @param {FileSeen} now
 * @param {ChooseOfFile} choose
 */
export function bringHead(ctx, { file, told }, choose) {
  const box = tickable("checkbox", ctx.id("bring-heading"), { label: t("The first row holds headings") }, { "data-pk-key": "bring/heading", onchange: (/** @type {Event & { target: HTMLInputElement }} */ event) => choose({ heading: event.target.checked, columns: undefined }) });
  box.input.checked = told.heading;
  return h("div", {}, h("p", { class: "pk-cell-label", id: ctx.id("bring-head"), dir: "auto" }, `${file.name}: ${rowsMany(told.total)}`), box.el);
}

/**
 * @param {TableContext} ctx
 * @param {string} name
 * @param {(string | number)[][]} options
 * @param {() => void} onchange
 */
function chooser(ctx, name, options, onchange) {
  return h("select", { id: ctx.id("bring-" + name), class: "pk-input", "data-pk-key": "bring/" + name, onchange }, ...options.map(([value, words]) => h("option", { value }, words)));
}

const labelled = (/** @type {string} */ words, /** @type {HTMLElement} */ control) => h("div", {}, h("label", { class: "pk-cell-label", for: control.id }, words), control);

/**
 * { el, sync(told) }: a choice for each column of the file; no two fill the same column.
 * @param {RowsField} field
 * @param {TableContext} ctx
 * @param {FileSeen} now
 * @param {ChooseOfFile} choose
 */
export function bringColumns(field, ctx, { told }, choose) {
  const options = [["", t("Leave it out")], ...(field.columns || []).map((column) => [column.id, column.label])];
  const left = h("p", { class: "pk-hint", dir: "auto" });
  const selects = told.file.map((item, at) => chooser(ctx, "column-" + at, options, () => put(at, item.name)));
  const items = told.file.map((item, at) => {
    const such = item.first && h("span", { class: "pk-bring-such", dir: "auto" }, t("such as “{first}”", { first: item.first }));
    return h("li", {}, h("label", { for: selects[at].id }, h("span", { class: "pk-cell-label", dir: "auto" }, item.name), such), selects[at]);
  });

  function put(/** @type {number} */ at, /** @type {string} */ name) {
    selects.forEach((other, i) => i !== at && other.value === selects[at].value && (other.value = ""));
    choose({ columns: selects.map((select) => select.value) }, () => `${name}: ${selects[at].selectedOptions[0].textContent}.`);
  }

  function sync(/** @type {Previewed} */ told) {
    selects.forEach((select, at) => select !== inFocus() && (select.value = told.columns[at]));
    const out = told.file.filter((_one, at) => !told.columns[at]).map((item) => item.name);
    left.textContent = [out.length && t("Left out: {out}.", { out: out.join(", ") }), told.beyond > 0 && t("{beyond} more columns of the file are not shown here, and are left out.", { beyond: told.beyond })].filter(Boolean).join(" ");
    show(left, left.textContent);
  }

  const head = h("p", { class: "pk-cell-label", id: ctx.id("bring-where") }, t("Where each column goes"));
  return { sync, el: h("div", { role: "group", "aria-labelledby": head.id }, head, h("ul", { class: "pk-bring-columns" }, ...items), left) };
}

/**
 * { el, sync(told) }: a file with a row for each area. Which one is ours, and with which it is compared, is chosen here.
 * @param {TableContext} ctx
 * @param {{ told: AreasPreviewed }} now
 * @param {ChooseOfFile} choose
 */
export function bringAreas(ctx, { told }, choose) {
  const { areas, columns, figures } = told.long;
  const pick = (/** @type {"ours" | "against" | "figure"} */ name, /** @type {string} */ words, /** @type {string[][]} */ options) => {
    const select = chooser(ctx, name, options, () => choose({ [name]: select.value }, () => `${words}: ${select.selectedOptions[0].textContent}.`));
    select.dir = "auto";
    return { name, select, el: labelled(words, select) };
  };
  const named = areas.map((area) => [area, area]);
  const several = areas.length > 1;
  const ours = several && pick("ours", t("Which is your area?"), [["", t("Choose your area")], ...named, ["*", t("Each of them, with its name")]]);
  const against = pick("against", t("Compare it with"), [["", t("Nothing")], ...(several ? named : []), ...columns.map((column) => [column.id, column.name])]);
  const figure = figures.length > 1 && pick("figure", t("Column with the figures"), figures.map((figure) => [figure.id, figure.name]));
  const picks = [ours, figure, (several || columns.length > 0) && against].flatMap((each) => each || []);
  const left = h("p", { class: "pk-hint", dir: "auto" });

  function sync(/** @type {AreasPreviewed} */ told) {
    picks.forEach(({ name, select }) => select !== inFocus() && (select.value = told.long[name]));
    left.textContent = told.long.out.length ? t("Left out: {out}.", { out: told.long.out.join(", ") }) : "";
    show(left, left.textContent);
  }

  const head = h("p", { class: "pk-hint", id: ctx.id("bring-where") }, several ? t("This file has a row for each area. Figures of one measure stand beside each other.") : t("This file has several rows for one measure. Each keeps what tells it apart in its name."));
  return { sync, el: h("div", { role: "group", "aria-labelledby": head.id }, head, h("div", { class: "pk-bring-filter" }, ...picks.map((pick) => pick.el)), left) };
}

/**
 * Only the rows whose chosen column has the words that are typed. `now.chosen` is what the rows were last looked at with.
 * @param {TableContext} ctx
 * @param {FileSeen} now
 * @param {ChooseOfFile} choose
 */
export function bringFilter(ctx, now, choose) {
  const { told } = now;
  const which = chooser(ctx, "at", told.file.map(({ name }, at) => [at, name]), () => has.value && again());
  const has = h("input", { id: ctx.id("bring-has"), class: "pk-input", type: "text", dir: "auto", autocomplete: "off", "data-pk-key": "bring/has", onchange: again, onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && again() });
  which.value = told.at;
  has.value = told.has;

  function again() {
    if (has.value !== now.chosen.has || Number(which.value) !== now.chosen.at) choose({ at: Number(which.value), has: has.value });
  }

  return h("details", { class: "pk-details", open: Boolean(told.has) || told.total > told.most }, h("summary", { "data-pk-key": "bring/some" }, t("Take only some of the rows")),
    h("div", { class: "pk-bring-filter" }, labelled(t("Rows where"), which), labelled(t("has these words"), has)));
}
