// The picture of a map on the page: rings, wedges, lines and people, each put right where it changed and left alone where not.

import { MAP_RULE } from "../../generated/map_rule.js";
import { boardSvg } from "../../svg.js";
import { t } from "../../language.js";
import { mapCellPath } from "./geometry.js";
import { mapCurve, mapMark, mapTieLine } from "./marks.js";
import { mapBlank, mapMe } from "./name_places.js";

/** @import { Known, Point } from "../../shapes.d.ts" */
/** @import { Label, Look, MapCell, Model, Names, PersonLabel, Place, SectorLabel, Shown, Someone, Standing } from "./shapes.d.ts" */

/**
 * Text in lines at a label's place; `k` is how large, `shown(line number)` its class.
 * @param {Label} label
 * @param {number} k
 * @param {(line: number) => string} shown
 */
function mapText(label, k, shown) {
  const top = label.box[1] / k + MAP_RULE.font * 0.92;
  const line = (/** @type {string} */ text, /** @type {number} */ index) => boardSvg("tspan", { x: (label.x / k).toFixed(1), y: (top + MAP_RULE.line * index).toFixed(1), class: shown(index) }, text);
  return boardSvg("text", { "text-anchor": label.anchor, ...(k !== 1 && { transform: `scale(${k.toFixed(3)})` }) }, ...label.lines.map(line));
}

/**
 * Rings, and wedges with a lighter ground where there is nobody.
 * @param {Standing} layout
 */
function mapGround(layout) {
  const edge = /** @type {number} */ (layout.radii.at(-1));
  const rings = [...layout.radii].reverse().map((radius) => boardSvg("circle", { r: radius.toFixed(1), class: "pk-ring" }));
  const many = layout.wedges.length > 1;
  const blanks = layout.wedges.flatMap((wedge, index) => (many && !wedge.count && layout.places.size ? [1, 2, 3, 4].map((ring) => boardSvg("path", { class: "none", d: mapCellPath(layout, { ring, wedge: index }) })) : []));
  const lines = many ? layout.wedges.map(({ start }) => `M0 0L${(edge * Math.cos(start)).toFixed(1)} ${(edge * Math.sin(start)).toFixed(1)}`).join("") : "";
  const circles = layout.radii.slice(0, -1).map((radius) => boardSvg("circle", { class: "w", r: radius.toFixed(1) }));
  return [...rings, ...blanks, boardSvg("path", { class: "w", d: lines }), ...circles, boardSvg("circle", { class: "edge", r: edge.toFixed(1) })];
}

/**
 * Me, in the middle, or the group whose map it is.
 * @param {Standing} layout
 * @param {number} k
 * @param {boolean} [ours]
 */
function mapMyself(layout, k, ours) {
  return boardSvg("g", { transform: `scale(${mapMe(layout, k).toFixed(3)})` }, boardSvg("circle", { class: "me", r: MAP_RULE.me }), boardSvg("text", { class: "mt", "text-anchor": "middle", y: 5 }, ours ? t("We") : t("Me")));
}

/**
 * The names of rings and sectors.
 * @param {Shown} given
 */
function mapWritten({ model, names, look }) {
  const rings = names.rings.map((label) => mapText(label, look.k, () => "q"));
  const last = (/** @type {SectorLabel} */ label) => (look.small || !mapBlank(model.layout, label.wedge) ? -1 : label.lines.length - 1);
  const sectors = names.sectors.map((label) => mapText(label, look.k, (line) => (line === last(label) ? "q i" : label.wedge.count || look.small || !model.layout.places.size ? "h" : "q")));
  return [...rings, ...sectors];
}

/**
 * The lines between people: { draw(model), pull(id, place, model) }.
 * @param {SVGElement} between
 */
function mapBetween(between) {
  const curves = /** @type {SVGElement[]} */ ([]);
  return {
    draw(/** @type {Model} */ { drawn: { ties, folds }, layout: { standing } }) {
      const many = ties.length > MAP_RULE.many || folds.length ? " many" : "";
      ties.forEach((tie, index) => {
        const curve = (curves[index] ??= between.appendChild(boardSvg("path", {})));
        const [one, other] = [standing.get(tie.one), standing.get(tie.other)];
        const d = one && other ? mapCurve(one, other) : "";
        const look = (tie.sure ? "knows" : "may") + many;
        if (curve.getAttribute("d") !== d) curve.setAttribute("d", d);
        if (curve.getAttribute("class") !== look) curve.setAttribute("class", look);
      });
      curves.splice(ties.length).forEach((curve) => curve.remove());
    },
    /** The lines of somebody who is moved end where they are now. */
    pull(/** @type {string} */ own, /** @type {Point} */ place, /** @type {Model} */ { drawn: { near }, layout: { standing } }) {
      for (const { id: other, index } of near.get(own)) {
        const there = standing.get(other);
        if (there) curves[index].setAttribute("d", mapCurve(place, there));
      }
    },
  };
}

