// Keys on the sheet: one stop for Tab, arrows from mark to mark, Enter to pick one up, arrows to move it, Enter or Escape to let go.

/** @import { SketchScene } from "./scene.js" */
/** @import { Acts } from "../../shapes.d.ts" */
/** @import { Mark } from "./shapes.d.ts" */

export const SKETCH_STEP = 20; // units of the sheet a key moves a mark; with Shift a quarter
/** @type {Record<string, number[]>} */
const SKETCH_WAYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/**
 * `act` = { marks(), at(id), held(), hold(id), release(), step(id, dx, dy), size(id, by), remove(id), add(), focus(id), words() }.
 * @param {SketchScene} scene
 * @param {Acts} act
 */
export function sketchKeys(scene, act) {
  function pressed(/** @type {KeyboardEvent} */ event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    const taken = (/** @type {() => void} */ done) => {
      event.preventDefault();
      done();
    };
    if (key === "Escape") return act.release() && event.preventDefault();
    if (key === "+" || key === "=" || key === "-") return taken(() => sized(event, key === "-" ? 1 / 1.15 : 1.15));
    if (key === "0") return taken(() => scene.view.fit());
    const own = /** @type {HTMLElement} */ (event.target).closest("[data-mark]")?.getAttribute("data-mark");
    if (!own) return (key === "Enter" || key === " ") && event.target === scene.group && taken(act.add);
    const way = SKETCH_WAYS[key];
    if (way && act.held() === own) return taken(() => act.step(own, ...way.map((each) => each * (event.shiftKey ? SKETCH_STEP / 4 : SKETCH_STEP))));
    if (key === "Enter" || key === " ") return taken(() => (event.repeat ? null : act.held() === own ? act.release() : act.hold(own)));
    if (key === "Delete" || key === "Backspace") return taken(() => act.remove(own));
    if (key === "F2" || key === "w") return taken(() => act.words(own));
    const ids = act.marks().map((/** @type {Mark} */ mark) => mark._id);
    const to = { Home: 0, End: ids.length - 1 }[key] ?? ids.indexOf(own) + (way ? way[0] + way[1] : 0);
    if ((way || key === "Home" || key === "End") && ids[to]) taken(() => act.focus(ids[to]));
  }

  /** A held mark gets larger or smaller; else the view does. */
  function sized(/** @type {KeyboardEvent} */ event, /** @type {number} */ by) {
    const own = /** @type {HTMLElement} */ (event.target).closest("[data-mark]")?.getAttribute("data-mark");
    if (own && act.held() === own) act.size(own, by);
    else scene.view.zoom(by > 1 ? 1.3 : 1 / 1.3);
  }

  scene.group.addEventListener("keydown", pressed);
  scene.group.addEventListener("focusin", (/** @type {FocusEvent} */ event) => act.at(/** @type {HTMLElement} */ (event.target).closest("[data-mark]")?.getAttribute("data-mark") ?? null));
  scene.group.addEventListener("focusout", () => act.at(undefined));
}
