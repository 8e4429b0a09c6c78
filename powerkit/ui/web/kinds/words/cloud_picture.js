// The picture of the words: each a button at its place in Python's layout, with one stop for arrow keys.

import { h, inFocus } from "../../dom.js";
import { peopleOf } from "./model.js";
import { t } from "../../language.js";

/** @import { CloudTold, PlacedTold } from "../../generated/asks.d.ts" */
/** @import { Known, Row } from "../../shapes.d.ts" */

/** @typedef {[HTMLElement, number]} Line A line of a word on the page, and how long it may be. */

const COPY_HIGH = 300; // px

/** Buttons of which Tab meets one, and arrow keys the others: { put(buttons), are(buttons), keys(event), entered(event) }. */
function oneStop() {
  let order = /** @type {HTMLElement[]} */ ([]); // as they are met: those that most people said first
  let at = /** @type {HTMLElement | null} */ (null);

  /** @param {HTMLElement | null} [to] */
  function rove(to) {
    if (at) at.tabIndex = -1;
    at = to ?? null;
    if (at) at.tabIndex = 0;
  }

  return {
    put(/** @type {HTMLElement[]} */ next) {
      order = next;
      rove(order.includes(/** @type {HTMLElement} */ (at)) ? at : order[0]);
    },
    are: (/** @type {HTMLElement[]} */ next) => next.length === order.length && next.every((each, i) => each === order[i]),
    entered(/** @type {FocusEvent & { target: HTMLElement }} */ event) {
      if (order.includes(event.target)) rove(event.target);
    },
    keys(/** @type {KeyboardEvent & { target: HTMLElement }} */ event) {
      const from = order.indexOf(event.target);
      const to = { ArrowRight: from + 1, ArrowDown: from + 1, ArrowLeft: from - 1, ArrowUp: from - 1, Home: 0, End: order.length - 1 }[event.key];
      if (from < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      order[Math.min(order.length - 1, Math.max(0, to))].focus();
    },
  };
}

/**
 * Put a word's button where Python has it. Returns its lines.
 * @param {HTMLElement} made
 * @param {PlacedTold} word
 * @param {Row} [row]
 */
function placeWord(made, word, row) {
  const [left, top, wide, high] = word.box;
  made.style.cssText = `transform:translate(${left}px,${top}px);width:${wide}px;height:${high}px;font-size:${word.size}px;font-weight:${word.weight};--pk-word:${word.colour}`;
  made.classList.toggle("pk-pinned", Boolean(row?.pin));
  made.setAttribute("aria-label", [word.text, word.said, row?.pin && t("kept in view")].filter(Boolean).join(", "));
  const step = word.lines.length > 1 ? word.lines[1].y - word.lines[0].y : 0;
  let rest = word.text.split(/\s+/).filter(Boolean).join(" ");
  const lines = word.lines.map(({ text }) => {
    rest = rest.slice(text.length);
    const blank = rest.startsWith(" "); // kept, so that what is copied or found is the phrase as it is said
    rest = rest.trimStart();
    return h("span", { dir: "auto", class: "pk-word-line", style: step ? `line-height:${step}px` : null }, text + (blank ? " " : ""));
  });
  made.replaceChildren(...lines);
  return lines;
}

/**
 * The cloud once more, to look at only: as large as its place lets it be, and never over what stands beside it.
 * @param {HTMLElement} box
 * @param {number} [width]
 */
function cloudPicture(box, width) {
  const copy = /** @type {HTMLElement} */ (box.cloneNode(true));
  for (const word of copy.children) for (const name of ["data-pk-word", "data-pk-key"]) word.removeAttribute(name);
  for (const name of ["aria-label", "aria-describedby", "aria-busy", "role", "data-pk-drawn"]) copy.removeAttribute(name);
  copy.inert = true;
  const high = parseFloat(box.style.height) || COPY_HIGH;
  if (width) copy.style.width = width + "px";
  const el = h("div", { class: "pk-cloud-copy", role: "img", "aria-label": box.getAttribute("aria-label") }, copy);
  const fit = () => (copy.style.zoom = String(Math.min(1, COPY_HIGH / high, (width && el.clientWidth / width) || 1)));
  new ResizeObserver(fit).observe(el); // its place has a width once it is on the screen
  fit();
  return el;
}

/**
 * Narrows the lines that this computer's letters make wider than the layout knew: { fit(lines), shown() }. Reads first, then writes.
 * @param {HTMLElement} box
 */
function lineFitting(box) {
  let unfit = /** @type {Line[] | null} */ (null); // lines drawn while nobody could see them: their widths are not known yet

  function fit(/** @type {Line[]} */ lines) {
    unfit = box.clientWidth ? null : lines;
    if (unfit) return;
    const wide = lines.map(([line, length]) => /** @type {[HTMLElement, number, number]} */ ([line, line.offsetWidth, length]));
    for (const [line, has, may] of wide) if (has > may + 4) line.style.transform = `scaleX(${(may + 4) / has})`;
  }

  return { fit, shown: () => unfit && fit(unfit) };
}

/**
 * { box, draw(layout, rows), copy(width), shown() }: `open(id, button)` is called for a word that is pressed.
 * @param {string} described
 * @param {(id: string, from: HTMLElement) => void} open
 */
export function cloudButtons(described, open) {
  const box = h("div", { class: "pk-cloud", role: "group", "aria-describedby": described, "data-pk-drawn": "0", onkeydown: (/** @type {KeyboardEvent & { target: HTMLElement }} */ event) => stop.keys(event), onfocusin: (/** @type {FocusEvent & { target: HTMLElement }} */ event) => stop.entered(event) });
  const buttons = /** @type {Known<HTMLElement>} */ (new Map());
  const stop = oneStop();
  const fitting = lineFitting(box);

  function wordButton(/** @type {PlacedTold} */ word) {
    const made = h("button", { type: "button", class: "pk-word", tabindex: "-1", "data-pk-word": word.id, "data-pk-key": "cloud/" + word.id, onclick: () => open(word.id, made) });
    buttons.set(word.id, made);
    return made;
  }

  /** The buttons in this order; the one that has the focus keeps it. */
  function putIn(/** @type {HTMLElement[]} */ next) {
    if (!stop.are(next)) {
      const had = /** @type {HTMLElement} */ (inFocus());
      const held = box.contains(had);
      box.replaceChildren(...next);
      if (held && had.isConnected) had.focus({ preventScroll: true });
    }
    stop.put(next);
  }

  return {
    box,
    draw(/** @type {CloudTold} */ layout, /** @type {Row[]} */ list) {
      const rows = new Map(list.map((row) => [row._id, row]));
      const placed = layout.words.map((word) => placeWord(buttons.get(word.id) ?? wordButton(word), word, rows.get(word.id)));
      const shown = new Set(layout.words.map((word) => word.id));
      for (const [id, made] of buttons) if (!shown.has(id)) buttons.delete(id), made.remove();
      const people = (/** @type {string} */ id) => peopleOf(rows.get(id) ?? {});
      putIn([...shown].sort((a, b) => people(b) - people(a)).map((id) => buttons.get(id)));
      box.style.height = layout.height + "px";
      box.setAttribute("aria-label", t("Word cloud: {said}", { said: layout.said }));
      box.setAttribute("data-pk-drawn", String(Number(box.getAttribute("data-pk-drawn")) + 1));
      fitting.fit(placed.flatMap((lines, i) => lines.map((line, j) => /** @type {Line} */ ([line, layout.words[i].lines[j].length]))));
    },
    /** @param {number} [width] */
    copy: (width) => cloudPicture(box, width),
    shown: fitting.shown,
  };
}
