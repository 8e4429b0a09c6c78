// What was understood, shown before it is added: words and counts, what was left out, phrases, likely merges. You decide.

import { button, h, inFocus, show } from "../../dom.js";
import { Unanswered, whyNot } from "../../rpc.js";
import { wordColumns } from "./columns.js";
import { wordsMany } from "./model.js";
import { allPart, leftPart, mergesPart, odd, phrasesPart, speakersPart, wordsPart } from "./understood.js";
import { t, tn } from "../../language.js";

/** @import { ColumnView, WordsField } from "../../generated/views.d.ts" */
/** @import { Asked, Merge } from "../../generated/asks.d.ts" */
/** @import { Known } from "../../shapes.d.ts" */
/** @import { AddWords, ColumnsChosen, Decided, KeyedRow, WordsContext, WordsList, WordsLook } from "./shapes.d.ts" */

/** @returns {Decided} */
const freshDecisions = () => ({ together: new Set(), apart: new Set(), back: new Set(), without: new Set(), lines: false, off: new Set(), counts: new Map(), merges: new Map(), all: {} });

/**
 * Rows with a key each, that stays theirs when the text is read again: a table may hold a word in two rows.
 * @param {Record<string, any>[]} rows
 * @returns {KeyedRow[]}
 */
function keyedRows(rows) {
  const met = /** @type {Known<number>} */ (new Map());
  return rows.map((row) => {
    met.set(row.word, (met.get(row.word) ?? 0) + 1);
    return { ...row, key: met.get(row.word) > 1 ? `${row.word}\n${met.get(row.word)}` : row.word };
  });
}

/**
 * A row as it is added: with its number and with what is said of all.
 * @param {KeyedRow} row
 * @param {Decided} decided
 * @param {ColumnView[]} columns
 */
function rowToAdd(row, decided, columns) {
  const all = Object.fromEntries(Object.entries(decided.all).filter(([, value]) => value));
  const number = decided.counts.get(row.key);
  const said = typeof number === "number" ? { count: number, often: row.count === null ? "" : row.often } : all.often ? { count: null, often: all.often } : number === null ? { count: null } : {};
  const whole = { ...row, who: all.who || row.who, where: all.where || row.where, ...said };
  return Object.fromEntries(Object.entries(whole).filter(([id]) => columns.some((column) => column.id === id)));
}

/**
 * What is read and what is decided about it: { ask(), choose(act, words, undone), begin(what, given) } on `look`.
 * @param {WordsLook} look
 * @returns {Pick<WordsLook, "begin" | "choose">}
 */
function reading(look) {
  const { ctx, list } = look;

  async function ask() {
    const choices = Object.fromEntries(/** @type {const} */ (["together", "apart", "back", "without"]).map((name) => [name, [...look.decided[name]]]));
    const next = await ctx.ask(look.source.what, { ...look.source.given, ...choices, lines: look.decided.lines, ...look.columns });
    if (!next) return;
    if ("ask" in next) return look.question(next.ask);
    look.told = { ...next, rows: keyedRows(next.rows) };
    look.merges = look.told.merges || [];
    if (list.words().length) look.merges = (await ctx.ask("merges", { rows: [...list.words(), ...next.rows] }))?.merges || look.merges;
    look.draw();
  }

  return {
    async begin(what, given) {
      const { source, decided, columns } = look;
      Object.assign(look, { source: { what, given }, decided: freshDecisions(), columns: {} });
      try {
        await ask();
      } catch (error) {
        Object.assign(look, { source, decided, columns });
        throw error;
      }
    },
    /** A choice that makes Python read it again; what is pressed keeps the focus, or the next thing like it. */
    async choose(act, words, undone = () => {}) {
      act();
      try {
        await ask();
        if (words) ctx.say(words);
      } catch (error) {
        undone();
        ctx.say(whyNot(error, t("That could not be done just now.")));
      }
    },
  };
}

/**
 * The two ways out of what was understood; they stand above long lists too.
 * @param {string} where
 * @param {() => void} add
 * @param {() => void} leave
 */
function addingButtons(where, add, leave) {
  return h("div", { class: "pk-buttons" }, button("pk-add-words", "", add, { "data-pk-key": "add-words-" + where }), button("pk-secondary", t("Not now"), leave, { "data-pk-key": "not-now-" + where }));
}

/**
 * Say on the buttons how many words they add; where they are none, a text that was typed can be added `whole`.
 * @param {HTMLElement} el
 * @param {number} n
 * @param {boolean} whole
 */
function showAdding(el, n, whole) {
  el.querySelectorAll(".pk-add-words").forEach((each) => {
    each.textContent = n ? tn("Add this word", "Add these {number} words", n, { number: n.toLocaleString("en-GB") }) : whole ? t("Add it as it stands") : t("Nothing to add");
    each.setAttribute("aria-disabled", String(!n && !whole));
  });
}

