// The way back: undo and redo of whatever is worked on in more than one place at once, such as a picture and its table.

import { blank, same } from "./compare.js";
import { button, h } from "./dom.js";
import { newRowId, rowsSaid } from "./kinds/row_values.js";
import { t } from "./language.js";

/**
 * What stands now, and the way back to what stood before. Who listens by `on` is told who made each change ("set" for an answer
 * from outside, "history" for undo and redo, with what was done in words). `alike(a, b)` says whether two states say the same.
 */
export function undoable(first, alike) {
  let now = first;
  let step = null; // the key of the step that is still being made
  const done = []; // { state before, words }
  const undone = [];
  const listeners = [];
  const emit = (by, words = "") => listeners.forEach((hear) => hear(by, words));

  function back(from, to, said) {
    if (!from.length) return false;
    const last = from.pop();
    to.push({ state: now, words: last.words });
    now = last.state;
    step = null;
    emit("history", said(last.words));
    return true;
  }

  return {
    now: () => now,
    emit,
    /** Put `next` in place; `words` say what was done. Changes with the same `key`, one after the other, are one step. */
    put(next, words, { key = null, by = "" } = {}) {
      if (key === null || step !== key) done.push({ state: now, words });
      else if (done.length) done.at(-1).words = words;
      step = key;
      undone.length = 0;
      now = next;
      if (key !== null && done.length && alike(now, done.at(-1).state)) step = done.pop() && null; // typed, and typed back: no step
      emit(by);
    },
    /** From here on, the same key makes a new step. */
    rest: () => (step = null),
    undo: () => back(done, undone, (what) => t("Undone: {what}.", { what })),
    redo: () => back(undone, done, (what) => t("Done again: {what}.", { what })),
    undoes: () => done.at(-1)?.words ?? "",
    redoes: () => undone.at(-1)?.words ?? "",
    /** Show another answer, whose history begins here. */
    begin(next) {
      now = next;
      step = null;
      done.length = undone.length = 0;
      emit("set");
    },
    on: (hear) => listeners.push(hear),
  };
}

const sameRows = (item, other) => same(rowsSaid(item), rowsSaid(other));

/** Rows, each with an id of its own. */
function withIds(rows) {
  const taken = new Set();
  return rows.map((row) => {
    const id = row._id && !taken.has(row._id) ? row._id : newRowId([...taken]);
    taken.add(id);
    return row._id === id ? row : { ...row, _id: id };
  });
}

/** A list of rows and its history, as `undoable` has it. */
export function rowsHistory() {
  const steps = undoable([], sameRows);
  return {
    ...steps,
    rows: steps.now,
    find: (id) => steps.now().find((row) => row._id === id),
    value: () => steps.now().filter((row) => !blank(row)),
    change(rows, words, { key = null, by = "" } = {}) {
      if (sameRows(rows, steps.now())) return steps.emit(by);
      steps.put(withIds(rows), words, { key, by });
    },
    /** Show another answer. Its history begins here, unless it says what is shown already. */
    set(list) {
      const given = (Array.isArray(list) ? list : []).filter((row) => row && typeof row === "object" && !Array.isArray(row));
      if (!sameRows(given, steps.now())) steps.begin(withIds(given));
    },
  };
}

/** Buttons for undo and redo of a history, and Ctrl+Z and Ctrl+Y in `root`; a box of text keeps its own. Returns { el, undo, sync() }. */
export function historyTools(ctx, store, root) {
  const undo = button("pk-secondary", t("Undo"), () => go("undo"), { "data-pk-key": "undo" });
  const redo = button("pk-secondary", t("Redo"), () => go("redo"), { "data-pk-key": "redo" });

  function go(how) {
    store.rest();
    if (!store[how]()) ctx.say(how === "undo" ? t("There is nothing to undo.") : t("There is nothing to do again."));
  }

  function sync() {
    for (const [made, words, title] of [[undo, store.undoes(), t("Undo: {what}", { what: store.undoes() })], [redo, store.redoes(), t("Redo: {what}", { what: store.redoes() })]]) {
      made.setAttribute("aria-disabled", String(!words));
      made.title = words && title;
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
  return { el: h("span", { class: "pk-board-history", role: "group", "aria-label": t("Undo and redo") }, undo, redo), undo, go, sync };
}
