// The words on three screens: what is said beside its cloud, what may be the same, and large and small voices in the cloud.

import { button, h, show } from "../../dom.js";
import { Unanswered, whyNot } from "../../rpc.js";
import { keepFocus } from "../keep_focus.js";
import { wordsMany } from "./model.js";
import { speakerButtons } from "./understood.js";
import { sentences, t, tn } from "../../language.js";

/** @import { WordsField } from "../../generated/views.d.ts" */
/** @import { GatheredTold, Merge } from "../../generated/asks.d.ts" */
/** @import { NewRow, Row } from "../../shapes.d.ts" */
/** @import { WordCloud } from "./cloud.js" */
/** @import { WordsGather } from "./gather.js" */
/** @import { AddWords, LookAt, WordsContext, WordsList, WordsLive } from "./shapes.d.ts" */

const WORDS_PAUSE = 400; // ms without a letter typed: then the cloud grows
const SHOWN_LIVE = new Set(["together", "left_out", "speakers"]); // sorts of notes (powerkit.kinds.words.notes) that are told while one types
const MOST_DOUBTFUL = 7; // pairs asked about at a time

/**
 * A list of words with what stands in the box as if it were added: the cloud on the page grows while one types.
 * @param {WordsList} list
 * @returns {WordsLive}
 */
export function wordsLive(list) {
  let live = /** @type {Row[] | null} */ (null);
  return {
    ...list,
    words: () => live ?? list.words(),
    rows: () => live ?? list.rows(),
    find: (id) => /** @type {Row} */ ((live ?? list.rows()).find((row) => row._id === id)),
    live: (rows) => (live = rows),
  };
}

/**
 * The small words that were left out, in a sentence.
 * @param {string[]} small
 */
function leftWords(small) {
  const words = small.slice(0, 8).join(", ");
  if (!small.length) return "";
  return small.length > 8 ? t("Left out as small words: {words} and others.", { words }) : t("Left out as small words: {words}.", { words });
}

/**
 * What waits because it may be somebody's name, in a sentence.
 * @param {string[]} names
 */
const leftNames = (names) => names.length > 0 && tn("Not on the cloud, since it may be somebody’s name: {names}.", "Not on the cloud, since they may be names: {names}.", names.length, { names: names.join(", ") });

/**
 * What was understood of the lines in the box: how many words, what was counted together, what was left out.
 * @param {(word: string) => void} putBack
 * @param {Set<string>} without
 * @param {(words: string) => void} turned
 */
function understoodPart(putBack, without, turned) {
  const many = h("p", { class: "pk-hint", "aria-live": "polite" });
  const chips = h("ul", { class: "pk-chips" });
  const left = h("details", { class: "pk-details", hidden: true }, h("summary", { "data-pk-key": "left-out" }, t("Put a word back")), chips);
  const names = h("ul", { class: "pk-takes" });
  const speak = h("details", { class: "pk-details", hidden: true }, h("summary", { "data-pk-key": "speak" }, t("Who speaks")), names);
  const el = h("div", { class: "pk-words-understood" }, many, speak, left);
  return {
    el,
    /** `many` words are in the list already. */
    /** @param {GatheredTold | null} told @param {number} [listed] */
    say(told, listed) {
      const lines = told ? told.notes.filter((note) => SHOWN_LIVE.has(note.sort)).map((note) => note.text) : [];
      const small = told?.left_out.map((item) => item.word) ?? [];
      const people = told?.names ?? [];
      many.textContent = told ? sentences(`${wordsMany(told.rows.length)}.`, ...lines, leftNames(people), leftWords(small)) : listed ? tn("Your {number} word is in the cloud. Choose it there to read or change it.", "Your {number} words are in the cloud. Choose one there to read or change it.", listed) : "";
      chips.replaceChildren(...[...people, ...small].map((word) => h("li", {}, button("pk-chip", word, () => putBack(word), { dir: "auto", "aria-label": t("Put back {word}", { word }), "data-pk-key": "screen-back/" + word }))));
      show(left, people.length + small.length);
      const speakers = told?.speakers ?? [];
      const buttons = speakerButtons(speakers, without, (words) => (without.size === speakers.length && without.clear(), turned(words)));
      keepFocus(names, () => names.replaceChildren(...buttons), null, { preventScroll: true });
      show(speak, speakers.length);
    },
  };
}

/**
 * The pairs that may be one, a few at a time: { el, ask(rows), show(), none(): whether it is known that there are none, unsure(): it is not }. `made(rows, words)` puts the rows in place once two are made one.
 * @param {WordsContext} ctx
 * @param {WordsList} list
 * @param {(rows: NewRow[], words: string) => void} made
 */
