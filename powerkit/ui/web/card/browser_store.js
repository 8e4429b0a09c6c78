// Honest saving: the browser's own store first, then a numbered message, and "Saved" only once it is answered.

import { blank, same } from "../compare.js";
import { fromStore, shared, wordStore } from "../page_state.js";

/** Of an entry: a group answers, and speaks in it. */
export const GROUP = "about.group";

/** @import { Waits, Who, WordBox, WordStore } from "../shapes.d.ts" */
/** @import { Answers, Version } from "../generated/messages.d.ts" */

/**
 * This browser tab's name and its running number, shared by all cards of the page and kept over a reload.
 * @returns {Who}
 */
export function identity() {
  const all = shared();
  const session = (/** @type {(store: Storage) => string | null | void} */ act) => fromStore(() => act(window.sessionStorage), null); // without one the page remembers
  if (!all.client) {
    const bytes = crypto.getRandomValues(new Uint8Array(8));
    const fresh = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    all.client = session((s) => s.getItem("powerkit:client")) || fresh;
    all.n = Number(session((s) => s.getItem("powerkit:n"))) || 0;
    session((s) => s.setItem("powerkit:client", all.client));
  }
  const keep = () => session((s) => s.setItem("powerkit:n", String(all.n)));
  return {
    client: all.client,
    next() {
      all.n += 1;
      keep();
      return all.n;
    },
    /** A number seen elsewhere is never used again (a duplicated tab starts from an old copy). */
    atLeast(/** @type {number} */ n) {
      if (n > all.n) {
        all.n = n;
        keep();
      }
    },
  };
}

const keysOf = (/** @type {WordStore} */ store) => Array.from({ length: store.length }, (_, i) => /** @type {string} */ (store.key(i)));

/**
 * Unsent answers of one card in localStorage, by field and tab. Never throws; works() says if all of them are held.
 * @param {string} prefix
 * @returns {WordBox}
 */
export function browserStore(prefix) {
  let works = true;
  const unkept = /** @type {Set<string>} */ (new Set()); // what there was no room for: a shorter answer may fit all the same
  const keyOf = (/** @type {string} */ field, /** @type {string} */ client) => `${prefix}${field}:${client}`;
  /** @template T @param {(store: WordStore) => T} act @param {T} [otherwise] */
  const attempt = (act, otherwise) => {
    try {
      return act(wordStore());
    } catch {
      works = false;
      return otherwise;
    }
  };
  const [, workbook, card] = prefix.split(":");
  const parse = (/** @type {string} */ key, /** @type {string | null} */ text, start = prefix) => {
    const rest = key.slice(start.length);
    const cut = rest.lastIndexOf(":");
    return fromStore(() => ({ field: rest.slice(0, cut), client: rest.slice(cut + 1), ...JSON.parse(/** @type {string} */ (text)) }), null); // not ours to mend, and not ours to throw away
  };
  attempt((s) => {
    s.setItem(prefix + "?", "1");
    s.removeItem(prefix + "?");
  });
  return {
    works: () => works && !unkept.size && !wordStore().full,
    write(field, client, item) {
      const key = keyOf(field, client);
      unkept.add(key);
      attempt((s) => {
        s.setItem(key, JSON.stringify(item));
        unkept.delete(key);
        works = true;
      });
    },
    remove(field, client) {
      unkept.delete(keyOf(field, client));
      attempt((s) => s.removeItem(keyOf(field, client)));
    },
    list: () =>
      /** @type {Waits[]} */ (attempt((s) => {
        const keys = keysOf(s).filter((key) => key.startsWith(prefix));
        return keys.map((key) => parse(key, s.getItem(key))).filter(Boolean);
      }, [])),
    /** Unsent answers of this card to a log book that is no longer here: each with its own key. */
    strays: () =>
      /** @type {Waits[]} */ (attempt((s) => {
        const keys = keysOf(s).filter((key) => {
          const [ours, of, its] = key.split(":");
          return ours === "powerkit" && of && of !== workbook && its === card;
        });
        const read = (/** @type {string} */ key) => parse(key, s.getItem(key), `${key.split(":").slice(0, 3).join(":")}:`);
        return keys.map((key) => ({ ...read(key), key })).filter((/** @type {Partial<Waits>} */ { field, n }) => field && n);
      }, [])),
    removeKey: (key) => attempt((s) => s.removeItem(key)),
  };
}

/** @typedef {Pick<Version, "number" | "saved" | "at" | "day">} Known */

/**
 * The newest version of a card that this browser knows to be saved: which and when, and no words.
 * @param {string} workbook
 * @param {string} card
 */
export function knownVersion(workbook, card) {
  const key = `powerkit-saved:${card}`;
  const read = () => /** @type {Known | null} */ (fromStore(() => JSON.parse(/** @type {string} */ (window.localStorage.getItem(key))), null));
  const when = (/** @type {Known | null} */ version) => Date.parse(/** @type {string} */ (version?.saved)) || 0;
  return {
    forget: () => fromStore(() => window.localStorage.removeItem(key), undefined),
    /** Take note of what the log book has. Returns what this browser saw saved and the log book lacks, or null. */
    compare(/** @type {Version | null} */ version, /** @type {string} */ forgotten) {
      const known = read();
      if (known && when(known) > when(version) && when(known) > (Date.parse(forgotten) || 0)) return known;
      if (!version) return null;
      const { number, saved, at, day } = version;
      fromStore(() => window.localStorage.setItem(key, JSON.stringify({ workbook, number, saved, at, day })), undefined);
      return null;
    },
  };
}

/**
 * What to do with what this browser still holds: send it again, offer it, or let it go because it has arrived.
 * @param {Answers} message
 * @param {{ who: Who, store: WordBox, frames: Map<string, unknown>, drafts: { has(field: string): boolean } }} given
 */
export function leftOver(message, { who, store, frames, drafts }) {
  /** @type {Waits[]} */
  const mine = [];
  /** @type {Map<string, Waits[]>} */
  const offers = new Map();
  const offered = (/** @type {string} */ name, /** @type {Waits} */ item) => offers.set(name, [...(offers.get(name) ?? []), item]);
  for (const item of store.strays()) {
    const worth = frames.has(item.field) && !blank(item.value) && !same(item.value, message.values?.[item.field]);
    if (worth) offered(`stray-${item.client}`, item);
  }
  for (const item of message.others ?? []) if (frames.has(item.field)) offered(`copy-${item.client}`, { ...item, copy: true });
  for (const item of store.list()) {
    const isGroup = item.field === GROUP;
    const seen = message.seen?.[item.field];
    if (item.client === who.client) who.atLeast(item.n);
    if (!(frames.has(item.field) || isGroup) || drafts.has(item.field)) continue;
    const stored = message.values?.[item.field];
    const arrived = seen?.client === item.client && item.n <= seen.n;
    if (arrived || same(item.value, stored)) store.remove(item.field, item.client);
    else if (item.client === who.client && (!seen || seen.client === who.client || blank(stored))) mine.push(item);
    else if (blank(item.value) || isGroup) store.remove(item.field, item.client);
    else offered(item.client, item);
  }
  return { mine, offers };
}
