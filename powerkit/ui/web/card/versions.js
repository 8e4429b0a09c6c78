// Beneath a card: which version is saved, and starting afresh.

import { button, h, show } from "../dom.js";
import { notAdded, questionOf } from "./waiting_words.js";
import { sentences, t } from "../language.js";

/** @import { Saved, Version } from "../generated/messages.d.ts" */
/** @import { takeAway } from "./agreements.js" */
/** @import { Card, WaitingFrame } from "./shapes.d.ts" */

/** "Start this card afresh", asked once more in the page itself. */
export function freshPart(/** @type {{ id(part: string): string }} */ ctx, /** @type {() => void} */ start) {
  const ask = button("pk-quiet", t("Start this card afresh"), () => open(true), { "data-pk-key": "fresh" });
  const words = h("p", { id: ctx.id("fresh"), tabindex: "-1" },
    t("This empties the card so that you can begin again. Versions you have saved stay in your log book; anything not saved there is cleared."));
  const sure = h("div", { class: "pk-confirm", hidden: true, role: "group", "aria-labelledby": ctx.id("fresh") }, words,
    h("div", { class: "pk-buttons" },
      button("pk-warn", t("Yes, start afresh"), () => {
        open(false);
        const menu = /** @type {HTMLDetailsElement | null} */ (ask.closest("details"));
        if (menu) menu.open = false; // nothing lies over the empty card
        start();
      }, { "data-pk-key": "fresh-yes" }),
      button("pk-secondary", t("No, keep it as it is"), () => open(false), { "data-pk-key": "fresh-no" })));
  function open(/** @type {boolean} */ yes) {
    show(sure, yes);
    show(ask, !yes);
    (yes ? words : ask).focus();
  }
  return h("div", { class: "pk-fresh" }, ask, sure);
}

/**
 * Which version is saved, what it does not hold, and what can be taken away: { parts, arrived(message, changed), begunAfresh(), … } beneath `card`.
 * @param {Card} card
 * @param {ReturnType<typeof takeAway>} away
 */
// Long: what is said of one version, from when it came until something was written, added or left out.
export function versionLine(card, away) {
  const el = h("p", { class: "pk-version", hidden: true });
  const left = notAdded({
    go: (made) => card.problems.goTo(questionOf(made.field.id), made.control.main),
    add: (made) => made.waits.source?.asItStands?.().then((added) => added && settled(made, true)),
    leave: (made) => (card.boxes.leaveOut(made), settled(made, false)),
  });
  /** @type {Version | null} */
  let last = null;
  let more = false; // something was written since it was saved
  let afresh = false; // the card was emptied since
  let added = false; // what waited was added since

  /** What waited was added or left out: once nothing waits any more, what was added is saved and the card turns over. */
  function settled(/** @type {WaitingFrame} */ made, /** @type {boolean} */ yes) {
    added ||= yes;
    const rest = card.boxes.waiting().filter((each) => each !== made);
    left.say(rest, !card.safe.on());
    if (rest.length) left.el.querySelector("button").focus();
    else if (added) card.save();
    else if (last) card.kept();
  }

  const sayLeft = () => left.say(card.boxes.waiting(), !card.safe.on());

  function showVersion(/** @type {Version | null} */ saved, /** @type {boolean} */ changed) {
    last = saved;
    more = Boolean(changed);
    show(el, saved);
    el.classList.toggle("pk-version-before", afresh); // what is saved is of before: no tick
    away.sync(Boolean(saved) && !afresh, Boolean(saved?.page)); // of what is not saved yet there is no page
    const words = !saved ? "" : afresh ? t("What was saved before stays in your log book. What you write now is not saved there yet.")
      : sentences(t("Saved to your log book on {day} at {at}. Version {number}.", { day: saved.day, at: saved.at, number: saved.number }), changed && t("You have written more since then."));
    if (el.textContent !== words) el.textContent = words;
  }

  const again = () => left.el.hidden || sayLeft();

  return {
    parts: [el, left.el, away.el],
    /** With the `picture` on the back of the card, where there is one. */
    takeAway: (picture = false) => away.lookOver(card.root, picture),
    /** The card's answers came, also where it was emptied before this page was loaded. */
    arrived(/** @type {import("../generated/messages.d.ts").Answers} */ message, /** @type {boolean} */ changed) {
      afresh = Boolean(message.afresh);
      showVersion(message.version, changed);
    },
    /** The card is empty again, and what is saved is of before. */
    begunAfresh() {
      afresh = true;
      showVersion(last, false);
    },
    /** The card was emptied, and is not yet saved again. */
    isAfresh: () => afresh,
    takenBack: () => (afresh = false),
    last: () => last,
    /** Whether all there is on the card is in that version. */
    unchanged: () => Boolean(last) && !more,
    /** Something was written since. */
    written() {
      showVersion(last, true);
      again();
    },
    forgetLeft: () => left.say([]),
    /** The screen was made safe, or is no longer. */
    turned(/** @type {boolean} */ safe) {
      away.close();
      again();
      if (safe) showVersion(last, more);
    },
    /** A version came back: shown, with what follows from it where the screen may show it. Returns the words to be read aloud. */
    came(/** @type {Saved} */ message) {
      afresh = added = false;
      showVersion(message.version ?? null, card.drafts.pending() > 0);
      if (!card.safe.on()) (message.also || []).forEach((words) => el.append(` ${words}`)); // they hold names
      return () => `${el.textContent} ${sayLeft()}`.trim();
    },
  };
}
