// Text that waits in this browser until it is used.

import { fromStore, wordStore } from "./page_state.js";

/** Text kept in this browser until it is used, so that a reload does not lose it. */
export function keptText(/** @type {string | false | undefined} */ key) {
  const attempt = (/** @type {(store: any) => any} */ act) => fromStore(() => (key ? act(wordStore()) : ""), "");
  return {
    get: () => attempt((store) => store.getItem(key)) || "",
    /** Whether it is as it shall be: the store may be full, or switched off. */
    set: (/** @type {string} */ text) => attempt((store) => (text ? store.setItem(key, text) : store.removeItem(key), !store.full)) === true,
  };
}
