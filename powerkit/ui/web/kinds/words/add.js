// What was understood is put into the list: words that are there are said by more people, then come the merges.

import { compared } from "../../compare.js";
import { Unanswered } from "../../rpc.js";
import { wordsMany } from "./model.js";
import { t } from "../../language.js";

/** @import { WordsAsks } from "../../generated/asks.d.ts" */
/** @import { Known, Row } from "../../shapes.d.ts" */
/** @import { Merged, WordsContext, WordsList, WordsSource } from "./shapes.d.ts" */

/**
 * The voices of a card are the same people each time: only those who are new add to what was counted of a word.
 * @param {WordsList} list
 * @param {Record<string, any>[]} rows
 */
function newVoices(list, rows) {
  const has = /** @type {Known<Row>} */ (new Map(list.words().map((row) => [row.word.trim(), row])));
  const more = rows.map((row) => (has.has(row.word) ? { ...row, count: (row.count ?? 0) - (has.get(row.word).count ?? 0) } : row));
  return more.filter((row) => !has.has(row.word) || row.count > 0);
}

/**
 * @template {"add" | "merge"} W
 * @param {WordsContext} ctx
 * @param {W} what
 * @param {WordsAsks[W][0]} given
 */
async function rowsAsked(ctx, what, given) {
  const told = await ctx.ask(what, given);
  if (!told) throw new Unanswered(t("Another change came first."));
  return told.rows;
}

/**
 * Puts `rows` into the list as Python adds them up, then the merges that were chosen. Returns how many words there were before.
 * @param {WordsContext} ctx
 * @param {WordsList} list
 * @param {Record<string, any>[]} rows
 * @param {Merged[]} merges
 * @param {WordsSource["what"]} what
 */
export async function addWords(ctx, list, rows, merges, what) {
  let from;
  let whole;
  do {
    from = list.rows(); // what is written while the workbook answers is not written over
    whole = await rowsAsked(ctx, "add", { rows: list.words(), more: what === "voices" ? newVoices(list, rows) : rows });
    for (const merge of merges) whole = await rowsAsked(ctx, "merge", { rows: whole, ...merge });
  } while (list.rows() !== from);
  const before = list.words().length;
  list.change([...whole, ...list.rows().filter((row) => !compared(row.word))], t("Added {wordsMany}.", { wordsMany: wordsMany(rows.length) }));
  return before;
}
