// A walk on lists with a matching: items written, matched, parted, named, moved, removed, undone; and what is the same thing by what was done.

async function walkLists(field, seed, steps) {
  const by = chances(seed);
  const made = controlOf(field);
  const lists = field.columns.find((column) => column.id === field.list).options.map((option) => option.id);
  const words = field.columns.find((column) => column.id !== field.list && column.id !== field.match).id;
  const find = (selector) => made.el.querySelector(selector);
  const keyed = (key) => find(`[data-pk-key="${CSS.escape(key)}"]`);
  const panel = () => find("dialog.pk-panel");
  let now = []; // { id, text, list, thing: a number, the same for what is the same }
  let things = 0;
  let done = [];
  let undone = [];
  const copy = () => now.map((item) => ({ ...item }));
  const step = () => (done.push(copy()), (undone = []));
  const log = [];
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
      step();
      typed(keyed(`new/${list}`), text);
      pressed(keyed(`add/${list}`));
      now.push({ id: made.answer().at(-1)._id, text, list, thing: (things += 1) });
      return [list, text];
    },
    async match() {
      const one = by.pick(now);
      const others = now.filter((other) => one && other.list !== one.list && other.thing !== one.thing);
      if (!others.length) return null;
      const other = by.pick(others);
      open(one.id);
      step();
      chosenIn(keyed("panel-same"), other.id);
      const gone = other.thing;
      now.forEach((item) => item.thing === gone && (item.thing = one.thing));
      panel().close();
      return [one.text, other.text];
    },
    async part() {
      const one = by.pick(now.filter((item) => now.some((other) => other !== item && other.thing === item.thing)));
      if (!one) return null;
      open(one.id);
      step();
      pressed(keyed("panel-unmatch"));
      one.thing = things += 1;
      panel().close();
      return one.text;
    },
    async call() {
      const one = by.pick(now.filter((item) => now.some((other) => other !== item && other.thing === item.thing)));
      if (!one) return null;
      open(one.id);
      step();
      const name = by.pick(POOL);
      typed(keyed("match/match"), name);
      panel().close();
      done.pop(); // what it is called is no matter here, nor how many steps were made of it
      done = [];
      undone = [];
      return name;
    },
    async move() {
      const one = by.pick(now);
      const list = by.pick(lists);
      if (!one || one.list === list) return null;
      open(one.id);
      step();
      chosenIn(keyed(`one/${field.list}`), list);
      one.list = list;
      panel().close();
      return [one.text, list];
    },
    async remove() {
      const one = by.pick(now);
      if (!one) return null;
      step();
      open(one.id);
      pressed(keyed("panel-remove"));
      now = now.filter((item) => item !== one);
      return one.text;
    },
    async undo() {
      if (!done.length) return null;
      pressed(keyed("undo"));
      undone.push(copy());
      now = done.pop();
      return "";
    },
    async redo() {
      if (!undone.length) return null;
      pressed(keyed("redo"));
      done.push(copy());
      now = undone.pop();
      return "";
    },
  };
  const often = ["add", "add", "add", "match", "match", "match", "part", "call", "move", "remove", "undo", "undo", "redo"];
  let way = "";
  try {
    for (let turn = 0; turn < steps; turn += 1) {
      way = by.pick(often);
      const what = await ways[way]();
      if (what === null) continue;
      await settledDown();
      // The dialog says a moment later that it was closed, and is emptied then.
      for (let wait = 0; wait < 2000 && !panel().open && panel().querySelector(".pk-panel-body").childElementCount; wait += 1) await longer();
      log.push({ way, what, answer: copied(made.answer()), wanted: now.map(({ id, text, list, thing }) => [id, text, list, thing]) });
    }
  } catch (error) {
    log.push({ way, what: `${error.message} ${error.stack}`, answer: [], wanted: [["", "", "", 0]] });
  }
  made.away();
  return log;
}
