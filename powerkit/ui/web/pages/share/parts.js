// What the steps of the share page share: fields, lists, and a file that is chosen or dropped.

import { h, show } from "../../dom.js";
import { takeIn } from "../../host.js";
import { Unanswered } from "../../rpc.js";
import { t } from "../../language.js";

/**
 * A field of one line or more with its label and hint.
 * @param {string} id
 * @param {string} label
 * @param {string} hint
 * @param {string} value
 * @param {() => void} oninput
 */
export function shareField(id, label, hint, value, oninput, attrs = {}) {
  const { rows, ...more } = /** @type {Record<string, string>} */ (attrs);
  const given = { id, class: "pk-input", dir: "auto", "aria-describedby": hint ? id + "-hint" : null, oninput, ...more };
  const input = rows ? h("textarea", { ...given, rows }) : h("input", { type: "text", ...given });
  input.value = value;
  return { el: h("div", { class: "pk-line" }, h("label", { for: id, class: "pk-label" }, label), hint && h("p", { class: "pk-hint", id: id + "-hint" }, hint), input), input };
}

/**
 * A list of short texts.
 * @param {string[]} texts
 */
export function shareList(texts, look = "pk-bullets") {
  return h("ul", { class: look }, ...texts.map((text) => h("li", { dir: "auto" }, text)));
}

/**
 * A place where a file is dropped or chosen; `take` gets it as { name, data }. Returns { el, fault(text), go() }.
 * @param {string} id
 * @param {string} label
 * @param {string} hint
 * @param {string} accept
 * @param {(file: { name: string, data: string }) => void} take
 */
export function shareDrop(id, label, hint, accept, take) {
  const error = h("p", { class: "pk-error", id: id + "-error", hidden: true });
  const input = h("input", { type: "file", id, class: "pk-input", accept, "aria-describedby": `${id}-hint ${id}-error`, onchange: () => input.files[0] && read(input.files[0]) });
  const el = h("div", { class: "pk-drop" }, h("label", { for: id, class: "pk-label" }, label), h("p", { class: "pk-hint", id: id + "-hint" }, hint), error, input);

  async function read(/** @type {File} */ file) {
    fault("");
    try {
      take(await takeIn(file, 50_000_000));
    } catch (problem) {
      fault(problem instanceof Unanswered ? problem.message : t("This file could not be read. Choose it again."));
    }
    input.value = "";
  }

  function fault(/** @type {string} */ text) {
    error.textContent = text;
    show(error, Boolean(text));
  }

  el.addEventListener("dragover", (/** @type {DragEvent} */ event) => { event.preventDefault(); el.classList.add("pk-drop-over"); });
  el.addEventListener("dragleave", () => el.classList.remove("pk-drop-over"));
  el.addEventListener("drop", (/** @type {DragEvent & { dataTransfer: DataTransfer }} */ event) => {
    event.preventDefault();
    el.classList.remove("pk-drop-over");
    if (event.dataTransfer.files[0]) read(event.dataTransfer.files[0]);
  });
  function go() {
    el.scrollIntoView?.({ block: "center" });
    input.focus({ preventScroll: true });
  }

  return { el, fault, go };
}
