// One list: its name, a box for new items (a line each), and its items.

import { aside, button, grow, h } from "../../../../dom.js";
import { one } from "../../../../phrasing.js";
import { beginning, newRowId } from "../../../row_values.js";
import { t } from "../../../../language.js";

/** @import { OptionView } from "../../../../generated/views.d.ts" */
/** @import { Store } from "../../../../shapes.d.ts" */
/** @import { TableContext } from "../../shapes.d.ts" */
/** @import { ListsField } from "./shapes.d.ts" */

/**
 * `number` is which of the lists it is, from 1. Returns { el, head, add, list, main, label }.
 * @param {ListsField} field
 * @param {TableContext} ctx
 * @param {Store} store
 * @param {OptionView} list
 * @param {number} number
 */
export function listsColumn(field, ctx, store, list, number) {
  const input = h("textarea", { id: ctx.id(`new-${list.id}`), class: "pk-input pk-one-line", rows: 1, dir: "auto", autocomplete: "off", "data-pk-key": `new/${list.id}`, onkeydown: pressed, oninput: () => grow(input) });
  const words = /** @type {string} */ ((field.columns || []).find((column) => column.id !== field.list)?.id);
  const head = h(ctx.head ?? "h4", { class: "pk-board-name", tabindex: "-1" }, list.label);
  const items = h("ul", { class: "pk-tokens", "aria-label": list.label });

  function pressed(/** @type {KeyboardEvent} */ event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    add();
  }

  function add() {
    const given = input.value.split("\n").map((/** @type {string} */ line) => line.trim()).filter(Boolean);
    if (!given.length) return input.focus();
    const rows = [...store.rows()];
    for (const line of given) rows.push({ _id: newRowId(rows.map((row) => row._id)), [words]: line, [field.list]: list.id });
    const what = given.length === 1 ? `“${beginning(given[0])}”` : String(given.length);
    store.rest();
    store.change(rows, t("added {what}", { what }));
    input.value = "";
    grow(input);
    input.focus();
    ctx.say(t("{what} added to list {number}.", { what, number }));
  }

  ctx.waits.box(input, add, { label: () => list.label });

  const made = button("", "", add, { "data-pk-key": `add/${list.id}` });
  made.append(t("Add"), " ", aside(t("to: {label}", { label: list.label })));
  const adding = h("div", { class: "pk-links-add" }, h("div", { class: "pk-cell" }, h("label", { class: "pk-cell-label", for: input.id }, t("Add {item}", { item: one(field.row || t("item")) })), input), made);
  return { el: h("div", { class: "pk-lists-column" }, head, adding, items), head, add: adding, list: items, main: input, label: list.label };
}
