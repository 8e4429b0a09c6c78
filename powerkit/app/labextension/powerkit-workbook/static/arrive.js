// What follows when another page has come into the same document: what the bar says, where the focus is, what is let go.
import { host } from "./host.js";
import { GOING_ON } from "./landing.js";
import { config, page, part } from "./page.js";

/** @import { Comm, Kernel } from "./shapes.d.ts" */
/** @import { Hand } from "./hand.js" */

/** The bar says that the page at *path* is open, and nothing of the earlier one lies over it. */
export function landmarks(/** @type {string} */ path) {
  const card = config.pages.some(({ file, cards }) => file === path && cards.length);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".pk-nav a"))) {
    const start = link === document.querySelector(".pk-nav a"); // "Cards" is true of all pages with cards
    current(link, host.fileAt(link) === path && !link.hash ? "page" : start && card && "true");
  }
  const finish = document.querySelector("#pk-finish [aria-current]");
  current(document.querySelector("[popovertarget=pk-finish]"), finish && "true");
  document.querySelectorAll(".pk-menu").forEach(menu => /** @type {HTMLElement} */ (menu).hidePopover?.());
  document.querySelectorAll("dialog[open]").forEach(dialog => /** @type {HTMLDialogElement} */ (dialog).close());
  document.querySelector(".pk-opening")?.remove();
  part("pk-notices").replaceChildren();
}

/** @param {Element | null} link @param {string | boolean | null} as */
function current(link, as) {
  if (as) {
    link?.setAttribute("aria-current", String(as));
  } else {
    link?.removeAttribute("aria-current");
  }
}

/** A page without cards begins at its top, or where it was left, with the focus on its heading once that is drawn; a hand lands by itself. */
export function arrive(/** @type {Hand} */ hand, /** @type {() => boolean} */ isHere) {
  if (hand.cells.size) {
    return;
  }
  downTo(history.state?.top ?? 0, isHere);
  const find = () => /** @type {HTMLElement} */ (page.main().querySelector(".jp-Notebook h1"));
  const drawn = new MutationObserver(look);
  function look() {
    const heading = find();
    if (heading || !isHere()) {
      drawn.disconnect();
    }
    if (heading && isHere() && !page.main().contains(document.activeElement)) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
  }
  drawn.observe(page.main(), { childList: true, subtree: true });
  look();
}

/** Scroll so far down, as soon as the page is long enough, until the person goes on. */
function downTo(/** @type {number} */ top, /** @type {() => boolean} */ isHere) {
  const over = new AbortController();
  const { signal } = over;
  const grown = new ResizeObserver(() => {
    if (isHere()) {
      scrollTo(0, top);
    }
    if (!isHere() || scrollY >= top) {
      over.abort();
    }
  });
  signal.addEventListener("abort", () => grown.disconnect());
  for (const sign of GOING_ON) {
    window.addEventListener(sign, () => over.abort(), { signal, capture: true, passive: true });
  }
  scrollTo(0, 0);
  grown.observe(document.body);
}

/** What the kernel's connection knows of the widgets there are now. Its name is JupyterLab's own: without it nothing fails. */
export const widgetsOf = (/** @type {Kernel} */ kernel) => [...(kernel._comms?.values() ?? [])];

/** Let go of widgets that are closed: the connection listens for each for ever, and with it holds all they drew. Returns the others. */
export function letGo(/** @type {Comm[]} */ comms) {
  for (const comm of comms.filter(each => each.isDisposed)) {
    comm.onClose = undefined;
    comm.onMsg = undefined;
  }
  return comms.filter(each => !each.isDisposed);
}
