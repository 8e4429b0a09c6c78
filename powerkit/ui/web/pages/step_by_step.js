// The steps of a page, one at a time: the row of their numbers, the title of the one shown, Back and Continue.

//# style ./step_by_step.css
import { button, h, show } from "../dom.js";

/** The row of all steps, the one at `at` marked. */
function stepItems(steps, at) {
  return steps.map((step, number) => h("li", { class: "pk-step", "aria-current": number === at ? "step" : null }, h("span", { class: "pk-step-number" }, String(number + 1)), step.short));
}

/**
 * { way, title, place, back, next, at(), show(at, focus) }: the parts for the page, which step is shown, and showing one. `steps` are
 * { short, title, el, open?() }; `go(at)` is what Back does, `onward()` what Continue does.
 */
export function stepByStep(ctx, steps, go, onward) {
  const way = h("ol", { class: "pk-steps", "aria-label": "Steps" });
  const title = h("h2", { tabindex: "-1" });
  const place = h("div");
  const back = button("pk-secondary", "Back", () => go(shown - 1));
  const next = button("", "Continue", onward, { "data-pk-key": "next" });
  let shown = 0;

  function showStep(at, focus) {
    shown = at;
    const step = steps[at];
    way.replaceChildren(...stepItems(steps, at));
    title.textContent = step.title;
    place.replaceChildren(step.el);
    show(back, at > 0);
    show(next, at < steps.length - 1);
    step.open?.();
    if (!focus) return;
    title.focus();
    title.scrollIntoView?.({ block: "nearest" });
    ctx.say(`Step ${at + 1} of ${steps.length}: ${step.title}`);
  }

  return { way, title, place, back, next, at: () => shown, show: showStep };
}
