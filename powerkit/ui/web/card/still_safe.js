// What a group leaves behind: the screen is still safe, and one press ends that wherever the card stands.

import { button, h } from "../dom.js";
import { t } from "../language.js";

/**
 * The line that says so; the style sheet shows it while the switch is on. What the press takes away hands the focus to the title that shows.
 * @param {Pick<import("./shapes.d.ts").Card, "root" | "ctx" | "safe">} card
 */
export function stillSafe({ root, ctx, safe }) {
  const off = button("pk-quiet", t("Switch it off"), () => {
    safe.set(false);
    ctx.say(t("Projector-safe is off. Everything shows again."));
    [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("h2[tabindex]"))].find((title) => title.offsetParent)?.focus();
  }, { "data-pk-key": "still-safe", "aria-describedby": ctx.id("still-safe") });
  return h("p", { class: "pk-still-safe" }, h("span", { id: ctx.id("still-safe") }, t("Projector-safe is on. Group view switches it on.")), " ", off);
}
