// What a tap, a double tap and a drop on the picture do, and how somebody of the drawer comes onto it.

import { mapCellAt } from "./geometry.js";

/** @import { MapTaps, MapWork } from "./shapes.d.ts" */

/**
 * { tapPlace, tapTwice, addBeside, placeByKey, placeInRing, aimAt, dropAt, drop } for the map being worked on (see `mapBoard`).
 * @param {MapWork} map
 * @returns {MapTaps}
 */
// Long: what a tap, a drop and a key do with the same place.
export function mapTaps(map) {
  const { place, put, sectorAt } = map;
  const { picture, stage, view } = map.scene;
  const placeOf = (/** @type {string} */ id) => map.model.layout.standing.get(id);

  function cellUnder(/** @type {MouseEvent} */ event) {
    const rect = stage.getBoundingClientRect();
    const inside = event.clientX >= rect.left && event.clientX <= rect.right && event.clientY >= rect.top && event.clientY <= rect.bottom;
    if (!inside) return null;
    const point = view.ruler().at(event);
    return mapCellAt(map.model.layout, point.x, point.y);
  }

  return {
    /** A tap on no one: who waits to be placed is placed, and who was chosen is let go and stays. True where it did something. */
    tapPlace(cell, point) {
      if (map.newcomer.leave()) return true;
      if (map.linking) return true;
      const waits = map.waits();
      if (cell && waits && (!map.chosen || map.chosen === waits)) return put(waits, cell, point), map.placed(waits), true;
      const let_go = map.chosen;
      map.held = null;
      map.choose(null);
      return Boolean(let_go);
    },
    tapTwice: (cell, point) => map.newcomer.open(cell, point),
    /** By keys: somebody is added where another stands. */
    addBeside(id) {
      const { ring, wedge, x, y } = placeOf(id);
      map.newcomer.open({ ring, wedge }, { x, y });
    },
    /** Somebody of the drawer is put on the map and taken up. */
    placeByKey(id) {
      const { sector } = map.model.byId.get(id);
      const first = map.model.layout.wedges.some((wedge) => wedge.sector === sector) ? sector : sectorAt(0, sector);
      place(id, 4, first, `keys/${id}`, map.comeTo(id, 4));
      map.held = map.chosen = id;
      map.refresh();
      map.keys.focus(id);
    },
    /** Somebody of the drawer is put in a ring, and the next one has the focus. */
    placeInRing(id, ring) {
      const { sector } = map.model.byId.get(id);
      place(id, ring, map.screen || sector ? sector : sectorAt(0, sector), null, map.comeTo(id, Number(ring)));
      map.goOn(id);
    },
    aimAt: (event) => picture.aim(cellUnder(event)),
    dropAt(id, event) {
      const cell = event && cellUnder(event);
      picture.aim(null);
      if (cell) put(id, cell, view.ruler().at(event)), map.placed(id);
    },
    drop(id, cell, point) {
      if (cell === "away") return map.away(id);
      const at = placeOf(id);
      if (!cell || !put(id, cell, point)) {
        if (cell && map.ringsOnly()) map.refresh();
        else picture.moveTo(id, at.x, at.y);
      }
      if (map.screen === "place" && map.screens.subject()) map.choose(null); // who waits is asked about again
      else map.touched(id);
    },
  };
}
