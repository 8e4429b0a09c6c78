// Who a copy may be for: those something was made for before, each a press away. Nobody is filled in unasked.

import { button, h, show } from "../dom.js";
import { t } from "../language.js";

/** @import { SavedSince } from "../generated/pages.d.ts" */

const MOST = 3;

/**
 * What stands under the box of who reads it while that is empty: { el, show(since), look() }. `take()` is called once one is pressed.
 * @param {HTMLInputElement} box
 * @param {() => void} take
 */
export function readersBefore(box, take) {
  const el = h("div", { class: "pk-readers" });
  const look = () => show(el, el.childElementCount > 0 && !box.value.trim());

  function put(/** @type {string} */ name) {
    box.value = name;
    take();
    look();
    box.focus();
  }

  box.addEventListener("input", look);
  return {
    el,
    look,
    show(/** @type {SavedSince[]} */ since) {
      const known = since.filter((item) => item.to).slice(0, MOST);
      el.replaceChildren(...known.map(({ to, when }) => button("pk-quiet", t("{name}, as on {when}", { name: to, when }), () => put(to), { dir: "auto" })));
      look();
    },
  };
}
