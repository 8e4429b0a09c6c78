// Boxes for new cards on one side: a line each, so that many can be pasted at once.

import { aside, button, h } from "../../../../dom.js";
import { lowerFirst, one } from "../../../../phrasing.js";
import { addItems, linesIn, newItemsBox } from "../../../new_items.js";
import { t } from "../../../../language.js";

/** @import { ColumnView } from "../../../../generated/views.d.ts" */
/** @import { NewRow, Store } from "../../../../shapes.d.ts" */
/** @import { TableContext } from "../../shapes.d.ts" */
/** @import { LinksField, LinksModel, Side } from "./shapes.d.ts" */

/**
 * `label` is what the side is called. Returns { el, main }.
 * @param {LinksField} field
 * @param {TableContext} ctx
 * @param {Store} store
 * @param {LinksModel} model
 * @param {Side} side
 * @param {string} label
 */
export function linksAdd(field, ctx, store, model, side, label) {
  const boxes = model.parts[side].map((id, at) => {
    const column = /** @type {ColumnView} */ (field.columns.find((each) => each.id === id));
    const input = newItemsBox(ctx, `new/${side}/${id}`, add);
    const words = at ? column.label : t("Add {what}", { what: one(lowerFirst(label)) });
    return { id, input, el: h("div", { class: "pk-cell" }, h("label", { class: "pk-cell-label", for: input.id }, words), input) };
  });

  function add() {
    const [first, ...rest] = boxes;
    const more = Object.fromEntries(rest.map(({ id, input }) => [id, input.value.trim().replace(/\s+/g, " ")]));
    /** @type {NewRow[]} */
    const given = linesIn(first.input).map((line) => ({ [first.id]: line, ...more }));
    if (!given.length && Object.values(more).some(Boolean)) given.push(more);
    const fresh = given.filter((cells, at) => !model.has(cells, side) && given.findIndex((each) => model.alike(each, cells, side)) === at);
    if (!given.length) return first.input.focus();
    const what = addItems(store, fresh, boxes.map(({ input }) => input));
    ctx.say(fresh.length ? t("{what} added. No link yet.", { what }) : t("That is there already."));
  }

  for (const { input } of boxes) ctx.waits.box(input, add);

  const made = button("", "", add, { "data-pk-key": `add/${side}` });
  made.append(t("Add"), " ", aside(t("to: {label}", { label })));
  return { el: h("div", { class: "pk-links-add" }, ...boxes.map((each) => each.el), made), main: boxes[0].input };
}
