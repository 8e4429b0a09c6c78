// Linking two people: tap one, tap the other, and say whether they know each other, may, or not.

import { h, show } from "../../dom.js";
import { tickable } from "../choice/index.js";
import { MAP_KNOWING, mapNameOf } from "./phrases.js";
import { t } from "../../language.js";

/** @import { MapWork, Model } from "./shapes.d.ts" */

/**
 * The part shown while two people are linked.
 * @param {MapWork} map
 */
export function mapTiesPart(map) {
  const { ctx } = map;
  const words = h("p", { class: "pk-map-strip-words" });
  const list = h("div", { class: "pk-map-knowing", role: "radiogroup", "aria-label": t("Do these two know each other?"), hidden: true });
  const radios = MAP_KNOWING.map(([value, label]) =>
    tickable("radio", ctx.id("knowing-" + (value || "no")), { label }, { name: ctx.id("knowing"), value, "data-pk-key": "knowing/" + value, onchange: () => map.link(.../** @type {[string, string]} */ (pair), value) }));
  list.append(...radios.map((each) => each.el));
  let first = /** @type {string | null} */ (null);
  let pair = /** @type {[string, string] | null} */ (null);

  const between = (/** @type {Model} */ model, /** @type {string} */ item, /** @type {string} */ other) => {
    const tie = model.near.get(item)?.find((each) => each.id === other);
    return tie ? (tie.sure ? "knows" : "may_know") : "";
  };

  /** Somebody was chosen: the first of two, or the second. */
  function tap(/** @type {string} */ id) {
    const { model } = map;
    if (first === id) {
      first = null;
      return ctx.say(t("{mapNameOf} is no longer chosen.", { mapNameOf: mapNameOf(model.byId.get(id)) }));
    }
    if (!first) {
      [first, pair] = [id, null];
      return ctx.say(t("{mapNameOf} chosen. Now choose the other.", { mapNameOf: mapNameOf(model.byId.get(id)) }));
    }
    pair = [first, id];
    first = null;
    if (!between(model, ...pair)) map.link(...pair, "knows");
    else ctx.say(between(model, ...pair) === "knows" ? t("{names} know each other. You can change that under the buttons.", { names: names(model) }) : t("{names} may know each other. You can change that under the buttons.", { names: names(model) }));
  }

  const names = (/** @type {Model} */ model) => {
    const [name, other] = /** @type {[string, string]} */ (pair).map((id) => mapNameOf(model.byId.get(id)));
    return t("{name} and {other}", { name, other });
  };

  return {
    el: h("div", { class: "pk-map-linking" }, words),
    list, // beneath the picture, so that nothing moves under the pointer
    tap,
    chosen: () => new Set(pair ?? (first ? [first] : [])),
    clear: () => ([first, pair] = [null, null]),
    sync(/** @type {Model} */ model, /** @type {boolean} */ hidden) {
      if (first && !model.byId.has(first)) first = null;
      if (pair?.some((id) => !model.byId.has(id))) pair = null;
      words.textContent = pair ? names(model) : first ? t("{mapNameOf} and … Choose the other person.", { mapNameOf: mapNameOf(model.byId.get(first)) }) : t("Choose a person, then another whom they know.");
      show(list, pair && !hidden);
      if (pair) radios.forEach(({ input }) => (input.checked = input.value === between(model, .../** @type {[string, string]} */ (pair))));
    },
  };
}

/** @typedef {ReturnType<typeof mapTiesPart>} MapTies */
