// Words beside other questions of the card: which are largest, which were said once, and which ones the action touches.

import { blank, compared } from "../../compare.js";
import { button, h, show } from "../../dom.js";
import { keptText } from "../../kept_text.js";
import { keepFocus } from "../keep_focus.js";
import { saidBy } from "./model.js";
import { sentences, t } from "../../language.js";

/** @import { WordsField } from "../../generated/views.d.ts" */
/** @import { Row } from "../../shapes.d.ts" */
/** @import { MostAndFew, WordsContext, WordsList } from "./shapes.d.ts" */
/** @import { WordCloud } from "./cloud.js" */

/** @typedef {"large" | "small" | "effect" | "for_large" | "for_small" | "action"} WordsRole What another question of the card is for the words. */

const MOST_NAMED = 12;

/**
 * Words to tap below the question of a `role`, each put into its answer or taken out: { role, from, el, draw(rows), parts() }.
 * @param {WordsField} field
 * @param {WordsContext} ctx
 * @param {"for_large" | "for_small"} role
 * @param {keyof MostAndFew} from
 * @param {string} title
 */
function pickFrom(field, ctx, role, from, title) {
  const el = h("div", { class: "pk-picks-beside", role: "group", "aria-label": title, hidden: true });
  let all = false;
  const text = () => String(ctx.others?.value(/** @type {string} */ (field[role])) ?? "");
  const parts = () => text().split(/[,;]/).map((each) => each.trim()).filter(Boolean);
  const has = (/** @type {string} */ word) => parts().some((each) => compared(each) === compared(word)) || compared(text()) === compared(word);

  function turn(/** @type {string} */ word) {
    const rest = parts().filter((each) => compared(each) !== compared(word));
    ctx.others.put(/** @type {string} */ (field[role]), has(word) ? (compared(text()) === compared(word) ? "" : rest.join(", ")) : [...parts(), word].join(", "));
    ctx.say(has(word) ? t("{word} chosen.", { word }) : t("{word} no longer chosen.", { word }));
  }

  function draw(/** @type {Row[]} */ rows) {
    const first = rows.filter((row, i) => i < 10 || has(row.word));
    const few = all || rows.length === first.length + 1 ? rows : first; // a button takes as much room as one word
    const more = rows.length - few.length;
    const shown = [h("span", { class: "pk-hint" }, title + ":"), ...few.map((row) => h("button", { type: "button", class: "pk-button pk-secondary pk-pick", dir: "auto", "aria-pressed": String(has(row.word)), "data-pk-key": `${role}/${row._id}`, onclick: () => turn(row.word) }, row.word)),
      more > 0 && button("pk-quiet", t("Show {more} more", { more }), () => { all = true; draw(rows); el.querySelectorAll(".pk-pick")[few.length]?.focus(); }, { "data-pk-key": role + "/more" }) || ""];
    keepFocus(el, () => el.replaceChildren(...shown), null, { preventScroll: true });
    show(el, rows.length);
  }

  return { role, from, el, draw, parts };
}

/**
 * Words by name, the first few of many, never all but one; with how many people said each where `say` is.
 * @param {Row[]} rows
 * @param {boolean} [say]
 * @param {number} [most]
 */
function wordsNamed(rows, say = false, most = MOST_NAMED) {
  const first = rows.length > most + 1 ? rows.slice(0, most) : rows;
  const shown = first.map((row) => `“${row.word}”${say ? ` (${saidBy(row)})` : ""}`).join(", ");
  return rows.length > first.length ? t("{words} and {number} more", { words: shown, number: rows.length - first.length }) : shown;
}

/** @param {Row} row */
const isSaidOnce = (row) => (row.count === 1 && !row.often) || (row.often === "once" && typeof row.count !== "number");

/**
 * For an action a large and a small word are asked for once, when it is begun without both; never again once it was left.
 * @param {WordsField} field
 * @param {WordsContext} ctx
 */