/**
 * Whether nothing was understood of a text but that it was typed.
 * @param {WordsLook} look
 */
const isWhole = (look) => look.source.what === "gather" && !look.told.rows.length;

/**
 * What stands in a word's box for a number is none: go there and say what it takes.
 * @param {HTMLElement} inner
 * @param {WordsContext} ctx
 * @param {KeyedRow} row
 */
function askNumber(inner, ctx, row) {
  /** @type {HTMLElement | null} */ (inner.querySelector(`[data-pk-key="${CSS.escape("count/" + row.key)}"]`))?.focus();
  ctx.say(t("Write a whole number of people for “{word}”, such as 12, or leave its box empty.", { word: row.word }));
}

/**
 * { el, look(what, given) }: `added(rows, merges, what)` puts what the person takes into the list.
 * @param {WordsField} field
 * @param {WordsContext} ctx
 * @param {WordsList} list
 * @param {{ added: AddWords, left: () => void, asItStands: () => Promise<boolean> }} act
 */
// Long: one look at what was understood, until it is added or left.
export function wordsPreview(field, ctx, list, { added, left, asItStands }) {
  const head = h(ctx.head ?? "h4", { class: "pk-words-head", tabindex: "-1", id: ctx.id("look") });
  const inner = h("div");
  const el = h("section", { class: "pk-understood", hidden: true, "aria-labelledby": head.id }, head, inner);
  const look = /** @type {WordsLook} */ ({ field, ctx, list, columns: {}, merges: /** @type {Merge[]} */ ([]), decided: freshDecisions(), draw, count, question });
  Object.assign(look, reading(look));
  const taken = () => look.told.rows.filter((row) => !look.decided.off.has(row.key));

  /** Which columns of a table hold what people said. */
  function question(/** @type {Asked} */ asked) {
    head.textContent = t("Which column holds what people said?");
    inner.replaceChildren(wordColumns(ctx, asked, {
      async take(/** @type {ColumnsChosen} */ next) {
        const before = look.columns;
        look.columns = next;
        await look.choose(() => {}, "", () => (look.columns = before));
        head.focus();
      },
      leave,
    }));
  }

  function draw() {
    const { told } = look;
    const key = inner.contains(inFocus()) && inFocus()?.getAttribute("data-pk-key");
    const many = told.left_out.length + (told.names?.length ?? 0);
    head.textContent = many ? t("Understood: {words}, {number} left out", { words: wordsMany(told.rows.length), number: many }) : t("Understood: {words}", { words: wordsMany(told.rows.length) });
    const notes = (told.notes || []).map((note) => h("p", { class: "pk-hint" }, note.text));
    const parts = [speakersPart, wordsPart, leftPart, phrasesPart, mergesPart, allPart].map((make) => make(look));
    inner.replaceChildren(...[...notes, told.table && otherColumns(), told.rows.length > 8 && addingButtons("top", add, leave), ...parts, addingButtons("end", add, leave)].filter(Boolean));
    count();
    if (!key) return;
    (inner.querySelector(`[data-pk-key="${CSS.escape(key)}"]`) ?? inner.querySelector(`[data-pk-key^="${key.split("/")[0]}/"]`) ?? head).focus({ preventScroll: true });
  }

  /** Back to the columns of the table that these words came from. */
  function otherColumns() {
    return h("div", {}, button("pk-quiet", t("Read this table in another way"), () => { question(/** @type {Asked} */ (look.told.table)); head.focus(); }, { "data-pk-key": "other-columns" }));
  }

  function count() {
    showAdding(inner, taken().length, isWhole(look));
  }

  async function add() {
    if (isWhole(look)) return (await asItStands()) && close();
    if (!taken().length) return ctx.say(t("There is nothing to add. Put a word back first."));
    const wrong = taken().find((row) => odd(look.decided.counts.get(row.key)));
    if (wrong) return askNumber(inner, ctx, wrong);
    const rows = taken().map((row) => rowToAdd(row, look.decided, field.columns || []));
    try {
      await added(rows, [...look.decided.merges.values()], look.source.what);
      close();
    } catch (error) {
      if (!(error instanceof Unanswered)) console.error("powerkit", /** @type {Error} */ (error).name);
      ctx.say(t("These could not be added just now. Nothing was changed. Try again in a moment."));
    }
  }

  function leave() {
    close();
    left();
  }

  function close() {
    show(el, false);
    inner.replaceChildren();
  }

  return {
    el,
    /** @type {WordsLook["begin"]} */
    async look(what, given) {
      await look.begin(what, given);
      show(el, true);
      head.focus();
    },
  };
}
