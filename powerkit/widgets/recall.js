// An earlier answer looked at again: shown, and parts of it picked. With none yet, its picks come from the quick one.

KINDS.recall = (field, ctx) => {
  const from = h("p", { class: "pk-hint", id: ctx.id("from") });
  const ask = h("p", { class: "pk-cell-label", hidden: !field.pick }, field.pick_label || "Pick what matters here");
  const list = h("div", { class: "pk-options" });
  const none = h("p", { class: "pk-hint", hidden: true }, "Nothing was written there.");
  const el = h("div", { class: "pk-recall", role: "group", "aria-labelledby": ctx.id("from"), tabindex: "-1" }, from, ask, list, none);
  let parts = [];
  let picked = [];
  let known = false;

  function changed(text, yes) {
    picked = picked.filter((each) => each !== text).concat(yes ? [text] : []);
    ctx.change(picked);
  }

  function part(each, i) {
    if (!field.pick) return h("p", { class: "pk-recalled", dir: "auto" }, each.text, each.detail && h("span", { class: "pk-hint" }, ` ${each.detail}`));
    return tickable("checkbox", ctx.id("part-" + i), { label: each.text, hint: each.detail }, {
      "data-pk-key": "part/" + each.text,
      checked: picked.includes(each.text),
      onchange: (event) => changed(each.text, event.target.checked),
    }).el;
  }

  function draw() {
    const gone = picked.filter((text) => !parts.some((each) => each.text === text));
    const all = [...parts, ...gone.map((text) => ({ text, detail: "No longer there, but you picked it." }))];
    list.replaceChildren(...all.map(part));
    show(none, known && !all.length);
  }

  return {
    el,
    main: el,
    group: true,
    set(value) {
      picked = Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
      draw();
    },
    /** What the log book has of the earlier answer: { parts: [{text, detail}], said } or null when there is none yet. */
    recalled(found) {
      known = Boolean(found);
      from.textContent = found ? found.said : `You have nothing from ${field.target_title} yet.`;
      show(ask, field.pick && (found || parts.length));
      if (found) parts = found.parts;
      draw();
    },
    /** Parts that come from the quick one on this page. */
    follow(rows, column) {
      parts = (Array.isArray(rows) ? rows : []).map((row) => ({ text: String(row[column] ?? "").trim(), detail: "" })).filter((each) => each.text);
      show(ask, field.pick && parts.length);
      draw();
    },
  };
};
