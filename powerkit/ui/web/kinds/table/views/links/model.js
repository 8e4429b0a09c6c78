// What two columns with links hold, worked out from the rows: a card for each thing on either side, a link for each row that has both.

import { blank, compared } from "../../../../compare.js";
import { beginning, boardSplit } from "../../../row_values.js";
import { linksEdits, linksRenaming } from "./edits.js";
import { t } from "../../../../language.js";

/** @import { NewRow, Row } from "../../../../shapes.d.ts" */
/** @import { LinkCard, LinksField, Side } from "./shapes.d.ts" */

/** @type {Side[]} */
export const SIDES = ["left", "right"];

/**
 * The cards and links of a table with a "left" and a "right" column; columns of people belong to the left one, all others to the
 * link. A card is { key, side, id, parts, rows }: all rows that say the same there, whatever case and blanks. Keys stay the
 * same while the page does, also when a card is renamed.
 * @param {LinksField} field
 */
// Long: which rows are one card, also while its words change: one memory.
export function linksModel(field) {
  const columns = field.columns || [];
  const people = columns.filter((column) => column.type === "people").map((column) => column.id);
  /** @type {Record<Side, string[]>} */
  const parts = { left: [field.left, ...people.filter((id) => id !== field.right && id !== field.left)], right: [field.right] };
  const between = columns.filter((column) => !parts.left.includes(column.id) && !parts.right.includes(column.id));
  const ids = /** @type {Record<Side, Map<string, number>>} */ ({ left: new Map(), right: new Map() }); // what a card says → its number, in the order they were met
  const called = /** @type {Record<Side, Map<number, string>>} */ ({ left: new Map(), right: new Map() }); // a card's number → what it said last
  let count = 0;
  /** @type {{ id: number, side: Side, rows: Set<string> } | null} */
  let open = null; // the card whose words are being changed, { id, side, rows: ids }: it stays one card, and itself alone, meanwhile
  let now = /** @type {Record<Side, LinkCard[]>} */ ({ left: [], right: [] });
  const other = /** @type {Record<Side, Side>} */ ({ left: "right", right: "left" });

  function said(/** @type {NewRow} */ row, /** @type {Side} */ side) {
    const keys = parts[side].map((id) => compared(row[id]));
    return keys.some(Boolean) ? JSON.stringify(keys) : "";
  }

  const detailed = (/** @type {Row} */ row) => between.some((column) => !blank(row[column.id]));

  function read(/** @type {Row[]} */ rows) {
    now = { left: [], right: [] };
    for (const side of SIDES) {
      /** @type {Map<number, LinkCard>} */
      const found = new Map();
      const here = new Set(rows.map((row) => said(row, side)));
      /** Whether a number is that of a card which says something else: it was renamed, and its first words are said anew. */
      const another = (/** @type {number} */ id, /** @type {string} */ words) => called[side].get(id) !== words && here.has(/** @type {string} */ (called[side].get(id)));
      for (const row of rows) {
        const own = open?.side === side && open.rows.has(row._id) ? open : null;
        const words = said(row, side);
        if (!words) continue;
        const known = ids[side].get(words);
        if (!own && (known === undefined || (open?.side === side && known === open.id) || another(known, words))) ids[side].set(words, ++count);
        const id = own?.id ?? /** @type {number} */ (ids[side].get(words));
        called[side].set(id, words);
        const card = found.get(id) ?? { side, id, key: `${id}/${side}`, row, rows: [] };
        found.set(id, card);
        card.rows.push(row);
      }
      now[side] = [...found.values()].sort((a, b) => a.id - b.id);
    }
  }

  const cards = (/** @type {Side} */ side) => now[side];
  const card = (/** @type {string} */ key) => /** @type {LinkCard} */ (now[/** @type {Side} */ (boardSplit(key)[1])]?.find((each) => each.key === key));
  const across = (/** @type {Row} */ row, /** @type {Side} */ side) => now[other[side]].find((each) => each.rows.includes(row));
  const linked = (/** @type {LinkCard} */ left, /** @type {LinkCard} */ right) => left.rows.find((row) => right.rows.includes(row));

  /** A new row that belongs to these cards belongs to one that is being changed, too. */
  const keep = (/** @type {Row} */ row, /** @type {LinkCard[]} */ ...cards) => cards.some((each) => each.id === open?.id && each.side === open.side) && open?.rows.add(row._id);

  /** What a card is called: its first words, or whose it is. */
  function name(/** @type {LinkCard} */ one) {
    const words = beginning(one.row[parts[one.side][0]] ?? "");
    return words ? `“${words}”` : t("what {name} has", { name: beginning(one.row[parts.left[1]] ?? "") });
  }

  /** From here on a card's words are being changed; none's any more. */
  function opened(/** @type {LinkCard | null} */ one) {
    const was = open && card(`${open.id}/${open.side}`);
    const words = was && said(was.row, was.side);
    if (words && !ids[was.side].has(words)) ids[was.side].set(words, was.id);
    renaming.rest();
    open = one ? { id: one.id, side: one.side, rows: new Set(one.rows.map((row) => row._id)) } : null;
  }

  const renaming = linksRenaming({ said, cards, name });
  const edits = linksEdits({ parts, between, said, detailed, across, keep });
  return {
    ...edits, parts, between, read, opened, card, across, linked, detailed, name, cards,
    renamed: renaming.renamed,
    alike: (/** @type {NewRow} */ cells, /** @type {NewRow} */ others, /** @type {Side} */ side) => said(cells, side) === said(others, side),
    has: (/** @type {NewRow} */ cells, /** @type {Side} */ side) => now[side].find((each) => said(each.row, side) === said(cells, side)),
    links: () => now.left.flatMap((left) => left.rows.map((row) => /** @type {[LinkCard, LinkCard, Row]} */ ([left, across(row, "left"), row])).filter(([, right]) => right)),
    ends: (/** @type {Row} */ row) => [across(row, "right"), across(row, "left")],
  };
}
