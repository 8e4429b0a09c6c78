// What all cards of a page share, and where words wait in this browser.

/** Things all cards on the page share, each card being its own copy of this script. */
export function shared() {
  const all = (window.__powerkit ??= {});
  all.cards ??= new Set();
  all.seq ??= 0;
  return all;
}

/** Where words wait in this browser: its own store, or that which locks them where the workbook is locked. */
export function wordStore() {
  return window.__powerkit?.vault ?? window.localStorage;
}

/** Words that never left this browser are forgotten too: `goes(key)` says which. */
export function forgetWords(/** @type {(key: string) => boolean} */ goes) {
  try {
    for (const key of wordKeys()) if (goes(key)) wordStore().removeItem(key);
  } catch {
    return; // a browser with its stores switched off holds nothing
  }
}

/** The names of all that waits there. */
export function wordKeys() {
  const store = wordStore();
  return store.keys ? store.keys() : Object.keys(store);
}

/** Text kept in this browser until it is used, so that a reload does not lose it. */
export function keptText(/** @type {string | false | undefined} */ key) {
  const attempt = (/** @type {(store: Storage) => any} */ act) => {
    try {
      return key ? act(wordStore()) : "";
    } catch {
      return ""; // a browser with its stores switched off
    }
  };
  return {
    get: () => attempt((store) => store.getItem(String(key))) || "",
    set: (/** @type {string} */ text) => attempt((store) => (text ? store.setItem(String(key), text) : store.removeItem(String(key)))),
  };
}
