// Words on a page to take away that look like names: asked about before it is made, as on Share.

import { h, show } from "../dom.js";
import { tickable } from "../kinds/choice/index.js";
import { t } from "../language.js";

/** @import { AskAgreed, UndecidedWord } from "../generated/asks.d.ts" */

/**
 * { el, made(given, hidden) }: the page as a file, or none while words are still to be decided on. These then stand in `el`;
 * with `hidden` (they are of answers not shown on this screen) they lie folded until somebody opens them. `say(words)` tells what is to be done first.
 * @param {import("./context.js").FieldContext} ctx
 * @param {(words: string) => void} say
 */
export function agreedNames(ctx, say) {
  const el = h("div", { class: "pk-agreed-names", hidden: true });
  /** @type {{ word: string, el: HTMLElement, input: HTMLInputElement }[]} */
  let rows = []; // { word, input }

  function ask(/** @type {UndecidedWord[]} */ undecided, /** @type {boolean} */ hidden) {
    rows = undecided.map(({ word, around, is_name }, at) => {
      const made = tickable("checkbox", ctx.id("agreed-name-" + at), { label: word, hint: around === word ? "" : around }, { checked: is_name, "data-pk-key": "agreed-name-" + at });
      made.el.dir = "auto";
      return { word, ...made };
    });
    const group = h("fieldset", { class: "pk-group" }, h("legend", { class: "pk-cell-label" }, t("Are these people’s names?")),
      h("p", { class: "pk-hint" }, t("Tick those that are, and make the page again. What you say is remembered.")),
      h("div", { class: "pk-options" }, ...rows.map((row) => row.el)));
    const fold = hidden && h("details", { class: "pk-details" }, h("summary", {}, t("Words that may be names: open to look at them on this screen")), group);
    el.replaceChildren(fold || group);
    show(el, true);
    (fold ? /** @type {HTMLElement} */ (fold.firstElementChild) : rows[0].input).focus();
    say(hidden ? t("Nothing is made yet. Open the words that may be names and look at them first.") : t("Nothing is made yet. Look at these words first."));
    return null;
  }

  /** What was said of each: nothing while they lie folded. */
  const said = () => (el.querySelector("details:not([open])") ? [] : rows.map(({ word, input }) => ({ word, is_name: input.checked })));

  async function made(/** @type {Omit<AskAgreed, "words">} */ given, /** @type {boolean} */ hidden) {
    const file = await ctx.askCard("agreed", { ...given, words: given.codes ? said() : [] });
    if (!file) return null;
    if ("undecided" in file) return ask(file.undecided, hidden);
    rows = [];
    el.replaceChildren();
    show(el, false);
    return file;
  }

  return { el, made };
}
