// A board as a field: items added by name, the board itself, drawn when it comes near, and the same items as a list.

//# style ./board.css
import { button, h } from "../../dom.js";
import { one } from "../../phrasing.js";
import { KINDS } from "../../registry.js";
import { rowsHistory } from "../../undo.js";
import { addItems, linesIn, newItemsBox } from "../new_items.js";
import { keptWithRows, rowsBeside } from "../rows_beside.js";
import { boardWork } from "./editor.js";
import { boardColumns, boardPlan } from "./model.js";
import { whenNear } from "../when_near.js";
import { t } from "../../language.js";

/** @import { Context, Store } from "../../shapes.d.ts" */
/** @import { BoardField } from "../../generated/views.d.ts" */
/** @import { BoardWork } from "./editor.js" */

KINDS.board = (field, ctx) => {
  const store = rowsHistory();
  const shell = h("div", { class: "pk-board" });
  const adding = boardAdd(field, ctx, store);
  const table = boardTable(field, ctx, store, () => work);
  const el = h("div", {}, adding.el, shell, table.el);
  /** @type {Pick<BoardWork, "go"> | null} */
  let work = null;

  const control = keptWithRows(ctx, store, table);
  const near = whenNear(shell, field.id, () => (work = boardWork(field, ctx, store, shell, el)), () => {
    shell.replaceChildren(h("p", { class: "pk-plain" }, t("The board can’t be drawn just now. Nothing is lost: use the list below.")));
  });
  return {
    ...control,
    el,
    main: adding.main,
    set(/** @type {unknown} */ value) {
      control.set(value);
      near.watch();
    },
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
  const input = newItemsBox(ctx, "new", add);

  function add() {
    const items = linesIn(input);
    if (!items.length) return input.focus();
    ctx.say(t("{what} added, not placed yet.", { what: addItems(store, items.map((item) => ({ item })), [input]) }));
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
 * @param {() => Pick<BoardWork, "go"> | null} work
 */
function boardTable(field, ctx, store, work) {
  return rowsBeside({ ...field, columns: boardColumns(field) }, ctx, store, {
    title: t("The same board as a list"),
    hint: t("What you change here changes the board, and the other way round."),
    undo() {
      const drawn = work();
      if (drawn) drawn.go("undo");
      else store.undo(); // the board is not drawn yet, or can't be
    },
    settled: boardPlan(field).settled,
  });
}
