// A walk on a sketch: parts put in, written in, moved, sized, put in front and behind, removed, undone; and a description beside it.

async function walkSketch(field, seed, steps) {
  const by = chances(seed);
  const made = controlOf(field);
  const { find, keyed } = finder(made);
  for (let turn = 0; turn < 2000 && !keyed("sketch-add"); turn += 1) await longer();
  const TEXTS = ["Home", "The bus", "home", "A wall"];
  // marks: [{ kind, text }] in their order; drawn: the marks as the answer had them then, which undo has to bring back
  const should = account({ marks: [], drawn: [] });
  let chosen = -1; // where the part stands that was put in last, while it is chosen
  let said = "";
  const drawn = () => heldIn(copied(made.answer().marks ?? [])).map(ordered);

  /** Something was done: a step, where the drawing is another one now. */
  function did(marks, key = null) {
    const now = drawn();
    if (same(now, should.now.drawn)) return;
    should.step(key);
    should.now = { marks, drawn: now };
    should.settle();
  }

  const chosenNow = () => !find(".pk-sketch-panel").hidden && chosen >= 0;
  const others = (at) => should.now.marks.filter((_, i) => i !== at);

  const ways = {
    async put() {
      const kind = by.pick(["box", "circle", "line", "arrow", "label"]);
      keyed(`tool/${kind}`).click();
      should.rest();
      pressed(keyed("sketch-add"));
      should.rest();
      const text = kind === "label" || by.chance(2) ? by.pick(TEXTS) : "";
      did([...should.now.marks, { kind, text: "" }]);
      chosen = should.now.marks.length - 1;
      if (!text) return kind;
      typed(keyed("part/text"), text);
      did(should.now.marks.map((mark, at) => (at === chosen ? { ...mark, text } : mark)), `words/${chosen}`);
      return [kind, text];
    },
    async write() {
      if (!chosenNow()) return null;
      const text = by.pick(TEXTS);
      should.touched();
      typed(keyed("part/text"), text);
      did(should.now.marks.map((mark, at) => (at === chosen ? { ...mark, text } : mark)), `words/${chosen}`);
      return text;
    },
    async move() {
      if (!chosenNow()) return null;
      const way = by.pick(["left", "up", "down", "right"]);
      pressed(keyed(`part-${way}`));
      did(should.now.marks, `step/${chosen}`);
      return way;
    },
    async size() {
      if (!chosenNow()) return null;
      const way = by.pick(["larger", "smaller"]);
      pressed(keyed(`part-${way}`));
      did(should.now.marks, `size/${chosen}`);
      return way;
    },
    async order() {
      if (!chosenNow()) return null;
      const way = by.pick(["front", "back"]);
      const mark = should.now.marks[chosen];
      pressed(keyed(`part-${way}`));
      const rest = others(chosen);
      did(way === "front" ? [...rest, mark] : [mark, ...rest]);
      chosen = way === "front" ? rest.length : 0;
      should.rest();
      return way;
    },
    async remove() {
      if (!chosenNow()) return null;
      should.rest();
      pressed(keyed("part-remove"));
      did(others(chosen));
      chosen = -1;
      return "";
    },
    async done() {
      if (!chosenNow()) return null;
      pressed(keyed("part-done"));
      should.rest();
      chosen = -1;
      return "";
    },
    async describe() {
      said = by.pick(["A house and a bus", "", "Two roads"]);
      typed(keyed("control"), said);
      return said;
    },
  };
  const undo = undoWays(keyed, should);
  for (const how of ["undo", "redo"]) {
    ways[how] = async () => {
      if (chosenNow()) await ways.done();
      return undo[how]();
    };
  }
  const often = ["put", "put", "put", "write", "write", "move", "move", "size", "order", "remove", "done", "describe", "undo", "undo", "undo", "redo"];
  const note = () => ({ answer: drawn(), drawn: should.now.drawn, marks: should.now.marks, words: made.answer().words ?? "", said });
  return walked({ by, made, ways, often, steps, note, first: "put" });
}
