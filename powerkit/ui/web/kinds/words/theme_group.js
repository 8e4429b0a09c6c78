// One theme on the page: its name, its words to choose and to drag, and where chosen words are put.

import { aside, button, h } from "../../dom.js";
import { saidBy } from "./model.js";
import { keyAlong, t } from "../../language.js";

/** @import { Row } from "../../shapes.d.ts" */
/** @import { ThemeBoard } from "./shapes.d.ts" */

/** @type {Record<string, number>} */
const THEME_STEPS = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/**
 * What a theme is called on the page.
 * @param {string | null} [theme]
 */
export const themeCalled = (theme) => theme || t("No theme yet");

/**
 * A word of a theme: a button that is pressed while the word is chosen.
 * @param {ThemeBoard} board
 * @param {Row} row
 * @param {string} theme
 */
function themeWord(board, row, theme) {
  return h("button", {
    type: "button", class: "pk-theme-word", draggable: "true", "aria-pressed": "false", "data-pk-word": row._id, "data-pk-key": "theme/" + row._id, "aria-describedby": board.how,
    onclick: () => board.turn(row._id),
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      const by = THEME_STEPS[keyAlong(event.key)];
      if (event.altKey && by) { event.preventDefault(); board.step(row, theme, by); }
    },
    ondragstart: (/** @type {DragEvent & { dataTransfer: DataTransfer }} */ event) => {
      event.dataTransfer.setData("text/plain", row.word);
      event.dataTransfer.effectAllowed = "move";
      board.dragged = board.withIt(row);
    },
  }, h("bdi", {}, row.word), h("span", { class: "pk-word-said" }, " ", saidBy(row)));
}

/**
 * The box in which a theme gets another name.
 * @param {Pick<ThemeBoard, "renames" | "rename">} given
 * @param {string} theme
 */
function themeName({ renames, rename }, theme) {
  const input = h("input", { class: "pk-input", type: "text", value: theme, "aria-label": t("Name of the theme {theme}", { theme }), dir: "auto", "data-pk-key": "theme-name/" + theme, oninput: () => renames.typed(theme, input.value), onchange: () => (renames.done(theme), rename(theme, input.value)) });
  return h("details", { class: "pk-theme-name" }, h("summary", {}, t("Rename"), aside(` ${theme}`)), input);
}

/**
 * A theme with its rows. `board` = { ctx, how, dragged, chosen, renames, turn(id), step(row, theme, by), withIt(row), move(ids, theme), rename(theme, name) }.
 * @param {ThemeBoard} board
 * @param {string} theme
 * @param {Row[]} rows
 * @param {string} id
 */
export function themeGroup(board, theme, rows, id) {
  const head = h(board.ctx.head ?? "h4", { class: "pk-words-head", id, dir: "auto" }, themeCalled(theme), h("span", { class: "pk-words-many" }, ` (${rows.length})`));
  const here = button("pk-secondary pk-theme-here", "", () => board.move([...board.chosen], theme), { hidden: true, "data-pk-key": "theme-here/" + theme });
  const box = h("section", {
    class: "pk-theme", "aria-labelledby": id, "data-pk-theme": theme,
    ondragover: (/** @type {Event} */ event) => { event.preventDefault(); box.classList.add("pk-over"); },
    ondragleave: () => box.classList.remove("pk-over"),
    ondrop: (/** @type {Event} */ event) => { event.preventDefault(); event.stopPropagation(); board.move(board.dragged, theme); },
  }, h("div", { class: "pk-theme-head" }, head, theme && themeName(board, theme), here),
    h("div", { class: "pk-theme-words" }, ...rows.map((row) => themeWord(board, row, theme))),
    rows.length ? "" : h("p", { class: "pk-hint" }, t("No words here yet.")));
  return box;
}
