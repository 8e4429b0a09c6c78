// The last step: what she wrote on this card, in one column, before it is kept.

import { blank } from "../compare.js";
import { button, h, show } from "../dom.js";
import { cutBetweenWords } from "../phrasing.js";
import { isPrivate } from "./privacy.js";
import { questionOf } from "./waiting_words.js";
import { inWords } from "./restore_offers.js";
import { t } from "../language.js";

/** @import { ColumnView, FieldView } from "../generated/views.d.ts" */
/** @import { Asked, Card, Control, Frame, Waiting, WaitingFrame } from "./shapes.d.ts" */

const LONGEST = 160;
const ROWS = 3; // that are shown of a table
const ROW = 90; // letters of each

/**
 * An answer in a line, as its control says it where that can; "" for one that has no words of its own to show here.
 * @param {FieldView} field
 * @param {any} value
 * @param {Control} control
 */
function inALine(field, value, control) {
  if ([value].flat().every((each) => typeof each !== "object")) return inWords(field, value).join(", ");
  if (control.line) return control.line(value);
  const rows = Array.isArray(value) ? value : Object.values(value ?? {}).find(Array.isArray);
  const said = (rows || []).map(rowCalled);
  return said.filter(Boolean).join(", ");
}

const NOT_HERS = ["_id", "kind", "colour"]; // what the workbook notes of a row or of a shape
const rowCalled = (/** @type {Record<string, any> | null | undefined} */ row) => row?.name ?? row?.word ?? row?.topic ?? Object.entries(row ?? {}).find(([key, text]) => !NOT_HERS.includes(key) && typeof text === "string" && text)?.[1];

/**
 * What she wrote in the rows of a table, a line a row; "" where the rows have no more than what they are called.
 * @param {{ id: string, columns?: ColumnView[] }} field
 * @param {any} value
 */
function inRows({ columns }, value) {
  if (!columns || !Array.isArray(value) || value.some(({ name, word }) => name || word)) return "";
  const told = value.map((row) => [rowCalled(row), columns.filter(({ type }) => type === "long").map(({ id }) => row[id]).filter((text) => text && text !== rowCalled(row))]);
  if (!told.some(([, more]) => more.length)) return "";
  const lines = told.filter(([title]) => title).map(([title, more]) => cutAt([title, more.join(" / ")].filter(Boolean).join(": "), ROW));
  const first = lines.length > ROWS + 1 ? lines.slice(0, ROWS) : lines;
  return [...first, lines.length > first.length && t("and {number} more", { number: lines.length - first.length })].filter(Boolean).join("\n");
}

const cutAt = (/** @type {string} */ text, /** @type {number} */ most) => (text.length > most ? `${cutBetweenWords(text, most)} …` : text);

/** What stands in a box and waits for its button, as words. */
const waitingWords = (/** @type {Waiting} */ { value }) => [value].flat().map((each) => each?.text ?? each).filter((text) => typeof text === "string").join(", ");

/**
 * { el, refresh() }: the answers of `card` so far, each leading back to its step.
 * @param {Card} card
 */
export function keptWords(card) {
  const { frames, values, seats, view, boxes } = card;
  const list = h("dl", { class: "pk-kept-words" });
  const nothing = h("p", { class: "pk-hint" }, t("Nothing is written on this card yet. You can save it all the same."));
  const el = h("div", { class: "pk-kept" }, list, nothing);

  /** One line: what is asked, what stands there, and the way back to it. `notes` are said beside what is asked. */
  function line(/** @type {Asked} */ { id, label }, /** @type {string} */ words, /** @type {string} */ of, /** @type {(string | false | undefined)[]} */ ...notes) {
    const change = button("pk-quiet", t("Change"), () => card.bring(of, true), { "data-pk-key": "change-" + id });
    change.append(h("span", { class: "pk-aside" }, `: ${label}`));
    const tags = notes.filter(Boolean).flatMap((note) => [" ", h("span", { class: "pk-tag" }, note)]);
    return h("div", { class: "pk-kept-line" }, h("dt", {}, label, ...tags), h("dd", { dir: "auto" }, words), change);
  }

  const hers = (/** @type {Asked} */ field) => isPrivate(field, values["about.private"] ?? {}) && t("Private");
  const keptAs = (/** @type {FieldView} */ { quick, id }) => quick && !frames.get(id)?.control.recalled && t("Kept as card {card}", { card: id.slice(0, id.lastIndexOf(".")) });
  const saved = (/** @type {string | undefined} */ id) => Boolean(id && frames.get(id)?.field.quick && frames.get(id)?.box.hidden); // a quick one that is its own card's by now
  const madeHere = (/** @type {Asked} */ { id, of }) => Array.isArray(values[id]?.picked) || (saved(of) && !blank(values[/** @type {string} */ (of)])); // nothing is picked of it: it is looked back at all the same
  const says = (/** @type {FieldView} */ field) => (frames.get(field.id)?.control.recalled ? !blank(values[field.id]) || madeHere(field) : !blank(values[field.id]) && !saved(field.id));
  const covered = (/** @type {string} */ id) => seats.why(id) && t("Not shown here");

  /** What is shown of an answer. */
  function shown(/** @type {FieldView} */ field) {
    const { control } = /** @type {Frame} */ (frames.get(field.id));
    return inRows(field, values[field.id]) || cutAt(inALine(field, values[field.id], control) || (control.parts?.() ?? []).join(", "), LONGEST) || t("Filled in");
  }

  const answered = (/** @type {FieldView} */ field) => line(field, covered(field.id) || shown(field), field.id, hers(field), keptAs(field));

  /** What was typed and not added: *Save* adds what its own button would add without a question. */
  function notAddedYet(/** @type {WaitingFrame} */ made) {
    const of = questionOf(made.field.id);
    return line(made.field, covered(of) || cutAt(waitingWords(made.waits), LONGEST) || t("Filled in"), of, hers(/** @type {Frame} */ (frames.get(of)).field), made.waits.source?.add ? t("Save adds it") : t("Not added yet"));
  }

  function refresh() {
    const filled = (view.fields || []).filter((field) => frames.has(field.id) && !seats.gone(field.id) && says(field));
    const waiting = boxes.waiting().filter((made) => !questionOf(made.field.id).startsWith("about.") && !seats.gone(questionOf(made.field.id)));
    list.replaceChildren(...filled.map(answered), ...waiting.map(notAddedYet));
    show(nothing, !list.childElementCount);
    show(list, list.childElementCount > 0);
  }

  card.followers.push((id) => id === "about.private" && el.offsetParent && refresh());
  return { el, refresh };
}
