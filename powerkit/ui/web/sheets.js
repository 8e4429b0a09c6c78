// Style sheets on the page, each once and in their order.

/** @import { SharedScript } from "./shapes.d.ts" */

/**
 * Put style sheets on the page, before those of later places: what is general must not come after what is special.
 * @param {SharedScript["sheets"]} sheets
 * @param {HTMLElement | ShadowRoot} place
 */
export function addSheets(sheets, place = document.head) {
  for (const given of sheets) {
    const there = [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("style[data-pk-sheet]"))];
    if (there.some((item) => item.dataset.pkSheet === given.key)) continue;
    const sheet = document.createElement("style");
    sheet.dataset.pkSheet = given.key;
    sheet.dataset.pkPlace = String(given.place);
    sheet.textContent = given.text;
    const next = there.find((item) => Number(item.dataset.pkPlace) > given.place);
    if (next) next.before(sheet);
    else place.append(sheet);
  }
}

/**
 * The same where *el* stands apart from the page's style sheets, in a shadow, as each widget does in marimo.
 * @param {SharedScript["sheets"]} sheets
 * @param {HTMLElement} el
 */
export function addSheetsAround(sheets, el) {
  const around = el.getRootNode();
  if (around instanceof ShadowRoot) addSheets(sheets, around);
}
