// A map being worked on: what can be done to it, and how picture, panel, drawer, list and sentences follow.

import { h, show } from "../../dom.js";
import { mapDrawer } from "./add.js";
import { mapChanges } from "./changes.js";
import { mapChoosing } from "./selection.js";
import { mapFiles } from "./files.js";
import { mapFolding, mapUnfolding } from "./folding.js";
import { mapKeyPart } from "./key.js";
import { mapKeys } from "./keys.js";
import { mapModel, mapPeople } from "./model.js";
import { mapMoves } from "./moves.js";
import { mapTaps } from "./taps.js";
import { mapPanel } from "./panel.js";
import { mapNameOf } from "./phrases.js";
import { mapPointer } from "./pointer.js";
import { mapNewcomer } from "./newcomer.js";
import { mapTelling } from "./queries.js";
import { mapScene } from "./scene.js";
import { mapScreens, mapStanding } from "./screens.js";
import { mapSeats } from "./outside.js";
import { mapSpots } from "./free_places.js";
import { mapThenNow } from "./thennow.js";
import { mapTiesPart } from "./ties.js";
import { mapRingNames, mapTable, mapTools } from "./tools.js";
import { t } from "../../language.js";

/** @import { MapField } from "../../generated/views.d.ts" */
/** @import { MapAddPart, MapBoard, MapContext, MapWork } from "./shapes.d.ts" */
/** @import { MapSpeech } from "./phrases.js" */
/** @import { MapStore } from "./undo.js" */

/**
 * Everything of a map but the part that adds people. `asked` is where the question of a screen stands, `adding` that part.
 * @param {MapField} field
 * @param {MapContext} ctx
 * @param {MapStore} store
 * @param {MapSpeech} speech
 * @param {HTMLElement} shell
 * @param {{ asked: HTMLElement, adding: MapAddPart }} given
 * @returns {MapBoard}
 */
export function mapBoard(field, ctx, store, speech, shell, { asked, adding }) {
  const altWords = h("p", { class: "pk-aside", id: ctx.id("alt") });
  const help = h("div", { class: "pk-map-help", id: ctx.id("help") },
    h("p", {}, t("Drag somebody to move them. Nearer the middle is closer to you. Tap or click twice to add somebody there.")),
    h("p", {}, t("With keys: Tab to the picture, arrows from person to person, Enter to take one up, arrows to move them, Enter to let go. Shift and A adds somebody.")));
  const map = /** @type {MapWork} */ ({
    field, ctx, store, speech, shell, help, altWords,
    chosen: null, // the person the panel is about
    held: null, // the person keys move
    linking: false,
    screen: null, // the screen that shows, or all of the map
    spots: mapSpots(),
    folding: mapFolding(() => map.scene.view.measure() && map.scene.view.small()),
    seats: mapSeats(),
    like: null, // the people by whom wedges and rings are sized: those who were there when the answer came
    lit: { ids: new Set(), words: null },
    nameOf: (/** @type {string} */ id) => mapNameOf(map.model.byId.get(id)),
  });
  map.scene = mapScene(ctx, { label: field.label, described: `${help.id} ${altWords.id}`, speech, zoomed: (yes) => map.tools.zoomed(yes), opened: () => map.folding.opened(), fold: () => map.fold(), resized: () => map.resized() });
  Object.assign(map, mapDrawing(map), mapMoves(map), mapChoosing(map), mapChanges(map), mapUnfolding(map));
  Object.assign(map, mapTaps(map));
  Object.assign(map, mapHands(map), mapParts(map), { newcomer: mapNewcomer(map) });
  layOutMap(map);
  Object.assign(map, mapScreened(map, asked, adding));
  store.on((by, words) => {
    if (by === "set") map.like = null;
    if (by !== "table") map.table.sync(by); // what came from the table is there already
    map.later();
    if (by === "history") ctx.say(words);
  });
  map.refresh();
  map.table.sync();
  return { choose: (id) => map.screen || map.choose(id), screen: map.showScreen, fault: map.table.fault, clearErrors: map.table.clearErrors };
}

/**
 * The map's screens, and who waits to be put on the map: { screens, showScreen(id), waits(), placed(id), chosenPlaced() }.
 * @param {MapWork} map
 * @param {HTMLElement} asked
 * @param {MapAddPart} adding
 */
function mapScreened(map, asked, adding) {
  const screens = mapScreens(map, asked, adding);
  const stands = (/** @type {string} */ id) => {
    const { ring, sector } = map.model.byId.get(id);
    return ring > 0 && (map.screen !== "sectors" || map.speech.sectors.some((each) => each.id === sector));
  };
  return {
    screens,
    showScreen(/** @type {string | null} */ id) {
      if (map.screen === id) return;
      map.screen = id;
      map.held = map.chosen = null;
      map.linking = false;
      screens.show(id);
      map.stale();
      map.refresh();
    },
    /** The id of who is put where the map is tapped. */
    waits() {
      const one = map.screen ? screens.subject() : map.model.byId.get(map.chosen);
      const here = one && stands(one.id);
      return one && !here && map.screen !== "ties" && map.screen !== "names" ? one.id : null;
    },
    chosenPlaced: () => Boolean(map.chosen) && stands(/** @type {string} */ (map.chosen)),
    placed: (/** @type {string} */ id) => (map.screen ? screens.placed(id) : map.touched(id)),
  };
}

/**
 * How the parts follow what is on the map: { later(), refresh(), stale() }; after `stale` all is laid out anew.
 * @param {MapWork} map
 */
