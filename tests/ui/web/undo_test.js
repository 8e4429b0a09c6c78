// The undo of rows: every way back and forth leads to what stood there.
import { mapStore } from "../../../powerkit/ui/web/kinds/map/undo.js";
import { rowsHistory } from "../../../powerkit/ui/web/undo.js";
import { chance, equal } from "./checks.js";

Deno.test("undo and redo, in any order, show what stood there", () => {
  for (let seed = 0; seed < 80; seed += 1) {
    const luck = chance(seed);
    const store = rowsHistory();
    const seen = [JSON.stringify(store.value())]; // what stood there, by the number of changes
    let at = 0;
    for (let step = 0; step < 30; step += 1) {
      const way = luck.below(4);
      if (way < 2) {
        const rows = store.rows();
        const next = luck.below(3) && rows.length ? rows.map((row, i) => (i === luck.below(rows.length) ? { ...row, what: `w${step}` } : row)) : [...rows, { what: `n${step}` }];
        store.change(next, "changed");
        if (JSON.stringify(store.value()) === seen[at]) continue;
        at += 1;
        seen.splice(at, seen.length, JSON.stringify(store.value()));
      } else if (way === 2) {
        const could = store.undo();
        equal(could, at > 0);
        if (could) at -= 1;
      } else {
        const could = store.redo();
        equal(could, at < seen.length - 1);
        if (could) at += 1;
      }
      equal(JSON.stringify(store.value()), seen[at]);
    }
  }
});

Deno.test("letters of one box are one step, and typing back leaves none", () => {
  const store = rowsHistory();
  store.set([{ _id: "r1", what: "a" }]);
  for (const what of ["ab", "abc", "ab"]) store.change([{ _id: "r1", what }], "typed", { key: "box" });
  store.undo();
  equal(store.value(), [{ _id: "r1", what: "a" }]);
  for (const what of ["ab", "a"]) store.change([{ _id: "r1", what }], "typed", { key: "box" });
  equal(store.undoes(), "");
});

Deno.test("two rows never have one id, and a row given without one gets one", () => {
  const store = rowsHistory();
  store.set([{ _id: "r1", what: "a" }, { _id: "r1", what: "b" }, { what: "c" }]);
  const ids = store.rows().map((row) => row._id);
  equal(new Set(ids).size, 3);
  equal(ids.every(Boolean), true);
});

Deno.test("a map goes back and forth with its rings, one step for what is typed in one box", () => {
  const store = mapStore(["One", "Two", "Three", "Four"]);
  const first = () => [store.value()].flatMap((value) => ("people" in value ? value.people : value))[0];
  store.set([{ _id: "a", name: "Ann" }]);
  for (const name of ["Anna", "Annabel"]) store.change({ rows: [{ _id: "a", name }] }, "changed Ann", { key: "box" });
  store.change({ rings: ["Mine", "Two", "Three", "Four"] }, "named a ring");
  equal([store.renamed(), first().name], [true, "Annabel"]);
  store.undo();
  equal([store.renamed(), first().name, store.undoes()], [false, "Annabel", "changed Ann"]);
  store.undo();
  equal([first().name, store.undo(), store.redo(), store.redo(), store.redo()], ["Ann", false, true, true, false]);
  equal(store.rings()[0], "Mine");
});
