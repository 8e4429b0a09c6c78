// The steps of a page, one at a time: the row of their numbers, the title of the one shown, Back and Continue.

//# style ./step_by_step.css
import { button, h } from "../dom.js";
import { t } from "../language.js";

/** @import { Page, Step } from "./shapes.d.ts" */

/**
 * The row of all steps, the one at `at` marked.
 * @param {Step[]} steps
 * @param {number} at
 */
function stepItems(steps, at) {
  return steps.map((step, number) => h("li", { class: "pk-step", "aria-current": number === at ? "step" : null }, h("span", { class: "pk-step-number" }, String(number + 1)), h("span", { class: "pk-step-name" }, step.short)));
}

/**
 * The steps in the browser's history, each a place in it, and so is the `end()` once there is one: { note(at, first), back() }. Its Back button
 * does what the page's does; Forward does what Continue does, with all that is looked at then, and never what a step's own `act` does. `at()` is
 * the step that shows.
 * @param {Page} ctx
 * @param {() => any} at
 * @param {(at: number, focus?: boolean) => void} go
 * @param {() => void} onward
 * @param {(at: any) => any} end
 */
function stepsInHistory(ctx, at, go, onward, end) {
  const own = Boolean(document.getElementById("pk-shell")); // elsewhere the history is left alone
  const { pathname } = window.location;
  const here = () => window.history.state?.pageStep;

  function popped() {
    if (window.location.pathname !== pathname || typeof here() !== "number") return;
    if (here() < at()) go(here());
    else if (here() > at()) (end(here()) || onward)();
  }

  window.addEventListener("popstate", popped);
  ctx.leaving(() => window.removeEventListener("popstate", popped));
  return {
    note(/** @type {number} */ to, /** @type {boolean} */ first) {
      if (!own || here() === to) return;
      const state = { ...window.history.state, pageStep: to };
      if (first) window.history.replaceState(state, "");
      else window.history.pushState({ ...state, pageFrom: here() }, "");
    },
    back: () => (own && window.history.state?.pageFrom === at() - 1 ? window.history.back() : go(at() - 1)),
  };
}

/**
 * { way, title, place, moves, next, at(), show(at, focus), end(part) }: the parts for the page, which step is shown, showing one, and what stands
 * there once all is made. `steps` are { short, title, el, open?(), act? }; `go(at)` is what Back does, `onward()` what Continue does, in whose
 * place a step's own `act` stands.
 * @param {Page} ctx
 * @param {Step[]} steps
 * @param {(at: number, focus?: boolean) => void} go
 * @param {() => void} onward
 */
export function stepByStep(ctx, steps, go, onward) {
  const way = h("ol", { class: "pk-steps", "aria-label": t("Steps") });
  const title = h("h2", { tabindex: "-1" });
  const place = h("div");
  const past = stepsInHistory(ctx, () => shown, go, onward, (/** @type {number} */ at) => at === steps.length && (() => last && showEnd(last)));
  const back = button("pk-secondary", t("Back"), past.back);
  const next = button("", t("Continue"), onward, { "data-pk-key": "next" });
  const moves = h("div", { class: "pk-moves" });
  let shown = 0;
  /** @type {HTMLElement | null} */
  let last = null; // what stands after the last step

  function showStep(/** @type {number} */ at, /** @type {boolean} */ focus) {
    shown = at;
    const step = steps[at];
    way.replaceChildren(...stepItems(steps, at));
    title.textContent = step.title;
    title.hidden = false;
    place.replaceChildren(step.el);
    moves.replaceChildren(...[at > 0 && back, step.act ?? next].filter(Boolean));
    step.open?.();
    past.note(at, !focus);
    if (!focus) return;
    toTop(title);
    ctx.say(t("Step {at} of {steps}: {title}", { at: at + 1, steps: steps.length, title: step.title }));
  }

  function showEnd(/** @type {HTMLElement} */ part) {
    shown = steps.length;
    last = part;
    way.replaceChildren(...stepItems(steps, shown));
    title.hidden = true;
    place.replaceChildren(part);
    moves.replaceChildren(back);
    past.note(shown, false);
    toTop(/** @type {HTMLElement} */ (part.querySelector("h2") ?? title));
  }

  /** The page from its top, with the focus on what a step is called: the title above it is not cut. */
  function toTop(/** @type {HTMLElement} */ heading) {
    heading.focus({ preventScroll: true });
    const { bottom } = heading.getBoundingClientRect();
    const near = (/** @type {Element | null} */ head) => head && bottom - head.getBoundingClientRect().top < window.innerHeight / 2;
    ([document.querySelector("h1"), heading.closest(".pk-page")].find(near) ?? heading).scrollIntoView?.({ block: "start" });
  }

  return { way, title, place, moves, next, at: () => shown, show: showStep, end: showEnd };
}
