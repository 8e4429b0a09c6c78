// Lists filled one after the other, and then matched: which items of one are the same as those of another.

//# style ./lists.css
import { aside, button, grow, h, show } from "../../../../dom.js";
import { capital, one } from "../../../../phrasing.js";
import { LOOKS } from "../../../../registry.js";
import { historyTools } from "../../../../undo.js";
import { beginning, newRowId } from "../../../row_values.js";
import { boardSplit } from "../../../token_keys.js";
import { pairStrip, pairWork, pairsLook } from "../../pairs/editor.js";
import { keepFocus } from "../../pairs/token.js";
import { listsModel } from "./model.js";
import { listsPanel } from "./panel.js";

LOOKS.lists = (field, ctx) =>
  pairsLook(field, ctx, { class: "pk-lists", title: "The same lists as one list", hint: "What you change here changes the lists, and the other way round.", work: listsWork });

/** The lists being worked on; keys of undo work in all of `root`. Returns { main, tools }. */
function listsWork(field, ctx, store, shell, root) {
  const model = listsModel(field);
  const last = model.lists.length; // the step in which all are matched
  const columns = model.lists.map((list, at) => listsColumn(field, ctx, store, list, at + 1));
  const tray = h("ul", { class: "pk-tokens", "aria-label": "Not in a list yet" });
  const trayBox = h("div", { class: "pk-board-tray", hidden: true }, h(ctx.head ?? "h4", { class: "pk-board-name" }, "Not in a list yet"), h("p", { class: "pk-hint" }, "The ⋯ button moves it to one."), tray);
  let step = null; // none chosen yet: what is there decides
  let now = 0; // the list that shows while all are matched, where only one has room

  const rowOf = (key) => store.find(boardSplit(key)[0]);
  const keyOf = (row) => `${row._id}/item`;
  const at = () => step ?? Math.max(0, model.lists.findIndex((list) => !model.items(list.id).length) + 1 || last + 1) - 1;

  // ---- what can be done ----
  function join(key, other) {
    const [one, two] = [rowOf(key), rowOf(other)];
    const words = `${model.name(one)} and ${model.name(two)}`;
    store.change(model.matched(one, two), `matched ${words}`);
    return `The same: ${words}.`;
  }

  function unmatch(id) {
    const row = store.find(id);
    store.change(model.unmatched(row), `parted ${model.name(row)}`);
    ctx.say(`${capital(model.name(row))} is on its own again.`);
  }

  function call(id, name, group) {
    const rows = model.renamed(store.find(id), name);
    if (rows) store.change(rows, `called it “${name.trim()}”`, { key: group, by: "panel" });
    else ctx.say(name.trim() ? "Something else is called that. Choose another name." : "What is the same needs a short name. To part them, choose Not the same.");
  }

  const edit = (id, cells, group) => store.change(store.rows().map((row) => (row._id === id ? { ...row, ...cells } : row)), `changed ${model.name(store.find(id))}`, { key: group, by: "panel" });

  function remove(key) {
    const row = rowOf(key);
    store.change(store.rows().filter((each) => each !== row), `removed ${model.name(row)}`);
    return `${capital(model.name(row))} removed. Undo brings it back.`;
  }

  function go(to) {
    step = to;
    pairs.restart();
    refresh();
    const head = to === last ? matching : columns[to].head;
    head.focus();
  }

  // ---- what an item says ----
  function joined(row) {
    const chips = model.mates(row).map((mate) => {
      const made = button("pk-links-chip", "", () => panel.open(row._id, made), { "data-pk-key": `same/${row._id}/${mate._id}`, "data-pk-same": mate._id });
      made.append(h("span", { "aria-hidden": "true" }, "= "), aside("The same as "), h("span", { dir: "auto" }, beginning(mate[model.words] ?? "")), h("span", { class: "pk-links-quiet" }, model.labelOf(mate)));
      return h("li", {}, made);
    });
    return chips.length ? [h("ul", { class: "pk-links-chips", "aria-label": `The same as ${model.name(row)}` }, ...chips)] : [];
  }

  function what(key) {
    const row = rowOf(key);
    const mates = model.mates(row);
    return {
      words: String(row[model.words] ?? "").trim() || capital(model.name(row)),
      detail: "",
      name: model.name(row),
      said: mates.map((mate) => [mate._id, mate[model.words], mate[field.list]]),
      joined: () => joined(row),
    };
  }

  function said(key) {
    const row = rowOf(key);
    const mates = model.mates(row).map((mate) => model.name(mate));
    return `${capital(model.name(row))}, ${model.labelOf(row)}${mates.length ? `, the same as ${mates.join(", ")}` : ""}.`;
  }

  // ---- the parts ----
  const pairs = pairWork(ctx, store, shell, {
    columns: () => [...model.lists.filter((_list, i) => at() === last || at() === i).map((list) => model.items(list.id).map(keyOf)), model.items("").map(keyOf)],
    what, said, remove, join,
    fits: (key, other) => at() === last && model.fits(rowOf(key), rowOf(other)),
    name: (key) => capital(model.name(rowOf(key))),
    ask: () => (at() === last ? "Now tap the same thing in another list." : "It can be matched once the lists are filled: that is the last step."),
    menuWords: "Match, move or change",
    menu: (key, from) => panel.open(boardSplit(key)[0], from),
    reveal(key) {
      const list = model.lists.findIndex((each) => each.id === model.listOf(rowOf(key) ?? {}));
      if (list >= 0) shows(list);
    },
    nothingLeft: () => columns[Math.min(at(), last - 1)].main.focus(),
  });
  const panel = listsPanel(field, ctx, { store, model, edit, unmatch, call, match: (id, other) => ctx.say(join(`${id}/item`, `${other}/item`)), remove: (id) => pairs.remove(`${id}/item`), focus: (id) => pairs.focus(`${id}/item`) });
  const tools = historyTools(ctx, store, root);
  const strip = pairStrip(ctx, tools, "Enter picks it up, arrow keys then go through what it could be the same as, Enter matches. M opens its menu.", { menu: (from) => panel.open(boardSplit(pairs.chosen())[0], from), done: pairs.release });
  const steps = [...model.lists.map((list) => list.label), "Match them"].map((words, i) => {
    const count = h("span", { class: "pk-lists-count" });
    const made = button("pk-lists-step", "", () => go(i), { "data-pk-key": `step/${i}` });
    made.append(h("span", { class: "pk-lists-number", "aria-hidden": "true" }, String(i + 1)), h("span", { class: "pk-lists-words" }, aside(`Step ${i + 1}: `), words), count);
    return { el: h("li", {}, made), made, count };
  });
  const matching = h(ctx.head ?? "h4", { class: "pk-board-name", tabindex: "-1" }, "Which items are the same thing?");
  const tally = h("p", { class: "pk-hint" });
  const which = h("div", { class: "pk-lists-which", role: "group", "aria-label": "Which list shows" }, ...model.lists.map((list, i) => button("pk-secondary", list.label, () => { shows(i); ctx.say(`${list.label} shows now.`); }, { "data-pk-key": `which/${i}` })));
  const match = h("div", { class: "pk-lists-head" }, matching, tally, which);
  const next = button("", "", () => go(at() + 1), { "data-pk-key": "next" });
  const body = h("div", { class: "pk-lists-body" }, ...columns.map((column) => column.el));
  shell.append(h("ol", { class: "pk-lists-steps" }, ...steps.map((each) => each.el)), match, strip.el, body, trayBox, h("p", { class: "pk-lists-next" }, next), panel.el);

  /** Where only one list has room, this one shows; that of an item which keys hold stays, or it would lose the focus. */
  function shows(list) {
    now = list;
    const held = pairs.held() && model.listOf(rowOf(pairs.held()));
    columns.forEach((column, i) => column.el.classList.toggle("pk-now", i === now || model.lists[i].id === held));
    [...which.children].forEach((each, i) => each.setAttribute("aria-pressed", String(i === now)));
  }

  function refresh(by) {
    model.read(store.rows());
    const here = at();
    model.lists.forEach((list, i) => {
      place(columns[i].list, model.items(list.id));
      show(columns[i].el, here === i || here === last);
      show(columns[i].add, here === i);
      steps[i].count.textContent = String(model.items(list.id).length);
    });
    place(tray, model.items(""));
    show(trayBox, model.items("").length);
    steps.forEach(({ made }, i) => (i === here ? made.setAttribute("aria-current", "step") : made.removeAttribute("aria-current")));
    show(match, here === last);
    show(next, here < last);
    next.textContent = here + 1 < last ? `Next: ${columns[here + 1]?.label}` : "Next: match them";
    body.classList.toggle("pk-lists-all", here === last);
    shows(now);
    const counts = model.counts();
    tally.textContent = counts.map((count, i) => (i === 0 ? `In one list only: ${count}.` : `In ${["", "", "two", "all three"][i + 1] ?? i + 1} lists: ${count}.`)).reverse().join(" ").replace("three lists", "three");
    pairs.refresh();
    tools.sync();
    panel.sync(by);
    begin();
  }

  function place(list, rows) {
    const want = rows.map((row) => pairs.token(keyOf(row)).el);
    if (want.length !== list.childElementCount || want.some((each, i) => list.children[i] !== each)) keepFocus(list, () => list.replaceChildren(...want));
    show(list, want.length);
  }

  function begin() {
    const key = pairs.held() ?? pairs.chosen();
    const how = at() === last ? "Drag an item onto the same thing in another list, or tap one and then the other. The ⋯ button opens a menu. With keys: Enter, arrows, Enter." : "Write what comes to mind, a line each. The ⋯ button changes an item. You match the lists in the last step.";
    strip.sync(pairs.held() ? `${capital(model.name(rowOf(key)))}: arrow keys, then Enter.` : key ? `${capital(model.name(rowOf(key)))}: tap the same thing in another list.` : how, Boolean(key), Boolean(pairs.chosen()));
  }

  store.on((by) => {
    if (by !== "set" && step === null) step = at(); // where somebody works, nothing turns the page
    refresh(by);
  });
  shell.addEventListener("click", begin);
  shell.addEventListener("keyup", begin);
  refresh();
  return { main: columns[0]?.main ?? matching, tools };
}

