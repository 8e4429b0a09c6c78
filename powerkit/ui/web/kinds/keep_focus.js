// What had the focus has it again once it is drawn anew.
import { inFocus } from "../dom.js";

import { show } from "../dom.js";

/**
 * Make something anew and leave the focus on the same button of it; where that is gone, `otherwise` has it, or what that gives for its key.
 * @param {HTMLElement} box
 * @param {() => void} make
 * @param {HTMLElement | ((key: string) => Element | null) | null} [otherwise]
 * @param {FocusOptions} [how]
 */
export function keepFocus(box, make, otherwise = null, how = {}) {
  const key = box.contains(inFocus()) && inFocus()?.getAttribute("data-pk-key");
  make();
  if (key) /** @type {HTMLElement | null} */ (box.querySelector(`[data-pk-key="${CSS.escape(key)}"]`) ?? (typeof otherwise === "function" ? otherwise(key) : otherwise))?.focus(how);
}

/**
 * Have a list hold these elements, in this order, and show only while there are any. One that is right already is left alone.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} want
 */
export function fillList(list, want) {
  if (want.length !== list.childElementCount || want.some((each, i) => list.children[i] !== each)) keepFocus(list, () => list.replaceChildren(...want));
  show(list, want.length);
}
