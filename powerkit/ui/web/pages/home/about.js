// About the deck: why it is there and how to use it, cards on paper, films, contacts, who made the original.

import { button, h, show } from "../../dom.js";
import { fold } from "../page.js";
import { othersDid } from "./films.js";
import { homeIcon } from "./icons.js";
import { printPart } from "./print.js";
import { t } from "../../language.js";

/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { FromHome, HomeView, Printed } from "../../generated/pages.d.ts" */

/**
 * { el, printed(message), open(at), close() }: `open` shows it in place of `table`, at its top or at "print"; `you` stands in it. `back()` leads to the table.
 * @param {Page<HomeView>} ctx
 * @param {Engine<FromHome>["ask"]} ask
 * @param {() => void} back
 * @param {HTMLElement} table
 * @param {HTMLElement} you
 */
export function aboutDeck(ctx, ask, table, you, back) {
  const el = h("div", { class: "pk-about", hidden: true });
  const title = h("h2", { tabindex: "-1" }, t("About the deck"));
  /** @type {ReturnType<typeof printPart>} */
  let print; // made with all the rest when it is first opened

  function make() {
    const { view } = ctx;
    const bullets = (/** @type {string[]} */ texts) => h("ul", { class: "pk-bullets" }, ...texts.map((text) => h("li", {}, text)));
    const cards = button("pk-quiet pk-about-back", "", back, { "data-pk-key": "about-back" });
    cards.append(homeIcon("left", 18), t("Cards"));
    print = printPart(ctx, ask);
    el.append(...[
      cards, title, h("h3", {}, t("How to use the deck")), bullets(view.uses), view.log_book && h("p", {}, view.log_book),
      you,
      view.why.length > 0 && fold(t("Why this deck"), ...view.why.map((text) => h("p", {}, text))),
      print.el,
      ...othersDid(view),
      view.credit && h("div", {}, h("h3", {}, t("Who made this deck")), h("p", { class: "pk-quiet-words" }, view.credit)),
    ].filter(Boolean));
  }

  return {
    el,
    printed: (/** @type {Printed} */ message) => print.printed(message),
    open(/** @type {string} */ at) {
      if (!print) make();
      show(table, false);
      show(el, true);
      (at === "print" ? print.el.querySelector("h3") : title).focus();
    },
    close() {
      show(el, false);
      show(table, true);
    },
  };
}
