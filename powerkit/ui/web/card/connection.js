// How a card stands with Python: whether it has been heard of, what is asked for, and what nobody answered. No page here.

/**
 * The line of one card: idle, saving, late (nobody answers) or refused. `on` = { change(): it may stand otherwise now, lost():
 * nothing answers, pressed(yes): the button is held down until its version has come or is given up }.
 * @param {{ send: (message: import("../generated/messages.d.ts").FromPage) => void, who: any, timing: any, on: any }} given
 */
export function connection({ send, who, timing, on }) {
  let ready = false; // the first answers have come
  let trouble = ""; // why saving stands still though no draft is waiting: late, or the words of a refusal
  let request = null; // the save or fresh now on its way: { kind, n, timer }
  let asked = null; // the number of the version asked for: asked again it stays, until something is written
  let pressed = false;
  let helloTimer = 0;
  const ended = []; // told when a version has come or is given up

  function hello() {
    try {
      send({ kind: "hello", client: who.client });
    } catch {
      lateHello();
      return;
    }
    helloTimer = setTimeout(lateHello, timing.ack);
  }

  function lateHello() {
    clearTimeout(helloTimer);
    trouble = "late";
    on.change();
    on.lost();
    helloTimer = setTimeout(hello, timing.ack);
  }

  function ask(/** @type {"save" | "fresh"} */ kind, n) {
    request = { kind, n, timer: setTimeout(late, timing.save) };
    try {
      send({ kind, client: who.client, n });
    } catch {
      late();
    }
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
    trouble = "";
    over();
  }

  /** A save or fresh that nobody answered: said. The same number goes out if it is asked again: it can't count twice. */
  function late() {
    clearTimeout(request?.timer);
    trouble = "late";
    request = request && { ...request, timer: 0 };
    over();
    on.lost();
    on.change();
  }

  return {
    hello,
    ready: () => ready,
    /** The first answers are on the page. */
    open: () => (ready = true),
    busy: () => Boolean(request),
    /** The button was pressed: false where it is held down already, or the card is being emptied. */
    press() {
      if (pressed || request?.kind === "fresh") return false;
      pressed = true;
      on.pressed(true);
      return true;
    },
    over,
    calm: () => (trouble = ""),
    save: () => ask("save", (asked ??= who.next())),
    fresh: () => ask("fresh", who.next()),
    /** Something was written: the next version is another one. */
    written: () => (asked = null),
    /** Answers came. True where they are those of a card begun afresh. */
    answered() {
      clearTimeout(helloTimer);
      const afresh = request?.kind === "fresh";
      if (afresh) finish();
      return afresh;
    },
    /** A version came back. False where it is not the one that was asked for. */
    saved(/** @type {import("../generated/messages.d.ts").Saved} */ message) {
      if (message.client !== who.client || (request && message.n !== request.n)) return false;
      finish();
      asked = null;
      return true;
    },
    refused(words) {
      if (request) finish();
      if (!ready) {
        clearTimeout(helloTimer);
        helloTimer = setTimeout(hello, timing.ack * 2);
      }
      trouble = words;
      on.change();
    },
    /** A draft was acknowledged: what was refused before is over. */
    acknowledged() {
      if (trouble !== "late") trouble = "";
      on.change();
    },
    /** How saving stands, from how the drafts do. */
    status(drafts) {
      if (trouble) return { ...drafts, is: "unsaved", error: trouble === "late" ? "" : trouble };
      return drafts.is !== "unsaved" && (request || !ready) ? { ...drafts, is: "saving" } : drafts;
    },
    /** Resolves once no version is on its way: from the press of the button on, until it has come or is given up. */
    settled: () => new Promise((tell) => (pressed || request?.timer ? ended.push(tell) : tell(undefined))),
    /** The page goes between *Save* and its answer: the version is asked for now, behind the words that were sent. */
    leave() {
      if (pressed && !request) this.save();
    },
    close() {
      clearTimeout(helloTimer);
      clearTimeout(request?.timer);
    },
  };
}
