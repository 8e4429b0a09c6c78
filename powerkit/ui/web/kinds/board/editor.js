// A board being worked on: what can be done to it, and how board, menu and list follow one another.

import { button, h, show } from "../../dom.js";
import { boardDrag, scroller } from "../../drag.js";
import { one } from "../../phrasing.js";
import { historyTools } from "../../undo.js";
import { boardSplit } from "../row_values.js";
import { boardChoosing } from "./selection.js";
import { boardKeys } from "./keys.js";
import { boardName, boardPlan } from "./model.js";
import { boardPanel } from "./panel.js";
import { boardPlacing } from "./changes.js";
import { boardScene } from "./scene.js";
import { t } from "../../language.js";

/** @import { BoardField } from "../../generated/views.d.ts" */
/** @import { Acts, Context, Row, Store } from "../../shapes.d.ts" */
/** @import { BoardPlan } from "./model.js" */
/** @import { Board, BoardActs } from "./shapes.d.ts" */

/**
 * Everything of a board but the part that adds items and the list; keys of undo work in all of `root`. Returns { go(how) }.
 * @param {BoardField} field
 * @param {Context} ctx
 * @param {Store} store
 * @param {HTMLElement} shell
 * @param {HTMLElement} root
 */
export function boardWork(field, ctx, store, shell, root) {
  const board = /** @type {Board} */ (/** @type {Partial<Board>} */ ({
    field, ctx, store,
    plan: boardPlan(field),
    made: new Set(), // names of zones that hold nothing yet
    chosen: null, // the token (id/lane) a tap chose
    held: null, // the token keys move
    missed: "", // what was let go of last where there is no place
    at: null, // the one in the order of Tab
    row: (/** @type {string} */ key) => store.find(boardSplit(key)[0]),
    name: (/** @type {string} */ key) => boardName(field, board.row(key)),
    refresh,
  }));
  Object.assign(board, boardPlacing(board), boardChoosing(board));
  const { plan, made, edit, same, remove, focus, rename, tap } = board;
  const act = { store, plan, edit, same, remove, focus, rename, tap, menu: (/** @type {string} */ id, /** @type {HTMLElement} */ from) => panel.open(id, from), put: board.putChosen };
  const scene = (board.scene = boardScene(field, ctx, plan, act));
  const panel = boardPanel(field, ctx, act);
  const tools = (board.tools = historyTools(ctx, store, root));
  const strip = boardStrip(field, ctx, plan, { same: sameAsNow, menu: (/** @type {HTMLElement} */ from) => panel.open(board.row(board.chosen ?? board.held)._id, from), done: board.release });
  if (field.own) ctx.waits.source("own-empty", { get: () => [...made], set: board.keepMade, label: () => t("{own}: places with nothing in them", { own: field.own }) });
  const own = field.own ? boardOwn(field, ctx, (given) => { made.add(given); refresh(); }) : null;
  strip.el.append(tools.el);
  shell.append(strip.el, scene.el, own?.el ?? "", field.credit ? h("p", { class: "pk-hint pk-board-credit" }, field.credit) : "", panel.el);
  boardHands(board, act);

  function sameAsNow() {
    const { _id } = board.row(board.chosen);
    board.choose(null);
    same(_id);
    focus(_id, "then");
  }

  function refresh() {
    const rows = store.rows();
    const { row } = board;
    if (board.chosen && !row(board.chosen)) board.chosen = null;
    if (board.held && !row(board.held)) board.held = null;
    if (!row(board.at) || (board.at?.endsWith("/then") && !plan.placeOf(row(board.at), "then"))) board.at = row(board.at) ? `${row(board.at)._id}/zone` : rows.length ? `${rows[0]._id}/zone` : null;
    const { chosen, held, at } = board;
    scene.draw(rows, { made, chosen, held, at });
    strip.sync({ rows, chosen: row(chosen), held: row(held), words: board.name(chosen ?? held), missed: board.missed, done: plan.sameAsNow(row(chosen)) });
    tools.sync();
  }

  store.on(refresh);
  refresh();
  return { go: tools.go };
}

/** @typedef {ReturnType<typeof boardWork>} BoardWork */

/**
 * What works on the board itself: keys and drags.
 * @param {import("./shapes.d.ts").Board} board
 * @param {Pick<BoardActs, "menu">} act
 */
