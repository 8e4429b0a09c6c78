// What is wrong with a card that was to be saved: a line beside each answer, and a summary that leads there.

import { h } from "../dom.js";
import { t } from "../language.js";

/** @import { Card, Fault } from "./shapes.d.ts" */
/** @typedef {{ text: string, main?: { id: string, focus(): void } }} Line */

/**
 * GOV.UK error summary: takes the focus; each line leads to what it is about. problems: [{ text, main }].
 * @param {Line[]} problems
 * @param {{ id(part: string): string }} ctx
 */
export function errorSummary(problems, ctx) {
  const line = (/** @type {Line} */ { text, main }) => {
    if (!main) return h("li", {}, text);
    const go = (/** @type {Event} */ event) => {
      event.preventDefault();
      main.focus();
    };
    return h("li", {}, h("a", { href: "#" + main.id, onclick: go }, text));
  };
  return h("div", { class: "pk-summary-box", tabindex: "-1", role: "alert", "aria-labelledby": ctx.id("problem") },
    h("h2", { id: ctx.id("problem") }, t("There is a problem")),
    h("ul", {}, ...problems.map(line)));
}

/**
 * What is wrong with a card: { clear(), show(message), goTo(field, target) }. The summary stands at `place`; `whole()` shows all questions.
 * @param {Card} card
 * @param {HTMLElement} place
 * @param {() => void} whole
 */
export function problemsOf(card, place, whole) {
  const { frames, seats } = card;

  function goTo(/** @type {string} */ field, /** @type {HTMLElement | null | undefined} */ target) {
    card.group.bring(field);
    card.bring(field);
    if (target?.isConnected) target.focus();
    else seats.focus(field);
  }

  /** One problem beside its answer, and its line of the summary: a covered answer is not quoted. */
  function said(/** @type {Fault} */ problem) {
    const { field = "" } = problem;
    const made = frames.get(field);
    const part = made && (problem.row || problem.column) ? made.control.fault?.(problem) : null;
    const name = part?.column.label ?? made?.field.label;
    const covered = made && (seats.why(field) || seats.gone(field));
    const words = name && /^[a-z]/.test(problem.text) ? t("{name}: this {text}", { name, text: problem.text }) : problem.text;
    const text = covered ? t("{label}: this answer needs another look. It is not shown here.", { label: /** @type {string} */ (made.field.label) }) : words;
    (part ?? made)?.error.set(words);
    const target = covered ? null : part?.main ?? made?.control.main;
    return { text, main: made && { id: target?.id ?? "", focus: () => goTo(field, target) } };
  }

  return {
    goTo,
    clear() {
      place.replaceChildren();
      for (const { error, control } of frames.values()) {
        error.set("");
        control.clearErrors?.();
      }
    },
    show(/** @type {import("../generated/messages.d.ts").Saved} */ message) {
      whole();
      const given = message.problems?.length ? message.problems : [{ text: message.error || t("Your log book could not be written.") }];
      const box = errorSummary(given.map(said), card.ctx);
      place.append(box);
      box.focus();
    },
  };
}
