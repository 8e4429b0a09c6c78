// The answers of a card on their way to Python: each a numbered message, sent until it is answered.

import { went } from "../rpc.js";
import { t } from "../language.js";

/** @import { Who, WordBox } from "../shapes.d.ts" */
/** @typedef {{ n: number, value: unknown }} Numbered */
/** @typedef {{ field: string, n: number, value: unknown, at?: string }} Kept */
/** @typedef {import("../generated/messages.d.ts").Acknowledged} Acknowledged */

/**
 * What is on its way for a field: the newest of it, which number is in flight (0: none), and why it is late.
 * @typedef {{ latest: Numbered, sent: number, timer: number, late: boolean, error: string }} Waiting
 */

/**
 * Trying again later, less and less often: { later(silent), calm(), stop() }. `lost()` is told of each loss.
 * @param {number} first
 * @param {() => void} act
 * @param {() => void} lost
 */
function retries(first, act, lost) {
  let timer = 0;
  let wait = first;
  let lostAt = -Infinity;

  function again() {
    timer = 0;
    act();
  }

  return {
    later(/** @type {boolean | undefined} */ silent) {
      if (!timer) {
        timer = setTimeout(again, wait);
        wait = Math.min(wait * 2, first * 10);
      }
      const now = performance.now();
      if (silent || now - lostAt < first / 2) return; // forty late fields are one loss
      lostAt = now;
      lost();
    },
    /** Something was answered: the next time is a first time. */
    calm: () => (wait = first),
    stop: () => clearTimeout(timer),
  };
}

/** Whether an answer is kept as it stands now; `state` takes note of what was acknowledged. */
function arrivedNow(/** @type {Waiting} */ state, /** @type {number} */ n) {
  if (n >= state.sent) {
    clearTimeout(state.timer);
    state.sent = 0;
  }
  Object.assign(state, { late: false, error: "" });
  return n >= state.latest.n;
}

/** How the answers stand that wait, from the state of each. @returns {import("./shapes.d.ts").DraftsStand} */
function standingOf(/** @type {Waiting[]} */ states, /** @type {string} */ savedAt) {
  if (!states.length) return { is: savedAt ? "saved" : "clean", at: savedAt, error: "" };
  const late = states.filter((state) => state.late);
  return { is: late.length ? "unsaved" : "saving", at: "", error: late.find((state) => state.error)?.error ?? "" };
}

/**
 * One message in flight a field, newer words wait and replace each other.
 * on.change() is called whenever status() may differ; on.lost() when nothing answers or a send throws.
 * @param {{ who: Pick<Who, "client" | "next">, store: Pick<WordBox, "write" | "remove">, send: (message: import("../generated/messages.d.ts").KeepDraft) => void, timing: Record<string, number>, on: { change(): void, lost(): void } }} given
 */
// Long: the promise that what is typed is kept: one state, and every way out of it.
export function outbox({ who, store, send, timing, on }) {
  /** @type {Map<string, Waiting>} */
  const fields = new Map();
  const again = retries(timing.ack, post, () => on.lost());
  let savedAt = "";
  let sending = 0;
  /** @type {((ok: boolean) => void)[]} */
  const waiters = [];
  const settle = (/** @type {boolean} */ ok) => waiters.splice(0).forEach((tell) => tell(ok));

  /** Something went wrong for a field: say so, and try again later. */
  function fail(/** @type {Waiting} */ state, error = "", silent = false) {
    clearTimeout(state.timer);
    Object.assign(state, { sent: 0, late: true, error });
    again.later(silent);
    settle(false);
    on.change();
  }

  function post() {
    clearTimeout(sending);
    sending = 0;
    for (const [field, state] of fields) {
      if (state.sent) continue;
      const { n, value } = state.latest;
      if (!went(send, { kind: "draft", client: who.client, n, field, value })) fail(state);
      else Object.assign(state, { sent: n, timer: setTimeout(() => fail(state), timing.ack) });
    }
  }

  function keep(/** @type {string} */ field, /** @type {Numbered} */ latest, at = new Date().toISOString()) {
    const state = fields.get(field) ?? { latest, sent: 0, timer: 0, late: false, error: "" };
    state.latest = latest;
    fields.set(field, state);
    store.write(field, who.client, { ...latest, at });
    sending ||= setTimeout(post, timing.debounce); // a steady beat: someone who never pauses is saved too
    on.change();
  }

  function accepted(/** @type {string} */ field, /** @type {Waiting} */ state, /** @type {Acknowledged} */ message) {
    if (message.at) savedAt = message.at;
    again.calm();
    if (arrivedNow(state, message.n)) {
      fields.delete(field);
      store.remove(field, who.client);
    }
    if (fields.size) sending ||= setTimeout(post, 0);
    else settle(true);
    on.change();
  }

  return {
    put: (/** @type {string} */ field, /** @type {unknown} */ value) => keep(field, { n: who.next(), value }),
    /** Take up again, under its old number, what this tab wrote before the page was loaded anew. */
    resume: (/** @type {Kept} */ item) => keep(item.field, { n: item.n, value: item.value }, item.at),
    ack(/** @type {Acknowledged} */ message) {
      const state = message.client === who.client && fields.get(message.field);
      if (!state) return;
      if (message.ok !== false) accepted(message.field, state, message);
      else if (message.n >= state.sent) fail(state, message.error || t("The workbook could not keep this answer."), true);
    },
    has: (/** @type {string} */ field) => fields.has(field),
    pending: () => fields.size,
    /** Send all now; true once all is answered, false when it isn't. */
    flush: () => new Promise((/** @type {(ok: boolean) => void} */ tell) => {
      if (!fields.size) return tell(true);
      waiters.push(tell);
      post();
    }),
    status: () => standingOf([...fields.values()], savedAt),
    close() {
      if (fields.size) post();
      clearTimeout(sending);
      sending = -1; // what is written in a card that is gone is kept in the browser, for the one drawn anew
      again.stop();
      fields.forEach((state) => clearTimeout(state.timer));
      settle(false);
    },
  };
}
