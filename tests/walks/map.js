// A walk on a map: people added, brought in, renamed, linked, put in order, removed, undone; and who is tied to whom by what was done.

const POOL = ["Sam", "sam", "Sam (2)", "Ann", "Ann Lee", "An", "Bo", "Dan", "Danny", "Ann; Bo", "Jo"];
const plainly = (name) => name.trim().replace(/\s+/g, " ").toLowerCase();
const pairOf = (item, other) => [item, other].sort().join("\n");

/** A file of people: rows as the workbook reads them, and their ties as [place, place, sure]. */
function fileOf(by) {
  const names = Array.from({ length: 1 + by.below(5) }, () => by.pick(POOL.filter((name) => !name.includes(";"))));
  const once = names.map((name, at) => at).filter((at) => names.filter((other) => plainly(other) === plainly(names[at])).length === 1 && !names[at].includes("("));
  const rows = names.map((name, at) => ({ _id: `r${at + 1}`, name, ring: String(1 + by.below(4)), knows: "", may_know: "" }));
  const ties = [];
  rows.forEach((row, at) => {
    const others = once.filter((other) => other !== at);
    for (const column of ["knows", "may_know"]) {
      const said = others.filter(() => by.chance(4)).slice(0, 2);
      said.forEach((other) => ties.push([at, other, column === "knows"]));
      row[column] = [...said.map((other) => names[other]), ...(by.chance(9) ? ["Nobody here"] : [])].join("; ");
    }
  });
  return { rows, ties };
}

