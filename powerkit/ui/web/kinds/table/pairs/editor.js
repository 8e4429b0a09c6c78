// Cards in columns that are joined two by two: by dragging one onto another, by a tap on each, by keys, or from a menu.

//# style ../../panel.css
//# style ../../board/board.css
//# style ./pairs.css
import { button, h, show } from "../../../dom.js";
import { boardDrag } from "../../../drag.js";
import { rowsHistory } from "../../../undo.js";
import { rowsBeside } from "../../rows_beside.js";
import { pairKeys } from "./keys.js";
import { pairToken } from "./token.js";

/**
 * A table shown as cards that are joined two by two, with the same rows as a list under it. look = { class, title, hint of
 * the list, work(field, ctx, store, shell, root) → { main, tools } }.
 */
export function pairsLook(field, ctx, look) {
  const store = rowsHistory();
  const shell = h("div", { class: look.class });
  const table = rowsBeside(field, ctx, store, { title: look.title, hint: look.hint, undo: () => work.tools.go("undo") });
  const el = h("div", {}, shell, table.el);
  const work = look.work(field, ctx, store, shell, el);

  store.on((by) => {
    if (by !== "table") table.sync(by);
    if (by !== "set") ctx.change(store.value());
  });
  store.on((by, words) => by === "history" && ctx.say(words));
  return {
    el,
    main: work.main,
    group: true,
    set(value) {
      store.set(value);
      table.sync();
    },
    fault: (problem) => table.fault(problem),
    clearErrors: () => table.clearErrors(),
  };
}

/**
 * `act` = { columns() → lists of keys, what(key) → see `pairToken`, fits(key, other), join(key, other) → the words of what was
 * done, said(key) → what is said of a card that is aimed at, name(key), ask(key) → what to choose next, menu(key, from),
 * menuWords, remove(key), reveal?(key) → make it visible, drawn?() }. Returns { token(key), refresh(), restart(), focus(key),
 * release(), lit() → the key whose links stand out }.
 */
