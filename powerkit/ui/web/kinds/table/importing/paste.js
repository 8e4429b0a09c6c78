// Pasting cells from Excel, Word, Google Sheets or any text with tabs: they fill rows and columns from where they are put.

import { ROW_PARTS } from "../../../registry.js";
import { whyNot } from "../../../rpc.js";
import { localDay } from "../../row_values.js";
import { t, tn } from "../../../language.js";

/** @import { Pasted } from "../../../generated/asks.d.ts" */
/** @import { ListRow } from "../../../shapes.d.ts" */
/** @import { TableContext } from "../shapes.d.ts" */

const PASTED_MOST = 2000; // rows that are sent to be read; the workbook says how many fit

/**
 * The cells of the first table in a piece of HTML, as text only; null where there is none, or words stand beside it.
 * @param {string} html
 */
function cellsOfHtml(html) {
  if (!html || !/<table/i.test(html)) return null;
  const body = new DOMParser().parseFromString(html, "text/html").body;
  const table = body.querySelector("table");
  if (!table) return null;
  const rows = [...table.rows].slice(0, PASTED_MOST + 1);
  const grid = rows.map(() => /** @type {string[]} */ ([]));
  rows.forEach((row, y) => {
    for (const cell of row.cells) {
      let x = 0;
      while (grid[y][x] !== undefined) x += 1;
      const wide = Math.min(cell.colSpan || 1, 100);
      const tall = Math.min(cell.rowSpan || 1, rows.length - y);
      for (let down = 0; down < tall; down += 1) for (let right = 0; right < wide; right += 1) grid[y + down][x + right] = down || right ? "" : cellText(cell);
    }
  });
  table.remove();
  body.querySelectorAll("style, script, title").forEach((part) => part.remove());
  return { grid: grid.map((row) => Array.from(row, (text) => text ?? "")), beside: body.textContent.trim() !== "" };
}

/**
 * What a cell says: its paragraphs and breaks as lines, other blanks as one.
 * @param {Element} one
 */
function cellText(one) {
  one.querySelectorAll("style, script").forEach((part) => part.remove());
  one.querySelectorAll("br").forEach((part) => part.replaceWith("\u2028"));
  const blocks = [...one.querySelectorAll("p, div, li")].filter((part) => !part.querySelector("p, div, li"));
  blocks.slice(1).forEach((part) => part.prepend("\u2028"));
  return one.textContent.replace(/[^\S\u2028]+/g, " ").replace(/ ?\u2028 ?/g, "\n").trim();
}

/**
 * The cells of text whose cells are parted by tabs; a cell in quotation marks may hold lines and tabs of its own.
 * @param {string} text
 */
function cellsOfText(text) {
  /** @type {string[][]} */
  const rows = [[]];
  const rest = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  const cell = /"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y;
  for (let at = 0; at <= rest.length && rows.length <= PASTED_MOST; at += 1) {
    cell.lastIndex = at;
    const [whole, quoted, bare] = /** @type {RegExpExecArray} */ (cell.exec(rest));
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (rest[at] === "\n") rows.push([]);
  }
  return rows;
}

/**
 * What was pasted as rows of cells, or null where it is one text for the cell it is put in.
 * @param {DataTransfer} data
 * @param {boolean} long
 */
function pastedCells(data, long) {
  const text = data.getData("text/plain");
  const fromHtml = cellsOfHtml(data.getData("text/html"));
  if (fromHtml) return long && fromHtml.beside ? null : fromHtml.grid;
  if (text.includes("\t") || (!long && text.trim().includes("\n"))) return cellsOfText(text);
  return null;
}

ROW_PARTS.tools.push((field, /** @type {TableContext} */ ctx, editor) => {
  if (field.kind !== "table") return null;
  const columns = field.columns || [];

  editor.list.addEventListener("paste", (event) => {
    const main = /** @type {HTMLInputElement} */ (/** @type {Element} */ (event.target).closest?.("[data-pk-column]"));
    const row = editor.rows.find((row) => row.id === main?.closest("[data-pk-row]")?.getAttribute("data-pk-row"));
    const start = columns.findIndex((column) => column.id === main?.getAttribute("data-pk-column"));
    if (!row || start < 0 || !event.clipboardData) return;
    const writes = main.tagName === "TEXTAREA" || main.type === "text";
    const cells = pastedCells(event.clipboardData, columns[start].type === "long") ?? (writes ? null : [[event.clipboardData.getData("text/plain")]]);
    const alone = cells?.length === 1 && cells[0].length === 1;
    if (!cells?.length || (alone && writes && !/[\r\n]$/.test(event.clipboardData.getData("text/plain")))) return;
    event.preventDefault();
    if (alone && writes) return typeIn(main, cells[0][0]);
    put(row, start, cells);
  });

  /** One cell, as a spreadsheet gives it: without the end of its line. */
  function typeIn(/** @type {HTMLInputElement} */ main, /** @type {string} */ text) {
    main.setRangeText(text, /** @type {number} */ (main.selectionStart), /** @type {number} */ (main.selectionEnd), "end");
    main.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async function put(/** @type {ListRow} */ row, /** @type {number} */ start, /** @type {string[][]} */ cells) {
    const room = columns.length - start;
    const over = Math.max(...cells.map((line) => line.length)) - room;
    try {
      const ids = columns.slice(start).map((column) => column.id);
      const told = await ctx.ask("paste", { cells: cells.map((line) => line.slice(0, room)), columns: ids, at: editor.rows.indexOf(row), today: localDay(new Date()) });
      if (told) fillIn(row.id, told, over);
    } catch (error) {
      ctx.say(t("{whyNot} Nothing was pasted: it is still there to paste again.", { whyNot: whyNot(error, t("That could not be pasted.")) }));
    }
  }

  function fillIn(/** @type {string} */ id, /** @type {Pasted} */ told, /** @type {number} */ over) {
    const at = editor.rows.findIndex((row) => row.id === id);
    if (at < 0) return ctx.say(t("The row you pasted into is no longer there. Nothing was pasted: it is still there to paste again."));
    const words = t("{rowsMany} pasted.", { rowsMany: rowsMany(told.rows.length) });
    const { replaced } = editor.fill(told.rows, at, words);
    const more = [
      told.heading && t("The row of headings was left out."),
      replaced > 0 && t("{replaced} had something else in them before.", { replaced: tn("{number} cell", "{number} cells", replaced) }),
      over > 0 && t("{over} had no place in this table.", { over: tn("{number} column", "{number} columns", over) }),
      told.left > 0 && t("{rowsMany} had no room: a table holds {most}.", { rowsMany: rowsMany(told.left), most: told.most }),
    ].filter(Boolean);
    editor.tell([words, ...more].join(" "));
  }

  return null;
});

/**
 * "1 row", "12 rows", "20,000 rows".
 * @param {number} n
 */
export function rowsMany(n) {
  return tn("{number} row", "{number} rows", n, { number: n.toLocaleString("en-GB") });
}
