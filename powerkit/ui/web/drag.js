// Mouse, pen and touch on the board: an item is dragged to a place. A finger drags by the grip, so that it can still scroll.

import { boardSplit } from "./kinds/row_values.js";

/** @import { Point } from "./shapes.d.ts" */
/** @typedef {{ token: HTMLElement, key: string, from: Point, start: Point, at: Point, moved: boolean, pointer: number, place?: any, freed(): void }} Grip What is dragged: *from* where in the board, now *at* which point of the window. */

/**
 * A point of the window, as the board counts it.
 * @param {HTMLElement} root
 * @param {Point} point
 */
function inBoard(root, point) {
  const box = /** @type {Element} */ (root.getClientRects().length ? root : root.lastElementChild); // one that lends its parts to what is around it has no box
  const base = box.getBoundingClientRect();
  return { x: point.x - base.left, y: point.y - base.top };
}

/**
 * What scrolls `el`.
 * @param {HTMLElement} el
 */
export function scroller(el) {
  for (let box = el.parentElement; box; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return document.scrollingElement;
}

/**
 * Scroll what holds the board where a point of the window is near its edge; whether it could.
 * @param {HTMLElement} root
 * @param {Point} at
 */
function scrolledNear(root, at) {
  const box = /** @type {Element} */ (scroller(root));
  const rect = box === document.scrollingElement ? { top: 0, bottom: innerHeight } : box.getBoundingClientRect();
  const before = box.scrollTop;
  box.scrollTop += at.y < rect.top + 48 ? -10 : at.y > rect.bottom - 48 ? 10 : 0;
  return box.scrollTop !== before;
}

/**
 * What ends a drag is no tap. `held` says that the button is still down.
 * @param {HTMLElement} token
 * @param {boolean | undefined} held
 */
function swallowTap(token, held) {
  const swallow = (/** @type {PointerEvent} */ event) => (event.stopPropagation(), event.preventDefault());
  token.addEventListener("click", swallow, { capture: true, once: true });
  const over = () => setTimeout(() => token.removeEventListener("click", swallow, true));
  if (held) window.addEventListener("pointerup", over, { once: true });
  else over();
}

/** While something is dragged no text is selected, and what was selected is not: a drag of it would be the browser's own. Returns what ends it. */
function nothingSelected() {
  const none = (/** @type {Event} */ event) => /** @type {HTMLElement} */ (event.target).closest?.("input, textarea") || event.preventDefault();
  document.addEventListener("selectstart", none);
  const words = getSelection();
  if (words?.type === "Range") words.removeAllRanges();
  return () => document.removeEventListener("selectstart", none);
}

/**
 * `act` = { begin(id, lane), aim(point or null) → place or null, drop(id, lane, place) }. Returns { going() }.
 * @param {HTMLElement} root
 * @param {{ begin(id: string, lane: string): void, aim(point: Point | null): any, drop(id: string, lane: string, place: any): void }} act
 */
// Long: one drag from press to drop: every way it ends undoes what the others would.
export function boardDrag(root, act) {
  /** @type {Grip | null} */
  let grip = null;
  let frame = 0;

  function start(/** @type {PointerEvent} */ event) {
    const token = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("[data-pk-token]"));
    if (grip && event.isPrimary) finish(null); // its end was never told, as where it was let go of outside the window
    if (!token || event.button > 0 || grip || /** @type {HTMLElement} */ (event.target).closest(".pk-token-more, .pk-board-here")) return;
    if (event.pointerType === "touch" && !/** @type {HTMLElement} */ (event.target).closest(".pk-token-grip")) return;
    const at = { x: event.clientX, y: event.clientY };
    grip = { token, key: /** @type {string} */ (token.getAttribute("data-pk-token")), from: inBoard(root, at), start: at, at, moved: false, pointer: event.pointerId, freed: nothingSelected() };
    window.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) window.addEventListener(name, end);
    window.addEventListener("keydown", escape, true);
  }

  function move(/** @type {PointerEvent} */ event) {
    if (event.pointerId !== grip?.pointer) return;
    grip.at = { x: event.clientX, y: event.clientY };
    const far = Math.hypot(grip.at.x - grip.start.x, grip.at.y - grip.start.y);
    if (!grip.moved && far < (event.pointerType === "touch" ? 9 : 5)) return;
    if (!grip.moved) begin(grip);
    event.preventDefault();
    follow(grip);
  }

  function begin(/** @type {Grip} */ grip) {
    grip.moved = true;
    grip.token.classList.add("pk-dragged");
    root.classList.add("pk-dragging");
    act.begin(...boardSplit(grip.key));
    edge();
  }

  function follow(/** @type {Grip} */ grip) {
    const now = inBoard(root, grip.at);
    grip.token.style.transform = `translate(${(now.x - grip.from.x).toFixed(0)}px, ${(now.y - grip.from.y).toFixed(0)}px)`;
    grip.place = act.aim(grip.at);
  }

  /** Near the edge of what can be scrolled, scroll. */
  function edge() {
    if (!grip?.moved) return;
    if (scrolledNear(root, grip.at)) follow(grip);
    frame = requestAnimationFrame(edge);
  }

  function escape(/** @type {KeyboardEvent} */ event) {
    if (event.key !== "Escape" || !grip?.moved) return;
    event.preventDefault();
    event.stopPropagation();
    finish(null, true);
  }

  function end(/** @type {Event} */ event) {
    if (/** @type {PointerEvent} */ (event).pointerId !== grip?.pointer) return;
    finish(event.type === "pointerup" ? grip.place : null);
  }

  /** `held` says that the button is still down: it was a key that ended the drag. @param {any} place @param {boolean} [held] */
  function finish(place, held) {
    const { token, key, moved, freed } = /** @type {Grip} */ (grip);
    window.removeEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) window.removeEventListener(name, end);
    window.removeEventListener("keydown", escape, true);
    cancelAnimationFrame(frame), freed();
    token.style.transform = "";
    token.classList.remove("pk-dragged");
    root.classList.remove("pk-dragging");
    act.aim(null);
    grip = null;
    if (!moved) return;
    swallowTap(token, held);
    act.drop(...boardSplit(key), place);
  }

  root.addEventListener("pointerdown", start);
  root.addEventListener("dragstart", (event) => event.preventDefault());
}
