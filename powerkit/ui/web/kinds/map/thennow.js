// Then and now: two versions of a map in words and drawn, laid over each other or side by side.

import { button, h, show } from "../../dom.js";
import { tickable } from "../choice/index.js";
import { mapPeopleCount } from "./phrases.js";
import { t } from "../../language.js";

/** @import { Change, MapsCompared, MapVersion } from "../../generated/asks.d.ts" */
/** @import { MapContext, MapWork } from "./shapes.d.ts" */

/**
 * The two versions to choose: { el, asked() → { now, then? }, past(), offer(versions) }.
 * @param {MapContext} ctx
 * @param {() => void} compare
 */
function mapVersions(ctx, compare) {
  const pick = (/** @type {string} */ part, /** @type {string} */ words) => {
    const select = h("select", { class: "pk-input", id: ctx.id(part), "data-pk-key": part, onchange: compare });
    return { select, el: h("div", {}, h("label", { class: "pk-cell-label", for: select.id }, words), select) };
  };
  const then = pick("then", t("Then"));
  const now = pick("now", t("Now"));
  const version = (/** @type {HTMLSelectElement} */ select) => (select.value ? Number(select.value) : null);

  return {
    el: h("div", { class: "pk-map-two", hidden: true }, then.el, now.el),
    /** What is asked for: before any version is known, none is named for then. */
    asked: () => ({ now: version(now.select), ...(then.select.options.length ? { then: version(then.select) } : {}) }),
    /** Whether neither of the two is the map as it is drawn. */
    past: () => Boolean(now.select.value),
    /** The versions there are, once they are known; the newest saved one is compared with the map as it is. */
    offer(/** @type {MapVersion[]} */ versions) {
      if (then.select.options.length === versions.length) return;
      const options = versions.map(({ version: number, said }) => h("option", { value: number }, t("Version {number}, {said}", { number, said })));
      now.select.replaceChildren(h("option", { value: "" }, t("As it is drawn now")), ...options.map((option) => option.cloneNode(true)));
      then.select.replaceChildren(...options);
      then.select.value = options.at(-1)?.value ?? "";
    },
  };
}

/**
 * A change that lights on the map those it is about; one of the `list` at a time.
 * @param {MapContext} ctx
 * @param {HTMLElement} list
 * @param {Change} change
 * @param {MapWork["light"]} light
 */
function lightLine(ctx, list, change, light) {
  const { now = [] } = change;
  const made = button("pk-map-sentence", change.text, () => {
    const yes = made.getAttribute("aria-pressed") !== "true";
    list.querySelectorAll("button").forEach((/** @type {Element} */ each) => each.setAttribute("aria-pressed", String(yes && each === made)));
    light(yes ? now : [], yes ? change.text : null);
    ctx.say(yes ? t("{mapPeopleCount} lit on your map.", { mapPeopleCount: mapPeopleCount(now.length) }) : t("Everyone is shown again."));
  }, { "aria-pressed": "false", dir: "auto", "data-pk-key": "change/" + change.kind });
  return h("li", {}, made);
}

/**
 * The versions are asked for when this part is opened.
 * @param {MapWork} map
 */
export function mapThenNow(map) {
  const { ctx, store } = map;
  const versions = mapVersions(ctx, compare);
  const words = h("p", { class: "pk-hint", "aria-live": "polite" });
  const list = h("ul", { class: "pk-map-sentences" });
  const image = h("img", { class: "pk-map-both" });
  const ways = [["overlaid", t("Laid over each other")], ["beside", t("Side by side")]].map(([way, label], index) =>
    tickable("radio", ctx.id(way), { label }, { name: ctx.id("way"), value: way, checked: !index, "data-pk-key": way, onchange: draw }));
  const drawn = h("div", { hidden: true }, h("div", { class: "pk-inline", role: "radiogroup", "aria-label": t("How the two are drawn") }, ...ways.map((each) => each.el)), image);
  const el = h("details", { class: "pk-details pk-map-part", ontoggle: opened }, h("summary", { "data-pk-key": "then-now" }, t("Then and now: compare two versions")), words, versions.el, list, drawn);
  let found = /** @type {MapsCompared | null} */ (null);
  let stale = false;

  function opened() {
    if (el.open && !found) compare();
  }

  async function compare() {
    words.textContent = t("Comparing…");
    try {
      const told = await ctx.ask("compare", { answer: store.value(), ...versions.asked() });
      if (!told) return;
      [found, stale] = [told, false];
      words.textContent = "";
      versions.offer(told.versions);
      list.replaceChildren(...told.changes.map((change) => (change.now?.length && !versions.past() ? lightLine(ctx, list, change, map.light) : h("li", { dir: "auto" }, h("p", {}, change.text)))));
    } catch (error) {
      [found, stale] = [null, false];
      words.textContent = /** @type {Error} */ (error).message;
      list.replaceChildren();
    }
    show(versions.el, found);
    draw();
  }

  function draw() {
    const way = /** @type {"overlaid" | "beside"} */ (ways.find(({ input }) => input.checked)?.input.value);
    if (found) {
      image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(found[way]);
      image.alt = t("{then}, and {now}. {alt}", { then: found.then, now: found.now, alt: found.alt });
    }
    show(drawn, found);
  }

  return {
    el,
    /** The map has changed: compare again where that shows. */
    changed() {
      if (!el.open || !found || versions.past()) return;
      if (!stale) setTimeout(compare, 800);
      stale = true;
    },
    unlight: () => list.querySelectorAll("button").forEach((/** @type {Element} */ each) => each.setAttribute("aria-pressed", "false")),
  };
}

/** @typedef {ReturnType<typeof mapThenNow>} MapThenNow */
