// The parts of what was understood of a text: words with their counts, what was left out, phrases, likely merges.

import { aside, button, h } from "../../dom.js";
import { cell } from "../cells.js";
import { saidBy } from "./model.js";
import { sentences, t, tn } from "../../language.js";

/** @import { ColumnView } from "../../generated/views.d.ts" */
/** @import { Merge, Speaker } from "../../generated/asks.d.ts" */
/** @import { KeyedRow, WordsLook } from "./shapes.d.ts" */
/** @import { Row } from "../../shapes.d.ts" */

const MOST_COUNTED = 60; // so many words have a box for a number each; more would be slow to get past

/**
 * Whether what stands in a box for a number is none.
 * @param {unknown} value
 */
export const odd = (value) => typeof value === "string";

/**
 * @param {WordsLook} look
 * @param {string} title
 * @param {string | false} hint
 * @param {...HTMLElement} kids
 */
function part(look, title, hint, ...kids) {
  return h("div", { class: "pk-understood-part", role: "group", "aria-label": title }, h(look.ctx.subhead ?? "h5", { class: "pk-cell-label" }, title), hint && h("p", { class: "pk-hint" }, hint), ...kids);
}

/** @param {number} count */
const peopleWord = (count) => (count === 1 ? t("person") : t("people"));

/**
 * @param {WordsLook} look
 * @param {KeyedRow} row
 * @param {number} i
 */
function countBox(look, row, i) {
  const { decided, ctx } = look;
  const id = ctx.id("count-" + i);
  const value = decided.counts.has(row.key) ? decided.counts.get(row.key) : row.count;
  const noun = h("span", {}, peopleWord(Number(value)));
  const box = h("input", { id, class: "pk-input", type: "text", inputmode: "numeric", autocomplete: "off", value: String(value ?? ""), "aria-invalid": odd(value) ? "" : null, "data-pk-key": "count/" + row.key, oninput: () => {
    const text = box.value.trim();
    const number = Number(text);
    decided.counts.set(row.key, text === "" ? null : Number.isInteger(number) && number >= 0 ? number : text);
    box.toggleAttribute("aria-invalid", odd(decided.counts.get(row.key)));
    noun.textContent = peopleWord(number);
  } });
  return h("span", { class: "pk-take-count" }, box, h("label", { for: id }, row.often && row.count === null ? row.often : noun, " ", aside(t("who said {word}", { word: row.word }))));
}

/**
 * @param {WordsLook} look
 * @param {KeyedRow} row
 * @param {Map<string, Row>} known
 * @param {HTMLElement | false} number
 */
function wordLine(look, row, known, number) {
  const { off } = look.decided;
  const has = known.get(row.word);
  const toggle = h("button", { type: "button", class: "pk-take", dir: "auto", "data-pk-key": "take/" + row.key, "aria-pressed": String(!off.has(row.key)), onclick: () => {
    off.delete(row.key) || off.add(row.key);
    toggle.setAttribute("aria-pressed", String(!off.has(row.key)));
    look.count();
  } }, row.word);
  return h("li", {}, toggle, number || h("span", { class: "pk-word-said" }, saidBy(row)), has && h("span", { class: "pk-word-said" }, look.source.what === "voices" ? t("in your list already: {said}; the same voices are not counted twice", { said: saidBy(has) }) : t("in your list already: {said}; these are added to it", { said: saidBy(has) })));
}

/**
 * Those who speak in a text, each a button that is pressed while their words count: { speakers, without: a Set, turned(words) }.
 * @param {Speaker[]} speakers
 * @param {Set<string>} without
 * @param {(words: string) => void} turned
 */
export function speakerButtons(speakers, without, turned) {
  return speakers.map(({ name, turns, asks }) => h("li", {}, h("button", { type: "button", class: "pk-take", dir: "auto", "data-pk-key": "speaker/" + name, "aria-pressed": String(!without.has(name)), onclick: () => {
    without.delete(name) || without.add(name);
    turned(without.has(name) ? t("{name}: left out.", { name }) : t("{name}: taken in.", { name }));
  } }, name), h("span", { class: "pk-word-said" }, asks ? tn("{number} turn; seems to ask the questions", "{number} turns; seems to ask the questions", turns, { number: turns.toLocaleString("en-GB") }) : tn("{number} turn", "{number} turns", turns, { number: turns.toLocaleString("en-GB") }))));
}

/** @param {WordsLook} look */
export function speakersPart(look) {
  const { speakers } = look.told;
  const { decided, ctx } = look;
  if (!speakers && !decided.lines) return null;
  const whole = button("pk-quiet", decided.lines ? t("Count who speaks instead") : t("Nobody speaks here: each line is a person"), () => look.choose(() => (decided.lines = !decided.lines), t("Read again.")), { "data-pk-key": "speaker/lines" });
  if (!speakers) return h("div", {}, whole);
  const turned = (/** @type {string} */ words) => (decided.without.size === speakers.length ? (decided.without.clear(), ctx.say(t("At least one person has to speak.")), look.draw()) : look.choose(() => {}, words));
  return part(look, t("Who speaks"), t("Each counts as one person. Choose somebody to leave out what they said, such as an interviewer."), h("ul", { class: "pk-takes" }, ...speakerButtons(speakers, decided.without, turned)), whole);
}

