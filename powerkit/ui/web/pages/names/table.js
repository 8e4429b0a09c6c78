// Names as tables, a line a name with what becomes of it: what is new is asked, what is known stands folded below.

import { h } from "../../dom.js";

const SHORT_LIST = 40;
const WITH_ROLE = ["Person", "Name", "Becomes", "Role"];
const FOUND = ["Person", "Word", "Where it stands"];

/** All that was found, to be decided on. `knownRow` and `guessRow` make a line; the latter is told whether it was seen, but of a likely name, which it sees to. */
export function nameLists({ known, guesses, unsure, no_names }, knownRow, guessRow, roles) {
  const heads = roles ? WITH_ROLE : WITH_ROLE.slice(0, 3);
  const here = known.filter((item) => item.here && item.new);
  const before = known.filter((item) => item.here && !item.new);
  const away = known.filter((item) => !item.here);
  const likely = guesses.filter((guess) => guess.likely);
  const other = guesses.filter((guess) => !guess.likely);
  const first = before.length ? "No new name is in this copy" : "No name that your log book knows is in this copy";
  const shown = (title, hint, heads, found, row) => (found.length ? [h("h3", {}, title), h("p", {}, hint), nameTable(title, heads, found.map(row))] : []);
  return [
    ...(here.length ? shown("Names in this copy", "Take the tick away from what is no person’s name.", heads, here, (item) => knownRow(item)) : likely.length + unsure.length ? [] : [h("h3", {}, first)]),
    ...shown("A person, or just a word?", "Take the tick away from what is just a word. What you say is remembered.", FOUND, unsure, (item) => guessRow(item, () => true, true)),
    ...shown("Are these names?", "Tick those that are a person’s name." + (unsure.length ? "" : " What you say is remembered."), FOUND, likely, (item) => guessRow(item)),
    before.length > 0 && folded(`Names as in your last copy (${before.length})`, "", heads, before, knownRow),
    other.length > 0 && folded(`Other words that may be names (${other.length})`, "Most of these only begin a sentence, or are rare words. Tick those that are a person’s name.", FOUND, other, guessRow, other.length <= SHORT_LIST),
    away.length > 0 && folded(`Names your log book knows that are not in this copy (${away.length})`, "", heads, away, knownRow),
    no_names.length > 0 && folded(`Words you said are no names (${no_names.length})`, "Tick one to have it replaced after all.", FOUND, no_names.map((word) => ({ word, times: 0, around: "" })), guessRow),
  ].filter(Boolean);
}

/** A list that can be closed. Names hide among the words that begin a sentence, so a short list of those starts open. */
function folded(title, hint, heads, found, row, open = false) {
  const box = h("details", { class: "pk-fold", open }, h("summary", {}, title));
  let seen = open;
  box.addEventListener("toggle", () => (seen ||= box.open));
  box.append(h("div", { class: "pk-fold-body" }, hint && h("p", {}, hint), nameTable(title, heads, found.map((item) => row(item, () => seen)))));
  return box;
}

/** A line: a tick, the name as its label, what is told of it, and what else can be chosen. Returns { el, input }. */
export function nameRow(id, name, told, attrs, more) {
  const input = h("input", { type: "checkbox", id, class: "pk-tickbox", "aria-describedby": told ? id + "-told" : null, ...attrs });
  const el = h("tr", {}, h("td", {}, input), h("th", { scope: "row" }, h("label", { for: id, dir: "auto" }, name)),
    h("td", { id: id + "-told", dir: "auto", class: "pk-name-told" }, told), more && h("td", {}, more));
  return { el, input };
}

function nameTable(title, heads, rows) {
  return h("table", { class: "pk-names", "aria-label": title }, h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, ...rows.map((row) => row.el ?? row)));
}
