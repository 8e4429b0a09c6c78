// How someone else did the card: its back as the invented leader of the worked year saved it, laid over the page.

import { h } from "../dom.js";
import { faultLine } from "../rpc.js";
import { madeOf, READ_AT_ONCE, saidOf, SMALL } from "./back.js";
import { laidOver } from "./overlay.js";
import { t } from "../language.js";

/**
 * Lay the example of `card` over the page. Nothing of it goes into her own card, and the focus comes back to where it was.
 * @param {import("./shapes.d.ts").Card} card
 */
export async function showExample(card) {
  const { ctx, root } = card;
  const small = root.clientWidth < SMALL;
  const title = t("How someone else did it");
  const about = h("p", { class: "pk-hint" }, t("An invented leader and invented people, from the worked year. Yours may look quite different."));
  const fault = faultLine(ctx);
  const made = h("div", { class: "pk-back-made" }, h("p", { role: "status" }, t("One moment.")));
  const said = h("div", { class: "pk-back-said" });
  const body = h("div", { class: "pk-example-body", tabindex: "0", role: "group", "aria-label": title }, made, said);
  const el = laidOver(root, { title, look: "", key: "example/close" }, [about, fault.el, body], () => {});
  el.addEventListener("click", (/** @type {MouseEvent} */ event) => event.target === el && el.close());
  try {
    const { back } = /** @type {{ back: import("../generated/asks.d.ts").Back }} */ (await ctx.askCard("example", { narrow: small }));
    made.replaceChildren(...madeOf(back));
    said.replaceChildren(...saidOf(back, READ_AT_ONCE[small ? 1 : 0]));
  } catch (error) {
    made.replaceChildren();
    fault.say(error);
  }
}
