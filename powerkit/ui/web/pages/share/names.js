// Step 3 of a share: people's names, and the key to the codes for the leader alone.

import { button, h } from "../../dom.js";
import { namesStep } from "../names/step.js";
import { t } from "../../language.js";

/** @import { Page, Share } from "../shapes.d.ts" */
/** @import { KeyTold, ShareView } from "../../generated/pages.d.ts" */

/**
 * @param {Page<ShareView>} ctx
 * @param {Share} share
 */
export function shareNames(ctx, share) {
  const key = button("pk-secondary", t("Print the key to the codes"), () => share.engine.ask("key", { draft: share.draft }));
  const step = namesStep(ctx, share.draft, {
    title: t("Look at the names"),
    changed: () => share.changed(),
    ask: () => share.engine.ask("names", { draft: share.draft }, 20000),
    decide: (words, more) => share.engine.ask("decide", { words, ...more }, 20000),
    last: [h("p", { class: "pk-hint" }, t("The key says who stands behind each code. It stays in your log book; print it for yourself alone.")), key],
  });

  /** A page to print, in a frame of its own: nothing else of this page is on it. */
  function onKey(/** @type {KeyTold} */ { html }) {
    step.el.querySelector("iframe")?.remove();
    const frame = h("iframe", { class: "pk-aside", sandbox: "allow-same-origin allow-modals", title: t("The key to the codes"), "aria-hidden": "true", tabindex: "-1" });
    frame.addEventListener("load", () => frame.contentWindow.print());
    frame.srcdoc = html;
    step.el.append(frame);
  }

  return { ...step, onKey };
}
