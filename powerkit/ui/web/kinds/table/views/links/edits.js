// The rows of a table with links as they would be: two cards linked or unlinked, one removed, one called otherwise.

import { blank, same } from "../../../../compare.js";
import { newRowId } from "../../../row_values.js";
import { t } from "../../../../language.js";

/** `model` = { parts, between, said, detailed, across, keep } as in the model. Each returns the rows. */
export function linksEdits({ parts, between, said, detailed, across, keep }) {
  const cellsOf = (row, side) => Object.fromEntries(parts[side].map((id) => [id, row[id] ?? ""]));
  const blanked = (side) => Object.fromEntries(parts[side].map((id) => [id, ""]));

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
    const side = gone.side === "left" ? "right" : "left";
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

  return { link, unlink, without };
}

/** Calling a card otherwise, while somebody types: { renamed(rows, card, column id, words), rest() }. */
export function linksRenaming({ said, cards, name }) {
  let typed = null; // the part that is typed in: { id, was: what it said before, put: what it was given last }

  /**
   * { rows, why } with a card that says something else, wherever it stands. One that would say nothing, or what another card says,
   * says what it did before its box was typed in; `why` says so.
   */
  function renamed(rows, one, id, words) {
    const before = one.row[id] ?? "";
    if (typed?.id !== id || typed.put !== before) typed = { id, was: before };
    const next = said({ ...one.row, [id]: words }, one.side);
    const twin = cards(one.side).find((each) => each !== one && said(each.row, one.side) === next);
    typed.put = next && !twin ? words : typed.was;
    const put = { [id]: typed.put };
    const stays = name({ ...one, row: { ...one.row, ...put } });
    const why = !next ? t("A card needs a few words. To take it off, choose Remove.") : twin ? t("There is a card {name} already. This one stays {stays} until you call it something else.", { name: name(twin), stays }) : "";
    return { rows: rows.map((row) => (one.rows.includes(row) ? { ...row, ...put } : row)), why };
  }

  return { renamed, rest: () => (typed = null) };
}
