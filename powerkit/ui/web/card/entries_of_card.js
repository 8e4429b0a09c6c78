// A card of which there are several entries: what each is called, and which of them the card holds.
import { t } from "../language.js";

/** @import { OtherEntry } from "../generated/messages.d.ts" */
/** @import { Card } from "./shapes.d.ts" */

/** What another entry of a card is called: hers or a group's. */
export function otherEntry(/** @type {OtherEntry} */ { community, day, group }) {
  if (group) return community ? t("The group’s entry for {community}", { community }) : t("The group’s entry of {day}", { day });
  return community ? t("Your entry for {community}", { community }) : t("Your entry of {day}", { day });
}

/** Of those `beside` the one that is held: her own before a group's. */
export const hersFirst = (/** @type {OtherEntry[]} */ beside) => beside.find(({ group }) => !group) ?? beside[0];

/**
 * Have `card` show that entry of it. Fails where words on it would be lost; its answers are there when it ends.
 * @param {Card} card
 * @param {number} entry
 */
export async function holds(card, entry) {
  if (entry === card.entry()) return;
  await card.drafts.flush();
  await card.ctx.askCard("hold", { entry });
}
