// A place on a card without room for all that it holds: the last lines fade out, and a button under it shows the whole.

import { button, show } from "../dom.js";
import { t } from "../language.js";

const FADES = 72; // px at the end of a place that is cut off, as in back.css
const AROUND = 32; // px of a window that stand above and below a back

/**
 * The way to all of `place`, which its style bounds in height while it is not `pk-whole`: { el, begin() }, with `el` to stand under it.
 * Texts in it are whole (`pk-room`) where all of it has room on the screen; only where it has not do they end before their end.
 * `begin` is for whenever the place is filled anew. A press on what is cut off shows it too, as unfolding in it does, and what the keyboard comes to is never left where it is cut off.
 * @param {HTMLElement} place
 * @param {string} key
 */
export function wholeOf(place, key) {
  const el = button("pk-quiet pk-back-all", "", () => {
    turn(!whole());
    el.scrollIntoView({ block: "nearest" });
  }, { hidden: true, "aria-controls": place.id, "data-pk-key": `back/${key}` });
  const watch = new ResizeObserver(look);
  const whole = () => place.classList.contains("pk-whole");
  const over = () => place.scrollHeight > place.clientHeight + 1;

  const high = () => /** @type {HTMLElement} */ (place.closest(".pk-back") ?? place).offsetHeight > window.innerHeight - AROUND;

  function look() {
    place.classList.add("pk-room");
    place.classList.toggle("pk-room", !over() && !high());
    const cut = !whole() && over();
    place.classList.toggle("pk-cut", cut);
    show(el, cut || whole());
  }

  function turn(/** @type {boolean} */ all) {
    place.classList.toggle("pk-whole", all);
    place.scrollTop = 0;
    el.textContent = all ? t("See less") : t("See all of it");
    el.setAttribute("aria-expanded", String(all));
    look();
  }

  place.addEventListener("click", () => place.matches(".pk-cut") && turn(true));
  place.addEventListener("toggle", () => over() && place.querySelector("details[open]") && turn(true), true);
  place.addEventListener("focusin", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const clear = place.getBoundingClientRect().bottom - FADES;
    const lost = place.scrollTop > 0 || target.getBoundingClientRect().bottom > clear;
    if (lost && place.matches(".pk-cut") && target.matches(":focus-visible")) turn(true); // what a finger presses must not move away from it
  });
  return {
    el,
    begin() {
      watch.disconnect();
      turn(false);
      for (const watched of [place, ...place.children, place.closest(".pk-back")]) if (watched) watch.observe(watched);
    },
  };
}
