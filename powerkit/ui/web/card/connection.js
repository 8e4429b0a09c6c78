// How a card stands with Python: whether it has been heard of, what is asked for, and what nobody answered. No page here.

import { went } from "../rpc.js";

/** @typedef {(message: import("../generated/messages.d.ts").FromPage) => void} Send */
/** @import { DraftsStand } from "./shapes.d.ts" */
/** @typedef {{ send: Send, who: Pick<import("../shapes.d.ts").Who, "client" | "next">, timing: Record<string, number>, on: { change(): void, lost(): void, pressed(yes: boolean): void } }} Line */

/**
 * Saying hello until it is answered: { hello(), heard(), again(ms) }. `late()` is told each time nobody answers.
 * @param {Send} send
 * @param {string} client
 * @param {number} wait
 * @param {() => void} late
 */
function greeting(send, client, wait, late) {
  let timer = 0;

  function hello() {
    if (went(send, { kind: "hello", client })) timer = setTimeout(unheard, wait);
    else unheard();
  }

  function unheard() {
    late();
    again(wait);
  }

  function again(/** @type {number} */ ms) {
    clearTimeout(timer);
    timer = setTimeout(hello, ms);
  }

  return { hello, again, heard: () => clearTimeout(timer) };
}

/**
 * The version that is asked for, from the press of the button until it has come or is given up. `late()` is told that nobody
 * answers, `calm()` that something was answered; the rest is as for `connection`.
 * @param {Line} given
 * @param {() => void} late
 * @param {() => void} calm
 */
// Long: one request from the press of the button to its answer: every way it can end stands here.
function versionAsked({ send, who, timing, on }, late, calm) {
  /** @type {{ kind: "save" | "fresh" | "back", n: number, timer: number } | null} */
  let request = null; // what is now on its way: a save, or the card emptied, or what was saved on it again
  /** @type {number | null} */
  let asked = null; // the number of the version asked for: asked again it stays, until something is written
  let pressed = false;
  /** @type {((nothing?: any) => void)[]} */
  const ended = []; // told when a version has come or is given up

  function ask(/** @type {number} */ n, /** @type {{ kind: "save" } | { kind: "fresh", how: string }} */ message) {
    request = { kind: "how" in message && message.how === "back" ? "back" : message.kind, n, timer: setTimeout(silence, timing.save) };
    if (!went(send, { ...message, client: who.client, n })) silence();
    on.change();
  }

  /** What was asked for has come, or is not waited for any more. */
  function over() {
    pressed = false;
    on.pressed(false);
    ended.splice(0).forEach((tell) => tell());
  }

  function finish() {
    clearTimeout(request?.timer);
    request = null;
    calm();
    over();
  }

  /** Nobody answered: the same number goes out if it is asked again. It can't count twice. */
  function silence() {
    clearTimeout(request?.timer);
    request = request && { ...request, timer: 0 };
    over();
    late();
  }

  const save = () => ask((asked ??= who.next()), { kind: "save" });
  return {
    over,
    save,
    busy: () => Boolean(request),
    /** Empty the card, for an "entry" of its own. */
    fresh: (how = "") => ask(who.next(), { kind: "fresh", how }),
    /** It was not begun after all: what was saved is to show again. */
    takeBack: () => ask(who.next(), { kind: "fresh", how: "back" }),
    /** The button was pressed: false where it is held down already, or the card is being emptied. */
    press() {
      if (pressed || (request && request.kind !== "save")) return false;
      pressed = true;
      on.pressed(true);
      return true;
    },
    /** Something was written: the next version is another one. */
    written: () => (asked = null),
    /** A version came back. False where it is not the one that was asked for. */
    saved(/** @type {import("../generated/messages.d.ts").Saved} */ message) {
      if (message.client !== who.client || (request && message.n !== request.n)) return false;
      finish();
      asked = null;
      return true;
    },
    /** Nothing is asked for any more; true where a card begun afresh was. */
    end(kind = request?.kind) {
      const was = kind !== undefined && request?.kind === kind;
      if (was) finish();
      return was;
    },
    /** Resolves once no version is on its way: from the press of the button on, until it has come or is given up. */
    settled: () => new Promise((tell) => (pressed || request?.timer ? ended.push(tell) : tell(undefined))),
    /** The page goes between *Save* and its answer: the version is asked for now, behind the words that were sent. */
    leave: () => pressed && !request && save(),
    stop: () => clearTimeout(request?.timer),
  };
}

/**
 * The line of one card: idle, saving, late (nobody answers) or refused. `on` = { change(): it may stand otherwise now, lost():
 * nothing answers, pressed(yes): the button is held down until its version has come or is given up }.
 * @param {Line} given
 */
export function connection(given) {
  const { send, who, timing, on } = given;
  let ready = false; // the first answers have come
  let trouble = ""; // why saving stands still though no draft is waiting: late, or the words of a refusal
  const calm = () => (trouble = "");

  function late() {
    trouble = "late";
    on.change();
    on.lost();
  }

  const { hello, heard, again } = greeting(send, who.client, timing.ack, late);
  const version = versionAsked(given, late, calm);
  return {
    ...version,
    hello,
    calm,
    ready: () => ready,
    /** The first answers are on the page. */
    open: () => (ready = true),
    /** Answers came. True where they are those of a card begun afresh. */
    answered() {
      heard();
      version.end("back");
      return version.end("fresh");
    },
    refused(/** @type {string} */ words) {
      version.end();
      if (!ready) again(timing.ack * 2);
      trouble = words;
      on.change();
    },
    /** A draft was acknowledged: what was refused before is over. */
    acknowledged() {
      if (trouble !== "late") calm();
      on.change();
    },
    /** How saving stands, from how the drafts do. @returns {DraftsStand} */
    status(/** @type {DraftsStand} */ drafts) {
      if (trouble) return { ...drafts, is: "unsaved", error: trouble === "late" ? "" : trouble };
      return drafts.is !== "unsaved" && (version.busy() || !ready) ? { ...drafts, is: "saving" } : drafts;
    },
    close() {
      heard();
      version.stop();
    },
  };
}
