// The map talks back: sentences the workbook reads off it, each a button that lights the people it is about.

import { button, h, inFocus, show } from "../../dom.js";
import { keepFocus } from "../keep_focus.js";
import { mapPeopleCount } from "./phrases.js";
import { t } from "../../language.js";

/** @import { SentenceTold } from "../../generated/asks.d.ts" */
/** @import { MapWork } from "./shapes.d.ts" */

/** On a phone the first of many sentences stand there (map.css), the rest when `more` is pressed: { more, sync() }. @param {HTMLElement} list */
function mapRestTold(list) {
  const more = button("pk-quiet pk-map-untold", "", unfold, { "data-pk-key": "sentences/more", hidden: true });

  function unfold() {
    list.classList.add("pk-all");
    show(more, false);
    list.children[MAP_TOLD_FIRST].querySelector("button")?.focus();
  }

  return {
    more,
    sync() {
      const all = list.childElementCount;
      more.textContent = t("Show all {childElementCount}", { childElementCount: all });
      show(more, all > MAP_TOLD_FIRST && !list.classList.contains("pk-all"));
    },
  };
}

/**
 * { el, ask(people) } for the map being worked on; ask() waits until nothing has changed for a moment.
 * @param {MapWork} map
 */
export function mapTelling(map) {
  const { field, ctx, altWords } = map;
  const list = h("ul", { class: "pk-map-sentences" });
  const problem = h("p", { class: "pk-hint", hidden: true });
  const everyone = button("pk-secondary", t("Show everyone again"), () => pick(null), { "data-pk-key": "everyone", hidden: true });
  const rest = mapRestTold(list);
  const title = h("h4", { class: "pk-map-heading", id: ctx.id("telling") }, t("What is on your map"));
  const hint = h("p", { class: "pk-hint" }, t("Choose a sentence to light the people it is about."));
  const el = h("section", { class: "pk-map-part", "aria-labelledby": title.id, hidden: true }, title, hint, problem, list, rest.more, everyone);
  let timer = 0;
  let picked = /** @type {string | null} */ (null); // the words of the sentence that is lit

  function pick(/** @type {SentenceTold | null} */ sentence) {
    const back = inFocus() === everyone;
    picked = sentence && picked !== sentence.text ? sentence.text : null;
    const people = (picked && sentence?.people) || [];
    map.light(people, picked);
    mark();
    if (back) list.querySelector("button")?.focus();
    ctx.say(picked ? t("{mapPeopleCount} lit.", { mapPeopleCount: mapPeopleCount(people.length) }) : t("Everyone is shown again."));
  }

  function mark() {
    list.querySelectorAll("button").forEach((/** @type {Element} */ each) => each.setAttribute("aria-pressed", String(each.textContent === picked)));
    show(everyone, picked);
  }

  function line(/** @type {SentenceTold} */ sentence) {
    const named = field.look_at?.length && sentence.rule === "looked_at" ? "pk-map-asked" : null;
    if (!sentence.people.length) return h("li", { class: named, dir: "auto" }, h("p", {}, sentence.text));
    return h("li", { class: named }, button("pk-map-sentence", sentence.text, () => pick(sentence), { "aria-pressed": "false", "data-pk-key": "sentence/" + sentence.rule, dir: "auto" }));
  }

  async function told() {
    try {
      const found = await ctx.ask("sentences", { answer: map.store.value() });
      if (!found) return; // a newer question is on its way
      show(problem, false);
      keepFocus(list, () => list.replaceChildren(...found.sentences.map(line)));
      rest.sync();
      const lit = found.sentences.find((each) => each.text === picked);
      if (picked && !lit) [picked] = [null, map.light([], null)];
      else if (lit) map.light(lit.people, picked);
      mark();
      if (altWords.textContent !== found.alt) altWords.textContent = found.alt;
    } catch (error) {
      problem.textContent = t("Nothing can be read off your map just now. {message}", { message: /** @type {Error} */ (error).message });
      show(problem, true);
    }
  }

  return {
    el,
    ask(/** @type {number} */ people) {
      clearTimeout(timer);
      show(el, people);
      if (people) timer = setTimeout(told, MAP_TELL_AFTER);
    },
  };
}

const MAP_TELL_AFTER = 500; // milliseconds without a change
const MAP_TOLD_FIRST = 4;

/** @typedef {ReturnType<typeof mapTelling>} MapTelling */
