// Asking Python about an answer that is being written: sentences, a layout, a file to download.

import { h, show } from "./dom.js";
import { t } from "./language.js";

/** Why a question has no answer, in words for the page. */
export class Unanswered extends Error {}

/**
 * Why something could not be done: in the workbook's words, or in these for a fault of ours, which the console names.
 * @param {unknown} error
 * @param {string} otherwise
 */
export function whyNot(error, otherwise) {
  if (error instanceof Unanswered) return error.message;
  console.error("powerkit", /** @type {Error} */ (error).name);
  return otherwise;
}

/**
 * Whether a message went out.
 * @template M
 * @param {(message: M) => void} send
 * @param {M} message
 */
export function went(send, message) {
  try {
    send(message);
    return true;
  } catch {
    return false;
  }
}

/**
 * Questions of a card and their answers. `ask(field, what, given)` gives a promise of what was told; it gives null when a
 * newer question of the same kind took its place, and fails with `Unanswered` when the answer is a problem or takes
 * longer than `wait` ms.
 * @param {(message: import("./generated/messages.d.ts").Ask) => void} send
 * @param {string} client
 */
export function asking(send, client, wait = 20000) {
  /** @type {Map<string, { n: number, done: (told: any) => void, fail: (why: Unanswered) => void, timer: number }>} */
  const waiting = new Map(); // by field + what
  let n = 0;

  function end(/** @type {string} */ key, /** @type {"done" | "fail"} */ how, /** @type {any} */ value) {
    const one = waiting.get(key);
    clearTimeout(one?.timer);
    waiting.delete(key);
    one?.[how](value);
  }

  /**
   * @param {string} field
   * @param {string} what
   * @param {object} given
   * @returns {Promise<any>}
   */
  function ask(field, what, given) {
    const key = `${field}/${what}`;
    end(key, "done", null);
    n += 1;
    return new Promise((done, fail) => {
      const late = () => end(key, "fail", new Unanswered(t("The workbook is not answering. Try again in a moment.")));
      waiting.set(key, { n, done, fail, timer: setTimeout(late, wait) });
      if (!went(send, { kind: "ask", client, n, field, what, given })) late();
    });
  }

  /** Take an answer, or a refusal of a question. */
  function told(/** @type {Partial<Pick<import("./generated/messages.d.ts").Told, "client" | "n" | "field" | "what" | "ok" | "error">>} */ message) {
    const key = `${message.field}/${message.what}`;
    if (message.client !== client || waiting.get(key)?.n !== message.n) return;
    if (message.ok) end(key, "done", message);
    else end(key, "fail", new Unanswered(message.error || t("The workbook could not do that.")));
  }

  return { ask, told, close: () => [...waiting.keys()].forEach((key) => end(key, "done", null)) };
}

/**
 * A line for what went wrong, shown and said aloud: { el, say(error), clear() }.
 * @param {{ say: (words: string) => void }} ctx
 */
export function faultLine(ctx) {
  const el = h("p", { class: "pk-error", hidden: true });
  return {
    el,
    say(/** @type {unknown} */ error) {
      const { message } = /** @type {Error} */ (error);
      el.textContent = message;
      show(el, true);
      ctx.say(message);
    },
    clear: () => show(el, false),
  };
}
