// What lists with a matching hold, worked out from the rows: each list's items, and which of them are the same thing.

import { compared } from "../../../../compare.js";
import { one } from "../../../../phrasing.js";
import { beginning } from "../../../row_values.js";
import { t } from "../../../../language.js";

/** @import { NewRow, Row } from "../../../../shapes.d.ts" */
/** @import { ListsField } from "./shapes.d.ts" */

/** Letters a name for what is the same has at most, where the tool makes it. */
const LISTS_NAME = 40;

/**
 * The lists of a table with a "list" column (a choice) and a "match" column (a text): rows that share a text there are one thing.
 * A row that says no list, or one the deck no longer has, is in the list "".
 * @param {ListsField} field
 */
// Long: which items are the same: every function reads the groups of one reading.
export function listsModel(field) {
  const columns = field.columns || [];
  const match = columns.some((column) => column.id === (field.match ?? "match")) ? field.match ?? "match" : "";
  const lists = columns.find((column) => column.id === field.list)?.options || [];
  const words = /** @type {string} */ (columns.find((column) => column.id !== field.list && column.id !== match)?.id);
  let rows = /** @type {Row[]} */ ([]);
  let groups = /** @type {Map<string, Row[]>} */ (new Map()); // the match as it is compared → its rows, where there are two or more

  const listOf = (/** @type {NewRow} */ row) => (lists.some((list) => list.id === row[field.list]) ? row[field.list] : "");
  const keyOf = (/** @type {Row} */ row) => (match ? compared(row[match]) : "");
  const mates = (/** @type {Row} */ row) => (groups.get(keyOf(row)) ?? []).filter((each) => each !== row);

  function read(/** @type {Row[]} */ given) {
    rows = given;
    groups = new Map();
    for (const row of rows) if (keyOf(row)) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
    for (const [key, members] of groups) if (members.length < 2) groups.delete(key);
  }

  /** Two items can be matched that stand in two lists and are not known to be the same. */
  const fits = (/** @type {Row} */ item, /** @type {Row} */ other) => Boolean(match && listOf(item) && listOf(other) && listOf(item) !== listOf(other) && !mates(item).includes(other));

  /** A short name for two items that nothing else has: the shorter of the two, or how it begins. */
  function shortName(/** @type {Row} */ one, /** @type {Row} */ other) {
    const said = [one, other].map((row) => String(row[words] ?? "").trim().replace(/\s+/g, " ")).filter(Boolean);
    const whole = said.sort((a, b) => a.length - b.length)[0] ?? t("the same");
    const cut = whole.slice(0, LISTS_NAME + 1);
    const name = whole.length > LISTS_NAME ? cut.slice(0, cut.lastIndexOf(" ") > 10 ? cut.lastIndexOf(" ") : LISTS_NAME) : whole;
    const taken = new Set(rows.map(keyOf));
    let made = name;
    for (let number = 2; taken.has(compared(made)); number += 1) made = `${name} (${number})`;
    return made;
  }

  /** The rows with two items matched, and all that either was matched with. A name that only one of them has is kept. */
  function matched(/** @type {Row} */ one, /** @type {Row} */ other) {
    const name = String(one[match] ?? "").trim() || String(other[match] ?? "").trim() || shortName(one, other);
    const theirs = new Set([keyOf(one), keyOf(other)].filter(Boolean));
    return rows.map((row) => (row === one || row === other || theirs.has(keyOf(row)) ? { ...row, [match]: name } : row));
  }

  /** The rows with an item that is no longer the same as any; one that is left alone so has no name either. */
  function unmatched(/** @type {Row} */ one) {
    const others = mates(one);
    const alone = others.length === 1 ? others[0] : null;
    return rows.map((row) => (row === one || row === alone ? { ...row, [match]: "" } : row));
  }

  /** The rows with what is the same called otherwise; null for no name, or for that of something else. */
  function renamed(/** @type {Row} */ one, /** @type {string} */ name) {
    const key = compared(name);
    const others = new Set([one, ...mates(one)]);
    if (!key || rows.some((row) => !others.has(row) && keyOf(row) === key)) return null;
    return rows.map((row) => (others.has(row) ? { ...row, [match]: name } : row));
  }

  /** How many things are in so many lists: [in one, in two, …]. */
  function counts() {
    const found = lists.map(() => 0);
    const seen = new Set();
    for (const row of rows) {
      if (!listOf(row) || seen.has(row)) continue;
      const group = [row, ...mates(row)];
      group.forEach((each) => seen.add(each));
      found[new Set(group.map(listOf).filter(Boolean)).size - 1] += 1;
    }
    return found;
  }

  return {
    match, words, lists, read, listOf, mates, fits, matched, unmatched, renamed, counts,
    items: (/** @type {string} */ list) => rows.filter((row) => listOf(row) === list),
    labelOf: (/** @type {Row} */ row) => lists.find((list) => list.id === listOf(row))?.label ?? t("Not in a list yet"),
    name(/** @type {Row} */ row) {
      const said = beginning(row?.[words] ?? "");
      return said ? `“${said}”` : t("{item} with no name yet", { item: one(field.row || t("item")) });
    },
  };
}
