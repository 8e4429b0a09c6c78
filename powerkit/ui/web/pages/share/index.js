// The share page: five steps to a copy to send, one at a time; under them what came back.

//# style ./share.css
import { button, h, show } from "../../dom.js";
import { download } from "../../rpc.js";
import { pageWidget } from "../page.js";
import { shareAsk } from "./ask.js";
import { shareBack, shareErased, shareEverything } from "./back.js";
import { shareCheck } from "./check.js";
import { shareChoose } from "./choose.js";
import { shareMade, shareMake } from "./make.js";
import { shareNames } from "./names.js";

const sharePage = (root, ctx) => {
  const share = { draft: fresh(), engine: null, changed, checked, startAgain, openShare: 0, whenDecided: null, limits: [] };
  share.engine = ctx.talk({ share: onShare, kept() {}, names: (message) => steps[2].onNames(message), decided: onDecided, key: (message) => steps[2].onKey(message), check: (message) => steps[3].onCheck(message), look: (message) => steps[3].onLook(message), strength: (message) => steps[4].onStrength(message), progress: (message) => steps[4].onProgress(message), made: onMade, file: download, brought: (message) => back.onBrought(message), whole: (message) => rest.onWhole(message), survey: (message) => rest.onSurvey(message), erased: (message) => shareErased(root, message.stays), refused: onRefused });
  const steps = [shareChoose(ctx, share), shareAsk(ctx, share), shareNames(ctx, share), shareCheck(ctx, share), shareMake(ctx, share)];
  const back = shareBack(ctx, share);
  const rest = shareEverything(ctx, share);
  const way = h("ol", { class: "pk-steps", "aria-label": "Steps" });
  const title = h("h2", { tabindex: "-1" });
  const error = h("p", { class: "pk-error", role: "alert", hidden: true });
  const place = h("div", {});
  const before = button("pk-secondary", "Back", () => go(share.draft.step - 1));
  const next = button("", "Continue", onward, { "data-pk-key": "next" });
  const moves = h("div", { class: "pk-moves" }, before, next);
  const copy = h("div", { class: "pk-copy" }, way, title, error, place, moves);
  root.append(share.engine.words, copy, back.el, ...rest.els);
  let timer = 0;

  function fresh() {
    return { to: "", wants: "", questions: [], names: "replaced", chosen: {}, step: 0 };
  }

  /** What was typed is kept in the log book, all but a passphrase. */
  function changed() {
    clearTimeout(timer);
    timer = setTimeout(() => share.engine.ask("keep", { draft: share.draft }), ctx.timing.debounce);
  }

  function onShare(message) {
    const first = root.getAttribute("data-pk-state") !== "ready";
    if (first && message.draft.chosen) share.draft = { ...fresh(), ...message.draft };
    steps[0].draw(message);
    steps[1].draw(message);
    back.draw(message);
    if (first) go(Object.keys(share.draft.chosen).length ? Math.min(share.draft.step, 3) : 0, false);
    ctx.ready();
  }

  // ---- from step to step ----
  function go(at, focus = true) {
    share.draft.step = at;
    const step = steps[at];
    way.replaceChildren(...steps.map((step, number) => h("li", { class: "pk-step", "aria-current": number === at ? "step" : null }, h("span", { class: "pk-step-number" }, String(number + 1)), step.short)));
    title.textContent = step.title;
    fault("");
    place.replaceChildren(step.el);
    show(before, at > 0);
    show(next, at < steps.length - 1);
    if (at === 3) next.setAttribute("aria-disabled", "true");
    else next.removeAttribute("aria-disabled");
    step.open?.();
    if (!focus) return;
    changed();
    title.focus();
    title.scrollIntoView?.({ block: "nearest" });
    ctx.say(`Step ${at + 1} of ${steps.length}: ${step.title}`);
  }

  function onward() {
    if (next.getAttribute("aria-disabled") === "true") return;
    const step = steps[share.draft.step];
    const wrong = step.check();
    if (wrong) return fault(wrong);
    const at = share.draft.step + 1;
    if (step.leave) step.leave(() => go(at));
    else go(at);
  }

  function fault(text) {
    error.textContent = text;
    show(error, Boolean(text));
  }

  /** The copy could be made: it may be gone on with. */
  function checked() {
    fault("");
    next.removeAttribute("aria-disabled");
  }

  function onDecided(_message, asked) {
    if (asked.again) return steps[2].again();
    const on = share.whenDecided;
    share.whenDecided = null;
    on?.();
  }

  function onMade(message) {
    share.draft = fresh();
    clearTimeout(timer);
    const made = shareMade(ctx, share, message);
    copy.replaceChildren(made);
    made.querySelector("h2").focus();
    ctx.say("Your files are ready.");
    share.openShare = message.number;
    share.engine.ask("hello");
  }

  function startAgain() {
    copy.replaceChildren(way, title, error, place, moves);
    go(0);
    share.engine.ask("hello");
  }

  /** A problem is said where it arose. */
  function onRefused(message) {
    const at = { make: () => { steps[4].stop(); steps[4].fault(message.error); }, bring: () => back.fault(message.error), erase: () => rest.fault(message.error), survey: () => rest.fault(message.error), everything: rest.stop };
    (at[message.asked] ?? (() => fault(message.error)))();
    return true;
  }

  ctx.leaving(() => clearTimeout(timer));
  share.engine.ask("hello");
};

export default pageWidget(sharePage);
