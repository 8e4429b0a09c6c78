// What had the focus has it again once it is drawn anew.

/**
 * Make something anew and leave the focus on the same button of it; where that is gone, `otherwise` has it.
 * @param {HTMLElement} box
 * @param {() => void} make
 * @param {HTMLElement | null} [otherwise]
 * @param {FocusOptions} [how]
 */
export function keepFocus(box, make, otherwise = null, how = {}) {
  const key = box.contains(document.activeElement) && document.activeElement?.getAttribute("data-pk-key");
  make();
  if (key) /** @type {HTMLElement | null} */ (box.querySelector(`[data-pk-key="${CSS.escape(key)}"]`) ?? otherwise)?.focus(how);
}
