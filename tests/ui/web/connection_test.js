// How a card stands with Python: what it says is saved was answered, and a version asked for twice counts once.
import { connection } from "../../../powerkit/ui/web/card/connection.js";
import { chance, clock, equal } from "./checks.js";

const TIMING = { ack: 3000, save: 10000 };
const CLEAN = /** @type {const} */ ({ is: "clean", at: "", error: "" });

/** @typedef {import("../../../powerkit/ui/web/generated/messages.d.ts").FromPage & { n: number }} Sent */
/** @typedef {{ line: ReturnType<typeof connection>, sent: Sent[], told: { lost: number, pressed: boolean[] }, time: ReturnType<typeof clock>, cut(yes: boolean): void, is(): string }} Desk */

const saved = (/** @type {string} */ client, /** @type {number} */ n) => ({ kind: /** @type {const} */ ("saved"), ok: true, client, n });

/** @param {string} title @param {(desk: Desk) => unknown} act */
function test(title, act) {
  Deno.test(title, async () => {
    const time = clock();
    try {
      const sent = /** @type {Sent[]} */ ([]);
      const told = { lost: 0, pressed: /** @type {boolean[]} */ ([]) };
      let n = 0;
      let broken = false;
      const send = (/** @type {any} */ message) => {
        if (broken) throw new Error("comm is closed");
        sent.push(message);
      };
      const on = { change() {}, lost: () => (told.lost += 1), pressed: (/** @type {boolean} */ yes) => told.pressed.push(yes) };
      const line = connection({ send, who: { client: "tab", next: () => (n += 1) }, timing: TIMING, on });
      await act({ line, sent, told, time, cut: (/** @type {boolean} */ yes) => (broken = yes), is: () => line.status(CLEAN).is });
    } finally {
      time.stop();
    }
  });
}

test("a card says hello until it is answered, and says that nobody answers", ({ line, sent, told, time, is }) => {
  line.hello();
  equal([is(), sent.length], ["saving", 1]);
  time.turn(3000);
  equal([is(), told.lost], ["unsaved", 1]);
  time.turn(3000);
  equal(sent.map(({ kind }) => kind), ["hello", "hello"]);
  line.answered();
  line.open();
  line.calm();
  equal([is(), time.waiting()], ["clean", 0]);
});

test("a version asked for again after silence has the same number, and another one once something was written", ({ line, sent, time, is }) => {
  line.open();
  for (const written of [false, false, true]) {
    if (written) line.written();
    equal(line.press(), true);
    equal(line.press(), false);
    line.save();
    time.turn(10000);
    equal(is(), "unsaved");
  }
  equal(sent.map(({ n }) => n), [1, 1, 2]);
});

test("only the version that was asked for is taken for it", ({ line, is }) => {
  line.open();
  line.press();
  line.save();
  equal(line.saved(saved("other", 1)), false);
  equal(line.saved(saved("tab", 7)), false);
  equal([line.busy(), is()], [true, "saving"]);
  equal(line.saved(saved("tab", 1)), true);
  equal([line.busy(), is()], [false, "clean"]);
});

test("a page that goes between the press and the answer asks for the version now, once", ({ line, sent }) => {
  line.open();
  line.leave();
  line.press();
  line.leave();
  line.leave();
  equal(sent, [{ kind: "save", client: "tab", n: 1 }]);
});

test("a refusal is said until a draft is acknowledged, and silence until something is answered", ({ line, time, is }) => {
  line.open();
  line.refused("The disk is full.");
  equal(line.status(CLEAN).error, "The disk is full.");
  line.acknowledged();
  equal(is(), "clean");
  line.press();
  line.save();
  time.turn(10000);
  line.acknowledged();
  equal(is(), "unsaved");
});

test("whoever waits for a version is told when it has come or is given up", async ({ line, time }) => {
  const order = /** @type {string[]} */ ([]);
  await line.settled();
  line.press();
  const first = line.settled().then(() => order.push("settled"));
  line.save();
  order.push("asked");
  time.turn(10000);
  await first;
  equal(order, ["asked", "settled"]);
});

test("whatever happens in whatever order, the button is let go and no timer is left behind", async ({ line, sent, told, time, cut }) => {
  for (let seed = 0; seed < 40; seed += 1) {
    const luck = chance(seed);
    for (let step = 0; step < 25; step += 1) {
      const way = luck.below(7);
      if (way === 0) line.press() && line.save();
      else if (way === 1 && !line.busy()) line.fresh();
      else if (way === 2) line.written();
      else if (way === 3 && sent.length) line.saved(saved("tab", sent[luck.below(sent.length)].n));
      else if (way === 4) line.answered() || line.open();
      else if (way === 5) cut(luck.below(3) === 0);
      else time.turn([10, 3000, 10000][luck.below(3)]);
    }
    cut(false);
    time.turn(10000);
    equal(told.pressed.at(-1) ?? false, false);
    await line.settled();
  }
  line.close();
  equal(time.waiting(), 0);
});
