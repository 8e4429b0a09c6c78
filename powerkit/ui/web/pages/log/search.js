// What the list of entries is searched and narrowed by.

import { button, h } from "../../dom.js";
import { asked, day, sentForm } from "../../forms.js";
import { shared } from "../../page_state.js";
import { t } from "../../language.js";

/** @import { Page } from "../shapes.d.ts" */
/** @import { LogView } from "../../generated/pages.d.ts" */

const NOT_NARROWED = { text: "", card: "", capability: 0, community: "", since: "", until: "" };

/**
 * What narrows the list, by name.
 * @param {LogView} given
 * @param {() => void} onchange
 */
function narrowing({ cards, capabilities }, onchange) {
  const choice = (/** @type {string} */ all, /** @type {string} */ value, /** @type {HTMLElement[]} */ options) => h("select", { class: "pk-input", onchange }, h("option", { value }, all), ...options);
  return {
    card: choice(t("All cards"), "", cards.map((card) => h("option", { value: card.id }, /^\d/.test(card.id) ? `${card.id} ${card.title}` : card.title))),
    capability: choice(t("All capabilities"), "0", capabilities.map((capability) => h("option", { value: String(capability.number) }, `${capability.number}. ${capability.title}`))),
    community: choice(t("All communities"), "", []),
    since: day({ onchange }),
    until: day({ onchange }),
  };
}

/**
 * { form, clear: the button to all entries, now(), given(), narrowed(), communities(names) }; `find` is called when something changed. What was
 * asked for is remembered while the page stays, in case it is drawn anew; never in the browser's store.
 * @param {Page<LogView>} ctx
 * @param {() => unknown} find
 */
export function searchPart(ctx, find) {
  const kept = (shared().log ??= { ...NOT_NARROWED });
  let timer = 0;
  const search = h("input", { class: "pk-input", type: "search", placeholder: t("Any words, or a card’s number"), dir: "auto", autocomplete: "off", spellcheck: "false", "data-pk-key": "search", oninput: typed });
  const controls = narrowing(ctx.view, narrow);
  const clear = button("pk-quiet", t("Show all entries"), showAll, { hidden: true });
  const under = (/** @type {string} */ id, /** @type {string} */ label) => asked(ctx, id, label, /** @type {Record<string, any>} */ (controls)[id]).el;
  const more = h("details", { class: "pk-narrow", "data-pk-key": "narrow" }, h("summary", {}, t("Narrow the list")),
    h("div", { class: "pk-narrow-parts" }, under("capability", t("Capability")), under("card", t("Card")), under("community", t("Community")),
      h("div", { class: "pk-pair" }, under("since", t("Saved from")), under("until", t("Saved until")))));
  const form = sentForm({ class: "pk-find", role: "search" }, now,
    asked(ctx, "search", t("Search your entries"), search).el, more);
  search.value = kept.text;
  for (const name in controls) /** @type {Record<string, any>} */ (controls)[name].value = String(kept[name]);
  const isNarrowed = () => Object.keys(controls).some((name) => kept[name] && String(kept[name]) !== "0");
  more.open = isNarrowed();

  function now() {
    clearTimeout(timer);
    find();
  }

  function typed() {
    clearTimeout(timer);
    kept.text = search.value;
    timer = setTimeout(now, ctx.timing.debounce);
  }

  function narrow() {
    for (const name in controls) kept[name] = name === "capability" ? Number(controls[name].value) : /** @type {Record<string, any>} */ (controls)[name].value;
    now();
  }

  function showAll() {
    Object.assign(kept, NOT_NARROWED);
    search.value = "";
    for (const name in controls) /** @type {Record<string, any>} */ (controls)[name].value = name === "capability" ? "0" : "";
    search.focus();
    now();
  }

  ctx.leaving(() => clearTimeout(timer));
  return {
    form,
    clear,
    now,
    given: () => ({ ...kept }),
    narrowed: () => Boolean(kept.text.trim()) || isNarrowed(),
    communities(/** @type {string[]} */ names) {
      const { community } = controls;
      community.replaceChildren(community.options[0], ...names.map((name) => h("option", { value: name }, name)));
      community.value = names.includes(kept.community) ? kept.community : "";
    },
  };
}

/** @typedef {ReturnType<typeof searchPart>} SearchPart */
