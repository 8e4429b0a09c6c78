// The picture of a map on the page: rings, wedges, lines and people, each put right where it changed and left alone where not.

import { MAP_RULE } from "../../generated/map_rule.js";
import { mapCellPath } from "./geometry.js";
import { mapLabels, mapTaken, mapTextWidth, mapWrap } from "./labels.js";
import { mapCurve, mapMark, mapSvg, mapTieLine } from "./marks.js";

/** Whether a wedge is said to have nobody in it. "Something else" never is, and on an empty map all would be. */
export function mapBlank(layout, wedge) {
  return !wedge.count && wedge.sector !== MAP_RULE.else && layout.places.size > 0 && ![...layout.outside.values()].some((place) => place.sector === wedge.sector);
}

/**
 * The names around the map: [{ wedge, lines, x, box, anchor }]; a name that would cover another moves outwards. On a map that keeps its
 * size each has the room that it needs with nobody there.
 */
function mapSectorNames(layout, taken, k, steady) {
  const names = [];
  const many = layout.wedges.length > 1;
  for (const wedge of many || layout.wedges[0]?.label ? layout.wedges : []) {
    const name = mapWrap(wedge.label || "Not said where", MAP_RULE.font, MAP_RULE.sectorWidth, 3);
    const lines = mapBlank(layout, wedge) ? [...name, MAP_RULE.nobody] : name;
    const roomy = steady ? [...name, MAP_RULE.nobody] : lines;
    const width = Math.max(...roomy.map((line) => mapTextWidth(line, MAP_RULE.font, true))) * k;
    const angle = (wedge.start + wedge.end) / 2;
    let reach = layout.edge + 12;
    let label = mapOutside(roomy, width, angle, reach, k);
    while (taken.covered(label.box)) label = mapOutside(roomy, width, angle, (reach += 8), k);
    taken.add(label.box);
    names.push({ ...label, lines, wedge });
  }
  return names;
}

function mapOutside(lines, width, angle, reach, k) {
  const x = reach * Math.cos(angle);
  const y = reach * Math.sin(angle);
  const height = MAP_RULE.line * lines.length * k;
  const top = y - (height * (1 - Math.sin(angle))) / 2;
  if (Math.abs(Math.cos(angle)) < 0.35) {
    const shift = ((width / 2) * Math.cos(angle)) / 0.35;
    return { lines, x: x + shift, box: [x + shift - width / 2, top, x + shift + width / 2, top + height], anchor: "middle" };
  }
  const left = x > 0 ? x : x - width;
  return { lines, x, box: [left, top, left + width, top + height], anchor: x > 0 ? "start" : "end" };
}

/** How much larger than in print I am drawn in the middle: my circle stays mine alone. */
const mapMe = (layout, k) => Math.min(k, (layout.centre * 0.92) / MAP_RULE.me);

/** Boxes around what shows of the picture: a name that covers one would be cut. */
const mapFrame = ([left, top, right, bottom]) => {
  const far = 200;
  return [[left - far, top - far, left, bottom + far], [right, top - far, right + far, bottom + far], [left, top - far, right, top], [left, bottom, right, bottom + far]];
};

/**
 * In which order names find their places: first whoever was folded a moment ago and is shown now. Where sectors are named at the rim, folded
 * people need no name.
 */
function mapFirst({ drawn: { people }, ruling, layout }, small) {
  const opened = ruling.folding?.opened();
  const bare = layout.wedges.length > 1 && !small;
  const named = bare ? people.map((person) => (person.members && person.ring ? { ...person, name: "" } : person)) : people;
  return opened ? [...named].sort((a, b) => opened.has(b.id) - opened.has(a.id)) : named;
}

/**
 * Where all names go: { rings, sectors, people (Map id → label), box }. On a small picture sectors are numbered at the rim.
 * With `within`, the part that shows, names keep inside it.
 */
