// A walk on rows, in a table or as moments, voices or answers of several people: written, pasted, moved, removed, undone.
// Each cell holds what was last put there.

KINDS.also = (field, ctx) => othersPart({ ...field, id: "asked" }, ctx).made.control;

async function walkTable(field, seed, steps) {
  const by = chances(seed);
  const columns = field.columns.map((column) => column.id);
  const grouped = field.shown === "voices"; // under headings, so in another order than they are kept in
  const later = field.shown === "moments" ? "later" : "down";
  let told = null;
  let late = null; // what waits for the workbook's answer
  const made = controlOf(field, async (what, given) => {
    if (what === "paste") return new Promise((done) => (late = () => done(told)));
    return (told = await window.tellRows(field.id, what, copied(given)));
  });
  const { find, keyed } = finder(made);
  const shown = () => [...made.el.querySelectorAll("[data-pk-row]")].map((row) => row.getAttribute("data-pk-row"));
  const boxOf = (id, column) => {
    const box = () => find(`[data-pk-row="${id}"] [data-pk-column="${column}"]`);
    if (!box()) pressed(find(`[data-pk-row="${id}"] .pk-fold`)); // many rows at once are folded
    return box();
  };
  const empty = () => Object.fromEntries(columns.map((column) => [column, ""]));
  if (field.kind === "also") pressed(keyed("others"));
  /** What may stand in a column: words, or one of its choices; a tick is left alone. */
  const inColumn = (id) => {
    const { type, options = [] } = field.columns.find((column) => column.id === id);
    return by.pick(type === "choice" ? [...options.map((option) => option.id), ""] : ["bus", "Bus", "rent", "damp", ""]);
  };
  const words = field.columns.filter(({ type }) => ["text", "long", "people", "choice"].includes(type)).map(({ id }) => id);
  const put = (box, value) => (box.tagName === "SELECT" ? chosenIn(box, value) : typed(box, value));
  /** The ids of rows that nobody has seen yet, in the order they are kept in. */
  const fresh = () => made.answer().map((row) => row._id).filter((id) => !rows.some((row) => row.id === id));
  let rows = shown().map((id) => ({ id, cells: empty() })); // all that stand in the table, blank ones too
  let undos = []; // what each step to take back did, the last one last
  const rowOf = (id) => rows.find((row) => row.id === id);

  /** Rows from elsewhere, from a place on or in place of all: those that stand there are written over, the rest come behind them. */
  function putRows(lines, from, instead = false) {
    const gone = instead ? rows.map((row, at) => ({ row, at })) : [];
    if (instead) rows = [];
    const news = fresh();
    const written = [];
    const added = [];
    lines.forEach((line, at) => {
      const there = rows[from + at];
      if (there) Object.keys(line).forEach((column) => written.push({ row: there, column, was: there.cells[column], now: line[column] }));
      else rows.push({ id: news.shift(), cells: { ...empty(), ...line } }) && added.push({ row: rows.at(-1), was: { ...empty(), ...line } });
      if (there) there.cells = { ...there.cells, ...line };
    });
    undos.push(() => {
      for (const { row: one, was } of added) if (rows.some((each) => each.id === one.id) && same(rowOf(one.id).cells, was)) rows = rows.filter((each) => each.id !== one.id);
      for (const { row: one, column, was, now } of written) if (rowOf(one.id) && rowOf(one.id).cells[column] === now) rowOf(one.id).cells[column] = was;
      gone.forEach(({ row, at }) => rows.splice(at, 0, row));
    });
  }

  const until = async (holds) => {
    for (let turn = 0; turn < 2000 && !holds(); turn += 1) await longer();
  };

  const ways = {
    async write() {
      const row = by.pick(rows);
      if (!row) return null;
      const column = by.pick(words);
      const text = inColumn(column);
      put(boxOf(row.id, column), text);
      row.cells[column] = text;
      return [column, text];
    },
    async add() {
      if (grouped) return ways.quick();
      pressed(keyed("add"));
      rows.push({ id: shown().at(-1), cells: empty() });
      return "";
    },
    /** One voice, or several at once, by the box above. */
    async quick() {
      if (!grouped) return null;
      const spoken = field.columns.find((column) => column.type === "long").id;
      const lines = Array.from({ length: 1 + by.below(3) }, () => by.pick(["the bus is late", "damp", "nobody asked"]));
      pasted(keyed("quick"), lines.join("\n"));
      pressed(keyed(lines.length > 1 ? "quick-lines" : "quick-add"));
      const added = fresh().map((id, at) => ({ id, cells: { ...empty(), [spoken]: lines[at] } }));
      rows.push(...added);
      const were = copied(added);
      undos.push(() => were.forEach((was) => rowOf(was.id) && same(rowOf(was.id).cells, was.cells) && (rows = rows.filter((row) => row.id !== was.id))));
      return lines;
    },
    async remove() {
      const row = by.pick(rows);
      if (!row) return null;
      const at = rows.indexOf(row);
      pressed(keyed(`${row.id}/remove`));
      rows.splice(at, 1);
      undos.push(() => rows.splice(Math.min(at, rows.length), 0, row));
      return at;
    },
    async order() {
      const row = by.pick(rows);
      const at = rows.indexOf(row);
      if (!row || at === rows.length - 1) return null;
      pressed(keyed(`${row.id}/${later}`));
      rows.splice(at, 1);
      rows.splice(at + 1, 0, row);
      return at;
    },
    async paste() {
      const row = by.pick(rows);
      if (!row || field.kind === "also") return null;
      const lines = Array.from({ length: 1 + by.below(3) }, () => Object.fromEntries(words.map((column) => [column, inColumn(column) || "x"])));
      told = { rows: lines, heading: false, left: 0, most: 500 };
      const data = new DataTransfer();
      data.setData("text/plain", lines.map((line) => words.map((column) => line[column]).join("\t")).join("\n"));
      boxOf(row.id, words[0]).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      await settledDown();
      const between = by.chance(3) ? await ways[by.pick(["write", "remove", "add"])]() : "";
      late();
      await settledDown();
      const from = rows.indexOf(row);
      if (from < 0) return { lines, between, gone: true };
      putRows(lines, from);
      return { at: from, lines, between };
    },
    /** A file, added below or put in place of what is there; what the workbook reads in it is its own matter. */
    async bring() {
      if (!keyed("bring")) return null;
      keyed("bring").closest("details").open = true;
      await until(() => keyed("bring/file"));
      const heads = field.columns.filter(({ type }) => ["text", "long"].includes(type));
      const lines = Array.from({ length: 1 + by.below(5) }, () => heads.map(() => by.pick(["bus", "Bus", "rent", "damp", "cold"])).join(","));
      const data = new DataTransfer();
      data.items.add(new File([[heads.map(({ label }) => `"${label}"`).join(","), ...lines].join("\n")], "rows.csv"));
      keyed("bring/file").files = data.files;
      keyed("bring/file").dispatchEvent(new Event("change", { bubbles: true }));
      await until(() => keyed("bring/add"));
      const instead = keyed("bring/instead") && by.chance(2);
      const from = instead ? 0 : rows.findLastIndex((row) => !blank(row.cells)) + 1;
      const read = told.rows.map(({ _unread, ...row }) => row);
      pressed(keyed(instead ? "bring/instead" : "bring/add"));
      if (!same(told.rows.length, lines.length)) return { trouble: `${told.rows.length} rows of ${lines.length}` };
      putRows(read, from, instead);
      return { lines, from, instead };
    },
    async undo() {
      if (!undos.length) return null;
      pressed(keyed("undo"));
      undos.pop()();
      if (!rows.length) rows = shown().map((id) => ({ id, cells: empty() }));
      return "";
    },
  };
  const often = ["write", "write", "write", "add", "remove", "remove", "order", "paste", "paste", "bring", "bring", "quick", "undo", "undo"];

  const note = () => {
    const wanted = rows.map((row) => ({ _id: row.id, ...row.cells }));
    const seen = shown().map((id) => ({ _id: id, ...Object.fromEntries(columns.map((column) => [column, valueIn(boxOf(id, column))])) }));
    const held = (list) => heldIn(list).map(ordered);
    const byId = (list) => (grouped ? list.sort((item, other) => (item._id < other._id ? -1 : 1)) : list);
    return { answer: held(copied(made.answer())), wanted: held(wanted.filter((row) => !blank(row))), seen: byId(held(seen)), stands: byId(held(wanted)) };
  };
  return walked({ by, made, ways, often, steps, note });
}

const valueIn = (box) => (box.type === "checkbox" ? box.checked : box.value);
