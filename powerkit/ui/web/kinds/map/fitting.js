// How a picture of a map fits its stage so that nothing in it changes its size while one works.

import { mapNames } from "./name_places.js";

/** @import { MapView } from "../../zoom/view.js" */
/** @import { Model, Names, Person } from "./shapes.d.ts" */

/**
 * A disc that stays as large as it is, whoever comes: sectors are numbered at its rim, and names keep within what shows.
 * Returns [names, how large, what is to show].
 * @param {MapView} view
 * @param {HTMLElement} stage
 * @param {Model} model
 * @returns {[Names, number, number[]]}
 */
export function mapFixedNames(view, stage, model) {
  const square = (/** @type {number} */ edge) => [-edge, -edge, edge, edge];
  let k = 1;
  let box = square(model.layout.edge);
  for (let turn = 0; turn < (model.layout.wedges.length > 1 ? 4 : 1); turn += 1) {
    k = view.scale(view.unitFor(box));
    if (model.layout.wedges.length > 1) box = square(model.layout.edge + 18 * k); // the numbers at the rim
  }
  if (!view.fitted()) k = view.scale();
  const [x, y] = [stage.clientWidth, stage.clientHeight].map((side) => (side / 2) * view.unitFor(box) * (view.fitted() ? 1 : 2));
  return [mapNames(model, k, true, [-x, -y, x, y]), k, box];
}

/** What is to show of a map, with so much room as there was: nothing becomes smaller or larger because somebody came. */
export function mapRoom() {
  let room = /** @type {{ box: number[], steady: Person[], small: boolean } | null} */ (null); // what showed so far

  return (/** @type {Model} */ model, /** @type {number[]} */ box, /** @type {boolean} */ small, /** @type {boolean} */ fitted) => {
    const { steady } = model.ruling;
    if (!steady || !fitted) return box;
    const same = room?.steady === steady && room.small === small;
    room = { box: same ? box.map((edge, side) => (side < 2 ? Math.min : Math.max)(edge, /** @type {NonNullable<typeof room>} */ (room).box[side])) : box, steady, small };
    return room.box;
  };
}