export function mapNames(model, k, small, within = null) {
  const { layout, ruling } = model;
  const taken = mapTaken();
  const me = MAP_RULE.me * mapMe(layout, k);
  taken.add([-me, -me, me, me]);
  const roomy = (MAP_RULE.line + 3 + MAP_RULE.node) * k + 3 < MAP_RULE.outside.away;
  const outer = layout.outside.size && roomy ? [[MAP_RULE.outside.said, layout.radii.at(-1) + (MAP_RULE.line + 3) * k + 3]] : [];
  const rings = [...layout.radii.map((radius, index) => [ruling.rings[index], radius]), ...outer].map(([name, radius]) => {
    const lines = mapWrap(name, MAP_RULE.font, 96, 3);
    const width = Math.max(0, ...lines.map((line) => mapTextWidth(line, MAP_RULE.font))) * k;
    const box = [-width / 2, -radius + 3, width / 2, -radius + 3 + MAP_RULE.line * lines.length * k];
    taken.add(box);
    return { lines, x: 0, box, anchor: "middle" };
  });
  const reach = layout.edge + 9 * k;
  const rim = (wedge, index) => {
    const angle = (wedge.start + wedge.end) / 2;
    const [x, y] = [reach * Math.cos(angle), reach * Math.sin(angle)];
    return { wedge, lines: [String(index + 1)], x, anchor: "middle", box: [x - 8 * k, y - 7.5 * k, x + 8 * k, y + 7.5 * k] };
  };
  const sectors = !small ? mapSectorNames(layout, taken, k, ruling.steady) : layout.wedges.length > 1 ? layout.wedges.map(rim) : [];
  if (small) sectors.forEach((sector) => taken.add(sector.box));
  if (within) [...mapFrame(within), ...mapFrame(within), ...mapFrame(within)].forEach(taken.add);
  const written = mapTaken();
  [...rings, ...sectors].forEach((label) => written.add(label.box));
  const people = mapLabels(mapFirst(model, small), layout, taken, written, k);
  const { edge } = layout;
  const boxes = [[-edge, -edge, edge, edge], ...sectors.map((sector) => sector.box), ...[...people.values()].filter((label) => !label.hidden).map((person) => person.box)];
  const box = [0, 1, 2, 3].map((side) => boxes.reduce((most, box) => (side < 2 ? Math.min(most, box[side]) : Math.max(most, box[side])), side < 2 ? Infinity : -Infinity));
  return { rings, sectors, people, box };
}

/** Text in lines at a label's place; `k` is how large, `shown(line number)` its class. */
function mapText(label, k, shown) {
  const top = label.box[1] / k + MAP_RULE.font * 0.92;
  const line = (text, index) => mapSvg("tspan", { x: (label.x / k).toFixed(1), y: (top + MAP_RULE.line * index).toFixed(1), class: shown(index) }, text);
  return mapSvg("text", { "text-anchor": label.anchor, transform: k === 1 ? null : `scale(${k.toFixed(3)})` }, ...label.lines.map(line));
}

/** Rings, and wedges with a lighter ground where there is nobody. */
function mapGround(layout) {
  const edge = layout.radii.at(-1);
  const rings = [...layout.radii].reverse().map((radius) => mapSvg("circle", { r: radius.toFixed(1), class: "pk-ring" }));
  const many = layout.wedges.length > 1;
  const blanks = layout.wedges.flatMap((wedge, index) => (many && !wedge.count && layout.places.size ? [1, 2, 3, 4].map((ring) => mapSvg("path", { class: "none", d: mapCellPath(layout, { ring, wedge: index }) })) : []));
  const lines = many ? layout.wedges.map(({ start }) => `M0 0L${(edge * Math.cos(start)).toFixed(1)} ${(edge * Math.sin(start)).toFixed(1)}`).join("") : "";
  const circles = layout.radii.slice(0, -1).map((radius) => mapSvg("circle", { class: "w", r: radius.toFixed(1) }));
  return [...rings, ...blanks, mapSvg("path", { class: "w", d: lines }), ...circles, mapSvg("circle", { class: "edge", r: edge.toFixed(1) })];
}

