// What surrounds the answers: the task, whose community and which stage, one's own questions, and what is private.

import { h, show } from "../dom.js";
import { tickable } from "../kinds/choice/index.js";
import { stackedRows } from "../kinds/rows.js";
import { KINDS } from "../registry.js";
import { isPrivate } from "./privacy.js";
import { t } from "../language.js";

/** @import { CardFace, CardOnPage } from "../generated/views.d.ts" */
/** @import { Context } from "../shapes.d.ts" */
/** @import { Asked } from "./shapes.d.ts" */
/** @typedef {{ el: HTMLElement, input: HTMLInputElement }} Switch */

/** Title, summary, time, what to have at hand, and the task as numbered steps. */
export function heading(/** @type {CardFace} */ card) {
  const fact = (/** @type {string} */ name, /** @type {string} */ words) => words && h("div", { class: "pk-fact" }, h("dt", {}, name), h("dd", {}, words));
  const title = h("h2", { class: "pk-title" }, h("span", { class: "pk-card-number" }, card.id), " ", card.title);
  const facts = card.time || card.have ? h("dl", { class: "pk-facts" }, fact(t("Time"), card.time), fact(t("Have at hand"), card.have)) : null;
  const steps = (card.steps || []).map((step) => h("li", {}, step));
  const task = steps.length && h("div", { class: "pk-task" }, h("h3", {}, t("What to do")), h("ol", { class: "pk-steps" }, ...steps));
  return h("header", { class: "pk-card-head" },
    card.capability && h("p", { class: "pk-capability" }, card.capability), title,
    card.summary && h("p", { class: "pk-summary" }, card.summary), facts, task || null);
}

/** The questions "About this entry". */
export function aboutFields(/** @type {CardOnPage} */ view) {
  const stages = view.stages || [];
  return [
    { id: "about.community", kind: "text", form: "line", label: t("Community in mind"), list: true,
      hint: t("A whole neighbourhood, or a group within it. Choose one you have used before, or write a new one.") },
    { id: "about.people", kind: "text", form: "people", label: t("With whom (optional)"), hint: t("Put a comma between names. Names are replaced in what you share.") },
    ...(stages.length ? [{ id: "about.stage", kind: "choice", options: stages, label: t("Where are you with this card?") }] : []),
  ];
}

export const READ_BACK = {
  id: "about.read_back", kind: "choice", inline: true, label: t("Have you read it back to them?"),
  hint: t("When you keep someone else’s words, let them hear what you wrote."),
  options: [{ id: "yes", label: t("Yes") }, { id: "partly", label: t("Partly") }, { id: "no", label: t("Not yet") }],
};

export const OWN = {
  id: "about.own", kind: "own", row: t("question"), label: t("My own questions (optional)"),
  hint: t("Add a question that matters to you, and answer it."),
  columns: [{ id: "question", label: t("Your question"), type: "text" }, { id: "answer", label: t("Your answer"), type: "long" }],
};

KINDS.own = (field, ctx) => ({ ...stackedRows(field, ctx, { first: false }), small: true });

export const PRIVATE = { id: "about.private", kind: "private", label: t("Who can see this?") };

/**
 * One switch for the entry and, made when first asked for, one for each answer.
 * ctx.fields are the card's own; ctx.tags(map) shows the marks; ctx.shown(id) says whether a question is on the page.
 */
KINDS.private = (/** @type {Asked} */ _field, /** @type {Context} */ ctx) => {
  /** @type {Record<string, boolean>} */
  let value = {};
  /** @type {Map<string, Switch>} */
  const switches = new Map();
  /** @type {Asked[]} */
  const fields = [...ctx.fields, { id: OWN.id, label: t("My own questions") }];
  const ticked = (/** @type {Asked} */ field) => isPrivate(field, { ...value, entry: false }); // by its own switch
  const make = (/** @type {string} */ id, /** @type {string} */ label, /** @type {string} */ hint, /** @type {(event: Event) => void} */ act) => tickable("checkbox", ctx.id("private-" + id), { label, hint }, { "data-pk-key": `private/${id}`, onchange: act }); // a question may be called as a button of the card is
  const entry = make("entry", t("Keep this whole entry private"), t("It stays in your own log book. Nothing of it goes into a record or a file to send."), changed);
  const list = h("div", { class: "pk-options" });
  const details = h("details", { class: "pk-details", ontoggle: open },
    h("summary", { "data-pk-key": "details" }, t("Choose answer by answer")),
    h("fieldset", { class: "pk-group" }, h("legend", { class: "pk-hint" }, t("Tick the answers to keep private.")), list));
  const tags = () => ctx.tags(Object.fromEntries(fields.map((field) => [field.id, isPrivate(field, { ...value, entry: entry.input.checked })])));

  function open() {
    for (const field of fields) {
      if (!switches.has(field.id)) {
        const made = make(field.id, /** @type {string} */ (field.label), "", changed);
        made.input.checked = ticked(field);
        switches.set(field.id, made);
        list.append(made.el);
      }
      show(/** @type {Switch} */ (switches.get(field.id)).el, ctx.shown(field.id));
    }
  }

  function changed(/** @type {Event} */ event) {
    // A photo goes with what it is a photo of, until its own switch is set.
    const of = [...switches].find(([, made]) => made.input === event?.target)?.[0];
    for (const field of fields) if (of && field.of === of && switches.has(field.id)) /** @type {Switch} */ (switches.get(field.id)).input.checked = /** @type {HTMLInputElement} */ (event.target).checked;
    const each = Object.fromEntries([...switches].map(([id, made]) => [id, made.input.checked]));
    value = { ...value, ...each, entry: entry.input.checked };
    tags();
    ctx.change(value);
  }

  return {
    el: h("div", {}, h("div", { class: "pk-options" }, entry.el), details),
    main: entry.input,
    group: true,
    small: true,
    set(/** @type {unknown} */ given) {
      value = given && typeof given === "object" ? /** @type {Record<string, boolean>} */ (given) : {};
      entry.input.checked = Boolean(value.entry);
      fields.forEach((field) => switches.has(field.id) && (/** @type {Switch} */ (switches.get(field.id)).input.checked = ticked(field)));
      tags();
    },
    refresh: () => details.open && open(),
  };
};
