// The share page: five steps to a copy to send, one at a time; under them what came back.

//# style ./share.css
import { h, show } from "../../dom.js";
import { handOut } from "../../host.js";
import { formDraft } from "../form_draft.js";
import { INBOX, pageWidget } from "../page.js";
import { stepByStep } from "../step_by_step.js";
import { shareAsk } from "./ask.js";
import { shareBack, shareErased, shareEverything } from "./back.js";
import { shareCheck } from "./check.js";
import { shareChoose } from "./choose.js";
import { shareGive } from "./give.js";
import { shareMade, shareMake } from "./make.js";
import { shareNames } from "./names.js";

/** @import { Hears, Page } from "../shapes.d.ts" */
/** @import { Made, ShareTold, ShareView, ToShare } from "../../generated/pages.d.ts" */
/** @import { ShareMake } from "./make.js" */
/** @import { ShareBack, ShareEverything } from "./back.js" */
/** @import { ShareGive } from "./give.js" */

const freshDraft = () => ({ to: "", wants: "", questions: [], names: "replaced", chosen: {}, step: 0 });

/** What keeps this step from being left, read aloud; the focus stays. */
function shareProblem() {
  const el = h("p", { class: "pk-error", role: "alert", hidden: true });
  return {
    el,
    set(/** @type {string} */ text) {
      el.textContent = text;
      show(el, Boolean(text));
    },
  };
}

/**
 * A problem is said where it arose: { what was asked: say(error) }.
 * @param {ShareMake} making
 * @param {ShareBack} back
 * @param {ShareEverything} rest
 * @param {ShareGive} given
 */
function shareProblems(making, back, rest, given) {
  const make = (/** @type {any} */ error) => {
    making.stop();
    making.fault(error);
  };
  return { make, bring: back.fault, to_give: given.fault, give: given.fault, erase: rest.fault, survey: rest.fault, everything: () => rest.stop() };
}

/**
 * @param {HTMLElement} root
 * @param {Page<ShareView>} ctx
 */
// Long: a page: its steps and what Python says to each.
const sharePage = (root, ctx) => {
  const share = { draft: freshDraft(), begun: false, engine: null, changed: () => keep.changed(share.draft), keepNow: () => keep.now(), checked: () => ready(true), startAgain, openShare: 0, limits: [] };
  share.engine = /** @type {any} */ (ctx.talk({ share: onShare, kept: (/** @type {any} */ message) => keep.kept(message), names: (/** @type {any} */ message) => names.onNames(message), decided: (/** @type {any} */ message, /** @type {any} */ asked) => names.onDecided(message, asked), key: (/** @type {any} */ message) => names.onKey(message), check: (/** @type {any} */ message) => check.onCheck(message), look: (/** @type {any} */ message) => check.onLook(message), strength: (/** @type {any} */ message) => making.onStrength(message), progress: (/** @type {any} */ message) => making.onProgress(message), made: onMade, file: handOut, brought: (/** @type {any} */ message) => back.onBrought(message), inbox: (/** @type {any} */ message) => box?.onInbox(message), to_give: (/** @type {any} */ message) => given.onLook(message), gave: (/** @type {any} */ message) => given.onMade(message), whole: (/** @type {any} */ message) => rest.onWhole(message), survey: (/** @type {any} */ message) => rest.onSurvey(message), erased: (/** @type {any} */ message) => shareErased(root, message.stays), refused: onRefused }));
  const keep = formDraft(ctx, () => ({ name: "share" }), (draft) => /** @type {any} */ (share.engine).ask("keep", { draft })); // all but a passphrase
  const choose = shareChoose(ctx, /** @type {any} */ (share));
  const wish = shareAsk(ctx, /** @type {any} */ (share));
  const names = shareNames(ctx, /** @type {any} */ (share));
  const check = shareCheck(ctx, /** @type {any} */ (share));
  const making = shareMake(ctx, /** @type {any} */ (share));
  const steps = [choose, wish, names, check, making];
  const back = shareBack(ctx, /** @type {any} */ (share));
  const given = shareGive(ctx, /** @type {any} */ (share));
  const rest = shareEverything(ctx, /** @type {any} */ (share));
  const { way, title, place, moves, next, show: showStep, end } = stepByStep(ctx, steps, go, onward);
  const problem = shareProblem();
  const copy = h("div", { class: "pk-copy pk-by-steps" }, h("div", { class: "pk-share-top" }, way, back.way), title, problem.el, place, moves);
  const box = INBOX.share?.(ctx, share); // where the Hub has one
  root.append(/** @type {any} */ (share.engine).words, box?.el ?? "", copy, box?.put ?? "", back.el, given.el, ...rest.els);

  function onShare(/** @type {any} */ message) {
    const first = !share.begun;
    share.begun = true;
    const left = first ? keep.unsent() : null;
    if (first) Object.assign(share.draft, left ?? message.draft);
    if (left) share.changed();
    choose.draw(message);
    if (first) show(moves, message.entries.length);
    wish.draw(message);
    back.draw(message);
    if (first) go(Object.keys(share.draft.chosen).length ? Math.min(share.draft.step, 3) : 0, false);
    box?.again();
    ctx.ready();
  }

  // ---- from step to step ----
  function go(/** @type {number} */ at, focus = true) {
    share.draft.step = at;
    ready(at !== 3);
    if (focus) share.changed();
    showStep(at, focus);
  }

  function onward() {
    if (next.getAttribute("aria-disabled") === "true") return;
    const step = steps[share.draft.step];
    const wrong = step.check();
    if (wrong) return problem.set(wrong);
    const at = share.draft.step + 1;
    if (step === names) names.leave(() => go(at));
    else go(at);
  }

  /** Whether it may be gone on with: not before the copy could be made to look at. */
  function ready(/** @type {boolean} */ yes) {
    problem.set("");
    if (yes) next.removeAttribute("aria-disabled");
    else next.setAttribute("aria-disabled", "true");
  }

  function onMade(/** @type {any} */ message) {
    end(shareMade(ctx, /** @type {any} */ (share), message, box?.offer(message.files, share.draft.to)));
    keep.done();
    share.openShare = message.number;
    /** @type {any} */ (share.engine).ask("hello");
  }

  function startAgain() {
    Object.assign(share.draft, freshDraft());
    go(0);
    /** @type {any} */ (share.engine).ask("hello");
  }

  function onRefused(/** @type {{ asked: any, error: any }} */ { asked, error }) {
    (/** @type {Record<string, any>} */ (shareProblems(making, back, rest, given))[asked] ?? box?.problems[asked] ?? problem.set)(error);
    return true;
  }

  /** @type {any} */ (share.engine).ask("hello");
};

export default pageWidget(sharePage);
