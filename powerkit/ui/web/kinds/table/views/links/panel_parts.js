// What stands in the menu of a card or a link: its cells, its links, and what to link it to.

import { aside, button, h } from "../../../../dom.js";
import { cell } from "../../../cells.js";
import { t } from "../../../../language.js";

/** @import { ColumnView } from "../../../../generated/views.d.ts" */
/** @import { NewRow, Row } from "../../../../shapes.d.ts" */
/** @import { TableContext } from "../../shapes.d.ts" */
/** @import { LinkCard, LinksActs, LinksField, LinksMenu } from "./shapes.d.ts" */

/**
 * `now` = { key, only, cells } as in the menu, `act` too. Returns { bound, linkPart(row), linkTo(card) }.
 * @param {LinksField} field
 * @param {TableContext} ctx
 * @param {LinksActs} act
 * @param {LinksMenu} now
 */
export function linksParts(field, ctx, act, now) {
  const { store, model } = act;

  /** A cell of one column that follows the rows. */
  function bound(/** @type {string} */ id, /** @type {string} */ name, /** @type {() => unknown} */ value, /** @type {(now: any) => unknown} */ changed) {
    const column = /** @type {ColumnView} */ (field.columns.find((each) => each.id === id));
    const made = cell(column, { id: (/** @type {string} */ part) => ctx.id("panel-" + part) }, name, () => {
      const why = changed(made.get());
      if (typeof why === "string") made.error.set(why);
    }, "");
    now.cells.push({ made, value });
    return made.el;
  }

  function linkPart(/** @type {Row} */ row) {
    const [left, right] = model.ends(row);
    const first = left && right && model.linked(left, right) === row;
    const rowNow = () => store.find(row._id) ?? /** @type {NewRow} */ ({});
    const boxes = model.between.map(({ id }) => bound(id, row._id, () => rowNow()[id], (value) => act.edit(row._id, { [id]: value }, `panel/${row._id}/${id}`)));
    if (now.only) return h("div", { class: "pk-cells" }, ...boxes, first && unlinkButton(row, left, right));
    const mate = now.key === left?.key ? right : left;
    const name = mate ? t("Linked with {name}", { name: model.name(mate) }) : t("Not linked yet");
    return h("fieldset", { class: "pk-links-one" }, h("legend", { dir: "auto" }, name), h("div", { class: "pk-cells" }, ...boxes, mate && first && unlinkButton(row, left, right)));
  }

  function unlinkButton(/** @type {Row} */ row, /** @type {LinkCard} */ left, /** @type {LinkCard} */ right) {
    const made = button("pk-secondary", t("Unlink"), () => act.unlink(row._id), { "data-pk-key": `unlink/${row._id}` });
    made.append(" ", aside(t("{name} and {name2}", { name: model.name(left), name2: model.name(right) })));
    return h("div", {}, made);
  }

  function linkTo(/** @type {LinkCard} */ card) {
    const others = model.cards(card.side === "left" ? "right" : "left").filter((each) => !(card.side === "left" ? model.linked(card, each) : model.linked(each, card)));
    if (!others.length) return "";
    const list = h("select", { class: "pk-input", id: ctx.id("panel-to"), "data-pk-key": "panel-to", onchange: () => list.value && act.link(now.key, list.value) }, h("option", { value: "" }, t("Choose…")), ...others.map((each) => h("option", { value: each.key }, model.name(each))));
    return h("div", { class: "pk-cell" }, h("label", { class: "pk-cell-label", for: list.id }, t("Link to")), list);
  }

  return { bound, linkPart, linkTo };
}
