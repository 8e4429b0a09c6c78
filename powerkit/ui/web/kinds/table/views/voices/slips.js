// The form for slips without names: a pasted list, a file or a count, looked at first, then added, and taken out again by Undo.

import { same } from "../../../../compare.js";
import { button, h, show } from "../../../../dom.js";
import { takeIn } from "../../../../host.js";
import { BENEATH } from "../../../../registry.js";
import { whyNot } from "../../../../rpc.js";
import { alertLine } from "../../../alert_line.js";
import { newRowId, rowsSaid } from "../../../row_values.js";
import { sentences, t, tn } from "../../../../language.js";

/** @import { AskSlips, SlipsTold } from "../../../../generated/asks.d.ts" */
/** @import { ColumnView, TableField } from "../../../../generated/views.d.ts" */
/** @import { NewRow, Row } from "../../../../shapes.d.ts" */
/** @import { TableContext } from "../../shapes.d.ts" */

/** Beneath a table of voices: { el }. What it adds is the table's own answer; one undo takes it back. */
BENEATH.voices = (field, ctx) => {
  const columns = field.columns || [];
  const group = columns.find((column) => column.id === field.group && column.options);
  const votes = columns.find((column) => column.type === "choice" && column !== group);
  const body = h("div", { class: "pk-slips-body" });
  const build = () => body.append(...slipsBody(field, ctx, group, votes));
  const el = h("details", { class: "pk-details pk-slips", ontoggle: () => el.open && !body.childElementCount && build() },
    h("summary", { "data-pk-key": "slips" }, votes ? t("Add slips without names, or a count") : t("Add slips without names")), body);

  for (const key of ["slips-text", "slips-tally"]) ctx.waits.lazily(key, () => (el.open = true));
  return { el };
};

/**
 * `group` is the column that says whose they are, `votes` that of the vote, where there is one. Returns what stands in the form.
 * @param {TableField} field
 * @param {TableContext} ctx
 * @param {ColumnView | undefined} group
 * @param {ColumnView | undefined} votes
 */
function slipsBody(field, ctx, group, votes) {
  const { whose, text, tally, parts } = slipsBoxes(ctx, group, votes, { look: () => look({ text: text.value }, text), count: () => look({ tally: tally.value }, tally), choose: () => file.click() });
  const file = h("input", { type: "file", hidden: true, accept: ".txt,.csv,.tsv", onchange: () => file.files.length && fromFile(file.files[0]) });
  const { el: trouble, say } = alertLine();
  const seen = h("div", { class: "pk-understood-box pk-slips-seen", role: "group", tabindex: "-1", "aria-label": t("What was understood"), hidden: true });
  const done = h("p", { class: "pk-undo", hidden: true });

  async function look(/** @type {AskSlips} */ given, /** @type {HTMLInputElement | null} */ from) {
    say("");
    show(done, false);
    try {
      const told = await ctx.ask("slips", { ...given, group: whose.value });
      if (told) preview(told, from);
    } catch (error) {
      say(whyNot(error, t("That could not be read. Nothing was changed.")));
      from?.focus();
    }
  }

  async function fromFile(/** @type {File} */ chosen) {
    say("");
    try {
      await look({ data: (await takeIn(chosen, 2_000_000)).data }, null);
    } catch (error) {
      say(whyNot(error, t("This file can’t be read. Nothing was changed.")));
    }
    file.value = "";
  }

  function preview(/** @type {SlipsTold} */ { rows, shown, said }, /** @type {HTMLInputElement | null} */ from) {
    const leave = () => {
      show(seen, false);
      (from ?? text).focus();
    };
    seen.replaceChildren(...slipsSeen(rows.length, shown, said, () => add(rows, from), leave));
    show(seen, true);
    seen.focus();
    ctx.say(said.join(" "));
  }

  function add(/** @type {NewRow[]} */ rows, /** @type {HTMLInputElement | null} */ from) {
    const takeOut = slipsPut(field, ctx, rows);
    if (from) from.value = "";
    show(seen, false);
    const words = tn("{number} slip added.", "{number} slips added.", rows.length);
    slipsUndo(done, words, () => {
      takeOut();
      (from ?? text).focus();
      ctx.say(t("The slips were taken out again."));
    });
    ctx.say(words);
  }

  return [...parts, file, trouble, seen, done];
}

/**
 * How a count is written: “12 yes, 3 no for tenants”.
 * @param {ColumnView} votes
 * @param {ColumnView | undefined} group
 */
function countExample(votes, group) {
  const [first, second = first] = votes.options.map((option) => option.label.toLowerCase());
  return group ? t("Such as “12 {first}, 3 {second} for {group}”.", { first, second, group: group.options[0].label.toLowerCase() }) : t("Such as “12 {first}, 3 {second}”.", { first, second });
}

/**
 * The boxes of the form; `act` = { look(), count(), choose() a file }. Returns { whose, text, tally, parts }.
 * @param {TableContext} ctx
 * @param {ColumnView | undefined} group
 * @param {ColumnView | undefined} votes
 * @param {Record<"look" | "count" | "choose", () => void>} act
 */
