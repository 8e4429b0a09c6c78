// Words in groups by theme: dragged, or chosen and moved by a menu or by keys. One word is in one theme.

import { compared } from "../../compare.js";
import { button, h, show } from "../../dom.js";
import { keepFocus } from "../keep_focus.js";
import { wordThemesIn, wordsMany } from "./model.js";
import { themeCalled, themeGroup } from "./theme_group.js";
import { t } from "../../language.js";

/** @import { Row } from "../../shapes.d.ts" */
/** @import { ThemeBoard, WordsContext, WordsList } from "./shapes.d.ts" */

/**
 * @param {Row} row
 * @param {string} theme
 */
const inTheme = (row, theme) => compared(row.theme) === compared(theme);

/**
 * The line in which a new theme is named.
 * @param {WordsContext} ctx
 * @param {(given: string) => void} create
 */
function themeNaming(ctx, create) {
  const name = h("input", { id: ctx.id("theme-new"), class: "pk-input", type: "text", autocomplete: "off", dir: "auto", "data-pk-key": "theme-new", onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && (event.preventDefault(), make()) });
  ctx.waits.box(name);
  function make() {
    const given = name.value.trim();
    if (!given) return name.focus();
    name.value = "";
    create(given);
  }
  return h("div", { class: "pk-words-line" }, h("label", { for: name.id, class: "pk-cell-label" }, t("A new theme")), name, button("pk-secondary", t("Make this theme"), make, { "data-pk-key": "theme-make" }));
}

/**
 * The line in which the theme for chosen words is picked: { el, offer(themes), ready(yes) }.
 * @param {WordsContext} ctx
 * @param {(theme: string) => void} move
 * @param {() => void} chooseNone
 */
function themeMoving(ctx, move, chooseNone) {
  const menu = h("select", { id: ctx.id("theme-menu"), class: "pk-input", "data-pk-key": "theme-menu" });
  const go = button("", t("Move"), () => move(menu.value), { "data-pk-key": "theme-move" });
  const none = button("pk-quiet", t("Choose none"), chooseNone, { "data-pk-key": "theme-none" });
  return {
    el: h("div", { class: "pk-words-line" }, h("label", { for: menu.id, class: "pk-cell-label" }, t("Move them to")), menu, go, none),
    offer: (/** @type {string[]} */ themes) => menu.replaceChildren(...themes.map((theme) => h("option", { value: theme }, themeCalled(theme)))),
    ready: (/** @type {unknown} */ yes) => go.setAttribute("aria-disabled", String(!yes)),
  };
}

/**
 * Show on each word whether it is chosen, and on each theme its name or, once words are chosen, "Put it here": nothing jumps.
 * @param {HTMLElement} el
 * @param {Set<string>} chosen
 */
function showChosen(el, chosen) {
  el.querySelectorAll(".pk-theme-word").forEach((word) => word.setAttribute("aria-pressed", String(chosen.has(String(word.getAttribute("data-pk-word"))))));
  el.querySelectorAll(".pk-theme-name").forEach((name) => show(/** @type {HTMLElement} */ (name), !chosen.size));
  el.querySelectorAll(".pk-theme-here").forEach((here) => {
    show(/** @type {HTMLElement} */ (here), chosen.size);
    here.textContent = chosen.size === 1 ? t("Put it here") : t("Put {chosen} here", { chosen: chosen.size });
    here.setAttribute("aria-label", `${here.textContent}: ${themeCalled(here.closest(".pk-theme")?.getAttribute("data-pk-theme"))}`);
  });
}

/**
 * Themes that hold no word yet are kept while the page is open: a Set that waits with what is not saved.
 * @param {WordsContext} ctx
 * @param {() => void} draw
 */
function themesMade(ctx, draw) {
  const made = /** @type {Set<string>} */ (new Set());
  ctx.waits.source("themes-empty", {
    get: () => [...made],
    set(/** @type {string[] | null} */ names) {
      made.clear();
      names?.forEach((each) => made.add(each));
      draw();
    },
    label: () => t("Themes with no word yet"),
  });
  return made;
}

/**
 * { el, draw() }.
 * @param {WordsContext} ctx
 * @param {WordsList} list
 */
