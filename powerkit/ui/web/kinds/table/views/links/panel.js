// The menu of one card, or of one link: its words, what to link it to, and for each link how to invite and how long. A dialog of the browser's own.

import { h, inFocus, show } from "../../../../dom.js";
import { capital } from "../../../../phrasing.js";
import { itemPanel, showCells } from "../../../item_panel.js";
import { keepFocus } from "../../../keep_focus.js";
import { SIDES } from "./model.js";
import { linksParts } from "./panel_parts.js";
import { t } from "../../../../language.js";

/** @import { TableContext } from "../../shapes.d.ts" */
/** @import { LinkCard, LinksActs, LinksField, LinksMenu } from "./shapes.d.ts" */

/**
 * { el, open(key, from), openLink(row id, from) }. `act` = { store, model, rename, edit, link, unlink, remove, focus }.
 * @param {LinksField} field
 * @param {TableContext} ctx
 * @param {LinksActs} act
 */
export function linksPanel(field, ctx, act) {
  const { store, model } = act;
  const panel = itemPanel(ctx, { remove: () => act.remove(now.key), focus: () => act.focus(now.key), closed });
  const { el, title, body } = panel;
  /** @type {LinksMenu} */
  const now = { key: "", only: "", cells: [] }; // the card's key; the row, where one link is open; [{ made, value() }]
  let drawn = "";
  const { bound, linkPart, linkTo } = linksParts(field, ctx, act, now);

  function begin(/** @type {HTMLElement | null} */ opener) {
    drawn = "";
    store.rest();
    model.opened(now.only ? null : model.card(now.key));
    if (draw()) panel.open(opener);
  }

  function open(/** @type {string} */ which, /** @type {HTMLElement | null} */ opener) {
    Object.assign(now, { key: which, only: "" });
    begin(opener);
  }

  function openLink(/** @type {string} */ row, /** @type {HTMLElement | null} */ opener) {
    Object.assign(now, { key: "", only: row });
    begin(opener);
  }

  /** Build what is open anew where something came or went; else show in each box what it says now. False: it is gone. */
  function draw(all = false) {
    const { key, only } = now;
    const card = only ? null : model.card(key);
    const row = only && store.find(only);
    const [left, right] = /** @type {LinkCard[]} */ (row ? model.ends(row) : []);
    if (!card && !(left && right)) {
      if (el.open) el.close();
      return false;
    }
    title.textContent = card ? capital(model.name(card)) : t("{name} and {name2}", { name: model.name(left), name2: model.name(right) });
    show(panel.remove, card);
    const rows = card ? card.rows.filter((each) => model.across(each, card.side) || model.detailed(each) || card.side === "left") : left.rows.filter((each) => right.rows.includes(each));
    const others = card ? model.cards(card.side === "left" ? "right" : "left").map((each) => model.name(each)) : "";
    const there = JSON.stringify([rows.map((each) => [each._id, ...SIDES.map((side) => model.across(each, side)?.key)]), others]);
    if (there !== drawn) {
      drawn = there;
      now.cells = [];
      const own = card ? model.parts[card.side].map((id) => bound(id, "own", () => model.card(key)?.row[id], (value) => act.rename(key, id, value, `panel/${key}/${id}`))) : [];
      keepFocus(body, () => body.replaceChildren(...(card ? [h("div", { class: "pk-cells" }, ...own), linkTo(card)] : []), ...rows.map(linkPart)));
    }
    showCells(now.cells, all);
    if (!el.contains(inFocus()) && el.open) title.focus();
    return true;
  }

  function closed() {
    model.opened(null);
    act.refresh();
  }

  return { el, open, openLink, sync: (/** @type {string | undefined} */ by) => el.open && draw(by === "history") };
}
