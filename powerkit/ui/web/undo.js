// Rows that are worked on in more than one place at once, such as a picture and its table, with one undo and redo for all.

/**
 * A list of rows and its history. Who listens by `on` is told who made each change ("set" for an answer from outside,
 * "history" for undo and redo, with what was done in words).
 */
function rowsHistory() {
  let now = [];
  let step = null; // the key of the step that is still being made
  const done = []; // { rows before, words }
  const undone = [];
  const listeners = [];
  const emit = (by, words = "") => listeners.forEach((hear) => hear(by, words));

  function withIds(rows) {
    const taken = new Set();
    return rows.map((row) => {
      const id = row._id && !taken.has(row._id) ? row._id : newRowId([...taken]);
      taken.add(id);
      return row._id === id ? row : { ...row, _id: id };
    });
  }

  function back(from, to, words) {
    if (!from.length) return false;
    const last = from.pop();
    to.push({ rows: now, words: last.words });
    now = last.rows;
    step = null;
    emit("history", `${words}: ${last.words}.`);
    return true;
  }

  return {
    rows: () => now,
    find: (id) => now.find((row) => row._id === id),
    value: () => now.filter((row) => !blank(row)),
    /** Put `rows` in place; `words` say what was done. Changes with the same `key`, one after the other, are one step. */
    change(rows, words, { key = null, by = "" } = {}) {
      if (same(rowsSaid(rows), rowsSaid(now))) return emit(by);
      if (key === null || step !== key) done.push({ rows: now, words });
      else if (done.length) done.at(-1).words = words;
      step = key;
      undone.length = 0;
      now = withIds(rows);
      if (key !== null && same(rowsSaid(now), rowsSaid(done.at(-1).rows))) step = done.pop() && null; // typed, and typed back: no step
      emit(by);
    },
    /** From here on, the same key makes a new step. */
    rest: () => (step = null),
    undo: () => back(done, undone, "Undone"),
    redo: () => back(undone, done, "Done again"),
    undoes: () => done.at(-1)?.words ?? "",
    redoes: () => undone.at(-1)?.words ?? "",
    /** Show another answer. Its history begins here, unless it says what is shown already. */
    set(list) {
      const given = (Array.isArray(list) ? list : []).filter((row) => row && typeof row === "object" && !Array.isArray(row));
      if (same(rowsSaid(given), rowsSaid(now))) return;
      now = withIds(given);
      step = null;
      done.length = undone.length = 0;
      emit("set");
    },
    on: (hear) => listeners.push(hear),
  };
}

/** Buttons for undo and redo of a history, and Ctrl+Z and Ctrl+Y in `root`; a box of text keeps its own. Returns { el, undo, sync() }. */
function historyTools(ctx, store, root) {
  const undo = button("pk-secondary", "Undo", () => go("undo"), { "data-pk-key": "undo" });
  const redo = button("pk-secondary", "Redo", () => go("redo"), { "data-pk-key": "redo" });

  function go(how) {
    store.rest();
    if (!store[how]()) ctx.say(how === "undo" ? "There is nothing to undo." : "There is nothing to do again.");
  }

  function sync() {
    for (const [made, words, title] of [[undo, store.undoes(), "Undo"], [redo, store.redoes(), "Redo"]]) {
      made.setAttribute("aria-disabled", String(!words));
      made.title = words && `${title}: ${words}`;
    }
  }

  root.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest("textarea, input:not([type=checkbox], [type=radio])")) return;
    const key = event.key.toLowerCase();
    const how = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" ? "redo" : "";
    if (!how) return;
    event.preventDefault();
    go(how);
  });
  return { el: h("span", { class: "pk-board-history", role: "group", "aria-label": "Undo and redo" }, undo, redo), undo, go, sync };
}

/**
 * The rows of a history as records to type in, beside what shows them otherwise. `settled(before, row)` is a row as it is to be
 * kept; `undo` is what the list's own button of undo does. Returns { el, sync(by), fault(problem), clearErrors() }.
 */
function rowsBeside(field, ctx, store, { title: words, hint, undo, settled = (_before, row) => row }) {
  const own = { ...ctx, id: (part) => ctx.id("table-" + part), change: taken };
  const rows = stackedRows({ ...field, suggest: [] }, own, { first: false, undo });
  const title = h(ctx.head ?? "h4", { class: "pk-board-name", id: ctx.id("table-title") }, words);

  function taken(given) {
    const box = document.activeElement?.getAttribute("data-pk-key");
    const typed = document.activeElement?.matches?.("textarea, input:not([type=checkbox])");
    const before = store.rows();
    const was = new Map(before.map((row) => [row._id, row]));
    const now = new Map(given.map((row) => [row._id, settled(was.get(row._id), row)]));
    const next = rows.ids().map((id) => now.get(id) ?? (was.has(id) && { _id: id })).filter(Boolean); // one that was emptied is not removed
    const noun = one(field.row || "item");
    const what = next.length < before.length ? `removed ${noun}` : next.length > before.length ? `added ${noun}` : "changed the list";
    store.change(next, what, { key: typed && box ? `table/${box}` : null, by: "table" });
    rows.refresh(store.rows(), next.length < before.length);
  }

  return {
    el: h("div", { class: "pk-board-table", role: "group", "aria-labelledby": title.id }, title, h("p", { class: "pk-hint" }, hint), rows.el),
    sync: (by) => rows.refresh(store.rows(), false, by === "history" || by === "set"),
    fault: rows.fault,
    clearErrors: rows.clearErrors,
  };
}
