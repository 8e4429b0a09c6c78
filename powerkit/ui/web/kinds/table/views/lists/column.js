// One list: its name, a box for new items (a line each), and its items.

import { aside, button, h } from "../../../../dom.js";
import { one } from "../../../../phrasing.js";
import { addItems, linesIn, newItemsBox } from "../../../new_items.js";
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
  const input = newItemsBox(ctx, `new/${list.id}`, add);
  const words = /** @type {string} */ ((field.columns || []).find((column) => column.id !== field.list)?.id);
  const head = h(ctx.head ?? "h4", { class: "pk-board-name", tabindex: "-1" }, list.label);
  const items = h("ul", { class: "pk-tokens", "aria-label": list.label });

  function add() {
    const lines = linesIn(input);
    if (!lines.length) return input.focus();
    const what = addItems(store, lines.map((line) => ({ [words]: line, [field.list]: list.id })), [input]);
    ctx.say(t("{what} added to list {number}.", { what, number }));
  }

  ctx.waits.box(input, add, { label: () => list.label });

  const made = button("", "", add, { "data-pk-key": `add/${list.id}` });
  made.append(t("Add"), " ", aside(t("to: {label}", { label: list.label })));
  const adding = h("div", { class: "pk-links-add" }, h("div", { class: "pk-cell" }, h("label", { class: "pk-cell-label", for: input.id }, t("Add {item}", { item: one(field.row || t("item")) })), input), made);
  return { el: h("div", { class: "pk-lists-column" }, head, adding, items), head, add: adding, list: items, main: input, label: list.label };
}
