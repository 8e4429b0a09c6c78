// What can be done to a photo: taken in, described, removed, put back.

import { grow } from "../../dom.js";
import { Unanswered } from "../../rpc.js";
import { photoToSend } from "./take_in.js";
import { t } from "../../language.js";

/** @import { Context } from "../../shapes.d.ts" */
/** @import { PhotoAsks, PhotoTold } from "../../generated/asks.d.ts" */
/** @import { photoParts } from "./parts.js" */
/** @typedef {{ photo: string, words: string }} Photo By its key, and described. */
/** @typedef {{ value: Photo, shown: string, before: Photo | null }} PhotoNow */

/**
 * `now` = { value, shown, before } as in the field; `kept()` shows the picture that is kept. Returns { take, remove, putBack, describe }.
 * @param {Context<PhotoAsks>} ctx
 * @param {PhotoNow} now
 * @param {ReturnType<typeof photoParts>} parts
 * @param {() => void} kept
 */
// Long: each change of a photo with its way back.
export function photoChanges(ctx, now, parts, kept) {
  const { choose, words, wrong } = parts;

  function changed(/** @type {Photo} */ value, /** @type {Photo | null} */ before) {
    Object.assign(now, { value, before });
    ctx.change(value);
  }

  async function take(/** @type {File | undefined} */ chosen) {
    if (!chosen || parts.busy()) return;
    wrong.set("");
    parts.reading(true);
    parts.draw(now);
    ctx.say(t("Reading the photo."));
    try {
      const told = await ctx.ask("take", { data: await photoToSend(chosen) });
      if (told) taken(told);
    } catch (problem) {
      wrong.set(problem instanceof Unanswered ? problem.message : t("This file could not be read. Choose it again."));
      ctx.say(wrong.el.textContent);
    }
    parts.reading(false);
    parts.draw(now);
    if (now.shown && now.shown === now.value.photo && !now.value.words) words.focus();
  }

  function taken(/** @type {PhotoTold} */ told) {
    const { photo, words: written } = now.value;
    now.shown = told.photo;
    parts.place(told);
    changed({ photo: told.photo, words: written }, photo && photo !== told.photo ? now.value : null);
    ctx.say(written ? t("The photo is in its place. Look whether its description still fits.") : t("The photo is in its place. Describe it in words."));
  }

  function remove() {
    wrong.set("");
    words.value = "";
    changed({ photo: "", words: "" }, now.value);
    parts.draw(now);
    parts.back.focus();
    ctx.say(t("The photo is removed. You can put it back."));
  }

  function putBack() {
    wrong.set("");
    const { value } = now;
    const before = /** @type {Photo} */ (now.before);
    changed({ photo: before.photo, words: value.words.trim() ? value.words : before.words }, null); // a description written since stays
    words.value = now.value.words;
    kept();
    parts.draw(now);
    choose.focus();
    ctx.say(t("The photo is back."));
  }

  function describe() {
    grow(words);
    changed({ ...now.value, words: words.value }, now.before);
    parts.alt(now.value);
  }

  return { take, remove, putBack, describe };
}
