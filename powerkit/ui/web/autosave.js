// Honest saving: the browser's own store first, then a numbered message, and "Saved" only once it is answered.

import { blank, same } from "./compare.js";
import { shared, wordStore } from "./page_state.js";

/** This browser tab's name and its running number, shared by all cards of the page and kept over a reload. */
export function identity() {
  const all = shared();
  const session = (act) => {
    try {
      return act(window.sessionStorage);
    } catch {
      return null; // a browser with its stores switched off: the page remembers instead
    }
  };
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
    atLeast(n) {
      if (n > all.n) {
        all.n = n;
        keep();
      }
    },
  };
}

/** Unsent answers of one card in localStorage, by field and tab. Never throws; works() says if all of them are held. */
export function browserStore(prefix) {
  let works = true;
  const unkept = new Set(); // what there was no room for: a shorter answer may fit all the same
  const keyOf = (field, client) => `${prefix}${field}:${client}`;
  const attempt = (act, otherwise) => {
    try {
      return act(wordStore());
    } catch {
      works = false;
      return otherwise;
    }
  };
  const [, workbook, card] = prefix.split(":");
  const parse = (key, text, start = prefix) => {
    const rest = key.slice(start.length);
    const cut = rest.lastIndexOf(":");
    try {
      return { field: rest.slice(0, cut), client: rest.slice(cut + 1), ...JSON.parse(text) };
    } catch {
      return null; // not ours to mend, and not ours to throw away
    }
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
      attempt((s) => {
        const keys = Array.from({ length: s.length }, (_, i) => s.key(i)).filter((key) => key.startsWith(prefix));
        return keys.map((key) => parse(key, s.getItem(key))).filter(Boolean);
      }, []),
    /** Unsent answers of this card to a log book that is no longer here: each with its own key. */
    strays: () =>
      attempt((s) => {
        const keys = Array.from({ length: s.length }, (_, i) => s.key(i)).filter((key) => {
          const [ours, of, its] = key.split(":");
          return ours === "powerkit" && of && of !== workbook && its === card;
        });
        const read = (key) => parse(key, s.getItem(key), `${key.split(":").slice(0, 3).join(":")}:`);
        return keys.map((key) => ({ ...read(key), key })).filter(({ field, n }) => field && n);
      }, []),
    removeKey: (key) => attempt((s) => s.removeItem(key)),
  };
}

/** The newest version of a card that this browser knows to be saved: which and when, and no words. */
export function knownVersion(workbook, card) {
  const key = `powerkit-saved:${card}`;
  const attempt = (act) => {
    try {
      return act(window.localStorage);
    } catch {
      return null; // without its stores the browser knows nothing
    }
  };
  const read = () => attempt((s) => JSON.parse(s.getItem(key)));
  const when = (version) => Date.parse(version?.saved) || 0;
  return {
    forget: () => attempt((s) => s.removeItem(key)),
    /** Take note of what the log book has. Returns what this browser saw saved and the log book lacks, or null. */
    compare(version, forgotten) {
      const known = read();
      if (known && when(known) > when(version) && when(known) > (Date.parse(forgotten) || 0)) return known;
      if (!version) return null;
      const { number, saved, at, day } = version;
      attempt((s) => s.setItem(key, JSON.stringify({ workbook, number, saved, at, day })));
      return null;
    },
  };
}

/**
 * The answers on their way to Python: one message in flight a field, newer words wait and replace each other.
 * on.change() is called whenever status() may differ; on.lost() when nothing answers or a send throws.
 * @param {{ who: any, store: any, send: (message: import("./generated/messages.d.ts").KeepDraft) => void, timing: any, on: any }} given
 */
