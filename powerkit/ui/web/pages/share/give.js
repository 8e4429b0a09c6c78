// A copy for an organisation's picture: all that would go in, line by line, then the file.

import { button, h, show } from "../../dom.js";
import { handOut } from "../../host.js";
import { tickRow } from "../names/tick_row.js";
import { fold } from "../page.js";
import { shareField, shareList } from "./parts.js";
import { t } from "../../language.js";

/** @import { Page, Share } from "../shapes.d.ts" */
/** @import { Gave, ShareView, ToGive } from "../../generated/pages.d.ts" */

/**
 * @param {Page<ShareView>} ctx
 * @param {Share} share
 */
export function shareGive(ctx, share) {
  const without = shareField(ctx.id("without"), t("Words to leave out"), t("Put commas between them. You see all words first."), "", () => show(seen, false));
  const rated = tickRow(ctx.id("rated"), t("Put in how true I rate the destinations, then and now"), t("They are private, so they stay out unless you tick this."), { onchange: () => show(seen, false) });
  const look = button("pk-secondary", t("See what would go in"), () => share.engine.ask("to_give", { rated: rated.input.checked, without: without.input.value }, 20000));
  const seen = h("div", { class: "pk-line", hidden: true, tabindex: "-1" });
  const make = button("", t("Make this copy"), () => share.engine.ask("give", {}, 20000));
  const said = h("p", { role: "status", dir: "auto" });
  const el = fold(t("Give a copy for your organisation’s picture"), h("p", {}, t("It is counted with the copies of other leaders, in fives. No name and no sentence is in it.")), ctx.view.rated && rated.el, without.el, look, seen, said);

  function onLook(/** @type {ToGive} */ { lines }) {
    said.textContent = "";
    seen.replaceChildren(h("h3", {}, t("This goes in, and nothing else")), shareList(lines), make);
    show(seen, true);
    seen.focus();
  }

  function onMade(/** @type {Gave} */ message) {
    show(seen, false);
    said.textContent = message.said;
    handOut(message);
    share.engine.ask("hello");
  }

  return { el, onLook, onMade, fault: (/** @type {string} */ text) => (said.textContent = text) };
}

/** @typedef {ReturnType<typeof shareGive>} ShareGive */