/** @typedef {{ el: SVGElement, halo: SVGElement, hit: SVGElement, line: SVGElement, marked: string, said: string, moved: string, reach?: number }} MapNode */

/**
 * A person's place in the picture, with nothing drawn in it: { el, halo, hit, line } and what was drawn, said and moved last.
 * @param {(part: string) => string} id
 * @param {string} own
 * @returns {MapNode}
 */
function mapNode(id, own) {
  const halo = boardSvg("circle", { class: "pk-halo", r: MAP_RULE.node + 6 });
  const hit = boardSvg("circle", { class: "pk-hit", r: MAP_RULE.node + 4 });
  const el = boardSvg("g", { class: "pk-node", id: id(`person-${own}`), role: "option", tabindex: -1, "data-person": own, "data-pk-key": `node/${own}` }, hit, halo);
  return { el, halo, hit, line: boardSvg("path", {}), marked: "", said: "", moved: "" };
}

/** What is written in a mark. @param {string} look @param {string} words */
const mapInMark = (look, words) => boardSvg("text", { class: look, "text-anchor": "middle", y: 4.5, "aria-hidden": "true" }, words);

/** The mark of whoever is in no sector yet, though they stand among them: a question, after their letter if they have one. */
const mapUnsorted = (letter = "") => [boardSvg("circle", { class: "n yet", r: MAP_RULE.node }), mapInMark("pk-map-asked pk-map-letter", `${letter}?`)];

/**
 * Their mark and name, where these changed.
 * @param {MapNode} node
 * @param {Someone} one
 * @param {Place} place
 * @param {PersonLabel} label
 * @param {boolean} lit
 * @param {number} k
 */
function mapDress(node, one, place, label, lit, k) {
  const from = { ...label, x: label.x - place.x, box: [label.box[0] - place.x, label.box[1] - place.y] };
  const marked = [place.pale, one.kind, one.count, one.seen, one.notYet, one.wish, lit, k, label.letter, label.lines.join("\n"), from.x.toFixed(1), from.box[1].toFixed(1)].join("|");
  if (node.marked === marked) return;
  const text = mapText({ ...from, x: from.x / k, box: from.box.map((edge) => edge / k) }, 1, () => (lit ? "h" : "t") + (one.notYet ? " i" : ""));
  text.setAttribute("aria-hidden", "true");
  const light = lit && boardSvg("circle", { class: "lit", r: MAP_RULE.node + 6 });
  const letter = label.letter && !place.pale && mapInMark(`pk-map-letter${one.seen === "enough" ? " pk-on-dark" : ""}`, label.letter);
  node.el.replaceChildren(.../** @type {SVGElement[]} */ ([node.hit, node.halo, light, ...(place.pale ? mapUnsorted(label.letter) : mapMark(one)), letter, text].filter(Boolean)));
  node.marked = marked;
}

/**
 * How they stand out, and what is said of them.
 * @param {MapNode} node
 * @param {{ tucked: boolean, pale: boolean, lit: boolean, chosen: boolean, said: string }} given
 */
function mapTell(node, { tucked, pale, lit, chosen, said }) {
  const { el } = node;
  el.classList.toggle("pk-tucked", tucked);
  el.classList.toggle("pk-pale", pale);
  el.classList.toggle("pk-lit", lit);
  el.classList.toggle("pk-chosen", chosen);
  if (el.getAttribute("aria-selected") !== String(chosen)) el.setAttribute("aria-selected", String(chosen));
  if (node.said !== said) el.setAttribute("aria-label", (node.said = said));
}

/**
 * Their mark stands there, and the line between me and them ends there.
 * @param {MapNode} node
 * @param {Someone} one
 * @param {Point} given
 * @param {number} k
 * @param {SVGElement} mine
 */
function mapPut(node, one, { x, y }, k, mine) {
  const moved = `translate(${x.toFixed(1)} ${y.toFixed(1)})${k === 1 ? "" : ` scale(${k.toFixed(3)})`}`;
  if (node.moved !== moved) node.el.setAttribute("transform", (node.moved = moved));
  const look = /** @type {Record<string, string>} */ (MAP_RULE.tieClasses)[one.tie];
  if (!look) return node.line.remove();
  if (node.line.getAttribute("class") !== look) node.line.setAttribute("class", look);
  node.line.setAttribute("d", mapTieLine(x, y, one.tie, MAP_RULE.me));
  if (!node.line.parentNode) mine.append(node.line);
}

