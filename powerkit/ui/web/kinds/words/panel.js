// One word opened: what people said and where, and everything about it that can be changed. One panel for the whole card.

import { compared } from "../../compare.js";
import { button, h, show } from "../../dom.js";
import { cell } from "../cells.js";
import { itemPanel } from "../item_panel.js";
import { saidBy, wordThemesIn } from "./model.js";
import { t } from "../../language.js";

/** @import { Cell } from "../cells.js" */
/** @import { ColumnView, WordsField } from "../../generated/views.d.ts" */
/** @import { Row } from "../../shapes.d.ts" */
/** @import { WordsContext, WordsList } from "./shapes.d.ts" */

const PANEL_ORDER = ["word", "count", "often", "who", "where", "quote", "share", "pin", "why", "theme"];
const PANEL_WIDE = ["word", "quote", "share", "pin", "why", "theme"];

/** @typedef {(name: string) => Cell | undefined} CellBy The cell of a column. */

/**
 * What there is to read of a word, before anything to fill in.
 * @param {Row} row
 */
function wordRead(row) {
  const lines = String(row.quote ?? "").split("\n").map((line) => line.trim()).filter(Boolean);
  const quotes = lines.map((line) => h("blockquote", { class: "pk-quote", dir: "auto" }, `“${line.replace(/^[“"]|[”"]$/g, "")}”`));
  const facts = [[t("Said by"), saidBy(row)], [t("Who says it"), row.who], [t("Heard"), row.where], [t("Theme"), row.theme]].filter(([, words]) => words);
  return [...quotes, quotes.length ? "" : h("p", { class: "pk-hint" }, t("No quote is kept for this word yet.")),
    h("dl", { class: "pk-panel-facts" }, ...facts.map(([name, words]) => h("div", {}, h("dt", {}, name), h("dd", { dir: "auto" }, words))))];
}

/**
 * A column as the panel shows it: beside the quote it is said plainly who will see it.
 * @param {ColumnView} column
 */
function panelColumn(column) {
  if (column.id === "word" || column.id === "share") return { ...column, hint: "" };
  if (column.id !== "quote") return column;
  return { ...column, hint: t("Only you see a quote. It stays out of records and files to send, unless you let it be shared. Leave out names.") };
}

/**
 * The cells in the order of the panel, those that a deck adds last.
 * @param {Cell[]} cells
 * @param {CellBy} by
 */
function inPanelOrder(cells, by) {
  const order = /** @type {Cell[]} */ (PANEL_ORDER.map(by).filter(Boolean));
  return [...order, ...cells.filter((each) => !order.includes(each))];
}

/**
 * Why a word is kept in view is asked once it is, and whether a quote may be shared once there is one.
 * @param {CellBy} by
 */
function showFollowing(by) {
  const [why, share] = [by("why"), by("share")];
  if (why) show(why.el, by("pin")?.get());
  if (share) show(share.el, String(by("quote")?.get() ?? "").trim());
}

/**
 * The themes of other words, to tap.
 * @param {Row[]} rows
 * @param {Row} row
 * @param {(name: string) => void} use
 */
function themeChips(rows, row, use) {
  const known = wordThemesIn(rows.map((each) => each.theme)).filter((name) => compared(name) !== compared(row.theme)).slice(0, 8);
  if (!known.length) return [];
  return [h("div", { class: "pk-chips", role: "group", "aria-label": t("Themes you have") }, ...known.map((name) => button("pk-chip", name, () => use(name), { dir: "auto" })))];
}

/**
 * { el, open(id, from) }: a dialog of the browser's own, so that Escape closes it and the focus stays in it.
 * @param {WordsField} field
 * @param {WordsContext} ctx
 * @param {WordsList} list
 */
// Long: one menu of a word: what is changed in a cell changes others.
export function wordPanel(field, ctx, list) {
  const read = h("div", { class: "pk-panel-read" });
  const { el, title, body, open: openFrom } = itemPanel(ctx, { remove: take, focus: (from) => alike(from)?.focus() }, { above: read, done: t("Close"), away: t("Remove this word"), key: "close" });
  let id = "";
  let cells = /** @type {Cell[]} */ ([]);
  const by = (/** @type {string} */ name) => cells.find((each) => each.column.id === name);

  /** @param {string} which @param {HTMLElement} [opener] */
  function open(which, opener) {
    const row = list.find(which);
    if (!row) return;
    id = which;
    body.replaceChildren(...fieldsOf(row));
    tellOf(row);
    openFrom(opener ?? null);
  }

  function tellOf(/** @type {Row} */ row) {
    title.textContent = row.word || t("A word with no name yet");
    read.replaceChildren(...wordRead(row));
  }

  function fieldsOf(/** @type {Row} */ row) {
    cells = (field.columns || []).map((column) => cell(panelColumn(column), ctx, "panel-" + row._id, () => changed(column.id), ""));
    cells.forEach((each) => row[each.column.id] !== undefined && each.set(row[each.column.id]));
    const theme = by("theme");
    if (theme) theme.el.append(...themeChips(list.rows(), row, (name) => useTheme(theme, name)));
    const parts = inPanelOrder(cells, by).map((each) => each.el);
    PANEL_WIDE.forEach((name) => by(name)?.el.classList.add("pk-cell-list"));
    showFollowing(by);
    return [h(ctx.subhead ?? "h5", { class: "pk-words-head" }, t("Change it")), h("div", { class: "pk-cells" }, ...parts)];
  }

  function useTheme(/** @type {Cell} */ theme, /** @type {string} */ name) {
    theme.set(name);
    changed("theme");
    theme.main.focus();
  }

  function changed(/** @type {string} */ column) {
    const parts = Object.fromEntries(cells.map((each) => [each.column.id, each.get()]));
    if (column === "count" && parts.count !== null) settle("often", parts, "");
    if (column === "often" && parts.often) settle("count", parts, null);
    showFollowing(by);
    list.edit(id, parts, parts.word ? t("Changed “{word}”.", { word: parts.word }) : t("Changed a word."), { key: "edit/" + id, by: "panel" });
    tellOf(list.find(id));
  }

  /** A number and "often" would contradict each other: the one chosen last stands. */
  function settle(/** @type {string} */ column, /** @type {Record<string, unknown>} */ parts, /** @type {unknown} */ value) {
    parts[column] = value;
    by(column)?.set(value);
  }

  function take() {
    const row = list.find(id);
    list.change(list.rows().filter((each) => each !== row), t("Removed “{word}”.", { word: row.word }), { by: "panel" });
    ctx.undoFocus(t("“{word}” removed. Press Undo to bring it back.", { word: row.word }));
  }

  /** The same button, drawn anew meanwhile. */
  function alike(/** @type {HTMLElement} */ from) {
    return el.parentElement?.querySelector(`[data-pk-key="${CSS.escape(from.getAttribute("data-pk-key") ?? "")}"]`);
  }

  return { el, open };
}
