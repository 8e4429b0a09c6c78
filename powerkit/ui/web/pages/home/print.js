// Cards on paper, in big type.

import { button, h } from "../../dom.js";
import { asked } from "../../forms.js";
import { handOut } from "../../host.js";
import { t } from "../../language.js";

/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { FromHome, HomeView, Printed } from "../../generated/pages.d.ts" */

/**
 * { el, printed(message) }.
 * @param {Page<HomeView>} ctx
 * @param {Engine<FromHome>["ask"]} ask
 */
export function printPart(ctx, ask) {
  const said = h("p", { class: "pk-quiet-words", role: "status" });
  const choice = (/** @type {string | number} */ value, /** @type {string[]} */ ...words) => h("option", { value }, ...words);
  const all = ctx.view.capabilities.flatMap((capability) => [choice(capability.number, t("All cards of {number}. {title}", { number: capability.number, title: capability.title })), ...capability.cards.map((card) => choice(card.id, `${card.id} ${card.title}`))]);
  const which = asked(ctx, "print-which", t("Which cards?"), h("select", { class: "pk-input", "data-pk-key": "print-which" }, choice("", t("All cards")), ...all));
  const make = (/** @type {string} */ as) => () => {
    said.textContent = t("Making the cards…");
    ask("print", { which: which.control.value, as }, 60000);
  };
  return {
    el: h("section", { class: "pk-print" }, h("h3", { tabindex: "-1" }, t("Print the cards")), h("p", {}, t("In big type, one card on each page, for a table or a wall. None of your answers are on them.")), which.el,
      h("div", { class: "pk-buttons" }, button("pk-secondary", t("Make the PDF"), make("pdf"), { "data-pk-key": "print-pdf" }), button("pk-secondary", t("Make a web page"), make("html"), { "data-pk-key": "print-html" })), said),
    printed(/** @type {Printed} */ message) {
      said.textContent = handOut(message);
    },
  };
}

/** @typedef {ReturnType<typeof printPart>} PrintPart */
