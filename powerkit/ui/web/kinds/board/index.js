// A board as a field: items added by name, the board itself, drawn when it comes near, and the same items as a list.

//# style ./board.css
import { button, grow, h, whenNear } from "../../dom.js";
import { one } from "../../phrasing.js";
import { KINDS } from "../../registry.js";
import { rowsHistory } from "../../undo.js";
import { beginning, newRowId } from "../row_values.js";
import { rowsBeside } from "../rows_beside.js";
import { boardWork } from "./editor.js";
import { boardColumns, boardPlan } from "./model.js";
import { t } from "../../language.js";

/** @import { Context, Problem, Store } from "../../shapes.d.ts" */
/** @import { BoardField } from "../../generated/views.d.ts" */
/** @import { BoardWork } from "./editor.js" */

KINDS.board = (field, ctx) => {
  const store = rowsHistory();
  const shell = h("div", { class: "pk-board" });
  const adding = boardAdd(field, ctx, store);
  const table = boardTable(field, ctx, store, () => work);
  const el = h("div", {}, adding.el, shell, table.el);
  /** @type {(BoardWork | ({ go: (how: any) => any })) | null} */
  let work = null;

  store.on((by) => {
    if (by !== "table") table.sync(by);
    if (by !== "set") ctx.change(store.value());
  });
  store.on((by, words) => by === "history" && ctx.say(words));

  /** The board is drawn when it comes near, or when the page has nothing else to do. */
  function build() {
    if (work || !shell.isConnected) return;
    near.stop();
    try {
      work = boardWork(field, ctx, store, shell, el);
    } catch (error) {
      console.error("powerkit", field.id, error);
      shell.replaceChildren(h("p", { class: "pk-plain" }, t("The board can’t be drawn just now. Nothing is lost: use the list below.")));
      work = { go: (/** @type {'undo' | 'redo'} */ how) => store[how]() };
    }
  }
  const near = whenNear(shell, build);

  return {
    el,
    main: adding.main,
    group: true,
    set(/** @type {unknown} */ value) {
      store.set(value);
      table.sync();
      if (work) return;
      near.watch();
    },
    fault: (/** @type {Problem} */ problem) => table.fault(problem),
    clearErrors: () => table.clearErrors(),
  };
};

/**
 * A box for new items, a line each: many can be pasted at once.
 * @param {BoardField} field
 * @param {Context} ctx
 * @param {Store} store
 */
function boardAdd(field, ctx, store) {
  const noun = field.row || "item";
  const input = h("textarea", { id: ctx.id("new"), class: "pk-input pk-one-line", rows: 1, dir: "auto", autocomplete: "off", "data-pk-key": "new", onkeydown: pressed, oninput: () => grow(input) });

  function pressed(/** @type {KeyboardEvent} */ event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    add();
  }

  function add() {
    const items = input.value.split("\n").map((/** @type {string} */ line) => line.trim()).filter(Boolean);
    if (!items.length) return input.focus();
    const rows = [...store.rows()];
    for (const item of items) rows.push({ _id: newRowId(rows.map((row) => row._id)), item });
    store.rest();
    const what = items.length === 1 ? `“${beginning(items[0])}”` : String(items.length);
    store.change(rows, t("added {what}", { what }));
    input.value = "";
    grow(input);
    input.focus();
    ctx.say(t("{what} added, not placed yet.", { what }));
  }

  ctx.waits.box(input, add);

  const label = h("label", { class: "pk-cell-label", for: input.id }, t("Add {noun}", { noun: one(noun) }));
  return { el: h("div", { class: "pk-board-line pk-board-add" }, label, input, button("", t("Add"), add, { "data-pk-key": "add" })), main: input };
}

/**
 * The same items as rows to type in, with the one undo of the board.
 * @param {BoardField} field
 * @param {Context} ctx
 * @param {Store} store
 * @param {() => any} work
 */
function boardTable(field, ctx, store, work) {
  return rowsBeside({ ...field, columns: boardColumns(field) }, ctx, store, {
    title: t("The same board as a list"),
    hint: t("What you change here changes the board, and the other way round."),
    undo: () => work()?.go("undo") ?? store.undo(),
    settled: boardPlan(field).settled,
  });
}