/**
 * The people of the picture, in `people`, and in `mine` their lines to me: { draw(shown), node(id), put(person, place, k), touch(radius) }.
 * @param {(part: string) => string} id
 * @param {SVGElement} people
 * @param {SVGElement} mine
 */
function mapNodes(id, people, mine) {
  const nodes = /** @type {Known<MapNode>} */ (new Map()); // id → mapNode

  function drawPerson(/** @type {Shown} */ { model, names, look }, /** @type {Someone} */ one, /** @type {number} */ index) {
    const place = model.layout.standing.get(one.id);
    const label = names.people.get(one.id);
    const among = (/** @type {Set<string>} */ ids) => ids.has(one.id) || Boolean(one.members?.some((id) => ids.has(id)));
    const lit = among(look.lit);
    if (!nodes.has(one.id)) nodes.set(one.id, mapNode(id, one.id));
    const node = nodes.get(one.id);
    mapDress(node, one, place, label, lit, look.k);
    mapTell(node, { tucked: label.hidden, pale: Boolean(place.pale), lit, chosen: among(look.chosen), said: [look.say(one), place.pale && t("not sorted yet"), lit && t("lit")].filter(Boolean).join(", ") });
    if (people.children[index] !== node.el) people.insertBefore(node.el, people.children[index] ?? null);
    if (look.dragged !== one.id) mapPut(node, one, place, look.k, mine);
  }

  return {
    draw(/** @type {Shown} */ shown) {
      const placed = shown.model.drawn.people.filter((person) => shown.model.layout.standing.has(person.id));
      placed.forEach((person, index) => drawPerson(shown, person, index));
      const here = new Set(placed.map((item) => item.id));
      for (const [own, node] of nodes) {
        if (here.has(own)) continue;
        node.el.remove();
        node.line.remove();
        nodes.delete(own);
      }
    },
    node: (/** @type {string} */ own) => nodes.get(own)?.el ?? null,
    put: (/** @type {Someone} */ one, /** @type {Point} */ place, /** @type {number} */ k) => mapPut(nodes.get(one.id), one, place, k, mine),
    /** How large what can be touched is, in the picture's units before `k`. */
    touch(/** @type {number} */ radius) {
      for (const node of nodes.values()) if (node.reach !== radius) node.hit.setAttribute("r", (node.reach = radius).toFixed(1));
    },
  };
}

/**
 * The picture: { svg, people (the listbox), show(model, names, look), moveTo(id, x, y), aim(cell), node(id), touch(radius) }.
 * @param {(part: string) => string} id
 */
export function mapPicture(id) {
  const group = (/** @type {string} */ look) => boardSvg("g", { class: look, "aria-hidden": "true" });
  const [ground, aimed, mine, between, written] = ["ground", "pk-aimed", "mine", "between", "written"].map(group);
  const people = boardSvg("g", { id: id("people"), role: "group" }); // a list of people only while there are any: keys.js
  const svg = boardSvg("svg", { class: "pk-map pk-map-svg", id: id("picture") }, ground, aimed, between, mine, people, written);
  const target = boardSvg("path", { class: "pk-target", "fill-rule": "evenodd" });
  aimed.append(target);
  const ties = mapBetween(between);
  const persons = mapNodes(id, people, mine);
  /** @type {Shown} */
  let shown;

  /** @param {Model} model @param {Names} names @param {Look} look */
  function show(model, names, look) {
    const same = shown && shown.model === model && shown.names === names && shown.look.ours === look.ours;
    shown = { model, names, look };
    if (!same) {
      ground.replaceChildren(...mapGround(model.layout));
      written.replaceChildren(mapMyself(model.layout, look.k, look.ours), ...mapWritten(shown));
      ties.draw(model);
    }
    persons.draw(shown);
  }

  return {
    svg,
    people,
    show,
    node: persons.node,
    touch: persons.touch,
    /** Take hold of somebody: their mark and their own lines follow, and nothing else is touched. */
    moveTo(/** @type {string} */ own, /** @type {number} */ x, /** @type {number} */ y) {
      const { model, look } = shown;
      persons.put(model.byId.get(own), { x, y }, look.k);
      ties.pull(own, { x, y }, model);
    },
    /** Show where somebody would stand; null for nowhere. */
    aim(/** @type {MapCell | null} */ cell) {
      const d = cell ? mapCellPath(shown.model.layout, cell) : "";
      if (target.getAttribute("d") !== d) target.setAttribute("d", d);
    },
  };
}

/** @typedef {ReturnType<typeof mapPicture>} MapPicture */
