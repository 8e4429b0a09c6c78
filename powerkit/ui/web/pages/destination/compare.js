// Then and now: two looks and a view chosen, and what has moved between them.

import { h, show } from "../../dom.js";
import { asked } from "../../forms.js";
import { yearBlocks } from "../year/blocks.js";
import { t } from "../../language.js";

/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { Compared, DestinationView, FromDestination, LookSaved, LooksOpened } from "../../generated/pages.d.ts" */

/**
 * `look` has the community. Returns { el, looks(message), shown(message) }.
 * @param {Page<DestinationView>} ctx
 * @param {{ community: string }} look
 * @param {Engine<FromDestination>} engine
 */
export function destinationCompare(ctx, look, engine) {
  const then = h("select", { class: "pk-input", onchange: ask });
  const now = h("select", { class: "pk-input", onchange: ask });
  const view = h("select", { class: "pk-input", onchange: ask });
  const parts = [asked(ctx, "then", t("Then"), then), asked(ctx, "now", t("Now"), now), asked(ctx, "seen", t("Whose view"), view)];
  const out = h("div");
  const el = h("section", { class: "pk-after", hidden: true, "aria-labelledby": ctx.id("compare") }, h("h2", { id: ctx.id("compare") }, t("Then and now")), h("div", { class: "pk-pair" }, ...parts.map((part) => part.el)), out);

  function looks(/** @type {LooksOpened | LookSaved} */ { looks: found, views }) {
    show(el, found.length);
    if (!found.length) return;
    const options = () => found.map(({ number, said }) => h("option", { value: String(number) }, said));
    then.replaceChildren(h("option", { value: "0" }, t("Nothing: only how it stands")), ...options());
    now.replaceChildren(...options());
    now.value = String(found[found.length - 1].number);
    then.value = found.length > 1 ? String(found[found.length - 2].number) : "0";
    const known = ctx.view.views.filter((view) => views.includes(view.id));
    view.replaceChildren(...known.map(({ id, label }) => h("option", { value: id }, label)));
    ask();
  }

  function ask() {
    engine.ask("compare", { community: look.community, then: Number(then.value), now: Number(now.value), view: view.value }, 20000);
  }

  return { el, looks, shown: (/** @type {Compared} */ { blocks }) => out.replaceChildren(...yearBlocks(blocks, 3)) };
}
