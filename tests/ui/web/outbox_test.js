// The outbox of answers: what is typed is sent, kept until it is acknowledged, and sent again where nobody answers.
import { outbox } from "../../../powerkit/ui/web/card/outbox.js";
import { chance, clock, equal } from "./checks.js";

/** @typedef {import("../../../powerkit/ui/web/generated/messages.d.ts").KeepDraft & { n: number }} Draft */

const TIMING = { ack: 3000, debounce: 150 };

function desk({ broken = /** @type {() => boolean} */ (() => false) } = {}) {
  const time = clock();
  const kept = new Map();
  const sent = /** @type {Draft[]} */ ([]);
  const told = { lost: 0 };
  let n = 0;
  const who = { client: "tab", next: () => (n += 1) };
  const store = {
    write: (/** @type {string} */ field, /** @type {string} */ client, /** @type {object} */ item) => kept.set(`${field}:${client}`, item),
    remove: (/** @type {string} */ field, /** @type {string} */ client) => kept.delete(`${field}:${client}`),
  };
  const send = (/** @type {any} */ message) => {
    if (broken()) throw new Error("comm is closed");
    sent.push(message);
  };
  const box = outbox({ who, store, send, timing: TIMING, on: { change() {}, lost: () => (told.lost += 1) } });
  return { time, kept, sent, told, box, ack: (/** @type {Draft} */ message) => box.ack({ kind: "ack", ok: true, client: "tab", field: message.field, n: message.n, at: "10:00" }) };
}

/** A test with a clock of its own, given back afterwards. @param {string} title @param {(open: (given?: Parameters<typeof desk>[0]) => ReturnType<typeof desk>) => void} act */
function test(title, act) {
  Deno.test(title, () => {
    const made = /** @type {ReturnType<typeof desk>[]} */ ([]);
    try {
      act((given) => made[made.push(desk(given)) - 1]);
    } finally {
      made.reverse().forEach(({ time }) => time.stop());
    }
  });
}

test("what is typed is in the browser at once, is sent a moment later and is let go when it is acknowledged", (open) => {
  const { box, kept, sent, time, ack } = open();
  box.put("why", "Because");
  equal([kept.size, sent.length, box.status().is], [1, 0, "saving"]);
  time.turn(150);
  equal(sent.map(({ kind, field, value }) => [kind, field, value]), [["draft", "why", "Because"]]);
  ack(sent[0]);
  equal([kept.size, box.pending(), box.status()], [0, 0, { is: "saved", at: "10:00", error: "" }]);
});

test("while one message is on its way the newest words wait and are sent once it is answered", (open) => {
  const { box, kept, sent, time, ack } = open();
  box.put("why", "a");
  time.turn(150);
  for (const value of ["ab", "abc"]) box.put("why", value);
  time.turn(150);
  equal(sent.length, 1);
  ack(sent[0]);
  equal(kept.get("why:tab").value, "abc");
  time.turn(0);
  equal(sent.map(({ value }) => value), ["a", "abc"]);
});

test("silence is said once and the same words are sent again until they are answered", (open) => {
  const { box, kept, sent, told, time, ack } = open();
  for (const field of ["one", "two", "three"]) box.put(field, field);
  time.turn(150 + 3000);
  equal([told.lost, box.status().is, kept.size], [1, "unsaved", 3]);
  time.turn(3000);
  equal(sent.length, 6);
  sent.slice(3).forEach(ack);
  equal([box.status().is, kept.size], ["saved", 0]);
});

test("words that Python refuses stay in the browser, with its reason", (open) => {
  const { box, kept, sent, time } = open();
  box.put("why", "Because");
  time.turn(150);
  box.ack({ kind: "ack", client: "tab", field: "why", n: sent[0].n, ok: false, error: "The disk is full." });
  equal([box.status().is, box.status().error, kept.size], ["unsaved", "The disk is full.", 1]);
});

test("whatever order answers come in, or whether they come, the newest words are never let go unacknowledged", (open) => {
  for (let seed = 0; seed < 60; seed += 1) {
    const luck = chance(seed);
    let down = false;
    const { box, kept, sent, time, ack } = open({ broken: () => down });
    const newest = new Map();
    const acknowledged = new Map();
    for (let step = 0; step < 40; step += 1) {
      const field = "abc"[luck.below(3)];
      const way = luck.below(4);
      if (way === 0) {
        newest.set(field, step);
        box.put(field, step);
      } else if (way === 1) time.turn([10, 150, 4000][luck.below(3)]);
      else if (way === 2 && sent.length) {
        const message = sent[luck.below(sent.length)];
        acknowledged.set(message.field, Math.max(acknowledged.get(message.field) ?? -1, message.value));
        ack(message);
      } else down = luck.below(3) === 0;
      for (const [name, value] of newest) {
        const here = kept.get(`${name}:tab`)?.value;
        if (acknowledged.get(name) !== value) equal(here, value);
      }
    }
    down = false;
    for (let turn = 0; turn < 20 && box.pending(); turn += 1) {
      time.turn(40000);
      sent.forEach(ack);
    }
    equal([box.pending(), kept.size], [0, 0]);
  }
});
