// Things in order, then and now: put in a list by a press, moved by arrow keys, by buttons, or by dragging.

//# style ./ranking.css
import { compared } from "../../compare.js";
import { button, h, show } from "../../dom.js";
import { boardDrag } from "../../drag.js";
import { one } from "../../phrasing.js";
import { KINDS, PICTURED } from "../../registry.js";
import { keepFocus } from "../keep_focus.js";
import { beginning } from "../row_values.js";
import { rankList } from "./list.js";
import { answerOf, fresh, ofDeck, ranked, standing, withItems } from "./model.js";
import { t } from "../../language.js";

/** @import { RankingField } from "../../generated/views.d.ts" */
/** @import { Context, Point, Row } from "../../shapes.d.ts" */
/** @import { Ranked } from "./model.js" */

KINDS.ranking = (field, ctx) => (field.drawn && PICTURED.made ? PICTURED.made(field, ctx, (/** @type {Context} */ inner) => ranking(field, inner)) : ranking(field, ctx));

/**
 * @param {RankingField} field
 * @param {Context} ctx
 */
function ranking(field, ctx) {
  const columns = field.columns.slice(1);
  let rows = withItems([], field.items);
  const removes = (/** @type {Row} */ row) => !row.then && !row.now && !ofDeck(field.items, row);
  const lists = columns.map((column) => rankList(ctx, column, { move, remove, removes, say: ctx.say }));
  const orders = h("div", { class: "pk-rank-orders" }, ...lists.map((list) => list.el));
  const adding = field.own ? adder(field, ctx, { add, rows: () => rows }) : null;
  const asked = h("p", { class: "pk-rank-asked", "aria-hidden": "true", hidden: true }, field.label); // on a screen, whose own question is another
  const el = h("div", { class: "pk-ranking", tabindex: "-1" }, asked, adding?.el, orders);
  let shown = /** @type {string | null} */ (null); // the order that shows alone

  function draw() {
    keepFocus(el, () => {
      lists.forEach((list) => list.draw(rows));
      adding?.look();
    }, (key) => rankHandle(el, key));
  }

  function changed(/** @type {Ranked[]} */ next, /** @type {string} */ words) {
    rows = next;
    draw();
    ctx.change(answerOf(rows, field.items));
    ctx.say(words);
  }

  function move(/** @type {string} */ order, /** @type {string} */ id, /** @type {number} */ to) {
    const next = ranked(rows, order, id, to);
    changed(next, placeSaid(next, rankFound(next, id), order, rankFound(columns, order).label));
  }

  /** A thing of one's own comes last in the order that shows, or in that of now. */
  function add(/** @type {string} */ words) {
    const row = fresh(rows, words);
    rows = [...rows, row];
    move(shown ?? "now", row._id, standing(rows, shown ?? "now").length);
  }

  function remove(/** @type {string} */ id) {
    changed(rows.filter((row) => row._id !== id), t("{item} removed.", { item: beginning(rankFound(rows, id).item) }));
  }

  dragging(orders, move);
  draw();

  return {
    el,
    main: adding?.main ?? el,
    group: true,
    set(/** @type {unknown} */ value) {
      rows = withItems(value, field.items);
      draw();
    },
    /** Show one order, or with null both. */
    screen(/** @type {string} */ id) {
      shown = id;
      show(asked, id);
      lists.forEach((list, at) => show(list.el, !id || columns[at].id === id));
    },
  };
}

/**
 * @template {{ _id?: string, id?: string }} T
 * @param {T[]} list
 * @param {string} id
 */
const rankFound = (list, id) => /** @type {T} */ (list.find((each) => (each._id ?? each.id) === id));

/**
 * Where a thing stands in an order, in words.
 * @param {Ranked[]} rows
 * @param {Ranked} row
 * @param {string} order
 * @param {string} label
 */
function placeSaid(rows, row, order, label) {
  const where = row[order] ? t("place {row} of {standing}", { row: row[order], standing: standing(rows, order).length }) : t("no place");
  return `${beginning(row.item)}: ${label}, ${where}.`;
}

/**
 * The handle of the thing that a button of that key belongs to, or where it has no place any more itself, else the whole.
 * @param {HTMLElement} el
 * @param {string} key
 */
function rankHandle(el, key) {
  const thing = key.split("/").slice(0, 2).join("/");
  const at = (/** @type {string} */ part) => el.querySelector(`[data-pk-key="${CSS.escape(part)}"]`);
  return at(`${thing}/grip`) ?? at(thing) ?? el;
}

/**
 * The box for a thing of one's own: { el, main, look() }.
 * @param {RankingField} field
 * @param {Context} ctx
 * @param {{ add: (words: string) => void, rows: () => Ranked[] }} act
 */
function adder(field, ctx, act) {
  const main = h("input", { class: "pk-input", id: ctx.id("control"), type: "text", autocomplete: "off", dir: "auto", maxlength: 300, "data-pk-key": "add-words", onkeydown: keyed });
  const label = h("label", { class: "pk-cell-label", for: main.id }, t("Add {row}", { row: one(field.row) }));
  const put = button("pk-secondary", t("Add"), send, { "data-pk-key": "add" });
  const full = h("p", { class: "pk-hint", hidden: true }, t("There are {most}, the most this can hold.", { most: field.most }));
  const el = h("div", { class: "pk-rank-add" }, label, h("div", { class: "pk-inline" }, main, put), full);

  function keyed(/** @type {KeyboardEvent} */ event) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    send();
  }

  function send() {
    const words = main.value.trim();
    if (!words || act.rows().length >= field.most) return main.focus();
    const there = act.rows().some((row) => compared(row.item) === compared(words));
    main.value = "";
    if (there) ctx.say(t("{words} is there already.", { words: beginning(words) }));
    else act.add(words);
    main.focus();
  }

  ctx.waits.box(main, send);
  return { el, main, look: () => show(full, act.rows().length >= field.most) };
}

/**
 * Things follow a pointer within their order; one without a place is dragged into it.
 * @param {HTMLElement} orders
 * @param {(order: string, id: string, to: number) => void} move
 */
function dragging(orders, move) {
  let held = /** @type {{ id: string, order: string } | null} */ (null);
  const clear = () => orders.querySelectorAll(".pk-drop-above, .pk-drop-below").forEach((each) => each.classList.remove("pk-drop-above", "pk-drop-below"));

  /** The place at a point of the window, with a mark where it is; null outside the order. */
  function aim(/** @type {Point | null} */ point) {
    clear();
    const list = point && held && orders.querySelector(`[data-pk-ranks="${held.order}"]`);
    const box = list?.parentElement?.getBoundingClientRect();
    if (!list || !box || point.x < box.left || point.x > box.right || point.y < box.top - 40 || point.y > box.bottom + 40) return null;
    const others = [...list.children].filter((each) => each.getAttribute("data-pk-token") !== `${held?.id}/${held?.order}`);
    const place = others.filter((each) => {
      const rect = each.getBoundingClientRect();
      return point.y > rect.top + rect.height / 2;
    }).length;
    const [next, last] = [others[place], others.at(-1)];
    if (next) next.classList.add("pk-drop-above");
    else last?.classList.add("pk-drop-below");
    return { place };
  }

  boardDrag(orders, {
    begin: (id, order) => (held = { id, order }),
    aim,
    drop: (id, order, at) => at && move(order, id, at.place),
  });
}
