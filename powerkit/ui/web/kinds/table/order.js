// Putting rows in order by a handle: dragged with a pointer, or picked up, moved and put down with keys, said in words.

import { button, h } from "../../dom.js";
import { ROW_PARTS } from "../../registry.js";
import { t } from "../../language.js";

/** @import { ListRow } from "../../shapes.d.ts" */
/** @import { RowMoves } from "./shapes.d.ts" */

/** @type {Record<string, number>} */
const ROW_STEPS = { ArrowUp: -1, ArrowDown: 1 };

/** A handle of a row of a table. act = { field, noun, rows, move(row, step), moveTo(row, to), say }. */
ROW_PARTS.grip = (row, act) => {
  if (act.field.kind !== "table") return null;
  const grip = button("pk-icon pk-grip", "", () => {}, { "data-pk-key": `${row.id}/grip`, "aria-pressed": "false", title: t("Drag to another place, or press Enter and move it with the arrow keys"), onkeydown: keys, onblur: letGo, onpointerdown: press });
  grip.append(h("span", { "aria-hidden": "true" }, "⠿"), h("span", { class: "pk-aside" }, t("Put in order"), h("span", { class: "pk-which" })));
  let from = -1; // where a row that is picked up by keys came from
  const at = () => act.rows.indexOf(row);
  const called = () => row.title().trim().slice(0, 60) || `${act.noun} ${at() + 1}`;

  const stands = () => ({ called: called(), noun: act.noun, at: at() + 1, rows: act.rows.length });

  function hold(/** @type {number} */ place) {
    from = place;
    grip.setAttribute("aria-pressed", String(place >= 0));
    row.el.classList.toggle("pk-held", place >= 0);
  }

  function keys(/** @type {KeyboardEvent} */ event) {
    const step = ROW_STEPS[event.key];
    const held = from >= 0;
    if (event.key === "Enter" || event.key === " ") {
      if (held) {
        act.say(t("{called} put down: {noun} {at} of {rows}.", stands()));
        hold(-1);
      } else {
        hold(at());
        act.say(t("{called} picked up: {noun} {at} of {rows}. Arrow up and down move it, Enter puts it down, Escape takes it back.", stands()));
      }
    } else if (held && step) act.move(row, step);
    else if (held && event.key === "Escape") {
      const home = from;
      while (at() !== home) act.move(row, Math.sign(home - at()));
      hold(-1);
      act.say(t("{called} is back where it was: {noun} {home} of {rows}.", { called: called(), noun: act.noun, home: home + 1, rows: act.rows.length }));
    } else return;
    event.preventDefault();
    if (event.key === "Escape") event.stopPropagation();
  }

  function letGo() {
    if (from >= 0) hold(-1);
  }

  function press(/** @type {PointerEvent} */ event) {
    if (event.button) return;
    letGo();
    dragRow(row, grip, event, act);
  }

  return grip;
};

/**
 * Follow a pointer with a row until it is let go; Escape leaves the row where it was.
 * @param {ListRow} row
 * @param {HTMLElement} grip
 * @param {PointerEvent} start
 * @param {RowMoves} act
 */
function dragRow(row, grip, start, act) {
  const over = new AbortController();
  const signal = over.signal;
  const others = () => act.rows.filter((item) => item !== row);
  let to = -1;
  let moving = false;
  const marks = () => act.rows.forEach((row) => row.el.classList.remove("pk-drop-above", "pk-drop-below"));

  /** The place a row would get at this height: after those whose middle is above it. */
  function placeAt(/** @type {number} */ y) {
    return others().filter((other) => {
      const box = other.el.getBoundingClientRect();
      return y > box.top + box.height / 2;
    }).length;
  }

  function follow(/** @type {PointerEvent} */ event) {
    if (event.pointerId !== start.pointerId) return;
    if (!moving && Math.abs(event.clientY - start.clientY) < 5) return;
    moving = true;
    row.el.classList.add("pk-held");
    to = placeAt(event.clientY);
    marks();
    const rest = others();
    const next = rest[to];
    if (to !== act.rows.indexOf(row)) (next ?? rest.at(-1))?.el.classList.add(next ? "pk-drop-above" : "pk-drop-below");
    rest[event.clientY < start.clientY ? Math.max(to - 1, 0) : Math.min(to, rest.length - 1)]?.el.scrollIntoView({ block: "nearest" });
  }

  function stop() {
    marks();
    row.el.classList.remove("pk-held");
    over.abort();
  }

  function put(/** @type {PointerEvent} */ event) {
    stop();
    if (moving && event.type === "pointerup") act.moveTo(row, to);
    grip.focus({ preventScroll: true });
  }

  function leave(/** @type {KeyboardEvent} */ event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    stop();
    act.say(t("Left where it was."));
  }

  grip.setPointerCapture?.(start.pointerId);
  grip.addEventListener("pointermove", follow, { signal });
  grip.addEventListener("pointerup", put, { signal });
  grip.addEventListener("pointercancel", stop, { signal });
  window.addEventListener("keydown", leave, { signal, capture: true });
}
