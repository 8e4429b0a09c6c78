// A page to print, made from answers: what is in it is said before it is made.

//# style ./printouts.css
import { blank } from "../../compare.js";
import { button, h, show } from "../../dom.js";
import { tickable } from "../../kinds/choice/index.js";
import { capital } from "../../phrasing.js";
import { ADDED } from "../../registry.js";
import { handOut } from "../../host.js";
import { faultLine } from "../../rpc.js";
import { t } from "../../language.js";

/** @import { FieldContext } from "../context.js" */
/** @import { SheetAbout } from "../../generated/asks.d.ts" */
/** @import { ColumnView, SheetView } from "../../generated/views.d.ts" */
/** @typedef {{ id: string, row: string, columns: ColumnView[], sheet: SheetView }} Printed */
/** @typedef {{ el: HTMLElement, input: HTMLInputElement }} Tick */
/** @typedef {{ el: HTMLElement, ids(): string[] }} Rows */

ADDED.sheet = (/** @type {Printed} */ field, /** @type {FieldContext} */ ctx) => {
  const { form, fields } = field.sheet;
  const panel = h("div", { class: "pk-paper", role: "group", "aria-label": t("A page to print"), hidden: true });
  const fault = faultLine(ctx);
  const open = button("pk-secondary", t("A page to print"), look, { "data-pk-key": "sheet", "aria-expanded": "false" });
  const values = () => Object.fromEntries(fields.map((id) => [id, ctx.others.value(id) ?? null]));
  const tick = (/** @type {string} */ key, /** @type {string} */ label, hint = "", checked = false) => tickable("checkbox", ctx.id("sheet-" + key), { label, hint }, { checked, "data-pk-key": "sheet-" + key });

  function shut() {
    show(panel, false);
    open.setAttribute("aria-expanded", "false");
  }

  async function look() {
    fault.clear();
    if (!panel.hidden) return shut();
    try {
      const about = await ctx.askCard("sheet_about", { values: values() });
      if (about) fill(about);
    } catch (error) {
      fault.say(error);
    }
  }

  function fill(/** @type {SheetAbout} */ { names, pages }) {
    const codes = names.length ? tick("codes", t("Put codes in place of these names")) : null;
    const rows = form === "citations" ? rowsToPrint(field, ctx, tick) : null;
    const together = rows && pages > 1 ? tick("together", t("All of them on one page"), t("In the PDF. Otherwise each has a page of its own.")) : null;
    const done = h("p", { class: "pk-hint" });
    const kept = fields.some((id) => ctx.others.isPrivate(id));
    const make = (/** @type {string} */ as) => async () => {
      if (rows && !rows.ids().length) return say(t("Choose at least one first."));
      try {
        const file = await ctx.askCard("sheet", { as, values: values(), codes: Boolean(codes?.input.checked), together: Boolean(together?.input.checked), rows: rows ? rows.ids() : null });
        if (file) say(handOut(file));
      } catch (error) {
        say(/** @type {Error} */ (error).message);
      }
    };
    function say(/** @type {string} */ words) {
      done.textContent = words;
      ctx.say(words);
    }
    panel.replaceChildren(...toKnow(kept, names, { rows, codes, together }),
      h("div", { class: "pk-buttons" },
        button("", t("Make the PDF"), make("pdf"), { "data-pk-key": "sheet-pdf" }),
        button("pk-secondary", t("Make a web page"), make("html"), { "data-pk-key": "sheet-html" }),
        button("pk-quiet", t("Close"), () => { shut(); open.focus(); }, { "data-pk-key": "sheet-close" })),
      done);
    show(panel, true);
    open.setAttribute("aria-expanded", "true");
    panel.firstElementChild.focus();
  }

  // What was said of it holds only until one of its answers changes.
  ctx.others.follow((id) => fields.includes(/** @type {string} */ (id)) && !panel.hidden && shut());
  return h("div", { class: "pk-paper-line" }, open, fault.el, panel);
};

/**
 * What to know and to choose before a page is made; of `parts` those that there are.
 * @param {boolean} kept
 * @param {string[]} names
 * @param {{ rows: Rows | null, codes: Tick | null, together: Tick | null }} parts
 */
function toKnow(kept, names, { rows, codes, together }) {
  return [
    h("p", { tabindex: "-1", class: "pk-paper-lead" }, t("This page is for people to see, so it says names as you wrote them. It is not checked the way a copy to share is.")),
    kept && h("p", {}, t("You keep some of these answers private. Whoever passes a page on a wall can read it.")),
    rows && h("p", {}, t("Ask the people first. It is about them, and they may want it worded another way, or not at all.")),
    rows?.el,
    names.length > 0 && h("p", { dir: "auto" }, t("Names in it that your workbook knows: {names}.", { names: names.join(", ") })),
    codes?.el,
    together?.el,
  ].filter(Boolean);
}

/**
 * Which rows go on it: those whose people were asked, until the leader says otherwise.
 * @param {Printed} field
 * @param {FieldContext} ctx
 * @param {(key: string, label: string, hint?: string, checked?: boolean) => Tick} tick
 * @returns {Rows}
 */
function rowsToPrint(field, ctx, tick) {
  const columns = field.columns || [];
  const asked = columns.find((column) => column.type === "tick");
  const rows = /** @type {import("../../shapes.d.ts").Row[]} */ (ctx.others.value(field.id) || []).filter((row) => !blank(row));
  const made = rows.map((row, i) => {
    const name = String(row[columns[0].id] || "").trim() || `${capital(field.row)} ${i + 1}`;
    const hint = asked && !row[asked.id] ? t("Not ticked yet as asked. Ask these people first.") : "";
    return { id: row._id, ...tick("row-" + i, name, hint, !asked || Boolean(row[asked.id])) };
  });
  return { el: h("fieldset", { class: "pk-group" }, h("legend", { class: "pk-cell-label" }, t("Which ones?")), ...made.map((item) => item.el)),
    ids: () => made.filter((item) => item.input.checked).map((item) => item.id) };
}
