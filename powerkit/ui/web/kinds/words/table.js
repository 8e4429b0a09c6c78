// The words as a table to type in: the equal editor to the cloud and the themes.

import { canonical } from "../../compare.js";
import { button, h, show } from "../../dom.js";
import { stackedRows } from "../rows.js";
import { t } from "../../language.js";

/** @import { WordsField } from "../../generated/views.d.ts" */
/** @import { Problem, Row } from "../../shapes.d.ts" */
/** @import { WordsContext, WordsList } from "./shapes.d.ts" */

const ROWS_SHOWN = 200; // more at once would keep a person waiting

/**
 * The same words as rows to type in; what changes here is one step to undo a row.
 * @param {WordsField} field
 * @param {WordsContext} ctx
 * @param {WordsList} list
 */
export function wordTable(field, ctx, list) {
  let most = ROWS_SHOWN;
  let here = new Set(); // the ids of the rows that stand in the table
  const more = button("pk-secondary", "", () => {
    most += ROWS_SHOWN;
    draw();
    table.el.querySelectorAll(".pk-row")[most - ROWS_SHOWN]?.querySelector("button, input, textarea")?.focus();
  }, { hidden: true, "data-pk-key": "table-more" });
  const own = { ...ctx, id: (/** @type {string | number} */ part) => ctx.id("table-" + part), change: changed };
  const table = stackedRows({ ...field, suggest: [] }, own, { first: false });
  table.el.querySelector(".pk-undo").remove(); // one undo for everything
  const hint = h("p", { class: "pk-hint" }, t("Only you see quotes. They stay out of records and files to send, unless you let one be shared."));

  function draw() {
    const rows = list.rows();
    here = new Set(rows.slice(0, most).map((row) => row._id));
    table.set(rows.slice(0, most));
    more.textContent = t("Show {min} more of {rows}", { min: Math.min(ROWS_SHOWN, rows.length - most), rows: rows.length.toLocaleString("en-GB") });
    show(more, rows.length > most);
  }

  function changed(/** @type {Row[]} */ rows) {
    const said = new Map(rows.map((row) => [row._id, row]));
    const stand = /** @type {Row[]} */ (table.ids().map((id) => said.get(id) ?? (here.has(id) && { _id: id })).filter(Boolean)); // one that was emptied is not removed
    stand.forEach((row) => here.add(row._id));
    const next = [...stand, ...list.rows().filter((row) => !here.has(row._id))];
    const before = new Map(list.rows().map((row) => [row._id, row]));
    const gone = list.rows().find((row) => !next.some((each) => each._id === row._id));
    const touched = next.find((row) => canonical(row) !== canonical(before.get(row._id) ?? null));
    const name = (/** @type {Row} */ row) => row.word ? `“${row.word}”` : t("a word");
    if (gone) list.change(next, t("Removed {name}.", { name: name(gone) }), { by: "table" });
    else if (touched) list.change(next, before.has(touched._id) ? t("Changed {name}.", { name: name(touched) }) : t("Added a word."), { key: "table/" + touched._id, by: "table" });
    else if (next.some((row, at) => row._id !== list.rows()[at]._id)) list.change(next, t("Moved a word."), { by: "table" });
    if (gone) ctx.undoFocus(gone.word ? t("{name} removed. Press Undo to bring it back.", { name: name(gone) }) : t("A word removed. Press Undo to bring it back."));
  }

  function fault(/** @type {Problem} */ problem) {
    most = Math.max(most, list.rows().length);
    draw();
    return table.fault(problem);
  }

  table.el.querySelector(".pk-row-add").before(more);
  return { el: h("div", {}, hint, table.el), draw, fault, clearErrors: table.clearErrors };
}