async function walkMap(field, seed, steps) {
  const by = chances(seed);
  let file = null;
  let late = null; // lets the earlier map of another card come
  const made = controlOf(field, (what) => {
    if (what === "read") return Promise.resolve({ rows: copied(file.rows), notes: [] });
    if (what === "earlier") return new Promise((done) => (late = () => done({ answer: copied(file.rows), version: 1 })));
    return Promise.resolve(null);
  });
  for (let turn = 0; turn < 200 && !made.el.querySelector(".pk-map-panel"); turn += 1) await longer();
  const { find, keyed } = finder(made);
  // people: [{ id, name }] in order; ties: pair → sure
  const should = account({ people: [], ties: new Map() }, ({ people, ties }) => ({ people: people.map((person) => ({ ...person })), ties: new Map(ties) }));
  const { step, rest } = should;
  const kept = [];

  const tie = (item, other, sure) => item !== other && should.now.ties.set(pairOf(item, other), sure || (should.now.ties.get(pairOf(item, other)) ?? false));
  const gone = (id) => {
    should.now.people = should.now.people.filter((person) => person.id !== id);
    for (const pair of should.now.ties.keys()) if (pair.split("\n").includes(id)) should.now.ties.delete(pair);
  };
  const ids = () => made.answer().map((row) => row._id);
  const rowOf = (id) => find(`.pk-map-table [data-pk-row="${id}"]`);
  const boxOf = (id, column) => {
    const row = rowOf(id);
    const fold = row.querySelector(".pk-fold");
    if (!row.querySelector(`[data-pk-column="${column}"]`)) pressed(fold);
    return row.querySelector(`[data-pk-column="${column}"]`);
  };

  /** Open somebody's panel, and take that for the end of any typing. */
  async function open(id) {
    const dot = find(`.pk-node[data-person="${id}"]`);
    if (find(".pk-map-panel").hidden || find(".pk-map-panel").getAttribute("data-walk") !== id) {
      if (dot) dot.focus();
      else if (keyed(`chip/${id}`)?.getAttribute("aria-pressed") === "false") pressed(keyed(`chip/${id}`));
      rest();
    }
    await settledDown();
    if (find(".pk-map-panel").hidden) return false;
    return find(".pk-map-name").textContent === (should.now.people.find((person) => person.id === id).name.trim() || "Somebody with no name");
  }

  async function choose(content) {
    const data = new DataTransfer();
    data.items.add(new File(["x"], "people.csv"));
    const input = keyed("file");
    input.files = data.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    for (let turn = 0; turn < 200 && (!keyed(content) || keyed(content).closest("[hidden]")); turn += 1) await longer();
    pressed(keyed(content));
    await settledDown();
  }

  function broughtIn(rows, ties, whole, before) {
    const there = new Map();
    if (!whole) for (const person of should.now.people) if (plainly(person.name)) there.set(plainly(person.name), [...(there.get(plainly(person.name)) ?? []), person.id]);
    const after = ids().filter((id) => !before.includes(id));
    const here = rows.map((row) => there.get(plainly(row.name))?.shift() ?? after.shift());
    const fresh = new Set(here.filter((id) => !should.now.people.some((person) => person.id === id) || whole));
    if (whole) should.now = { people: [], ties: new Map() };
    rows.forEach((row, at) => fresh.has(here[at]) && should.now.people.push({ id: here[at], name: row.name, ring: true }));
    for (const [one, other, sure] of ties) if (fresh.has(here[one]) || fresh.has(here[other])) tie(here[one], here[other], sure);
  }

  const ways = {
    ...undoWays(keyed, should),
    async add() {
      const name = by.pick(POOL);
      step();
      typed(keyed("new"), name);
      pressed(keyed("add-one"));
      should.now.people.push({ id: ids().at(-1), name });
      rest();
      return name;
    },
    async paste() {
      const names = [by.pick(POOL), by.pick(POOL), by.pick(POOL)].filter((name) => !name.includes(";"));
      const known = new Set(should.now.people.map((person) => plainly(person.name)));
      const fresh = names.filter((name) => !known.has(plainly(name)) && known.add(plainly(name)));
      if (!fresh.length) return null;
      step();
      find(".pk-map-many").open = true;
      typed(keyed("paste"), names.join("\n"));
      pressed(keyed("add-all"));
      fresh.forEach((name, at) => should.now.people.push({ id: ids().at(at - fresh.length), name }));
      rest();
      return names;
    },
    async bring() {
      file = fileOf(by);
      const whole = by.chance(2) && should.now.people.length > 0;
      const before = whole ? [] : ids();
      const old = ids();
      step();
      await choose(whole ? "bring-instead" : "bring-add");
      rest();
      if (whole && ids().some((id) => old.includes(id))) return { trouble: "a row of the file has the id of somebody who was here" };
      broughtIn(file.rows, file.ties, whole, before);
      return { whole, rows: file.rows };
    },
    async begin() {
      if (should.now.people.length || find('[data-pk-key="begin"]').closest("[hidden]")) return null;
      file = fileOf(by);
      pressed(keyed("begin"));
      await settledDown();
      const first = by.chance(2) ? await ways.add() : "";
      step();
      const before = ids();
      late();
      await settledDown();
      broughtIn(file.rows, file.ties, false, before);
      rest();
      return { first, rows: file.rows };
    },
    async renameInPanel() {
      const one = by.pick(should.now.people);
      if (!one || !(await open(one.id))) return null;
      const name = by.pick(one.ring ? [...POOL, ""] : POOL);
      const box = keyed("one/name");
      if (name === one.name) return null;
      step(`panel/${one.id}/name`);
      should.now.people.find((each) => each.id === one.id).name = name;
      typed(box, name);
      return name;
    },
    async renameInList() {
      const one = by.pick(should.now.people);
      if (!one) return null;
      const name = by.pick(one.ring ? [...POOL, ""] : POOL);
      if (name === one.name) return null;
      const box = boxOf(one.id, "name");
      step(`table/${one.id}`);
      should.now.people.find((each) => each.id === one.id).name = name;
      typed(box, name);
      return name;
    },
    async sayInList() {
      const one = by.pick(should.now.people);
      const once = should.now.people.filter((other) => other.id !== one?.id && /^[a-z ]+$/i.test(other.name) && should.now.people.filter((each) => plainly(each.name) === plainly(other.name)).length === 1);
      const other = by.pick(once);
      if (!one || !other || should.now.people.some((each) => each.name.includes(";"))) return null;
      const box = boxOf(one.id, "knows");
      step(`table/${one.id}/knows`);
      tie(one.id, other.id, true);
      typed(box, `${box.value.trim() ? "; " : ""}${other.name}`, true);
      return other.name;
    },
    async link() {
      const [one, other] = [by.pick(should.now.people), by.pick(should.now.people)];
      if (!one || one === other || !other.name.trim() || !(await open(one.id))) return null;
      const how = by.pick(["knows", "may_know", ""]);
      const pair = pairOf(one.id, other.id);
      if (!should.now.ties.has(pair)) {
        if (![...keyed("tie-other").options].some((option) => option.value === other.id)) return { trouble: "somebody is not offered to be linked" };
        step();
        chosenIn(keyed("tie-other"), other.id);
        pressed(keyed("tie-add"));
        should.now.ties.set(pair, true);
        await settledDown();
      }
      if (how === "knows" && should.now.ties.get(pair)) return "knows";
      step();
      chosenIn(keyed(`tie/${other.id}`), how);
      if (how) should.now.ties.set(pair, how === "knows");
      else should.now.ties.delete(pair);
      await settledDown();
      return how;
    },
    async move() {
      const one = by.pick(should.now.people);
      if (!one || !(await open(one.id))) return null;
      const box = keyed("one/ring");
      const ring = String(1 + by.below(4));
      if (box.value === ring) return null;
      step();
      should.now.people.find((each) => each.id === one.id).ring = true;
      chosenIn(box, ring);
      return ring;
    },
    async order() {
      const one = by.pick(should.now.people);
      const at = should.now.people.indexOf(one);
      if (!one || at + 1 >= should.now.people.length) return null;
      const fold = rowOf(one.id).querySelector(".pk-fold");
      if (fold.getAttribute("aria-expanded") === "false") pressed(fold);
      step();
      should.now.people.splice(at, 1);
      should.now.people.splice(at + 1, 0, one);
      pressed(keyed(`${one.id}/down`));
      return "down";
    },
    async remove() {
      const one = by.pick(should.now.people);
      if (!one) return null;
      if (by.chance(2)) {
        if (!(await open(one.id))) return null;
        step();
        pressed(keyed("remove"));
      } else {
        step();
        pressed(keyed(`${one.id}/remove`));
      }
      gone(one.id);
      rest();
      return one.name;
    },
    async undo() {
      if (!should.undoes()) return null;
      if (by.chance(2) && should.now.people.length) {
        const box = boxOf(by.pick(should.now.people).id, "name");
        box.focus();
        box.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, bubbles: true, cancelable: true }));
      } else pressed(keyed("undo"));
      should.undo();
      return "";
    },
    async loadedAnew() {
      const answer = copied(made.answer());
      kept.push({ answer, ...copied({ people: should.now.people }), ties: new Map(should.now.ties) });
      const { answer: back, people, ties } = by.chance(2) ? by.pick(kept) : kept.at(-1);
      made.set(back);
      should.now = { people: copied(people), ties: new Map(ties) };
      if (canonical(back) !== canonical(answer)) should.forget();
      rest();
      return "";
    },
  };
  const often = ["add", "add", "bring", "bring", "renameInPanel", "renameInList", "renameInList", "sayInList", "link", "link", "link", "move", "order", "order", "remove", "undo", "undo", "redo", "paste", "loadedAnew"];

  const first = field.adds_to && by.chance(3) ? "begin" : null;
  const note = () => ({ people: should.now.people.map(({ id, name }) => [id, name]), ties: [...should.now.ties].map(([pair, sure]) => [...pair.split("\n"), sure]) });
  return walked({ by, made, ways, often, steps, note, first });
}
