// Moving people on a map: to a place, by keys, and off the picture.

import { t } from "../../language.js";

/** @import { Point } from "../../shapes.d.ts" */
/** @import { MapCell, MapMoves, MapWork } from "./shapes.d.ts" */

/**
 * { ringsOnly, place, put, spotAt, comeTo, sectorAt, away, step } for the map being worked on (see `mapBoard`).
 * @param {MapWork} map
 * @returns {MapMoves}
 */
// Long: one rule of where somebody may stand, beside every move that follows it.
export function mapMoves(map) {
  const { ctx, store, speech } = map;
  const placeOf = (/** @type {string} */ id) => map.model.layout.standing.get(id);
  const ringsOnly = () => map.screen === "place" || map.screen === "ties";

  /** The sector of a wedge; where only rings are asked, whoever goes there keeps their own. */
  const sectorAt = (/** @type {number} */ wedge, /** @type {string} */ own) => (ringsOnly() ? own : map.model.layout.wedges[wedge].sector);

  /** Where only rings are asked, and there is room, a place in the ring is one's own. */
  const exact = () => ringsOnly() && !map.model.crowd;

  /** Where that is so somebody stands exactly where they are put: what their row keeps of it, else nothing. @param {string} id @param {MapCell} cell @param {Point} [point] */
  const spotAt = (id, cell, point) => (exact() && point ? map.spots.put(id, cell.ring, point) : undefined);

  /** The same where nobody says where in the ring. */
  const comeTo = (/** @type {string} */ id, /** @type {number} */ ring) => (exact() ? map.spots.come(id, ring) : undefined);

  /** Put somebody where the pointer is. False where that changes nothing that is kept. @param {string} id @param {MapCell} cell @param {Point} [point] */
  function put(id, cell, point) {
    const { ring, sector } = map.model.byId.get(id);
    const spot = spotAt(id, cell, point);
    if (map.screen === "sectors" && (placeOf(id)?.pale ?? true) && ring) return place(id, ring, sectorAt(cell.wedge, sector)); // how close is known
    return place(id, cell.ring, sectorAt(cell.wedge, sector), null, spot);
  }

  /** @type {MapMoves["place"]} */
  function place(id, ring, sector, key = null, spot = undefined) {
    const one = map.model.byId.get(id);
    if (!one || (one.ring === Number(ring || 0) && one.sector === (sector || "") && (spot ?? one.spot) === one.spot)) return false;
    const moved = { ring: ring ? String(ring) : "", sector: sector || "", ...(spot === undefined ? {} : { spot }) };
    const rows = store.rows().map((row) => (row._id === id ? { ...row, ...moved } : row));
    store.change({ rows }, t("moved {nameOf}", { nameOf: map.nameOf(id) }), { key });
    map.refresh();
    ctx.say(speech.moved(map.model.byId.get(id), map.model));
    return true;
  }

  function away(/** @type {string} */ id) {
    place(id, "", map.model.byId.get(id).sector);
    map.drawer.focus(id);
  }

  return {
    ringsOnly,
    place,
    put,
    spotAt,
    comeTo,
    sectorAt,
    away,
    /** Move whoever is taken up by one ring, or one wedge round. */
    step(id, rings, turn) {
      const at = placeOf(id);
      const ring = (at.ring || 5) + rings;
      if (!at.ring && turn) return ctx.say(t("{nameOf} is not placed yet. ↑ puts them in the furthest ring.", { nameOf: map.nameOf(id) }));
      if (ring < 1 || ring > 4) return ctx.say(ring < 1 ? t("{name} is already in the closest ring.", { name: map.nameOf(id) }) : t("{name} is already in the furthest ring.", { name: map.nameOf(id) }));
      const wedges = map.model.layout.wedges.length;
      if (turn && exact()) place(id, ring, map.model.byId.get(id).sector, `keys/${id}`, map.spots.turn(id, turn));
      else if (turn && wedges === 1) return ctx.say(t("This map has one part only."));
      else place(id, ring, sectorAt((at.wedge + turn + wedges) % wedges, map.model.byId.get(id).sector), `keys/${id}`);
      map.keys.focus(id);
    },
  };
}
