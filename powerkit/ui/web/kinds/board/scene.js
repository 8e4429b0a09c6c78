// The board as it is seen: its zones, the items in their places, and arrows from now to how it should be.

import { h, inFocus, show, underPoint } from "../../dom.js";
import { boardArrows } from "./arrows.js";
import { boardToken } from "./tokens.js";
import { boardZones } from "./zones.js";
import { t, tn } from "../../language.js";

/** @import { BoardPlan } from "./model.js" */
/** @import { Context, Point, Row } from "../../shapes.d.ts" */
/** @import { BoardToken } from "./tokens.js" */
/** @import { BoardActs, BoardShown, PlacePart, Zone } from "./shapes.d.ts" */
/** @import { BoardField } from "../../generated/views.d.ts" */

/**
 * Where the zones lie; `twice` where each has a place for now and one for how it should be.
 * @param {string} arrangement
 * @param {boolean} twice
 */
function boardBody(arrangement, twice) {
  const look = twice || arrangement === "ladder" || arrangement === "stages" ? "rows" : arrangement;
  return h("div", { class: `pk-board-body pk-board-${look} ${twice ? "pk-board-twice" : ""} pk-is-${arrangement}` });
}

/**
 * @param {string[]} lanes
 */
const laneHeads = (lanes) => (lanes.length ? [h("div", { class: "pk-board-heads", "aria-hidden": "true" }, ...lanes.map((lane) => h("span", {}, lane)))] : []);

/**
 * Each item in each place where it stands: [{ row, lane, place }].
 * @param {BoardPlan} plan
 * @param {Row[]} rows
 */
function tokenPlaces(plan, rows) {
  const lanes = plan.twice ? ["zone", "then"] : ["zone"];
  return rows.flatMap((row) => lanes.map((lane) => ({ row, lane, place: plan.placeOf(row, lane) }))).filter(({ place }) => place);
}

/**
 * What the place of items that stand nowhere yet says once it is empty.
 * @param {BoardPlan} plan
 * @param {Row[]} rows
 */
function trayWords(plan, rows) {
  const left = plan.twice ? rows.filter((row) => !plan.placeOf(row, "then")).length : 0;
  if (!left) return t("Everything is placed.");
  return tn("{number} has no place yet under “{lane}”.", "{number} have no place yet under “{lane}”.", left, { lane: plan.lanes[1] });
}

/**
 * The item `at` which Tab stops; it stops at no other.
 * @param {Map<string, BoardToken>} tokens
 * @param {string | null} at
 */
function tabStop(tokens, at) {
  for (const { key, main, more } of tokens.values()) for (const part of [main, more]) part.tabIndex = key === at ? 0 : -1;
}

/**
 * Show in a place the items that stand there, and that a `chosen` one can be put there.
 * @param {{ list: HTMLElement, here: HTMLElement, none: HTMLElement }} given
 * @param {HTMLElement[]} want
 * @param {unknown} chosen
 */
function fillPlace({ list, here, none }, want, chosen) {
  if (want.length !== list.childElementCount || want.some((each, i) => list.children[i] !== each)) list.replaceChildren(...want);
  show(list, want.length);
  show(here, chosen);
  show(none, !want.length && none.textContent);
}

/**
 * The key of the place under a point of the window; null for none.
 * @param {HTMLElement} el
 * @param {Point | null} point
 */
function placeUnder(el, point) {
  const place = point && underPoint(el, point.x, point.y)?.closest("[data-pk-place]");
  return place && el.contains(place) ? place.getAttribute("data-pk-place") : null;
}

/**
 * { el, draw(rows, state), place(el), token(key), order() }. `act` = { put(place), tap, menu, rename(name, next) }.
 * @param {BoardField} field
 * @param {Context} ctx
 * @param {BoardPlan} plan
 * @param {BoardActs} act
 */
