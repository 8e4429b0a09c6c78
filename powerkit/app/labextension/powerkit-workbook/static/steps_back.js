// The browser's Back button leads from a card's steps to its front: that they were entered is a place in the history.

/** Keeps the history beside where the open card of *hand* stands, until *signal*. */
export class StepsBack {
  constructor(hand, signal) {
    this.hand = hand;
    this.left();
    document.addEventListener("powerkit:place", (/** @type {any} */ event) => this.went(event.detail), { signal });
    window.addEventListener("popstate", () => this.popped(), { signal });
  }

  /** The card went somewhere by its own buttons. */
  went({ card, place }) {
    if (card !== this.hand.open) {
      return;
    }
    const { steps, spent } = history.state ?? {};
    if (place === "steps" && !steps) {
      const state = { ...history.state, card, steps: true, spent: false };
      if (spent) {
        history.replaceState(state, "");
      } else {
        history.pushState(state, "");
      }
    }
    if (place !== "steps") {
      this.left();
    }
    this.was = history.state;
  }

  /** Steps that were left without Back: their place in the history shows what the one before it shows. */
  left() {
    if (history.state?.steps) {
      history.replaceState({ ...history.state, steps: false, spent: true }, "");
    }
    this.was = history.state;
  }

  /** Back or Forward: the hand shows the card already. */
  popped() {
    const { was } = this;
    const steps = Boolean(history.state?.steps);
    const root = this.hand.root();
    this.was = history.state;
    if (was?.spent && was.card === this.hand.open && !steps && !history.state?.spent) {
      history.back();
    } else if (root && steps !== (root.dataset.pkPlace === "steps")) {
      root.dispatchEvent(new CustomEvent(steps ? "powerkit:enter-steps" : "powerkit:leave-steps"));
    }
  }
}
