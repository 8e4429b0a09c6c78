// Where each question of a card stands: at its place, on the group view's stage, or in no page at all while it is covered.

import { BOX, questionOf } from "./boxes.js";
import { blank } from "../compare.js";
import { h, show } from "../dom.js";
import { coverOf } from "../projector.js";
import { uncovered } from "./uncovered.js";
import { ALSO } from "./group_answers.js";
import { isPrivate } from "./privacy.js";

/** What is only ever a choice of the workbook's own words needs no cover. */
const NEVER_COVERED = ["about.stage", "about.read_back", "about.private"];

/**
 * `values` are the answers as they are; `safe` is the projector's switch; `card` names the card, which may be drawn anew.
 * Gives { add(frame), beside(owner, spot, el), sync(), why(id), gone(id), touch(id), close(id), coverAll(), stage(id, el), focus(id) }.
 */
// Long: one rule of why a question is covered, beside all that ask it.
export function seating(ctx, values, safe, card) {
  const seats = new Map(); // field id → { made, anchor, cover, stage }
  const besides = []; // what one question shows beside another: { owner, spot, el }
  const shown = () => uncovered(card);

  const waiting = (id) => Object.keys(values).some((key) => key.startsWith(BOX) && questionOf(key) === id && !blank(values[key]));

  /** Why a question is covered: "private", "recall" or "written"; "" when it is not. */
  function why(id) {
    const field = seats.get(id)?.made.field;
    if (!field || !safe.on() || shown().pressed.has(id) || NEVER_COVERED.includes(id)) return "";
    if (isPrivate(field, values["about.private"] || {})) return "private";
    if (field.kind === "recall") return "recall";
    return shown().written.has(id) || (blank(values[id]) && blank(values[ALSO + id]) && !waiting(id)) ? "" : "written";
  }

  /** A question that hangs on a covered one would give its answer away. */
  function gone(id) {
    const parent = seats.get(id)?.made.field.when?.field;
    return Boolean(parent) && (Boolean(why(parent)) || gone(parent));
  }

  const put = (id, seat) => seated(ctx, seat, why(id), gone(id), () => press(id));

  function sync() {
    for (const [id, seat] of seats) put(id, seat);
    for (const { owner, spot, el } of besides) {
      if (why(owner) || gone(owner)) el.remove();
      else if (spot.nextSibling !== el) spot.after(el);
    }
  }

  function press(id) {
    shown().pressed.add(id);
    sync();
    const seat = seats.get(id);
    if (seat.stage) seat.shown(); // what was covered may be long: it is read from its beginning
    else focus(id);
  }

  function focus(id) {
    const seat = seats.get(id);
    (seat?.reason ? seat.cover.main : seat?.made.control.main)?.focus();
  }

  return {
    add: (made) => seats.set(made.field.id, { made, anchor: markBefore(made.box), cover: null, stage: null, reason: "" }),
    beside(owner, target, el) {
      besides.push({ owner, spot: markBefore(target), el });
      sync();
    },
    sync,
    why,
    gone,
    touch(given) {
      const id = given.startsWith(ALSO) ? given.slice(ALSO.length) : given;
      if (!why(id)) shown().written.add(id);
    },
    close: (id) => shown().pressed.delete(id) && sync(),
    /** What was written here is from before now. */
    coverAll() {
      for (const each of Object.values(shown())) each.clear();
      sync();
    },
    /** Put a question on a stage, or with none back to its place; `shown()` is called when its cover is taken off there. */
    stage(id, el, shown) {
      const seat = seats.get(id);
      if (!seat) return;
      Object.assign(seat, { stage: el, shown });
      put(id, seat);
    },
    focus,
  };
}

/** Put a question, or its cover where there is a reason for one, where it belongs; one that hangs on a covered one goes `away`. */
function seated(ctx, seat, reason, away, press) {
  const { box, field } = seat.made;
  if (reason && !seat.cover) seat.cover = coverOf(field.label, (part) => ctx.id(`cover-${field.id}-${part}`).replace(/[^\w-]/g, "-"), press);
  if (reason) for (const look of ["pk-is-short", "pk-reveal"]) seat.cover.el.classList.toggle(look, box.classList.contains(look));
  if (reason) seat.cover.el.toggleAttribute("data-pk-answer", box.hasAttribute("data-pk-answer"));
  if (reason && seat.reason !== reason) seat.cover.why(reason);
  seat.reason = reason;
  const shown = away ? null : reason ? seat.cover.el : box;
  for (const other of [box, seat.cover?.el]) if (other && other !== shown) other.remove();
  if (seat.cover) show(seat.cover.el, !box.hidden);
  if (!shown) return;
  if (seat.stage ? shown.parentNode !== seat.stage : seat.anchor.nextSibling !== shown) {
    if (seat.stage) seat.stage.append(shown);
    else seat.anchor.after(shown);
  }
}

/** Something that marks where an element stands, while it does not. */
function markBefore(el) {
  const mark = document.createComment("");
  el.before(mark);
  return mark;
}

/** A place on the card that is emptied while the screen is safe: { sync(yes) }. `words` stand there instead, if it held anything. */
export function emptied(place, words) {
  const instead = h("p", { class: "pk-top pk-cover-words" }, words);
  const anchor = markBefore(place);
  return {
    sync(yes) {
      const said = yes && [...place.children].some((part) => !part.hidden && !part.matches(".pk-step-title")); // a heading alone holds nothing
      if (yes) place.remove();
      else if (anchor.nextSibling !== place) anchor.after(place);
      if (said) anchor.after(instead);
      else instead.remove();
    },
  };
}
