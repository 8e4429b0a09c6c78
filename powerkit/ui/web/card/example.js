// How someone else did the card: its back as the invented leader of the worked year saved it, laid over the page.
//# style ./example.css

import { button, h } from "../dom.js";
import { faultLine } from "../rpc.js";
import { madeOf, READ_AT_ONCE, saidOf, SMALL } from "./back.js";
import { t } from "../language.js";

/**
 * Lay the example of `card` over the page. Nothing of it goes into her own card, and the focus comes back to where it was.
 * @param {import("./shapes.d.ts").Card} card
 */
export async function showExample(card) {
  const { ctx, root } = card;
  const small = root.clientWidth < SMALL;
  const title = h("h3", { id: ctx.id("example"), tabindex: "-1", class: "pk-example-title" }, t("How someone else did it"));
  const about = h("p", { class: "pk-hint" }, t("An invented leader and invented people, from the worked year. Yours may look quite different."));
  const fault = faultLine(ctx);
  const made = h("div", { class: "pk-back-made" }, h("p", { role: "status" }, t("One moment.")));
  const said = h("div", { class: "pk-back-said" });
  const close = button("pk-secondary", t("Close"), () => el.close(), { "data-pk-key": "example/close" });
  const el = h("dialog", { class: "pk-example", "aria-labelledby": title.id, onclose: () => el.remove(), onclick: (/** @type {MouseEvent} */ event) => event.target === el && el.close() },
    h("div", { class: "pk-example-head" }, title, close), about, fault.el, h("div", { class: "pk-example-body", tabindex: "0", role: "group", "aria-labelledby": title.id }, made, said));
  root.append(el);
  el.showModal();
  title.focus();
  try {
    const { back } = /** @type {{ back: import("../generated/asks.d.ts").Back }} */ (await ctx.askCard("example", { narrow: small }));
    made.replaceChildren(...madeOf(back));
    said.replaceChildren(...saidOf(back, READ_AT_ONCE[small ? 1 : 0]));
  } catch (error) {
    made.replaceChildren();
    fault.say(error);
  }
}
