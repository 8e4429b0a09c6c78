// What is done to the items of a board: put in a place, changed, removed; and places of one's own, named anew.

import { compared } from "../../compare.js";
import { capital } from "../../phrasing.js";
import { boardName } from "./model.js";
import { t } from "../../language.js";

/** @import { Change, Row } from "../../shapes.d.ts" */

/**
 * { put, whereabouts, same, edit, remove, rename, keepMade } for the board being worked on (see `boardWork`).
 * @param {import("./shapes.d.ts").Board} board
 */
// Long: each change of place with what is said of it, so that none goes unsaid.
export function boardPlacing(board) {
  const { field, ctx, store, plan, made } = board;

  /** Where an item stands, in words: what is said after each move. */
  function whereabouts(/** @type {string} */ key, /** @type {import("./shapes.d.ts").Place} */ place) {
    const one = board.row(key);
    const name = board.name(key);
    if (place === plan.tray) return key.endsWith("/then") ? t("{name}: {lanes} is open again.", { name, lanes: plan.lanes[1] }) : t("{name} is not placed yet.", { name });
    const lane = plan.twice ? `${plan.lanes[place.lane === "then" ? 1 : 0]}: ` : "";
    const equal = place.lane === "then" && plan.sameAsNow(one) && t("the same as now");
    const inner = plan.second && place.parts.then ? `${/** @type {import("../../generated/views.d.ts").ZoneView} */ (field.zones.find((zone) => zone.id === plan.second)).label}: ` : "";
    return `${name}. ${lane}${inner}${[place.words, equal].filter(Boolean).join(", ")}.`;
  }

  function put(/** @type {string} */ key, /** @type {import("./shapes.d.ts").Place | null | undefined} */ place, { group = null } = {}) {
    const one = board.row(key);
    if (!one || !place) return false;
    const parts = place === plan.tray && key.endsWith("/then") ? { then: "" } : place.parts;
    if (Object.entries(parts).every(([part, value]) => (one[part] || "") === value)) {
      ctx.say(t("{name} is there already.", { name: board.name(key) }));
      return false;
    }
    if (parts.own) made.delete(parts.own);
    store.change(store.rows().map((each) => (each === one ? { ...one, ...parts } : each)), t("moved {boardName}", { boardName: boardName(field, one) }), { key: group });
    ctx.say(whereabouts(key, place));
    return true;
  }

  return {
    put,
    whereabouts,
    same(/** @type {string} */ id) {
      const one = store.find(id);
      return one?.zone ? put(`${id}/then`, plan.place(`then/${one.zone}`)) : ctx.say(t("Say first where it is now."));
    },
    edit(/** @type {string} */ id, /** @type {Record<string, string>} */ parts, /** @type {Change} */ options) {
      const before = store.find(id);
      const next = plan.settled(before, { ...before, ...parts });
      store.change(store.rows().map((each) => (each === before ? next : each)), t("changed {boardName}", { boardName: boardName(field, next) }), options);
      if (!("zone" in parts || "then" in parts)) return;
      const lane = plan.twice && "then" in parts ? "then" : "zone";
      ctx.say(whereabouts(`${id}/${lane}`, plan.placeOf(next, lane) ?? plan.tray));
    },
    remove(/** @type {string} */ id) {
      const one = store.find(id);
      const order = board.scene.order();
      const next = order[order.indexOf(`${id}/zone`) + 1] ?? order[0];
      board.choose(null);
      store.change(store.rows().filter((each) => each !== one), t("removed {boardName}", { boardName: boardName(field, one) }));
      (board.scene.token(next)?.main ?? board.tools.undo).focus();
      ctx.say(t("{boardName} removed. Undo brings it back.", { boardName: capital(boardName(field, one)) }));
    },
    /** A place of one's own gets another name, or joins the place that has it. */
    rename(/** @type {string} */ old, /** @type {string} */ given) {
      const name = given.trim().replace(/\s+/g, " ");
      if (name === old) return;
      const another = plan.zones(store.rows(), [...made]).find((zone) => zone.own && compared(zone.label) === compared(name) && compared(name) !== compared(old));
      const next = another?.label ?? name;
      if (made.delete(old) && next) made.add(next);
      const theirs = (/** @type {Row} */ each) => each.own && compared(each.own) === compared(old);
      store.change(store.rows().map((each) => (theirs(each) ? { ...each, own: next } : each)), another ? t("put “{old}” and “{next}” together", { old, next }) : next ? t("named “{next}”", { next }) : t("took “{old}” away", { old }));
      board.refresh();
      if (another) ctx.say(t("{next} was there already: {old} and {next} are one place now. Undo parts them.", { next, old }));
      else ctx.say(next ? t("{old} is now called {next}.", { old, next }) : t("{old} is no longer a place of its own. What stood there is kept.", { old }));
    },
    keepMade(/** @type {string[]} */ names) {
      made.clear();
      names?.forEach((name) => made.add(name));
      board.refresh();
    },
  };
}