export function pairWork(ctx, store, root, act) {
  const tokens = new Map();
  let chosen = null; // by a tap
  let held = null; // by keys
  let aimed = null; // the one the held card would be joined with
  let at = null; // in the order of Tab
  const keys = () => act.columns().flat();
  const fitting = (key) => keys().filter((other) => other !== key && act.fits(key, other));

  function token(key) {
    if (!tokens.has(key)) tokens.set(key, pairToken(ctx, key, { tap, menu: act.menu, menuWords: act.menuWords }));
    return tokens.get(key);
  }

  function choose(key) {
    held = aimed = null;
    chosen = key;
    store.rest();
    refresh();
  }

  function join(key, other) {
    choose(null);
    ctx.say(act.join(key, other));
    focus(key);
  }

  function tap(key) {
    if (chosen && chosen !== key && act.fits(chosen, key)) return join(chosen, key);
    const was = chosen;
    choose(chosen === key ? null : key);
    at = key;
    refresh();
    ctx.say(was === key ? `${act.name(key)} is no longer chosen.` : `${act.name(key)} chosen. ${act.ask(key)}`);
  }

  function hold(key) {
    if (chosen && chosen !== key && act.fits(chosen, key)) return join(chosen, key);
    const others = fitting(key);
    choose(null);
    if (!others.length) return ctx.say(`${act.name(key)}: there is nothing to join it with yet.`);
    held = at = key;
    aimed = null;
    refresh();
    ctx.say(`${act.name(key)} picked up. Arrow keys go through ${others.length === 1 ? "the one" : `the ${others.length}`} it could be joined with, Enter joins, Escape lets go.`);
  }

  function release() {
    if (!held && !chosen) return false;
    const key = held ?? chosen;
    choose(null);
    act.reveal?.(key);
    ctx.say(`${act.name(key)} let go.`);
    return true;
  }

  function aim(step) {
    const others = fitting(held);
    const from = others.indexOf(aimed);
    const to = from < 0 ? (step > 0 ? 0 : others.length - 1) : from + step;
    if (!others[to]) return ctx.say(`That is the ${step < 0 ? "first" : "last"}: ${act.said(aimed)}`);
    aimed = others[to];
    act.reveal?.(aimed);
    refresh();
    token(aimed).el.scrollIntoView?.({ block: "nearest" });
    ctx.say(`${act.said(aimed)} ${to + 1} of ${others.length}. Enter joins.`);
  }

  function focus(key) {
    at = key;
    act.reveal?.(key);
    refresh();
    tokens.get(key)?.main.focus();
  }

  function remove(key) {
    const order = act.columns().find((each) => each.includes(key)) ?? [];
    const next = order[order.indexOf(key) + 1] ?? order[order.indexOf(key) - 1] ?? keys().find((each) => each !== key);
    choose(null);
    const words = act.remove(key);
    if (next && tokens.get(next)?.el.isConnected) focus(next);
    else act.nothingLeft?.();
    ctx.say(words);
  }

  function refresh() {
    const all = keys();
    if (chosen && !all.includes(chosen)) chosen = null;
    if (held && !all.includes(held)) held = aimed = null;
    if (!all.includes(at)) at = all[0] ?? null;
    const from = chosen ?? held;
    for (const key of tokens.keys()) if (!all.includes(key)) tokens.get(key).el.remove() || tokens.delete(key);
    for (const key of all) token(key).show(act.what(key), { chosen: chosen === key, held: held === key, aimed: aimed === key, fits: Boolean(from) && from !== key && act.fits(from, key), at: at === key });
    act.drawn?.();
  }

  pairKeys(root, {
    go: focus,
    held: () => held, hold, release, aim, remove,
    join: () => (aimed ? join(held, aimed) : release()),
    at: (key) => { if (at !== key) { at = key; if (held && held !== key) held = aimed = null; refresh(); } },
    menu: act.menu,
    columns: act.columns,
  });
  let dragged = null;
  boardDrag(root, {
    begin(...parts) {
      choose(null);
      at = dragged = parts.join("/");
    },
    aim(point) {
      const under = point && document.elementFromPoint(point.x, point.y)?.closest("[data-pk-token]");
      const key = under && root.contains(under) ? under.getAttribute("data-pk-token") : null;
      const fits = key && key !== dragged && act.fits(dragged, key) ? key : null;
      for (const each of tokens.values()) each.el.classList.toggle("pk-over", each.key === fits);
      return fits;
    },
    drop(_id, _lane, other) {
      if (!other) return ctx.say(`${act.name(dragged)} is where it was. Let go of it on the one it belongs with.`);
      join(dragged, other);
    },
  });
  /** Nothing is chosen, and the first card is the one that Tab comes to. */
  function restart() {
    at = null;
    choose(null);
  }

  return { token, refresh, restart, focus, release, remove, lit: () => chosen ?? held ?? (root.contains(document.activeElement) ? at : null), chosen: () => chosen, held: () => held };
}

/** One line that says how to begin, or what is chosen and what can be done with it. `act` = { menu(from), done() }. */
export function pairStrip(ctx, tools, keysSaid, act) {
  const words = h("p", { class: "pk-board-words", dir: "auto" });
  const menu = button("pk-secondary", "Menu…", () => act.menu(menu), { "data-pk-key": "strip-menu" });
  const done = button("pk-secondary", "Let go", act.done, { "data-pk-key": "strip-done" });
  const buttons = h("div", { class: "pk-board-strip-buttons", hidden: true }, menu, done);
  const el = h("div", { class: "pk-board-strip" }, words, buttons, h("p", { class: "pk-aside", id: ctx.id("keys") }, keysSaid), tools.el);
  return {
    el,
    sync(text, on, chosen) {
      if (words.textContent !== text) words.textContent = text;
      el.classList.toggle("pk-on", on);
      show(buttons, chosen);
    },
  };
}
