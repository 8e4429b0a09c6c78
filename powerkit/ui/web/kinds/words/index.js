// Words said about a community: gathered, seen as a cloud and two lists, grouped, compared; the table is the equal editor.

//# style ./words.css
//# style ./screens.css
import { canonical } from "../../compare.js";
import { button, h, show } from "../../dom.js";
import { KINDS } from "../../registry.js";
import { Unanswered } from "../../rpc.js";
import { stackedRows } from "../rows.js";
import { wordCloud } from "./cloud.js";
import { wordsBeside } from "./from_others.js";
import { wordsGather } from "./gather.js";
import { wordLists } from "./lists.js";
import { wordKey, wordsMany, wordsModel } from "./model.js";
import { wordPanel } from "./panel.js";
import { wordsPreview } from "./preview.js";
import { wordsLive, wordsScreens } from "./screens.js";
import { wordThemes } from "./themes.js";
import { wordFiles, wordsThenNow } from "./thennow.js";

/** The voices of a card are the same people each time: only those who are new add to what was counted of a word. */
function newVoices(list, rows) {
  const has = new Map(list.words().map((row) => [row.word.trim(), row]));
  const more = rows.map((row) => (has.has(row.word) ? { ...row, count: (row.count ?? 0) - (has.get(row.word).count ?? 0) } : row));
  return more.filter((row) => !has.has(row.word) || row.count > 0);
}

async function rowsAsked(ctx, what, given) {
  const told = await ctx.ask(what, given);
  if (!told) throw new Unanswered("Another change came first.");
  return told.rows;
}

/** The other questions of the card are there: what stands beside them, and the voices that words come from. */
function meetOthers(field, ctx, gather, beside) {
  beside.place();
  ctx.others?.follow((id) => id === field.voices && gather.voices());
}

KINDS.words = (field, plain) => {
  const undoWords = h("span", { dir: "auto" });
  const undoButton = button("pk-quiet", "Undo", undo, { "data-pk-key": "undo" });
  const undoLine = h("p", { class: "pk-undo", hidden: true }, undoWords, " ", undoButton);
  const list = wordsModel((rows) => plain.change(rows));
  const ctx = {
    ...plain,
    undoFocus(words) {
      queueMicrotask(() => undoButton.focus());
      plain.say(words);
    },
  };
  const panel = wordPanel(field, ctx, list);
  const gather = wordsGather(field, ctx, (what, given) => preview.look(what, given));
  const preview = wordsPreview(field, ctx, list, { added, left: () => gather.main.focus() });
  const live = wordsLive(list);
  const cloud = wordCloud(ctx, live, panel.open, drawn);
  const lists = wordLists(ctx, list, panel.open);
  const beside = wordsBeside(field, ctx, list, cloud);
  const count = h(ctx.head ?? "h4", { class: "pk-words-head pk-words-count" });
  const views = wordViews({
    cloud: ["Cloud and lists", () => ({ el: h("div", {}, cloud.el, lists.el), draw: cloud.shown })],
    themes: ["By theme", () => wordThemes(ctx, list)],
    table: ["Table", () => wordTable(field, ctx, list)],
    then: ["Then and now", () => wordsThenNow(ctx, list)],
  });
  const see = h("div", { class: "pk-words-see", hidden: true }, count, views.bar, views.el, wordFiles(field, ctx, list));
  const none = h("p", { class: "pk-words-none" }, "No words yet. Add a few, and your cloud appears here.");
  const el = h("div", { class: "pk-words" }, gather.el, preview.el, undoLine, none, see, panel.el);
  const screens = wordsScreens(field, ctx, { el, list, live, cloud, gather, look: preview.look, added, cloudOnly: () => views.go("cloud"), seen });
  undoLine.before(...screens.parts);

  const questionPlace = screens.question; // where the stage puts the question of a screen
  for (const key of ["theme-new", "theme-name", "themes-empty"]) ctx.waits.lazily(key, () => views.go("themes"));
  let following = false;
  cloud.watch(see);
  list.listen((why) => {
    const step = list.last();
    undoWords.textContent = step?.said ?? "";
    show(undoLine, step);
    const n = list.words().length;
    seen();
    count.textContent = `${wordsMany(n)} so far`;
    cloud.stale();
    views.draw(why);
    if (!n) beside.draw({ most: [], small: [] });
  });

  function seen() {
    show(see, live.rows().length);
    show(none, !live.rows().length);
  }

  function drawn(told) {
    count.textContent = told.said;
    lists.draw(told);
    beside.draw(told);
  }

  /** A word that is there already is said by so many people more; then come the merges that were chosen. */
  async function added(rows, merges, what, focus = true) {
    let from;
    let whole;
    do {
      from = list.rows(); // what is written while the workbook answers is not written over
      whole = await rowsAsked(ctx, "add", { rows: list.words(), more: what === "voices" ? newVoices(list, rows) : rows });
      for (const merge of merges) whole = await rowsAsked(ctx, "merge", { rows: whole, ...merge });
    } while (list.rows() !== from);
    const before = list.words().length;
    list.put([...whole, ...list.rows().filter((row) => !wordKey(row.word))], `Added ${wordsMany(rows.length)}.`);
    if (what === "gather") gather.clear();
    if (focus) gather.main.focus();
    ctx.say(`${wordsMany(rows.length)} added. ${before} before, ${list.words().length} now.`);
  }

  function undo() {
    const step = list.undo();
    if (!step) return;
    ctx.say(`Taken back: ${step.said}`);
    if (undoLine.hidden) gather.main.focus();
  }

  return {
    el,
    main: gather.main,
    group: true,
    set(value) {
      list.set(value);
      gather.voices();
      if (!following) meetOthers(field, ctx, gather, beside);
      following = true;
    },
    /** Show one screen of the words, or with null all of them. Returns where the screen's question belongs. */
    screen(id) {
      screens.show(id);
      return id ? questionPlace : null;
    },
    fault(problem) {
      views.go("table");
      return views.made("table").fault(problem);
    },
    clearErrors: () => views.made("table")?.clearErrors(),
  };
};

