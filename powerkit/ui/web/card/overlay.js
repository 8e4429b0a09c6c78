// Parts of a card laid over the page, away from their own place, until they are closed.
//# style ./example.css

import { button, h } from "../dom.js";
import { t } from "../language.js";

/** Where `parts` stand, while they are elsewhere: { leave(), back() }. One that stands nowhere yet just goes. */
export function homesOf(/** @type {HTMLElement[]} */ parts) {
  const homes = parts.map((part) => /** @type {const} */ ([part, document.createComment("")]));
  return {
    leave: () => homes.forEach(([part, home]) => part.before(home)),
    back: () => homes.forEach(([part, home]) => home.replaceWith(part)),
  };
}

/**
 * Lay `parts` over the page of `root` under a `title`; each goes back to where it stood, and `closed()` is called then.
 * @param {HTMLElement} root
 * @param {{ title: string, look: string, key: string }} how
 * @param {HTMLElement[]} parts
 * @param {() => void} closed
 */
export function laidOver(root, { title, look, key }, parts, closed) {
  const homes = homesOf(parts);
  const head = h("h3", { class: "pk-example-title", tabindex: "-1" }, title);
  const el = h("dialog", { class: `pk-example ${look}`, "aria-label": title, onclose: () => {
    homes.back();
    el.remove();
    closed();
  } }, h("div", { class: "pk-example-head" }, head, button("pk-secondary", t("Close"), () => el.close(), { "data-pk-key": key })));
  homes.leave();
  el.append(...parts);
  root.append(el);
  el.showModal();
  head.focus();
  return el;
}
