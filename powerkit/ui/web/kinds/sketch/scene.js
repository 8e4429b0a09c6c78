// The sheet as it is seen: its marks, a ring about the chosen one with its handles, and the layer of what is being drawn.

import { h, inFocus } from "../../dom.js";
import { mapZoomPart } from "../../zoom/buttons.js";
import { mapView } from "../../zoom/view.js";
import { boardSvg } from "../../svg.js";
import { sketchDrawing } from "./draw.js";
import { sketchBox, sketchEnds } from "./model.js";

/** @import { SketchField } from "../../generated/views.d.ts" */
/** @import { SketchSpeech } from "./phrases.js" */
/** @import { Mark, Now } from "./shapes.d.ts" */
/** @import { SketchDrawing } from "./draw.js" */
/** @import { MapView } from "../../zoom/view.js" */

/**
 * { svg, stage, view, zoom, running, draw(marks, state), show(mark), lift(id, dx, dy), node(id), ring }. `about` = { label, described, speech }.
 * @param {SketchField} field
 * @param {{ label: string, described: string, speech: SketchSpeech }} about
 */
// Long: one sheet: what is kept of each mark is used again when it is drawn.
export function sketchScene(field, about) {
  const [width, height] = field.size;
  const drawing = sketchDrawing(field);
  const marks = boardSvg("g", { class: "pk-sketch-marks", role: "group", "aria-label": about.label, "aria-describedby": about.described });
  const running = boardSvg("g", { class: "pk-sketch-running", "aria-hidden": "true" });
  const ring = sketchRing();
  const sheet = boardSvg("rect", { class: "pk-sketch-sheet", width, height, rx: 4 });
  const svg = boardSvg("svg", { class: "pk-sketch-svg" }, sheet, marks, running, ring.el);
  const stage = h("div", { class: "pk-sketch-stage" }, svg);
  const known = new Map(); // id → { mark, el }
  /** @type {Partial<import("./shapes.d.ts").Now>} */
  let state = {};
  const view = mapView(svg, stage, () => {
    zoom.zoomed(!view.fitted());
    stage.classList.toggle("pk-zoomed", !view.fitted());
    frame();
  });
  const zoom = mapZoomPart(() => view, stage);
  let size = "";

  new ResizeObserver(() => {
    if (!view.measure() || size === view.size()) return;
    size = view.size();
    view.around([0, 0, width, height]);
    frame();
  }).observe(stage);

  /** Only what changed since the last time is made anew. */
  function draw(/** @type {Mark[]} */ list, /** @type {Partial<Now> | Now} */ how) {
    state = { ...how };
    ring.el.removeAttribute("transform");
    const focused = /** @type {HTMLElement} */ (inFocus());
    list.forEach((mark, i) => {
      const el = sketchNode(mark, known, drawing);
      if (marks.children[i] !== el) marks.insertBefore(el, marks.children[i] ?? null);
    });
    const kept = new Set(list.map((mark) => mark._id));
    for (const [id, { el }] of known) if (!kept.has(id)) known.delete(id) && el.remove();
    for (const { mark, el } of known.values()) {
      sketchSet(el, "aria-label", about.speech.whole(mark));
      sketchSet(el, "aria-selected", String(mark._id === state.chosen));
      sketchSet(el, "tabindex", mark._id === state.at ? "0" : "-1");
    }
    sketchSet(marks, "role", list.length ? "listbox" : "group"); // a list with nothing in it is none
    sketchSet(marks, "tabindex", list.length ? "-1" : "0");
    if (focused && marks.contains(focused) && focused !== inFocus()) focused.focus({ preventScroll: true });
    frame();
  }

  /** The ring and the handles about what is chosen, held or has the focus. */
  const frame = (mark = known.get(state.chosen ?? state.focused)?.mark) => ring.about(mark, state, view);

  return {
    svg, stage, view, zoom, running, drawing, draw, group: marks,
    node: (/** @type {string | null | null | undefined} */ id) => known.get(id)?.el,
    /** Show a mark as it will be, before it is kept. */
    show(/** @type {Mark} */ mark, framed = true) {
      known.get(mark._id)?.el.replaceChildren(...drawing.shape(mark));
      if (framed) frame(mark);
    },
    /** Show a mark where it is dragged to. */
    lift(/** @type {Mark} */ mark, /** @type {number} */ dx, /** @type {number} */ dy) {
      for (const el of [known.get(mark._id)?.el, ring.el]) el?.setAttribute("transform", `translate(${dx.toFixed(1)} ${dy.toFixed(1)})`);
    },
    /** Draw all marks as they are kept. */
    settle(/** @type {Mark[]} */ list) {
      for (const { el } of known.values()) el.removeAttribute("transform");
      known.forEach((each) => (each.mark = null));
      draw(list, state);
    },
    frame,
  };
}

