// An earlier map looked at again: the same picture, on which people are picked and nothing is changed.

//# style ./map.css
import { h } from "../../dom.js";
import { RECALLED } from "../../registry.js";
import { mapZoomPart } from "../../zoom/buttons.js";
import { mapFolding, mapUnfolding } from "./folding.js";
import { mapKeyPart } from "./key.js";
import { mapKeys } from "./keys.js";
import { mapModel } from "./model.js";
import { mapNameOf, mapSpeech } from "./phrases.js";
import { mapPointer } from "./pointer.js";
import { mapScene } from "./scene.js";
import { t } from "../../language.js";

/** @import { MapField } from "../../generated/views.d.ts" */
/** @import { NewRow, Picking } from "../../shapes.d.ts" */
/** @import { Fold, MapAnswer, MapContext, Model } from "./shapes.d.ts" */

const NOTHING_MOVES = { hold() {}, drop() {}, tapPlace() {} };

const keyFolded = (/** @type {ReturnType<typeof mapSpeech>} */ speech) => h("details", { class: "pk-details" }, h("summary", { "data-pk-key": "key" }, t("What the lines mean")), mapKeyPart(speech));

/** `ctx.pick` says whether people are picked, `ctx.toggle(name)` picks one or lets them be. */
// Long: a map that is only looked at: its parts know of each other.
RECALLED.map = (/** @type {MapField} */ field, /** @type {MapContext & Picking} */ ctx) => {
  const deckRings = (field.columns || []).find((column) => column.id === "ring")?.options?.map((option) => option.label) || [];
  let [rings, ours] = [deckRings, false]; // whether a group drew it
  let rows = /** @type {NewRow[]} */ ([]);
  let model = /** @type {Model | null} */ (null);
  let picked = /** @type {Set<string>} */ (new Set()); // names
  const speech = mapSpeech(field, () => rings, () => ours);
  const folding = mapFolding(() => scene.view.measure() && scene.view.small());
  const folds = mapUnfolding({ get model() { return /** @type {Model} */ (model); }, get scene() { return scene; }, get keys() { return keys; }, folding, ctx, choose() {}, stale: () => (model = null), refresh: draw });
  const scene = mapScene(ctx, { label: t("{label}, as it was", { label: field.label }), described: ctx.id("looking"), speech, zoomed: (yes) => zoom.zoomed(yes), opened: folding.opened, ...folds });
  const zoom = mapZoomPart(() => scene.view, scene.stage);
  const hint = h("p", { class: "pk-hint", id: ctx.id("looking") }, ctx.pick ? t("Pick people on the map. With keys: Tab to the picture, arrows from person to person, Enter picks.") : t("With keys: Tab to the picture, arrows from person to person."));
  const said = h("p", { class: "pk-map-strip-words", dir: "auto" }, "");
  const el = h("div", { class: "pk-rmap pk-map-recalled" }, h("div", { class: "pk-map-tools" }, said, zoom.el), scene.stage, scene.rim, scene.tucked, hint, keyFolded(speech));

  /** What somebody is picked by: their name, with a number where it is not the first of that name (as told_apart says). */
  const called = (/** @type {string} */ id) => /** @type {Model} */ (model).called.spelt(id, "");
  const chosen = () => new Set(/** @type {Model} */ (model).people.filter((person) => picked.has(called(person.id))).map((person) => person.id));

  function draw() {
    if (!el.isConnected || !el.offsetParent) return;
    model ??= mapModel(rows, { rings, sectors: speech.sectors, folding });
    scene.draw(model, { chosen: chosen(), lit: chosen() });
    keys.sync();
  }

  function tell(/** @type {string} */ id) {
    const { byId, near } = /** @type {Model} */ (model);
    const one = byId.get(id);
    said.textContent = one.members ? speech.folded(/** @type {Fold} */ (one)) : speech.person(one, near.get(id));
  }

  function tap(/** @type {string} */ id) {
    const one = /** @type {Model} */ (model).byId.get(id);
    if (one.members) return folds.unfold(id);
    tell(id);
    if (!ctx.pick) return;
    const name = called(id);
    ctx.toggle(name);
    ctx.say(picked.has(name) ? t("{name}, picked.", { name: mapNameOf(one) }) : t("{name}, no longer picked.", { name: mapNameOf(one) }));
  }

  const keys = mapKeys(scene.picture, scene.view, {
    model: () => /** @type {Model} */ (model),
    focused: tell,
    use: tap,
    held: () => null,
    unfold: folds.unfoldFor,
    release: () => folding.opened() && folds.fold(),
    move() {},
    say: ctx.say,
    many: Boolean(ctx.pick),
  });
  mapPointer(scene.stage, scene.picture, scene.view, {
    layout: () => /** @type {Model} */ (model).layout,
    places: () => model?.layout.standing ?? new Map(),
    fixed: () => true,
    ...NOTHING_MOVES,
    tap(id) {
      if (!/** @type {Model} */ (model).byId.get(id).members) keys.focus(id);
      tap(id);
    },
  });
  new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && draw(), { rootMargin: "600px" }).observe(el);

  return {
    el,
    show(/** @type {MapAnswer} */ answer, byGroup = false) {
      ours = byGroup;
      rows = Array.isArray(answer) ? answer : answer?.people ?? [];
      rings = (Array.isArray(answer) ? null : answer?.rings) ?? deckRings;
      model = null;
      draw();
    },
    pick(/** @type {string[]} */ names) {
      picked = new Set(names.map((name) => name.trim()));
      if (model) draw();
    },
  };
};
