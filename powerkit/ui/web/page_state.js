// What all cards of a page share, and where words wait in this browser.

/** Things all cards on the page share, each card being its own copy of this script. @returns {import("./shapes.d.ts").Shared} */
export function shared() {
  const all = (window.__powerkit ??= {});
  all.cards ??= new Set();
  all.seq ??= 0;
  return /** @type {import("./shapes.d.ts").Shared} */ (all);
}

/** Where words wait in this browser: its own store, or that which locks them where the workbook is locked. @returns {import("./shapes.d.ts").WordStore} */
export function wordStore() {
  return window.__powerkit?.vault ?? window.localStorage;
}

/**
 * What `act` gives of a store of the browser; `otherwise` where its stores are switched off or full, or hold what is not ours.
 * @template T
 * @param {() => T} act
 * @param {T} otherwise
 */
export function fromStore(act, otherwise) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

/** Words that never left this browser are forgotten too: `goes(key)` says which. */
export function forgetWords(/** @type {(key: string) => boolean} */ goes) {
  fromStore(() => wordKeys().forEach((key) => goes(key) && wordStore().removeItem(key)), undefined);
}

/** The names of all that waits there. */
function wordKeys() {
  const store = wordStore();
  return store.keys ? store.keys() : Object.keys(store);
}
