// Cards in columns that are joined two by two: by dragging one onto another, by a tap on each, by keys, or from a menu.

import { inFocus, underPoint } from "../../../dom.js";
import { boardDrag } from "../../../drag.js";
import { pairKeys } from "./keys.js";
import { pairToken } from "./token.js";
import { t, tn } from "../../../language.js";

/** @import { Store } from "../../../shapes.d.ts" */
/** @import { TableContext } from "../shapes.d.ts" */
/** @import { PairActs, PairNow } from "./shapes.d.ts" */
/** @import { PairToken } from "./token.js" */

/**
 * `act` = { columns() → lists of keys, what(key) → see `pairToken`, fits(key, other), join(key, other) → the words of what was
 * done, said(key) → what is said of a card that is aimed at, name(key), ask(key) → what to choose next, menu(key, from),
 * menuWords, remove(key), reveal?(key) → make it visible, drawn?() }. Returns { token(key), refresh(), restart(), focus(key),
 * release(), lit() → the key whose links stand out }.
 * @param {TableContext} ctx
 * @param {Store} store
 * @param {HTMLElement} root
 * @param {PairActs} act
 */
// Long: one thing is chosen, held or aimed at: every way of joining two reads all three.
export function pairWork(ctx, store, root, act) {
  /** @type {Map<string, PairToken>} */
  const tokens = new Map();
  // `chosen` by a tap, `held` by keys, `aimed` the one the held card would be joined with, `at` in the order of Tab
  /** @type {PairNow} */
  const now = { chosen: null, held: null, aimed: null, at: null };
  const keys = () => act.columns().flat();

  function token(/** @type {string} */ key) {
    if (!tokens.has(key)) tokens.set(key, pairToken(ctx, key, { tap, menu: act.menu, menuWords: act.menuWords }));
    return /** @type {PairToken} */ (tokens.get(key));
  }

  function choose(/** @type {string | null} */ key) {
    Object.assign(now, { held: null, aimed: null, chosen: key });
    store.rest();
    refresh();
  }

  function join(/** @type {string} */ key, /** @type {string} */ other) {
    choose(null);
    ctx.say(act.join(key, other));
    focus(key);
  }

  function tap(/** @type {string} */ key) {
    const was = now.chosen;
    if (was && was !== key && act.fits(was, key)) return join(was, key);
    choose(was === key ? null : key);
    now.at = key;
    refresh();
    ctx.say(was === key ? t("{name} is no longer chosen.", { name: act.name(key) }) : t("{name} chosen. {ask}", { name: act.name(key), ask: act.ask(key) }));
  }

  function focus(/** @type {string} */ key) {
    now.at = key;
    act.reveal?.(key);
    refresh();
    tokens.get(key)?.main.focus();
  }

  function remove(/** @type {string} */ key) {
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
    if (now.chosen && !all.includes(now.chosen)) now.chosen = null;
    if (now.held && !all.includes(now.held)) now.held = now.aimed = null;
    if (!all.includes(now.at ?? "")) now.at = all[0] ?? null;
    const { chosen, held, aimed, at } = now;
    const from = chosen ?? held;
    for (const [key, { el }] of tokens) if (!all.includes(key)) el.remove() || tokens.delete(key);
    for (const key of all) token(key).show(act.what(key), { chosen: chosen === key, held: held === key, aimed: aimed === key, fits: from !== null && from !== key && act.fits(from, key), at: at === key });
    act.drawn?.();
  }

  /** Nothing is chosen, and the first card is the one that Tab comes to. */
  function restart() {
    now.at = null;
    choose(null);
  }

  const { release } = pairHolding(ctx, root, now, act, { token, choose, join, focus, remove, refresh });
  pairDragging(ctx, root, tokens, act, { join, begin: (/** @type {string} */ key) => (choose(null), (now.at = key)) });
  return { token, refresh, restart, focus, release, remove, lit: () => now.chosen ?? now.held ?? (root.contains(inFocus()) ? now.at : null), chosen: () => now.chosen, held: () => now.held };
}

