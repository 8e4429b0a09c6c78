// Where each question of a card stands: at its place, on the group view's stage, or in no page at all while it is covered.

import { BOX, questionOf } from "./waiting_words.js";
import { blank } from "../compare.js";
import { h, show } from "../dom.js";
import { shared } from "../page_state.js";
import { coverOf } from "../projector.js";
import { ALSO } from "./group_answers.js";
import { isPrivate } from "./privacy.js";

/** @import { Projector } from "../projector.js" */
/** @import { FieldContext } from "./context.js" */
/** @import { Frame } from "./shapes.d.ts" */
/** @typedef {ReturnType<typeof coverOf>} Cover */
/** @typedef {{ made: Frame, anchor: Comment, cover: Cover | null, stage: HTMLElement | null, reason: string, shown?: () => void }} Seat */

/** What is only ever a choice of the workbook's own words needs no cover. */
const NEVER_COVERED = ["about.stage", "about.read_back", "about.private"];

/**
 * The questions of that card that need no cover: those somebody `pressed` for, and those `written` while the screen is safe, so nothing from before.
 * The page keeps them, so that a card drawn anew covers nothing that was typed there; the projector's switch forgets both, and so does another page.
 * @returns {{ pressed: Set<string>, written: Set<string> }}
 */
function uncovered(/** @type {string} */ card) {
  const all = (shared().uncovered ??= {});
  return (all[card] ??= { pressed: new Set(), written: new Set() });
}

/**
 * `values` are the answers as they are; `safe` is the projector's switch; `card` names the card, which may be drawn anew.
 * Gives { add(frame), beside(owner, spot, el), sync(), why(id), gone(id), touch(id), close(id), coverAll(), stage(id, el), focus(id) }.
 * @param {FieldContext} ctx
 * @param {Record<string, any>} values
 * @param {Projector} safe
 * @param {string} card
 */
// Long: one rule of why a question is covered, beside all that ask it.
export function seating(ctx, values, safe, card) {
  /** @type {Map<string, Seat>} */
  const seats = new Map();
  /** @type {{ owner: string, spot: Comment, el: HTMLElement }[]} */
  const besides = []; // what one question shows beside another: { owner, spot, el }
  const shown = () => uncovered(card);

  const waiting = (/** @type {string} */ id) => Object.keys(values).some((key) => key.startsWith(BOX) && questionOf(key) === id && !blank(values[key]));

  /** Why a question is covered: "private", "recall" or "written"; "" when it is not. */
  function why(/** @type {string} */ id) {
    const made = seats.get(id)?.made;
    if (!made || !safe.on() || shown().pressed.has(id) || NEVER_COVERED.includes(id)) return "";
    if (isPrivate(made.field, values["about.private"] || {})) return "private";
    if (made.control.recalled) return "recall";
    return shown().written.has(id) || (blank(values[id]) && blank(values[ALSO + id]) && !waiting(id)) ? "" : "written";
  }

  /** A question that hangs on a covered one would give its answer away. */
  /** @type {(id: string) => boolean} */
  function gone(id) {
    const parent = seats.get(id)?.made.field.when?.field;
    return parent !== undefined && (Boolean(why(parent)) || gone(parent));
  }

  const put = (/** @type {string} */ id, /** @type {Seat} */ seat) => seated(ctx, seat, why(id), gone(id), () => press(id));

  function sync() {
    for (const [id, seat] of seats) put(id, seat);
    for (const { owner, spot, el } of besides) {
      if (why(owner) || gone(owner)) el.remove();
      else if (spot.nextSibling !== el) spot.after(el);
    }
  }

  function press(/** @type {string} */ id) {
    shown().pressed.add(id);
    sync();
    const seat = seats.get(id);
    if (seat?.stage) seat.shown?.(); // what was covered may be long: it is read from its beginning
    else focus(id);
  }

  function focus(/** @type {string} */ id) {
    const seat = seats.get(id);
    (seat?.reason ? seat.cover?.main : seat?.made.control.main)?.focus();
  }

  return {
    add: (/** @type {Frame} */ made) => seats.set(made.field.id, { made, anchor: markBefore(made.box), cover: null, stage: null, reason: "" }),
    beside(/** @type {string} */ owner, /** @type {HTMLElement} */ target, /** @type {HTMLElement} */ el) {
      besides.push({ owner, spot: markBefore(target), el });
      sync();
    },
    sync,
    why,
    gone,
    touch(/** @type {string} */ given) {
      const id = given.startsWith(ALSO) ? given.slice(ALSO.length) : given;
      if (!why(id)) shown().written.add(id);
    },
    close: (/** @type {string} */ id) => shown().pressed.delete(id) && sync(),
    /** What was written here is from before now. */
    coverAll() {
      for (const each of Object.values(shown())) each.clear();
      sync();
    },
    /** Put a question on a stage, or with none back to its place; `shown()` is called when its cover is taken off there. @param {string} id @param {HTMLElement | null} el @param {() => void} [shown] */
    stage(id, el, shown) {
      const seat = seats.get(id);
      if (!seat) return;
      Object.assign(seat, { stage: el, shown });
      put(id, seat);
    },
    focus,
  };
}

/**
 * Put a question, or its cover where there is a reason for one, where it belongs; one that hangs on a covered one goes `away`.
 * @param {FieldContext} ctx
 * @param {Seat} seat
 * @param {"" | "private" | "recall" | "written"} reason
 * @param {boolean} away
 * @param {() => void} press
 */
function seated(ctx, seat, reason, away, press) {
  const { box, field } = seat.made;
  if (reason && !seat.cover) seat.cover = coverOf(/** @type {string} */ (field.label), (part) => ctx.id(`cover-${field.id}-${part}`).replace(/[^\w-]/g, "-"), press);
  const cover = /** @type {Cover} */ (seat.cover); // there where there is a reason
  if (reason) for (const look of ["pk-is-short", "pk-reveal"]) cover.el.classList.toggle(look, box.classList.contains(look));
  if (reason) cover.el.toggleAttribute("data-pk-answer", box.hasAttribute("data-pk-answer"));
  if (reason && seat.reason !== reason) cover.why(reason);
  seat.reason = reason;
  const shown = away ? null : reason ? cover.el : box;
  for (const other of [box, cover?.el]) if (other && other !== shown) other.remove();
  if (cover) show(cover.el, !box.hidden);
  if (!shown) return;
  if (seat.stage ? shown.parentNode !== seat.stage : seat.anchor.nextSibling !== shown) {
    if (seat.stage) seat.stage.append(shown);
    else seat.anchor.after(shown);
  }
}

/** Something that marks where an element stands, while it does not. */
function markBefore(/** @type {HTMLElement} */ el) {
  const mark = document.createComment("");
  el.before(mark);
  return mark;
}

/** A place on the card that is emptied while the screen is safe: { sync(yes) }. `words` stand there instead, if it held anything. */
export function emptied(/** @type {HTMLElement} */ place, /** @type {string} */ words) {
  const instead = h("p", { class: "pk-top pk-cover-words" }, words);
  const anchor = markBefore(place);
  return {
    sync(/** @type {boolean} */ yes) {
      const said = yes && [...place.children].some((part) => !part.matches("[hidden], .pk-step-title")); // a heading alone holds nothing
      if (yes) place.remove();
      else if (anchor.nextSibling !== place) anchor.after(place);
      if (said) anchor.after(instead);
      else instead.remove();
    },
  };
}
