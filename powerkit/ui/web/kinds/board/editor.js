// A board being worked on: what can be done to it, and how board, menu and list follow one another.

import { button, h, show } from "../../dom.js";
import { boardDrag } from "../../drag.js";
import { capital, one } from "../../phrasing.js";
import { historyTools } from "../../undo.js";
import { boardKey, boardSplit } from "../token_keys.js";
import { BOARD_STEPS, boardKeys } from "./keys.js";
import { boardName, boardPlan } from "./model.js";
import { boardPanel } from "./panel.js";
import { boardScene } from "./scene.js";

/** Everything of a board but the part that adds items and the list; keys of undo work in all of `root`. Returns { go(how) }. */
export function boardWork(field, ctx, store, shell, root) {
  const plan = boardPlan(field);
  const made = new Set(); // names of zones that hold nothing yet
  let chosen = null; // the token (id/lane) a tap chose
  let held = null; // the token keys move
  let at = null; // the one in the order of Tab
  const row = (key) => store.find(boardSplit(key)[0]);
  const name = (key) => boardName(field, row(key));

  // ---- what can be done ----
  function put(key, place, { group = null } = {}) {
    const one = row(key);
    if (!one || !place) return false;
    const parts = place === plan.tray && key.endsWith("/then") ? { then: "" } : place.parts;
    if (Object.entries(parts).every(([part, value]) => (one[part] || "") === value)) {
      ctx.say(`${name(key)} is there already.`);
      return false;
    }
    if (parts.own) made.delete(parts.own);
    store.change(store.rows().map((each) => (each === one ? { ...one, ...parts } : each)), `moved ${boardName(field, one)}`, { key: group });
    ctx.say(whereabouts(key, place));
    return true;
  }

  /** Where an item stands, in words: what is said after each move. */
  function whereabouts(key, place) {
    const one = row(key);
    if (place === plan.tray) return key.endsWith("/then") ? `${name(key)}: ${plan.lanes[1]} is open again.` : `${name(key)} is not placed yet.`;
    const lane = plan.twice ? `${plan.lanes[place.lane === "then" ? 1 : 0]}: ` : "";
    const equal = place.lane === "then" && plan.sameAsNow(one) ? ", the same as now" : "";
    const inner = plan.second && place.parts.then ? `${field.zones.find((zone) => zone.id === plan.second).label}: ` : "";
    return `${name(key)}. ${lane}${inner}${place.words}${equal}.`;
  }

  function same(id) {
    const one = store.find(id);
    return one?.zone ? put(`${id}/then`, plan.place(`then/${one.zone}`)) : ctx.say("Say first where it is now.");
  }

  function edit(id, parts, options) {
    const before = store.find(id);
    const next = plan.settled(before, { ...before, ...parts });
    store.change(store.rows().map((each) => (each === before ? next : each)), `changed ${boardName(field, next)}`, options);
    if ("zone" in parts || "then" in parts) {
      const lane = plan.twice && "then" in parts ? "then" : "zone";
      ctx.say(whereabouts(`${id}/${lane}`, plan.placeOf(next, lane) ?? plan.tray));
    }
  }

  function remove(id) {
    const one = store.find(id);
    const order = scene.order();
    const next = order[order.indexOf(`${id}/zone`) + 1] ?? order[0];
    choose(null);
    store.change(store.rows().filter((each) => each !== one), `removed ${boardName(field, one)}`);
    (scene.token(next)?.main ?? tools.undo).focus();
    ctx.say(`${capital(boardName(field, one))} removed. Undo brings it back.`);
  }

  function rename(old, given) {
    const name = given.trim().replace(/\s+/g, " ");
    if (name === old) return;
    const another = plan.zones(store.rows(), [...made]).find((zone) => zone.own && boardKey(zone.label) === boardKey(name) && boardKey(name) !== boardKey(old));
    const next = another?.label ?? name;
    if (made.delete(old) && next) made.add(next);
    const theirs = (each) => each.own && boardKey(each.own) === boardKey(old);
    store.change(store.rows().map((each) => (theirs(each) ? { ...each, own: next } : each)), another ? `put “${old}” and “${next}” together` : next ? `named “${next}”` : `took “${old}” away`);
    refresh();
    if (another) ctx.say(`${next} was there already: ${old} and ${next} are one place now. Undo parts them.`);
    else ctx.say(next ? `${old} is now called ${next}.` : `${old} is no longer a place of its own. What stood there is kept.`);
  }

  function keepMade(names) {
    made.clear();
    names?.forEach((name) => made.add(name));
    refresh();
  }

  function choose(key) {
    if (key !== held) held = null;
    chosen = key;
    store.rest();
    refresh();
  }

  function tap(id, lane) {
    const key = `${id}/${lane}`;
    choose(chosen === key ? null : key);
    at = key;
    ctx.say(chosen ? `${name(key)} chosen. Now choose its place.` : `${name(key)} is no longer chosen.`);
    refresh();
  }

  /** The chosen one goes to a place; where it is placed now, its second place is asked for next. */
  function putChosen(place) {
    const key = chosen;
    if (!put(key, place)) return;
    const open = plan.twice && place.lane === "zone" && place !== plan.tray && !row(key).then;
    choose(open ? key : null);
    focus(row(key)._id, place.lane);
  }

  // ---- keys ----
  function hold(key) {
    chosen = null;
    held = at = key;
    store.rest();
    refresh();
    const across = plan.twice ? " Right and left: how it should be, and how it is." : "";
    ctx.say(`${name(key)} picked up. Arrow keys move it.${across} Enter or Escape lets go.`);
  }

  function release() {
    if (!held && !chosen) return false;
    const key = held ?? chosen;
    const words = held ? `Let go. ${whereabouts(key, plan.placeOf(row(key), plan.twice && key.endsWith("/then") ? "then" : "zone") ?? plan.tray)}` : `${name(key)} is no longer chosen.`;
    choose(null);
    ctx.say(words);
    return true;
  }

  function step(key, arrow) {
    const [id, lane] = boardSplit(key);
    const across = { ArrowRight: "then", ArrowLeft: "zone" }[arrow];
    if (plan.twice && across) return over(id, lane, across);
    const places = plan.zones(store.rows(), [...made]).flatMap((zone) => [zone, ...zone.inner]).map((zone) => zone.places[lane === "then" ? 1 : 0]);
    const here = places.indexOf(plan.placeOf(row(key), lane) ?? plan.tray);
    const by = BOARD_STEPS[arrow];
    const to = here < 0 ? places.at(by > 0 ? 0 : -1) : places[here + by];
    if (!to) return ctx.say(`${name(key)} is at the ${by < 0 ? "first" : "last"} place: ${places[here].words}.`);
    put(key, to, { group: `keys/${id}` });
    focus(id, lane);
  }

  /** From how it is to how it should be, and back: "the same" until it is moved. */
  function over(id, lane, to) {
    if (lane === to) return ctx.say(to === "then" ? "This is how it should be. Up and down move it." : "This is how it is now. Up and down move it.");
    const one = store.find(id);
    if (to === "then" && !one.zone) return ctx.say("Say first where it is now: up and down move it.");
    held = at = `${id}/${to}`;
    if (to === "then" && !one.then) put(held, plan.place(`then/${one.zone}`), { group: `keys/${id}` });
    else ctx.say(whereabouts(held, plan.placeOf(one, to) ?? plan.tray));
    refresh();
    focus(id, to);
  }

  function focus(id, lane = "zone") {
    const key = scene.token(`${id}/${lane}`) ? `${id}/${lane}` : `${id}/zone`;
    at = key;
    refresh();
    scene.token(key)?.main.focus();
    scene.token(key)?.el.scrollIntoView?.({ block: "nearest" });
  }

  // ---- the parts ----
  const act = { store, plan, edit, same, remove, focus, rename, tap, menu: (id, from) => panel.open(id, from), put: putChosen };
  const scene = boardScene(field, ctx, plan, act);
  const panel = boardPanel(field, ctx, act);
  const tools = historyTools(ctx, store, root);
  const strip = boardStrip(field, ctx, plan, { same: () => { const { _id } = row(chosen); choose(null); same(_id); focus(_id, "then"); }, menu: (from) => panel.open(row(chosen ?? held)._id, from), done: release });
  if (field.own) ctx.waits.source("own-empty", { get: () => [...made], set: keepMade, label: () => `${field.own}: places with nothing in them` });
  const own = field.own && boardOwn(field, ctx, (given) => { made.add(given); refresh(); });
  strip.el.append(tools.el);
  shell.append(strip.el, scene.el, own?.el ?? "", field.credit ? h("p", { class: "pk-hint pk-board-credit" }, field.credit) : "", panel.el);

  boardKeys(scene, {
    held: () => held, hold, release, step,
    at: (key) => { if (at !== key) { at = key; if (held && held !== key) held = null; refresh(); } },
    remove: (key) => (key.endsWith("/then") ? put(key, plan.tray) && focus(boardSplit(key)[0]) : remove(boardSplit(key)[0])),
    menu: act.menu,
    order: scene.order,
  });
  boardDrag(scene.el, {
    begin: (id, lane) => { choose(null); at = `${id}/${lane}`; },
    aim: scene.aim,
    drop(id, lane, place) {
      if (!place) return ctx.say(`${name(id)} stays where it was.`);
      put(`${id}/${lane}`, place);
      focus(id, place === plan.tray ? "zone" : place.lane);
    },
  });

  function refresh() {
    const rows = store.rows();
    if (chosen && !row(chosen)) chosen = null;
    if (held && !row(held)) held = null;
    if (!row(at) || (at.endsWith("/then") && !plan.placeOf(row(at), "then"))) at = row(at) ? `${row(at)._id}/zone` : rows.length ? `${rows[0]._id}/zone` : null;
    scene.draw(rows, { made, chosen, held, at });
    strip.sync({ rows, chosen: row(chosen), held: row(held), words: name(chosen ?? held), done: plan.sameAsNow(row(chosen) ?? {}) });
    tools.sync();
  }

  store.on(refresh);
  refresh();
  return { go: tools.go };
}

