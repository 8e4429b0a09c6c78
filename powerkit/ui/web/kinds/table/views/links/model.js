// What two columns with links hold, worked out from the rows: a card for each thing on either side, a link for each row that has both.

import { blank } from "../../../../compare.js";
import { beginning } from "../../../row_values.js";
import { boardKey, boardSplit } from "../../../token_keys.js";
import { linksEdits, linksRenaming } from "./edits.js";
import { t } from "../../../../language.js";

/**
 * The cards and links of a table with a "left" and a "right" column; columns of people belong to the left one, all others to the
 * link. A card is { key, side, id, parts, rows }: all rows that say the same there, whatever case and blanks. Keys stay the
 * same while the page does, also when a card is renamed.
 */
// Long: which rows are one card, also while its words change: one memory.
export function linksModel(field) {
  const columns = field.columns || [];
  const people = columns.filter((column) => column.type === "people").map((column) => column.id);
  const parts = { left: [field.left, ...people.filter((id) => id !== field.right && id !== field.left)], right: [field.right] };
  const between = columns.filter((column) => !parts.left.includes(column.id) && !parts.right.includes(column.id));
  const ids = { left: new Map(), right: new Map() }; // what a card says → its number, in the order they were met
  const called = { left: new Map(), right: new Map() }; // a card's number → what it said last
  let count = 0;
  let open = null; // the card whose words are being changed, { id, side, rows: ids }: it stays one card, and itself alone, meanwhile
  let now = { left: [], right: [] };
  const other = { left: "right", right: "left" };

  function said(row, side) {
    const keys = parts[side].map((id) => boardKey(row[id]));
    return keys.some(Boolean) ? JSON.stringify(keys) : "";
  }

  const detailed = (row) => between.some((column) => !blank(row[column.id]));

  function read(rows) {
    now = { left: [], right: [] };
    for (const side of ["left", "right"]) {
      const found = new Map();
      const here = new Set(rows.map((row) => said(row, side)));
      /** Whether a number is that of a card which says something else: it was renamed, and its first words are said anew. */
      const another = (id, words) => called[side].get(id) !== words && here.has(called[side].get(id));
      for (const row of rows) {
        const own = open?.side === side && open.rows.has(row._id);
        const words = said(row, side);
        if (!words) continue;
        const known = ids[side].get(words);
        if (!own && (known === undefined || (open?.side === side && known === open.id) || another(known, words))) ids[side].set(words, ++count);
        const id = own ? open.id : ids[side].get(words);
        called[side].set(id, words);
        if (!found.has(id)) found.set(id, { side, id, key: `${id}/${side}`, row, rows: [] });
        found.get(id).rows.push(row);
      }
      now[side] = [...found.values()].sort((a, b) => a.id - b.id);
    }
  }

  const cards = (side) => now[side];
  const card = (key) => now[boardSplit(key)[1]]?.find((each) => each.key === key);
  const across = (row, side) => now[other[side]].find((each) => each.rows.includes(row));
  const linked = (left, right) => left.rows.find((row) => right.rows.includes(row));

  /** A new row that belongs to these cards belongs to one that is being changed, too. */
  const keep = (row, ...cards) => cards.some((each) => each.id === open?.id && each.side === open.side) && open.rows.add(row._id);

  /** What a card is called: its first words, or whose it is. */
  function name(one) {
    const words = beginning(one.row[parts[one.side][0]] ?? "");
    return words ? `“${words}”` : t("what {name} has", { name: beginning(one.row[parts.left[1]] ?? "") });
  }

  /** From here on a card's words are being changed; none's any more. */
  function opened(one) {
    const words = open && now[open.side].find((each) => each.id === open.id);
    if (words && !ids[open.side].has(said(words.row, open.side))) ids[open.side].set(said(words.row, open.side), open.id);
    renaming.rest();
    open = one ? { id: one.id, side: one.side, rows: new Set(one.rows.map((row) => row._id)) } : null;
  }

  const renaming = linksRenaming({ said, cards, name });
  const edits = linksEdits({ parts, between, said, detailed, across, keep });
  return {
    ...edits, parts, between, read, opened, card, across, linked, detailed, name, cards,
    renamed: renaming.renamed,
    alike: (cells, others, side) => said(cells, side) === said(others, side),
    has: (cells, side) => now[side].find((each) => said(each.row, side) === said(cells, side)),
    links: () => now.left.flatMap((left) => left.rows.map((row) => [left, across(row, "left"), row]).filter(([, right]) => right)),
  };
}
