// A table that words come from: which of its columns hold what people said. Nothing is guessed; a person says so here.

import { button, h } from "../../dom.js";
import { tickable } from "../choice/index.js";
import { alertLine } from "../alert_line.js";
import { t, tn } from "../../language.js";

/** @import { Asked } from "../../generated/asks.d.ts" */
/** @import { ColumnsChosen, WordsContext } from "./shapes.d.ts" */

/**
 * The question, with a look at each column. asked = { columns: [{ name, first, likely, counts }], rows, heading };
 * act = { take(chosen), leave() }, chosen = { columns: names, count: a name or "", heading }.
 * @param {WordsContext} ctx
 * @param {Asked} asked
 * @param {{ take: (chosen: ColumnsChosen) => void, leave: () => void }} act
 */
export function wordColumns(ctx, asked, act) {
  const likely = asked.columns.filter((column) => column.likely);
  const trouble = alertLine();
  const ticks = asked.columns.map((column, i) => {
    const made = tickable("checkbox", ctx.id("column-" + i), { label: column.name, hint: column.first && t("such as “{first}”", { first: column.first }) }, { "data-pk-key": "column/" + i });
    made.input.checked = likely.length === 1 && column.likely;
    made.el.setAttribute("dir", "auto");
    return made;
  });
  const counts = asked.columns.filter((column) => column.counts);
  const count = h("select", { id: ctx.id("column-count"), class: "pk-input", "data-pk-key": "column/count" }, h("option", { value: "" }, t("Each row is one person")), ...counts.map((count) => h("option", { value: count.name }, count.name)));
  const heading = tickable("checkbox", ctx.id("column-heading"), { label: t("The first row holds headings") }, { "data-pk-key": "column/heading", onchange: () => act.take({ heading: heading.input.checked }) });
  heading.input.checked = asked.heading;

  function take() {
    const columns = asked.columns.filter((_one, i) => ticks[i].input.checked).map((column) => column.name);
    const wrong = columns.length ? (columns.length > 1 && count.value ? t("Tick one column only where another says how many people.") : "") : t("Tick at least one column first.");
    trouble.say(wrong);
    if (wrong) return ticks[0].input.focus();
    act.take({ columns, count: count.value, heading: asked.heading });
  }

  return h("div", {},
    h("p", { class: "pk-hint" }, tn("{number} row. Only the columns you tick are read.", "{number} rows. Only the columns you tick are read.", asked.rows, { number: asked.rows.toLocaleString("en-GB") })), trouble.el,
    h("div", { role: "group", "aria-label": t("Columns of the table") }, ...ticks.map((tick) => tick.el)),
    counts.length > 0 && h("div", { class: "pk-understood-part" }, h("label", { class: "pk-cell-label", for: count.id }, t("How many people said it")), count),
    h("div", { class: "pk-understood-part" }, heading.el),
    h("div", { class: "pk-buttons" }, button("", t("Look at these words"), take, { "data-pk-key": "column/take" }), button("pk-secondary", t("Not now"), act.leave, { "data-pk-key": "column/leave" })));
}
