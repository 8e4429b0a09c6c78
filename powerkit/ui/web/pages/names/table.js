// Names as tables, a line a name with what becomes of it: what is new is asked, what is known stands folded below.

import { h } from "../../dom.js";
import { fold } from "../page.js";
import { sentences, t, tn } from "../../language.js";

/** @import { GuessTold, KnownTold, WordTold } from "../../generated/pages.d.ts" */

/** @typedef {(found: GuessTold) => HTMLElement} Chip */

const WITH_ROLE = [t("Person"), t("Name"), t("Becomes"), t("Role")];
const FOUND = [t("Person"), t("Word"), t("Where it stands")];
const FIRST_WORDS = 4;

/**
 * All that was found, to be decided on. `knownRow` and `guessRow` make a line of a table, `chip` a word among others; `guessRow` is told whether it was seen, but of a likely name, which it sees to.
 * @param {import("../../generated/pages.d.ts").NamesTold} given
 * @param {(found: KnownTold) => HTMLElement} knownRow
 * @param {(found: WordTold | GuessTold, seen?: () => boolean, checked?: boolean) => HTMLElement} guessRow
 * @param {Chip} chip
 * @param {boolean} roles
 */
export function nameLists({ known, guesses, unsure, no_names }, knownRow, guessRow, chip, roles) {
  const heads = roles ? WITH_ROLE : WITH_ROLE.slice(0, 3);
  const here = known.filter((item) => item.here && item.new);
  const before = known.filter((item) => item.here && !item.new);
  const away = known.filter((item) => !item.here);
  const likely = guesses.filter((guess) => guess.likely);
  const first = before.length ? t("No new name is in this copy") : t("No name that your log book knows is in this copy");
  /** @template T @param {string} title @param {string} hint @param {string[]} heads @param {T[]} found @param {(item: T) => HTMLElement} row */
  const shown = (title, hint, heads, found, row) => (found.length ? [h("h3", {}, title), h("p", {}, hint), nameTable(title, heads, found.map(row))] : []);
  return [
    ...shown(t("A person, or just a word?"), t("Take the tick away from what is just a word. What you say is remembered."), FOUND, unsure, (item) => guessRow(item, () => true, true)),
    ...shown(t("Are these names?"), sentences(t("Tick those that are a person’s name."), !unsure.length && t("What you say is remembered.")), FOUND, likely, (item) => guessRow(item)),
    ...otherWords(guesses.filter((guess) => !guess.likely), chip),
    ...(here.length ? shown(t("Names in this copy"), sentences(t("Take the tick away from what is no person’s name."), here.some((item) => item.like.length) && t("Where two names may be one person’s, choose beside the name who it is.")), heads, here, (item) => knownRow(item)) : likely.length + unsure.length ? [] : [h("h3", {}, first)]),
    before.length > 0 && folded(t("Names as in your last copy ({before})", { before: before.length }), "", heads, before, knownRow),
    away.length > 0 && folded(t("Names your log book knows that are not in this copy ({away})", { away: away.length }), "", heads, away, knownRow),
    no_names.length > 0 && folded(t("Words you said are no names ({no_names})", { no_names: no_names.length }), t("Tick one to have it replaced after all."), FOUND, no_names.map((word) => ({ word, times: 0, around: "" })), guessRow),
  ].filter(Boolean);
}

/**
 * Rare words, side by side; those that hardly are a name folded under them, the first of them in the line that opens them.
 * @param {GuessTold[]} found
 * @param {Chip} chip
 */
function otherWords(found, chip) {
  const rare = found.filter((guess) => !guess.plain);
  const plain = found.filter((guess) => guess.plain);
  const stay = t("Tick one that is a person’s name. The others stay in the copy as you wrote them.");
  const some = plain.slice(0, FIRST_WORDS).map(({ word }) => `“${word}”`).join(", ") + (plain.length > FIRST_WORDS ? " …" : "");
  return [
    ...(rare.length ? [h("h3", {}, t("Is one of these a name?")), h("p", {}, stay), chips(t("Is one of these a name?"), rare, chip)] : []),
    plain.length > 0 && fold(tn("{number} everyday word stays as you wrote it: {some}", "{number} everyday words stay as you wrote them: {some}", plain.length, { some }), h("p", {}, stay), chips(t("Everyday words"), plain, chip)),
  ];
}

/**
 * @param {string} name
 * @param {GuessTold[]} found
 * @param {Chip} chip
 */
const chips = (name, found, chip) => h("ul", { class: "pk-word-chips", "aria-label": name }, ...found.map((guess) => chip(guess)));

/**
 * A word to tick among others: { el, input }.
 * @param {string} id
 * @param {string} word
 * @param {string} around
 */
export function wordChip(id, word, around) {
  const input = h("input", { type: "checkbox", id, class: "pk-tickbox", "data-pk-guess": word });
  const el = h("li", { title: around === word ? null : around }, input, h("label", { for: id, dir: "auto" }, word));
  return { el, input };
}

/**
 * A list that can be closed. A line is told whether it was ever open.
 * @param {string} title
 * @param {string} hint
 * @param {string[]} heads
 * @template T
 * @param {T[]} found
 * @param {(item: T, seen: () => boolean) => HTMLElement} row
 */
function folded(title, hint, heads, found, row) {
  let seen = false;
  const box = fold(title, hint && h("p", {}, hint), nameTable(title, heads, found.map((item) => row(item, () => seen))));
  box.addEventListener("toggle", () => (seen ||= box.open));
  return box;
}

/**
 * A line: a tick, the name as its label, what is told of it, and what else can be chosen. Returns { el, input }.
 * @param {string} id
 * @param {string} name
 * @param {string | HTMLElement} told
 * @param {Record<string, unknown>} attrs
 * @param {HTMLElement} [more]
 */
export function nameRow(id, name, told, attrs, more) {
  const input = h("input", { type: "checkbox", id, class: "pk-tickbox", "aria-describedby": told ? id + "-told" : null, ...attrs });
  const el = h("tr", {}, h("td", {}, input), h("th", { scope: "row" }, h("label", { for: id, dir: "auto" }, name)),
    h("td", { id: id + "-told", dir: "auto", class: "pk-name-told" }, told), more && h("td", {}, more));
  return { el, input };
}

/**
 * @param {string} title
 * @param {string[]} heads
 * @param {HTMLElement[]} rows
 */
function nameTable(title, heads, rows) {
  return h("table", { class: "pk-names", "aria-label": title }, h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, ...rows));
}