function slipsBoxes(ctx, group, votes, act) {
  const labelled = (/** @type {HTMLElement} */ input, /** @type {string} */ label, /** @type {string} */ hint = "") => h("div", { class: "pk-cell" }, h("label", { class: "pk-cell-label", for: input.id }, label),
    hint && h("p", { class: "pk-hint", id: input.id + "-hint" }, hint), input);
  const whose = h("select", { class: "pk-input pk-short-input", id: ctx.id("slips-group"), "data-pk-key": "slips-group" },
    h("option", { value: "" }, t("They say so themselves")), ...(group?.options || []).map((each) => h("option", { value: each.id }, each.label)));
  const text = h("textarea", { class: "pk-input", id: ctx.id("slips-text"), rows: 4, dir: "auto", autocomplete: "off", "data-pk-key": "slips-text", "aria-describedby": ctx.id("slips-text") + "-hint" });
  const tally = h("input", { class: "pk-input", type: "text", dir: "auto", id: ctx.id("slips-tally"), autocomplete: "off", "data-pk-key": "slips-tally", "aria-describedby": ctx.id("slips-tally") + "-hint" });
  const example = votes && t("It may begin with the vote, such as “{vote}: nobody asked us”.", { vote: votes.options[1]?.label ?? votes.options[0].label });
  const parts = [
    h("p", { class: "pk-hint" }, t("Write no names on slips. They are mixed, so that their order does not tell whose they are. How somebody writes still may: read each before others see it.")),
    group && labelled(whose, group.label),
    labelled(text, t("Type or paste the slips"), sentences(t("One on each line."), example)),
    h("div", { class: "pk-buttons" }, button("pk-secondary", t("Look at these slips"), act.look, { "data-pk-key": "slips-look" }), button("pk-secondary", t("Choose a file"), act.choose, { "data-pk-key": "slips-file" })),
    votes && labelled(tally, t("Or write a count"), countExample(votes, group)),
    votes && h("div", { class: "pk-buttons" }, button("pk-secondary", t("Look at this count"), act.count, { "data-pk-key": "slips-count" })),
  ].filter(Boolean);

  for (const box of votes ? [text, tally] : [text]) {
    ctx.waits.box(box, null, {
      get: () => (box.value.trim() ? { text: box.value, whose: whose.value } : null),
      set(/** @type {{ text?: string, whose?: string } | null} */ given) {
        box.value = given?.text ?? "";
        if (given) whose.value = given.whose ?? "";
      },
    });
  }
  return { whose, text, tally, parts };
}

/**
 * What was understood: in words, the first slips, and the buttons to add them or not.
 * @param {number} count
 * @param {string[]} shown
 * @param {string[]} said
 * @param {() => void} add
 * @param {() => void} leave
 */
function slipsSeen(count, shown, said, add, leave) {
  const some = shown.length > 13 ? shown.slice(0, 12) : shown;
  return [
    ...said.map((line) => h("p", {}, line)),
    h("ul", { class: "pk-slips-list" }, ...some.map((line) => h("li", { dir: "auto" }, line))),
    shown.length > some.length && h("p", { class: "pk-hint" }, t("… and {number} more.", { number: shown.length - some.length })),
    h("div", { class: "pk-buttons" }, button("", tn("Add {number} slip", "Add {number} slips", count), add, { "data-pk-key": "slips-add" }), button("pk-secondary", t("Leave them out"), leave, { "data-pk-key": "slips-leave" })),
  ].filter(Boolean);
}

/**
 * Put the slips in. Each goes to a place of chance among what is there, so that slips added later do not stand out either.
 * Returns what takes them out again; what was written since stays.
 * @param {TableField} field
 * @param {TableContext} ctx
 * @param {NewRow[]} rows
 */
function slipsPut(field, ctx, rows) {
  /** @type {Row[]} */
  const next = [...(ctx.others.value(field.id) || [])];
  /** @type {Map<string, Row>} */
  const added = new Map();
  for (const row of rows) {
    const made = { ...row, _id: newRowId(next.map((each) => each._id)) };
    added.set(made._id, made);
    next.splice(randomBelow(next.length + 1), 0, made);
  }
  const isNew = (/** @type {Row} */ row) => added.has(row._id) && same(rowsSaid([row]), rowsSaid([/** @type {Row} */ (added.get(row._id))]));
  ctx.others.put(field.id, next);
  return () => ctx.others.put(field.id, (ctx.others.value(field.id) || []).filter((/** @type {Row} */ row) => !isNew(row)));
}

/**
 * A whole number from 0 to below `most`, by chance that nobody can work out afterwards.
 * @param {number} most
 */
function randomBelow(most) {
  return Math.floor((crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32) * most);
}

/**
 * Say what was added, with a way back that is at hand once.
 * @param {HTMLElement} done
 * @param {string} words
 * @param {() => void} back
 */
function slipsUndo(done, words, back) {
  const undo = button("pk-quiet", t("Undo"), () => {
    show(done, false);
    back();
  }, { "data-pk-key": "slips-undo" });
  done.replaceChildren(words, " ", undo);
  show(done, true);
  undo.focus();
}
