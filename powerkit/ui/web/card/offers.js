// What is offered above the questions: words that never arrived, and a version that the log book lacks.

import { knownVersion } from "./browser_store.js";
import { offerBanner, olderNotice } from "./restore_offers.js";
import { t } from "../language.js";

/** @import { Card, CardOffers } from "./shapes.d.ts" */
/** @import { Waits } from "../shapes.d.ts" */

/**
 * { offer(items), compare(message), saved(version) } at `place`; `focus()` gives the focus back to the questions.
 * @param {Card} card
 * @param {HTMLElement} place
 * @param {() => void} focus
 * @returns {CardOffers}
 */
export function offersOf(card, place, focus) {
  const { frames, store, who } = card;
  const savedHere = knownVersion(card.view.workbook, card.view.card.id);

  function letGo(/** @type {Waits[]} */ items) {
    if (items[0].copy) return card.send({ kind: "settle", client: who.client, n: who.next(), of: items[0].client });
    items.forEach((item) => (item.key ? store.removeKey(item.key) : store.remove(item.field, item.client)));
  }

  function use(/** @type {Waits[]} */ items) {
    items.forEach((item) => {
      card.answers.fill(item.field, item.value);
      card.answers.edited(item.field, item.value);
    });
    letGo(items);
    /** @type {import("./shapes.d.ts").Frame} */ (frames.get(items[0].field)).control.main.focus();
    card.voice.say(t("Your words are back in the card."));
  }

  return {
    offer(items) {
      const shown = items.map((item) => ({ ...item, field: /** @type {import("./shapes.d.ts").Frame} */ (frames.get(item.field)).field }));
      const leave = () => {
        letGo(items);
        focus();
      };
      place.append(offerBanner(shown, card.contextOf({ id: "offer-" + items[0].client }), { use: () => use(items), leave }));
    },
    /** An older copy in the log book's place would go unnoticed: this browser remembers which version it saw last. */
    compare({ version, forgotten, held }) {
      if (held) return; // another of its entries is newer, and there
      const known = savedHere.compare(version, forgotten);
      if (!known || place.querySelector("[data-pk-key=older]")) return;
      const noted = () => {
        savedHere.forget();
        focus();
      };
      place.prepend(olderNotice(known, version, card.contextOf({ id: "known" }), noted));
    },
    saved: (version) => savedHere.compare(version, version.saved),
  };
}
