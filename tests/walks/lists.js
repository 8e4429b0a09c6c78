// A walk on lists with a matching: items written, matched, parted, named, moved, removed, undone; and what is the same thing by what was done.

async function walkLists(field, seed, steps) {
  const by = chances(seed);
  const made = controlOf(field);
  const lists = field.columns.find((column) => column.id === field.list).options.map((option) => option.id);
  const words = field.columns.find((column) => column.id !== field.list && column.id !== field.match).id;
  const { find, keyed } = finder(made);
  const panel = () => find("dialog.pk-panel");
  const should = account([]); // { id, text, list, thing: a number, the same for what is the same }
  let things = 0;
  const POOL = ["Tea", "tea", "Safe care", "Safe", "A budget that holds for a whole long year and the next"];

  function open(id) {
    pressed(keyed(`step/${lists.length}`));
    pressed(find(`[data-pk-token="${id}/item"] .pk-token-more`));
  }

  const ways = {
    async add() {
      const list = by.pick(lists);
      const text = by.pick(POOL);
      pressed(keyed(`step/${lists.indexOf(list)}`));
      should.step();
      typed(keyed(`new/${list}`), text);
      pressed(keyed(`add/${list}`));
      should.now.push({ id: made.answer().at(-1)._id, text, list, thing: (things += 1) });
      return [list, text];
    },
    async match() {
      const one = by.pick(should.now);
      const others = should.now.filter((other) => one && other.list !== one.list && other.thing !== one.thing);
      if (!others.length) return null;
      const other = by.pick(others);
      open(one.id);
      should.step();
      chosenIn(keyed("panel-same"), other.id);
      const gone = other.thing;
      should.now.forEach((item) => item.thing === gone && (item.thing = one.thing));
      panel().close();
      return [one.text, other.text];
    },
    async part() {
      const one = by.pick(should.now.filter((item) => should.now.some((other) => other !== item && other.thing === item.thing)));
      if (!one) return null;
      open(one.id);
      should.step();
      pressed(keyed("panel-unmatch"));
      one.thing = things += 1;
      panel().close();
      return one.text;
    },
    async call() {
      const one = by.pick(should.now.filter((item) => should.now.some((other) => other !== item && other.thing === item.thing)));
      if (!one) return null;
      open(one.id);
      should.step();
      const name = by.pick(POOL);
      typed(keyed("match/match"), name);
      panel().close();
      should.forget(); // what it is called is no matter here, nor how many steps were made of it
      return name;
    },
    async move() {
      const one = by.pick(should.now);
      const list = by.pick(lists);
      if (!one || one.list === list) return null;
      open(one.id);
      should.step();
      chosenIn(keyed(`one/${field.list}`), list);
      one.list = list;
      panel().close();
      return [one.text, list];
    },
    async remove() {
      const one = by.pick(should.now);
      if (!one) return null;
      should.step();
      open(one.id);
      pressed(keyed("panel-remove"));
      should.now = should.now.filter((item) => item !== one);
      return one.text;
    },
    ...undoWays(keyed, should),
  };
  const often = ["add", "add", "add", "match", "match", "match", "part", "call", "move", "remove", "undo", "undo", "redo"];
  return walked({ by, made, ways, often, steps, note: () => ({ wanted: should.now.map(({ id, text, list, thing }) => [id, text, list, thing]) }) });
}