/** @param {WordsLook} look */
export function wordsPart(look) {
  const { rows } = look.told;
  if (!rows.length) return null;
  const known = new Map(look.list.words().map((row) => [row.word.trim(), row]));
  const counted = rows.length <= MOST_COUNTED;
  const items = rows.map((row, i) => wordLine(look, row, known, counted && countBox(look, row, i)));
  const hint = counted ? t("Choose a word to leave it out or take it back. Say how many people said each, if you know.") : t("Choose a word to leave it out or take it back. You can change numbers later.");
  return part(look, t("Words to add"), hint, h("ul", { class: "pk-takes" }, ...items));
}

/** @param {WordsLook} look */
export function leftPart(look) {
  const { left_out: small, names = [] } = look.told;
  const left = [...names.map((word) => ({ word })), ...small];
  if (!left.length) return null;
  const items = left.map(({ word }) => h("li", {}, button("pk-chip", word, () => look.choose(() => look.decided.back.add(word), t("{word} put back.", { word })), { "data-pk-key": "back/" + word, dir: "auto", "aria-label": t("Put back {word}", { word }) })));
  return part(look, t("Left out"), names.length ? t("Small words that join others, and what may be somebody’s name. Choose one to put it back.") : t("Small words that join others. Choose one to put it back."), h("ul", { class: "pk-chips" }, ...items));
}

/** @param {WordsLook} look */
export function phrasesPart(look) {
  if (!look.told.phrases?.length) return null;
  const { apart, together } = look.decided;
  const items = look.told.phrases.map((item) => {
    const act = item.kept ? () => (apart.add(item.phrase), together.delete(item.phrase)) : () => (together.add(item.phrase), apart.delete(item.phrase));
    const words = item.kept ? t("Take apart") : t("Keep together");
    return h("li", { class: "pk-offer-line" }, h("strong", { dir: "auto" }, item.phrase), h("span", { class: "pk-word-said" }, item.why),
      button("pk-secondary", words, () => look.choose(act, item.kept ? t("{phrase}: taken apart.", { phrase: item.phrase }) : t("{phrase}: kept together.", { phrase: item.phrase })), { "data-pk-key": "phrase/" + item.phrase, "aria-label": `${words}: ${item.phrase}` }));
  });
  return part(look, t("Phrases"), t("Words that belong together. Kept as they are said unless you take them apart."), h("ul", { class: "pk-offers" }, ...items));
}

/**
 * @param {WordsLook} look
 * @param {Merge} one
 */
function mergeLine(look, one) {
  const { merges } = look.decided;
  const id = one.words.join("\n");
  const pick = (/** @type {string | null} */ into, /** @type {string} */ words) => h("button", { type: "button", class: "pk-button pk-secondary pk-pick", "aria-pressed": String((merges.get(id)?.into ?? null) === into), "data-pk-key": `merge/${id}/${into}`, onclick: () => {
    if (into) merges.set(id, { words: one.words, into });
    else merges.delete(id);
    look.draw();
  } }, words);
  return h("li", { class: "pk-offer-line" }, h("strong", { dir: "auto" }, one.words.join(" · ")), h("span", { class: "pk-word-said" }, one.why),
    h("span", { class: "pk-picks", role: "group", "aria-label": t("{words}: one word or several?", { words: one.words.join(", ") }) }, pick(null, t("Keep apart")), ...one.words.slice(0, 4).map((word) => pick(word, t("All as “{word}”", { word })))));
}

/** @param {WordsLook} look */
export function mergesPart(look) {
  const { merges, told, list } = look;
  if (!merges.length) return null;
  const known = [...told.rows, ...list.words()];
  const roughly = merges.some(({ words }) => known.some((row) => row.often && words.includes(row.word.trim())));
  const hint = sentences(t("You decide. Made one, the people counted are added up."), roughly && t("Where nobody counted, nothing is added: “often”, “sometimes” or “once” stays beside the number."));
  return part(look, t("Are these the same word?"), hint, h("ul", { class: "pk-offers" }, ...merges.map((merge) => mergeLine(look, merge))));
}

/**
 * What may be said of all words at once.
 * @param {WordsLook} look
 */
export function allPart(look) {
  const { told, field, ctx, decided } = look;
  if (!told.rows.length) return null;
  const column = (/** @type {string} */ id) => (field.columns || []).find((each) => each.id === id);
  const cells = /** @type {ColumnView[]} */ (["often", "who", "where"].map(column).filter(Boolean)).map((each) => {
    const made = cell({ ...each, hint: "", label: each.id === "often" ? t("How often you hear them") : each.label }, ctx, "all", () => (decided.all[each.id] = made.get()), "");
    if (decided.all[each.id]) made.set(decided.all[each.id]);
    return made.el;
  });
  return h("details", { class: "pk-details", open: Object.values(decided.all).some(Boolean) }, h("summary", { "data-pk-key": "all" }, t("Say the same about all of them (optional)")), h("div", { class: "pk-cells" }, ...cells));
}
