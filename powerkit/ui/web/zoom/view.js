// What part of the picture shows, and how large: fit, zoom and pan. It changes one attribute and lays nothing out.

import { MAP_RULE } from "../generated/map_rule.js";

const MAP_SMALL = 560; // pixels: on a narrower picture sectors are numbered at the rim
const MAP_LEAST_TEXT = { small: 13, usual: 14 }; // pixels, where the browser writes letters of 16

/**
 * How much larger than usual the browser writes; on the large screen of a group letters grow with it, to be read from the back of a room.
 * @param {HTMLElement} stage
 */
function lettersOn(stage) {
  const wide = stage.closest(".pk-big") ? Math.min(2, Math.max(1, window.innerWidth / 800)) : 1;
  return ((parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16) * wide;
}

/**
 * @param {{ width: number, height: number, letters: number }} given
 */
const viewSmall = ({ width, letters }) => width < MAP_SMALL * letters;
/**
 * @param {{ width: number, height: number, letters: number }} size
 */
const viewLeastText = (size) => MAP_LEAST_TEXT[viewSmall(size) ? "small" : "usual"] * size.letters;

/**
 * The middle of what shows stays on the map, a box of [left, top, right, bottom].
 * @param {{ x: number, y: number, unit: number }} given
 * @param {{ x: number, y: number, unit: number }} given
 */
const viewWithin = (/** @type {number[]} */ [left, top, right, bottom], { x, y, unit }) => ({ x: Math.min(right, Math.max(left, x)), y: Math.min(bottom, Math.max(top, y)), unit });

/**
 * Points of the page in the picture's units, with the stage's place measured once; `at()` is what shows.
 * @param {HTMLElement} stage
 * @param {{ width: number, height: number, letters: number }} size
 * @param {() => { x: number, y: number, unit: number }} at
 */
function rulerOf(stage, size, at) {
  const rect = stage.getBoundingClientRect();
  const middle = { x: rect.left + stage.clientLeft + size.width / 2, y: rect.top + stage.clientTop + size.height / 2 };
  return {
    at: (/** @type {MouseEvent} */ event) => ({ x: at().x + (event.clientX - middle.x) * at().unit, y: at().y + (event.clientY - middle.y) * at().unit }),
    pin: (/** @type {Pick<MouseEvent, "clientX" | "clientY">} */ event) => ({ x: event.clientX - middle.x, y: event.clientY - middle.y }),
  };
}

/**
 * A view of `svg` on its `stage`; `changed()` is called when what shows became larger or smaller.
 * @param {SVGElement} svg
 * @param {HTMLElement} stage
 * @param {() => void} changed
 */
// Long: one state of what shows: its middle, its scale and whether all fits.
export function mapView(svg, stage, changed) {
  let size = { width: 0, height: 0, letters: 1 }; // letters: how much larger than usual the browser writes
  let whole = [-1, -1, 1, 1];
  let at = { x: 0, y: 0, unit: 1 }; // the middle of what shows, and units of the picture to a pixel
  let fitted = true;

  const on = (/** @type {number[]} */ box) => ({ x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2, unit: unitFor(box) });
  const unitFor = (/** @type {number[]} */ box) => Math.max((box[2] - box[0]) / Math.max(1, size.width - 12), (box[3] - box[1]) / Math.max(1, size.height - 12));

  function apply() {
    const [width, height] = [size.width * at.unit, size.height * at.unit];
    svg.setAttribute("viewBox", `${(at.x - width / 2).toFixed(1)} ${(at.y - height / 2).toFixed(1)} ${width.toFixed(1)} ${height.toFixed(1)}`);
  }

  function fit() {
    at = on(whole);
    fitted = true;
    apply();
  }

  /** Zoom by a factor so that the point of the picture under `pin` (pixels from the middle) stays where it is. All of it is the least. */
  function zoom(/** @type {number} */ factor, pin = { x: 0, y: 0 }) {
    const least = unitFor(whole);
    const unit = Math.max(least / 12, at.unit / factor);
    if (unit > least * 0.99) fit();
    else {
      at = viewWithin(whole, { x: at.x + pin.x * (at.unit - unit), y: at.y + pin.y * (at.unit - unit), unit });
      fitted = false;
      apply();
    }
    changed();
  }

  /** Look further. Where all of it shows there is nothing further: the picture stays where it is. */
  function pan(/** @type {number} */ x, /** @type {number} */ y) {
    if (fitted) return;
    at = viewWithin(whole, { ...at, x: at.x + x * at.unit, y: at.y + y * at.unit });
    apply();
  }

  return {
    fit() {
      fit();
      changed();
    },
    zoom,
    pan,
    unitFor,
    /** Show a part of the picture as large as there is room for. */
    frame: (/** @type {number[]} */ box) => ((at = { ...on(box), unit: at.unit }), zoom(at.unit / unitFor(box))),
    fitted: () => fitted,
    unit: () => at.unit,
    small: () => viewSmall(size),
    scale: (unit = at.unit) => Math.max(1, (viewLeastText(size) * unit) / MAP_RULE.font),
    measure() {
      size = { width: stage.clientWidth, height: stage.clientHeight, letters: lettersOn(stage) };
      return size.width > 0;
    },
    size: () => `${size.width} × ${size.height} × ${size.letters}`,
    /** What there is to show; as long as all of it shows, it goes on doing so. */
    around(/** @type {number[]} */ box) {
      whole = box;
      if (fitted) fit();
    },
    /** A point of the page in the picture's units, with the stage's place measured once. */
    ruler: () => rulerOf(stage, size, () => at),
    /** Bring a point into what shows. */
    reveal(/** @type {{ x: number, y: number }} */ { x, y }) {
      const [width, height] = [(size.width / 2 - 40) * at.unit, (size.height / 2 - 40) * at.unit];
      const [dx, dy] = [x - at.x, y - at.y];
      if (Math.abs(dx) <= width && Math.abs(dy) <= height) return;
      at = { ...at, x: at.x + Math.sign(dx) * Math.max(0, Math.abs(dx) - width), y: at.y + Math.sign(dy) * Math.max(0, Math.abs(dy) - height) };
      apply();
    },
  };
}

/** The wheel zooms while Control or Command is held, as a trackpad's pinch does. @param {HTMLElement} stage @param {MapView} view */
export function wheelZooms(stage, view) {
  stage.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    view.zoom(Math.exp(-event.deltaY / 300), view.ruler().pin(event));
  }, { passive: false });
}

/** @typedef {ReturnType<typeof mapView>} MapView */
