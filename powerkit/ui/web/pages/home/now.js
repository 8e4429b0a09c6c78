// What is due now on the start page: actions, memos that came back, and dates a person set themselves.

import { button, h, show } from "../../dom.js";
import { asked, day } from "../../forms.js";
import { doorTo, fold } from "../page.js";

const actionsPage = (words) => h("a", { class: "pk-link", href: "11-log-book.ipynb#actions", "data-pk-page": "11-log-book.ipynb" }, words);

/** { el, show(message), refused() }. The focus goes to `next` once nothing is left. */
export function nowPart(ctx, ask, next) {
  const el = h("div", { class: "pk-now", hidden: true });
  let settled = ""; // what to say once the page shows a memo settled

  /** A memo that came back: its words are in a fold, since a start page may be seen by others. */
  function memo(one) {
    const lines = String(one.text).split("\n").flatMap((each, at) => (at ? [h("br"), each] : [each])).filter((each) => each !== "");
    const later = asked(ctx, `memo-${one.id}`, "Or let it come back on another day", day({ "data-pk-key": `memo-day-${one.id}` }));
    const done = (kind, said, more = () => ({})) => () => {
      settled = said;
      ask(kind, { memo: one.id, ...more() });
    };
    return fold(`A memo to yourself has come back (${one.from})`,
      h("p", { class: "pk-quiet-words" }, [one.why, one.written, one.private && "It is private: no copy you share has it unless you put it in."].filter(Boolean).join(" ")),
      h("p", { dir: "auto", class: "pk-memo-words" }, ...lines),
      h("div", { class: "pk-buttons" }, button("pk-secondary", "Done: put it away", done("memo_away", "The memo is put away. It is still in your log book.")), one.file && doorTo(one.file, one.card, {}, `Go to card ${one.card}`)),
      one.later && h("div", { class: "pk-pair" }, later.el, button("pk-secondary", "Bring it back then", done("memo_later", "The memo comes back on that day.", () => ({ day: later.control.value })))));
  }

  return {
    el,
    refused: () => (settled = ""),
    show({ actions, more_actions, memos, leader }) {
      const some = actions.length + memos.length + leader.dates.length > 0;
      show(el, some);
      if (!settled && (!some || el.contains(document.activeElement))) return;
      el.replaceChildren(...[
        h("h2", { tabindex: "-1" }, "Now"),
        actions.length > 0 && h("ul", { class: "pk-now-actions" }, ...actions.map((one) => h("li", {}, h("span", { dir: "auto" }, one.what), h("span", { class: "pk-quiet-words" }, ` – ${one.late ? "was due" : "due"} ${one.when}`)))),
        actions.length > 0 && h("p", {}, actionsPage(more_actions ? "See all that is due, and your other actions" : "See all your actions")),
        ...memos.map(memo),
        ...leader.dates.map((text) => h("p", { class: "pk-quiet-words" }, text)),
      ].filter(Boolean));
      if (!settled) return;
      (some ? el.querySelector("h2") : next).focus();
      ctx.say(settled);
      settled = "";
    },
  };
}
