// Keys in the picture: one stop for Tab, arrows from person to person, Enter to pick one up, arrows to move them, Enter or Escape to let go.

import { MAP_RULE } from "../../generated/map_rule.js";
import { t } from "../../language.js";

/** @import { Point } from "../../shapes.d.ts" */
/** @import { MapView } from "../../zoom/view.js" */
/** @import { KeyActs, Model } from "./shapes.d.ts" */

/**
 * People of a ring in order round it, and the rings that have any.
 * @param {Model} model
 */
function mapRound(model) {
  const turn = (/** @type {Point} */ { x, y }) => (Math.atan2(y, x) - MAP_RULE.start + 4 * Math.PI + 1e-9) % (2 * Math.PI);
  /** @type {{ id: string, turn: number }[][]} */
  const rings = [[], [], [], [], []]; // the last are those outside
  for (const [id, place] of model.layout.standing) rings[(place.ring || 5) - 1].push({ id, turn: turn(place) });
  rings.forEach((ring) => ring.sort((a, b) => a.turn - b.turn));
  return rings;
}

/**
 * Whom an arrow leads to from somebody: round the ring, or to whoever is nearest in the next ring that has anybody.
 * @param {Model} model
 * @param {string} id
 * @param {string} key
 */
function mapNeighbour(model, id, key) {
  const rings = mapRound(model);
  const ring = (model.layout.standing.get(id).ring || 5) - 1;
  const at = rings[ring].findIndex((ring) => ring.id === id);
  const size = rings[ring].length;
  if (key === "ArrowRight") return rings[ring][(at + 1) % size].id;
  if (key === "ArrowLeft") return rings[ring][(at + size - 1) % size].id;
  const step = key === "ArrowUp" ? -1 : 1;
  let next = ring + step;
  while (rings[next] && !rings[next].length) next += step;
  if (!rings[next]) return null;
  const apart = (/** @type {{ turn: number }} */ item) => Math.min(Math.abs(item.turn - rings[ring][at].turn), 2 * Math.PI - Math.abs(item.turn - rings[ring][at].turn));
  return rings[next].reduce((best, ring) => (apart(ring) < apart(best) ? ring : best)).id;
}

/** @type {Record<string, [number, number]>} */
const MAP_STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** The letters that are typed in one go: give one, get all. */
function typedAhead() {
  let [typed, typedAt] = ["", 0];
  return (/** @type {string} */ letter) => {
    const now = performance.now();
    typed = now - typedAt < 800 ? typed + letter : letter;
    typedAt = now;
    return typed;
  };
}

/**
 * Who stands on the map and whose name begins so: with one letter the next after `at`, with more the same person may stay.
 * @param {Model} given
 * @param {string | null} at
 * @param {string} typed
 */
function mapNamed({ people, layout }, at, typed) {
  const there = people.filter((person) => layout.standing.has(person.id));
  const start = there.findIndex((person) => person.id === at) + (typed.length === 1 ? 1 : 0);
  const order = [...there.slice(start), ...there.slice(0, start)];
  return order.find((item) => item.name.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase()));
}

/**
 * People are a list to choose from, of one or of `many`; where there are none it is a group: a list with nothing in it is none.
 * @param {Element} el
 * @param {unknown} filled
 * @param {unknown} many
 */
function listOrGroup(el, filled, many) {
  const role = filled ? "listbox" : "group";
  if (el.getAttribute("role") !== role) el.setAttribute("role", role);
  if (many && filled) el.setAttribute("aria-multiselectable", "true");
  else el.removeAttribute("aria-multiselectable");
}

/**
 * Let the picture be worked by keys. `act` = { model(), focused(id), use(id), held(), release(), move(id, step, turn), remove(id), say, many }.
 * `unfold(id)` shows somebody who is folded. With `many`, several people can be chosen at once.
 * Returns { sync(), focus(id), at() }: sync keeps one person in the order of Tab.
 * @param {import("./draw.js").MapPicture} picture
 * @param {MapView} view
 * @param {KeyActs} act
 */
// Long: what each key does, in one place.
export function mapKeys(picture, view, act) {
  let at = /** @type {string | null} */ (null);
  const typed = typedAhead();

  function sync() {
    const { standing: places } = act.model().layout;
    if (!places.has(at)) at = places.keys().next().value ?? null;
    for (const id of places.keys()) {
      const tab = id === at ? "0" : "-1";
      const el = picture.node(id);
      if (el && el.getAttribute("tabindex") !== tab) el.setAttribute("tabindex", tab);
    }
    listOrGroup(picture.people, places.size, act.many);
  }

  function focus(/** @type {string} */ id) {
    const there = () => act.model().layout.standing.has(id);
    if (!there() && (act.unfold?.(id), !there())) return;
    at = id;
    sync();
    view.reveal(act.model().layout.standing.get(id));
    picture.node(id)?.focus({ preventScroll: false });
  }

  function find(/** @type {string} */ letter) {
    const hit = mapNamed(act.model(), at, typed(letter));
    if (hit) focus(hit.id);
  }

  function pressed(/** @type {KeyboardEvent} */ event) {
    const own = /** @type {Element} */ (event.target).closest(".pk-node")?.getAttribute("data-person");
    if (!own || event.altKey || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    const held = act.held() === own;
    const taken = () => {
      event.preventDefault();
      return true;
    };
    if (MAP_STEPS[key] && event.shiftKey) return taken() && view.pan(MAP_STEPS[key][1] * 60, MAP_STEPS[key][0] * 60);
    if (MAP_STEPS[key] && held) return taken() && act.move(own, ...MAP_STEPS[key]);
    if (MAP_STEPS[key]) {
      const next = mapNeighbour(act.model(), own, key);
      taken();
      return next ? focus(next) : act.say(key === "ArrowUp" ? t("Nobody closer.") : t("Nobody further out."));
    }
    if (key === "Enter" || key === " ") return taken() && (held ? act.release() : act.use(own));
    if (key === "Escape") return taken() && act.release();
    if (key === "Home" || key === "End") {
      const order = mapRound(act.model()).flat();
      return taken() && focus(/** @type {{ id: string }} */ (key === "Home" ? order[0] : order.at(-1)).id);
    }
    if (key === "A" && act.add) return taken() && act.add(own);
    if (key === "Delete") return taken() && act.remove?.(own);
    if (key === "+" || key === "=") return taken() && view.zoom(1.3);
    if (key === "-") return taken() && view.zoom(1 / 1.3);
    if (key === "0") return taken() && view.fit();
    if (key.length === 1) return taken() && find(key);
  }

  picture.people.addEventListener("keydown", pressed);
  picture.people.addEventListener("focusin", (/** @type {FocusEvent} */ event) => {
    const own = /** @type {Element} */ (event.target).closest(".pk-node")?.getAttribute("data-person");
    if (!own) return;
    at = own;
    sync();
    act.focused(own);
  });
  return { sync, focus, at: () => at };
}

/** @typedef {ReturnType<typeof mapKeys>} MapKeys */
