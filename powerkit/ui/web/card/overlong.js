// Names and words far longer than any: what is shown of them ends after some lines. They are kept, read aloud and opened whole.

const NAMES_SHOWN = ".pk-map-now > strong, .pk-map-chip, .pk-map-tie > .pk-button, .pk-pick, .pk-word-text, .pk-said-beside, .pk-map-named span";
const LONGEST_SHOWN = 240; // letters; more than four lines on a phone

/** Mark what is too long to be shown whole, as long as `root` lives. Returns what ends it. */
export function overlongIn(/** @type {HTMLElement} */ root) {
  const look = () => root.querySelectorAll(NAMES_SHOWN).forEach((name) => name.classList.toggle("pk-overlong", (name.textContent ?? "").length > LONGEST_SHOWN));
  const watch = new MutationObserver(look);
  watch.observe(root, { childList: true, characterData: true, subtree: true });
  return () => watch.disconnect();
}
