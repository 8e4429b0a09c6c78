// Text that waits in this browser until it is used.

import { wordStore } from "./page_state.js";

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
