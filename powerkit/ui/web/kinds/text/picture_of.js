// What a question asks about, beside it: the picture of another answer of the card, small and only to look at.

import { blank, canonical } from "../../compare.js";
import { keyOf } from "../../card/back.js";
import { h, show } from "../../dom.js";
import { ADDED } from "../../registry.js";

ADDED.picture_of = (/** @type {import("../../generated/views.d.ts").TextField} */ field, /** @type {import("../../card/context.js").FieldContext} */ ctx) => {
  const of = /** @type {string} */ (field.picture_of);
  const label = ctx.fields.find(({ id }) => id === of)?.label ?? "";
  const image = h("img", { class: "pk-picture" });
  const meant = h("figcaption");
  const el = h("figure", { class: "pk-asked-about", hidden: true }, image, meant);
  let drawn = ""; // what the picture was drawn from

  async function draw() {
    const answer = ctx.others.value(of);
    const key = canonical(answer);
    if (key === drawn) return;
    drawn = key;
    try {
      const told = blank(answer) ? null : await ctx.others.ask(of, "picture", { answer, label, width: el.clientWidth, fitted: true, keyed: true });
      if (canonical(ctx.others.value(of)) !== key) return;
      const [picture] = told?.pictures ?? [];
      if (picture) image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(picture.svg);
      image.alt = picture ? `${label}. ${picture.alt}` : "";
      meant.replaceChildren(...[picture && keyOf(picture, true)].filter(Boolean));
      show(image, picture);
      show(el, picture);
    } catch {
      drawn = ""; // it is asked again when the question is come to
      show(el, false);
    }
  }

  const near = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && draw());
  ctx.others.follow((id) => {
    if (id === null) ctx.others.before(field.id, el, of);
    if (id === null) near.observe(el);
    if (id === null || id === of) show(el, !blank(ctx.others.value(of)));
  });
  return null;
};
