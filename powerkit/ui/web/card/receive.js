// The answers of a card as they come from Python: what is filled in, what is taken up again, what is offered.

import { GROUP, leftOver } from "./browser_store.js";
import { restoreFocus } from "./focus.js";

/** @import { Card, CardOffers } from "./shapes.d.ts" */

/**
 * Something that takes in a message of answers: arrived(message). `offers` are those above the questions.
 * @param {Card} card
 * @param {CardOffers} offers
 * @param {{ afresh: () => void, shown: () => void }} act
 */
export function arriving(card, offers, { afresh: begunAfresh, shown }) {
  const { root, frames, drafts, line, store, who, boxes, answers } = card;

  /** Fill in what came, but not what is being written here. */
  function fillIn(/** @type {Record<string, unknown>} */ values, /** @type {boolean} */ ready, /** @type {boolean} */ afresh) {
    for (const [id, made] of frames) {
      const busy = ready && (drafts.has(id) || (!afresh && made.box.contains(document.activeElement)));
      if (!busy) answers.fill(id, values?.[id]);
    }
    if (!drafts.has(GROUP)) card.values[GROUP] = values?.[GROUP];
  }

  function becomeReady() {
    line.open();
    card.parts.body.inert = false;
    answers.tellFollowers(null); // all answers are there
    root.setAttribute("data-pk-state", "ready");
    restoreFocus(root, card.view.card.id, card.group.resume);
    card.event("ready");
  }

  return function arrived(/** @type {import("../generated/messages.d.ts").Answers} */ message) {
    Object.values(message.seen || {}).forEach((seen) => seen.client === who.client && who.atLeast(seen.n));
    const ready = line.ready();
    const afresh = line.answered();
    boxes.expect([...Object.keys(message.values || {}), ...[...(message.others ?? []), ...store.list(), ...store.strays()].map((item) => item.field)]);
    const { mine, offers: waiting } = ready ? { mine: [], offers: new Map() } : leftOver(message, { who, store, frames, drafts });
    card.curtain.name(message.communities || []);
    fillIn(message.values, ready, afresh);
    mine.forEach((item) => answers.fill(item.field, item.value));
    answers.lookBack(message.recalled);
    card.version.arrived(message, message.changed && !afresh);
    answers.reveal(false);
    if (afresh) begunAfresh();
    if (!ready) becomeReady();
    mine.forEach((item) => drafts.resume(item));
    card.curtain.open();
    waiting.forEach(offers.offer);
    offers.compare(message);
    card.curtain.sync();
    line.calm();
    shown();
  };
}
