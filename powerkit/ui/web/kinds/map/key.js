// The key of a map: what each line and mark means. It is always shown.

import { h } from "../../dom.js";
import { MAP_RULE } from "../../generated/map_rule.js";
import { mapMark, mapTieLine } from "./marks.js";
import { boardSvg } from "../../svg.js";
import { t } from "../../language.js";
import { oneOrMany } from "../for_group.js";

/** @import { Marked } from "./marks.js" */
/** @import { MapSpeech } from "./phrases.js" */

/**
 * @param {number} width
 * @param {...SVGElement} parts
 */
const sample = (width, ...parts) => boardSvg("svg", { class: "pk-map pk-map-sample", width, height: 24, viewBox: `0 -12 ${width} 24`, "aria-hidden": "true" }, ...parts);
const line = (/** @type {string} */ look, tie = "", width = 44) => sample(width, boardSvg("path", { class: look, d: tie ? mapTieLine(width - 2, 0, tie, 0.01) : `M2 0H${width - 2}` }));

/**
 * How a tie of that quality is drawn.
 * @param {string} tie
 */
export const mapTieSample = (tie) => line(/** @type {Record<string, string>} */ (MAP_RULE.tieClasses)[tie], tie, 72);

/** @param {MapSpeech} speech */
export function mapKeyPart(speech) {
  const mark = (/** @type {Partial<Marked>} */ item) => sample(28, boardSvg("g", { transform: "translate(13 1)" }, ...mapMark({ kind: "person", seen: "", ...item })));
  const entry = (/** @type {SVGElement} */ picture, /** @type {string | HTMLElement} */ words) => h("li", {}, picture, words);
  const group = (/** @type {string | HTMLElement} */ name, /** @type {HTMLElement[]} */ ...entries) => h("div", { class: "pk-map-keys" }, h("p", { class: "pk-map-key-name" }, name), h("ul", {}, ...entries));
  const ties = speech.column("tie") && group(speech.answerable ? oneOrMany(t("I answer to"), t("We answer to")) : oneOrMany(t("Me and them"), t("We and they")),
    ...["strong", "tenuous", "stressed"].map((id) => entry(line(id, id), speech.label("tie", id))),
    entry(line("unsure"), oneOrMany(t("I don’t know"), t("We don’t know"))));
  const others = speech.column("knows") && group(t("They"), entry(line("knows"), t("Know each other")), entry(line("may"), t("May know")));
  const who = speech.column("kind") && group(t("Who"),
    ...[["person", t("Person")], ["group", t("Group")], ["organisation", t("Organisation")]].map(([kind, words]) => entry(mark({ kind, seen: "enough" }), words)),
    speech.column("not_yet") && entry(mark({ notYet: true }), t("Not yet: to bring in")),
    speech.column("wish") && entry(mark({ wish: true }), oneOrMany(t("A change I wish for"), t("A change we wish for"))));
  const seen = speech.column("seen") && group(t("Seen"),
    ...[["enough", t("Enough")], ["not_enough", t("Not enough")], ["not_at_all", t("Not at all")], ["", t("Not said")]].map(([id, words]) => entry(mark({ seen: id }), words)));
  const parts = [ties, others, who, seen].filter(Boolean);
  return h("div", { class: "pk-map-key", role: "group", "aria-label": t("Key"), hidden: !parts.length }, ...parts);
}
