// Two views of one topic facing each other, with a mark where they differ.

LOOKS.facing = (field, ctx) => {
  const title = (field.columns || []).find((column) => column.type === "text")?.id;
  const placed = [title, field.left, field.right, field.mark];
  const list = h("div", { class: "pk-stack" });
  const tally = h("p", { class: "pk-tally", hidden: true });
  const starters = suggestions(field, ctx, (words) => {
    const untouched = editor.rows.find((row) => blank(row.cells.map((each) => each.get())));
    const row = untouched ?? editor.insert();
    row.cell(title)?.set(words);
    editor.changed();
    row.cell(field.left)?.main.focus();
  });

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
    const words = differ ? `You see ${differ} of ${rows.length} differently.` : "";
    if (tally.textContent !== words) tally.textContent = words;
    show(tally, differ);
    starters.sync(rows.map((row) => row.title().trim().toLowerCase()));
  }

  const editor = rowsEditor(field, ctx, { list, build, sync });
  return rowsControl(editor, starters.el, list, tally);
};

/** Starters as buttons; one that is in use goes away, and comes back when its row does not. */
function suggestions(field, ctx, use) {
  const words = field.suggest || [];
  const id = ctx.id("suggest");
  const items = words.map((each) => h("li", {}, button("pk-chip", each, () => use(each), { "data-pk-key": "suggest/" + each })));
  const heading = h("p", { class: "pk-hint", id }, `Start from one of these, or add ${one(field.row || "row")} of your own.`);
  const el = h("div", { class: "pk-suggest", hidden: !words.length }, heading, h("ul", { class: "pk-chips", "aria-labelledby": id }, ...items));
  return {
    el,
    sync(titles) {
      items.forEach((item, i) => show(item, !titles.includes(words[i].trim().toLowerCase())));
      show(el, items.some((item) => !item.hidden));
    },
  };
}
