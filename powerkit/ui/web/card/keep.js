// The last step: what she wrote on this card, in one column, before it is kept.

import { blank } from "../compare.js";
import { button, h, show } from "../dom.js";
import { cutBetweenWords, dayInWords } from "../phrasing.js";
import { inWords } from "./restore_offers.js";
import { t } from "../language.js";

const LONGEST = 160;
const ROWS = 3; // that are shown of a table
const ROW = 90; // letters of each

/** An answer in a line; "" for one that has no words of its own to show here. */
function inALine(field, value) {
  if ([value].flat().every((each) => typeof each !== "object")) return inWords(field, value).join(", ");
  if (typeof value?.what === "string") return [value.what, value.when && t("by {when}", { when: dayInWords(value.when) })].filter(Boolean).join(", ");
  if (typeof value?.words === "string" && value.words) return value.words; // a sketch in her words
  const rows = Array.isArray(value) ? value : Object.values(value ?? {}).find(Array.isArray);
  const said = (rows || []).map(rowCalled);
  return said.filter(Boolean).join(", ");
}

const NOT_HERS = ["_id", "kind", "colour"]; // what the workbook notes of a row or of a shape
const rowCalled = (row) => row?.name ?? row?.word ?? row?.topic ?? Object.entries(row ?? {}).find(([key, text]) => !NOT_HERS.includes(key) && typeof text === "string" && text)?.[1];

/** What she wrote in the rows of a table, a line a row; "" where the rows have no more than what they are called. */
function inRows(field, value) {
  if (!field.columns || !Array.isArray(value) || value.some(({ name, word }) => name || word)) return "";
  const told = value.map((row) => [rowCalled(row), field.columns.filter(({ type }) => type === "long").map(({ id }) => row[id]).filter((text) => text && text !== rowCalled(row))]);
  if (!told.some(([, more]) => more.length)) return "";
  const lines = told.filter(([title]) => title).map(([title, more]) => cutAt([title, more.join(" / ")].filter(Boolean).join(": "), ROW));
  return [...lines.slice(0, ROWS), lines.length > ROWS && t("and {number} more", { number: lines.length - ROWS })].filter(Boolean).join("\n");
}

const cutAt = (text, most) => (text.length > most ? `${cutBetweenWords(text, most)} …` : text);

/** { el, refresh() }: the answers of `card` so far, each leading back to its step. */
export function keptWords(card) {
  const { frames, values, seats, view } = card;
  const list = h("dl", { class: "pk-kept-words" });
  const nothing = h("p", { class: "pk-hint" }, t("Nothing is written on this card yet. You can save it all the same."));
  const el = h("div", { class: "pk-kept" }, list, nothing);

  function line(field) {
    const words = seats.why(field.id) ? t("Not shown here") : inRows(field, values[field.id]) || cutAt(inALine(field, values[field.id]), LONGEST) || t("Filled in");
    const change = button("pk-quiet", t("Change"), () => card.bring(field.id, true), { "data-pk-key": "change-" + field.id });
    change.append(h("span", { class: "pk-aside" }, `: ${field.label}`));
    return h("div", { class: "pk-kept-line" }, h("dt", {}, field.label), h("dd", { dir: "auto" }, words), change);
  }

  return {
    el,
    refresh() {
      const filled = (view.fields || []).filter((field) => frames.has(field.id) && !seats.gone(field.id) && !blank(values[field.id]));
      list.replaceChildren(...filled.map(line));
      show(nothing, !filled.length);
      show(list, filled.length > 0);
    },
  };
}
