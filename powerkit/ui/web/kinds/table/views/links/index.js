// Two columns and the links between them: what is there on one side, what is needed on the other, and who could meet what.

import { h, show } from "../../../../dom.js";
import { capital } from "../../../../phrasing.js";
import { LOOKS } from "../../../../registry.js";
import { historyTools } from "../../../../undo.js";
import { fillList } from "../../../keep_focus.js";
import { boardSplit } from "../../../row_values.js";
import { pairStrip, pairsLook } from "../../pairs/editor.js";
import { pairWork } from "../../pairs/joining.js";
import { linksAdd } from "./add.js";
import { linksCards } from "./cards.js";
import { linksChanges } from "./changes.js";
import { linksLines } from "./lines.js";
import { linksModel, SIDES } from "./model.js";
import { linksPanel } from "./panel.js";
import { t } from "../../../../language.js";

/** @import { Store } from "../../../../shapes.d.ts" */
/** @import { TableContext } from "../../shapes.d.ts" */
/** @import { LinksField, Side } from "./shapes.d.ts" */

LOOKS.links = (/** @type {LinksField} */ field, ctx) =>
  pairsLook(field, ctx, { class: "pk-links", title: t("The same links as a list"), hint: t("What you change here changes the two columns, and the other way round. Lines that say the same are one card."), work: linksWork });

/**
 * The two columns being worked on; keys of undo work in all of `root`. Returns { main, tools }.
 * @param {LinksField} field
 * @param {TableContext} ctx
 * @param {Store} store
 * @param {HTMLElement} shell
 * @param {HTMLElement} root
 */
function linksWork(field, ctx, store, shell, root) {
  const model = linksModel(field);
  const label = (/** @type {string} */ id) => field.columns.find((column) => column.id === id)?.label || id;
  const sides = { left: label(field.left), right: label(field.right) };
  const lists = Object.fromEntries(SIDES.map((side) => [side, h("ul", { class: "pk-tokens", "aria-label": sides[side] })]));
  const none = Object.fromEntries(SIDES.map((side) => [side, h("p", { class: "pk-hint" }, t("Nothing here yet."))]));
  const lines = linksLines();
  const name = (/** @type {string} */ key) => capital(model.name(model.card(key)));

  const changes = linksChanges(ctx, store, model);
  const { join } = changes;
  const { what, said } = linksCards(model, (id, from) => panel.openLink(id, from));
  const pairs = pairWork(ctx, store, shell, {
    columns: () => SIDES.map((side) => model.cards(side).map((card) => card.key)),
    what, said, join,
    remove: changes.remove,
    fits: (key, other) => boardSplit(key)[1] !== boardSplit(other)[1],
    name,
    ask: (key) => t("Now choose what it belongs with, under {sides}.", { sides: sides[key.endsWith("/left") ? "right" : "left"] }),
    menuWords: t("Link, change or remove"),
    menu: (key, from) => panel.open(key, from),
    nothingLeft: () => tools.undo.focus(),
    drawn: () => lines.draw(body, model.links().map(([left, right]) => [left.key, right.key]), (key) => pairs.token(key), pairs.lit()),
  });
  const panel = linksPanel(field, ctx, { ...changes, store, model, link: (key, other) => ctx.say(join(key, other)), remove: pairs.remove, focus: pairs.focus, refresh: () => refresh() });
  const tools = historyTools(ctx, store, root);
  const strip = pairStrip(ctx, shell, tools, pairs, t("Enter picks it up, arrow keys then go through what it can be linked with, Enter links. M opens its menu."), {
    menu: panel.open, name,
    next: (name) => t("{name}: choose what it belongs with.", { name }),
    how: () => (SIDES.every((side) => model.cards(side).length) ? t("Draw a link: drag one card onto another, or choose one and then the other. The ⋯ button opens a menu. With keys: Enter, arrows, Enter.") : t("Add what you know to either side. What has no match yet just stays.")),
  });
  const adding = { left: linksAdd(field, ctx, store, model, "left", sides.left), right: linksAdd(field, ctx, store, model, "right", sides.right) };
  const column = (/** @type {Side} */ side) => h("div", { class: `pk-links-column pk-links-${side}` }, h(ctx.head ?? "h4", { class: "pk-board-name" }, sides[side]), adding[side].el, none[side], lists[side]);
  const body = h("div", { class: "pk-links-body" }, column("left"), column("right"), lines.el);
  shell.append(strip.el, body, panel.el);

  /** @param {string} [by] */
  function refresh(by) {
    model.read(store.rows());
    for (const side of SIDES) {
      const cards = model.cards(side);
      fillList(lists[side], cards.map((card) => pairs.token(card.key).el));
      show(none[side], !cards.length);
    }
    pairs.refresh();
    tools.sync();
    panel.sync(by);
    strip.sync();
  }

  store.on(refresh);
  refresh();
  return { main: adding.left.main, tools };
}
