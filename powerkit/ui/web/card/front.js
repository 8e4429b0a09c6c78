// The front of a card: what it asks, how long it takes, and where to begin. One screen, and no question on it.

import { button, h, partlySeen, show } from "../dom.js";
import { suitMark, suitOf } from "../suits.js";
import { otherEntry } from "./entries_of_card.js";
import { t, tn } from "../language.js";

/** @import { Card } from "./shapes.d.ts" */
/** @import { OtherEntry } from "../generated/messages.d.ts" */
/** @typedef {{ begun: boolean, far: number[], community: string, saved?: boolean, other?: OtherEntry }} Standing */

const fact = (/** @type {string} */ name, /** @type {string} */ words) => words && h("div", { class: "pk-front-fact" }, h("dt", {}, name), h("dd", {}, words));

/** How many questions the short way asks; 0 where a card has none. */
export function shortOf(/** @type {{ short: boolean }[]} */ fields) {
  const brief = fields.filter((field) => field.short).length;
  return brief < fields.length ? brief : 0;
}

/**
 * The front of `card`: { el, told(standing), brief(), focus() }; `brief` puts the short way first. `act` = { steps, brief, group, take, about, example, saved, other } are its buttons' doings.
 * `standing` = { begun, far: [step, of], community, saved, other }: a card that is *saved* and written on since lies on its front, and its back is one press away; so is that of its `other` entry.
 * @param {Card} card
 * @param {Record<"steps" | "brief" | "group" | "take" | "about" | "example" | "saved", () => void> & { other(entry: number): void }} act
 */
export function frontOf(card, act) {
  const { view, ctx } = card;
  const { card: about, fields } = view;
  const title = h("h2", { class: about.title.length > 50 ? "pk-front-title pk-long" : "pk-front-title", id: ctx.id("title"), tabindex: "-1" }, h("span", { class: "pk-front-number" }, about.id), " ", about.title);
  const community = h("bdi");
  const chip = button("pk-place-chip", "", act.about, { "data-pk-key": "community" });
  chip.append(...partlySeen(t("Community in mind: {community}"), { community }));
  const start = button("pk-start", t("Start"), act.steps, { "data-pk-key": "start" });
  const short = shortOf(fields || []) > 0 && button("pk-secondary", !about.short ? t("Short way") : about.short === 10 ? t("Ten minutes") : tn("{number} minute", "{number} minutes", about.short), act.brief, { "data-pk-key": "brief" });
  short && short.append(" ", h("span", { class: "pk-front-more" }, t("{shortOf} of {fields} questions", { shortOf: shortOf(fields), fields: fields.length })));
  const group = button("pk-secondary", t("With a group"), act.group, { "data-pk-key": "with-group" });
  const saved = button("pk-quiet", t("The card as saved"), act.saved, { "data-pk-key": "front-saved" });
  const beside = h("span", { hidden: true });
  const take = (fields || []).some((field) => field.take) && button("pk-secondary", t("Take it with me"), act.take, { "data-pk-key": "take-along" });
  const example = about.example && button("pk-quiet pk-front-example", t("See how someone else did it"), act.example, { "data-pk-key": "example", "aria-haspopup": "dialog" });
  const task = h("ol", { class: "pk-front-task" }, ...(about.steps || []).map((step) => h("li", {}, step)));
  const words = h("div", { class: "pk-front-words" },
    about.capability && h("p", { class: "pk-front-capability" }, about.capability), title,
    about.summary && h("p", { class: "pk-front-summary" }, about.summary), task, example);
  const side = h("div", { class: "pk-front-side" }, h("div", { class: "pk-front-mark", "aria-hidden": "true" }, suitMark(suitOf(about.id), 96)),
    h("dl", { class: "pk-front-facts" }, ...[fact(t("Time"), about.time), fact(t("Have at hand"), about.have)].filter(Boolean)),
    chip, h("div", { class: "pk-front-buttons" }, start, short, group, take, saved, beside));
  const el = h("div", { class: "pk-front" }, words, side);

  function told(/** @type {Standing} */ { begun, far, community: named, saved: lies, other }) {
    const [at, of] = far;
    start.textContent = !begun ? t("Start") : at > 0 && at <= of ? t("Carry on: step {at} of {of}", { at, of }) : t("Carry on");
    community.textContent = named || t("Which community?");
    chip.classList.toggle("pk-none", !named);
    if (short) show(short, !begun);
    show(saved, lies);
    beside.replaceChildren(...(other ? [button("pk-quiet", otherEntry(other), () => act.other(other.entry), { "data-pk-key": "front-entry" })] : []));
    show(beside, other);
  }

  told({ begun: false, far: [], community: "", saved: false });
  function brief() {
    if (!short) return;
    start.classList.replace("pk-start", "pk-secondary");
    short.classList.replace("pk-secondary", "pk-start");
    start.before(short);
  }

  return { el, told, brief, focus: () => title.focus({ preventScroll: true }) };
}
