// Which steps a card has now: those of its deck with a question that shows, each screen of a tool, and the end.

import { blank } from "../compare.js";
import { inOrder } from "./conditions.js";
import { t } from "../language.js";

/** Community and people: laid over what shows, and no step. */
export const ABOUT = "about";

export const TAKE = "take";
export const KEEP = "keep";

/** Where what was made is changed: from the first step on. */
export const CHANGE = "change";

/** @import { Asked, Card, Control, Frame, Step } from "./shapes.d.ts" */
/** @import { CardOnPage, FieldView, ScreenView } from "../generated/views.d.ts" */
/** @import { Section } from "./layout.js" */
/** @import { Row } from "../shapes.d.ts" */

/** @returns {Row[]} */
const stepRows = (/** @type {any} */ answer) => (Array.isArray(answer) ? answer : answer?.people ?? []);

/** Whether something stands on a step; one that asks nothing holds nobody up. */
export function stepAnswered(/** @type {Pick<Step, "asks" | "column">} */ { asks, column }, /** @type {Record<string, unknown>} */ values) {
  const given = asks.filter((id) => !blank(values[id]));
  if (!column) return !asks.length || given.length > 0;
  return given.some((id) => stepRows(values[id]).some((row) => !blank(row[column])));
}

/** The key of the first step on which nothing is answered, of those before *Keep it*; that of the first where nothing is on any. */
export function firstUnanswered(/** @type {Pick<Step, "key" | "asks" | "column">[]} */ steps, /** @type {Record<string, unknown>} */ values) {
  const asked = steps.filter(({ key }) => key !== KEEP);
  const begun = asked.some((step) => step.asks.length && stepAnswered(step, values));
  const next = begun ? asked.find((step) => !stepAnswered(step, values)) ?? steps.at(-1) : steps[0];
  return next?.key ?? "0";
}

/** What is reached from the front, and is no step. */
export const BESIDE = [TAKE];

/**
 * The questions of each step in the order they are asked, by the step's number: [[title, fields], …].
 * @param {CardOnPage} view
 * @returns {[string, FieldView[]][]}
 */
export function byStep(view) {
  const ordered = inOrder(view.fields || []);
  return (view.steps || [""]).map((title, i) => [title, ordered.filter((field) => (field.step ?? 0) === i)]);
}

const QUICK_SCREENS = 2; // so many make a quick one of anything (powerkit.ui.card_view has the same)

/**
 * The screens that a question is asked in, if its tool has some: on the short way those that make a quick one.
 * @param {HTMLElement} root
 * @param {Frame} frame
 * @returns {ScreenView[]}
 */
export function screensOf(root, { control, field }) {
  const screens = (control.screen && field.screens) || [];
  return root.classList.contains("pk-short") ? screens.slice(0, QUICK_SCREENS) : screens;
}

/**
 * steps() → [{ key, section, title, question, screen, tool, without, asks, column, alone }] of `card`, whose parts are `sections` (see
 * stage.js). A step shows its section but for the boxes it is `without`.
 * @param {Pick<Card, "root" | "frames">} card
 * @param {Map<string, Section>} sections
 * @returns {() => Step[]}
 */
export function stepsOf(card, sections) {
  const { root, frames } = card;
  const brief = () => root.classList.contains("pk-short");
  const asked = (/** @type {string} */ id) => frames.has(id) && !/** @type {Frame} */ (frames.get(id)).box.hidden && (!brief() || /** @type {Frame} */ (frames.get(id)).field.short);

  const frame = (/** @type {string} */ id) => /** @type {Frame} */ (frames.get(id));
  /** Whether it asks for itself: a look back and a photo instead stand beside what does. */
  const asks = (/** @type {string} */ id) => !frame(id).control.recalled && !frame(id).field.stands_in;

  /** The questions in runs, in their order: a tool of several screens for itself, those between together. */
  function runsOf(/** @type {string[]} */ shown) {
    /** @type {{ tool: Frame | null, ids: string[] }[]} */
    const runs = [];
    for (const id of shown) {
      const tool = screensOf(root, frame(id)).length ? frame(id) : null;
      const last = runs.at(-1);
      if (last && (!asks(id) || !(tool || last.tool) || !last.ids.some(asks))) last.ids.push(id), last.tool ??= tool;
      else runs.push({ tool, ids: [id] });
    }
    return runs;
  }

  /** The screens of a step: one for each run of its questions, several for that of a tool. */
  /** @returns {Step[]} */
  function stepsIn(/** @type {string} */ key, /** @type {Section} */ section) {
    const shown = section.fields.filter(asked);
    return runsOf(shown).flatMap(({ tool, ids }, at) => {
      const first = at ? `${key}.${ids[0]}` : key; // what comes first has the step's own key
      const without = (/** @type {string[]} */ those) => shown.filter((id) => !those.includes(id)).map((id) => frame(id).box);
      const whole = { key: first, section: key, title: section.title, asks: ids.filter((id) => !frame(id).control.recalled), alone: ids.filter((id) => !frame(id).field.stands_in).length === 1, tool: tool?.control, without: without(ids) };
      if (!tool) return [whole];
      const later = without(ids.filter((id) => id === tool.field.id || frame(id).field.stands_in));
      const screens = screensOf(root, tool).filter(({ id }) => !tool.control.empty?.(id)); // where nothing is to do she is not led
      return screens.map((screen, i) => ({
        ...whole, key: i ? `${first}.${screen.id}` : first, title: screen.title, question: screen.question, screen: screen.id, alone: false,
        asks: [tool.field.id], column: screen.column, without: i ? later : whole.without,
      }));
    });
  }

  return () => [...sections].flatMap(([key, section]) => {
    if (key === ABOUT || BESIDE.includes(key)) return [];
    if (key === KEEP) return [{ key, section: key, title: t("Keep it"), asks: [], alone: false }];
    return section.fields.some(asked) ? stepsIn(key, section) : [];
  });
}
