// Saving a version of a card, and beginning it afresh.

import { wrongDay } from "../dom.js";
import { sentences, t } from "../language.js";

/** @import { Card, CardOffers } from "./shapes.d.ts" */

/**
 * { save(), saved(message), fresh(how), begunAfresh(), takeBack() }. `bar` says how saving stands; `shown()` has it say so again.
 * @param {Card} card
 * @param {CardOffers} offers
 * @param {{ reason(): string }} bar
 * @param {() => void} shown
 */
export function savingOf(card, offers, bar, shown) {
  const { line, drafts, voice, problems, version } = card;

  return {
    async save() {
      if (wrongDay(card.root) || !line.press()) return;
      problems.clear();
      version.forgetLeft();
      card.boxes.add();
      line.calm();
      if (await drafts.flush()) return line.save();
      line.over();
      voice.say(sentences(t("Not saved to your log book yet."), bar.reason()));
    },
    saved(/** @type {import("../generated/messages.d.ts").Saved} */ message) {
      if (!line.saved(message)) return;
      if (message.ok === false) {
        problems.show(message);
        return shown();
      }
      const words = version.came(message);
      offers.saved(/** @type {import("../generated/messages.d.ts").Version} */ (message.version));
      card.answers.lookBack(message.recalled);
      shown();
      voice.say(words());
      card.event("saved", { version: message.version });
      card.kept();
    },
    async fresh(how = "") {
      if (line.busy()) return;
      problems.clear();
      if (await drafts.flush()) line.fresh(how);
      else voice.say(sentences(t("Not started afresh."), bar.reason()));
    },
    /** The card was emptied and nothing was written since: what was saved shows again, once this ends. */
    takeBack() {
      version.takenBack();
      line.takeBack();
      return line.settled();
    },
    begunAfresh() {
      version.begunAfresh();
      card.parts.focus("input, textarea");
      voice.say(t("The card is empty again. Your saved versions are in your log book."));
    },
  };
}
