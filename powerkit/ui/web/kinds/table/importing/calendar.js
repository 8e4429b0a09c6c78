// A calendar file for a table: the days are asked for first, then what is on them is shown, and each can be left out.

import { button, h, show } from "../../../dom.js";
import { ROW_PARTS } from "../../../registry.js";
import { whyNot } from "../../../rpc.js";
import { alertLine } from "../../alert_line.js";
import { cellWords } from "../../cells.js";
import { tickable } from "../../choice/index.js";
import { localDay } from "../../row_values.js";
import { rowsMany } from "./paste.js";
import { t, tn } from "../../../language.js";

/** @import { AskDiary, DiaryTold, TableFile } from "../../../generated/asks.d.ts" */
/** @import { Bringing, Brought, DiaryField, TableContext } from "../shapes.d.ts" */

/** The first and the last of so many days of whole weeks, so many days from Monday of this week. */
function wholeWeeks(/** @type {number} */ from, /** @type {number} */ days) {
  const monday = new Date();
  monday.setDate(monday.getDate() - ((monday.getDay() + 6) % 7) + from);
  const end = new Date(monday);
  end.setDate(end.getDate() + days - 1);
  return [localDay(monday), localDay(end)];
}

/**
 * act as for filePreview. Returns { el, look(file), close() }.
 * @param {DiaryField} field
 * @param {TableContext} ctx
 * @param {Bringing<AskDiary, DiaryTold>} act
 * @returns {Brought}
 */
function diaryPreview(field, ctx, act) {
  const head = h("p", { class: "pk-cell-label", id: ctx.id("diary-head"), dir: "auto" });
  const first = diaryDay(ctx, "diary-first", t("First day"));
  const last = diaryDay(ctx, "diary-last", t("Last day"));
  const tick = (/** @type {string} */ id, /** @type {string} */ label, /** @type {string} */ hint) => tickable("checkbox", ctx.id(id), { label, hint }, { "data-pk-key": id });
  const without = tick("diary-without", t("Leave the titles out"), t("Each then says “Meeting”, and no title is read from the file."));
  const people = tick("diary-people", t("Take the names of those who were asked"), t("Without this, no name is read from the file."));
  const problem = alertLine();
  const follows = h("div", { class: "pk-bring-follows" });
  const quick = /** @type {[string, number, number][]} */ ([[t("This week"), 0, 7], [t("Last week"), -7, 7], [t("Last four weeks"), -28, 28]]).map(([words, from, days]) => button("pk-secondary", words, () => setDays(from, days), { "data-pk-key": "diary/" + words }));
  const el = h("div", { class: "pk-bring-preview", hidden: true, role: "group", tabindex: "-1", "aria-labelledby": head.id }, head,
    h("p", { class: "pk-hint" }, t("Choose a week or a month. What is on other days stays in the file.")),
    h("div", { class: "pk-buttons" }, ...quick), h("div", { class: "pk-diary-days" }, first.el, last.el),
    h("div", {}, without.el, field.diary.people && people.el), problem.el,
    h("div", { class: "pk-buttons" }, button("", t("Look at these days"), ask, { "data-pk-key": "diary/look" }), button("pk-quiet", t("Leave it"), act.leave, { "data-pk-key": "diary/leave" })), follows);
  /** @type {TableFile | null} */
  let file = null;

  function setDays(/** @type {number} */ from, /** @type {number} */ days) {
    [first.input.value, last.input.value] = wholeWeeks(from, days);
    ctx.say(t("From {cellWords} to {cellWords2}.", { cellWords: cellWords({ type: "date" }, first.input.value), cellWords2: cellWords({ type: "date" }, last.input.value) }));
  }

  function look(/** @type {TableFile} */ sent) {
    file = sent;
    head.textContent = t("{name}: which days?", { name: sent.name });
    follows.replaceChildren();
    show(el, true);
    el.focus();
  }

  async function ask() {
    problem.say("");
    try {
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const next = await act.ask({ file: /** @type {TableFile} */ (file), first: first.input.value, last: last.input.value, zone, titles: !without.input.checked, people: people.input.checked, room: act.room(), today: localDay(new Date()) });
      if (!next) return;
      follows.replaceChildren(...diaryFound(field, ctx, next, act.take));
      follows.firstElementChild.focus();
    } catch (error) {
      follows.replaceChildren();
      problem.say(whyNot(error, t("That could not be read. Nothing was changed.")));
    }
  }

  return {
    el,
    look,
    close() {
      show(el, false);
      follows.replaceChildren();
      file = null;
    },
  };
}

/**
 * @param {TableContext} ctx
 * @param {string} id
 * @param {string} words
 */
function diaryDay(ctx, id, words) {
  const input = h("input", { type: "date", id: ctx.id(id), class: "pk-input pk-in-date", autocomplete: "off", "data-pk-key": id });
  return { input, el: h("div", {}, h("label", { class: "pk-cell-label", for: input.id }, words), input) };
}

/**
 * What is on the days that were asked for, each to be left out; `take(told, instead)` adds the rest. The first part takes the focus.
 * @param {DiaryField} field
 * @param {TableContext} ctx
 * @param {DiaryTold} told
 * @param {(told: DiaryTold, instead: boolean) => void} take
 */
function diaryFound(field, ctx, told, take) {
  const n = told.rows.length;
  const found = h("p", { class: "pk-cell-label", tabindex: "-1", id: ctx.id("diary-found") }, n ? t("{n} on these days", { n: tn("{number} item", "{number} items", n) }) : t("Nothing is on these days."));
  const ticks = told.rows.map((row, i) => {
    const made = tickable("checkbox", ctx.id("diary-item-" + i), { label: row[field.diary.title], hint: [told.says[i], row[field.diary.people]].filter(Boolean).join(" · ") }, { "data-pk-key": "diary/item-" + i, onchange: count });
    made.input.checked = true;
    made.el.setAttribute("dir", "auto");
    return made;
  });
  const added = button("", "", add, { "data-pk-key": "diary/add" });
  const chosen = () => told.rows.filter((_row, i) => ticks[i].input.checked);

  function count() {
    const some = chosen().length;
    added.textContent = some ? t("Add {replace}", { replace: rowsMany(some).replace(" row", " item") }) : t("Nothing to add");
    added.setAttribute("aria-disabled", String(!some));
  }

  function add() {
    const rows = chosen();
    if (rows.length) take({ ...told, rows }, false);
    else ctx.say(t("There is nothing to add. Tick at least one."));
  }

  const all = (/** @type {boolean} */ yes) => () => {
    ticks.forEach((tick) => (tick.input.checked = yes));
    count();
    ctx.say(yes ? t("All ticked.") : t("None ticked."));
  };
  const notes = told.notes.map((note) => h("li", {}, note));
  count();
  return [found, notes.length && h("ul", { class: "pk-bullets" }, ...notes),
    n > 1 && h("div", { class: "pk-buttons" }, button("pk-secondary", t("Tick all"), all(true), { "data-pk-key": "diary/all" }), button("pk-secondary", t("Tick none"), all(false), { "data-pk-key": "diary/none" })),
    n && h("fieldset", { class: "pk-group pk-diary-items" }, h("legend", { class: "pk-hint" }, t("Untick what you do not want in your list.")), ...ticks.map((tick) => tick.el)),
    n && h("div", { class: "pk-buttons" }, added)].filter(Boolean);
}

ROW_PARTS.diary = diaryPreview;
