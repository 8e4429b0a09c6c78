// The menu of one item, a dialog of the browser's own: Escape closes it and the focus stays in it.

//# style ./panel.css
import { aloud, button, h } from "../dom.js";
import { t } from "../language.js";

/**
 * Its name, what a kind puts into `body`, and buttons: { el, title, body, remove (its button) }. `act` = { closed(), remove() };
 * `more` = { look (of the body), above (it), done and away (the words of the buttons), key }.
 * @param {{ id: (part: string) => string, head?: string }} ctx
 * @param {{ closed: () => void, remove: () => void }} act
 * @param {{ look?: string, above?: HTMLElement | "", done?: string, away?: string, key?: string }} [more]
 */
export function itemPanel(ctx, act, { look = "", above = "", done = t("Done"), away = t("Remove"), key = "done" } = {}) {
  const title = h(ctx.head ?? "h4", { class: "pk-panel-title", id: ctx.id("panel-title"), dir: "auto", tabindex: "-1" });
  const body = h("div", { class: `pk-panel-body ${look}`.trim() });
  const shut = () => el.close();
  const remove = button("pk-quiet", away, act.remove, { "data-pk-key": "panel-remove" });
  const el = h("dialog", { class: "pk-panel", "aria-labelledby": title.id, onclose: act.closed, onclick: (/** @type {Event} */ event) => event.target === el && shut() },
    aloud("pk-aloud"), h("div", { class: "pk-panel-in" }, h("div", { class: "pk-panel-head" }, title, button("pk-icon", "×", shut, { "aria-label": t("Close") })), above, body,
      h("div", { class: "pk-buttons" }, button("pk-secondary", done, shut, { "data-pk-key": `panel-${key}` }), remove)));
  return { el, title, body, remove };
}