function doubtfulPart(ctx, list, made) {
  const none = h("p", { class: "pk-hint", "aria-live": "polite" });
  const items = h("ul", { class: "pk-offers" });
  const el = h("div", { class: "pk-words-doubtful" }, none, items);
  const apart = new Set(); // pairs that are kept apart

  let alike = /** @type {number | null} */ (null); // how many were found last; null where it is not known, or no word is there
  let led = false; // whether she was led here: it stays a step, or the others would be counted anew

  const idOf = (/** @type {Merge} */ item) => item.words.join("\n");

  async function ask(/** @type {NewRow[]} */ rows = list.words()) {
    if (!rows.length) return draw([], 0);
    try {
      const told = await ctx.ask("merges", { rows });
      if (told) draw(told.merges.filter((merge) => !apart.has(idOf(merge))), rows.length);
    } catch (error) {
      if (!(error instanceof Unanswered)) console.error("powerkit", /** @type {Error} */ (error).name);
      none.textContent = t("That could not be looked up just now.");
    }
  }

  function draw(/** @type {Merge[]} */ merges, /** @type {number} */ among) {
    const was = alike;
    alike = among ? merges.length : null;
    if (was !== alike) ctx.recount();
    const few = merges.slice(0, MOST_DOUBTFUL);
    none.textContent = few.length ? (merges.length > few.length ? t("{few} of {merges}. The rest follow.", { few: few.length, merges: merges.length }) : "") : among ? t("Nothing here looks the same. Go on. Large and small voices come next: choose a word there to change it.") : t("There are no words yet. Go back a step.");
    items.replaceChildren(...few.map(line));
  }

  function line(/** @type {Merge} */ one) {
    const as = (/** @type {string} */ word) => button("pk-secondary pk-pick", t("All as “{word}”", { word }), () => join(one, word), { "data-pk-key": `join/${idOf(one)}/${word}` });
    const not = button("pk-secondary pk-pick", t("Keep apart"), () => {
      apart.add(idOf(one));
      ctx.say(t("{words}: kept apart.", { words: one.words.join(", ") }));
      ask();
    }, { "data-pk-key": `apart/${idOf(one)}` });
    return h("li", { class: "pk-offer-line" }, h("strong", { dir: "auto" }, one.words.join(" · ")), h("span", { class: "pk-word-said" }, one.why),
      h("span", { class: "pk-picks", role: "group", "aria-label": t("{words}: one word or several?", { words: one.words.join(", ") }) }, ...one.words.slice(0, 3).map(as), not));
  }

  async function join(/** @type {Merge} */ one, /** @type {string} */ into) {
    const told = await ctx.ask("merge", { rows: list.words(), words: one.words, into });
    if (!told) return;
    made(told.rows, t("Made {words} one word.", { words: one.words.join(", ") }));
    ctx.say(t("All as {into}.", { into }));
    ask();
  }

  return {
    el, ask,
    show: () => ((led = true), ask()),
    none: () => alike === 0 && !led,
    unsure: () => void (alike = null),
  };
}

/**
 * The screens of the words: { parts: elements for the page, question: where a screen's question stands, show(id), empty(id): whether nothing is asked there }. `words` = { el, list, live,
 * cloud, gather, look(what, given), added(rows, merges, what, focus), cloudOnly(), seen() }.
 * @param {WordsField} field
 * @param {WordsContext} ctx
 * @param {{ el: HTMLElement, list: WordsList, live: WordsLive, cloud: WordCloud, gather: WordsGather, look: LookAt, added: AddWords, cloudOnly: () => void, seen: () => void }} words
 */
// Long: what stands in the box and is not added yet, from screen to screen.
export function wordsScreens(field, ctx, words) {
  const { el, list, live, cloud, gather, look, added, cloudOnly, seen } = words;
  const question = h("div", { class: "pk-words-question" });
  const back = /** @type {Set<string>} */ (new Set()); // small words that are put back
  /** @type {Set<string>} */
  const columns = new Set((field.columns || []).map((column) => column.id));
  const plain = (/** @type {Record<string, unknown>} */ row) => Object.fromEntries(Object.entries(row).filter(([id]) => columns.has(id)));
  const without = /** @type {Set<string>} */ (new Set()); // those who speak in a text and are left out
  const understood = understoodPart((word) => (back.add(word), grow()), without, (words) => (ctx.say(words), grow()));
  const doubtful = doubtfulPart(ctx, list, (rows, said) => list.change([...rows, ...list.rows().filter((row) => !String(row.word ?? "").trim())], said));
  let now = /** @type {string | null} */ (null);
  let timer = 0;

  async function read() {
    const text = gather.main.value;
    return text.trim() ? ctx.ask("gather", { text, back: [...back], without: [...without] }) : null;
  }

  /** The cloud as it is with the lines in the box. */
  async function grow() {
    try {
      const told = await read();
      if (now !== "gather") return;
      understood.say(told && !("ask" in told) ? told : null, list.words().length);
      const more = told && "rows" in told ? (await ctx.ask("add", { rows: list.words(), more: told.rows }))?.rows : null;
      if (now !== "gather") return;
      live.live(more ? more.map((row, at) => ({ ...row, _id: row._id ?? `live${at}` })) : null);
      seen();
      cloud.stale();
      await doubtful.ask(more ?? list.words()); // whether the next screen has anything to ask
    } catch (error) {
      if (!(error instanceof Unanswered)) console.error("powerkit", /** @type {Error} */ (error).name);
    }
  }

  /** What stands in the box is added, and what can only be decided by a person is asked. */
  async function takeIn() {
    live.live(null);
    const told = await read();
    understood.say(null);
    if (!told) return cloud.stale();
    if ("ask" in told || !told.rows.length) return look("gather", { text: gather.main.value });
    await added(told.rows.map(plain), [], "gather", false);
    back.clear();
    without.clear();
  }

  gather.main.addEventListener("input", () => {
    clearTimeout(timer);
    doubtful.unsure();
    if (now === "gather") timer = setTimeout(grow, WORDS_PAUSE);
  });

  return {
    question,
    parts: [understood.el, doubtful.el],
    empty: (/** @type {string} */ id) => id === "join" && doubtful.none(),
    async show(/** @type {string | null} */ id) {
      const before = now;
      now = id;
      clearTimeout(timer);
      if (id) el.setAttribute("data-pk-screen", id);
      else el.removeAttribute("data-pk-screen");
      el.prepend(question);
      if (id) cloudOnly();
      if (id === "gather") return grow();
      live.live(null);
      if (before === "gather" && id) {
        try {
          await takeIn();
        } catch (error) {
          ctx.say(whyNot(error, t("These could not be added just now. They are still in the box.")));
        }
      }
      cloud.stale();
      if (id === "join") await doubtful.show();
    },
  };
}
