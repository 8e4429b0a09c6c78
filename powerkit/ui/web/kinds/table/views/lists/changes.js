// What can be done to items of lists, each change one step: matched, parted, called otherwise, edited, removed.

import { capital } from "../../../../phrasing.js";
import { boardSplit } from "../../../token_keys.js";

/** Keys are those of the cards. Returns { rowOf(key), join(key, other), unmatch(id), call(id, name, group), edit(id, cells, group), remove(key) }. */
export function listsChanges(ctx, store, model) {
  const rowOf = (key) => store.find(boardSplit(key)[0]);

  function join(key, other) {
    const [one, two] = [rowOf(key), rowOf(other)];
    const words = `${model.name(one)} and ${model.name(two)}`;
    store.change(model.matched(one, two), `matched ${words}`);
    return `The same: ${words}.`;
  }

  function unmatch(id) {
    const row = store.find(id);
    store.change(model.unmatched(row), `parted ${model.name(row)}`);
    ctx.say(`${capital(model.name(row))} is on its own again.`);
  }

  function call(id, name, group) {
    const rows = model.renamed(store.find(id), name);
    if (rows) store.change(rows, `called it “${name.trim()}”`, { key: group, by: "panel" });
    else ctx.say(name.trim() ? "Something else is called that. Choose another name." : "What is the same needs a short name. To part them, choose Not the same.");
  }

  const edit = (id, cells, group) => store.change(store.rows().map((row) => (row._id === id ? { ...row, ...cells } : row)), `changed ${model.name(store.find(id))}`, { key: group, by: "panel" });

  function remove(key) {
    const row = rowOf(key);
    store.change(store.rows().filter((each) => each !== row), `removed ${model.name(row)}`);
    return `${capital(model.name(row))} removed. Undo brings it back.`;
  }

  return { rowOf, join, unmatch, call, edit, remove };
}
