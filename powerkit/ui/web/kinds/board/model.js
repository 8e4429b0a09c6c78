// What a board shows, worked out from its rows: its zones with their places, and where each item stands.

import { compared, same } from "../../compare.js";
import { one } from "../../phrasing.js";
import { beginning } from "../row_values.js";
import { t } from "../../language.js";

/** @import { BoardField, ZoneView } from "../../generated/views.d.ts" */
/** @import { Row } from "../../shapes.d.ts" */
/** @import { Place, Zone } from "./shapes.d.ts" */

/**
 * "“Leg clinic”", short enough to be said.
 * @param {BoardField} field
 * @param {Row} row
 */
export function boardName(field, row) {
  const words = beginning(row?.item ?? "");
  return words ? `“${words}”` : t("{item} with no name yet", { item: one(field.row || t("item")) });
}

/**
 * The columns of a board's rows. What an item is called is one line, which grows.
 * @param {BoardField} field
 */
export function boardColumns(field) {
  return (field.columns || []).map((column) => (column.id === "item" ? { ...column, type: "text" } : column));
}

/**
 * The board of a field: { twice, zones(rows, made), place(key), placeOf(row, lane), settled(before, row) }.
 * A zone is { key, label, group, own, places, inner }, a place { key, lane, parts (what it makes of a row), words }.
 * @param {BoardField} field
 */
// Long: the places of a board as its deck has them; each function reads those the others made.
export function boardPlan(field) {
  const columns = Object.fromEntries((field.columns || []).map((column) => [column.id, column]));
  const zones = field.zones || [];
  const last = /** @type {string} */ (zones.at(-1)?.id);
  const then = columns.then?.options || [];
  const second = field.second || "";
  const twice = Boolean(columns.then) && !second;
  const clear = { ...(second && { then: "" }), ...(field.own && { own: "" }) };
  /** @type {Map<string, Place>} */
  const places = new Map();
  const tray = add({ key: "zone/", lane: "zone", parts: { zone: "", ...clear }, words: t("Not placed yet") });

  function add(/** @type {Place} */ place) {
    places.set(place.key, place);
    return place;
  }

  /** @returns {Zone} */
  function zoneOf(/** @type {ZoneView} */ { id, label, group }) {
    const now = add({ key: `zone/${id}`, lane: "zone", parts: { zone: id, ...clear }, words: label });
    const should = twice && add({ key: `then/${id}`, lane: "then", parts: { then: id }, words: label });
    const inner = id === second ? then.map((each) => innerOf(id, each)) : [];
    return { key: id, label, group, places: should ? [now, should] : [now], inner };
  }

  /** @returns {Zone} */
  function innerOf(/** @type {string} */ zone, /** @type {{ id: string, label: string }} */ { id, label }) {
    const place = add({ key: `then/${id}`, lane: "zone", parts: { zone, then: id }, words: label });
    return { key: `then-${id}`, label, places: [place], inner: [] };
  }

  /** @returns {Zone} */
  function ownZone(/** @type {string} */ name) {
    const key = `own/${compared(name)}`;
    const place = places.get(key) ?? add({ key, lane: "zone", parts: { zone: last, own: name }, words: name });
    return { key, label: place.words, own: true, places: [place], inner: [] };
  }

  const fixed = zones.map(zoneOf);

  return {
    twice,
    tray,
    second,
    lanes: twice ? [columns.zone.label, columns.then.label] : [],
    place: (/** @type {string} */ key) => places.get(key),
    /** The zones in the order they are read: a ladder from its top. `made` are names of zones that may hold nothing yet. */
    zones(/** @type {Row[]} */ rows, /** @type {Iterable<string>} */ made = []) {
      if (field.arrangement === "ladder") return [...fixed].reverse();
      if (!field.own) return fixed;
      for (const key of places.keys()) if (key.startsWith("own/")) places.delete(key);
      const names = [...rows.filter((row) => row.zone === last).map((row) => row.own), ...made].map((name) => String(name ?? "").trim()).filter(compared);
      const known = new Map();
      for (const name of names) if (!known.has(compared(name))) known.set(compared(name), name);
      return [...fixed.slice(0, -1), ...[...known.values()].map(ownZone), ...fixed.slice(-1)];
    },
    /** The place of an item; for the lane "then", null where nothing is said yet. A zone the deck no longer has is none. */
    placeOf(/** @type {Row} */ row, lane = "zone") {
      if (lane === "then") return (row.then && places.get(`then/${row.then}`)) || null;
      if (second && row.zone === second && row.then && places.has(`then/${row.then}`)) return places.get(`then/${row.then}`);
      if (field.own && row.zone === last && compared(row.own)) return places.get(`own/${compared(row.own)}`) ?? tray;
      return places.get(`zone/${row.zone ?? ""}`) ?? tray;
    },
    /** A row that was changed cell by cell, without what contradicts what was chosen last. */
    settled(/** @type {Row | undefined} */ before, /** @type {Row} */ row) {
      const next = { ...row };
      if (second && row.then && row.zone !== second) before?.zone === second && before.then === row.then ? (next.then = "") : (next.zone = second);
      if (field.own && compared(row.own) && row.zone !== last) before?.zone === last && before?.own === row.own ? (next.own = "") : (next.zone = last);
      return same(next, row) ? row : next;
    },
    sameAsNow: (/** @type {Row | undefined} */ row) => twice && Boolean(row?.zone) && row?.zone === row?.then,
  };
}

/** @typedef {ReturnType<typeof boardPlan>} BoardPlan */
