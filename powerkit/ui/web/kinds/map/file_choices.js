// What of a file of people was read as what, to choose in: its columns, words that mean no sector, which end of a scale is the closest.

import { h } from "../../dom.js";
import { mapPeopleCount } from "./phrases.js";
import { t } from "../../language.js";

/** @import { PeopleRead } from "../../generated/asks.d.ts" */
/** @import { MapContext } from "./shapes.d.ts" */
/** @import { MapSpeech } from "./phrases.js" */

/** @typedef {{ columns: Record<string, string>, sectors: Record<string, string>, turned: boolean }} Chosen What was chosen of a file so far. */

const COLUMNS = ["name", "kind", "ring", "sector", "tie", "seen", "not_yet", "wish", "knows", "may_know", "note"];

/**
 * A choice with its label; `change(value, words)` is told of another one.
 * @param {MapContext} ctx
 * @param {string} key
 * @param {string} words
 * @param {string[][]} options
 * @param {string} value
 * @param {(value: string, words: string) => void} change
 */
function choice(ctx, key, words, options, value, change) {
  const select = h("select", { id: ctx.id("file-" + key), class: "pk-input", "data-pk-key": "file/" + key, onchange: () => change(select.value, select.selectedOptions[0].textContent) },
    ...options.map(([id, label]) => h("option", { value: id, selected: id === value }, label)));
  return h("li", {}, h("label", { class: "pk-cell-label", for: select.id, dir: "auto" }, words), select);
}

/**
 * The parts of a preview in which one chooses: a list of elements. `told` is what was read, `chosen` = { columns, sectors, turned } what was
 * chosen so far; `choose(change, words)` reads the file again with one more choice.
 * @param {MapContext} ctx
 * @param {MapSpeech} speech
 * @param {PeopleRead} told
 * @param {Chosen} chosen
 * @param {(change: Partial<Chosen>, words: string) => void} choose
 */
export function mapFileChoices(ctx, speech, told, chosen, choose) {
  const columns = [["", t("Keep it in the note")], ...COLUMNS.map((id) => [id, speech.column(id)?.label ?? ""]).filter(([, label]) => label)];
  const sectors = [["", t("Not said yet")], ...speech.sectors.map(({ id, label }) => [id, label])];
  const asked = new Map([...Object.keys(chosen.sectors).map((word) => /** @type {[string, number]} */ ([word, 0])), ...(/** @type {[string, number][]} */ (told.asked ?? []))]);
  const heads = (told.columns ?? []).map(([heading, column], at) => choice(ctx, `column-${at}`, t("“{heading}” is", { heading }), columns, column, (value, words) =>
    choose({ columns: { ...chosen.columns, [heading]: value } }, `${heading}: ${words}.`)));
  const words = [...asked].map(([word, count], at) => choice(ctx, `sector-${at}`, count ? t("Where does “{word}” belong? ({people})", { word, people: mapPeopleCount(count) }) : t("Where does “{word}” belong?", { word }), sectors, chosen.sectors[word] ?? "", (value, label) =>
    choose({ sectors: { ...chosen.sectors, [word]: value } }, `${word}: ${label}.`)));
  const turned = h("input", { type: "checkbox", id: ctx.id("file-turned"), class: "pk-box", checked: chosen.turned, "data-pk-key": "file/turned", onchange: () => choose({ turned: turned.checked }, turned.checked ? t("The highest number is the closest.") : t("1 is the closest.")) });
  const part = (/** @type {unknown} */ open, /** @type {string} */ title, /** @type {HTMLElement[]} */ ...inner) => h("details", { class: "pk-details", open: Boolean(open) }, h("summary", { "data-pk-key": "file/" + title }, title), ...inner);
  return [
    heads.length > 0 && part(told.ask || Object.keys(chosen.columns).length, t("Which column is what"), h("ul", { class: "pk-map-file-choices" }, ...heads)),
    told.numbers && h("label", { class: "pk-map-file-turned", for: turned.id }, turned, t("The highest number is the closest")),
    words.length > 0 && part(true, t("Words that are no sector here"), h("ul", { class: "pk-map-file-choices" }, ...words)),
  ].filter(Boolean);
}
