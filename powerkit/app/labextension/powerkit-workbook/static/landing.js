// A link to a card lands on it, and stays there while the page still grows, until the person goes on.

/** What tells that a person goes on by herself. */
export const GOING_ON = ["pointerdown", "wheel", "touchstart", "keydown"];

/** One page's landings: the last one counts. */
export class Landing {
  constructor(/** @type {AbortSignal} */ signal) {
    this.over = new AbortController();
    signal.addEventListener("abort", () => this.over.abort());
  }

  /** Land on card *id* in *cell*, as soon as it is drawn there. */
  on(/** @type {HTMLElement} */ cell, /** @type {string} */ id) {
    this.over.abort();
    this.over = new AbortController();
    const { signal } = this.over;
    for (const sign of GOING_ON) {
      window.addEventListener(sign, () => this.over.abort(), { signal, capture: true, passive: true });
    }
    const settle = () => {
      /** @type {HTMLElement | null} */
      const root = cell.querySelector(`[data-pk-card="${id}"]`);
      const heading = [...(root?.querySelectorAll("h2") ?? [])].find(part => part.checkVisibility());
      if (root && heading) {
        focusOnce(heading);
        toTheTop(root);
      }
    };
    const drawn = new MutationObserver(settle);
    drawn.observe(cell, { childList: true, subtree: true });
    drawn.observe(document.body, { attributeFilter: ["data-pk-page"] }); // what is drawn is hidden until the page is ready
    const grown = new ResizeObserver(settle);
    grown.observe(document.body);
    signal.addEventListener("abort", () => {
      drawn.disconnect();
      grown.disconnect();
    });
    settle();
  }
}

/** The focus goes to the heading, unless it is in the card already: a card moves it as it likes. */
function focusOnce(/** @type {HTMLElement} */ heading) {
  if (!heading.closest("[data-pk-card]")?.contains(document.activeElement)) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

/** A front or a back is seen whole with the bar above it; a long card begins at the top. */
function toTheTop(/** @type {HTMLElement} */ root) {
  if ((root.dataset.pkPlace ?? "all") === "all") {
    root.scrollIntoView();
  } else {
    scrollTo(0, 0);
  }
}
