// A walk on a table: rows written, pasted, brought in, moved, removed, undone; each cell holds what was last put there.

async function walkTable(field, seed, steps) {
  const by = chances(seed);
  const columns = field.columns.map((column) => column.id);
  let told = null;
  let late = null; // what waits for the workbook's answer
  const made = controlOf(field, (what) => (what === "paste" ? new Promise((done) => (late = () => done(told))) : Promise.resolve(null)));
  const { find, keyed } = finder(made);
  const shown = () => [...made.el.querySelectorAll("[data-pk-row]")].map((row) => row.getAttribute("data-pk-row"));
  const boxOf = (id, column) => find(`[data-pk-row="${id}"] [data-pk-column="${column}"]`);
  const empty = () => Object.fromEntries(columns.map((column) => [column, ""]));
  const word = () => by.pick(["bus", "Bus", "rent", "damp", ""]);
  let rows = shown().map((id) => ({ id, cells: empty() })); // all that stand in the table, blank ones too
  let undos = []; // what each step to take back did, the last one last
  const rowOf = (id) => rows.find((row) => row.id === id);

  const ways = {
    async write() {
      const row = by.pick(rows);
      if (!row) return null;
      const column = by.pick(columns);
      const text = word();
      typed(boxOf(row.id, column), text);
      row.cells[column] = text;
      return [column, text];
    },
    async add() {
      pressed(keyed("add"));
      rows.push({ id: shown().at(-1), cells: empty() });
      return "";
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
      pressed(keyed(`${row.id}/down`));
      rows.splice(at, 1);
      rows.splice(at + 1, 0, row);
      return at;
    },
    async paste() {
      const row = by.pick(rows);
      if (!row) return null;
      const lines = Array.from({ length: 1 + by.below(3) }, () => Object.fromEntries(columns.map((column) => [column, word() || "x"])));
      told = { rows: lines, heading: false, left: 0, most: 500 };
      const data = new DataTransfer();
      data.setData("text/plain", lines.map((line) => columns.map((column) => line[column]).join("\t")).join("\n"));
      boxOf(row.id, columns[0]).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      await settledDown();
      const between = by.chance(3) ? await ways[by.pick(["write", "remove", "add"])]() : "";
      late();
      await settledDown();
      const from = rows.indexOf(row);
      if (from < 0) return { lines, between, gone: true };
      const before = shown();
      const put = [];
      const added = [];
      lines.forEach((line, at) => {
        const there = rows[from + at];
        if (there) columns.forEach((column) => put.push({ row: there, column, was: there.cells[column], now: line[column] }));
        else rows.push({ id: before[from + at], cells: { ...line } }) && added.push({ row: rows.at(-1), was: { ...line } });
        if (there) there.cells = { ...line };
      });
      undos.push(() => {
        for (const { row: one, was } of added) if (rows.some((each) => each.id === one.id) && same(rowOf(one.id).cells, was)) rows = rows.filter((each) => each.id !== one.id);
        for (const { row: one, column, was, now } of put) if (rowOf(one.id) && rowOf(one.id).cells[column] === now) rowOf(one.id).cells[column] = was;
      });
      return { at: from, lines, between };
    },
    async undo() {
      if (!undos.length) return null;
      pressed(keyed("undo"));
      undos.pop()();
      if (!rows.length) rows = shown().map((id) => ({ id, cells: empty() }));
      return "";
    },
  };
  const often = ["write", "write", "write", "add", "remove", "remove", "order", "paste", "paste", "undo", "undo"];

  const note = () => {
    const wanted = rows.map((row) => ({ _id: row.id, ...row.cells }));
    const seen = shown().map((id) => ({ _id: id, ...Object.fromEntries(columns.map((column) => [column, boxOf(id, column).value])) }));
    const held = (list) => heldIn(list).map(ordered);
    return { answer: held(copied(made.answer())), wanted: held(wanted.filter((row) => !blank(row))), seen: held(seen), stands: held(wanted) };
  };
  return walked({ by, made, ways, often, steps, note });
}

const ordered = (row) => Object.fromEntries(Object.entries(row).sort());
