// What a wall may show: with the projector's switch on, names and words of before are taken out of the page.

import { h } from "../dom.js";
import { emptied } from "./placement.js";
import { t } from "../language.js";

/**
 * { name(communities), open(), sync(), turned() } for `card`, once it is laid out with the `summary` of its answers.
 * @param {import("./shapes.d.ts").Card} card
 * @param {{ sync(): void }} toggle
 * @param {{ refresh(): void }} summary
 */
export function curtainOf(card, toggle, summary) {
  const { parts, safe } = card;
  const offers = emptied(parts.offers, t("Words that did not reach your log book are kept for you: not shown here."));
  const above = emptied(parts.above.el, t("What you take with you, and notes you bring back, are not shown here."));
  /** @type {string[]} */
  let known = []; // communities of earlier entries

  const nameCommunities = () => parts.communities.replaceChildren(...(safe.on() ? [] : known).map((name) => h("option", { value: name })));
  const sync = () => [offers, above].forEach((kept) => kept.sync(safe.on()));

  return {
    sync,
    /** The communities of earlier entries, to choose from. */
    name(/** @type {string[]} */ communities) {
      known = communities;
      nameCommunities();
    },
    /** Words are about to be offered: their place is in the page while they are put there. */
    open: () => offers.sync(false),
    /** The projector's switch was turned, here or on another card of the page. */
    turned() {
      toggle.sync();
      card.seats.sync();
      card.group.sync();
      summary.refresh();
      nameCommunities();
      sync();
      card.version.turned(safe.on());
      if (safe.on()) card.problems.clear();
    },
  };
}
