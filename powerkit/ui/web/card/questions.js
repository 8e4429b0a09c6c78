// The questions of a card, each framed with its control and with what is added to it.

import { frame, h } from "../dom.js";
import { ADDED, BENEATH, KINDS } from "../registry.js";
import { ALSO, othersPart } from "./group_answers.js";
import { t } from "../language.js";

/** @import { TableField } from "../generated/views.d.ts" */
/** @import { Asked, Card, Frame } from "./shapes.d.ts" */

/**
 * Something that frames a question of the card: framed(field) → its element, or a plain line where it can't be shown.
 * @param {Card} card
 */
export function framing(card) {
  const { frames } = card;

  function made(/** @type {Asked} */ field, /** @type {import("./context.js").FieldContext} */ ctx) {
    const make = KINDS[field.story ? "consent" : /** @type {string} */ (field.kind)];
    if (!make) throw new Error(`kind “${field.kind}”`);
    const control = make(field, ctx);
    return frame(control.field ?? field, ctx, control);
  }

  /** What others say to a question stands under its answer, and is kept beside it. */
  function addOthers(/** @type {Asked} */ field, /** @type {Frame} */ under) {
    const part = othersPart(field, card.contextOf({ id: ALSO + field.id }));
    frames.set(part.id, part.made);
    under.box.append(part.made.box);
  }

  return function framed(/** @type {Asked} */ field) {
    const ctx = card.contextOf(field);
    let whole;
    try {
      whole = made(field, ctx);
    } catch (error) {
      console.error("powerkit", field.id, error);
      const words = t("The question “{name}” can’t be shown in this version of the workbook. Nothing you wrote for it is lost.", { name: field.label || field.id });
      return h("p", { class: "pk-plain", "data-pk-field": field.id }, words);
    }
    frames.set(field.id, whole);
    if (!field.id.startsWith("about.")) whole.box.setAttribute("data-pk-answer", "");
    if (field.stands_in) whole.box.classList.add("pk-stands-in");
    if (field.short) whole.box.classList.add("pk-is-short");
    const beneath = BENEATH[field.shown ?? ""];
    if (beneath) whole.box.append(beneath(/** @type {TableField} */ (field), ctx).el);
    if (field.others) addOthers(field, whole);
    for (const name in ADDED) if (field[/** @type {keyof Asked} */ (name)]) whole.box.append(ADDED[name](field, ctx) ?? "");
    return whole.box;
  };
}
