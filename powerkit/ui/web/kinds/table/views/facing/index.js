// Two views of one topic facing each other: what differs marked, counted in words, and shown alone if that is wanted.

import { blank } from "../../../../compare.js";
import { button, h, show } from "../../../../dom.js";
import { counted, lowerFirst } from "../../../../phrasing.js";
import { LOOKS } from "../../../../registry.js";
import { rowsControl, rowsEditor } from "../../../rows.js";
import { t } from "../../../../language.js";

/** @import { ListRow } from "../../../../shapes.d.ts" */
/** @typedef {ListRow & Record<"marked" | "guess" | "name", HTMLElement>} FacingRow */

// Long: what differs, what shows and what is counted change together.
LOOKS.facing = (field, ctx) => {
  const columns = field.columns || [];
  const title = columns.find((column) => column.type === "text")?.id;
  const noun = field.row || "row";
  const label = (/** @type {string | undefined} */ id) => columns.find((column) => column.id === id)?.label ?? "";
  const said = lowerFirst(label(field.mark));
  const placed = [title, field.left, field.right, field.mark, field.asked];
  const list = h("div", { class: "pk-stack" });
  const words = h("span");
  const only = button("pk-secondary", t("Show only what differs"), () => filter(!filtered), { "aria-pressed": "false", "data-pk-key": "only" });
  const tally = h("div", { class: "pk-tally pk-facing-tally", hidden: true }, h("p", {}, words), only);
  let filtered = false;
  /** @type {Set<string>} */
  let kept = new Set(); // rows that show while only what differs does: those marked when it was asked for, and new ones

  function build(/** @type {FacingRow} */ row) {
    const part = (/** @type {string | undefined} */ id) => row.cell(id)?.el;
    const marked = h("p", { class: "pk-differs", hidden: true, "aria-hidden": "true" }, "≠"); // the tick beside it says it in words
    const guess = h("p", { class: "pk-guess pk-hint pk-unseen" }, t("Your guess so far: nobody has been asked."));
    const rest = row.cells.filter((each) => !placed.includes(each.column.id)).map((each) => each.el);
    const right = field.asked ? h("div", { class: "pk-asked" }, part(field.right), part(field.asked), guess) : part(field.right);
    const sides = h("div", { class: "pk-sides" }, part(field.left), right);
    const head = h("div", { class: "pk-row-head" }, h("div", { class: "pk-row-title" }, part(title)));
    const foot = h("div", { class: "pk-facing-foot" }, part(field.mark), marked, row.buttons);
    Object.assign(row, { marked, guess, unfold: () => filtered && filter(false) });
    row.name = h("span", { class: "pk-row-number pk-aside", id: ctx.id(row.id + "-n") });
    return h("div", { class: "pk-facing", role: "group", "aria-labelledby": row.name.id }, row.name, head, sides, ...rest, foot);
  }

  const differs = (/** @type {ListRow} */ row) => Boolean(field.mark && row.cell(field.mark)?.get());

  function sync(/** @type {FacingRow[]} */ rows) {
    const differ = rows.filter(differs).length;
    for (const row of rows) {
      const yes = differs(row);
      row.el.classList.toggle("pk-differ", yes);
      show(row.marked, yes);
      row.guess.classList.toggle("pk-unseen", !(field.asked && !row.cell(field.asked)?.get() && row.cell(field.right)?.get().trim()));
      if (filtered && blank(row.value())) kept.add(row.id);
      show(row.el, !filtered || kept.has(row.id));
    }
    const count = t("{number} of {rows}: {said}.", { number: differ, rows: counted(rows.length, noun), said });
    const text = filtered ? t("{count} The others are hidden for now.", { count }) : count;
    if (words.textContent !== text) words.textContent = text;
    show(tally, filtered || differ);
    show(only, filtered || (differ && differ < rows.length));
  }

  function filter(/** @type {boolean} */ yes) {
    filtered = yes;
    kept = new Set(editor.rows.filter(differs).map((row) => row.id));
    only.setAttribute("aria-pressed", String(yes));
    list.classList.toggle("pk-only", yes);
    sync(/** @type {FacingRow[]} */ (editor.rows));
    ctx.say(yes ? t("Only what differs shows: {kept} of {rows}.", { kept: kept.size, rows: editor.rows.length }) : t("Everything shows again."));
  }

  const editor = rowsEditor(field, ctx, { list, build, sync, startAt: field.left });
  const control = rowsControl(editor, list);
  control.el.append(tally); // what comes once something differs comes last
  return {
    ...control,
    set(/** @type {unknown} */ value) {
      filtered = false;
      only.setAttribute("aria-pressed", "false");
      list.classList.remove("pk-only");
      control.set(value);
    },
  };
};
