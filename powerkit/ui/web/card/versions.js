// Beneath a card: which version is saved, and starting afresh.

import { button, h, show } from "../dom.js";

/** "Start this card afresh", asked once more in the page itself. */
export function freshPart(ctx, start) {
  const ask = button("pk-quiet", "Start this card afresh", () => open(true), { "data-pk-key": "fresh" });
  const words = h("p", { id: ctx.id("fresh"), tabindex: "-1" },
    "This empties the card so that you can begin again. Versions you have saved stay in your log book; anything not saved there is cleared.");
  const sure = h("div", { class: "pk-confirm", hidden: true, role: "group", "aria-labelledby": ctx.id("fresh") }, words,
    h("div", { class: "pk-buttons" },
      button("pk-warn", "Yes, start afresh", () => { open(false); start(); }, { "data-pk-key": "fresh-yes" }),
      button("pk-secondary", "No, keep it as it is", () => open(false), { "data-pk-key": "fresh-no" })));
  function open(yes) {
    show(sure, yes);
    show(ask, !yes);
    (yes ? words : ask).focus();
  }
  return h("div", { class: "pk-fresh" }, ask, sure);
}

/** "Saved to your log book on 22 November 2026 at 14:02. Version 2." */
export function versionWords(version) {
  return `Saved to your log book on ${version.day} at ${version.at}. Version ${version.number}.`;
}