/** What is going on, in one line: how to begin, or what is chosen and what can be done with it. */
function boardStrip(field, ctx, plan, act) {
  const words = h("p", { class: "pk-board-words", dir: "auto" });
  const keys = h("p", { class: "pk-aside", id: ctx.id("keys") }, `Enter picks it up, arrow keys move it${plan.twice ? ", right and left between now and how it should be" : ""}. M opens its menu.`);
  const equal = button("pk-secondary", "The same as now", act.same, { "data-pk-key": "strip-same" });
  const menu = button("pk-secondary", "Menu…", () => act.menu(menu), { "data-pk-key": "strip-menu" });
  const done = button("pk-secondary", "Let go", act.done, { "data-pk-key": "strip-done" });
  const buttons = h("div", { class: "pk-board-strip-buttons" }, equal, menu, done);
  const el = h("div", { class: "pk-board-strip" }, words, buttons, keys);
  return {
    el,
    sync({ rows, chosen, held, words: said, done: stays }) {
      const begin = rows.length ? "Drag to a place, or tap and then tap the place. The ⋯ button opens a menu. With keys: Enter, arrows, Enter." : `Add ${one(field.row || "item")} above, then give it its place.`;
      const text = held ? `Moving ${said}: arrow keys, then Enter.` : chosen ? `${said}: tap its place.` : begin;
      if (words.textContent !== text) words.textContent = text;
      el.classList.toggle("pk-on", Boolean(chosen || held));
      show(buttons, chosen);
      show(equal, plan.twice && chosen?.zone && !stays);
    },
  };
}

/** A zone of one's own. */
function boardOwn(field, ctx, add) {
  const input = h("input", { id: ctx.id("own"), class: "pk-input", type: "text", autocomplete: "off", dir: "auto", "data-pk-key": "own", onkeydown: (event) => event.key === "Enter" && !event.isComposing && (event.preventDefault(), go()) });
  function go() {
    const name = input.value.trim().replace(/\s+/g, " ");
    if (!name) return input.focus();
    input.value = "";
    add(name);
    ctx.say(`${name} is there now.`);
  }
  ctx.waits.box(input);
  return { el: h("div", { class: "pk-board-line" }, h("label", { class: "pk-cell-label", for: input.id }, field.own), input, button("pk-secondary", "Add this place", go, { "data-pk-key": "own-add" })) };
}
