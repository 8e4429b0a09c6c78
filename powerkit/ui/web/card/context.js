// What a question knows of its card: its own ids, whom it asks and tells, and the other questions beside it.

import { GROUP } from "./browser_store.js";
import { show } from "../dom.js";
import { namesOnCard } from "../kinds/names_offered.js";
import { groupBegins } from "./group_time.js";
import { sayBeside } from "./announcements.js";

/** @import { Ask } from "../shapes.d.ts" */
/** @import { CardAsks } from "../generated/asks.d.ts" */
/** @typedef {import("../generated/views.d.ts").FieldView} FieldView */

/**
 * What a question knows of its card.
 * @typedef {ReturnType<ReturnType<typeof contexts>>} FieldContext
 */

/**
 * Makes the context of a field of `card`. What is built later is looked up when it is asked for.
 * @param {import("./shapes.d.ts").Card} card
 */
export function contexts(card) {
  const { view, frames, values, instance } = card;

  /** The other questions of the card, as one of them (`id`) may meet them. */
  const others = (/** @type {string} */ own) => ({
    value: (/** @type {string} */ id) => values[id],
    isPrivate: (/** @type {string} */ id) => frames.get(id)?.tag.hidden === false,
    put: (/** @type {string} */ id, /** @type {unknown} */ value) => {
      card.seats.touch(id); // before it is filled: what is put there is written now
      card.answers.fill(id, value);
      card.answers.edited(id, value);
    },
    /** Put an element before another question's control. */
    beside: (/** @type {string} */ id, /** @type {HTMLElement} */ el, owner = own, made = frames.get(id)) => made && card.seats.beside(owner, made.control.el, el),
    /** Put an element before another question, covered as that of `owner` is. */
    before: (/** @type {string} */ id, /** @type {HTMLElement} */ el, owner = own, made = frames.get(id)) => made && card.seats.beside(owner, made.box, el),
    ask: (/** @type {string} */ id, /** @type {string} */ what, /** @type {object} */ given) => card.questions.ask(id, what, given),
    focus(/** @type {string} */ id) {
      card.group.bring(id);
      card.bring(id);
      card.seats.focus(id);
    },
    /** `tell` hears of each answer that changed, and of null when all have come. */
    follow: (/** @type {(id: string | null) => unknown} */ tell) => card.followers.push(tell),
  });

  return (/** @type {{ id: string }} */ field) => ({
    id: (/** @type {string | number} */ part) => `${instance}-${field.id}-${part}`.replace(/[^\w-]/g, "-"),
    say: /** @type {(words: string) => void} */ (card.voice.say),
    sayBeside: (/** @type {string} */ words, /** @type {Element} */ box) => sayBeside(card.voice, words, box),
    fields: view.fields || [],
    tags: (/** @type {Record<string, boolean>} */ map) => frames.forEach(({ tag }, id) => id in map && show(tag, map[id])),
    /** Whether a group answers, which stands where "me" does. */
    ours: () => Boolean(values[GROUP] || groupBegins(view.card.id)),
    shown: (/** @type {string} */ id) => !frames.get(id)?.box.hidden,
    change: (/** @type {unknown} */ value) => card.answers.edited(field.id, value),
    waits: card.boxes.of(field.id),
    /** A screen of the question's tool has something to ask now, or nothing any more: the steps are counted again. */
    recount() {
      card.group.sync();
      card.stage?.refresh();
    },
    ask: (/** @type {string} */ what, /** @type {object} */ given) => card.questions.ask(field.id, what, given),
    askCard: /** @type {Ask<CardAsks>} */ ((what, given) => card.questions.ask("about.card", what, given)),
    namesHere: () => namesOnCard(frames, values),
    /** Put an element above all questions. */
    above: (/** @type {HTMLElement} */ el) => card.parts.putAbove(el),
    place: `${view.workbook}:${view.card.id}:${field.id}`,
    others: others(field.id),
  });
}
