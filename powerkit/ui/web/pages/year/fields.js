// The questions of a review: a text, or rows of a few cells each, in plain controls.

import { grow } from "../../dom.js";
import { area, asked, line } from "../../forms.js";
import { yearRows } from "./rows.js";

/** @import { Page, YearAsked } from "../shapes.d.ts" */

/**
 * A question with its label and hint. `changed()` is called at each key. Returns { el, id, get(), set(answer) }.
 * @param {Page} ctx
 * @param {YearAsked} field
 * @param {() => void} changed
 */
export function yearField(ctx, field, changed) {
  return field.columns ? yearRows(ctx, field, changed) : yearText(ctx, field, changed);
}

/**
 * @param {Page} ctx
 * @param {YearAsked} field
 * @param {() => void} changed
 */
function yearText(ctx, field, changed) {
  const control = field.form === "line" ? line({ dir: "auto" }) : area({ rows: field.rows ?? 3, dir: "auto" });
  control.addEventListener("input", changed);
  const made = asked(ctx, field.id, field.label, control, field.hint);
  made.el.setAttribute("data-pk-field", field.id);
  return {
    id: field.id,
    el: made.el,
    main: control,
    get: () => control.value,
    set(/** @type {string | null} */ answer) {
      control.value = answer ?? "";
      if (control.tagName === "TEXTAREA") grow(control);
    },
  };
}
