// Boxes for new items of a board or of lists that lie side by side: a line each, so that many can be pasted at once.

import { grow, h } from "../dom.js";
import { beginning, newRowId } from "./row_values.js";
import { t } from "../language.js";

/** @import { NewRow, Store } from "../shapes.d.ts" */

/**
 * A box that is named by `key` among those of its question. Enter does what its button does: `add`.
 * @param {{ id: (part: string) => string }} ctx
 * @param {string} key
 * @param {() => void} add
 */
export function newItemsBox(ctx, key, add) {
  function pressed(/** @type {KeyboardEvent} */ event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    add();
  }

  const box = /** @type {HTMLTextAreaElement} */ (h("textarea", { id: ctx.id(key.replaceAll("/", "-")), class: "pk-input pk-one-line", rows: 1, dir: "auto", autocomplete: "off", "data-pk-key": key, onkeydown: pressed, oninput: () => grow(box) }));
  return box;
}

/** What stands in a box, a line each. */
export const linesIn = (/** @type {HTMLTextAreaElement} */ box) => box.value.split("\n").map((line) => line.trim()).filter(Boolean);

/**
 * Add a row for each of `given`, all as one step, empty the boxes and go on in the first. Returns what was added, in words.
 * @param {Store} store
 * @param {NewRow[]} given
 * @param {HTMLTextAreaElement[]} boxes
 */
export function addItems(store, given, boxes) {
  const rows = [...store.rows()];
  for (const cells of given) rows.push({ _id: newRowId(rows.map((row) => row._id)), ...cells });
  const what = given.length === 1 ? `“${beginning(Object.values(given[0])[0] || "")}”` : String(given.length);
  store.rest();
  if (given.length) store.change(rows, t("added {what}", { what }));
  for (const box of boxes) {
    box.value = "";
    grow(box);
  }
  boxes[0].focus();
  return what;
}
