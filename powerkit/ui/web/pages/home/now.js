// What is due now on the start page: three lines at most of actions and memos that came back, and the next date set.

import { button, h, show } from "../../dom.js";
import { asked, day } from "../../forms.js";
import { suitColour, suitOf } from "../../suits.js";
import { doorTo, fold } from "../page.js";
import { homeIcon } from "./icons.js";
import { t } from "../../language.js";

/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { DueAction, FromHome, HomeTold, HomeView, MemoTold } from "../../generated/pages.d.ts" */

/**
 * { el, show(message), refused() }. The focus goes to `next` once nothing is left.
 * @param {Page<HomeView>} ctx
 * @param {Engine<FromHome>["ask"]} ask
 * @param {HTMLElement} next
 */
export function nowPart(ctx, ask, next) {
  const el = h("div", { class: "pk-now", hidden: true });
  let settled = ""; // what to say once the page shows a memo settled

  const chip = (/** @type {string} */ card) => card && h("span", { class: "pk-chip", style: `--pk-suit: ${suitColour(suitOf(card))}` }, card);
  const line = (/** @type {DueAction} */ item) => h("li", {}, chip(item.card), h("div", {}, h("span", { dir: "auto" }, item.what), h("span", { class: "pk-quiet-words" }, item.when)));

  /** A memo that came back: its words are in a fold, since a start page may be seen by others. */
  function memo(/** @type {MemoTold} */ one) {
    const lines = String(one.text).split("\n").flatMap((each, at) => (at ? [h("br"), each] : [each])).filter((each) => each !== "");
    const later = asked(ctx, `memo-${one.id}`, t("Or let it come back on another day"), day({ "data-pk-key": `memo-day-${one.id}` }));
    const done = (/** @type {string} */ said, /** @type {() => void} */ act) => () => {
      settled = said;
      act();
    };
    const opened = fold(t("A memo to yourself has come back"),
      h("p", { class: "pk-quiet-words" }, [t("From {from}.", { from: one.from }), one.why, one.written, one.private && t("It is private: no copy you share has it unless you put it in.")].filter(Boolean).join(" ")),
      h("p", { dir: "auto", class: "pk-memo-words" }, ...lines),
      h("div", { class: "pk-buttons" }, button("pk-secondary", t("Done: put it away"), done(t("The memo is put away. It is still in your log book."), () => ask("memo_away", { memo: one.id }))), one.file && doorTo(one.file, one.card, {}, t("Go to card {card}", { card: one.card }))),
      one.later && h("div", { class: "pk-pair" }, later.el, button("pk-secondary", t("Bring it back then"), done(t("The memo comes back on that day."), () => ask("memo_later", { memo: one.id, day: later.control.value })))));
    return h("li", {}, chip(one.card), opened);
  }

  const all = (/** @type {number} */ due) => h("a", { class: "pk-link pk-all", href: "11-log-book.ipynb#actions", "data-pk-page": "11-log-book.ipynb" }, due > 3 ? t("All {number}", { number: due }) : due ? t("All your actions") : t("All of them"), homeIcon("right", 18));

  return {
    el,
    refused: () => (settled = ""),
    show(/** @type {HomeTold} */ { actions, due, soon, memos, leader }) {
      const some = actions.length + memos.length + leader.dates.length > 0;
      show(el, some);
      if (!settled && (!some || el.contains(document.activeElement))) return;
      el.replaceChildren(...[
        h("h3", { tabindex: "-1" }, soon ? t("Soon") : t("Now")),
        actions.length + memos.length > 0 && h("ul", {}, ...memos.map(memo), ...actions.map(line)),
        leader.dates.length > 0 && h("p", { class: "pk-quiet-words" }, leader.dates[0]),
        actions.length > 0 && all(due),
      ].filter(Boolean));
      if (!settled) return;
      (some ? el.querySelector("h3") : next).focus();
      ctx.say(settled);
      settled = "";
    },
  };
}
