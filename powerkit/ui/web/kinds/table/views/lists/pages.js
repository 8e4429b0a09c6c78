// The lists one step at a time: a step for each list, and the last one in which all are matched.

import { button, h, partlySeen, show } from "../../../../dom.js";
import { sentences, t } from "../../../../language.js";

/** @import { OptionView } from "../../../../generated/views.d.ts" */
/** @import { TableContext } from "../../shapes.d.ts" */
/** @import { ListsColumn, ListsModel } from "./shapes.d.ts" */

/**
 * `columns` are the lists as they stand, `go(step)` turns to one, `held()` is the list of what keys hold. Returns { above, below (what
 * stands above and below the strip), tray, head(step), shows(list), draw(step) }.
 * @param {TableContext} ctx
 * @param {ListsModel} model
 * @param {ListsColumn[]} columns
 * @param {(step: number) => void} go
 * @param {() => string} held
 */
export function listsPages(ctx, model, columns, go, held) {
  const { lists } = model;
  const last = lists.length;
  const steps = listsSteps(lists, go);
  const matching = h(ctx.head ?? "h4", { class: "pk-board-name", tabindex: "-1" }, t("Which items are the same thing?"));
  const tally = h("p", { class: "pk-hint" });
  const which = h("div", { class: "pk-lists-which", role: "group", "aria-label": t("Which list shows") }, ...lists.map((list, i) => button("pk-secondary", list.label, () => {
    shows(i);
    ctx.say(t("{label} shows now.", { label: list.label }));
  }, { "data-pk-key": `which/${i}` })));
  const match = h("div", { class: "pk-lists-head" }, matching, tally, which);
  const next = button("", "", () => go(here + 1), { "data-pk-key": "next" });
  const body = h("div", { class: "pk-lists-body" }, ...columns.map((column) => column.el));
  const tray = h("ul", { class: "pk-tokens", "aria-label": t("Not in a list yet") });
  const trayBox = h("div", { class: "pk-board-tray", hidden: true }, h(ctx.head ?? "h4", { class: "pk-board-name" }, t("Not in a list yet")), h("p", { class: "pk-hint" }, t("The ⋯ button moves it to one.")), tray);
  let here = 0; // the step
  let now = 0; // the list that shows while all are matched, where only one has room

  /** Where only one list has room, this one shows; that of an item which keys hold stays, or it would lose the focus. */
  function shows(/** @type {number} */ list) {
    now = list;
    const stays = held();
    columns.forEach((column, i) => column.el.classList.toggle("pk-now", i === now || lists[i].id === stays));
    [...which.children].forEach((each, i) => each.setAttribute("aria-pressed", String(i === now)));
  }

  function draw(/** @type {number} */ step) {
    here = step;
    lists.forEach((list, i) => {
      show(columns[i].el, here === i || here === last);
      show(columns[i].add, here === i);
      steps[i].count.textContent = String(model.items(list.id).length);
    });
    show(trayBox, model.items("").length);
    steps.forEach(({ made }, i) => (i === here ? made.setAttribute("aria-current", "step") : made.removeAttribute("aria-current")));
    show(match, here === last);
    show(next, here < last);
    next.textContent = here + 1 < last ? t("Next: {label}", { label: columns[here + 1]?.label }) : t("Next: match them");
    body.classList.toggle("pk-lists-all", here === last);
    shows(now);
    tally.textContent = countWords(model.counts());
  }

  return {
    above: [h("ol", { class: "pk-lists-steps" }, ...steps.map((each) => each.el)), match],
    below: [body, trayBox, h("p", { class: "pk-lists-next" }, next)],
    head: (/** @type {number} */ step) => (step === last ? matching : columns[step].head),
    tray, shows, draw,
  };
}

/**
 * A button for each list and one for the matching, each with its number: [{ el, made, count }].
 * @param {OptionView[]} lists
 * @param {(step: number) => void} go
 */
function listsSteps(lists, go) {
  return [...lists.map((list) => list.label), t("Match them")].map((words, i) => {
    const count = h("span", { class: "pk-lists-count" });
    const made = button("pk-lists-step", "", () => go(i), { "data-pk-key": `step/${i}` });
    made.append(h("span", { class: "pk-lists-number", "aria-hidden": "true" }, String(i + 1)), h("span", { class: "pk-lists-words" }, ...partlySeen(t("Step {i}: {words}", { i: i + 1 }), { words: h("span", {}, words) })), count);
    return { el: h("li", {}, made), made, count };
  });
}

/**
 * How many things are in so many lists, in words; the most first.
 * @param {number[]} counts
 */
function countWords(counts) {
  const said = (/** @type {number} */ count, /** @type {number} */ i) => [t("In one list only: {count}.", { count }), t("In two lists: {count}.", { count }), t("In all three: {count}.", { count })][i] ?? t("In {number} lists: {count}.", { number: i + 1, count });
  return sentences(...counts.map(said).reverse());
}
