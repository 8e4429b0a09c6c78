// Two views of one topic facing each other, with a mark where they differ.

LOOKS.facing = (field, ctx) => {
  const title = (field.columns || []).find((column) => column.type === "text")?.id;
  const noun = field.row || "row";
  const placed = [title, field.left, field.right, field.mark];
  const list = h("div", { class: "pk-stack" });
  const tally = h("p", { class: "pk-tally", hidden: true });
  function build(row) {
    const part = (id) => row.cell(id)?.el;
    const marked = h("p", { class: "pk-differs", hidden: true }, h("span", { "aria-hidden": "true" }, "≠"), " Seen differently");
    const rest = row.cells.filter((each) => !placed.includes(each.column.id)).map((each) => each.el);
    const sides = h("div", { class: "pk-sides" }, part(field.left), part(field.right));
    const head = h("div", { class: "pk-row-head" }, h("div", { class: "pk-row-title" }, part(title)), row.buttons);
    const foot = h("div", { class: "pk-facing-foot" }, part(field.mark), marked);
    row.marked = marked;
    row.name = h("span", { class: "pk-row-number pk-aside", id: ctx.id(row.id + "-n") });
    return h("div", { class: "pk-facing", role: "group", "aria-labelledby": row.name.id }, row.name, head, sides, ...rest, foot);
  }

  function sync(rows) {
    let differ = 0;
    for (const row of rows) {
      const yes = Boolean(field.mark && row.cell(field.mark)?.get());
      differ += yes;
      row.el.classList.toggle("pk-differ", yes);
      show(row.marked, yes);
    }
    const words = differ ? `You see ${differ} of ${rows.length} ${rows.length === 1 ? noun : many(noun)} differently.` : "";
    if (tally.textContent !== words) tally.textContent = words;
    show(tally, differ);
  }

  return rowsControl(rowsEditor(field, ctx, { list, build, sync, startAt: field.left }), list, tally);
};
