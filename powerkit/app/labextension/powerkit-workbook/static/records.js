// With the projector's switch on the records of cards are out of the page, as a card takes out what was written; off, they are back.

const SWITCH = "powerkit:projector"; // as the pages' own scripts call it

function isOn() {
  try {
    return window.__powerkit?.projector ?? sessionStorage.getItem(SWITCH) === "1";
  } catch {
    return false; // a browser with its store switched off: off until it is pressed
  }
}

/** Watch over the records in *root* for as long as the page lives. */
export function watchRecords(/** @type {HTMLElement} */ root) {
  /** @type {Map<Element, Comment>} */
  const homes = new Map(); // record → the mark in its place

  function sync() {
    if (isOn()) {
      for (const record of root.querySelectorAll(".pk-record")) {
        const home = document.createComment("record");
        record.replaceWith(home);
        homes.set(record, home);
      }
    }
    for (const [record, home] of homes) {
      if (!isOn()) {
        home.replaceWith(record);
      }
      if (!home.isConnected) { // it is back, or a newer one was drawn in its place
        homes.delete(record);
      }
    }
  }

  window.addEventListener(SWITCH, sync);
  new MutationObserver(() => (isOn() || homes.size > 0) && sync()).observe(root, { childList: true, subtree: true });
  sync();
}
