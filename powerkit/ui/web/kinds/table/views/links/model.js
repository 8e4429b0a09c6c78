// What two columns with links hold, worked out from the rows: a card for each thing on either side, a link for each row that has both.

import { blank, same } from "../../../../compare.js";
import { beginning, newRowId } from "../../../row_values.js";
import { boardKey, boardSplit } from "../../../token_keys.js";

/**
 * The cards and links of a table with a "left" and a "right" column; columns of people belong to the left one, all others to the
 * link. A card is { key, side, id, parts, rows }: all rows that say the same there, whatever case and blanks. Keys stay the
 * same while the page does, also when a card is renamed.
 */
export function linksModel(field) {
  const columns = field.columns || [];
  const people = columns.filter((column) => column.type === "people").map((column) => column.id);
  const parts = { left: [field.left, ...people.filter((id) => id !== field.right && id !== field.left)], right: [field.right] };
  const between = columns.filter((column) => !parts.left.includes(column.id) && !parts.right.includes(column.id));
  const ids = { left: new Map(), right: new Map() }; // what a card says → its number, in the order they were met
  const called = { left: new Map(), right: new Map() }; // a card's number → what it said last
  let count = 0;
  let open = null; // the card whose words are being changed, { id, side, rows: ids }: it stays one card, and itself alone, meanwhile
  let typed = null; // the part that is typed in: { id, was: what it said before, put: what it was given last }
  let now = { left: [], right: [] };
  const other = { left: "right", right: "left" };

  function said(row, side) {
    const keys = parts[side].map((id) => boardKey(row[id]));
    return keys.some(Boolean) ? JSON.stringify(keys) : "";
  }

  const cellsOf = (row, side) => Object.fromEntries(parts[side].map((id) => [id, row[id] ?? ""]));
  const blanked = (side) => Object.fromEntries(parts[side].map((id) => [id, ""]));
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

  const card = (key) => now[boardSplit(key)[1]]?.find((each) => each.key === key);
  const across = (row, side) => now[other[side]].find((each) => each.rows.includes(row));
  const linked = (left, right) => left.rows.find((row) => right.rows.includes(row));

  /** A new row that belongs to these cards belongs to one that is being changed, too. */
  const keep = (row, ...cards) => cards.some((each) => each.id === open?.id && each.side === open.side) && open.rows.add(row._id);

  /** The rows with two cards linked. What was written of either while it stood alone goes along, where the two do not differ. */
  function link(rows, left, right) {
    const free = left.rows.find((row) => !said(row, "right"));
    const waiting = right.rows.find((row) => !said(row, "left"));
    const sides = { ...cellsOf(left.row, "left"), ...cellsOf(right.row, "right") };
    const base = free ?? waiting ?? { _id: newRowId(rows.map((row) => row._id)) };
    const agree = ({ id }) => blank(free[id]) || blank(waiting[id]) || same(free[id], waiting[id]);
    const spare = free && waiting && between.every(agree) ? waiting : null;
    const theirs = Object.fromEntries(spare ? between.filter(({ id }) => !blank(spare[id])).map(({ id }) => [id, spare[id]]) : []);
    const made = { ...base, ...theirs, ...sides };
    keep(made, left, right);
    const kept = rows.filter((row) => row !== spare).map((row) => (row === base ? made : row));
    return kept.includes(made) ? kept : [...kept, made];
  }

  /** The rows without a link, however many rows say it. Neither card goes, nor what was written of it: that stays with the left one. */
  function unlink(rows, row) {
    const [left, right] = [across(row, "right"), across(row, "left")];
    const gone = left.rows.filter((each) => right.rows.includes(each));
    const last = (item, each) => each === gone[0] && item.rows.length === gone.length;
    const alone = { _id: newRowId(rows.map((each) => each._id)), ...cellsOf(row, "right") };
    keep(alone, right);
    return rows.flatMap((each) => {
      if (!gone.includes(each)) return [each];
      const keepsLeft = last(left, each) || detailed(each);
      return [...(keepsLeft ? [{ ...each, ...blanked("right") }] : []), ...(last(right, each) ? [keepsLeft ? alone : { ...each, ...blanked("left") }] : [])];
    });
  }

  /** The rows without a card; those it was linked with stay. What was written of its links goes with a left one. */
  function without(rows, gone) {
    const side = other[gone.side];
    const bare = Object.fromEntries(between.map(({ id }) => [id, ""]));
    const saved = new Set();
    return rows.flatMap((row) => {
      if (!gone.rows.includes(row)) return [row];
      const mate = across(row, gone.side);
      const last = mate && mate.rows.every((each) => gone.rows.includes(each)) && !saved.has(mate);
      if (mate) saved.add(mate);
      const keeps = mate && (last || (side === "left" && detailed(row)));
      return keeps ? [{ ...row, ...blanked(gone.side), ...(side === "right" ? bare : {}) }] : [];
    });
  }

  /**
   * { rows, why } with a card that says something else, wherever it stands. One that would say nothing, or what another card says,
   * says what it did before its box was typed in; `why` says so.
   */
  function renamed(rows, one, id, words) {
    const before = one.row[id] ?? "";
    if (typed?.id !== id || typed.put !== before) typed = { id, was: before };
    const next = said({ ...one.row, [id]: words }, one.side);
    const twin = now[one.side].find((each) => each !== one && said(each.row, one.side) === next);
    typed.put = next && !twin ? words : typed.was;
    const put = { [id]: typed.put };
    const stays = name({ ...one, row: { ...one.row, ...put } });
    const why = !next ? "A card needs a few words. To take it off, choose Remove." : twin ? `There is a card ${name(twin)} already. This one stays ${stays} until you call it something else.` : "";
    return { rows: rows.map((row) => (one.rows.includes(row) ? { ...row, ...put } : row)), why };
  }

  /** What a card is called: its first words, or whose it is. */
  function name(one) {
    const words = beginning(one.row[parts[one.side][0]] ?? "");
    return words ? `“${words}”` : `what ${beginning(one.row[parts.left[1]] ?? "")} has`;
  }

  /** From here on a card's words are being changed; none's any more. */
  function opened(one) {
    const words = open && now[open.side].find((each) => each.id === open.id);
    if (words && !ids[open.side].has(said(words.row, open.side))) ids[open.side].set(said(words.row, open.side), open.id);
    typed = null;
    open = one ? { id: one.id, side: one.side, rows: new Set(one.rows.map((row) => row._id)) } : null;
  }

  return {
    parts, between, read, opened, card, across, linked, link, unlink, without, renamed, detailed, name,
    cards: (side) => now[side],
    alike: (cells, others, side) => said(cells, side) === said(others, side),
    has: (cells, side) => now[side].find((each) => said(each.row, side) === said(cells, side)),
    links: () => now.left.flatMap((left) => left.rows.map((row) => [left, across(row, "left"), row]).filter(([, right]) => right)),
  };
}