/**
 * The way of keys: a card is picked up, aimed at one it fits, and joined. Returns { release() }.
 * @param {TableContext} ctx
 * @param {HTMLElement} root
 * @param {PairNow} now
 * @param {PairActs} act
 * @param {{ token(key: string): PairToken, choose(key: string | null): void, join(key: string, other: string): void, focus(key: string): void, remove(key: string): void, refresh(): void }} work
 */
function pairHolding(ctx, root, now, act, { token, choose, join, focus, remove, refresh }) {
  const fitting = (/** @type {string} */ key) => act.columns().flat().filter((other) => other !== key && act.fits(key, other));

  function hold(/** @type {string} */ key) {
    if (now.chosen && now.chosen !== key && act.fits(now.chosen, key)) return join(now.chosen, key);
    const others = fitting(key);
    choose(null);
    if (!others.length) return ctx.say(t("{name}: there is nothing to join it with yet.", { name: act.name(key) }));
    Object.assign(now, { held: key, at: key, aimed: null });
    refresh();
    ctx.say(tn("{name} picked up. Arrow keys go through the one it could be joined with, Enter joins, Escape lets go.", "{name} picked up. Arrow keys go through the {number} it could be joined with, Enter joins, Escape lets go.", others.length, { name: act.name(key) }));
  }

  function release() {
    const key = now.held ?? now.chosen;
    if (!key) return false;
    choose(null);
    act.reveal?.(key);
    ctx.say(t("{name} let go.", { name: act.name(key) }));
    return true;
  }

  function aim(/** @type {number} */ step) {
    const others = fitting(/** @type {string} */ (now.held));
    const from = others.indexOf(/** @type {string} */ (now.aimed));
    const to = from < 0 ? (step > 0 ? 0 : others.length - 1) : from + step;
    if (!others[to]) return ctx.say(step < 0 ? t("That is the first: {said}", { said: act.said(/** @type {string} */ (now.aimed)) }) : t("That is the last: {said}", { said: act.said(/** @type {string} */ (now.aimed)) }));
    now.aimed = others[to];
    act.reveal?.(now.aimed);
    refresh();
    token(now.aimed).el.scrollIntoView?.({ block: "nearest" });
    ctx.say(t("{said} {to} of {others}. Enter joins.", { said: act.said(/** @type {string} */ (now.aimed)), to: to + 1, others: others.length }));
  }

  function at(/** @type {string} */ key) {
    if (now.at === key) return;
    now.at = key;
    if (now.held && now.held !== key) now.held = now.aimed = null;
    refresh();
  }

  const joinAimed = () => (now.aimed ? join(/** @type {string} */ (now.held), now.aimed) : release());
  pairKeys(root, { go: focus, held: () => now.held, hold, release, aim, remove, join: joinAimed, at, menu: act.menu, columns: act.columns });
  return { release };
}

/**
 * A card that is dragged onto one it fits is joined with it.
 * @param {TableContext} ctx
 * @param {HTMLElement} root
 * @param {Map<string, PairToken>} tokens
 * @param {PairActs} act
 * @param {{ begin(key: string): void, join(key: string, other: string): void }} on
 */
function pairDragging(ctx, root, tokens, act, { begin, join }) {
  let dragged = "";
  boardDrag(root, {
    begin(...parts) {
      dragged = parts.join("/");
      begin(dragged);
    },
    aim(point) {
      const under = point && underPoint(root, point.x, point.y)?.closest("[data-pk-token]");
      const key = under && root.contains(under) ? under.getAttribute("data-pk-token") : null;
      const fits = key && key !== dragged && act.fits(dragged, key) ? key : null;
      for (const each of tokens.values()) each.el.classList.toggle("pk-over", each.key === fits);
      return fits;
    },
    drop(_id, _lane, other) {
      if (!other) return ctx.say(t("{name} is where it was. Let go of it on the one it belongs with.", { name: act.name(dragged) }));
      join(dragged, other);
    },
  });
}