/** @typedef {ReturnType<typeof sketchScene>} SketchScene */

/**
 * The element of a mark, drawn anew only where the mark is another.
 * @param {Mark} mark
 * @param {Map<string, { mark: Mark | null, el: SVGElement }>} known
 * @param {SketchDrawing} drawing
 */
function sketchNode(mark, known, drawing) {
  const had = known.get(mark._id);
  if (had?.mark === mark) return had.el;
  const el = had?.el ?? boardSvg("g", { class: "pk-mark", role: "option", "data-mark": mark._id, tabindex: "-1" });
  el.replaceChildren(...drawing.shape(mark));
  el.removeAttribute("transform");
  el.setAttribute("data-kind", mark.kind);
  known.set(mark._id, { mark, el });
  return el;
}

/** A ring with its handles: { el, about(mark, state, view) }. */
function sketchRing() {
  const ring = boardSvg("rect", { class: "pk-sketch-ring", rx: 6 });
  const handles = [0, 1].map(() => boardSvg("circle", { class: "pk-sketch-handle", r: 7 }));
  const el = boardSvg("g", { class: "pk-sketch-over", "aria-hidden": "true" }, ring, ...handles);

  function about(/** @type {Mark} */ mark, /** @type {Partial<Now>} */ state, /** @type {MapView} */ view) {
    el.toggleAttribute("hidden", !mark);
    if (!mark) return;
    const [left, top, right, bottom] = sketchBox(mark);
    const pad = 7;
    for (const [name, value] of [["x", left - pad], ["y", top - pad], ["width", right - left + 2 * pad], ["height", bottom - top + 2 * pad]]) ring.setAttribute(String(name), Number(value).toFixed(1));
    ring.setAttribute("class", `pk-sketch-ring ${state.held ? "pk-held" : ""} ${state.focused === mark._id ? "pk-focused" : ""}`);
    const at = sketchHandles(mark);
    handles.forEach((handle, i) => {
      handle.toggleAttribute("hidden", !at[i] || mark._id !== state.chosen);
      if (!at[i]) return;
      handle.setAttribute("cx", String(at[i].x));
      handle.setAttribute("cy", String(at[i].y));
      handle.setAttribute("r", (7 * Math.max(0.6, view.unit())).toFixed(1));
    });
  }

  return { el, about };
}

/**
 * @param {Element} el
 * @param {string} name
 * @param {string} value
 */
function sketchSet(el, name, value) {
  if (el.getAttribute(name) !== value) el.setAttribute(name, value);
}

/**
 * Where a mark is taken hold of to size it: both ends of a line or an arrow, one corner of what has a frame.
 * @param {Mark} mark
 */
export function sketchHandles(mark) {
  if (mark.kind === "stroke") return [];
  if (sketchEnds(mark)) return [{ x: mark.x, y: mark.y, part: "start" }, { x: mark.x2, y: mark.y2, part: "end" }];
  return [{ x: mark.x2, y: mark.y2, part: "end" }];
}
