// A map being worked on: what can be done to it, and how picture, panel, drawer, list and sentences follow.

import { h, show } from "../../dom.js";
import { mapDrawer } from "./add.js";
import { mapFiles } from "./files.js";
import { mapCellAt } from "./geometry.js";
import { mapKeyPart } from "./key.js";
import { mapKeys } from "./keys.js";
import { mapModel, mapWithTie } from "./model.js";
import { mapPanel } from "./panel.js";
import { mapNameOf, mapPeopleCount } from "./phrases.js";
import { mapPointer } from "./pointer.js";
import { mapTelling } from "./queries.js";
import { mapScene } from "./scene.js";
import { mapThenNow } from "./thennow.js";
import { mapTiesPart } from "./ties.js";
import { mapRingNames, mapTable, mapTools } from "./tools.js";

/** Everything of a map but the part that adds people. */
export function mapBoard(field, ctx, store, speech, shell) {
  let model = null;
  let chosen = null; // the person the panel is about
  let held = null; // the person keys move
  let linking = false;
  let lit = { ids: new Set(), words: null };
  let waiting = 0;

  const altWords = h("p", { class: "pk-aside", id: ctx.id("alt") });
  const help = h("div", { class: "pk-map-help", id: ctx.id("help") },
    h("p", {}, "Drag somebody, or tap them and then a place. Nearer the middle is closer to you."),
    h("p", {}, "With keys: Tab to the picture, arrows from person to person, Enter to take one up, arrows to move them, Enter to let go."));
  const scene = mapScene(ctx, { label: field.label, described: `${help.id} ${altWords.id}`, speech, zoomed: (yes) => tools.zoomed(yes) });
  const { picture, stage, view } = scene;

  const placeOf = (id) => model.layout.places.get(id);
  const sectorAt = (wedge) => model.layout.wedges[wedge].sector;
  const nameOf = (id) => mapNameOf(model.byId.get(id));

  // ---- what can be done ----
  function place(id, ring, sector, key = null) {
    const one = model.byId.get(id);
    if (!one || (one.ring === Number(ring || 0) && one.sector === (sector || ""))) return false;
    const rows = store.rows().map((row) => (row._id === id ? { ...row, ring: ring ? String(ring) : "", sector: sector || "" } : row));
    store.change({ rows }, `moved ${nameOf(id)}`, { key });
    refresh();
    ctx.say(speech.moved(model.byId.get(id), model));
    return true;
  }

  function link(one, other, how) {
    store.change({ rows: mapWithTie(store.rows(), one, other, how) }, `${how ? "linked" : "unlinked"} ${nameOf(one)} and ${nameOf(other)}`);
    refresh();
    ctx.say(`${nameOf(one)} and ${nameOf(other)}: ${{ knows: "they know each other", may_know: "they may know each other" }[how] ?? "no tie"}.`);
  }

  function remove(id) {
    const name = nameOf(id);
    const order = [...model.layout.places.keys()];
    const next = order[order.indexOf(id) + 1] ?? order[order.indexOf(id) - 1];
    const inPicture = picture.people.contains(document.activeElement);
    choose(null);
    store.change({ rows: store.rows().filter((row) => row._id !== id) }, `removed ${name}`);
    refresh();
    if (inPicture && placeOf(next)) keys.focus(next);
    else tools.undo.focus();
    ctx.say(`${name} removed. Undo brings them back.`);
  }

  function choose(id) {
    if (held && held !== id) held = null;
    if (chosen !== id) store.rest();
    chosen = id;
    later();
  }

  function tap(id) {
    if (linking) {
      ties.tap(id);
      return later();
    }
    choose(chosen === id ? null : id);
    ctx.say(chosen ? `${speech.person(model.byId.get(id), model.near.get(id))}. Chosen.` : `${nameOf(id)} is no longer chosen.`);
  }

  function tapPlace(cell) {
    if (linking || !chosen) return;
    if (!cell) return choose(null);
    place(chosen, cell.ring, sectorAt(cell.wedge));
  }

  /** Move whoever is taken up by one ring, or one wedge round. */
  function step(id, rings, turn) {
    const at = placeOf(id);
    const ring = at.ring + rings;
    if (ring < 1 || ring > 4) return ctx.say(`${nameOf(id)} is already in the ${ring < 1 ? "closest" : "furthest"} ring.`);
    const wedges = model.layout.wedges.length;
    if (turn && wedges === 1) return ctx.say("This map has one part only.");
    place(id, ring, sectorAt((at.wedge + turn + wedges) % wedges), `keys/${id}`);
    keys.focus(id);
  }

  function hold(id) {
    choose(id);
    held = id;
    later();
    ctx.say(`${nameOf(id)} taken up. Up: closer. Down: further out. Left and right: round the map. Enter lets go.`);
  }

  function release() {
    if (!held) return choose(null);
    const words = speech.person(model.byId.get(held), model.near.get(held));
    held = null;
    store.rest();
    later();
    ctx.say(`Let go: ${words}.`);
  }

  function light(ids, words) {
    lit = { ids: new Set(ids), words };
    if (!words) thennow.unlight();
    later();
  }

  function bring(rows, whole) {
    choose(null);
    const words = (made) => `brought in ${mapPeopleCount(made.length)}`;
    if (whole) {
      store.replace(rows, words(rows));
      return `${mapPeopleCount(rows.length)} brought in. Undo brings back those who were here.`;
    }
    const { fresh, left } = store.join(rows, words);
    return `${mapPeopleCount(fresh.length)} brought in.${left ? ` ${left} left out: they are on your map already.` : ""} Undo takes them away again.`;
  }

  function history(how) {
    store.rest();
    if (!store[how]()) ctx.say(how === "undo" ? "There is nothing to undo." : "There is nothing to do again.");
    refresh();
  }

  // ---- the parts ----
  const act = {
    store, speech, link, remove, light, bring, tap, release,
    model: () => model,
    answer: () => store.value(),
    place: (id, ring, sector) => place(id, ring, sector),
    away: (id) => {
      place(id, "", model.byId.get(id).sector);
      drawer.focus(id);
    },
    done: () => {
      const id = chosen;
      choose(null);
      if (placeOf(id)) keys.focus(id);
      else shell.querySelector("input")?.focus();
    },
    alt: (words) => altWords.textContent !== words && (altWords.textContent = words),
    placeByKey: (id) => {
      const { sector } = model.byId.get(id);
      const first = model.layout.wedges.some((wedge) => wedge.sector === sector) ? sector : sectorAt(0);
      place(id, 4, first, `keys/${id}`);
      held = chosen = id;
      refresh();
      keys.focus(id);
    },
    aimAt: (event) => picture.aim(cellUnder(event)),
    dropAt: (id, event) => {
      const cell = event && cellUnder(event);
      picture.aim(null);
      if (cell) place(id, cell.ring, sectorAt(cell.wedge));
    },
  };

  function cellUnder(event) {
    const rect = stage.getBoundingClientRect();
    const inside = event.clientX >= rect.left && event.clientX <= rect.right && event.clientY >= rect.top && event.clientY <= rect.bottom;
    if (!inside) return null;
    const point = view.ruler().at(event);
    return mapCellAt(model.layout, point.x, point.y);
  }

  const keys = mapKeys(picture, view, {
    model: () => model,
    focused: (id) => !linking && chosen !== id && choose(id),
    use: (id) => (linking ? tap(id) : hold(id)),
    held: () => held,
    release,
    move: step,
    remove,
    say: ctx.say,
  });
  const pointer = mapPointer(stage, picture, view, {
    layout: () => model.layout,
    places: () => model.layout.places,
    fixed: () => linking,
    hold: (id) => {
      held = null;
      choose(id);
    },
    outside: (event) => drawer.holds(event),
    drop(id, cell) {
      if (cell === "away") return act.away(id);
      const at = placeOf(id);
      if (!cell || !place(id, cell.ring, sectorAt(cell.wedge))) picture.moveTo(id, at.x, at.y);
    },
    tap(id) {
      if (linking || chosen === id) tap(id);
      else keys.focus(id); // which chooses them, so that Tab leads on to their panel
    },
    tapPlace,
  });

  const drawer = mapDrawer(ctx, act);
  const panel = mapPanel(field, ctx, act);
  const ties = mapTiesPart(ctx, act);
  const telling = mapTelling(field, ctx, act);
  const thennow = mapThenNow(ctx, act);
  const files = mapFiles(ctx, act);
  const tools = mapTools(field, {
    history,
    view: () => view,
    link(yes) {
      linking = yes;
      ties.clear();
      choose(null);
      later();
    },
    done: () => (held ? release() : act.done()),
  });
  const rings = mapRingNames(ctx, store);
  const table = mapTable(field, ctx, store, history);
  const side = h("div", { class: "pk-map-side" }, drawer.el, panel.el, help, telling.el);
  shell.append(
    tools.el,
    h("div", { class: "pk-map-body" }, h("div", { class: "pk-map-main" }, tools.strip, speech.column("knows") && ties.el, stage, scene.rim, scene.tucked, mapKeyPart(speech)), side),
    altWords, table.el, h("div", { class: "pk-map-more" }, thennow.el, rings.el, files.el));
  show(ties.el, false);
  shell.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest(".pk-map-add, input[type=file]")) return;
    const key = event.key.toLowerCase();
    const how = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" ? "redo" : "";
    if (!how) return;
    event.preventDefault();
    history(how);
  });

  // ---- drawing ----
  function later() {
    waiting ||= requestAnimationFrame(refresh);
  }

  function refresh() {
    cancelAnimationFrame(waiting);
    waiting = 0;
    if (!model || model.rows !== store.rows() || model.ruling.rings !== store.rings()) {
      model = mapModel(store.rows(), { rings: store.rings(), sectors: speech.sectors });
      model.rows = store.rows();
      model.changed = true;
    }
    if (chosen && !model.byId.has(chosen)) chosen = held = null;
    if (held && !placeOf(held)) held = null;
    draw();
    drawer.sync(model.people, chosen);
    panel.sync(model, linking ? null : chosen);
    ties.sync(model);
    show(ties.el, linking);
    const one = model.byId.get(chosen);
    tools.sync({ store, linking, held, words: one && speech.person(one, model.near.get(one.id)), name: one && mapNameOf(one) });
    show(help, !one);
    if (model.changed) {
      model.changed = false;
      telling.ask(model.people.length);
      thennow.changed();
    }
  }

  function draw() {
    scene.draw(model, { lit: lit.ids, dragged: pointer.dragged(), chosen: linking ? ties.chosen() : new Set(chosen ? [chosen] : []) });
    stage.classList.toggle("pk-held", Boolean(held));
    keys.sync();
  }

  store.on((by, words) => {
    if (by !== "table") table.sync(by); // what came from the table is there already
    later();
    if (by === "history") ctx.say(words);
  });
  refresh();
  table.sync();

  return { choose, fault: table.fault, clearErrors: table.clearErrors };
}
