// Which item of a board is chosen by a tap or picked up by keys, and where keys take it.

import { boardSplit } from "../row_values.js";
import { BOARD_STEPS } from "./keys.js";
import { sentences, t } from "../../language.js";

/**
 * { choose, tap, putChosen, hold, release, step, focus } for the board being worked on (see `boardWork`).
 * @param {import("./shapes.d.ts").Board} board
 */
// Long: one thing is chosen by a tap or held by keys, never both.
export function boardChoosing(board) {
  const { ctx, store, plan } = board;

  function choose(/** @type {string | null} */ key) {
    if (key !== board.held) board.held = null;
    board.chosen = key;
    store.rest();
    board.refresh();
  }

  function focus(/** @type {string} */ id, lane = "zone") {
    const { scene } = board;
    const key = scene.token(`${id}/${lane}`) ? `${id}/${lane}` : `${id}/zone`;
    board.at = key;
    board.refresh();
    scene.token(key)?.main.focus();
    scene.token(key)?.el.scrollIntoView?.({ block: "nearest" });
  }

  /** From how it is to how it should be, and back: "the same" until it is moved. */
  function over(/** @type {string} */ id, /** @type {string} */ lane, /** @type {string} */ to) {
    if (lane === to) return ctx.say(to === "then" ? t("This is how it should be. Up and down move it.") : t("This is how it is now. Up and down move it."));
    const one = store.find(id);
    if (to === "then" && !one.zone) return ctx.say(t("Say first where it is now: up and down move it."));
    board.held = board.at = `${id}/${to}`;
    if (to === "then" && !one.then) board.put(board.held, plan.place(`then/${one.zone}`), { group: `keys/${id}` });
    else ctx.say(board.whereabouts(board.held, plan.placeOf(one, to) ?? plan.tray));
    board.refresh();
    focus(id, to);
  }

  return {
    choose,
    focus,
    tap(/** @type {string} */ id, /** @type {string} */ lane) {
      const key = `${id}/${lane}`;
      choose(board.chosen === key ? null : key);
      board.at = key;
      ctx.say(board.chosen ? t("{name} chosen. Now choose its place.", { name: board.name(key) }) : t("{name} is no longer chosen.", { name: board.name(key) }));
      board.refresh();
    },
    /** The chosen one goes to a place; where it is placed now, its second place is asked for next. */
    putChosen(/** @type {import("./shapes.d.ts").Place} */ place) {
      const key = /** @type {string} */ (board.chosen);
      if (!board.put(key, place)) return;
      const open = plan.twice && place.lane === "zone" && place !== plan.tray && !board.row(key).then;
      choose(open ? key : null);
      focus(board.row(key)._id, place.lane);
    },
    hold(/** @type {string} */ key) {
      board.chosen = null;
      board.held = board.at = key;
      store.rest();
      board.refresh();
      const across = plan.twice && t("Right and left: how it should be, and how it is.");
      ctx.say(sentences(t("{name} picked up. Arrow keys move it.", { name: board.name(key) }), across, t("Enter or Escape lets go.")));
    },
    release() {
      const { held, chosen } = board;
      if (!held && !chosen) return false;
      const key = /** @type {string} */ (held ?? chosen);
      const words = held ? sentences(t("Let go."), board.whereabouts(key, plan.placeOf(board.row(key), plan.twice && key.endsWith("/then") ? "then" : "zone") ?? plan.tray)) : t("{name} is no longer chosen.", { name: board.name(key) });
      choose(null);
      ctx.say(words);
      return true;
    },
    step(/** @type {string} */ key, /** @type {string} */ arrow) {
      const [id, lane] = boardSplit(key);
      const across = { ArrowRight: "then", ArrowLeft: "zone" }[arrow];
      if (plan.twice && across) return over(id, lane, across);
      const places = plan.zones(store.rows(), [...board.made]).flatMap((zone) => [zone, ...zone.inner]).map((zone) => zone.places[lane === "then" ? 1 : 0]);
      const here = places.indexOf(plan.placeOf(board.row(key), lane) ?? plan.tray);
      const by = BOARD_STEPS[arrow];
      const to = here < 0 ? places.at(by > 0 ? 0 : -1) : places[here + by];
      if (!to) return ctx.say((by < 0 ? t("{name} is at the first place: {place}.", { name: board.name(key), place: places[here].words }) : t("{name} is at the last place: {place}.", { name: board.name(key), place: places[here].words })));
      board.put(key, to, { group: `keys/${id}` });
      focus(id, lane);
    },
  };
}
