// People and ties as the rows of an answer hold them, by the rule of pictures/map/model.py; and rows with a tie, a name or a person changed.

import { canonical } from "../../compare.js";
import { mapLayout } from "./geometry.js";
import { mapOutsiders, mapWithOutside } from "./outside.js";
import { MAP_CELLS, mapCalled, mapIds, mapKey, mapTrim } from "./names.js";

/** @import { Known, NewRow, Row } from "../../shapes.d.ts" */
/** @import { Drawing, Meant, Model, Near, Person, Ruling, Tie } from "./shapes.d.ts" */

/**
 * The people of rows: { id, name, kind, ring (0 while they wait), sector, tie, seen, notYet, wish, spot, row }.
 * @param {NewRow[]} rows
 * @returns {Person[]}
 */
export function mapPeople(rows) {
  const ids = mapIds(rows);
  return rows.map((row, index) => ({
    id: ids[index],
    name: mapTrim(row.name),
    kind: row.kind || "person",
    ring: ["1", "2", "3", "4"].indexOf(String(row.ring ?? "")) + 1,
    sector: row.sector || "",
    tie: row.tie || "",
    seen: row.seen || "",
    notYet: Boolean(row.not_yet),
    wish: Boolean(mapTrim(row.wish)),
    spot: row.spot || "",
    row,
  }));
}

/**
 * The ties of people: [{ one, other, sure }], each pair once, surely where either is said to know the other.
 * @param {Person[]} people
 */
function mapTies(people) {
  const called = mapCalled(people);
  const order = /** @type {Known<number>} */ (new Map(people.map((person, index) => [person.id, index])));
  const found = /** @type {Known<Tie>} */ (new Map());
  for (const person of people) {
    for (const column of ["knows", "may_know"]) {
      const sure = column === "knows";
      if (!person.row[column]) continue;
      for (const { id: other } of called.meant(person.row[column], person.id)) {
        if (other === null) continue;
        const [first, second] = order.get(person.id) < order.get(other) ? [person.id, other] : [other, person.id];
        const key = `${first}\n${second}`;
        found.set(key, { one: first, other: second, sure: sure || (found.get(key)?.sure ?? false) });
      }
    }
  }
  return [...found.values()];
}

/**
 * Rows in which two people know each other ("knows"), may ("may_know"), or are not said to ("").
 * @param {Row[]} rows
 * @param {string} one
 * @param {string} other
 * @param {string} how
 * @returns {Row[]}
 */
export function mapWithTie(rows, one, other, how) {
  const called = mapCalled(mapPeople(rows));
  const holder = rows.find((row) => row._id === one || row._id === other);
  return rows.map((row) => {
    const them = row._id === one ? other : row._id === other ? one : null;
    if (them === null) return row;
    const next = { ...row };
    for (const column of MAP_CELLS) {
      const meant = called.meant(row[column], row._id);
      /** @type {Meant[]} */
      const kept = meant.filter((each) => each.id !== them);
      if (column === how && row === holder) kept.push({ id: them, name: "" });
      if (kept.length !== meant.length || kept.at(-1)?.id === them) next[column] = called.cell(kept, row._id);
    }
    return next;
  });
}

/**
 * Rows after a change in which a row's id is its person: whoever is renamed, moved in the list or given somebody else's name is
 * tied to the same people as before, and nobody to one who is gone. A cell that was itself changed says what it says.
 * @param {Row[]} before
 * @param {Row[]} after
 */
export function mapSettled(before, after) {
  const said = (/** @type {Row[]} */ rows) => JSON.stringify(rows.map((row) => [row._id, mapTrim(row.name)]));
  if (said(before) === said(after)) return after;
  const [was, now] = [mapCalled(mapPeople(before)), mapCalled(mapPeople(after))];
  const old = new Map(before.map((row) => [row._id, row]));
  const here = new Set(after.map((row) => row._id));
  return after.map((row) => {
    const next = { ...row };
    for (const column of MAP_CELLS) {
      const cell = row[column];
      if (!cell || cell !== old.get(row._id)?.[column]) continue;
      const meant = was.meant(cell, row._id).filter((each) => each.id === null || here.has(each.id));
      const wanted = meant.map((each) => each.id ?? now.id(each.name, row._id));
      if (canonical(wanted) !== canonical(now.meant(cell, row._id).map((each) => each.id))) next[column] = now.cell(meant, row._id);
    }
    return next;
  });
}

