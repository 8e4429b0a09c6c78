// Two columns and the links between them: what is there on one side, what is needed on the other, and who could meet what.

import { blank } from "../../../../compare.js";
import { aside, button, grow, h, show } from "../../../../dom.js";
import { capital, one } from "../../../../phrasing.js";
import { LOOKS } from "../../../../registry.js";
import { historyTools } from "../../../../undo.js";
import { cellWords } from "../../../cells.js";
import { beginning, newRowId } from "../../../row_values.js";
import { boardSplit } from "../../../token_keys.js";
import { pairStrip, pairWork, pairsLook } from "../../pairs/editor.js";
import { keepFocus } from "../../pairs/token.js";
import { linksLines } from "./lines.js";
import { linksModel } from "./model.js";
import { linksPanel } from "./panel.js";

LOOKS.links = (field, ctx) =>
  pairsLook(field, ctx, { class: "pk-links", title: "The same links as a list", hint: "What you change here changes the two columns, and the other way round. Lines that say the same are one card.", work: linksWork });

/** The two columns being worked on; keys of undo work in all of `root`. Returns { main, tools }. */
function linksWork(field, ctx, store, shell, root) {
  const model = linksModel(field);
  const label = (id) => (field.columns.find((column) => column.id === id) || {}).label || id;
  const sides = { left: label(field.left), right: label(field.right) };
  const lists = Object.fromEntries(["left", "right"].map((side) => [side, h("ul", { class: "pk-tokens", "aria-label": sides[side] })]));
  const none = Object.fromEntries(["left", "right"].map((side) => [side, h("p", { class: "pk-hint" }, "Nothing here yet.")]));
  const lines = linksLines();

  // ---- what can be done: each says what it did ----
  const change = (rows, words, options) => store.change(rows, words, options);

  function link(left, right) {
    const row = model.linked(left, right);
    const words = `${model.name(left)} and ${model.name(right)}`;
    if (row) return `${words} are linked already.`;
    change(model.link(store.rows(), left, right), `linked ${words}`);
    return `Linked: ${words}.`;
  }

  function join(key, other) {
    const pair = [key, other].sort((a, b) => (a.endsWith("/left") ? -1 : b.endsWith("/left") ? 1 : 0));
    return link(...pair.map(model.card));
  }

  function unlink(id) {
    const row = store.find(id);
    const [left, right] = [model.across(row, "right"), model.across(row, "left")];
    const words = `${model.name(left)} and ${model.name(right)}`;
    change(model.unlink(store.rows(), row), `unlinked ${words}`);
    ctx.say(`${words} are no longer linked.`);
  }

  /** A card is called otherwise; returns what stands in the way. */
  function rename(key, id, words, group) {
    const one = model.card(key);
    const { rows, why } = model.renamed(store.rows(), one, id, words);
    change(rows, `changed ${model.name(one)}`, { key: group, by: "panel" });
    if (why) ctx.say(why);
    return why;
  }

  const edit = (id, cells, group) => change(store.rows().map((row) => (row._id === id ? { ...row, ...cells } : row)), "changed a link", { key: group, by: "panel" });

  function remove(key) {
    const one = model.card(key);
    const words = model.name(one);
    change(model.without(store.rows(), one), `removed ${words}`);
    return `${capital(words)} removed. Undo brings it back.`;
  }

  // ---- what a card says ----
  /** Those a card is linked with, each once, with the first row that says so. */
  const mates = (item) => item.rows.map((row) => [row, model.across(row, item.side)]).filter(([, mate], at, all) => mate && all.findIndex((each) => each[1] === mate) === at);

  function joined(one) {
    const list = mates(one);
    if (!list.length) {
      const kept = one.rows.filter(model.detailed).map((row) => linkWords(model, row));
      return [h("p", { class: "pk-links-open" }, "No link yet"), ...kept.map((words) => h("p", { class: "pk-links-open", dir: "auto" }, words))];
    }
    const chips = list.map(([row, mate]) => {
      const words = mate.row[model.parts[mate.side][0]] || model.name(mate);
      const quiet = one.side === "left" ? linkWords(model, row) : mate.row[model.parts.left[1]] || "";
      const made = button("pk-links-chip", "", () => panel.openLink(row._id, made), { "data-pk-key": `link/${row._id}/${one.side}`, "data-pk-linked": mate.key });
      made.append(h("span", { "aria-hidden": "true" }, one.side === "left" ? "→ " : "← "), aside("Linked with "), h("span", { dir: "auto" }, beginning(words)), quiet && h("span", { class: "pk-links-quiet", dir: "auto" }, quiet));
      return h("li", {}, made);
    });
    return [h("ul", { class: "pk-links-chips", "aria-label": `Linked with ${model.name(one)}` }, ...chips)];
  }

  function what(key) {
    const one = model.card(key);
    const [title, ...rest] = model.parts[one.side].map((id) => String(one.row[id] ?? "").trim());
    const said = one.rows.map((row) => [row, model.across(row, one.side)]).map(([row, mate]) => [row._id, mate?.key, mate?.row, linkWords(model, row)]);
    return { words: title || capital(model.name(one)), detail: title ? rest.filter(Boolean).join(" · ") : "", name: model.name(one), said, joined: () => joined(one) };
  }

  function said(key) {
    const one = model.card(key);
    const list = mates(one).map(([, mate]) => model.name(mate));
    return `${model.name(one)}, ${list.length ? `linked with ${list.join(", ")}` : "no link yet"}.`;
  }

  // ---- the parts ----
  const pairs = pairWork(ctx, store, shell, {
    columns: () => ["left", "right"].map((side) => model.cards(side).map((card) => card.key)),
    what, said, remove, join,
    fits: (key, other) => boardSplit(key)[1] !== boardSplit(other)[1],
    name: (key) => capital(model.name(model.card(key))),
    ask: (key) => `Now tap what it belongs with, under ${sides[key.endsWith("/left") ? "right" : "left"]}.`,
    menuWords: "Link, change or remove",
    menu: (key, from) => panel.open(key, from),
    nothingLeft: () => tools.undo.focus(),
    drawn: () => lines.draw(body, model.links().map(([left, right]) => [left.key, right.key]), (key) => pairs.token(key), pairs.lit()),
  });
  const panel = linksPanel(field, ctx, { store, model, rename, edit, unlink, link: (key, other) => ctx.say(join(key, other)), remove: pairs.remove, focus: pairs.focus, refresh: () => refresh() });
  const tools = historyTools(ctx, store, root);
  const strip = pairStrip(ctx, tools, "Enter picks it up, arrow keys then go through what it can be linked with, Enter links. M opens its menu.", { menu: (from) => panel.open(pairs.chosen(), from), done: pairs.release });
  const adding = { left: linksAdd(field, ctx, store, model, "left", sides.left), right: linksAdd(field, ctx, store, model, "right", sides.right) };
  const column = (side) => h("div", { class: `pk-links-column pk-links-${side}` }, h(ctx.head ?? "h4", { class: "pk-board-name" }, sides[side]), adding[side].el, none[side], lists[side]);
  const body = h("div", { class: "pk-links-body" }, column("left"), column("right"), lines.el);
  shell.append(strip.el, body, panel.el);

  function refresh(by) {
    model.read(store.rows());
    for (const side of ["left", "right"]) {
      const want = model.cards(side).map((card) => pairs.token(card.key).el);
      const list = lists[side];
      if (want.length !== list.childElementCount || want.some((each, i) => list.children[i] !== each)) keepFocus(list, () => list.replaceChildren(...want));
      show(list, want.length);
      show(none[side], !want.length);
    }
    pairs.refresh();
    tools.sync();
    panel.sync(by);
    begin();
  }

  function begin() {
    const [left, right] = [model.cards("left").length, model.cards("right").length];
    const key = pairs.held() ?? pairs.chosen();
    const how = left && right ? "Draw a link: drag one card onto another, or tap one and then the other. The ⋯ button opens a menu. With keys: Enter, arrows, Enter." : "Add what you know to either side. What has no match yet just stays.";
    strip.sync(pairs.held() ? `${capital(model.name(model.card(key)))}: arrow keys, then Enter.` : key ? `${capital(model.name(model.card(key)))}: tap what it belongs with.` : how, Boolean(key), Boolean(pairs.chosen()));
  }

  store.on(refresh);
  shell.addEventListener("click", begin);
  shell.addEventListener("keyup", begin);
  refresh();
  return { main: adding.left.main, tools };
}