// Long: zones, items and arrows are drawn in this order, or the focus is lost.
export function boardScene(field, ctx, plan, act) {
  /** @type {Map<string, BoardToken>} */
  const tokens = new Map();
  /** @type {Map<string, PlacePart>} */
  const lists = new Map(); // by the key of their place
  const body = boardBody(field.arrangement, plan.twice);
  const arrows = plan.twice ? boardArrows(ctx) : null;
  const { placePart, zonesPart } = boardZones(ctx, plan, act, lists, () => shown);
  const tray = placePart(plan.tray, plan.tray.words, trayWords(plan, []));
  const trayBox = h("div", { class: "pk-board-tray" }, h(ctx.head ?? "h4", { class: "pk-board-name" }, plan.tray.words), tray.el);
  const el = h("div", { class: "pk-board-scene" }, trayBox, body);
  let drawn = "";
  /** @type {BoardShown} */
  let shown = { rows: [] };

  function skeleton(/** @type {Zone[]} */ zones) {
    const now = JSON.stringify(zones.map((zone) => [zone.key, zone.label]));
    if (now === drawn) return;
    drawn = now;
    for (const key of lists.keys()) if (key !== plan.tray.key) lists.delete(key);
    body.replaceChildren(...laneHeads(plan.lanes), ...zonesPart(zones), arrows?.el ?? "");
  }

  function tokenOf(/** @type {string} */ id, /** @type {string} */ lane) {
    const key = `${id}/${lane}`;
    const token = tokens.get(key) ?? boardToken(field, ctx, id, lane, act);
    tokens.set(key, token);
    return token;
  }

  function draw(/** @type {Row[]} */ rows, /** @type {{ made: Iterable<string>, chosen: string | null, held: string | null, at: string | null }} */ { made, chosen, held, at }) {
    shown = { rows, made };
    const focused = el.contains(inFocus()) ? /** @type {HTMLElement} */ (inFocus()) : null;
    skeleton(plan.zones(rows, made));
    const filled = new Map([...lists.keys()].map((key) => [key, /** @type {BoardToken[]} */ ([])]));
    for (const { row, lane, place } of tokenPlaces(plan, rows)) {
      const token = tokenOf(row._id, lane);
      const reason = lane === "then" || !plan.twice || !plan.placeOf(row, "then");
      token.show(row, { chosen: chosen === token.key, held: held === token.key, same: plan.sameAsNow(row), reason });
      filled.get(place.key)?.push(token);
    }
    const stay = (/** @type {{ id?: string }} */ { id }) => Number(!plan.sameAsNow(rows.find((row) => row._id === id)));
    tray.none.textContent = trayWords(plan, rows);
    for (const [key, part] of lists) {
      if (key.startsWith("then/") && plan.twice) filled.get(key)?.sort((a, b) => stay(a) - stay(b)); // fewer lines cross
      fillPlace(part, /** @type {BoardToken[]} */ (filled.get(key)).map((token) => token.el), chosen);
    }
    const kept = new Set([...filled.values()].flat().map((token) => token.key));
    for (const [key, token] of tokens) if (!kept.has(key)) token.el.remove() || tokens.delete(key);
    show(trayBox, rows.length);
    tabStop(tokens, at);
    if (focused?.isConnected && focused !== inFocus()) focused.focus({ preventScroll: true });
    arrows?.draw(body, rows, tokens, chosen || held);
  }

  return {
    el,
    body,
    draw,
    token: (/** @type {string} */ key) => tokens.get(key),
    /** The items in the order they are read, in both of their places. */
    order: () => [...el.querySelectorAll("[data-pk-token]")].map((each) => each.getAttribute("data-pk-token")),
    /** The place under a point of the window, lit while something is over it; null lights none. */
    aim(/** @type {Point | null} */ point) {
      const under = placeUnder(el, point);
      for (const [each, part] of lists) part.el.classList.toggle("pk-over", each === under);
      return under ? plan.place(under) : null;
    },
  };
}

/** @typedef {ReturnType<typeof boardScene>} BoardScene */
