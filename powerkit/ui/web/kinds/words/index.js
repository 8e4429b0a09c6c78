// Words said about a community: gathered, seen as a cloud and two lists, grouped, compared; the table is the equal editor.

//# style ./words.css
//# style ./screens.css
import { button, h, show } from "../../dom.js";
import { KINDS } from "../../registry.js";
import { addWords } from "./add.js";
import { wordCloud } from "./cloud.js";
import { wordsBeside } from "./from_others.js";
import { wordsGather } from "./gather.js";
import { wordLists } from "./lists.js";
import { wordsMany, wordsModel } from "./model.js";
import { wordPanel } from "./panel.js";
import { wordsPreview } from "./preview.js";
import { wordsLive, wordsScreens } from "./screens.js";
import { wordTable } from "./table.js";
import { wordThemes } from "./themes.js";
import { wordFiles, wordsThenNow } from "./thennow.js";
import { t } from "../../language.js";

/** @import { WordsField } from "../../generated/views.d.ts" */
/** @import { Context, Problem } from "../../shapes.d.ts" */
/** @import { WordsAsks } from "../../generated/asks.d.ts" */
/** @import { AddWords, CloudSaid, WordsContext, WordsList, WordView } from "./shapes.d.ts" */

/**
 * The other questions of the card are there: what stands beside them, and the voices that words come from.
 * @param {WordsField} field
 * @param {WordsContext} ctx
 * @param {{ voices: () => void }} gather
 * @param {{ place: () => void }} beside
 */
function meetOthers(field, ctx, gather, beside) {
  beside.place();
  ctx.others?.follow((id) => id === field.voices && gather.voices());
}

/**
 * The last change and the button that takes it back: { el, draw(), focus(words) }. `none` is called when no change is left.
 * @param {WordsList} list
 * @param {(words: string) => void} say
 * @param {() => void} none
 */
function wordsUndo(list, say, none) {
  const words = h("span", { dir: "auto" });
  const back = button("pk-quiet", t("Undo"), undo, { "data-pk-key": "undo" });
  const el = h("p", { class: "pk-undo", hidden: true }, words, " ", back);

  function undo() {
    const said = list.undoes();
    if (!list.undo()) return;
    say(t("Taken back: {said}", { said }));
    if (el.hidden) none();
  }

  return {
    el,
    draw() {
      words.textContent = list.undoes();
      show(el, list.undoes());
    },
    focus(/** @type {string} */ said) {
      queueMicrotask(() => back.focus());
      say(said);
    },
  };
}

/**
 * A row of buttons and what each shows; a view is made when first looked at. views = { name: [label, make] }.
 * @param {Record<string, [string, () => WordView]>} views
 */
function wordViews(views) {
  /** @type {Record<string, WordView>} */
  const made = {};
  const el = h("div", { class: "pk-words-view" });
  const bar = h("div", { class: "pk-words-bar", role: "group", "aria-label": t("Ways to see your words") });
  let now = "";

  const tabs = Object.entries(views).map(([name, [label]]) => {
    const tab = h("button", { type: "button", class: "pk-words-tab", "aria-pressed": "false", "data-pk-key": "view-" + name, onclick: () => go(name) }, label);
    bar.append(tab);
    return [name, tab];
  });

  function go(/** @type {string} */ name) {
    if (!made[name]) el.append((made[name] = views[name][1]()).el);
    now = name;
    Object.entries(made).forEach(([each, view]) => show(view.el, each === name));
    tabs.forEach(([each, tab]) => tab.setAttribute("aria-pressed", String(each === name)));
    made[name].draw?.();
  }

  go(Object.keys(views)[0]);
  return { bar, el, go, made: (/** @type {string} */ name) => made[name], draw: (/** @type {string | undefined} */ why) => now !== Object.keys(views)[0] && why !== now && made[now].draw?.() };
}

// Long: how the parts of the words are joined: each is made of those before it.
KINDS.words = (/** @type {WordsField} */ field, /** @type {Context<WordsAsks>} */ plain) => {
  const list = wordsModel((rows) => plain.change(rows));
  const undo = wordsUndo(list, plain.say, () => gather.main.focus());
  const ctx = { ...plain, undoFocus: undo.focus };
  const panel = wordPanel(field, ctx, list);
  const gather = wordsGather(field, ctx, (what, given) => preview.look(what, given), (...rows) => added(...rows));
  const preview = wordsPreview(field, ctx, list, { added, left: () => gather.main.focus(), asItStands: gather.asItStands });
  const live = wordsLive(list);
  const cloud = wordCloud(ctx, live, panel.open, drawn);
  const lists = wordLists(ctx, list, panel.open);
  const beside = wordsBeside(field, ctx, list, cloud);
  const count = h(ctx.head ?? "h4", { class: "pk-words-head pk-words-count" });
  const views = wordViews({
    cloud: [t("Cloud and lists"), () => ({ el: h("div", {}, cloud.el, lists.el), draw: cloud.shown })],
    themes: [t("By theme"), () => wordThemes(ctx, list)],
    table: [t("Table"), () => wordTable(field, ctx, list)],
    then: [t("Then and now"), () => wordsThenNow(ctx, list)],
  });
  const see = h("div", { class: "pk-words-see", hidden: true }, count, views.bar, views.el, wordFiles(field, ctx, list));
  const none = h("p", { class: "pk-words-none" }, t("No words yet. Add a few, and your cloud appears here."));
  const el = h("div", { class: "pk-words" }, gather.el, preview.el, undo.el, none, see, panel.el);
  const screens = wordsScreens(field, ctx, { el, list, live, cloud, gather, look: preview.look, added, cloudOnly: () => views.go("cloud"), seen });
  undo.el.before(...screens.parts);

  const questionPlace = screens.question; // where the stage puts the question of a screen
  for (const key of ["theme-new", "theme-name", "themes-empty"]) ctx.waits.lazily(key, () => views.go("themes"));
  let following = false;
  cloud.watch(see);
  list.on((why) => {
    undo.draw();
    const n = list.words().length;
    seen();
    count.textContent = t("{wordsMany} so far", { wordsMany: wordsMany(n) });
    cloud.stale();
    views.draw(why);
    if (!n) beside.draw({ most: [], small: [] });
  });

  function seen() {
    show(see, live.rows().length);
    show(none, !live.rows().length);
  }

  function drawn(/** @type {CloudSaid} */ told) {
    count.textContent = told.said;
    lists.draw(told);
    beside.draw(told);
  }

  /** @type {AddWords} */
  async function added(rows, merges, what, focus = true) {
    const before = await addWords(ctx, list, rows, merges, what);
    if (what === "gather") gather.clear();
    if (focus) gather.main.focus();
    ctx.say(t("{wordsMany} added. {before} before, {words} now.", { wordsMany: wordsMany(rows.length), before, words: list.words().length }));
  }

  return {
    el,
    main: gather.main,
    group: true,
    set(/** @type {unknown} */ value) {
      list.set(value);
      gather.voices();
      if (!following) meetOthers(field, ctx, gather, beside);
      following = true;
    },
    /** Show one screen of the words, or with null all of them. Returns where the screen's question belongs. */
    screen(/** @type {string | null} */ id) {
      screens.show(id);
      return id ? questionPlace : null;
    },
    empty: screens.empty,
    fault(/** @type {Problem} */ problem) {
      views.go("table");
      return views.made("table").fault?.(problem);
    },
    clearErrors: () => views.made("table")?.clearErrors?.(),
  };
};