function kindlyAsked(field, ctx) {
  const left = keptText(ctx.place && `powerkit-asked:${ctx.place}`);
  const el = h("div", { class: "pk-kindly", role: "group", "aria-label": t("One large and one small word") });
  const words = h("p");

  function leave() {
    left.set("1");
    show(el, false);
    ctx.others.focus(/** @type {string} */ (field.action));
  }

  function rest() {
    el.replaceChildren();
    show(el, false);
  }

  function ask(/** @type {unknown} */ big, /** @type {unknown} */ little) {
    const action = ctx.others?.value(/** @type {string} */ (field.action));
    const begun = Boolean(action && !blank({ ...action, status: "" }));
    words.textContent = big ? t("If you can, choose at least one small word for this action. You can save without.") : little ? t("If you can, choose at least one large word for this action. You can save without.") : t("If you can, choose at least one large word and one small word for this action. You can save without.");
    if (!begun || (big && little) || left.get()) return rest();
    if (!el.childElementCount) el.replaceChildren(words, button("pk-quiet", t("Leave it as it is"), leave, { "data-pk-key": "leave-kindly" }));
    show(el, true);
  }
  return { el, ask, rest };
}

/**
 * { place(), draw(told) }: the deck says which questions these are (large, small, effect, for_large, for_small, action); none is needed.
 * @param {WordsField} field
 * @param {WordsContext} ctx
 * @param {WordsList} list
 * @param {WordCloud} cloud
 */
export function wordsBeside(field, ctx, list, cloud) {
  const large = h("p", { class: "pk-said-beside", hidden: true });
  const small = h("p", { class: "pk-said-beside", hidden: true });
  const again = h("div", { class: "pk-cloud-again" });
  const chosen = h("p", { class: "pk-said-beside", hidden: true });
  const kindly = kindlyAsked(field, ctx);
  const picks = [pickFrom(field, ctx, "for_large", "most", t("Choose a large word")), pickFrom(field, ctx, "for_small", "small", t("Choose a small word"))];
  const eye = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && cloud.want());

  function place() {
    const put = (/** @type {WordsRole} */ id, /** @type {HTMLElement} */ el) => field[id] && ctx.others?.beside(field[id], el);
    for (const role of /** @type {WordsRole[]} */ (["large", "effect", "for_large"]).filter((each) => field[each])) {
      const spot = h("span");
      put(role, spot);
      eye.observe(spot);
    }
    put("large", large);
    put("small", small);
    put("effect", again);
    picks.forEach((each) => put(each.role, each.el));
    put("action", h("div", {}, chosen, kindly.el));
    ctx.others?.follow((id) => [field.for_large, field.for_small, field.action].includes(/** @type {string} */ (id)) && follow());
  }

  let told = /** @type {MostAndFew | null} */ (null);

  function follow() {
    const next = told;
    if (!next) return;
    const rows = (/** @type {string[]} */ ids) => ids.map((id) => list.find(id)).filter(Boolean);
    picks.forEach((each) => each.draw(rows(next[each.from])));
    const [big, little] = picks.map((each) => each.parts());
    const say = (/** @type {string[]} */ parts) => (parts.length ? parts.map((each) => `“${each}”`).join(", ") : t("none chosen yet"));
    show(chosen, list.words().length);
    chosen.textContent = t("Your action touches: large, {large}; small, {small}.", { large: say(big), small: say(little) });
    if (list.words().length > 1) kindly.ask(big.length, little.length);
    else kindly.rest();
  }

  return {
    place,
    draw(/** @type {MostAndFew} */ next) {
      told = next;
      const rows = (/** @type {string[]} */ ids) => ids.map((id) => list.find(id)).filter(Boolean);
      const most = rows(told.most);
      const few = rows(told.small);
      const once = few.filter(isSaidOnce);
      const others = few.filter((row) => !isSaidOnce(row));
      large.textContent = most.length ? t("Largest on your cloud: {named}.", { named: wordsNamed(most, true, 6) }) : t("No word on your cloud is larger than the others yet.");
      small.textContent = sentences(once.length && t("Said once: {named}.", { named: wordsNamed(once) }), others.length && t("Said by fewer: {named}.", { named: wordsNamed(others, true) }));
      if (field.effect && list.words().length) again.replaceChildren(cloud.copy());
      [large, small, again].forEach((each) => show(each, list.words().length));
      follow();
    },
  };
}
