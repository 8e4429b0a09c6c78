// What I will do: what, with whom, by when, how I will know; once it is begun, what came of it.

import { h, show } from "../../dom.js";
import { KINDS } from "../../registry.js";
import { cell } from "../cells.js";

const ACTION_COLUMNS = [
  { id: "what", label: "What I will do", type: "long" },
  { id: "who", label: "With whom", type: "people" },
  { id: "when", label: "By when", type: "date" },
  { id: "how", label: "How I will know", type: "long" },
  {
    id: "status", label: "Where it stands", type: "choice",
    options: [
      { id: "planned", label: "Planned" }, { id: "doing", label: "Doing" }, { id: "done", label: "Done" },
      { id: "carried", label: "Carried forward" }, { id: "dropped", label: "Dropped" },
    ],
  },
  { id: "happened", label: "What happened", type: "long" },
  { id: "learnt", label: "What I learnt", type: "long" },
  { id: "next", label: "What next", type: "long" },
  { id: "reason", label: "Why it stopped here", type: "long" },
];

KINDS.action = (field, ctx) => {
  let base = {};
  const named = (list, id, usual) => (list || []).find((each) => each.id === id)?.label ?? usual;
  const columns = ACTION_COLUMNS.map((column) => ({ ...column, label: named(field.parts, column.id, column.label), options: field.statuses ?? column.options }));
  const cells = columns.map((column) => cell(column, ctx, "action", changed));
  const by = (id) => cells.find((each) => each.column.id === id);
  const after = h("div", { class: "pk-reveal", hidden: true }, by("happened").el, by("learnt").el, by("next").el);
  const why = h("div", { class: "pk-reveal", hidden: true }, by("reason").el);
  const early = cells.slice(0, -4).map((each) => each.el);

  function reveal(aloud) {
    const status = by("status").get();
    const ended = status === "dropped" || status === "carried";
    const begun = ended || status === "doing" || status === "done" || ["happened", "learnt", "next"].some((id) => by(id).get().trim());
    if (begun && after.hidden && aloud) ctx.say("Three more questions below: what happened, what I learnt, and what next.");
    if (ended && why.hidden && aloud) ctx.say("One more question below: why it stopped here.");
    show(after, begun);
    show(why, ended);
  }

  function changed() {
    reveal(true);
    ctx.change({ ...base, ...Object.fromEntries(cells.map((each) => [each.column.id, each.get()])) });
  }

  return {
    el: h("div", { class: "pk-action pk-cells" }, ...early, after, why),
    main: by("what").main,
    group: true,
    set(value) {
      base = value && typeof value === "object" ? value : {};
      cells.forEach((each) => each.set(base[each.column.id]));
      reveal(false);
    },
    fault: (problem) => by(problem.column),
    clearErrors: () => cells.forEach((each) => each.error.set("")),
  };
};
