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

/** @import { Page, Share } from "../shapes.d.ts" */
/** @import { Made, RefusedTold, ShareDraft, ShareTold, ShareView } from "../../generated/pages.d.ts" */
/** @import { ShareMake } from "./make.js" */
/** @import { ShareBack, ShareEverything } from "./back.js" */
/** @import { ShareGive } from "./give.js" */

/** @returns {ShareDraft} */
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
  const make = (/** @type {string} */ error) => {
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
  /** @type {Share} */
  const share = { draft: freshDraft(), begun: false, changed: () => keep.changed(share.draft), keepNow: () => keep.now(), checked: () => ready(true), startAgain, openShare: 0, limits: [],
    engine: ctx.talk({ share: onShare, kept: (message) => keep.kept(message), names: (message) => names.onNames(message), decided: (message, asked) => names.onDecided(message, asked), key: (message) => names.onKey(message), check: (message) => check.onCheck(message), look: (message) => check.onLook(message), strength: (message) => making.onStrength(message), progress: (message) => making.onProgress(message), made: onMade, file: handOut, brought: (message) => back.onBrought(message), inbox: (message) => box?.onInbox(message), to_give: (message) => given.onLook(message), gave: (message) => given.onMade(message), whole: (message) => rest.onWhole(message), survey: (message) => rest.onSurvey(message), erased: (message) => shareErased(root, message.stays), refused: onRefused }) };
  const keep = formDraft(ctx, () => ({ name: "share" }), (draft) => share.engine.ask("keep", { draft })); // all but a passphrase
  const choose = shareChoose(ctx, share);
  const wish = shareAsk(ctx, share);
  const names = shareNames(ctx, share);
  const check = shareCheck(ctx, share);
  const making = shareMake(ctx, share);
  const steps = [choose, wish, names, check, making];
  const back = shareBack(ctx, share);
  const given = shareGive(ctx, share);
  const rest = shareEverything(ctx, share);
  const { way, title, place, moves, next, show: showStep, end } = stepByStep(ctx, steps, go, onward);
  const problem = shareProblem();
  const copy = h("div", { class: "pk-copy pk-by-steps" }, h("div", { class: "pk-share-top" }, way, back.way), title, problem.el, place, moves);
  const box = INBOX.share?.(ctx, share); // where the Hub has one
  root.append(share.engine.words, box?.el ?? "", copy, box?.put ?? "", back.el, given.el, ...rest.els);

  function onShare(/** @type {ShareTold} */ message) {
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

  function onMade(/** @type {Made} */ message) {
    end(shareMade(ctx, share, message, box?.offer(message.files, share.draft.to)));
    keep.done();
    share.openShare = message.number;
    share.engine.ask("hello");
  }

  function startAgain() {
    Object.assign(share.draft, freshDraft());
    go(0);
    share.engine.ask("hello");
  }

  function onRefused(/** @type {RefusedTold} */ { asked, error }) {
    (/** @type {Record<string, unknown>} */ (shareProblems(making, back, rest, given))[asked] ?? box?.problems[asked] ?? problem.set)(error);
    return true;
  }

  share.engine.ask("hello");
};

export default pageWidget(sharePage);
