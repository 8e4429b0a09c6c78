// Voices added one after the other: write, press Enter, write the next; or paste several and say how they part.

import { button, grow, h, show } from "../../../../dom.js";
import { lowerFirst, many, one } from "../../../../phrasing.js";
import { cellOptions } from "../../../cells.js";
import { t } from "../../../../language.js";

/** @import { ColumnView, TableField } from "../../../../generated/views.d.ts" */
/** @import { NewRow } from "../../../../shapes.d.ts" */
/** @import { TableContext } from "../../shapes.d.ts" */
/** @import { QuickWords } from "./shapes.d.ts" */

const LIST_MARK = /^\s*(?:[-–—•*·▪◦]|\d{1,3}[.)])\s+/;

/**
 * The texts in what was pasted: one a line, and one a paragraph. Marks of a list are no part of what was said.
 * @param {string} text
 */
function partedVoices(text) {
  const tidy = (/** @type {string[]} */ list) => list.map((each) => each.replace(LIST_MARK, "").trim()).filter(Boolean);
  return { lines: tidy(text.split(/\r?\n/)), paragraphs: tidy(text.split(/\r?\n\s*\r?\n/)) };
}

/**
 * A choice that goes with what is written, with its label.
 * @param {TableContext} ctx
 * @param {ColumnView} column
 */
function quickSelect(ctx, column) {
  const select = h("select", { class: "pk-input pk-short-input", id: ctx.id("quick-" + column.id), "data-pk-key": "quick-" + column.id }, h("option", { value: "" }, t("Choose…")), ...cellOptions(column).map(([value, words]) => h("option", { value }, words)));
  const words = h("label", { class: "pk-cell-label", for: select.id }, column.label);
  return { el: h("div", { class: "pk-cell" }, words, select), column, select };
}

/**
 * The box to add voices: { el, main, focus() }. `add(list of rows)` adds them; what is chosen beside stays for the next ones.
 * @param {TableField} field
 * @param {TableContext} ctx
 * @param {ColumnView} spoken
 * @param {(rows: NewRow[]) => void} add
 */
export function quickVoices(field, ctx, spoken, add) {
  const noun = field.row || "voice";
  const chosen = (field.columns || []).filter((column) => column.type === "choice" && [field.group, field.vote].includes(column.id));
  const hint = h("p", { class: "pk-hint", id: ctx.id("quick-hint") }, t("Press Enter to add it and go on with the next; Shift and Enter start a new line. You can paste several at once."));
  const main = h("textarea", { class: "pk-input pk-quick-box", id: ctx.id("quick"), rows: 2, dir: "auto", autocomplete: "off", "data-pk-key": "quick", "aria-describedby": hint.id, onkeydown: keyed, oninput: look });
  const label = h("label", { class: "pk-cell-label", for: main.id }, t("Add {noun}: {label}", { noun: one(noun), label: lowerFirst(spoken.label) }));
  const selects = chosen.map((column) => quickSelect(ctx, column));
  const buttons = h("div", { class: "pk-buttons pk-quick-buttons" });
  const whole = button("pk-secondary", "", () => send([main.value.trim()]), { "data-pk-key": "quick-add" });
  const byLine = button("pk-secondary", "", () => send(partedVoices(main.value).lines), { "data-pk-key": "quick-lines" });
  const byParagraph = button("pk-secondary", "", () => send(partedVoices(main.value).paragraphs), { "data-pk-key": "quick-paragraphs" });
  buttons.append(byLine, byParagraph, whole);
  const el = h("div", { class: "pk-quick" }, ...selects.map((each) => each.el), label, hint, main, buttons);

  const picked = () => Object.fromEntries(selects.filter((each) => each.select.value).map((each) => [each.column.id, each.select.value]));

  function keyed(/** @type {KeyboardEvent} */ event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || partedVoices(main.value).lines.length > 1) return;
    event.preventDefault();
    if (main.value.trim() || (field.vote && picked()[field.vote])) send([main.value.trim()]);
  }

  /** Say on the buttons what would be added. */
  function look() {
    grow(main);
    const { lines, paragraphs } = partedVoices(main.value);
    const several = lines.length > 1;
    byLine.textContent = t("Add {lines} {noun}, one a line", { lines: lines.length, noun: many(noun) });
    byParagraph.textContent = t("Add {paragraphs} {noun}, one a paragraph", { paragraphs: paragraphs.length, noun: many(noun) });
    whole.textContent = several ? t("Add it all as one {noun}", { noun }) : t("Add {noun}", { noun: one(noun) });
    show(byLine, several);
    show(byParagraph, paragraphs.length > 1 && paragraphs.length < lines.length);
  }

  function send(/** @type {string[]} */ texts) {
    const beside = picked();
    const found = texts.filter((text) => text || (field.vote && beside[field.vote]));
    if (!found.length) {
      ctx.say(t("Write what they said first."));
      return main.focus();
    }
    main.value = "";
    look();
    add(found.map((text) => ({ ...beside, [spoken.id]: text })));
    // A vote is each person's own; whose it is stays for the next slip of the same pile.
    selects.filter((each) => each.column.id === field.vote || (!field.vote && each.column.id === field.group)).forEach((each) => (each.select.value = ""));
    (selects.find((each) => each.column.id === field.vote)?.select ?? main).focus();
  }

  ctx.waits.box(main, () => partedVoices(main.value).lines.length < 2 && send([main.value.trim()]), {
    get: () => (main.value.trim() || (field.vote && picked()[field.vote]) ? { text: main.value, beside: picked() } : null),
    set(/** @type {QuickWords | null} */ given) {
      main.value = given?.text ?? "";
      for (const { column, select } of selects) select.value = given?.beside?.[column.id] ?? "";
      look();
    },
  });
  look();
  return { el, main };
}
