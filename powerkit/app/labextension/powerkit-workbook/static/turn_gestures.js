// Turning to the card beside: with an arrow key outside a control, or with a finger.

const TAKES_KEYS = ["application", "grid", "listbox", "menu", "menubar", "radio", "radiogroup", "slider", "spinbutton", "tab", "tablist", "toolbar", "tree"];
const CONTROL = [
  "input", "textarea", "select", "button", "summary", "dialog", "svg", "canvas", "[tabindex='0']", "[contenteditable='true']",
  ...TAKES_KEYS.map(role => `[role=${role}]`),
].join(", ");
const FAR = 60; // px that a finger moves sideways before it means to turn

/** Call *turn* with 1 for the next card and -1 for the one before. */
export function watchTurns(/** @type {HTMLElement} */ main, /** @type {(by: number) => void} */ turn, /** @type {AbortSignal} */ signal) {
  // On the way down: a card keeps its keys from what is around it.
  document.addEventListener("keydown", event => onKey(event, turn), { signal, capture: true });
  /** @type {Touch | null} */
  let from = null;
  main.addEventListener("touchstart", event => {
    const alone = event.touches.length === 1 && !/** @type {Element} */ (event.target).closest(CONTROL) && !scrollsSideways(event.target);
    from = alone ? event.touches[0] : null;
  }, { signal, passive: true });
  main.addEventListener("touchend", event => {
    const [to] = event.changedTouches;
    if (from && to && event.touches.length === 0) {
      const [across, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
      if (Math.abs(across) > FAR && Math.abs(across) > 2 * Math.abs(down) && getSelection()?.isCollapsed) {
        turn(across < 0 ? onward() : -onward());
      }
    }
    from = null;
  }, { signal, passive: true });
  main.addEventListener("touchcancel", () => (from = null), { signal, passive: true });
}

function onKey(/** @type {KeyboardEvent} */ event, /** @type {(by: number) => void} */ turn) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const other = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  const at = /** @type {Element} */ (event.target);
  const peep = at.closest?.(".pk-peep");
  if (!by || other || (!peep && at.closest?.(CONTROL)) || scrollsSideways(at)) {
    return;
  }
  turn(by * onward());
}

/** Which way the next card lies: 1 to the right, -1 to the left, in a deck whose words run from right to left. */
function onward() {
  return document.documentElement.dir === "rtl" ? -1 : 1;
}

/** Whether something around *node* scrolls sideways: a table, or a page that was made larger. */
function scrollsSideways(/** @type {EventTarget | null} */ node) {
  for (let at = node; at instanceof Element; at = at.parentElement) {
    const moves = at === document.documentElement || ["auto", "scroll"].includes(getComputedStyle(at).overflowX);
    if (moves && at.scrollWidth > at.clientWidth + 1) {
      return true;
    }
  }
  return false;
}
