// What shows when: questions that depend on an answer, and the short way through a card.

import { show } from "../dom.js";
import { tickable } from "../kinds/choice/index.js";
import { shared } from "../page_state.js";
import { PRIVATE } from "./entry_fields.js";
import { shortOf } from "./front.js";
import { sayBeside } from "./announcements.js";
import { t, tn } from "../language.js";

/** @import { Asked, Card } from "./shapes.d.ts" */
/** @import { CardOnPage, WhenView } from "../generated/views.d.ts" */

/**
 * Fields in order, each conditional one right after the answer it depends on; none is ever left out.
 * @template {Asked} F
 * @param {F[]} fields
 * @returns {F[]}
 */
export function inOrder(fields) {
  /** @type {(field: F) => F[]} */
  const followers = (field) => fields.filter((each) => each.when?.field === field.id).flatMap((each) => [each, ...followers(each)]);
  const ids = fields.map((field) => field.id);
  const first = fields.filter((field) => !ids.includes(/** @type {string} */ (field.when?.field)));
  const placed = first.flatMap((field) => [field, ...followers(field)]);
  return [...placed, ...fields.filter((field) => !placed.includes(field))];
}

/**
 * Returns reveal(aloud): show each conditional question when its answer is given, hide it (words kept) when not; what was said of it then goes.
 * @param {Asked[]} fields
 * @param {Card["frames"]} frames
 * @param {Card["values"]} values
 * @param {Card["voice"]} voice
 */
export function conditions(fields, frames, values, voice) {
  const ordered = /** @type {(Asked & { when: WhenView })[]} */ (inOrder(fields).filter((field) => field.when));

  function holds(/** @type {WhenView} */ when) {
    const value = values[when.field];
    const list = Array.isArray(value) ? value : [value];
    const parent = frames.get(when.field);
    return !parent?.box.hidden && list.some((each) => when.is.includes(each) || when.is.includes(String(each)));
  }

  return (/** @type {boolean} */ aloud) => {
    for (const field of ordered) {
      const made = frames.get(field.id);
      if (!made) continue;
      made.box.classList.add("pk-reveal");
      const yes = holds(field.when);
      if (aloud && yes === made.box.hidden) sayBeside(voice, yes ? t("One more question below: {label}", { label: /** @type {string} */ (field.label) }) : "", frames.get(field.when.field)?.box);
      show(made.box, yes);
    }
    frames.get(PRIVATE.id)?.control.refresh?.();
  };
}

/**
 * The switch between all questions and the main ones, remembered while the page is open: { el or null, main: how many, on(), set(yes) }.
 * @param {HTMLElement} root
 * @param {CardOnPage} view
 * @param {{ id(part: string): string, say(words: string): void }} ctx
 */
export function shortWay(root, view, ctx) {
  const fields = view.fields || [];
  const brief = shortOf(fields);
  if (!brief) return { el: null, main: 0, on: () => false, set() {} };
  const remembered = (shared().short ??= {});
  const hint = tn("Shows only the {number} main question. What you wrote in the others is kept.", "Shows only the {number} main questions. What you wrote in the others is kept.", brief);
  const { el, input } = tickable("checkbox", ctx.id("short"), { label: t("Take the short way"), hint }, {
    "data-pk-key": "short",
    checked: Boolean(remembered[view.card.id]),
    onchange() {
      apply();
      ctx.say(input.checked ? t("Showing {brief} of {fields} questions.", { brief, fields: fields.length }) : t("Showing all {fields} questions.", { fields: fields.length }));
    },
  });

  function apply() {
    remembered[view.card.id] = input.checked;
    root.classList.toggle("pk-short", input.checked);
  }

  apply();
  el.classList.add("pk-short-way");
  function set(/** @type {boolean} */ yes) {
    input.checked = yes;
    apply();
  }

  return { el, main: brief, on: () => input.checked, set };
}