/** A row of buttons and what each shows; a view is made when first looked at. views = { name: [label, make] }. */
function wordViews(views) {
  const made = {};
  const el = h("div", { class: "pk-words-view" });
  const bar = h("div", { class: "pk-words-bar", role: "group", "aria-label": "Ways to see your words" });
  let now = "";

  const tabs = Object.entries(views).map(([name, [label]]) => {
    const tab = h("button", { type: "button", class: "pk-words-tab", "aria-pressed": "false", "data-pk-key": "view-" + name, onclick: () => go(name) }, label);
    bar.append(tab);
    return [name, tab];
  });

  function go(name) {
    if (!made[name]) el.append((made[name] = views[name][1]()).el);
    now = name;
    Object.entries(made).forEach(([each, view]) => show(view.el, each === name));
    tabs.forEach(([each, tab]) => tab.setAttribute("aria-pressed", String(each === name)));
    made[name].draw?.();
  }

  go(Object.keys(views)[0]);
  return { bar, el, go, made: (name) => made[name], draw: (why) => now !== Object.keys(views)[0] && why !== now && made[now].draw?.() };
}

const ROWS_SHOWN = 200; // more at once would keep a person waiting

/** The same words as rows to type in; what changes here is one step to undo a row. */
function wordTable(field, ctx, list) {
  let most = ROWS_SHOWN;
  let here = new Set(); // the ids of the rows that stand in the table
  const more = button("pk-secondary", "", () => {
    most += ROWS_SHOWN;
    draw();
    table.el.querySelectorAll(".pk-row")[most - ROWS_SHOWN]?.querySelector("button, input, textarea")?.focus();
  }, { hidden: true, "data-pk-key": "table-more" });
  const own = { ...ctx, id: (part) => ctx.id("table-" + part), change: changed };
  const table = stackedRows({ ...field, suggest: [] }, own, { first: false });
  table.el.querySelector(".pk-undo").remove(); // one undo for everything
  const hint = h("p", { class: "pk-hint" }, "Only you see quotes. They stay out of records and files to send, unless you let one be shared.");

  function draw() {
    const rows = list.rows();
    here = new Set(rows.slice(0, most).map((row) => row._id));
    table.set(rows.slice(0, most));
    more.textContent = `Show ${Math.min(ROWS_SHOWN, rows.length - most)} more of ${rows.length.toLocaleString("en-GB")}`;
    show(more, rows.length > most);
  }

  function changed(rows) {
    const said = new Map(rows.map((row) => [row._id, row]));
    const stand = table.ids().map((id) => said.get(id) ?? (here.has(id) && { _id: id })).filter(Boolean); // one that was emptied is not removed
    stand.forEach((row) => here.add(row._id));
    const next = [...stand, ...list.rows().filter((row) => !here.has(row._id))];
    const before = new Map(list.rows().map((row) => [row._id, row]));
    const gone = list.rows().find((row) => !next.some((each) => each._id === row._id));
    const touched = next.find((row) => canonical(row) !== canonical(before.get(row._id) ?? null));
    const name = (row) => `“${row.word || "a word"}”`;
    if (gone) list.put(next, `Removed ${name(gone)}.`, "", "table");
    else if (touched) list.put(next, before.has(touched._id) ? `Changed ${name(touched)}.` : "Added a word.", "table/" + touched._id, "table");
    else if (next.some((row, at) => row._id !== list.rows()[at]._id)) list.put(next, "Moved a word.", "", "table");
    if (gone) ctx.undoFocus(`${name(gone)} removed. Press Undo to bring it back.`);
  }

  function fault(problem) {
    most = Math.max(most, list.rows().length);
    draw();
    return table.fault(problem);
  }

  table.el.querySelector(".pk-row-add").before(more);
  return { el: h("div", {}, hint, table.el), draw, fault, clearErrors: table.clearErrors };
}
