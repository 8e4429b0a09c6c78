// Buttons that zoom, fit and look further, for any picture with a view.

//# style ./zoom.css
import { aside, button, h, show } from "../dom.js";
import { t } from "../language.js";

/** Buttons that zoom and fit a scene: { el, zoomed(yes) }. Those that look further are there while not all of it shows. */
export function mapZoomPart(view) {
  const icon = (sign, words, act, key) => {
    const made = button("pk-icon pk-map-icon", "", act, { title: words, "data-pk-key": key });
    made.append(h("span", { "aria-hidden": "true" }, sign), aside(words));
    return made;
  };
  const ways = [["←", "left", -80, 0], ["↑", "up", 0, -80], ["↓", "down", 0, 80], ["→", "right", 80, 0]];
  const pans = ways.map(([sign, name, x, y]) => icon(sign, t("Look further {name}", { name }), () => view().pan(x, y), "pan-" + name));
  const pan = h("span", { class: "pk-map-pair", hidden: true }, ...pans);
  const el = h("div", { class: "pk-map-pair", role: "group", "aria-label": t("Size of the picture") }, pan,
    icon("−", t("Zoom out"), () => view().zoom(1 / 1.4), "zoom-out"), icon("+", t("Zoom in"), () => view().zoom(1.4), "zoom-in"),
    button("pk-secondary", t("Fit"), () => view().fit(), { "data-pk-key": "fit" }));
  return { el, zoomed: (yes) => show(pan, yes) };
}
