// What the tests of the page's modules share.

/**
 * Fail unless both say the same, as JSON.
 * @param {unknown} found
 * @param {unknown} wanted
 */
export function equal(found, wanted) {
  const [a, b] = [found, wanted].map((value) => JSON.stringify(value) ?? "undefined");
  if (a !== b) throw new Error(`found ${a}, wanted ${b}`);
}

/**
 * Numbers that look random and are the same each time: below(5) is 0, 1, 2, 3 or 4.
 * @param {number} seed
 */
export function chance(seed) {
  let state = seed * 2654435761 + 1;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  return { below: (/** @type {number} */ count) => Math.floor(next() * count) };
}

/** A clock that a test turns: timers run in their order when it is turned past them. `stop()` gives the real one back. */
export function clock() {
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  /** @type {Map<number | undefined, { at: number, act: () => void }>} */
  const timers = new Map();
  let now = 0;
  let last = 0;
  globalThis.setTimeout = /** @type {any} */ ((/** @type {() => void} */ act, wait = 0) => {
    last += 1;
    timers.set(last, { at: now + wait, act });
    return last;
  });
  globalThis.clearTimeout = (id) => void timers.delete(id);
  return {
    turn(/** @type {number} */ ms) {
      const end = now + ms;
      for (;;) {
        const due = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
        if (!due) break;
        timers.delete(due[0]);
        now = due[1].at;
        due[1].act();
      }
      now = end;
    },
    waiting: () => timers.size,
    stop: () => Object.assign(globalThis, real),
  };
}
