// The menu of one item, a dialog of the browser's own: Escape closes it and the focus stays in it.

//# style ./panel.css
import { same } from "../compare.js";
import { aloud, button, h, inFocus } from "../dom.js";
import { t } from "../language.js";

/** @import { Cell } from "./cells.js" */

/**
 * Its name, what a kind puts into `body`, and buttons: { el, title, body, remove (its button), open(from) }. What it was opened from
 * has the focus again once it is closed; where that is gone, `focus(from)` says who has. `act` = { remove(), focus(from), closed?() };
 * `more` = { look (of the body), above (it), done and away (the words of the buttons), key }.
 * @param {{ id: (part: string) => string, head?: string }} ctx
 * @param {{ remove: () => void, focus: (from: HTMLElement) => void, closed?: () => void }} act
 * @param {{ look?: string, above?: HTMLElement | "", done?: string, away?: string, key?: string }} [more]
 */
export function itemPanel(ctx, act, { look = "", above = "", done = t("Done"), away = t("Remove"), key = "done" } = {}) {
  const title = h(ctx.head ?? "h4", { class: "pk-panel-title", id: ctx.id("panel-title"), dir: "auto", tabindex: "-1" });
  const body = h("div", { class: `pk-panel-body ${look}`.trim() });
  const shut = () => el.close();
  const remove = button("pk-quiet", away, take, { "data-pk-key": "panel-remove" });
  const el = h("dialog", { class: "pk-panel", "aria-labelledby": title.id, onclose: closed, onclick: (/** @type {Event} */ event) => event.target === el && shut() },
    aloud("pk-aloud"), h("div", { class: "pk-panel-in" }, h("div", { class: "pk-panel-head" }, title, button("pk-icon", "×", shut, { "aria-label": t("Close") })), above, body,
      h("div", { class: "pk-buttons" }, button("pk-secondary", done, shut, { "data-pk-key": `panel-${key}` }), remove)));
  let from = /** @type {HTMLElement | null} */ (null);

  function open(/** @type {HTMLElement | null} */ opener) {
    from = opener;
    el.showModal();
    title.focus();
  }

  function take() {
    from = null;
    shut();
    act.remove();
  }

  function closed() {
    act.closed?.();
    if (from?.isConnected && from.checkVisibility()) from.focus();
    else if (from) act.focus(from);
    from = null;
    body.replaceChildren();
  }

  return { el, title, body, remove, open };
}

/**
 * Show in each cell what its row says now; a box that is being typed in is left alone, unless `all` is meant.
 * @param {{ made: Cell, value(): unknown }[]} cells
 * @param {boolean} all
 */
export function showCells(cells, all) {
  for (const { made, value } of cells) if ((all || made.main !== inFocus()) && !same(made.get(), value())) {
    made.set(value() ?? "");
    made.error.set("");
  }
}
