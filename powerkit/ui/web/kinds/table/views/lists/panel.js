// The menu of one item: its words, its list, what it is the same as and what that is called. A dialog of the browser's own.

import { button, h, inFocus } from "../../../../dom.js";
import { capital } from "../../../../phrasing.js";
import { cell } from "../../../cells.js";
import { itemPanel, showCells } from "../../../item_panel.js";
import { keepFocus } from "../../../keep_focus.js";
import { t } from "../../../../language.js";

/** @import { ColumnView } from "../../../../generated/views.d.ts" */
/** @import { Row } from "../../../../shapes.d.ts" */
/** @import { Cell } from "../../../cells.js" */
/** @import { TableContext } from "../../shapes.d.ts" */
/** @import { ListsActs, ListsField, ListsModel } from "./shapes.d.ts" */

/**
 * What it could be the same as, list by list; `match(id)` says which.
 * @param {TableContext} ctx
 * @param {ListsModel} model
 * @param {Row} row
 * @param {(id: string) => void} match
 */
function sameAs(ctx, model, row, match) {
  const groups = model.lists.map((list) => ({ list, items: model.items(list.id).filter((each) => model.fits(row, each)) })).filter(({ items }) => items.length);
  if (!groups.length) return "";
  const choose = h("select", { class: "pk-input", id: ctx.id("panel-same"), "data-pk-key": "panel-same", onchange: () => choose.value && match(choose.value) }, h("option", { value: "" }, t("Choose…")),
    ...groups.map(({ list, items }) => h("optgroup", { label: list.label }, ...items.map((each) => h("option", { value: each._id }, model.name(each))))));
  return h("div", { class: "pk-cell" }, h("label", { class: "pk-cell-label", for: choose.id }, t("Same as")), choose);
}

/**
 * What an item is matched with and could be: another text where that is otherwise.
 * @param {ListsModel} model
 * @param {Row} row
 */
function matchesKey(model, row) {
  const said = (/** @type {Row} */ each) => [each._id, each[model.words]];
  const others = model.lists.map((list) => model.items(list.id).filter((each) => model.fits(row, each)).map(said));
  return JSON.stringify([model.mates(row).map((each) => [...said(each), model.listOf(each)]), model.listOf(row), others]);
}

/**
 * { el, open(row id, from), sync(by) }. `act` = { store, model, edit, match, unmatch, call, remove, focus }.
 * @param {ListsField} field
 * @param {TableContext} ctx
 * @param {ListsActs} act
 */
export function listsPanel(field, ctx, act) {
  const { store, model } = act;
  const panel = itemPanel(ctx, { remove: () => act.remove(id), focus: () => act.focus(id) });
  const { el, title, body } = panel;
  const own = { id: (/** @type {string} */ part) => ctx.id("panel-" + part) };
  const others = (field.columns || []).filter((column) => column.id !== model.match);
  let id = "";
  let drawn = "";
  /** @type {{ made: Cell, value(): unknown }[]} */
  let cells = [];

  function open(/** @type {string} */ which, /** @type {HTMLElement | null} */ opener) {
    if (!store.find(which)) return;
    [id, drawn] = [which, ""];
    draw();
    panel.open(opener);
  }

  function cellOf(/** @type {ColumnView} */ column) {
    const words = column.id === field.list ? t("Move to: {charAt}{label}", { charAt: column.label.charAt(0).toLowerCase(), label: column.label.slice(1) }) : column.label;
    const made = cell({ ...column, label: words }, own, "one", () => act.edit(id, { [column.id]: made.get() }, `panel/${id}/${column.id}`), "");
    cells.push({ made, value: () => store.find(id)?.[column.id] });
    return made.el;
  }

  function matchedPart(/** @type {Row} */ row) {
    const mates = model.mates(row);
    if (!mates.length) return "";
    const column = { ...field.columns.find((each) => each.id === model.match), id: model.match, type: "text", label: t("What you call it in short"), hint: "" };
    const made = cell(column, own, "match", () => act.call(id, made.get(), `panel/${id}/match`), "");
    cells.push({ made, value: () => store.find(id)?.[model.match] });
    const list = h("ul", { class: "pk-lists-mates" }, ...mates.map((mate) => h("li", { dir: "auto" }, `${model.name(mate)}, ${model.labelOf(mate)}`)));
    const off = button("pk-secondary", t("Not the same"), () => act.unmatch(id), { "data-pk-key": "panel-unmatch" });
    return h("fieldset", { class: "pk-links-one" }, h("legend", {}, t("The same thing as")), list, made.el, off);
  }

  /** Build it anew where it can be matched with others now; else show in each box what it says. */
  function draw(all = false) {
    const row = store.find(id);
    if (!row) return el.close();
    title.textContent = capital(model.name(row));
    const now = matchesKey(model, row);
    if (now !== drawn) {
      drawn = now;
      cells = [];
      keepFocus(body, () => body.replaceChildren(h("div", { class: "pk-cells" }, ...others.map(cellOf)), matchedPart(row), sameAs(ctx, model, row, (other) => act.match(id, other))));
      if (el.open && !el.contains(inFocus())) title.focus();
    }
    showCells(cells, all);
  }

  return { el, open, sync: (/** @type {string | undefined} */ by) => el.open && draw(by === "history") };
}