/** How a link stands, in a few words: its first answers, or that they are still open. */
function linkWords(model, row) {
  const said = model.between.filter(({ id }) => !blank(row[id])).map((column) => (column.type === "number" ? `${column.label}: ${cellWords(column, row[column.id])}` : beginning(cellWords(column, row[column.id]))));
  return said.join(" · ") || (model.between.length ? `${model.between[0].label}?` : "");
}

/** Boxes for a new card on one side: a line each, so that many can be pasted at once. */
function linksAdd(field, ctx, store, model, side, label) {
  const boxes = model.parts[side].map((id, at) => {
    const column = field.columns.find((each) => each.id === id);
    const input = h("textarea", { id: ctx.id(`new-${side}-${id}`), class: "pk-input pk-one-line", rows: 1, dir: "auto", autocomplete: "off", "data-pk-key": `new/${side}/${id}`, onkeydown: pressed, oninput: () => grow(input) });
    const words = at ? column.label : `Add ${one(label.charAt(0).toLowerCase() + label.slice(1))}`;
    return { id, input, el: h("div", { class: "pk-cell" }, h("label", { class: "pk-cell-label", for: input.id }, words), input) };
  });

  function pressed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    add();
  }

  function add() {
    const [first, ...rest] = boxes;
    const more = Object.fromEntries(rest.map(({ id, input }) => [id, input.value.trim().replace(/\s+/g, " ")]));
    const given = first.input.value.split("\n").map((line) => line.trim()).filter(Boolean).map((line) => ({ [first.id]: line, ...more }));
    if (!given.length && Object.values(more).some(Boolean)) given.push(more);
    const fresh = given.filter((cells, at) => !model.has(cells, side) && given.findIndex((each) => model.alike(each, cells, side)) === at);
    if (!given.length) return first.input.focus();
    const rows = [...store.rows()];
    for (const cells of fresh) rows.push({ _id: newRowId(rows.map((row) => row._id)), ...cells });
    store.rest();
    const what = fresh.length === 1 ? `“${beginning(Object.values(fresh[0])[0] || "")}”` : String(fresh.length);
    if (fresh.length) store.change(rows, `added ${what}`);
    for (const { input } of boxes) {
      input.value = "";
      grow(input);
    }
    first.input.focus();
    ctx.say(fresh.length ? `${what} added. No link yet.` : "That is there already.");
  }

  for (const { input } of boxes) ctx.waits.box(input, add);

  const made = button("", "Add", add, { "data-pk-key": `add/${side}` });
  made.append(aside(` to: ${label}`));
  return { el: h("div", { class: "pk-links-add" }, ...boxes.map((each) => each.el), made), main: boxes[0].input };
}
