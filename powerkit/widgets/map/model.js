// People and ties as the rows of an answer hold them, by the rule of pictures/map/model.py; and rows with a tie, a name or a person changed.

/** Blanks as Python knows them: names must mean the same people on both sides. */
const MAP_BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const MAP_ENDS = new RegExp(`^${MAP_BLANKS.source}|${MAP_BLANKS.source}$`, "g");
const mapTrim = (text) => String(text ?? "").replace(MAP_ENDS, "");

/** A name as it is compared: case, spacing and Unicode form do not count. */
function mapKey(name) {
  const folded = (text) => text.normalize("NFKC").toUpperCase().toLowerCase().split(MAP_BLANKS).filter(Boolean).join(" ");
  return name.split(";").map(folded).join(";");
}

/** The people of rows: { id, name, kind, ring (0 while they wait), sector, tie, seen, notYet, wish, row }. */
function mapPeople(rows) {
  return rows.map((row, index) => ({
    id: row._id || `r${index + 1}`,
    name: mapTrim(row.name),
    kind: row.kind || "person",
    ring: ["1", "2", "3", "4"].indexOf(String(row.ring ?? "")) + 1,
    sector: row.sector || "",
    tie: row.tie || "",
    seen: row.seen || "",
    notYet: Boolean(row.not_yet),
    wish: Boolean(mapTrim(row.wish)),
    row,
  }));
}

/** Who is meant by a name in a cell of ties: { names(cell), id(name, of) }. Of two with one name, the first who is not oneself. */
function mapCalled(people) {
  const ids = new Map();
  for (const one of people) {
    const key = mapKey(one.name);
    if (ids.has(key)) ids.get(key).push(one.id);
    else ids.set(key, [one.id]);
  }
  const longest = Math.max(1, ...[...ids.keys()].map((key) => key.split(";").length));
  return {
    names(cell) {
      const parts = String(cell ?? "").split(";");
      const found = [];
      for (let start = 0; start < parts.length; ) {
        let end = Math.min(parts.length, start + longest);
        while (end > start + 1 && !ids.has(mapKey(parts.slice(start, end).join(";")))) end -= 1;
        const name = mapTrim(parts.slice(start, end).join(";"));
        if (name) found.push(name);
        start = end;
      }
      return found;
    },
    id: (name, of) => (ids.get(mapKey(name)) || []).find((one) => one !== of) ?? null,
  };
}

/** The ties of people: [{ one, other, sure }], each pair once, surely where either is said to know the other. */
function mapTies(people) {
  const called = mapCalled(people);
  const order = new Map(people.map((one, index) => [one.id, index]));
  const found = new Map();
  for (const person of people) {
    for (const [column, sure] of [["knows", true], ["may_know", false]]) {
      if (!person.row[column]) continue;
      for (const name of called.names(person.row[column])) {
        const other = called.id(name, person.id);
        if (other === null) continue;
        const [first, second] = order.get(person.id) < order.get(other) ? [person.id, other] : [other, person.id];
        const key = `${first}\n${second}`;
        found.set(key, { one: first, other: second, sure: sure || (found.get(key)?.sure ?? false) });
      }
    }
  }
  return [...found.values()];
}

/** A cell with each name that means somebody on the map passed through `change(name, id)`: a new name, or null to take it out. */
function mapCell(cell, called, of, change) {
  let touched = false;
  const names = called.names(cell).map((name) => {
    const id = called.id(name, of);
    const now = id === null ? name : change(name, id);
    touched ||= now !== name;
    return now;
  });
  return touched ? names.filter((name) => name !== null).join("; ") : cell;
}

/** Rows in which two people know each other ("knows"), may ("may_know"), or are not said to (""); null where a name is shared. */
function mapWithTie(rows, one, other, how) {
  const called = mapCalled(mapPeople(rows));
  const own = (row) => (row._id === one ? other : row._id === other ? one : null);
  const cleared = rows.map((row) => {
    const them = own(row);
    if (!them) return row;
    const without = (cell) => mapCell(cell, called, row._id, (name, id) => (id === them ? null : name));
    return { ...row, knows: without(row.knows ?? ""), may_know: without(row.may_know ?? "") };
  });
  if (!how) return cleared;
  const name = (id) => mapTrim(rows.find((row) => row._id === id).name);
  if (!name(one) || !name(other)) return null;
  const holder = cleared.find((row) => own(row) && called.id(name(own(row)), row._id) === own(row));
  if (!holder) return null;
  const cell = [holder[how], name(own(holder))].filter(Boolean).join("; ");
  return cleared.map((row) => (row === holder ? { ...row, [how]: cell } : row));
}

/** Rows after somebody was renamed or taken out: whoever knew them by name still does, or no longer does. */
function mapSettled(before, after) {
  const now = new Map(after.map((row) => [row._id, row]));
  const changed = new Map(); // id → the new name, or null for somebody who is gone
  for (const row of before) {
    const name = mapTrim(now.get(row._id)?.name);
    if (!now.has(row._id)) changed.set(row._id, null);
    else if (name && name !== mapTrim(row.name)) changed.set(row._id, name);
  }
  if (!changed.size) return after;
  const called = mapCalled(mapPeople(before));
  const old = new Map(before.map((row) => [row._id, row]));
  return after.map((row) => {
    const was = old.get(row._id);
    if (!was) return row;
    const next = { ...row };
    for (const column of ["knows", "may_know"]) {
      const cell = was[column] && mapCell(was[column], called, row._id, (name, id) => (changed.has(id) ? changed.get(id) : name));
      if (cell !== was[column]) next[column] = cell;
    }
    return next;
  });
}

/** Everything the page asks of a map: people, ties, who is tied to whom, and the layout. `ruling` is { rings, sectors } as options. */
function mapModel(rows, ruling) {
  const people = mapPeople(rows);
  const ties = mapTies(people);
  const near = new Map(people.map((one) => [one.id, []]));
  ties.forEach((tie, index) => {
    near.get(tie.one).push({ id: tie.other, sure: tie.sure, index });
    near.get(tie.other).push({ id: tie.one, sure: tie.sure, index });
  });
  return { people, ties, near, byId: new Map(people.map((one) => [one.id, one])), layout: mapLayout(people, ruling.sectors), ruling };
}