function boardHands(board, act) {
  const { ctx, plan, scene, put } = board;
  boardKeys(scene, {
    held: () => board.held,
    hold: board.hold,
    release: board.release,
    step: board.step,
    at(/** @type {string} */ key) {
      if (board.at === key) return;
      board.at = key;
      if (board.held && board.held !== key) board.held = null;
      board.refresh();
    },
    remove: (/** @type {string} */ key) => (key.endsWith("/then") ? put(key, plan.tray) && board.focus(boardSplit(key)[0]) : board.remove(boardSplit(key)[0])),
    menu: act.menu,
    order: scene.order,
  });
  boardDrag(scene.el, {
    begin(id, lane) {
      board.missed = "";
      board.choose(null);
      board.at = `${id}/${lane}`;
    },
    aim: scene.aim,
    drop(id, lane, place) {
      if (!place) {
        board.missed = board.name(id);
        board.refresh();
        return ctx.say(t("{name} stays where it was.", { name: board.missed }));
      }
      board.missed = "";
      put(`${id}/${lane}`, place);
      board.focus(id, place === plan.tray ? "zone" : place.lane);
    },
  });
}

/**
 * What is going on, in one line: how to begin, or what is chosen and what can be done with it.
 * @param {BoardField} field
 * @param {Context} ctx
 * @param {BoardPlan} plan
 * @param {Acts} act
 */
function boardStrip(field, ctx, plan, act) {
  const words = h("p", { class: "pk-board-words", dir: "auto" });
  const keys = h("p", { class: "pk-aside", id: ctx.id("keys") }, plan.twice ? t("Enter picks it up, arrow keys move it, right and left between now and how it should be. M opens its menu.") : t("Enter picks it up, arrow keys move it. M opens its menu."));
  const equal = button("pk-secondary", t("The same as now"), act.same, { "data-pk-key": "strip-same" });
  const menu = button("pk-secondary", t("Menu…"), () => act.menu(menu), { "data-pk-key": "strip-menu" });
  const done = button("pk-secondary", t("Let go"), act.done, { "data-pk-key": "strip-done" });
  const buttons = h("div", { class: "pk-board-strip-buttons" }, equal, menu, done);
  const el = h("div", { class: "pk-board-strip" }, words, buttons, keys);
  return {
    el,
    sync(/** @type {{ rows: Row[], chosen: Row | undefined, held: Row | undefined, words: string, missed: string, done: boolean }} */ { rows, chosen, held, words: said, missed, done: stays }) {
      const begin = rows.length ? t("Drag to a place, or choose it and then the place. The ⋯ button opens a menu. With keys: Enter, arrows, Enter.") : t("Add {item} above, then give it its place.", { item: one(field.row || t("item")) });
      const text = held ? t("Moving {said}: arrow keys, then Enter.", { said }) : chosen ? t("{said}: choose its place.", { said }) : missed ? t("{missed} stays where it was. Let go of it on one of the places.", { missed }) : begin;
      if (words.textContent !== text) words.textContent = text;
      el.classList.toggle("pk-on", Boolean(chosen || held));
      show(buttons, chosen);
      show(equal, plan.twice && chosen?.zone && !stays);
    },
  };
}

/**
 * A zone of one's own.
 * @param {BoardField} field
 * @param {Context} ctx
 * @param {(given: string) => void} add
 */
function boardOwn(field, ctx, add) {
  const input = h("input", { id: ctx.id("own"), class: "pk-input", type: "text", autocomplete: "off", dir: "auto", "data-pk-key": "own", onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && !event.isComposing && (event.preventDefault(), go()) });
  function go() {
    const name = input.value.trim().replace(/\s+/g, " ");
    if (!name) return input.focus();
    input.value = "";
    const before = el.getBoundingClientRect().top;
    add(name);
    /** @type {Element} */ (scroller(el)).scrollTop += el.getBoundingClientRect().top - before; // the board above grew: what was pressed stays under the finger
    ctx.say(t("{name} is there now.", { name }));
  }
  ctx.waits.box(input);
  const el = h("div", { class: "pk-board-line" }, h("label", { class: "pk-cell-label", for: input.id }, field.own), input, button("pk-secondary", t("Add this place"), go, { "data-pk-key": "own-add" }));
  return { el };
}
