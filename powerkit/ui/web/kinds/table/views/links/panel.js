// The menu of one card, or of one link: its words, what to link it to, and for each link how to invite and how long. A dialog of the browser's own.

import { same } from "../../../../compare.js";
import { aloud, aside, button, h, show } from "../../../../dom.js";
import { capital } from "../../../../phrasing.js";
import { cell } from "../../../cells.js";
import { keepFocus } from "../../pairs/token.js";

/** { el, open(key, from), openLink(row id, from) }. `act` = { store, model, rename, edit, link, unlink, remove, focus }. */
export function linksPanel(field, ctx, act) {
  const { store, model } = act;
  const title = h(ctx.head ?? "h4", { class: "pk-panel-title", id: ctx.id("panel-title"), dir: "auto", tabindex: "-1" });
  const body = h("div", { class: "pk-panel-body" });
  const remove = button("pk-quiet", "Remove", () => take(), { "data-pk-key": "panel-remove" });
  const el = h("dialog", { class: "pk-panel", "aria-labelledby": title.id, onclose: closed, onclick: (event) => event.target === el && el.close() },
    aloud("pk-aloud"), h("div", { class: "pk-panel-in" }, h("div", { class: "pk-panel-head" }, title, button("pk-icon", "×", () => el.close(), { "aria-label": "Close" })), body,
      h("div", { class: "pk-buttons" }, button("pk-secondary", "Done", () => el.close(), { "data-pk-key": "panel-done" }), remove)));
  let key = ""; // of the card
  let only = ""; // the row, where one link is open
  let from = null;
  let drawn = "";
  let cells = []; // { cell, value() }

  function begin(opener) {
    from = opener ?? null;
    drawn = "";
    store.rest();
    model.opened(only ? null : model.card(key));
    if (!draw()) return;
    el.showModal();
    title.focus();
  }

  function open(which, opener) {
    [key, only] = [which, ""];
    begin(opener);
  }

  function openLink(row, opener) {
    [key, only] = ["", row];
    begin(opener);
  }

  /** A cell of one column that follows the rows. */
  function bound(id, name, value, changed) {
    const column = field.columns.find((each) => each.id === id);
    const made = cell(column, { id: (part) => ctx.id("panel-" + part) }, name, () => {
      const why = changed(made.get());
      if (typeof why === "string") made.error.set(why);
    }, "");
    cells.push({ cell: made, value });
    return made.el;
  }

  function linkPart(row) {
    const [left, right] = [model.across(row, "right"), model.across(row, "left")];
    const first = left && right && model.linked(left, right) === row;
    const rowNow = () => store.find(row._id) ?? {};
    const boxes = model.between.map(({ id }) => bound(id, row._id, () => rowNow()[id], (value) => act.edit(row._id, { [id]: value }, `panel/${row._id}/${id}`)));
    if (only) return h("div", { class: "pk-cells" }, ...boxes, first && unlinkButton(row, left, right));
    const mate = key === left?.key ? right : left;
    const name = mate ? `Linked with ${model.name(mate)}` : "Not linked yet";
    return h("fieldset", { class: "pk-links-one" }, h("legend", { dir: "auto" }, name), h("div", { class: "pk-cells" }, ...boxes, mate && first && unlinkButton(row, left, right)));
  }

  function unlinkButton(row, left, right) {
    const made = button("pk-secondary", "Unlink", () => act.unlink(row._id), { "data-pk-key": `unlink/${row._id}` });
    made.append(aside(` ${model.name(left)} and ${model.name(right)}`));
    return h("div", {}, made);
  }

  function linkTo(card) {
    const others = model.cards(card.side === "left" ? "right" : "left").filter((each) => !(card.side === "left" ? model.linked(card, each) : model.linked(each, card)));
    if (!others.length) return "";
    const list = h("select", { class: "pk-input", id: ctx.id("panel-to"), "data-pk-key": "panel-to", onchange: () => list.value && act.link(key, list.value) }, h("option", { value: "" }, "Choose…"), ...others.map((each) => h("option", { value: each.key }, model.name(each))));
    return h("div", { class: "pk-cell" }, h("label", { class: "pk-cell-label", for: list.id }, "Link to"), list);
  }

  /** Build what is open anew where something came or went; else show in each box what it says now. False: it is gone. */
  function draw(all = false) {
    const card = only ? null : model.card(key);
    const row = only && store.find(only);
    const ends = row && [model.across(row, "right"), model.across(row, "left")];
    if (only ? !ends?.every(Boolean) : !card) {
      if (el.open) el.close();
      return false;
    }
    title.textContent = only ? `${model.name(ends[0])} and ${model.name(ends[1])}` : capital(model.name(card));
    show(remove, !only);
    const rows = only ? ends[0].rows.filter((each) => ends[1].rows.includes(each)) : card.rows.filter((each) => model.across(each, card.side) || model.detailed(each) || card.side === "left");
    const others = only ? "" : model.cards(card.side === "left" ? "right" : "left").map((each) => model.name(each));
    const now = JSON.stringify([rows.map((each) => [each._id, ...["left", "right"].map((side) => model.across(each, side)?.key)]), others]);
    if (now !== drawn) {
      drawn = now;
      cells = [];
      const own = only ? [] : model.parts[card.side].map((id) => bound(id, "own", () => model.card(key)?.row[id], (value) => act.rename(key, id, value, `panel/${key}/${id}`)));
      keepFocus(body, () => body.replaceChildren(...(only ? [] : [h("div", { class: "pk-cells" }, ...own), linkTo(card)]), ...rows.map(linkPart)));
    }
    for (const { cell: made, value } of cells) if ((all || made.main !== document.activeElement) && !same(made.get(), value())) made.set(value() ?? "") || made.error.set("");
    if (!el.contains(document.activeElement) && el.open) title.focus();
    return true;
  }

  function take() {
    from = null;
    el.close();
    act.remove(key);
  }

  function closed() {
    model.opened(null);
    act.refresh();
    if (from) from.isConnected ? from.focus() : act.focus(key);
    from = null;
    body.replaceChildren();
  }

  return { el, open, openLink, sync: (by) => el.open && draw(by === "history") };
}
