// What I will do: what, with whom, by when, how I will know; once it is begun, what came of it.

import { button, h, show } from "../../dom.js";
import { dayInWords } from "../../phrasing.js";
import { KINDS } from "../../registry.js";
import { cell } from "../cells.js";
import { peopleNamed } from "../names_offered.js";
import { SOON } from "./soon.js";
import { t } from "../../language.js";
import { oneOrMany } from "../for_group.js";
import { localDay } from "../row_values.js";

/** @import { ActionField, OptionView } from "../../generated/views.d.ts" */
/** @import { Problem } from "../../shapes.d.ts" */
/** @import { FieldContext } from "../../card/context.js" */
/** @import { Cell } from "../cells.js" */

const ACTION_COLUMNS = [
  { id: "what", label: t("What I will do"), type: "long" },
  { id: "who", label: t("With whom"), type: "people" },
  { id: "when", label: t("By when"), type: "date" },
  { id: "how", label: t("How I will know"), type: "long" },
  {
    id: "status", label: t("Where it stands"), type: "choice",
    options: [
      { id: "planned", label: t("Planned") }, { id: "doing", label: t("Doing") }, { id: "done", label: t("Done") },
      { id: "carried", label: t("Carried forward") }, { id: "dropped", label: t("Dropped") },
    ],
  },
  { id: "happened", label: t("What happened"), type: "long" },
  { id: "learnt", label: t("What I learnt"), type: "long" },
  { id: "next", label: t("What next"), type: "long" },
  { id: "reason", label: t("Why it stopped here"), type: "long" },
];

const OF_A_GROUP = { what: t("What we will do"), how: t("How we will know"), learnt: t("What we learnt"), more: t("With whom, how we will know, where it stands"), rest: t("How we will know, where it stands") };

/** What a part of an action is called. */
const actionLabel = (/** @type {string} */ id, /** @type {string} */ words) => oneOrMany(words, /** @type {Record<string, string>} */ (OF_A_GROUP)[id]);

/**
 * Chips beside the day: { el, show(day) }. `choose` is told the day of the one that was pressed.
 * @param {(day: string) => void} choose
 */
function soonChips(choose) {
  const chips = SOON.map(({ id, words, after }) => {
    const day = new Date();
    const weekday = day.getDay();
    day.setDate(day.getDate() + after(weekday));
    const value = localDay(day);
    return { value, el: button("pk-secondary pk-soon", words(weekday), () => choose(value), { "data-pk-key": "soon-" + id }) };
  });
  return {
    el: h("div", { class: "pk-buttons pk-soon-days", role: "group", "aria-label": t("Days to choose from") }, ...chips.map(({ el }) => el)),
    show: (/** @type {string} */ day) => chips.forEach(({ value, el }) => el.setAttribute("aria-pressed", String(value === day))),
  };
}

KINDS.action = (/** @type {ActionField} */ field, /** @type {FieldContext} */ ctx) => {
  /** @type {Record<string, any>} */
  let base = {};
  const news = ctx.sayBeside ?? ctx.say; // outside a card there is no other
  const named = (/** @type {OptionView[]} */ list, /** @type {string} */ id, /** @type {string} */ usual) => (list || []).find((each) => each.id === id)?.label ?? usual;
  const columns = ACTION_COLUMNS.map((column) => ({ ...column, label: actionLabel(column.id, named(field.parts, column.id, column.label)), options: field.statuses ?? column.options }));
  const cells = columns.map((column) => cell(column, ctx, "action", changed));
  const by = (/** @type {string | null} */ id) => /** @type {Cell} */ (cells.find((each) => each.column.id === id));
  const after = h("div", { class: "pk-reveal", hidden: true }, by("happened").el, by("learnt").el, by("next").el);
  const why = h("div", { class: "pk-reveal", hidden: true }, by("reason").el);
  const soon = soonChips((/** @type {string} */ day) => {
    by("when").set(day);
    changed();
  });
  const el = h("div", { class: "pk-action pk-cells" });
  const more = button("pk-quiet pk-action-more", "", () => {
    el.classList.add("pk-action-whole");
    by(whoElsewhere ? "how" : "who").main.focus();
  }, { "data-pk-key": "action-more" });
  const whoElsewhere = field.with_whom && "elsewhere"; // another question of the card asks with whom
  more.append(actionLabel(whoElsewhere ? "rest" : "more", whoElsewhere ? t("How I will know, where it stands") : t("With whom, how I will know, where it stands")));
  for (const id of ["who", "how", "status"]) by(id).el.classList.add("pk-action-rest");
  by("when").el.append(soon.el);

  function reveal(/** @type {boolean} */ aloud) {
    const status = by("status").get();
    const ended = status === "dropped" || status === "carried";
    const begun = ended || status === "doing" || status === "done" || ["happened", "learnt", "next"].some((id) => by(id).get().trim());
    if (begun && after.hidden && aloud) news(t("Three more questions below: what happened, what I learnt, and what next."), by("status").el);
    if (ended && why.hidden && aloud) news(t("One more question below: why it stopped here."), by("status").el);
    show(after, begun);
    show(why, ended);
  }

  function changed() {
    reveal(true);
    soon.show(by("when").get());
    ctx.change({ ...base, ...Object.fromEntries(cells.map((each) => [each.column.id, each.get()])) });
  }

  el.append(...cells.slice(0, -4).map((each) => each.el), more, after, why);
  return {
    el,
    main: by("what").main,
    group: true,
    set(/** @type {unknown} */ value) {
      base = value && typeof value === "object" ? value : {};
      cells.forEach((each) => each.set(base[each.column.id]));
      soon.show(by("when").get());
      if (whoElsewhere) show(by("who").el, by("who").get().trim());
      el.classList.toggle("pk-action-whole", ["who", "how", "status"].some((id) => by(id).get().trim()));
      reveal(false);
    },
    names: (/** @type {{ who?: string } | null} */ value) => peopleNamed(value?.who),
    line: ({ what = "", when = "" }) => [when ? what.replace(/[\s.,;:!。।۔！]+$/, "") : what, when && t("by {when}", { when: dayInWords(when) })].filter(Boolean).join(", "),
    fault: (/** @type {Problem} */ problem) => by(problem.column),
    clearErrors: () => cells.forEach((each) => each.error.set("")),
  };
};
