// "Bring in a file" below a table: choose it or drop it, look at what was understood, then add it. The file is not kept.

import { h } from "../../../dom.js";
import { ROW_PARTS } from "../../../registry.js";
import { takeIn } from "../../../host.js";
import { whyNot } from "../../../rpc.js";
import { alertLine } from "../../alert_line.js";
import { filesDropped } from "../../file_drop.js";
import { UNFOLDED } from "../../row_fold.js";
import { rowsMany } from "./paste.js";
import { filePreview } from "./preview.js";
import { sentences, t } from "../../../language.js";

/** @import { DiaryTold } from "../../../generated/asks.d.ts" */
/** @import { RowsEditor, RowsField } from "../../../shapes.d.ts" */
/** @import { DiaryField, Previewed, TableContext } from "../shapes.d.ts" */

const BROUGHT_MOST = 6_000_000; // bytes; a larger message would break the line to the workbook

ROW_PARTS.tools.push((field, /** @type {TableContext} */ ctx, editor) => {
  if (field.kind !== "table") return null;
  const inside = h("div", { class: "pk-bring" });
  let built = false;
  const build = () => {
    if (!built) inside.append(...bringParts(field, ctx, editor));
    built = true;
  };
  return h("details", { class: "pk-details pk-bring-in", ontoggle: build }, h("summary", { "data-pk-key": "bring" }, t("Bring in a file")), inside);
});

/**
 * What stands in the opened part.
 * @param {RowsField} field
 * @param {TableContext} ctx
 * @param {RowsEditor} editor
 */
function bringParts(field, ctx, editor) {
  const hint = sentences(field.diary ? t("Your calendar as an .ics file, or a table as a CSV file, which every spreadsheet can save.") : t("A table as a CSV file, which every spreadsheet can save."), t("You see what was understood before anything is added. The file itself is not kept."));
  const input = h("input", { type: "file", id: ctx.id("bring-file"), class: "pk-input", accept: `.csv,.tsv,.txt${field.diary ? ",.ics" : ""}`, "aria-describedby": ctx.id("bring-hint"), "data-pk-key": "bring/file", onchange: () => input.files.length && read([...input.files]) });
  const { el: problem, say: wrong } = alertLine();
  const act = { room: () => room(false), known: () => editor.value().length, take, leave };
  const sheet = filePreview(field, ctx, { ...act, ask: (given) => ctx.ask("preview", given) });
  const diary = field.diary && ROW_PARTS.diary?.(/** @type {DiaryField} */ (field), ctx, { ...act, ask: (given) => ctx.ask("diary", given) });
  const drop = h("div", { class: "pk-bring-drop" },
    h("label", { class: "pk-cell-label", for: input.id }, t("Choose a file, or drop it here")), h("p", { class: "pk-hint", id: ctx.id("bring-hint") }, hint), problem, input);
  let most = 500;
  filesDropped(drop, read);

  /** How many rows there is room for. */
  const room = (/** @type {boolean} */ instead) => Math.max(0, most - (instead ? 0 : editor.end()));

  async function read(/** @type {File[]} */ files) {
    wrong(files.length > 1 ? t("Choose one file at a time.") : "");
    if (files.length > 1) return;
    close();
    try {
      const file = await takeIn(files[0], BROUGHT_MOST);
      await (diary && /\.(ics|ical)$/i.test(file.name) ? diary : sheet).look(file);
    } catch (error) {
      wrong(whyNot(error, t("This file can’t be read. Nothing was changed.")));
    }
    input.value = "";
  }

  function take(/** @type {Previewed | DiaryTold} */ told, /** @type {boolean} */ instead) {
    most = told.most ?? most;
    const n = told.rows.length;
    const words = instead ? t("{rows} put in place of yours.", { rows: rowsMany(n) }) : t("{rows} added.", { rows: rowsMany(n) });
    const { row } = editor.fill(told.rows, instead ? 0 : editor.end(), words, instead);
    editor.tell(words);
    close();
    if (n > UNFOLDED) row.unfold?.(false);
    (row.toggle ?? row.cells[0].main).focus();
  }

  function leave() {
    close();
    input.focus();
    ctx.say(t("Nothing was added."));
  }

  function close() {
    sheet.close();
    if (diary) diary.close();
  }

  return diary ? [drop, sheet.el, diary.el] : [drop, sheet.el];
}
