// The way back: undo and redo of whatever is worked on in more than one place at once, such as a picture and its table.

import { blank, same } from "./compare.js";
import { button, h } from "./dom.js";
import { newRowId, rowsSaid } from "./kinds/row_values.js";
import { t } from "./language.js";

/** @import { Change, NewRow, Row, Store } from "./shapes.d.ts" */

/**
 * What stands now, and the way back to what stood before. Who listens by `on` is told who made each change ("set" for an answer
 * from outside, "history" for undo and redo, with what was done in words). `alike(a, b)` says whether two states say the same.
 * @template S
 * @param {S} first
 * @param {(a: S, b: S) => boolean} alike
 */
export function undoable(first, alike) {
  let now = first;
  /** @type {string | null} */
  let step = null; // the key of the step that is still being made
  /** @type {{ state: S, words: string }[]} */
  const done = []; // { state before, words }
  /** @type {{ state: S, words: string }[]} */
  const undone = [];
  /** @type {((by: string, words: string) => void)[]} */
  const listeners = [];
  const emit = (/** @type {string} */ by, words = "") => listeners.forEach((hear) => hear(by, words));

  /** @param {typeof done} from @param {typeof done} to @param {(what: string) => string} said */
  function back(from, to, said) {
    const last = from.pop();
    if (!last) return false;
    to.push({ state: now, words: last.words });
    now = last.state;
    step = null;
    emit("history", said(last.words));
    return true;
  }

  return {
    now: () => now,
    emit,
    /** Put `next` in place; `words` say what was done. Changes with the same `key`, one after the other, are one step. @param {S} next @param {string} words @param {Change} [how] */
    put(next, words, { key = null, by = "" } = {}) {
      const last = done.at(-1);
      if (key === null || step !== key) done.push({ state: now, words });
      else if (last) last.words = words;
      step = key;
      undone.length = 0;
      now = next;
      const before = done.at(-1);
      if (key !== null && before && alike(now, before.state)) { // typed, and typed back: no step
        done.pop();
        step = null;
      }
      emit(by);
    },
    /** From here on, the same key makes a new step. */
    rest: () => (step = null),
    undo: () => back(done, undone, (what) => t("Undone: {what}.", { what })),
    redo: () => back(undone, done, (what) => t("Done again: {what}.", { what })),
    undoes: () => done.at(-1)?.words ?? "",
    redoes: () => undone.at(-1)?.words ?? "",
    /** Show another answer, whose history begins here. */
    begin(/** @type {S} */ next) {
      now = next;
      step = null;
      done.length = undone.length = 0;
      emit("set");
    },
    on: (/** @type {(by: string, words: string) => void} */ hear) => listeners.push(hear),
  };
}

/**
 * @param {Row[]} item
 * @param {Row[]} other
 */
const sameRows = (item, other) => same(rowsSaid(item), rowsSaid(other));

/**
 * Rows, each with an id of its own.
 * @param {NewRow[]} rows
 * @returns {Row[]}
 */
export function withIds(rows) {
  const taken = rows.map((row) => row._id);
  const seen = new Set();
  return rows.map((row) => {
    const id = row._id && !seen.has(row._id) ? row._id : newRowId([...taken, ...seen]);
    seen.add(id);
    return row._id === id ? /** @type {Row} */ (row) : { ...row, _id: id };
  });
}

/**
 * A list of rows and its history, as `undoable` has it.
 * @returns {Store<any>}
 */
export function rowsHistory() {
  const steps = undoable(/** @type {Row[]} */ ([]), sameRows);
  return {
    ...steps,
    rows: steps.now,
    find: (/** @type {string} */ id) => steps.now().find((row) => row._id === id),
    value: () => steps.now().filter((row) => !blank(row)),
    /** @param {NewRow[]} rows @param {string} words @param {Change} [how] */
    change(rows, words, { key = null, by = "" } = {}) {
      if (sameRows(/** @type {Row[]} */ (rows), steps.now())) return steps.emit(by);
      steps.put(withIds(rows), words, { key, by });
    },
    /** Change cells of one row. */
    edit(/** @type {string} */ id, /** @type {NewRow} */ cells, /** @type {string} */ words, /** @type {Change} */ how) {
      this.change(steps.now().map((row) => (row._id === id ? { ...row, ...cells } : row)), words, how);
    },
    /** Show another answer. Its history begins here, unless it says what is shown already. */
    set(list) {
      const given = (Array.isArray(list) ? list : []).filter((row) => row && typeof row === "object" && !Array.isArray(row));
      if (!sameRows(given, steps.now())) steps.begin(withIds(given));
    },
  };
}

/** @typedef {Pick<Store, "rest" | "undo" | "redo" | "undoes" | "redoes">} Steps */

/**
 * Buttons for undo and redo of a history, and Ctrl+Z and Ctrl+Y in `root`; a box of text (`own`) keeps its own. Returns { el, undo, go(how),
 * sync() }; where more is to be done than `go` does, `act` does it.
 * @param {{ say: (words: string) => void }} ctx
 * @param {Steps} store
 * @param {HTMLElement} root
 * @param {{ own?: string, look?: string, act?: ((how: "undo" | "redo") => void) | null }} [how]
 */
export function historyTools(ctx, store, root, { own = "textarea, input:not([type=checkbox], [type=radio])", look = "pk-board-history", act = null } = {}) {
  const undo = button("pk-secondary", t("Undo"), () => (act ?? go)("undo"), { "data-pk-key": "undo" });
  const redo = button("pk-secondary", t("Redo"), () => (act ?? go)("redo"), { "data-pk-key": "redo" });

  function go(/** @type {"undo" | "redo"} */ how) {
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
    if (!(event.ctrlKey || event.metaKey) || event.altKey || /** @type {Element} */ (event.target).closest(own)) return;
    const key = event.key.toLowerCase();
    const how = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" ? "redo" : "";
    if (!how) return;
    event.preventDefault();
    (act ?? go)(how);
  });
  return { el: h("span", { class: look, role: "group", "aria-label": t("Undo and redo") }, undo, redo), undo, go, sync };
}

/** @typedef {ReturnType<typeof historyTools>} HistoryTools */