/** The picture: { svg, people (the listbox), show(model, names, look), moveTo(id, x, y), aim(cell), node(id) }. */
export function mapPicture(id) {
  const group = (look) => mapSvg("g", { class: look, "aria-hidden": "true" });
  const [ground, aimed, mine, between, written] = ["ground", "pk-aimed", "mine", "between", "written"].map(group);
  const people = mapSvg("g", { id: id("people"), role: "group" }); // a list of people only while there are any: keys.js
  const svg = mapSvg("svg", { class: "pk-map pk-map-svg", id: id("picture") }, ground, aimed, between, mine, people, written);
  const target = mapSvg("path", { class: "pk-target", "fill-rule": "evenodd" });
  aimed.append(target);
  const nodes = new Map(); // id → { el, halo, made, said, line }
  const curves = [];
  /** @type {any} */
  let shown = null; // { model, names, look }

  function drawGround(layout, k) {
    ground.replaceChildren(...mapGround(layout));
    const me = mapSvg("g", { transform: `scale(${mapMe(layout, k).toFixed(3)})` }, mapSvg("circle", { class: "me", r: MAP_RULE.me }), mapSvg("text", { class: "mt", "text-anchor": "middle", y: 5 }, "Me"));
    written.replaceChildren(me);
  }

  function drawWords({ model, names, look }) {
    const rings = names.rings.map((label) => mapText(label, look.k, () => "q"));
    const last = (label) => (look.small || !mapBlank(model.layout, label.wedge) ? -1 : label.lines.length - 1);
    const sectors = names.sectors.map((label) => mapText(label, look.k, (line) => (line === last(label) ? "q i" : label.wedge.count || look.small || !model.layout.places.size ? "h" : "q")));
    written.append(...rings, ...sectors);
  }

  function nodeOf(one) {
    const known = nodes.get(one.id);
    if (known) return known;
    const halo = mapSvg("circle", { class: "pk-halo", r: MAP_RULE.node + 6 });
    const hit = mapSvg("circle", { class: "pk-hit", r: MAP_RULE.node + 4 });
    const el = mapSvg("g", { class: "pk-node", id: id(`person-${one.id}`), role: "option", tabindex: -1, "data-person": one.id, "data-pk-key": `node/${one.id}` }, hit, halo);
    const made = { el, halo, hit, line: mapSvg("path", {}), marked: "", said: "", moved: "" };
    nodes.set(one.id, made);
    return made;
  }

  function drawPerson(one, index) {
    const { model, names, look } = shown;
    const { layout } = model;
    const node = nodeOf(one);
    const place = layout.standing.get(one.id);
    const label = names.people.get(one.id);
    const among = (ids) => ids.has(one.id) || Boolean(one.members?.some((id) => ids.has(id)));
    const lit = among(look.lit);
    const from = { ...label, x: label.x - place.x, box: [label.box[0] - place.x, label.box[1] - place.y] };
    const marked = [one.kind, one.count, one.seen, one.notYet, one.wish, lit, look.k, label.lines.join("\n"), from.x.toFixed(1), from.box[1].toFixed(1)].join("|");
    if (node.marked !== marked) {
      const text = mapText({ ...from, x: from.x / look.k, box: from.box.map((edge) => edge / look.k) }, 1, () => (lit ? "h" : "t") + (one.notYet ? " i" : ""));
      text.setAttribute("aria-hidden", "true");
      const light = lit && mapSvg("circle", { class: "lit", r: MAP_RULE.node + 6 });
      node.el.replaceChildren(...[node.hit, node.halo, light, ...mapMark(one), text].filter(Boolean));
      node.marked = marked;
    }
    node.el.classList.toggle("pk-tucked", label.hidden);
    node.el.classList.toggle("pk-pale", Boolean(place.pale));
    node.el.classList.toggle("pk-lit", lit);
    node.el.classList.toggle("pk-chosen", among(look.chosen));
    const chosen = String(among(look.chosen));
    if (node.el.getAttribute("aria-selected") !== chosen) node.el.setAttribute("aria-selected", chosen);
    const said = look.say(one) + (lit ? ", lit" : "");
    if (node.said !== said) node.el.setAttribute("aria-label", (node.said = said));
    if (people.children[index] !== node.el) people.insertBefore(node.el, people.children[index] ?? null);
    if (look.dragged !== one.id) put(one, place, node);
  }

  function put(one, { x, y }, node) {
    const moved = `translate(${x.toFixed(1)} ${y.toFixed(1)})${shown.look.k === 1 ? "" : ` scale(${shown.look.k.toFixed(3)})`}`;
    if (node.moved !== moved) node.el.setAttribute("transform", (node.moved = moved));
    const look = MAP_RULE.tieClasses[one.tie];
    if (!look) return node.line.remove();
    if (node.line.getAttribute("class") !== look) node.line.setAttribute("class", look);
    node.line.setAttribute("d", mapTieLine(x, y, one.tie, MAP_RULE.me));
    if (!node.line.parentNode) mine.append(node.line);
  }

  function drawTies({ model }) {
    const { ties } = model.drawn;
    const many = ties.length > MAP_RULE.many || model.drawn.folds.length ? " many" : "";
    const placed = (tie) => [model.layout.standing.get(tie.one), model.layout.standing.get(tie.other)];
    ties.forEach((tie, index) => {
      const curve = (curves[index] ??= between.appendChild(mapSvg("path", {})));
      const [one, other] = placed(tie);
      const d = one && other ? mapCurve(one, other) : "";
      const look = (tie.sure ? "knows" : "may") + many;
      if (curve.getAttribute("d") !== d) curve.setAttribute("d", d);
      if (curve.getAttribute("class") !== look) curve.setAttribute("class", look);
    });
    curves.splice(ties.length).forEach((curve) => curve.remove());
  }

  /** look = { k, small, lit (Set of ids), chosen (Set of ids), dragged (id or null), say(person) }. */
  function show(model, names, look) {
    const same = shown && shown.model === model && shown.names === names;
    shown = { model, names, look };
    if (!same) {
      drawGround(model.layout, look.k);
      drawWords(shown);
      drawTies(shown);
    }
    const placed = model.drawn.people.filter((person) => model.layout.standing.has(person.id));
    placed.forEach(drawPerson);
    const here = new Set(placed.map((item) => item.id));
    for (const [own, node] of nodes) {
      if (here.has(own)) continue;
      node.el.remove();
      node.line.remove();
      nodes.delete(own);
    }
  }

  return {
    svg,
    people,
    show,
    node: (own) => nodes.get(own)?.el ?? null,
    /** Take hold of somebody: their mark and their own lines follow, and nothing else is touched. */
    moveTo(own, x, y) {
      const { model } = shown;
      const place = { x, y };
      put(model.byId.get(own), place, nodes.get(own));
      for (const { id: other, index } of model.drawn.near.get(own)) {
        const there = model.layout.standing.get(other);
        if (there) curves[index].setAttribute("d", mapCurve(place, there));
      }
    },
    /** Show where somebody would stand; null for nowhere. */
    aim(cell) {
      const d = cell ? mapCellPath(shown.model.layout, cell) : "";
      if (target.getAttribute("d") !== d) target.setAttribute("d", d);
    },
    /** How large what can be touched is, in the picture's units before `k`. */
    touch(radius) {
      for (const node of nodes.values()) if (node.reach !== radius) node.hit.setAttribute("r", (node.reach = radius).toFixed(1));
    },
  };
}
