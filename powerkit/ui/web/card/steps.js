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
 * steps() → [{ key, section, title, question, screen, tool, box, without, asks, column, alone }] of `card`, whose parts are `sections` (see
 * stage.js). A step shows the whole section, but for the box it is `without`; a later screen of a tool shows its `box` alone.
 * @param {Pick<Card, "root" | "frames">} card
 * @param {Map<string, Section>} sections
 * @returns {() => Step[]}
 */
export function stepsOf(card, sections) {
  const { root, frames } = card;
  const brief = () => root.classList.contains("pk-short");
  const asked = (/** @type {string} */ id) => frames.has(id) && !/** @type {Frame} */ (frames.get(id)).box.hidden && (!brief() || /** @type {Frame} */ (frames.get(id)).field.short);

  /** The screens of a step: one, or those of its tool. */
  /** @returns {Step[]} */
  function stepsIn(/** @type {string} */ key, /** @type {Section} */ section) {
    const shown = section.fields.filter(asked);
    const tool = shown.map((id) => /** @type {Frame} */ (frames.get(id))).find((frame) => screensOf(root, frame).length);
    const whole = { key, section: key, title: section.title, asks: shown.filter((id) => !/** @type {Frame} */ (frames.get(id)).control.recalled), alone: shown.filter((id) => !/** @type {Frame} */ (frames.get(id)).field.stands_in).length === 1, tool: tool?.control, box: tool?.box };
    if (!tool) return [whole];
    const before = tool.field.when ? whole.asks.filter((id) => id !== tool.field.id && !/** @type {Frame} */ (frames.get(id)).field.stands_in) : [];
    const leads = before.length ? [{ ...whole, asks: before, tool: null, box: null, without: tool.box, alone: before.length === 1 }] : []; // what the tool hangs on is a step of its own
    const screens = screensOf(root, tool).filter(({ id }) => !tool.control.empty?.(id)); // where nothing is to do she is not led
    return [...leads, ...screens.map((screen, i) => ({
      ...whole, key: i || leads.length ? `${key}.${screen.id}` : key, title: screen.title, question: screen.question, screen: screen.id, alone: false,
      asks: [tool.field.id], column: screen.column,
    }))];
  }

  return () => [...sections].flatMap(([key, section]) => {
    if (key === ABOUT || BESIDE.includes(key)) return [];
    if (key === KEEP) return [{ key, section: key, title: t("Keep it"), asks: [], alone: false }];
    return section.fields.some(asked) ? stepsIn(key, section) : [];
  });
}
