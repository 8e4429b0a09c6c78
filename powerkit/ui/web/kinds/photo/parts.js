// What is seen of a photo: the picture, its description, the buttons, and what is said of it.

import { button, errorLine, h, show } from "../../dom.js";
import { t } from "../../language.js";

/** @import { Context } from "../../shapes.d.ts" */
/** @import { PhotoAsks, PhotoTold } from "../../generated/asks.d.ts" */
/** @import { Photo, PhotoNow } from "./changes.js" */

/**
 * The box in which a photo is described: { words, described (it with its label) }.
 * @param {Context<PhotoAsks>} ctx
 */
function photoWords(ctx) {
  const words = h("textarea", { id: ctx.id("words"), class: "pk-input", rows: 3, dir: "auto", autocomplete: "off", "aria-describedby": ctx.id("words-hint"), "data-pk-key": "words" });
  const described = h("div", { class: "pk-photo-words", hidden: true },
    h("label", { for: words.id, class: "pk-cell-label" }, t("Describe the photo in words")),
    h("p", { class: "pk-hint", id: ctx.id("words-hint") }, t("Say what it shows, as you would on the telephone. Whoever cannot see the photo reads this. Names here are replaced in what others read; names in the photo are not.")),
    words);
  return { words, described };
}

/**
 * The elements of a photo.
 * @param {Context<PhotoAsks>} ctx
 */
export function photoParts(ctx) {
  const file = h("input", { type: "file", accept: "image/*,.heic,.heif", hidden: true, "aria-hidden": "true", tabindex: "-1" });
  const choose = button("pk-secondary", "", () => !busy() && file.click(), { id: ctx.id("control"), "data-pk-key": "choose" });
  const remove = button("pk-secondary", t("Remove the photo"), null, { "data-pk-key": "remove" });
  const back = button("pk-quiet", t("Put it back"), null, { "data-pk-key": "back" });
  const gone = h("p", { class: "pk-photo-gone", hidden: true }, h("span"), " ", back);
  const img = h("img", { class: "pk-photo-img", hidden: true });
  const missing = h("p", { class: "pk-hint", hidden: true });
  const { words, described } = photoWords(ctx);
  const ways = h("p", { class: "pk-hint pk-photo-ways" }, t("You can also drop a picture here, or copy one and press Ctrl + V."));
  const wrong = errorLine(ctx.id("wrong"), choose, "");
  const el = h("div", { class: "pk-photo" }, img, missing, described, wrong.el, gone, h("div", { class: "pk-buttons" }, choose, remove, file), ways);

  const busy = () => choose.getAttribute("aria-disabled") === "true";

  function alt(/** @type {Photo} */ value) {
    img.alt = value.words.trim() || t("The photo. It is not described in words yet.");
  }

  return {
    el, choose, back, words, wrong, busy, alt,
    /** `act` = { take(file), remove(), putBack(), describe() }. */
    listen(/** @type {{ take(file: File | undefined): void, remove(): void, putBack(): void, describe(): void }} */ act) {
      file.onchange = () => act.take(file.files[0]);
      remove.onclick = act.remove;
      back.onclick = act.putBack;
      words.oninput = act.describe;
    },
    /** While a picture is read, none can be chosen. */
    reading(/** @type {boolean} */ yes) {
      if (yes) return choose.setAttribute("aria-disabled", "true");
      file.value = "";
      choose.removeAttribute("aria-disabled");
    },
    /** Put the picture in its place. */
    place(/** @type {PhotoTold} */ told) {
      show(missing, false);
      Object.assign(img, { src: "data:image/jpeg;base64," + told.data, width: told.width, height: told.height });
    },
    /** Say why a picture that was kept can't be shown, or nothing. */
    miss(/** @type {string} */ why) {
      missing.textContent = why;
      show(missing, why);
    },
    /** `shown` is the key of the picture that stands on the page, `before` what was there before. */
    draw(/** @type {PhotoNow} */ { value, shown, before }) {
      const has = Boolean(value.photo);
      choose.textContent = busy() ? t("Reading the photo…") : has ? t("Choose another photo") : t("Choose a photo");
      alt(value);
      show(img, has && shown === value.photo);
      show(remove, has);
      show(described, has || value.words);
      show(gone, before);
      gone.firstChild.textContent = has ? t("You chose another photo.") : t("The photo is removed.");
    },
  };
}
