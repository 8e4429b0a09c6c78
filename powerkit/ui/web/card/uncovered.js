// What a safe screen may show of a card: kept by the page, so that a card drawn anew covers nothing that was typed there.

import { shared } from "../page_state.js";

/**
 * The questions of that card that need no cover: those somebody `pressed` for, and those `written` while the screen is safe,
 * so nothing from before. The projector's switch forgets both, and so does another page in this one's place.
 * @param {string} card Which card of which workbook.
 * @returns {{ pressed: Set<string>, written: Set<string> }}
 */
export function uncovered(card) {
  const all = (shared().uncovered ??= {});
  return (all[card] ??= { pressed: new Set(), written: new Set() });
}
