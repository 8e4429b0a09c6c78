// What a question knows of its card: its own ids, whom it asks and tells, and the other questions beside it.

import { show } from "../dom.js";

/** Makes the context of a field of `card`. What is built later is looked up when it is asked for. */
export function contexts(card) {
  const { view, frames, values, instance } = card;

  /** The other questions of the card, as one of them (`id`) may meet them. */
  const others = (own) => ({
    value: (id) => values[id],
    isPrivate: (id) => Boolean(frames.get(id) && !frames.get(id).tag.hidden),
    put: (id, value) => {
      card.seats.touch(id); // before it is filled: what is put there is written now
      card.answers.fill(id, value);
      card.answers.edited(id, value);
    },
    /** Put an element before another question's control. */
    beside: (id, el, owner = own) => frames.has(id) && card.seats.beside(owner, frames.get(id).control.el, el),
    focus(id) {
      card.group.bring(id);
      card.bring(id);
      card.seats.focus(id);
    },
    follow: (tell) => card.followers.push(tell),
  });

  return (field) => ({
    id: (part) => `${instance}-${field.id}-${part}`.replace(/[^\w-]/g, "-"),
    say: card.voice.say,
    fields: view.fields || [],
    tags: (map) => Object.entries(map).forEach(([id, yes]) => frames.has(id) && show(frames.get(id).tag, yes)),
    shown: (id) => !frames.get(id)?.box.hidden,
    change: (value) => card.answers.edited(field.id, value),
    waits: card.boxes.of(field.id),
    ask: (what, given) => card.questions.ask(field.id, what, given),
    askCard: (what, given) => card.questions.ask("about.card", what, given),
    /** Put an element above all questions. */
    above: (el) => card.parts.putAbove(el),
    place: `${view.workbook}:${view.card.id}:${field.id}`,
    others: others(field.id),
  });
}