function mapDrawing(map) {
  const { store, speech } = map;
  let waiting = 0;

  function remodel() {
    const same = map.model && map.model.rows === store.rows() && map.model.ruling.rings === store.rings();
    if (same) return;
    map.like ??= mapPeople(store.rows());
    map.model = mapModel(store.rows(), { rings: store.rings(), sectors: speech.sectors, seats: map.seats, folding: map.folding, kept: map.held, ...mapStanding(map) });
    map.model.rows = store.rows();
    map.model.changed = true;
  }

  function draw() {
    const about = map.screen && map.screen !== "place" ? map.screens.subject()?.id : map.chosen;
    const chosen = map.linking ? map.ties.chosen() : new Set(about ? [about] : []);
    map.scene.draw(map.model, { lit: map.lit.ids, dragged: map.pointer.dragged(), chosen });
    map.scene.stage.classList.toggle("pk-held", Boolean(map.held));
    map.keys.sync();
  }

  function refresh() {
    cancelAnimationFrame(waiting);
    waiting = 0;
    remodel();
    const { model, linking } = map;
    if (map.chosen && !model.byId.has(map.chosen)) map.chosen = map.held = null;
    if (map.held && !model.layout.standing.get(map.held)) map.held = null;
    draw();
    const about = map.screen ? (map.screens.subject()?.id ?? null) : map.chosen;
    map.drawer.sync(model.people, about);
    map.panel.sync(model, linking ? null : about);
    map.ties.sync(model, !linking);
    show(map.ties.el, linking);
    const one = model.byId.get(map.chosen);
    map.tools.sync({ linking, held: map.held, words: one && speech.person(one, model.near.get(one.id)), name: one && mapNameOf(one) });
    show(map.help, !one);
    map.screens.sync();
    if (!model.changed) return;
    model.changed = false;
    map.telling.ask(model.people.length);
    map.thennow.changed();
  }

  return { refresh, stale: () => map.model && (map.model.rows = null), later: () => (waiting ||= requestAnimationFrame(refresh)) };
}

/**
 * What works on the picture itself: keys and pointer.
 * @param {MapWork} map
 */
function mapHands(map) {
  const { picture, stage, view } = map.scene;
  /** @param {string} [id] */
  const isFold = (id) => Boolean(map.model.byId.get(id)?.members);
  const keys = mapKeys(picture, view, {
    model: () => map.model,
    focused: (id) => !isFold(id) && !map.linking && !map.screens.knowing() && map.chosen !== id && map.choose(id),
    unfold: map.unfoldFor,
    use: (id) => isFold(id) ? map.unfold(id) : (map.linking || map.screens.knowing() ? map.tap(id) : map.screen !== "ties" && map.hold(id)),
    add: map.addBeside,
    held: () => map.held,
    release: () => (map.held || map.chosen || !map.folding.opened() ? map.release() : map.fold()),
    move: map.step,
    remove: (id) => !isFold(id) && map.remove(id),
    say: map.ctx.say,
  });

  /** Whoever was touched last is whom the panel is about, and has the focus, so that Tab leads on to it. */
  function touched(/** @type {string} */ id) {
    keys.focus(id);
    if (map.chosen !== id) map.choose(id); // they had the focus already
  }

  const pointer = mapPointer(stage, picture, view, {
    layout: () => map.model.layout,
    places: () => map.model.layout.standing,
    fixed: (id) => isFold(id) || map.linking || map.screen === "ties",
    hold: (id) => {
      map.held = null;
      map.choose(id);
    },
    touched: (id) => !isFold(id) && !map.linking && !map.screens.knowing() && touched(id),
    outside: (event) => map.drawer.holds(event),
    drop: map.drop,
    tap(id) {
      if (isFold(id)) map.unfold(id);
      else if (map.linking || map.screens.knowing() || (map.chosen === id && !map.screen)) map.tap(id);
      else touched(id);
    },
    tapPlace: map.tapPlace,
    tapTwice: map.tapTwice,
  });
  return { keys, pointer, touched };
}

/**
 * What stands around the picture.
 * @param {MapWork} map
 */
function mapParts(map) {
  const { field, ctx, store } = map;
  return {
    drawer: mapDrawer(map),
    panel: mapPanel(map),
    ties: mapTiesPart(map),
    telling: mapTelling(map),
    thennow: mapThenNow(map),
    files: mapFiles(map),
    tools: mapTools(map, {
      link(/** @type {boolean} */ yes) {
        map.linking = yes;
        map.ties.clear();
        map.choose(null);
        map.later();
      },
      done: () => (map.held ? map.release() : map.done()),
    }),
    rings: mapRingNames(ctx, store),
    table: mapTable(field, ctx, store, map.history),
  };
}

/** @param {MapWork} map */
function layOutMap(map) {
  const { shell, scene, speech, tools, ties } = map;
  const side = h("div", { class: "pk-map-side" }, map.drawer.el, map.panel.el, map.help, map.telling.el);
  const main = h("div", { class: "pk-map-main" }, tools.strip, speech.column("knows") && ties.el, scene.stage, speech.column("knows") && ties.list, scene.rim, scene.tucked, mapKeyPart(speech));
  const more = h("div", { class: "pk-map-more" }, map.thennow.el, map.rings.el, map.files.el);
  map.more = more;
  shell.append(tools.el, h("div", { class: "pk-map-body" }, main, side), map.altWords, map.table.el, more);
  show(ties.el, false);
}
