// Words picked from one's own paragraph as keywords: by tap or keys, one word or several, and put back the same way.

//# style ./printouts.css
import { blank } from "../../compare.js";
import { button, h, show } from "../../dom.js";
import { newRowId } from "../../kinds/row_values.js";
import { ADDED } from "../../registry.js";
import { bareWords, keywordsAt, likeWords, wordsIn } from "./keywords.js";
import { keyAlong, t } from "../../language.js";

/** @import { TableField } from "../../generated/views.d.ts" */
/** @import { Row } from "../../shapes.d.ts" */
/** @import { FieldContext } from "../context.js" */
/** @typedef {TableField & { from: string }} KeywordsField */

/** What stands here until there are words to pick from. @param {string} [label] */
const writtenFirst = (label) => (label ? t("Once you have written “{label}”, you can pick words from it here.", { label }) : t("Once you have written your text, you can pick words from it here."));

// Long: the words to pick from: where the focus is, where several begin and what is picked change together.
ADDED.from = (/** @type {KeywordsField} */ field, /** @type {FieldContext} */ ctx) => {
  const source = field.from;
  const keywords = keywordsOf(field, ctx);
  const list = h("p", { class: "pk-picks", role: "group", "aria-labelledby": ctx.id("pick"), dir: "auto", onkeydown: walk });
  const several = button("pk-secondary pk-picks-several", t("Pick several words as one"), () => mode(first === null ? -1 : null), { "data-pk-key": "several", "aria-pressed": "false" });
  const none = h("p", { class: "pk-hint" }, writtenFirst(ctx.fields.find((each) => each.id === source)?.label));
  const how = h("p", { class: "pk-hint", id: ctx.id("pick-how") });
  const some = h("div", { "aria-describedby": ctx.id("pick-how") }, how, several, list);
  const el = h("div", { class: "pk-picker" }, h("p", { class: "pk-cell-label", id: ctx.id("pick") }, t("Pick them from your own words")), none, some);
  let words = /** @type {ReturnType<typeof wordsIn>} */ ([]);
  let first = /** @type {number | null} */ (null); // null: one word at a time; -1: the first of several is wanted; else where it is
  let focus = 0;
  let shown = /** @type {string | null} */ (null);

  const buttons = () => [...list.querySelectorAll("button")];

  /** From which word several are picked. */
  function from(/** @type {number | null} */ at) {
    first = at;
    several.setAttribute("aria-pressed", String(first !== null));
  }

  function mode(/** @type {number | null} */ to) {
    from(to);
    draw();
    if (first === -1) ctx.say(t("Choose the first word."));
  }

  function press(/** @type {number} */ at) {
    focus = at;
    if (first === -1) {
      first = at;
      draw();
      return ctx.say(t("From “{word}”. Now choose the last word.", { word: words[at].word }));
    }
    if (first !== null) {
      const phrase = words.slice(Math.min(first, at), Math.max(first, at) + 1);
      from(null);
      keywords.add(phrase.map((each) => each.piece).join(" "));
      return draw();
    }
    const taken = keywordsAt(words, keywords.all())[at];
    if (taken >= 0) keywords.putBack(taken);
    else keywords.add(words[at].word);
    draw();
  }

  /** One stop for Tab; arrows, Home and End walk from word to word. */
  function walk(/** @type {KeyboardEvent} */ event) {
    const to = wordByKey(keyAlong(event.key), focus, words.length);
    if (event.key === "Escape" && first !== null) return mode(null);
    if (to === null) return;
    event.preventDefault();
    focus = to;
    buttons().forEach((each, i) => (each.tabIndex = i === focus ? 0 : -1));
    buttons()[focus].focus();
  }

  function build(/** @type {string} */ text) {
    shown = text;
    words = wordsIn(text).filter((each) => each.word);
    focus = 0;
    from(null);
    list.replaceChildren(...words.flatMap((each, i) => [i ? " " : "", h("button", { type: "button", class: "pk-word-pick", onclick: () => press(i), "data-pk-key": "pick-" + i }, each.piece)]));
  }

  function draw() {
    const text = String(ctx.others.value(source) ?? "");
    if (text !== shown) build(text);
    show(none, !words.length);
    show(some, words.length);
    how.textContent = howToPick(first);
    markPicked(buttons(), keywordsAt(words, keywords.all()), focus, first);
  }

  ctx.others.follow((id) => [null, source, field.id].includes(id) && draw());
  ctx.others.beside(field.id, el, source); // covered with the text it shows
  draw();
  return null;
};

/**
 * The keywords of a field: { all(), add(text), putBack(which) }; each change is said aloud.
 * @param {KeywordsField} field
 * @param {FieldContext} ctx
 */
function keywordsOf(field, ctx) {
  const column = field.columns[0].id;
  /** @returns {Row[]} */
  const rows = () => (ctx.others.value(field.id) || []).filter((/** @type {Row} */ row) => !blank(row));
  const all = () => rows().map((row) => String(row[column] ?? ""));

  function add(/** @type {string} */ text) {
    const tidy = bareWords(text);
    if (all().some((each) => likeWords(each) === likeWords(tidy))) return ctx.say(t("“{tidy}” is a keyword already.", { tidy }));
    const now = rows();
    ctx.others.put(field.id, [...now, { _id: newRowId(now.map((row) => row._id)), [column]: tidy }]);
    ctx.say(t("“{tidy}” is a keyword now.", { tidy }));
  }

  function putBack(/** @type {number} */ at) {
    const now = rows();
    ctx.others.put(field.id, now.filter((_, i) => i !== at));
    ctx.say(t("“{now}” put back.", { now: now[at][column] }));
  }

  return { all, add, putBack };
}

/**
 * What to press next; `first` is as in the picker.
 * @param {number | null} first
 */
function howToPick(first) {
  if (first === null) return t("Press a word to make it a keyword; press it again to put it back. With keys: arrows lead from word to word.");
  return first === -1 ? t("Choose the first word.") : t("Now choose the last word.");
}

/**
 * Show which words are keywords (`at`: which one each is part of), and which of them is the one stop for Tab.
 * @param {HTMLButtonElement[]} buttons
 * @param {number[]} at
 * @param {number} focus
 * @param {number | null} first
 */
function markPicked(buttons, at, focus, first) {
  buttons.forEach((each, i) => {
    each.tabIndex = i === focus ? 0 : -1;
    each.setAttribute("aria-pressed", String(at[i] >= 0));
    each.classList.toggle("pk-pick-first", first === i);
  });
}

/**
 * Which word a key leads to from the one at `at`, or null for a key that leads nowhere.
 * @param {string} key
 * @param {number} at
 * @param {number} many
 */
function wordByKey(key, at, many) {
  /** @type {Record<string, number>} */
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -many, End: many };
  return key in steps ? Math.max(0, Math.min(many - 1, at + steps[key])) : null;
}
