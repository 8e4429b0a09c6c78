// The rows of a table with links as they would be: two cards linked or unlinked, one removed, one called otherwise.

import { blank, same } from "../../../../compare.js";
import { newRowId } from "../../../row_values.js";
import { t } from "../../../../language.js";

/** @import { NewRow, Row } from "../../../../shapes.d.ts" */
/** @import { LinkCard, LinksParts, Side } from "./shapes.d.ts" */

/**
 * `model` = { parts, between, said, detailed, across, keep } as in the model. Each returns the rows.
 * @param {LinksParts} model
 */
export function linksEdits({ parts, between, said, detailed, across, keep }) {
  const cellsOf = (/** @type {Row} */ row, /** @type {Side} */ side) => Object.fromEntries(parts[side].map((id) => [id, row[id] ?? ""]));
  const blanked = (/** @type {Side} */ side) => Object.fromEntries(parts[side].map((id) => [id, ""]));

  /** The rows with two cards linked. What was written of either while it stood alone goes along, where the two do not differ. */
  function link(/** @type {Row[]} */ rows, /** @type {LinkCard} */ left, /** @type {LinkCard} */ right) {
    const free = left.rows.find((row) => !said(row, "right"));
    const waiting = right.rows.find((row) => !said(row, "left"));
    const sides = { ...cellsOf(left.row, "left"), ...cellsOf(right.row, "right") };
    const base = free ?? waiting ?? { _id: newRowId(rows.map((row) => row._id)) };
    const spare = free && waiting && between.every(({ id }) => blank(free[id]) || blank(waiting[id]) || same(free[id], waiting[id])) ? waiting : null;
    const theirs = Object.fromEntries(spare ? between.filter(({ id }) => !blank(spare[id])).map(({ id }) => [id, spare[id]]) : []);
    const made = { ...base, ...theirs, ...sides };
    keep(made, left, right);
    const kept = rows.filter((row) => row !== spare).map((row) => (row === base ? made : row));
    return kept.includes(made) ? kept : [...kept, made];
  }

  /** The rows without a link, however many rows say it. Neither card goes, nor what was written of it: that stays with the left one. */
  function unlink(/** @type {Row[]} */ rows, /** @type {Row} */ row) {
    const [left, right] = /** @type {LinkCard[]} */ ([across(row, "right"), across(row, "left")]);
    const gone = left.rows.filter((each) => right.rows.includes(each));
    const last = (/** @type {LinkCard} */ item, /** @type {Row} */ each) => each === gone[0] && item.rows.length === gone.length;
    const alone = { _id: newRowId(rows.map((each) => each._id)), ...cellsOf(row, "right") };
    keep(alone, right);
    return rows.flatMap((each) => {
      if (!gone.includes(each)) return [each];
      const keepsLeft = last(left, each) || detailed(each);
      return [...(keepsLeft ? [{ ...each, ...blanked("right") }] : []), ...(last(right, each) ? [keepsLeft ? alone : { ...each, ...blanked("left") }] : [])];
    });
  }

  /** The rows without a card; those it was linked with stay. What was written of its links goes with a left one. */
  function without(/** @type {Row[]} */ rows, /** @type {LinkCard} */ gone) {
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

/**
 * Calling a card otherwise, while somebody types: { renamed(rows, card, column id, words), rest() }.
 * @param {{ said(row: NewRow, side: Side): string, cards(side: Side): LinkCard[], name(card: LinkCard): string }} model
 */
export function linksRenaming({ said, cards, name }) {
  /** @type {{ id: string, was: string, put: string } | null} */
  let typed = null; // the part that is typed in: { id, was: what it said before, put: what it was given last }

  /**
   * { rows, why } with a card that says something else, wherever it stands. One that would say nothing, or what another card says,
   * says what it did before its box was typed in; `why` says so.
   */
  function renamed(/** @type {Row[]} */ rows, /** @type {LinkCard} */ one, /** @type {string} */ id, /** @type {string} */ words) {
    const before = one.row[id] ?? "";
    if (typed?.id !== id || typed.put !== before) typed = { id, was: before, put: before };
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
