// The board's zones and the places in them: their names, a button to put something there, and renaming.

import { aside, h } from "../../dom.js";
import { t } from "../../language.js";

/** @import { Context } from "../../shapes.d.ts" */
/** @import { BoardPlan } from "./model.js" */
/** @import { BoardActs, BoardShown, Place, PlacePart, Zone } from "./shapes.d.ts" */

/**
 * `lists` is given each place by its key: { el, list, here, none }; `act` as for the scene; `shown()` is what is drawn. Returns { placePart, zonesPart }.
 * @param {Context} ctx
 * @param {BoardPlan} plan
 * @param {BoardActs} act
 * @param {Map<string, PlacePart>} lists
 * @param {() => BoardShown} shown
 */
export function boardZones(ctx, plan, act, lists, shown) {
  /** A place; `empty` is what it says when nothing stands in it. */
  function placePart(/** @type {Place} */ place, /** @type {string} */ label, empty = "") {
    const list = h("ul", { class: "pk-tokens", "aria-label": label, hidden: true });
    const here = h("button", { type: "button", class: "pk-board-here", hidden: true, "aria-label": t("Put it here: {label}", { label }), "data-pk-key": "here/" + place.key, onclick: () => act.put(/** @type {Place} */ (plan.place(place.key))) });
    const none = h("p", { class: "pk-hint pk-board-none", hidden: true }, empty);
    const made = { list, here, none, el: h("div", { class: "pk-place", "data-pk-place": place.key }, here, none, list) };
    lists.set(place.key, made);
    return made;
  }

  const naming = ctx.waits.naming("zone-name", t("Rename"), (/** @type {string} */ old, /** @type {string} */ name) => plan.zones(shown().rows, shown().made).some((zone) => zone.own && zone.label === old) && act.rename(old, name));

  function renaming(/** @type {Zone} */ zone) {
    const input = h("input", { class: "pk-input", type: "text", value: zone.label, "aria-label": t("Name of {label}", { label: zone.label }), dir: "auto", autocomplete: "off", "data-pk-key": "zone-name/" + zone.key, oninput: () => naming.typed(zone.label, input.value), onchange: () => (naming.done(zone.label), act.rename(zone.label, input.value)) });
    return h("details", { class: "pk-board-rename" }, h("summary", {}, t("Rename"), aside(` ${zone.label}`)), input);
  }

  /** @type {(zone: Zone, tag: string) => HTMLElement} */
  function zonePart(zone, tag) {
    const name = h(tag, { class: "pk-board-name", dir: "auto" }, zone.label);
    const places = zone.places.map((place, i) => placePart(place, plan.twice ? `${zone.label}. ${plan.lanes[i]}` : zone.label, zone.inner.length ? t("Nothing left to sort.") : "").el);
    const inner = zone.inner.length ? h("div", { class: "pk-board-inner" }, ...zone.inner.map((each) => zonePart(each, ctx.subhead ?? "h5"))) : "";
    return h("div", { class: `pk-zone ${zone.inner.length ? "pk-zone-wide" : ""}`, "data-pk-zone": zone.key }, h("div", { class: "pk-zone-head" }, name, zone.own && renaming(zone)), h("div", { class: "pk-zone-places" }, ...places), inner);
  }

  /** Zones of one group stand together under its name. */
  function zonesPart(/** @type {Zone[]} */ zones) {
    const parts = [];
    for (let i = 0; i < zones.length; ) {
      const { group } = zones[i];
      const members = [];
      while (i < zones.length && zones[i].group === group) members.push(zones[i++]);
      const made = members.map((zone) => zonePart(zone, group ? ctx.subhead ?? "h5" : ctx.head ?? "h4"));
      parts.push(...(group ? [h("div", { class: "pk-board-group" }, h(ctx.head ?? "h4", { class: "pk-board-group-name" }, group), ...made)] : made));
    }
    return parts;
  }

  return { placePart, zonesPart };
}
