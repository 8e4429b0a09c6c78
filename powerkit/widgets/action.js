// What I will do: what, with whom, by when, how I will know; once it is done, what I learnt and what comes next.

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
  { id: "learnt", label: "What I learnt", type: "long" },
  { id: "next", label: "What next", type: "long" },
];

KINDS.action = (field, ctx) => {
  let base = {};
  const named = (list, id, usual) => (list || []).find((each) => each.id === id)?.label ?? usual;
  const columns = ACTION_COLUMNS.map((column) => ({ ...column, label: named(field.parts, column.id, column.label), options: field.statuses ?? column.options }));
  const cells = columns.map((column) => cell(column, ctx, "action", changed));
  const by = (id) => cells.find((each) => each.column.id === id);
  const after = h("div", { class: "pk-reveal", hidden: true }, by("learnt").el, by("next").el);
  const early = cells.slice(0, -2).map((each) => each.el);

  function reveal(aloud) {
    const done = by("status").get() === "done";
    if (done && after.hidden && aloud) ctx.say("Two more questions below: what I learnt, and what next.");
    show(after, done);
  }

  function changed() {
    reveal(true);
    ctx.change({ ...base, ...Object.fromEntries(cells.map((each) => [each.column.id, each.get()])) });
  }

  return {
    el: h("div", { class: "pk-action pk-cells" }, ...early, after),
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
