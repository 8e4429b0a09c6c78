// Whom the panel of a map is about, and who is taken up by keys.

import { t } from "../../language.js";

/** @import { MapChoosing, MapWork } from "./shapes.d.ts" */

/**
 * { choose, tap, hold, release, done, light } for the map being worked on (see `mapBoard`).
 * @param {MapWork} map
 * @returns {MapChoosing}
 */
// Long: one person is chosen, held or lit at a time.
export function mapChoosing(map) {
  const { ctx, store, speech, shell } = map;
  const said = (/** @type {string} */ id) => speech.person(map.model.byId.get(id), map.model.near.get(id));

  function choose(/** @type {string | null} */ id) {
    if (map.held && map.held !== id) map.held = null;
    if (map.chosen !== id) store.rest();
    map.chosen = id;
    map.later();
  }

  function release() {
    if (!map.held) return choose(null);
    const id = map.held;
    const words = said(id);
    map.held = null;
    store.rest();
    map.later();
    ctx.say(t("Let go: {words}.", { words }));
    if (map.screen === "place" && map.screens.subject()) goOn(id);
  }

  /** Somebody was put on the map by keys: the next who waits is at hand. */
  function goOn(/** @type {string} */ id) {
    map.screens.placed(id);
    map.drawer.focus(map.screens.subject()?.id);
  }

  function done() {
    const id = /** @type {string} */ (map.chosen);
    choose(null);
    if (map.model.layout.standing.get(id)) map.keys.focus(id);
    else shell.querySelector("input")?.focus();
  }

  return {
    choose,
    release,
    goOn,
    done,
    tap(id) {
      if (map.screens.tap(id)) return;
      if (map.linking) {
        map.ties.tap(id);
        return map.later();
      }
      choose(map.chosen === id ? null : id);
      ctx.say(map.chosen ? t("{said}. Chosen.", { said: said(map.chosen) }) : t("{nameOf} is no longer chosen.", { nameOf: map.nameOf(id) }));
    },
    hold(id) {
      choose(id);
      map.held = id;
      map.later();
      ctx.say(t("{nameOf} taken up. Up: closer. Down: further out. Left and right: round the map. Enter lets go.", { nameOf: map.nameOf(id) }));
    },
    /** People somebody asks about stand out; without `words` nobody does any more. */
    light(ids, words) {
      map.lit = { ids: new Set(ids), words };
      if (!words) map.thennow.unlight();
      map.later();
    },
  };
}
