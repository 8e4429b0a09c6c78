// The answers of a card: what is typed, what comes from Python, and what follows from either.

import { GROUP } from "./browser_store.js";
import { show } from "../dom.js";
import { questionOf } from "./waiting_words.js";
import { groupBegins } from "./group_time.js";
import { t } from "../language.js";

/**
 * { edited(field, value), fill(field, value), lookBack(recalled), reveal(aloud) } for the answers of `card`.
 * @param {import("./shapes.d.ts").Card} card
 * @returns {import("./shapes.d.ts").CardAnswers}
 */
// Long: what is typed, what comes from Python and what follows from either share the same answers.
export function answersOf(card) {
  const { frames, values } = card;

  /** What shows, and where, follows from the answers. */
  function reveal(/** @type {boolean} */ aloud) {
    card.root.toggleAttribute("data-pk-ours", card.ctx.ours());
    card.showAsked(aloud);
    card.seats.sync();
    card.group.sync();
    card.stage?.refresh();
  }

  /** What is made quickly here can be picked from at once. */
  function followQuickOne(/** @type {string} */ key) {
    const quick = frames.get(key);
    if (!quick?.field.quick || quick.box.hidden) return;
    for (const each of frames.values()) if (each.field.of === key) each.control.follow?.(values[key], quick.field.column);
  }

  const tellFollowers = (/** @type {string | null} */ field) => card.followers.forEach((tell) => tell(field));

  return {
    reveal,
    tellFollowers,
    edited(field, value) {
      card.seats.touch(questionOf(field));
      values[field] = value;
      card.line.written();
      if (groupBegins(card.view.card.id) && !values[GROUP]) card.drafts.put(GROUP, (values[GROUP] = true));
      card.drafts.put(field, value);
      card.version.written();
      followQuickOne(field);
      reveal(true);
      tellFollowers(field);
      queueMicrotask(card.boxes.sweep);
    },
    fill(field, value) {
      const made = frames.get(field);
      if (!made) return;
      values[field] = value;
      try {
        made.control.set(value);
      } catch (error) {
        console.error("powerkit", field, /** @type {Error} */ (error).name);
        made.error.set(t("What is stored for this question can’t be shown here. It is still in your log book."));
      }
      if (card.line.ready()) tellFollowers(field);
    },
    /** Show earlier answers where there are some, and the quick one where there are none yet. */
    lookBack(recalled) {
      for (const [id, found] of Object.entries(recalled || {})) {
        const made = frames.get(id);
        if (!made?.control.recalled) continue;
        made.control.recalled(found);
        const quick = frames.get(/** @type {string} */ (made.field.of));
        if (quick?.field.quick) show(quick.box, !found);
        if (!found) followQuickOne(/** @type {string} */ (made.field.of));
      }
    },
  };
}
