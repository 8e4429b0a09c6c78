// What a step keeps folded until it is asked for behind *More*: a photo in place of a tool, its items as a list, what is brought in from elsewhere.

import { blank } from "../compare.js";
import { button } from "../dom.js";
import { t } from "../language.js";

const FOLDED = [[".pk-stands-in", t("A photo instead")], [".pk-board-table", t("As a list")], [".pk-bring-in", t("Bring in a file")], [".pk-slips", t("Add slips without names")]];

/** @typedef {{ part: HTMLElement, words: string }} Folded */

/**
 * The folded parts of a section: { buttons(done): what opens them, those whose question shows; refresh(), reveal() }.
 * @param {{ values: Record<string, unknown> }} card
 * @param {HTMLElement} section
 */
export function stepTools(card, section) {
  const found = FOLDED.flatMap(([what, words]) => [.../** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll(what))].map((part) => {
    part.classList.add("pk-step-folded");
    return { part, words };
  }));

  function turn(/** @type {HTMLElement} */ part, /** @type {boolean} */ yes) {
    part.classList.toggle("pk-shown", yes);
    if (part.matches("details")) /** @type {HTMLDetailsElement} */ (part).open = yes;
  }

  /** Opened by hand, it is where one looks next. */
  function reach(/** @type {HTMLElement} */ part) {
    part.scrollIntoView({ block: "nearest" });
    const first = [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("summary, button, input, textarea, select"))].find((el) => el.offsetParent);
    first?.focus({ preventScroll: true });
  }

  function opener(/** @type {Folded} */ { part, words }, /** @type {() => void} */ done) {
    const shown = part.classList.contains("pk-shown");
    const press = () => {
      turn(part, !shown);
      done();
      if (!shown) reach(part);
    };
    return button("pk-quiet", words, press, { "data-pk-key": "unfold-" + words.split(" ").pop(), "aria-expanded": String(shown) });
  }

  const isFilled = (/** @type {HTMLElement} */ part) => !blank(card.values[/** @type {string} */ (part.getAttribute("data-pk-field"))]);
  const asked = (/** @type {Folded} */ { part }) => /** @type {HTMLElement | null | undefined} */ (part.parentElement?.closest(".pk-field, .pk-section"))?.offsetParent;

  return {
    buttons: (/** @type {() => void} */ done) => found.filter(asked).map((each) => opener(each, done)),
    /** A photo that is there is shown. */
    refresh: () => found.forEach(({ part }) => part.matches(".pk-stands-in") && turn(part, isFilled(part))),
    /** A problem may be in any of them. */
    reveal: () => found.forEach(({ part }) => part.matches("details") || turn(part, true)),
  };
}
