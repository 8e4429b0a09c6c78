// Who is meant by a name in a cell of ties, and cells spelt so that each goes on meaning whom it meant: the rule of fields/ties.py.

import { BLANK, BLANK_ENDS, compared } from "../../compare.js";
import { t } from "../../language.js";

/** @import { Known, NewRow } from "../../shapes.d.ts" */
/** @import { Meant } from "./shapes.d.ts" */

/** What somebody without a name is called in a cell. */
const MAP_NAMELESS = t("(no name)");
export const MAP_CELLS = ["knows", "may_know"];
const MAP_NUMBER = new RegExp(`^([^]*[^${BLANK.slice(1)})${BLANK}+(\\(+)([0-9]{1,6})(\\)+)$`);
/** @param {unknown} text */
export const mapTrim = (text) => String(text ?? "").replace(BLANK_ENDS, "");

/**
 * A name as it is compared: case, spacing and Unicode form do not count.
 * @param {string} name
 */
export function mapKey(name) {
  return name.split(";").map(compared).join(";");
}

/**
 * Each row's id; one that is missing is made from the row's place, and none comes twice.
 * @param {NewRow[]} rows
 */
export function mapIds(rows) {
  const taken = new Set(rows.map((row) => row._id));
  const seen = /** @type {Set<string>} */ (new Set());
  return rows.map(({ _id: own }, index) => {
    let id = own;
    for (let again = 1; !id || seen.has(id) || (id !== own && taken.has(id)); again += 1) id = again === 1 ? `r${index + 1}` : `r${index + 1}_${again}`;
    seen.add(id);
    return id;
  });
}

/**
 * Who is meant by a name: of several with one name the first, or in their own cell the other; "Sam (2)" is the second of
 * them. { names(cell), id(name, of), meant(cell, of) → [{ name, id or null }], spelt(id, of), cell(meant, of) }.
 * @param {{ id: string, name: string }[]} people
 */
export function mapCalled(people) {
  const own = /** @type {Known<string>} */ (new Map()); // id → the name
  const ids = /** @type {Known<string[]>} */ (new Map()); // the name as it is compared → ids
  for (const person of people) {
    own.set(person.id, mapTrim(person.name) || MAP_NAMELESS);
    const key = mapKey(own.get(person.id));
    if (ids.has(key)) ids.get(key).push(person.id);
    else ids.set(key, [person.id]);
  }
  const longest = Math.max(1, ...[...ids.keys()].map((key) => key.split(";").length));
  const asked = /** @type {Known<string[]>} */ (new Map());

  function numbered(/** @type {string} */ name) {
    const [, base, open, place, shut] = MAP_NUMBER.exec(mapTrim(name)) ?? [];
    if (base === undefined || open.length !== shut.length) return [];
    const all = ids.get(mapKey(base)) ?? [];
    return all.length > 1 && all[Number(place) - 1] !== undefined ? [all[Number(place) - 1]] : [];
  }

  function whom(/** @type {string} */ name) {
    if (!asked.has(name)) asked.set(name, ids.get(mapKey(name)) ?? numbered(name));
    return asked.get(name);
  }

  function names(/** @type {unknown} */ cell) {
    const parts = String(cell ?? "").split(";");
    const found = [];
    for (let start = 0; start < parts.length; ) {
      let end = Math.min(parts.length, start + longest);
      while (end > start + 1 && !whom(parts.slice(start, end).join(";")).length) end -= 1;
      const name = mapTrim(parts.slice(start, end).join(";"));
      if (name) found.push(name);
      start = end;
    }
    return found;
  }

  const id = (/** @type {string} */ name, /** @type {string | undefined} */ of) => whom(name).find((item) => item !== of) ?? null;
  const meant = (/** @type {unknown} */ cell, /** @type {string | undefined} */ of) => names(cell).map((name) => ({ name, id: id(name, of) }));

  function spelt(/** @type {string} */ one, /** @type {string | undefined} */ of) {
    const name = own.get(one);
    if (id(name, of) === one) return name;
    const number = ids.get(mapKey(name)).indexOf(one) + 1;
    for (let deep = 1; ; deep += 1) {
      const said = `${name} ${"(".repeat(deep)}${number}${")".repeat(deep)}`;
      if (id(said, of) === one) return said;
    }
  }

  /** A cell that means just these; together, two names may be a third one that holds a ";". @param {Meant[]} list @param {string} [of] */
  function cell(list, of) {
    const said = list.map((item) => (item.id === null ? item.name : spelt(item.id, of)));
    const wanted = JSON.stringify(list.map((item) => item.id ?? id(item.name, of)));
    const made = [1, 2, 3, 4].map((many) => said.join(";".repeat(many) + " "));
    return made.find((each) => JSON.stringify(meant(each, of).map((item) => item.id)) === wanted) ?? made[0];
  }

  return { names, id, meant, spelt, cell };
}

/**
 * What is said where two are called the same, of `among` or of all: both stay. "" where nobody is.
 * @param {NewRow[]} rows
 * @param {NewRow[]} [among]
 */
export function mapTwiceSaid(rows, among = rows) {
  const counts = /** @type {Known<number>} */ (new Map());
  for (const row of rows) counts.set(mapKey(mapTrim(row.name)), (counts.get(mapKey(mapTrim(row.name))) ?? 0) + 1);
  const names = new Map(among.map((row) => [mapKey(mapTrim(row.name)), mapTrim(row.name)]));
  const twice = [...names].filter(([key]) => key && counts.get(key) > 1).map(([, name]) => `“${name}”`);
  return twice.length ? t("There is more than one {twice} on your map. If they are the same, take one off. If not, add a word to tell them apart.", { twice: twice.join(", ") }) : "";
}

/** @typedef {ReturnType<typeof mapCalled>} MapCalled */