// Long: the themes there are, those just made and the words chosen change together.
export function wordThemes(ctx, list) {
  const chosen = /** @type {Set<string>} */ (new Set());
  const how = h("p", { class: "pk-hint", id: ctx.id("themes-how") }, t("Choose words, then move them to a theme. You can also drag a word, or press Alt and an arrow key on it."));
  const naming = themeNaming(ctx, create);
  const picked = h("p", { class: "pk-words-picked", role: "status" });
  const moving = themeMoving(ctx, (theme) => (chosen.size ? move([...chosen], theme) : ctx.say(t("Choose words first."))), () => (chosen.clear(), tellChosen()));
  const groups = h("div", { class: "pk-themes" });
  const el = h("div", { class: "pk-words-themes" }, how, naming, picked, moving.el, groups);
  const renames = ctx.waits.naming("theme-name", t("Name of the theme"), (/** @type {string} */ theme, /** @type {string} */ text) => themes().includes(theme) && rename(theme, text));
  const made = themesMade(ctx, draw);
  const withIt = (/** @type {Row} */ row) => (chosen.has(row._id) ? [...chosen] : [row._id]);
  const board = /** @type {ThemeBoard} */ ({ ctx, how: how.id, dragged: [], chosen, renames, turn, step, withIt, move, rename });

  /** The themes in the order they came; words with none stand first, and an empty "No theme yet" last. */
  function themes() {
    const named = wordThemesIn([...list.words().map((row) => row.theme), ...made]);
    return list.words().some((row) => inTheme(row, "")) ? ["", ...named] : [...named, ""];
  }

  function create(/** @type {string} */ given) {
    const theme = themes().find((each) => compared(each) === compared(given)) ?? given;
    made.add(theme);
    if (chosen.size) move([...chosen], theme);
    else draw();
    ctx.say(t("Theme {theme} is there. Choose words to move to it.", { theme }));
  }

  function turn(/** @type {string} */ id) {
    chosen.delete(id) || chosen.add(id);
    tellChosen();
  }

  function tellChosen() {
    picked.textContent = chosen.size ? t("{wordsMany} chosen.", { wordsMany: wordsMany(chosen.size) }) : t("No word chosen yet.");
    moving.ready(chosen.size);
    showChosen(el, chosen);
  }

  /** A word, and with it those chosen, to the theme before or after. */
  function step(/** @type {Row} */ row, /** @type {string} */ theme, /** @type {number} */ by) {
    const all = themes();
    if (all.length > 1) move(withIt(row), all[(all.indexOf(theme) + by + all.length) % all.length], row._id);
  }

  /** @param {string[]} ids @param {string} theme @param {string} [focus] */
  function move(ids, theme, focus) {
    const rows = ids.map((id) => list.find(id)).filter((row) => row && !inTheme(row, theme));
    chosen.clear();
    if (!rows.length) return draw();
    const what = rows.length === 1 ? `“${rows[0].word}”` : wordsMany(rows.length);
    made.delete(theme);
    list.change(list.rows().map((row) => (rows.includes(row) ? { ...row, theme } : row)), t("Moved {what} to {themeCalled}.", { what, themeCalled: themeCalled(theme) }), { by: "themes" });
    draw();
    ctx.say(t("{what} moved to {themeCalled}.", { what, themeCalled: themeCalled(theme) }));
    el.querySelector(`[data-pk-key="${CSS.escape("theme/" + (focus ?? ids[0]))}"]`)?.focus();
  }

  function rename(/** @type {string} */ theme, /** @type {string} */ typed) {
    const name = typed.trim();
    if (name === theme) return;
    const another = name && themes().find((each) => each !== theme && compared(each) === compared(name));
    const next = another || name;
    if (made.delete(theme)) made.add(next);
    const said = another ? t("Themes {theme} and {next} are one now. Undo parts them.", { theme, next }) : next ? t("Theme {theme} is called {next}.", { theme, next }) : t("Theme {theme} taken away; its words stay.", { theme });
    list.change(list.rows().map((row) => (inTheme(row, theme) ? { ...row, theme: next } : row)), said, { by: "themes" });
    draw();
    if (another) ctx.say(said);
  }

  function draw() {
    const all = themes();
    moving.offer(all);
    const groupsNow = all.map((theme, at) => themeGroup(board, theme, list.words().filter((row) => inTheme(row, theme)), ctx.id("theme-" + at)));
    keepFocus(groups, () => groups.replaceChildren(...groupsNow), null, { preventScroll: true });
    for (const id of chosen) if (!list.find(id)) chosen.delete(id);
    tellChosen();
  }

  return { el, draw };
}