/** One list: its name, a box for new items (a line each), and its items. */
function listsColumn(field, ctx, store, list, number) {
  const input = h("textarea", { id: ctx.id(`new-${list.id}`), class: "pk-input pk-one-line", rows: 1, dir: "auto", autocomplete: "off", "data-pk-key": `new/${list.id}`, onkeydown: pressed, oninput: () => grow(input) });
  const words = (field.columns || []).find((column) => column.id !== field.list)?.id;
  const head = h(ctx.head ?? "h4", { class: "pk-board-name", tabindex: "-1" }, list.label);
  const items = h("ul", { class: "pk-tokens", "aria-label": list.label });

  function pressed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    add();
  }

  function add() {
    const given = input.value.split("\n").map((line) => line.trim()).filter(Boolean);
    if (!given.length) return input.focus();
    const rows = [...store.rows()];
    for (const line of given) rows.push({ _id: newRowId(rows.map((row) => row._id)), [words]: line, [field.list]: list.id });
    const what = given.length === 1 ? `“${beginning(given[0])}”` : String(given.length);
    store.rest();
    store.change(rows, `added ${what}`);
    input.value = "";
    grow(input);
    input.focus();
    ctx.say(`${what} added to list ${number}.`);
  }

  ctx.waits.box(input, add, { label: () => list.label });

  const made = button("", "Add", add, { "data-pk-key": `add/${list.id}` });
  made.append(aside(` to: ${list.label}`));
  const add_ = h("div", { class: "pk-links-add" }, h("div", { class: "pk-cell" }, h("label", { class: "pk-cell-label", for: input.id }, `Add ${one(field.row || "item")}`), input), made);
  return { el: h("div", { class: "pk-lists-column" }, head, add_, items), head, add: add_, list: items, main: input, label: list.label };
}