/**
 * Rows with people of another map or file added, who are known by name: of several with one name the first is the first. Whoever
 * is there already stays as they are; of the ties given, those come that lead to somebody new. `newId` makes an id.
 * Returns { rows, fresh: the new rows, left: how many were there already }.
 * @param {Row[]} rows
 * @param {NewRow[]} given
 * @param {() => string} newId
 */
export function mapJoined(rows, given, newId) {
  const counts = /** @type {Map<string, number>} */ (new Map()); // name → how many of it were met in what is given
  const there = /** @type {Map<string, string[]>} */ (new Map()); // name → ids here
  for (const row of rows) {
    const key = mapKey(mapTrim(row.name));
    if (key) there.set(key, [...(there.get(key) ?? []), row._id]);
  }
  const people = mapPeople(given);
  const ids = /** @type {Known<string>} */ (new Map()); // an id as it is given → the id here
  const fresh = /** @type {Row[]} */ ([]);
  for (const person of people) {
    const key = mapKey(person.name);
    const place = counts.get(key) ?? 0;
    counts.set(key, place + 1);
    const known = key && there.get(key)?.[place];
    ids.set(person.id, known || newId());
    if (!known) fresh.push({ ...person.row, _id: ids.get(person.id), knows: "", may_know: "" });
  }
  const made = new Set(fresh.map((row) => row._id));
  const [theirs, called] = [mapCalled(people), mapCalled(mapPeople([...rows, ...fresh]))];
  const cells = /** @type {Known<Record<string, Meant[]>>} */ (new Map(fresh.map((row) => [row._id, { knows: [], may_know: [] }])));
  for (const person of people) {
    const own = ids.get(person.id);
    for (const column of MAP_CELLS) {
      for (const { name, id } of theirs.meant(person.row[column], person.id)) {
        const other = id === null ? null : ids.get(id);
        if (made.has(own)) cells.get(own)[column].push({ name, id: other });
        else if (other && made.has(other)) cells.get(other)[column].push({ name: person.name, id: own });
      }
    }
  }
  const cell = (/** @type {Row} */ row, /** @type {string} */ column) => called.cell(cells.get(row._id)[column], row._id);
  const whole = fresh.map((row) => ({ ...row, knows: cell(row, "knows"), may_know: cell(row, "may_know") }));
  return { rows: [...mapSettled(rows, [...rows, ...whole]).slice(0, rows.length), ...whole], fresh: whole, left: given.length - whole.length };
}

/**
 * Everything the page asks of a map: people, ties, who is tied to whom, and the layout. `ruling` is { rings, sectors } as options, and `lay` where
 * they stand by another rule, `seats` those outside keep, and `folding` folds a crowd: what is drawn is in `drawn`, and `crowd` says
 * whether anybody is folded.
 * @param {NewRow[]} rows
 * @param {Ruling} ruling
 * @returns {Model}
 */
export function mapModel(rows, ruling) {
  const people = mapPeople(rows);
  const ties = mapTies(people);
  const outsiders = mapOutsiders(people, ties, ruling.sectors);
  const folded = ruling.folding?.fold(people, ties, { ...ruling, outsiders }) ?? null;
  const near = mapNear(people, ties);
  /** @type {Drawing} */
  const drawn = folded ? { ...folded, near: mapNear(folded.people, folded.ties) } : { people, ties, near, folds: [], outsiders };
  const layout = mapWithOutside(ruling.lay?.(drawn.people, ruling.sectors, folded) ?? mapLayout(drawn.people, ruling.sectors, false, people), { ...ruling, ...drawn });
  return { people, ties, near, drawn, crowd: Boolean(folded), called: mapCalled(people), byId: /** @type {Model["byId"]} */ (new Map([...drawn.folds, ...people].map((person) => [person.id, person]))), layout, ruling };
}

/**
 * Whom each person is tied to: id → [{ id, sure, index: which tie it is }].
 * @param {{ id: string }[]} people
 * @param {Tie[]} ties
 */
function mapNear(people, ties) {
  const near = /** @type {Known<Near[]>} */ (new Map(people.map((person) => [person.id, []])));
  ties.forEach((tie, index) => {
    near.get(tie.one).push({ id: tie.other, sure: tie.sure, index });
    near.get(tie.other).push({ id: tie.one, sure: tie.sure, index });
  });
  return near;
}
