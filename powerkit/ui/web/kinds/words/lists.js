// The two lists beside the cloud, of equal standing: what is heard most, and the small voices.

import { button, h, inFocus, show } from "../../dom.js";
import { saidBy } from "./model.js";
import { t } from "../../language.js";

/** @import { Row } from "../../shapes.d.ts" */
/** @import { MostAndFew, WordsContext, WordsList } from "./shapes.d.ts" */

const FEW_HEARD = 15; // the loud words shown at first; all of them are in the page
const MANY_LISTED = 30; // a longer list runs in columns

/**
 * { el, draw(told) }: `told` is Python's layout, which says which word stands in which list.
 * @param {WordsContext} ctx
 * @param {WordsList} list
 * @param {(id: string, from: HTMLElement) => void} open
 */
export function wordLists(ctx, list, open) {
  const heard = oneList("most", t("Heard most"), t("Those that most people said come first."));
  const small = oneList("small", t("Small voices"), t("Said by few. They count as much as the loud ones. Open one to keep it in view."));
  const el = h("div", { class: "pk-word-lists" }, heard.el, small.el);

  function oneList(/** @type {keyof MostAndFew} */ name, /** @type {string} */ title, /** @type {string} */ hint) {
    let all = name === "small"; // small voices are never folded away
    const head = h(ctx.head ?? "h4", { class: "pk-words-head", id: ctx.id(name) }, title);
    const many = h("span", { class: "pk-words-many" });
    head.append(" ", many);
    const items = h("ol", { class: "pk-word-list", "aria-labelledby": head.id });
    const none = h("p", { class: "pk-hint" }, name === "most" ? t("Every word here is a small voice so far.") : t("No small voices so far."));
    const more = button("pk-quiet", "", unfold, { hidden: true, "data-pk-key": name + "/more" });
    const made = h("section", { "aria-labelledby": head.id, "data-pk-list": name }, head, h("p", { class: "pk-hint" }, hint), items, more, none);

    function unfold() {
      all = true;
      fold();
      items.children[FEW_HEARD].querySelector("button").focus();
    }

    function fold() {
      [...items.children].forEach((each, i) => show(each, all || i < FEW_HEARD || items.childElementCount <= FEW_HEARD + 3));
      more.textContent = t("Show all {childElementCount}", { childElementCount: items.childElementCount });
      show(more, items.lastElementChild?.hidden);
    }

    return {
      el: made,
      draw(/** @type {string[]} */ ids) {
        many.textContent = `(${ids.length.toLocaleString("en-GB")})`;
        items.replaceChildren(...ids.map((id) => list.find(id)).filter(Boolean).map((row) => item(row, name)));
        made.classList.toggle("pk-many", ids.length > MANY_LISTED && all);
        show(none, !ids.length);
        show(items, ids.length);
        fold();
      },
    };
  }

  function item(/** @type {Row} */ row, /** @type {string} */ name) {
    const key = `${name}/${row._id}`;
    const kept = row.pin && h("span", { class: "pk-word-kept" }, t("kept in view"));
    const named = [row.word, saidBy(row), row.pin && t("kept in view")].filter(Boolean).join(", ");
    const made = h("button", { type: "button", class: "pk-word-item", "aria-label": named, "data-pk-word": row._id, "data-pk-key": key, onclick: () => open(row._id, made) },
      h("span", { class: "pk-word-text", dir: "auto" }, row.word), kept, h("span", { class: "pk-word-said" }, saidBy(row)));
    made.classList.toggle("pk-pinned", Boolean(row.pin));
    return h("li", {}, made, row.pin && row.why && h("p", { class: "pk-word-why", dir: "auto" }, row.why));
  }

  return {
    el,
    draw(/** @type {MostAndFew} */ told) {
      const had = el.contains(inFocus()) && inFocus()?.getAttribute("data-pk-word");
      heard.draw(told.most);
      small.draw(told.small);
      if (had) el.querySelector(`[data-pk-word="${CSS.escape(had)}"]`)?.focus({ preventScroll: true });
    },
  };
}
