// Words on a page to take away that look like names: asked about before it is made, as on Share.

import { h, show } from "../dom.js";
import { tickable } from "../kinds/choice/index.js";
import { t } from "../language.js";

/**
 * { el, ask(undecided, hidden), said(), clear() }: `undecided` are { word, around, is_name }; with `hidden` (projector-safe)
 * they lie folded until somebody opens them. `said()` is what was said of each.
 */
export function agreedNames(ctx) {
  const el = h("div", { class: "pk-agreed-names", hidden: true });
  let rows = []; // { word, input }

  function ask(undecided, hidden) {
    rows = undecided.map(({ word, around, is_name }, at) => {
      const made = tickable("checkbox", ctx.id("agreed-name-" + at), { label: word, hint: around === word ? "" : around }, { checked: is_name, "data-pk-key": "agreed-name-" + at });
      made.el.dir = "auto";
      return { word, ...made };
    });
    const group = h("fieldset", { class: "pk-group" }, h("legend", { class: "pk-cell-label" }, t("Are these people’s names?")),
      h("p", { class: "pk-hint" }, t("Tick those that are, and make the page again. What you say is remembered.")),
      h("div", { class: "pk-options" }, ...rows.map((row) => row.el)));
    const fold = hidden && h("details", { class: "pk-fold" }, h("summary", {}, t("Words that may be names: open to look at them on this screen")), group);
    el.replaceChildren(fold || group);
    show(el, true);
    (fold ? fold.firstElementChild : rows[0].input).focus();
  }

  function clear() {
    rows = [];
    el.replaceChildren();
    show(el, false);
  }

  return { el, ask, clear, said: () => (el.querySelector("details:not([open])") ? [] : rows.map(({ word, input }) => ({ word, is_name: input.checked }))) };
}
