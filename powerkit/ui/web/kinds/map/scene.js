// A picture of a map on its stage, drawn as large as there is room for: what editor, earlier map and offline page share.

//# style ../../generated/map_drawing.css
import { button, h, show } from "../../dom.js";
import { MAP_RULE } from "../../generated/map_rule.js";
import { mapView } from "../../zoom/view.js";
import { mapPicture } from "./draw.js";
import { mapBlank, mapNames } from "./name_places.js";
import { mapNameOf } from "./phrases.js";
import { MAP_REACH } from "./pointer.js";
import { sentences, t, tn } from "../../language.js";

/** @import { MapView } from "../../zoom/view.js" */
/** @import { Fold, Look, Model, Names, Person, SceneAbout } from "./shapes.d.ts" */

const MAP_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * Whose name has no room at their mark has a letter in it, since sectors are numbered; beneath the map it is said whose letter it is.
 * @param {Model} model
 * @param {Names} names
 */
function mapLettered({ byId }, names) {
  const without = [...names.people].flatMap(([id, label]) => (label.hidden && !byId.get(id).members ? [{ id, label }] : []));
  return without.slice(0, MAP_LETTERS.length).map(({ id, label }, at) => {
    label.letter = MAP_LETTERS[at];
    return h("span", { class: "pk-map-lettered" }, h("b", {}, label.letter), " ", h("span", { dir: "auto" }, mapNameOf(byId.get(id))));
  });
}

/**
 * What of a map can't be read as it shows, and how it can be.
 * @param {Model} given
 * @param {Names} names
 */
function mapUntold({ drawn: { folds } }, names) {
  const hidden = [...names.people.values()].filter((label) => label.hidden && !label.letter).length;
  const many = folds.length;
  return sentences(
    many && t("A number is so many people: choose it to see them."),
    hidden && tn("{number} name has no room at this size. Zoom in, or choose a person, to read it.", "{number} names have no room at this size. Zoom in, or choose a person, to read them.", hidden),
    many && t("The list has everybody."),
  );
}

/**
 * A disc that stays as large as it is, whoever comes: sectors are numbered at its rim, and names keep within what shows.
 * Returns [names, how large, what is to show].
 * @param {MapView} view
 * @param {HTMLElement} stage
 * @param {Model} model
 * @returns {[Names, number, number[]]}
 */
function mapFixedNames(view, stage, model) {
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
function mapRoom() {
  let room = /** @type {{ box: number[], steady: Person[], small: boolean } | null} */ (null); // what showed so far

  return (/** @type {Model} */ model, /** @type {number[]} */ box, /** @type {boolean} */ small, /** @type {boolean} */ fitted) => {
    const { steady } = model.ruling;
    if (!steady || !fitted) return box;
    const same = room?.steady === steady && room.small === small;
    room = { box: same ? box.map((edge, side) => (side < 2 ? Math.min : Math.max)(edge, /** @type {NonNullable<typeof room>} */ (room).box[side])) : box, steady, small };
    return room.box;
  };
}

/**
 * `about` = { label, described (ids), speech, zoomed(yes), opened() and fold() of folded people, resized() }. `draw(model, look)` shows a model; without one it draws the same again.
 * @param {{ id: (part: string) => string }} ctx
 * @param {SceneAbout} about
 */
// Long: what is drawn is kept until size, zoom or model say otherwise: one state.
export function mapScene(ctx, about) {
  const picture = mapPicture(ctx.id);
  const stage = h("div", { class: "pk-map-stage" }, picture.svg);
  const view = mapView(picture.svg, stage, () => draw());
  const kept = mapRoom();
  const rim = h("ol", { class: "pk-map-rim", hidden: true });
  const tucked = h("p", { class: "pk-hint", hidden: true });
  /** @type {Model} */
  let model;
  /** @type {Partial<Look>} */
  let look = {};
  let size = ""; // of the stage, when it was drawn
  let drawn = /** @type {{ model: Model, names: Names, k: number, small: boolean, fitted: boolean } | null} */ (null);
  picture.people.setAttribute("aria-label", about.label);
  if (about.described) picture.people.setAttribute("aria-describedby", about.described);

  function draw(next = model, how = look) {
    [model, look] = [next, how];
    if (!model || !view.measure()) return;
    size = view.size();
    const zoomed = !view.fitted();
    if (drawn?.model !== model || drawn.small !== (model.ruling.fixed || view.small()) || drawn.fitted === zoomed || (zoomed && Math.abs(drawn.k - view.scale()) > 0.08)) layOut();
    const { names, k, small } = /** @type {NonNullable<typeof drawn>} */ (drawn);
    picture.show(model, names, { lit: new Set(), chosen: new Set(), dragged: null, ...look, k, small, ours: about.speech.ours(), say: (item) => (item.members ? about.speech.folded(/** @type {Fold} */ (item)) : about.speech.person(item, model.near.get(item.id))) });
    picture.touch(Math.min(MAP_REACH * view.unit(), MAP_RULE.node * 3.4) / k);
    stage.classList.toggle("pk-zoomed", zoomed);
    about.zoomed?.(zoomed);
  }

  /** Where all names go. On a small picture they are written larger than in print, and those without room wait for a zoom. */
  function layOut() {
    const { fixed } = model.ruling;
    const small = fixed || view.small();
    if (fixed) return laidOut(small, ...mapFixedNames(view, stage, model));
    let names = mapNames(model, 1, small);
    let k = view.scale(view.fitted() ? view.unitFor(names.box) : undefined);
    if (k > 1.02) {
      names = mapNames(model, k, small);
      if (view.fitted()) k = view.scale(view.unitFor(names.box));
      names = mapNames(model, k, small);
    } else k = 1;
    laidOut(small, names, k, kept(model, names.box, small, view.fitted()));
  }

  function laidOut(/** @type {boolean} */ small, /** @type {Names} */ names, /** @type {number} */ k, /** @type {number[]} */ box) {
    drawn = { model, names, k, small, fitted: view.fitted() };
    view.around(box);
    const lettered = mapLettered(model, names).flatMap((each) => [each, " "]);
    const said = mapUntold(model, names);
    const again = about.opened?.() && button("pk-quiet", t("Fold them again"), /** @type {() => void} */ (about.fold), { "data-pk-key": "fold" });
    tucked.replaceChildren(...lettered, said, ...(again ? [" ", again] : []));
    show(tucked, tucked.textContent);
    const many = small && !model.ruling.fixed && model.layout.wedges.length > 1;
    if (many) rim.replaceChildren(...model.layout.wedges.map((wedge) => h("li", {}, wedge.label || t("Not said where"), mapBlank(model.layout, wedge) && h("span", { class: "pk-hint" }, " ", t("nobody here yet")))));
    show(rim, many);
  }

  new ResizeObserver(() => {
    if (!model || !view.measure() || size === view.size()) return;
    drawn = null;
    if (about.resized) about.resized();
    else draw();
  }).observe(stage);

  /** Zoom to these people and their names. */
  function frame(/** @type {string[]} */ ids) {
    const places = ids.map((id) => model.layout.standing.get(id)).filter(Boolean);
    const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
    const bare = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    const room = MAP_RULE.widest * view.scale(view.unitFor(bare));
    view.frame([bare[0] - room, bare[1] - room / 2, bare[2] + room, bare[3] + room / 2]);
  }

  return { picture, stage, view, rim, tucked, draw, frame, model: () => model };
}

/** @typedef {ReturnType<typeof mapScene>} MapScene */
