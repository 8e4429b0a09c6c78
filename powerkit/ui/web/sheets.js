// Style sheets on the page, each once and in their order.

/**
 * Put a style sheet on the page, before those of later places: what is general must not come after what is special.
 * @param {{ place: number, key: string, text: string }} given
 */
export function addSheet({ place, key, text }) {
  const there = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("style[data-pk-sheet]"))];
  if (there.some((item) => item.dataset.pkSheet === key)) return;
  const sheet = document.createElement("style");
  sheet.dataset.pkSheet = key;
  sheet.dataset.pkPlace = String(place);
  sheet.textContent = text;
  const next = there.find((item) => Number(item.dataset.pkPlace) > place);
  if (next) next.before(sheet);
  else document.head.append(sheet);
}
