// The cards of each capability and where they stand, and the card last written on.

import { h, show } from "../../dom.js";
import { suitColour, suitMark } from "../../suits.js";
import { doorTo } from "../page.js";

/** { cards (id → { card, file, status }), blocks, status(id, told) } of a view. */
export function standingPart(ctx) {
  const cards = new Map();

  function task(card, file) {
    const status = h("span", { class: "pk-task-status", id: ctx.id("status-" + card.id.replace(".", "-")) });
    cards.set(card.id, { card, file, status });
    const link = doorTo(file, card.id, { "aria-describedby": status.id }, h("span", { class: "pk-number" }, card.id), " ", card.title);
    return h("li", { class: "pk-task-row", "data-pk-task": card.id }, h("span", { class: "pk-task-name" }, link), status);
  }

  function capability(one) {
    const title = ctx.id("capability-" + one.number);
    return h("section", { class: "pk-capability-block", "aria-labelledby": title },
      h("h3", { id: title }, h("span", { style: `color: ${suitColour(one.number)}` }, suitMark(one.number)), " ", h("span", { class: "pk-number" }, `${one.number}. `), one.title),
      h("ul", { class: "pk-tasks" }, ...one.cards.map((card) => task(card, one.file))));
  }

  return {
    cards,
    blocks: ctx.view.capabilities.map(capability),
    status(id, { kind, text, note }) {
      const parts = [h("span", { class: "pk-state pk-state-" + kind }, text), note && h("span", { class: "pk-state-note" }, note)];
      cards.get(id)?.status.replaceChildren(...parts.filter(Boolean).flatMap((part, at) => (at ? [" ", part] : [part])));
    },
  };
}

/** Where the person last wrote: { el, show(told) }. */
export function carryOnPart(cards) {
  const el = h("div", { class: "pk-carry", hidden: true });
  return {
    el,
    show(one) {
      const known = one && cards.get(one.card);
      show(el, known);
      if (!known || el.contains(document.activeElement)) return;
      el.replaceChildren(
        h("h2", {}, "Carry on where you left off"),
        h("p", {}, doorTo(known.file, one.card, {}, `${one.card} ${known.card.title}`)),
        h("p", { class: "pk-quiet-words" }, `You last wrote here on ${one.when}. It is a draft, not saved to your log book yet.`));
    },
  };
}
