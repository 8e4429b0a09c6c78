// Moving people on a map: to a place, by keys, into the map and out of it.

import { mapCellAt } from "./geometry.js";

/** { place, step, tapPlace, away, placeByKey, aimAt, dropAt, drop } for the map being worked on (see `mapBoard`). */
export function mapMoves(map) {
  const { ctx, store, speech } = map;
  const { picture, stage, view } = map.scene;
  const placeOf = (id) => map.model.layout.places.get(id);
  const sectorAt = (wedge) => map.model.layout.wedges[wedge].sector;

  function place(id, ring, sector, key = null) {
    const one = map.model.byId.get(id);
    if (!one || (one.ring === Number(ring || 0) && one.sector === (sector || ""))) return false;
    const rows = store.rows().map((row) => (row._id === id ? { ...row, ring: ring ? String(ring) : "", sector: sector || "" } : row));
    store.change({ rows }, `moved ${map.nameOf(id)}`, { key });
    map.refresh();
    ctx.say(speech.moved(map.model.byId.get(id), map.model));
    return true;
  }

  function cellUnder(event) {
    const rect = stage.getBoundingClientRect();
    const inside = event.clientX >= rect.left && event.clientX <= rect.right && event.clientY >= rect.top && event.clientY <= rect.bottom;
    if (!inside) return null;
    const point = view.ruler().at(event);
    return mapCellAt(map.model.layout, point.x, point.y);
  }

  function away(id) {
    place(id, "", map.model.byId.get(id).sector);
    map.drawer.focus(id);
  }

  return {
    place,
    away,
    /** Move whoever is taken up by one ring, or one wedge round. */
    step(id, rings, turn) {
      const at = placeOf(id);
      const ring = at.ring + rings;
      if (ring < 1 || ring > 4) return ctx.say(`${map.nameOf(id)} is already in the ${ring < 1 ? "closest" : "furthest"} ring.`);
      const wedges = map.model.layout.wedges.length;
      if (turn && wedges === 1) return ctx.say("This map has one part only.");
      place(id, ring, sectorAt((at.wedge + turn + wedges) % wedges), `keys/${id}`);
      map.keys.focus(id);
    },
    tapPlace(cell) {
      if (map.linking || !map.chosen) return;
      if (!cell) return map.choose(null);
      place(map.chosen, cell.ring, sectorAt(cell.wedge));
    },
    /** Somebody of the drawer is put on the map and taken up. */
    placeByKey(id) {
      const { sector } = map.model.byId.get(id);
      const first = map.model.layout.wedges.some((wedge) => wedge.sector === sector) ? sector : sectorAt(0);
      place(id, 4, first, `keys/${id}`);
      map.held = map.chosen = id;
      map.refresh();
      map.keys.focus(id);
    },
    aimAt: (event) => picture.aim(cellUnder(event)),
    dropAt(id, event) {
      const cell = event && cellUnder(event);
      picture.aim(null);
      if (cell) place(id, cell.ring, sectorAt(cell.wedge));
    },
    drop(id, cell) {
      if (cell === "away") return away(id);
      const at = placeOf(id);
      if (!cell || !place(id, cell.ring, sectorAt(cell.wedge))) picture.moveTo(id, at.x, at.y);
    },
  };
}
