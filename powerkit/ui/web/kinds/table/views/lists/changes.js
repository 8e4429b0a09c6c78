// What can be done to items of lists, each change one step: matched, parted, called otherwise, edited, removed.

import { capital } from "../../../../phrasing.js";
import { boardSplit } from "../../../row_values.js";
import { t } from "../../../../language.js";

/** @import { NewRow, Store } from "../../../../shapes.d.ts" */
/** @import { TableContext } from "../../shapes.d.ts" */
/** @import { ListsModel } from "./shapes.d.ts" */

/**
 * Keys are those of the cards. Returns { rowOf(key), join(key, other), unmatch(id), call(id, name, group), edit(id, cells, group), remove(key) }.
 * @param {TableContext} ctx
 * @param {Store} store
 * @param {ListsModel} model
 */
export function listsChanges(ctx, store, model) {
  const rowOf = (/** @type {string} */ key) => store.find(boardSplit(key)[0]);

  function join(/** @type {string} */ key, /** @type {string} */ other) {
    const [one, two] = [rowOf(key), rowOf(other)];
    const words = t("{name} and {name2}", { name: model.name(one), name2: model.name(two) });
    store.change(model.matched(one, two), t("matched {words}", { words }));
    return t("The same: {words}.", { words });
  }

  function unmatch(/** @type {string} */ id) {
    const row = store.find(id);
    store.change(model.unmatched(row), t("parted {name}", { name: model.name(row) }));
    ctx.say(t("{name} is on its own again.", { name: capital(model.name(row)) }));
  }

  function call(/** @type {string} */ id, /** @type {string} */ name, /** @type {string} */ group) {
    const rows = model.renamed(store.find(id), name);
    if (rows) store.change(rows, t("called it “{name}”", { name: name.trim() }), { key: group, by: "panel" });
    else ctx.say(name.trim() ? t("Something else is called that. Choose another name.") : t("What is the same needs a short name. To part them, choose Not the same."));
  }

  const edit = (/** @type {string} */ id, /** @type {NewRow} */ cells, /** @type {string} */ group) => store.edit(id, cells, t("changed {name}", { name: model.name(store.find(id)) }), { key: group, by: "panel" });

  function remove(/** @type {string} */ key) {
    const row = rowOf(key);
    store.change(store.rows().filter((each) => each !== row), t("removed {name}", { name: model.name(row) }));
    return t("{name} removed. Undo brings it back.", { name: capital(model.name(row)) });
  }

  return { rowOf, join, unmatch, call, edit, remove };
}
