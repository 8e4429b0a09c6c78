// The key of a map: what each line and mark means. It is always shown.

import { h } from "../../dom.js";
import { MAP_RULE } from "../../generated/map_rule.js";
import { mapMark, mapSvg, mapTieLine } from "./marks.js";

const sample = (width, ...parts) => mapSvg("svg", { class: "pk-map pk-map-sample", width, height: 24, viewBox: `0 -12 ${width} 24`, "aria-hidden": "true" }, ...parts);
const line = (look, tie = "", width = 44) => sample(width, mapSvg("path", { class: look, d: tie ? mapTieLine(width - 2, 0, tie, 0.01) : `M2 0H${width - 2}` }));

/** How a tie of that quality is drawn. */
export const mapTieSample = (tie) => line(MAP_RULE.tieClasses[tie], tie, 72);

export function mapKeyPart(speech) {
  const mark = (item) => sample(28, mapSvg("g", { transform: "translate(13 1)" }, ...mapMark({ kind: "person", seen: "", ...item })));
  const entry = (picture, words) => h("li", {}, picture, words);
  const group = (name, ...entries) => h("div", { class: "pk-map-keys" }, h("p", { class: "pk-map-key-name" }, name), h("ul", {}, ...entries));
  const ties = speech.column("tie") && group(speech.answerable ? "I answer to" : "Me and them",
    ...["strong", "tenuous", "stressed"].map((id) => entry(line(id, id), speech.label("tie", id))),
    entry(line("unsure"), "I don’t know"));
  const others = speech.column("knows") && group("They", entry(line("knows"), "Know each other"), entry(line("may"), "May know"));
  const who = speech.column("kind") && group("Who",
    ...[["person", "Person"], ["group", "Group"], ["organisation", "Organisation"]].map(([kind, words]) => entry(mark({ kind, seen: "enough" }), words)),
    speech.column("not_yet") && entry(mark({ notYet: true }), "Not yet: to bring in"),
    speech.column("wish") && entry(mark({ wish: true }), "A change I wish for"));
  const seen = speech.column("seen") && group("Seen",
    ...[["enough", "Enough"], ["not_enough", "Not enough"], ["not_at_all", "Not at all"], ["", "Not said"]].map(([id, words]) => entry(mark({ seen: id }), words)));
  const parts = [ties, others, who, seen].filter(Boolean);
  return h("div", { class: "pk-map-key", role: "group", "aria-label": "Key", hidden: !parts.length }, ...parts);
}
