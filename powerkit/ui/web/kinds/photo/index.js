// A photo of a map, a drawing or a flip chart on paper: chosen, dropped or pasted, described in words, removed and put back.

//# style ./photo.css
import { grow } from "../../dom.js";
import { KINDS } from "../../registry.js";
import { photoChanges } from "./changes.js";
import { photoParts } from "./parts.js";
import { photoWays } from "./take_in.js";
import { t } from "../../language.js";

/** @import { PhotoAsks } from "../../generated/asks.d.ts" */
/** @import { PhotoField } from "../../generated/views.d.ts" */
/** @import { Context } from "../../shapes.d.ts" */
/** @import { Photo, PhotoNow } from "./changes.js" */

KINDS.photo = (/** @type {PhotoField} */ field, /** @type {Context<PhotoAsks>} */ ctx) => {
  // `shown` is the key of the picture that stands on the page, `before` what was there before it was removed or replaced
  /** @type {PhotoNow} */
  const now = { value: { photo: "", words: "" }, shown: "", before: null };
  const parts = photoParts(ctx);
  const { el, words } = parts;
  const act = photoChanges(ctx, now, parts, showKept);

  async function showKept() {
    const wanted = now.value.photo;
    if (!wanted || now.shown === wanted) return;
    try {
      const told = await ctx.ask("show", { photo: wanted });
      if (told && now.value.photo === wanted) {
        now.shown = told.photo;
        parts.place(told);
      }
    } catch (problem) {
      if (now.value.photo !== wanted) return;
      parts.miss(/** @type {Error} */ (problem).message);
    }
    parts.draw(now);
  }

  parts.listen(act);
  photoWays(el, act.take);
  parts.draw(now);

  return {
    el,
    main: parts.choose,
    group: true,
    field: { ...field, hint: field.hint || t("Instead of the question above, or as well. It stays in your log book: no record and no copy to send has the photo in it, unless you put it in by hand.") },
    line: (/** @type {Photo} */ { words: said }) => said || t("A photo, not described yet"),
    set(/** @type {Partial<Photo> | null} */ given) {
      const was = now.value;
      now.value = { photo: given?.photo || "", words: given?.words || "" };
      if (was.photo !== now.value.photo) now.before = null;
      words.value = now.value.words;
      if (words.value) grow(words);
      parts.miss("");
      showKept();
      parts.draw(now);
    },
  };
};
