// One group of statements at a time, each rated with evidence and with whose view it is.

import { button, h, show } from "../../dom.js";
import { area, asked, chosen } from "../../forms.js";
import { t } from "../../language.js";

/** @import { Page } from "../shapes.d.ts" */
/** @import { DestinationView } from "../../generated/pages.d.ts" */
/** @typedef {{ rating: string, evidence: string }} Rating */
/** @typedef {{ at: number, view: string, ratings: Map<string, Rating>, last: Record<string, string> }} Look */

/**
 * `look` = { at, view, ratings, last } as on the page; `changed()` is called at each rating. Returns { parts, back, next, go(to, focus), draw() }.
 * @param {Page<DestinationView>} ctx
 * @param {Look} look
 * @param {() => void} changed
 */
export function destinationStatements(ctx, look, changed) {
  const { groups, steps, views } = ctx.view;
  const list = h("ul", { class: "pk-groups" });
  const title = h("h2", { tabindex: "-1" });
  const headline = h("p", { class: "pk-note" });
  const whose = chosen(ctx, "view", t("Whose view are you putting down?"), views, look.view, (id) => { look.view = id; drawGroup(false); });
  const statements = h("div");
  const back = button("pk-secondary", t("Back"), () => go(look.at - 1));
  const next = button("pk-secondary", t("Next"), () => go(look.at + 1), { "data-pk-key": "next" });

  function go(/** @type {number} */ to, focus = true) {
    look.at = Math.max(0, Math.min(groups.length - 1, to));
    drawGroup(true);
    if (!focus) return;
    title.focus();
    title.scrollIntoView?.({ block: "nearest" });
  }

  function drawGroup(/** @type {boolean} */ fresh) {
    const group = groups[look.at];
    title.textContent = group.name;
    headline.textContent = group.headline;
    statements.replaceChildren(...group.statements.map(statement));
    show(back, look.at > 0);
    show(next, look.at < groups.length - 1);
    if (groups[look.at + 1]) next.textContent = t("Next: {name}", { name: groups[look.at + 1].name });
    drawList();
    if (!fresh) ctx.say(t("Now showing: {label}", { label: views.find((item) => item.id === look.view)?.label }));
  }

  function drawList() {
    list.replaceChildren(...groups.map((group, at) => {
      const rated = group.statements.filter(({ id }) => views.some((view) => look.ratings.get(`${id}.${view.id}`)?.rating)).length;
      return h("li", {}, button("pk-quiet", group.name, () => go(at), { "aria-current": at === look.at ? "step" : null }), h("span", { class: "pk-quiet-words" }, t("{rated} of {statements} rated", { rated, statements: group.statements.length })));
    }));
  }

  function statement(/** @type {{ id: string, text: string }} */ { id, text }) {
    const key = `${id}.${look.view}`;
    const held = look.ratings.get(key) ?? { rating: "", evidence: "" };
    const put = (/** @type {Partial<Rating>} */ part) => { look.ratings.set(key, { ...(look.ratings.get(key) ?? { rating: "", evidence: "" }), ...part }); changed(); };
    const rating = chosen(ctx, `rate-${id}`, text, steps, held.rating, (step) => { put({ rating: step }); drawList(); });
    const evidence = asked(ctx, `why-${id}`, t("What makes you say so?"), area({ dir: "auto" }));
    evidence.control.value = held.evidence;
    evidence.control.addEventListener("input", () => put({ evidence: evidence.control.value }));
    const before = look.last[key];
    return h("div", { class: "pk-statement", "data-pk-statement": id }, rating.el, before && h("p", { class: "pk-quiet-words" }, before), evidence.el);
  }

  return { parts: [list, title, headline, whose.el, statements], back, next, go, draw: () => drawGroup(true) };
}

/**
 * The ratings in a look's answers: "statement.view" → { rating, evidence }.
 * @param {Record<string, any>} answers
 */
export function ratingsOf(answers) {
  return new Map(Object.values(answers).flat().map((row) => [`${row.statement}.${row.view}`, { rating: row.rating || "", evidence: row.evidence || "" }]));
}

/**
 * A look's answers: for each group the rows in which somebody rated or wrote something.
 * @param {import("../../generated/pages.d.ts").DestinationView} given
 * @param {Map<string, Rating>} ratings
 */
export function ratedAnswers({ groups, views }, ratings) {
  const rows = (/** @type {typeof groups[0]} */ group) => group.statements.flatMap(({ id }) => views.map((view) => ({ _id: `${id}.${view.id}`, statement: id, view: view.id, ...ratings.get(`${id}.${view.id}`) })));
  const full = groups.map((group) => [group.id, rows(group).filter((row) => row.rating || row.evidence?.trim())]);
  return Object.fromEntries(full.filter(([, some]) => some.length));
}
