// Words read aloud about what has come beside a question: they go with the focus, and nobody meets them later.

/**
 * Say something about what is beside a `box`; it is no news any more once the focus leaves it.
 * @param {{ el: HTMLElement, say: (words: string) => void }} voice
 * @param {string} words
 * @param {Element | undefined} box
 */
export function sayBeside(voice, words, box) {
  voice.say(words);
  const left = (/** @type {FocusEvent} */ event) => {
    if (box?.contains(/** @type {Node} */ (event.target))) return;
    document.removeEventListener("focusin", left);
    if (voice.el.textContent?.startsWith(words)) voice.say("");
  };
  document.addEventListener("focusin", left);
}