export function outbox({ who, store, send, timing, on }) {
  const fields = new Map(); // field → { latest: {n, value}, sent: n in flight or 0, timer, late, error }
  let savedAt = "";
  let sending = 0;
  let retry = 0;
  let wait = timing.ack;
  let lostAt = -Infinity;
  let waiters = [];

  function settle(ok) {
    const all = waiters;
    waiters = [];
    all.forEach((tell) => tell(ok));
  }

  function lost() {
    const now = performance.now();
    if (now - lostAt < timing.ack / 2) return; // forty late fields are one loss
    lostAt = now;
    on.lost();
  }

  /** Something went wrong for a field: say so, and try again later, less and less often. */
  function fail(state, error, silent) {
    clearTimeout(state.timer);
    state.sent = 0;
    state.late = true;
    state.error = error;
    if (!retry) {
      retry = setTimeout(() => {
        retry = 0;
        post();
      }, wait);
      wait = Math.min(wait * 2, timing.ack * 10);
    }
    if (!silent) lost();
    settle(false);
    on.change();
  }

  function post() {
    clearTimeout(sending);
    sending = 0;
    for (const [field, state] of fields) {
      if (state.sent) continue;
      const { n, value } = state.latest;
      try {
        send({ kind: "draft", client: who.client, n, field, value });
      } catch {
        fail(state, "");
        continue;
      }
      state.sent = n;
      state.timer = setTimeout(() => fail(state, ""), timing.ack);
    }
  }

  function keep(field, latest, at) {
    const state = fields.get(field) ?? { sent: 0, timer: 0, late: false, error: "" };
    state.latest = latest;
    fields.set(field, state);
    store.write(field, who.client, { ...latest, at: at ?? new Date().toISOString() });
    sending ||= setTimeout(post, timing.debounce); // a steady beat: someone who never pauses is saved too
    on.change();
  }

  function accepted(field, state, message) {
    if (message.at) savedAt = message.at;
    wait = timing.ack;
    if (message.n >= state.latest.n) {
      clearTimeout(state.timer);
      fields.delete(field);
      store.remove(field, who.client);
    } else if (message.n >= state.sent) {
      clearTimeout(state.timer);
      Object.assign(state, { sent: 0, late: false, error: "" });
    } else {
      Object.assign(state, { late: false, error: "" });
    }
    if (fields.size) sending ||= setTimeout(post, 0);
    else settle(true);
    on.change();
  }

  return {
    put: (field, value) => keep(field, { n: who.next(), value }),
    /** Take up again, under its old number, what this tab wrote before the page was loaded anew. */
    resume: (item) => keep(item.field, { n: item.n, value: item.value }, item.at),
    ack(/** @type {import("./generated/messages.d.ts").Acknowledged} */ message) {
      const state = message.client === who.client && fields.get(message.field);
      if (!state) return;
      if (message.ok !== false) accepted(message.field, state, message);
      else if (message.n >= state.sent) fail(state, message.error || "The workbook could not keep this answer.", true);
    },
    has: (field) => fields.has(field),
    pending: () => fields.size,
    /** Send all now; true once all is answered, false when it isn't. */
    flush() {
      if (!fields.size) return Promise.resolve(true);
      const done = new Promise((tell) => waiters.push(tell));
      post();
      return done;
    },
    status() {
      const states = [...fields.values()];
      if (!states.length) return { is: savedAt ? "saved" : "clean", at: savedAt, error: "" };
      const late = states.filter((state) => state.late);
      return { is: late.length ? "unsaved" : "saving", at: "", error: late.find((state) => state.error)?.error ?? "" };
    },
    close() {
      if (fields.size) post();
      [sending, retry].forEach(clearTimeout);
      fields.forEach((state) => clearTimeout(state.timer));
      settle(false);
    },
  };
}

/**
 * What to do with what this browser still holds: send it again, offer it, or let it go because it has arrived.
 * @param {import("./generated/messages.d.ts").Answers} message
 * @param {{ who: any, store: any, frames: Map<string, any>, drafts: any }} given
 */
export function leftOver(message, { who, store, frames, drafts }) {
  const mine = [];
  const offers = new Map();
  const offered = (name, item) => offers.set(name, [...(offers.get(name) ?? []), item]);
  for (const item of store.strays()) {
    const worth = frames.has(item.field) && !blank(item.value) && !same(item.value, message.values?.[item.field]);
    if (worth) offered(`stray-${item.client}`, item);
  }
  for (const item of message.others ?? []) if (frames.has(item.field)) offered(`copy-${item.client}`, { ...item, copy: true });
  for (const item of store.list()) {
    const seen = message.seen?.[item.field];
    if (item.client === who.client) who.atLeast(item.n);
    if (!frames.has(item.field) || drafts.has(item.field)) continue;
    const stored = message.values?.[item.field];
    const arrived = seen?.client === item.client && item.n <= seen.n;
    if (arrived || same(item.value, stored)) store.remove(item.field, item.client);
    else if (item.client === who.client && (!seen || seen.client === who.client || blank(stored))) mine.push(item);
    else if (blank(item.value)) store.remove(item.field, item.client);
    else offered(item.client, item);
  }
  return { mine, offers };
}
