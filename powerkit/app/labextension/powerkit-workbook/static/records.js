// Records of cards. With the projector's switch on they are out of the page, as a card takes out what was written; off, they are back.

const SWITCH = "powerkit:projector"; // as the pages' own scripts call it

function isOn() {
  try {
    return window.__powerkit?.projector ?? sessionStorage.getItem(SWITCH) === "1";
  } catch {
    return false; // a browser with its store switched off: off until it is pressed
  }
}

/** On a phone each answer of a wide table stands under its head: the head's words go with it. */
function headed(/** @type {Element} */ record) {
  record.classList.add("pk-headed");
  for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (record.querySelectorAll(".pk-scroll table"))) {
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map(head => head.textContent);
    for (const row of table.tBodies[0]?.rows ?? []) {
      [...row.cells].forEach((cell, at) => at && cell.setAttribute("data-head", heads[at] ?? ""));
    }
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
  const watch = () => {
    if (isOn() || homes.size > 0) {
      sync();
    }
    root.querySelectorAll(".pk-record:not(.pk-headed)").forEach(headed);
  };
  new MutationObserver(watch).observe(root, { childList: true, subtree: true });
  sync();
}
