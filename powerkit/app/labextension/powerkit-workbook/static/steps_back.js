// The browser's Back button goes through a card's steps as they were gone through, and from the first one to where they were entered.
import { host } from "./host.js";
import { config } from "./page.js";

/** @import { PlaceInHistory } from "./shapes.d.ts" */
/** @import { Hand } from "./hand.js" */

/** Keeps the history beside where the open card of *hand* stands, until *signal*. Each step that is gone to is a place in it. */
export class StepsBack {
  constructor(/** @type {Hand} */ hand, /** @type {AbortSignal} */ signal) {
    this.hand = hand;
    /** @type {Map<string, string>} */
    this.steps = new Map(); // card → the step that shows; none outside its steps
    this.entered = false; // from the front, which keeps its own place
    this.pending = false; // the history was sent back, and is not there yet
    document.addEventListener("powerkit:place", event => this.went(event.detail), { signal });
    document.addEventListener("powerkit:step", event => this.stepped(event.detail), { signal });
    window.addEventListener("popstate", () => this.popped(), { signal });
  }

  /** The card went somewhere by its own buttons. */
  went(/** @type {DocumentEventMap["powerkit:place"]["detail"]} */ { card, place }) {
    if (card !== this.hand.open) {
      return;
    }
    this.entered = place === "steps";
    if (!this.entered) {
      this.steps.delete(card);
      this.settle();
    }
  }

  /** A step shows; *arriving* where nobody went on to it from another. */
  stepped(/** @type {DocumentEventMap["powerkit:step"]["detail"]} */ { card, step, arriving }) {
    this.steps.set(card, step);
    if (card === this.hand.open) {
      this.settle(arriving);
      this.entered = false;
    }
  }

  /** Bring the history to where the card stands. What was left by the card's own Back or *Front* is gone back over. */
  settle(arriving = false) {
    if (this.pending) {
      return;
    }
    const card = this.hand.open;
    const step = this.steps.get(card);
    /** @type {PlaceInHistory} */
    const was = history.state?.step ? history.state : { depth: 0 };
    if (step === was.step) {
      return;
    }
    const at = { ...history.state, card, step };
    const back = step === undefined ? was.depth : Number(step === was.from);
    if (back && !arriving) {
      this.pending = true;
      history.go(-back);
    } else if (step === undefined || arriving && !this.entered || !was.step && !this.entered) {
      history.replaceState({ ...at, depth: was.depth }, "");
    } else {
      history.pushState({ ...at, from: was.step, depth: was.depth + 1 }, "");
    }
  }

  /** Back or Forward: the hand shows the card already. */
  popped() {
    if (this.pending) {
      this.pending = false;
      this.settle();
      return;
    }
    if (host.fileAt(location) !== config.path) {
      return; // another page comes
    }
    const { step } = history.state ?? {};
    const root = this.hand.root();
    const inSteps = root?.dataset.pkPlace === "steps";
    if (root && step && !(inSteps && step === this.steps.get(this.hand.open))) {
      root.dispatchEvent(new CustomEvent("powerkit:enter-steps", { detail: { step } }));
    } else if (inSteps && !step) {
      root.dispatchEvent(new CustomEvent("powerkit:leave-steps"));
    }
  }
}
