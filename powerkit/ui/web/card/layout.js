// What stands on a card beneath its front: the questions in their steps, and what is said and done once for all of them.

import { blank } from "../compare.js";
import { button, h, show } from "../dom.js";
import { OWN, PRIVATE, READ_BACK, aboutFields, heading } from "./entry_fields.js";
import { severalPeople } from "./group_answers.js";
import { keptWords } from "./last_step.js";
import { stepTools } from "./step_tools.js";
import { ABOUT, KEEP, TAKE, byStep } from "./steps.js";
import { t } from "../language.js";

/** @import { Asked, Card } from "./shapes.d.ts" */

/** The places of a card that are filled as things happen. */
export function placesOf(/** @type {{ id(part: string): string }} */ ctx) {
  const above = section(t("Take it with me"), [], "");
  show(above.el, false);
  const body = h("div", { class: "pk-body", inert: true });
  return {
    above,
    body,
    communities: h("datalist", { id: ctx.id("communities") }),
    problems: h("div", { class: "pk-top" }),
    offers: h("div", { class: "pk-top" }),
    finish: h("div", {}),
    /** Put an element above all questions. */
    putAbove(/** @type {HTMLElement} */ el) {
      above.el.append(el);
      show(above.el, true);
    },
    /** The focus goes to the first thing to fill in. */
    focus: (kinds = "input, textarea, select, button") => [...body.querySelectorAll(kinds)].find((/** @type {HTMLElement} */ el) => el.offsetParent)?.focus(),
  };
}

/**
 * A part of the body with the heading it has as a step. `whole` is what the whole page says above it.
 * @param {string} title
 * @param {string[]} ids
 * @param {string | false} whole
 * @param {...(HTMLElement | null)} parts
 */
function section(title, ids, whole, ...parts) {
  const name = h("h2", { class: "pk-step-title", tabindex: "-1" });
  const el = h("div", { class: "pk-section" }, name, whole && h("h3", { class: "pk-whole" }, whole), ...parts);
  return /** @type {Section} */ ({ el, title, heading: name, fields: ids });
}

/** @typedef {{ el: HTMLElement, title: string, heading: HTMLElement, fields: string[], tools: ReturnType<typeof stepTools> }} Section */

/**
 * Put a card together in its root; `ends` are what stands beneath its questions. Returns its sections by their step's key.
 * @param {Card & { parts: ReturnType<typeof placesOf>, version: { parts: HTMLElement[] }, group: { opener: HTMLElement }, seats: { add(made: import("./shapes.d.ts").Frame): void } }} card
 * @param {(field: Asked) => HTMLElement} framed
 * @param {{ toggle: { el: HTMLElement }, brief: { el: HTMLElement | null }, save: HTMLElement, fresh: HTMLElement, bar: { el: HTMLElement }, steps: () => void }} act
 */
export function layOut(card, framed, { toggle, brief, save, fresh, bar, steps }) {
  const { root, view, parts, frames } = card;
  const ids = (/** @type {Asked[]} */ fields) => fields.map((field) => field.id);
  const about = aboutFields(view);
  const ends = [OWN, ...(view.read_back ? [READ_BACK] : []), PRIVATE];
  const sections = new Map([[TAKE, parts.above]]);
  sections.set(ABOUT, section(t("About this entry"), ids(about), t("About this entry"), ...about.map(framed)));
  const hint = h("p", { class: "pk-hint pk-whole" }, t("No question has to be answered. Save as few or as many as you like."));
  const people = frames.get("about.people");
  if (view.with_whom && people) card.followers.push((id) => id === null && show(people.box, !blank(card.values["about.people"]))); // one of its questions asks that
  byStep(view).forEach(([title, fields], i) => {
    const first = i === 0 ? [hint, brief.el] : [];
    sections.set(String(i), section(title, ids(fields), i === 0 && t("Your answers"), ...first, ...fields.map(framed)));
  });
  const words = keptWords(card);
  parts.finish.append(h("div", { class: "pk-buttons" }, save), ...card.version.parts);
  sections.set(KEEP, section(t("Keep it"), ids(ends), "", words.el, ...ends.map(framed), h("div", { class: "pk-finish" }, parts.finish, fresh)));
  frames.get("about.community")?.control.main.setAttribute("list", parts.communities.id);
  const head = heading(view.card);
  const stepwise = button("pk-secondary pk-stepwise", t("One step at a time"), steps, { "data-pk-key": "stepwise" });
  const tools = h("div", { class: "pk-buttons pk-together" }, stepwise, card.group.opener, severalPeople(root, view.card.id).el, toggle.el);
  head.append(tools);
  for (const section of sections.values()) section.tools = stepTools(card, section.el);
  parts.body.append(...[...sections.values()].map(({ el }) => el));
  for (const made of frames.values()) if (!made.inside) card.seats.add(made);
  return { tools, sections, words, rest: [parts.communities, card.voice.el, parts.problems, head, parts.offers, parts.body, bar.el] };
}

const SMALLER = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7]; // of a task in large type: the smallest is read from the back of a room too
const TIGHT = 64; // px that a step of group view is too tall by, and still fits with less room around it

/** The card's task as large as the `stage` of group view has room for it, so that all of it is read at once; a step that is only just too tall stands closer. */
export function fitted(/** @type {HTMLElement} */ stage) {
  const task = /** @type {HTMLElement | null} */ (stage.querySelector(".pk-big-start"));
  stage.classList.toggle("pk-big-first", Boolean(task));
  stage.classList.remove("pk-big-tight");
  const over = stage.scrollHeight - stage.clientHeight;
  if (task) SMALLER.find((size) => ((task.style.fontSize = `${size}em`), stage.scrollHeight <= stage.clientHeight));
  else if (over > 0 && over < TIGHT) stage.classList.add("pk-big-tight");
}
