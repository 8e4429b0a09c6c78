// What can be done to cards and their links, each change one step: linked, unlinked, called otherwise, edited, removed.

import { capital } from "../../../../phrasing.js";
import { t } from "../../../../language.js";

/** @import { NewRow, Store } from "../../../../shapes.d.ts" */
/** @import { TableContext } from "../../shapes.d.ts" */
/** @import { LinkCard, LinksModel } from "./shapes.d.ts" */

/**
 * Returns { join(key, other), unlink(row id), rename(key, id, words, group), edit(row id, cells, group), remove(key) }.
 * @param {TableContext} ctx
 * @param {Store} store
 * @param {LinksModel} model
 */
export function linksChanges(ctx, store, model) {
  function link(/** @type {LinkCard} */ left, /** @type {LinkCard} */ right) {
    const row = model.linked(left, right);
    const words = t("{name} and {name2}", { name: model.name(left), name2: model.name(right) });
    if (row) return t("{words} are linked already.", { words });
    store.change(model.link(store.rows(), left, right), t("linked {words}", { words }));
    return t("Linked: {words}.", { words });
  }

  function join(/** @type {string} */ key, /** @type {string} */ other) {
    const [left, right] = key.endsWith("/left") ? [key, other] : [other, key];
    return link(model.card(left), model.card(right));
  }

  function unlink(/** @type {string} */ id) {
    const row = store.find(id);
    const [left, right] = /** @type {LinkCard[]} */ (model.ends(row));
    const words = t("{name} and {name2}", { name: model.name(left), name2: model.name(right) });
    store.change(model.unlink(store.rows(), row), t("unlinked {words}", { words }));
    ctx.say(t("{words} are no longer linked.", { words }));
  }

  /** A card is called otherwise; returns what stands in the way. */
  function rename(/** @type {string} */ key, /** @type {string} */ id, /** @type {string} */ words, /** @type {string} */ group) {
    const one = model.card(key);
    const { rows, why } = model.renamed(store.rows(), one, id, words);
    store.change(rows, t("changed {name}", { name: model.name(one) }), { key: group, by: "panel" });
    if (why) ctx.say(why);
    return why;
  }

  const edit = (/** @type {string} */ id, /** @type {NewRow} */ cells, /** @type {string} */ group) => store.edit(id, cells, t("changed a link"), { key: group, by: "panel" });

  function remove(/** @type {string} */ key) {
    const one = model.card(key);
    const words = model.name(one);
    store.change(model.without(store.rows(), one), t("removed {words}", { words }));
    return t("{words} removed. Undo brings it back.", { words: capital(words) });
  }

  return { join, unlink, rename, edit, remove };
}
