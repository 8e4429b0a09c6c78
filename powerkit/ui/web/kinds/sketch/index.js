// A sketch as a field: the drawing, made ready when it comes near, and its equal, the description in words.

//# style ./sketch.css
import { grow, h, show } from "../../dom.js";
import { KINDS } from "../../registry.js";
import { rowsHistory } from "../../undo.js";
import { sketchWork } from "./editor.js";
import { sketchRead } from "./model.js";
import { takeOut } from "../take_out.js";
import { whenNear } from "../when_near.js";
import { t } from "../../language.js";

/** @import { SketchField } from "../../generated/views.d.ts" */
/** @import { Context } from "../../shapes.d.ts" */

const SKETCH_FILES = [["svg", t("Picture (SVG)")], ["png", t("Picture (PNG)")]];

KINDS.sketch = (field, ctx) => {
  const store = rowsHistory();
  const shell = h("div", { class: "pk-sketch" });
  const words = sketchDescription(field, ctx, () => changed());
  const files = sketchTake(field, ctx, () => answer());
  const el = h("div", {}, shell, words.el, files.el);
  const answer = () => ({ words: words.main.value, marks: store.value() });
  const changed = () => ctx.change(answer());

  store.on((by, said) => {
    if (by !== "set") changed();
    if (by === "history") ctx.say(said);
    show(files.el, store.rows().length);
  });

  const near = whenNear(shell, field.id, () => sketchWork(field, ctx, store, shell, el), () => {
    shell.replaceChildren(h("p", { class: "pk-plain" }, t("The sheet can’t be shown just now. Nothing is lost: describe your picture in words below.")));
  });

  return {
    el,
    main: words.main,
    group: true,
    line: (/** @type {{ words?: string, marks: { text?: string }[] }} */ { words: said, marks }) => said || marks.map(({ text }) => text).filter(Boolean).join(", ") || t("A picture drawn by hand"),
    set(/** @type {Parameters<typeof sketchRead>[0]} */ value) {
      const given = sketchRead(value);
      words.set(given.words);
      store.set(given.marks);
      show(files.el, store.rows().length);
      near.watch();
    },
  };
};

/**
 * The description in words: asked for, and what the search and everybody who can't see the drawing has.
 * @param {SketchField} field
 * @param {Context} ctx
 * @param {() => void} changed
 */
function sketchDescription(field, ctx, changed) {
  const hint = h("p", { class: "pk-hint", id: ctx.id("words-hint") }, t("It stands for the picture wherever the picture can’t be seen, and the search finds it. Words alone are an answer too."));
  const main = h("textarea", { id: ctx.id("control"), class: "pk-input", rows: 5, dir: "auto", autocomplete: "off", "aria-describedby": hint.id, "data-pk-key": "control", style: "--pk-rows: 5", oninput: () => (grow(main), changed()) });
  const set = (/** @type {string} */ text) => {
    if (main.value === text) return;
    main.value = text;
    grow(main);
  };
  return { el: h("div", { class: "pk-sketch-described" }, h("label", { class: "pk-cell-label", for: main.id }, field.describe), hint, main), main, set };
}

/**
 * Take the picture out as a file.
 * @param {SketchField} field
 * @param {Context} ctx
 * @param {() => unknown} answer
 */
function sketchTake(field, ctx, answer) {
  const parts = takeOut(ctx, SKETCH_FILES, async (format) => {
    const told = await ctx.ask("picture_file", { answer: answer(), label: field.label, format, which: 0 });
    return told ? [told] : undefined;
  });
  const hint = h("p", { class: "pk-hint" }, t("The file goes to your downloads. It holds all words as you wrote them."));
  return { el: h("details", { class: "pk-details", hidden: true }, h("summary", { "data-pk-key": "files" }, t("Take the picture out as a file")), hint, ...parts) };
}
