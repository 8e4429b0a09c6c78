// An answer seen as a picture while it is written: asked of Python once it is opened, and drawn anew when the answer changes.

import { blank, canonical } from "../compare.js";
import { aside, button, h, show } from "../dom.js";
import { PICTURED } from "../registry.js";
import { handOut } from "../host.js";
import { whyNot } from "../rpc.js";
import { alertLine } from "./alert_line.js";
import { t } from "../language.js";

/** @import { Picture, Table } from "../generated/asks.d.ts" */
/** @import { FieldView } from "../generated/views.d.ts" */
/** @import { Context } from "../shapes.d.ts" */

const PICTURE_WAIT = 500; // ms: words being typed are one change

/** What `make(ctx)` makes, with "See it as a picture" under it. */
PICTURED.made = (field, ctx, make) => {
  const picture = pictureOf(field, ctx);
  const change = (/** @type {unknown} */ value) => {
    ctx.change(value);
    picture.of(value);
  };
  const control = make({ ...ctx, change });
  control.el.append(picture.el);
  return {
    ...control,
    set(/** @type {unknown} */ value) {
      control.set(value);
      picture.of(value);
    },
  };
};

/**
 * The disclosure with the pictures of an answer: { el, of(answer) }. Nothing is asked while it is closed.
 * @param {FieldView} field
 * @param {Context} ctx
 */
function pictureOf(field, ctx) {
  const place = h("div", { class: "pk-pictures" });
  const trouble = alertLine();
  const note = h("p", { class: "pk-hint" }, t("Drawn from what you have written so far, with names as you wrote them. Nothing is saved or sent by looking."));
  const words = h("summary", { "data-pk-key": "picture" }, t("See it as a picture"));
  const el = h("details", { class: "pk-details pk-picture-part", hidden: true, ontoggle: () => draw() }, words, note, trouble.el, place);
  let answer = /** @type {unknown} */ (null);
  let drawn = /** @type {string | null} */ (null); // what the pictures on the page were drawn from
  let timer = 0;

  function of(/** @type {unknown} */ value) {
    answer = value;
    show(el, !blank(value));
    clearTimeout(timer);
    if (el.open) timer = setTimeout(draw, PICTURE_WAIT);
  }

  const asked = () => ({ answer, label: field.label, width: place.clientWidth || el.clientWidth });

  async function draw() {
    const key = canonical(answer);
    if (!el.open || key === drawn) return;
    place.setAttribute("aria-busy", "true");
    trouble.say("");
    try {
      const told = await ctx.ask("picture", asked());
      if (told && canonical(answer) === key) {
        place.replaceChildren(...told.pictures.map((picture, which) => pictureFigure(picture, which, keep)), ...(told.numbers ? [pictureNumbers(told.numbers)] : []), ...(told.said ? [h("p", { class: "pk-hint" }, told.said)] : []));
        drawn = key;
      }
    } catch (error) {
      trouble.say(whyNot(error, t("The picture could not be drawn. What you wrote is safe.")));
    }
    place.removeAttribute("aria-busy");
  }

  async function keep(/** @type {string} */ format, /** @type {number} */ which) {
    trouble.say("");
    try {
      const told = await ctx.ask("picture_file", { ...asked(), format, which });
      if (told) ctx.say(handOut(told));
    } catch (error) {
      trouble.say(whyNot(error, t("The file could not be made. What you wrote is safe.")));
    }
  }

  return { el, of };
}

/**
 * A picture with what it is called, and buttons that `keep(format, which)` it as a file.
 * @param {Picture} picture
 * @param {number} which
 * @param {(format: string, which: number) => void} keep
 */
function pictureFigure({ svg, alt, caption }, which, keep) {
  const img = h("img", { class: "pk-picture", alt, src: "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg) });
  const name = caption ? `: ${caption}` : "";
  const files = ["svg", "png"].map((format) =>
    button("pk-secondary", "", () => keep(format, which), { "data-pk-key": `picture/${which}/${format}` }));
  files.forEach((each, at) => each.append(at ? t("Download as PNG") : t("Download as SVG"), aside(name)));
  return h("figure", { class: "pk-figure" }, img, caption && h("figcaption", { class: "pk-caption" }, caption), h("div", { class: "pk-buttons" }, ...files));
}

/**
 * The numbers that a picture shows, as a table.
 * @param {Table} table
 */
function pictureNumbers({ caption, heads, rows }) {
  const head = h("tr", {}, ...heads.map((words) => h("th", { scope: "col", dir: "auto" }, words)));
  const lines = rows.map(([name, ...rest]) => h("tr", {}, h("th", { scope: "row", dir: "auto" }, name), ...rest.map((words) => h("td", { dir: "auto" }, words))));
  return h("table", { class: "pk-numbers" }, h("caption", { dir: "auto" }, caption), h("thead", {}, head), h("tbody", {}, ...lines));
}
