// Buttons that zoom, fit and look further, for any picture with a view.

//# style ./zoom.css
import { aside, button, h, show } from "../dom.js";
import { t } from "../language.js";

/** @import { MapView } from "./view.js" */

/**
 * Buttons that zoom the picture on `stage`: { el, zoomed(yes) }. *Fit* and those that look further lie on the stage while not all of it
 * shows, so that nothing beside it moves when they come.
 * @param {() => MapView} view
 * @param {HTMLElement} stage
 */
export function mapZoomPart(view, stage) {
  const icon = (/** @type {string | number} */ sign, /** @type {string} */ words, /** @type {() => unknown} */ act, /** @type {string} */ key) => {
    const made = button("pk-icon pk-map-icon", "", act, { title: words, "data-pk-key": key });
    made.append(h("span", { "aria-hidden": "true" }, sign), aside(words));
    return made;
  };
  const ways = /** @type {const} */ ([["←", "left", -80, 0], ["↑", "up", 0, -80], ["↓", "down", 0, 80], ["→", "right", 80, 0]]);
  const pans = ways.map(([sign, name, x, y]) => icon(sign, t("Look further {name}", { name }), () => view().pan(x, y), "pan-" + name));
  const further = h("div", { class: "pk-map-pair pk-zoom-further", hidden: true }, button("pk-secondary", t("Fit"), fit, { "data-pk-key": "fit" }), ...pans);
  const into = icon("+", t("Zoom in"), () => view().zoom(1.4), "zoom-in");
  const el = h("div", { class: "pk-map-pair", role: "group", "aria-label": t("Size of the picture") }, icon("−", t("Zoom out"), () => view().zoom(1 / 1.4), "zoom-out"), into);

  /** What was pressed goes then: the focus stays with the picture's size. */
  function fit() {
    into.focus({ preventScroll: true });
    view().fit();
  }

  stage.append(further);
  return { el, zoomed: (/** @type {boolean} */ yes) => show(further, yes) };
}

/** @typedef {ReturnType<typeof mapZoomPart>} MapZoomPart */
