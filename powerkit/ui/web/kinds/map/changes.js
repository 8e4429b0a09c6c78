// What is changed on a map besides places: ties, people who go or come, and the way back.

import { inFocus } from "../../dom.js";
import { mapWithTie } from "./model.js";
import { mapPeopleCount } from "./phrases.js";
import { sentences, t } from "../../language.js";

/** @import { MapChanges, MapWork } from "./shapes.d.ts" */
/** @import { NewRow } from "../../shapes.d.ts" */

/**
 * { link, remove, bring, history } for the map being worked on (see `mapBoard`).
 * @param {MapWork} map
 * @returns {MapChanges}
 */
export function mapChanges(map) {
  const { ctx, store } = map;

  return {
    link(one, other, how) {
      const names = { name: map.nameOf(one), other: map.nameOf(other) };
      store.change({ rows: mapWithTie(store.rows(), one, other, how) }, how ? t("linked {name} and {other}", names) : t("unlinked {name} and {other}", names));
      map.refresh();
      ctx.say({ knows: t("{name} and {other}: they know each other.", names), may_know: t("{name} and {other}: they may know each other.", names) }[how] ?? t("{name} and {other}: no tie.", names));
    },
    remove(id) {
      const name = map.nameOf(id);
      const order = [...map.model.layout.standing.keys()];
      const next = order[order.indexOf(id) + 1] ?? order[order.indexOf(id) - 1];
      const inPicture = map.scene.picture.people.contains(inFocus());
      map.choose(null);
      store.change({ rows: store.rows().filter((row) => row._id !== id) }, t("removed {name}", { name }));
      map.refresh();
      if (inPicture && map.model.layout.standing.get(next)) map.keys.focus(next);
      else map.tools.undo.focus();
      ctx.say(t("{name} removed. Undo brings them back.", { name }));
    },
    /** People of a file: in place of all (`whole`), or beside those who are here. Returns what happened, in words. */
    bring(rows, whole) {
      map.choose(null);
      map.like = null;
      const words = (/** @type {NewRow[]} */ made) => t("brought in {mapPeopleCount}", { mapPeopleCount: mapPeopleCount(made.length) });
      if (whole) {
        store.replace(rows, words(rows));
        return t("{mapPeopleCount} brought in. Undo brings back those who were here.", { mapPeopleCount: mapPeopleCount(rows.length) });
      }
      const { fresh, left } = store.join(rows, words);
      return sentences(t("{mapPeopleCount} brought in.", { mapPeopleCount: mapPeopleCount(fresh.length) }), left && t("{left} left out: they are on your map already.", { left }), t("Undo takes them away again."));
    },
    history(how) {
      const at = map.shell.contains(inFocus()) && inFocus()?.closest("[data-person]")?.getAttribute("data-person");
      map.tools.go(how);
      map.refresh();
      if (at) stayWith(map, at);
    },
  };
}

/**
 * The focus stays with somebody who was there a moment ago: in the picture, else among those who wait, else at *Undo*.
 * @param {MapWork} map
 * @param {string} id
 */
function stayWith(map, id) {
  const lost = () => !map.shell.contains(inFocus());
  if (lost() && map.model.layout.standing.get(id)) map.keys.focus(id);
  if (lost()) map.drawer.focus(id);
  if (lost()) map.tools.undo.focus();
}
