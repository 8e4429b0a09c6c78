// Copies of the log book that a sync program or another computer left, and what came of putting them together.

import { button, h, show } from "../../dom.js";
import { t, woven } from "../../language.js";

/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { FromHome, HomeTold, HomeView, OtherCopy } from "../../generated/pages.d.ts" */

/**
 * { el, show(message) }.
 * @param {Page<HomeView>} ctx
 * @param {Engine<FromHome>["ask"]} ask
 */
export function otherCopies(ctx, ask) {
  const el = h("div", { class: "pk-copies", hidden: true });
  return {
    el,
    show(/** @type {HomeTold} */ { copies: found = [], missed = "", merged }) {
      show(el, found.length > 0 || missed || merged);
      if (!merged && ((!found.length && !missed) || el.contains(document.activeElement))) return;
      const named = (/** @type {OtherCopy} */ { name, more }) => h("li", {}, ...woven(t("{name} has {more} that your log book does not have."), { name: h("span", { dir: "auto" }, `“${name}”`), more }));
      el.replaceChildren(...[
        h("h2", { tabindex: "-1" }, missed ? t("Your log book may be an older copy") : found.length ? t("There is another copy of your log book") : t("Your log book is whole")),
        merged && h("p", {}, merged),
        missed && h("p", {}, missed, " ", t("A sync program may have put an older file in its place.")),
        missed && !found.length && h("p", {}, t("No copy with more in it was found here. Look in the folder Backups and on your other computer.")),
        found.length > 0 && h("ul", { class: "pk-bullets" }, ...found.map(named)),
        found.length > 0 && h("p", { class: "pk-quiet-words" }, t("Nothing is deleted, and words that differ are all kept.")),
        found.length > 0 && button("pk-secondary", t("Put them together"), () => ask("merge", {}, 60000), { "data-pk-key": "merge" }),
        missed && button("pk-quiet", t("Go on with what is there"), () => ask("miss_nothing"), { "data-pk-key": "miss-nothing" }),
      ].filter(Boolean));
      if (!merged) return;
      el.querySelector("h2").focus();
      ctx.say(merged);
    },
  };
}
