// What a step keeps folded until it is asked for: a photo in place of a tool, and a tool's items as a list.

import { blank } from "../compare.js";
import { button, h, show } from "../dom.js";

const FOLDED = [[".pk-stands-in", "A photo instead"], [".pk-board-table", "As a list"]];

/** The folded parts of a section: { el: the buttons that open them, refresh(), reveal() }. */
export function stepTools(card, section) {
  const found = FOLDED.flatMap(([what, words]) => [...section.querySelectorAll(what)].map((part) => {
    part.classList.add("pk-step-folded");
    const open = button("pk-quiet", words, () => turn({ part, open }, !part.classList.contains("pk-shown")), { "data-pk-key": "unfold-" + words.split(" ").pop() });
    return { part, open };
  }));
  const el = h("div", { class: "pk-buttons pk-step-tools" }, ...found.map(({ open }) => open));
  show(el, found.length > 0);

  function turn({ part, open }, yes) {
    part.classList.toggle("pk-shown", yes);
    open.setAttribute("aria-expanded", String(yes));
    if (yes) part.scrollIntoView({ block: "nearest" });
  }

  const isFilled = (part) => !blank(card.values[part.getAttribute("data-pk-field")]);

  return {
    el,
    /** A photo that is there is shown. */
    refresh: () => found.forEach((each) => each.part.matches(".pk-stands-in") && turn(each, isFilled(each.part))),
    /** A problem may be in any of them. */
    reveal: () => found.forEach((each) => turn(each, true)),
  };
}
