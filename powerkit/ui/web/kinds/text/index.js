// Words: one line, lines that grow with the text, a date, or people's names.

import { grow, h } from "../../dom.js";
import { KINDS } from "../../registry.js";
import { namesOffered } from "../names_offered.js";
import { t } from "../../language.js";

/** @typedef {import("../../generated/views.d.ts").TextField} TextField */
/** @typedef {import("../../card/context.js").FieldContext} FieldContext */

KINDS.text = (/** @type {TextField} */ field, /** @type {FieldContext} */ ctx) => {
  const form = field.form || "lines";
  const lines = form === "lines";
  if (form === "people" && !field.hint) field = { ...field, hint: t("Put a comma between names.") };
  const main = h(lines ? "textarea" : "input", {
    id: ctx.id("control"),
    class: "pk-input" + (form === "date" ? " pk-short-input" : ""),
    type: lines ? null : form === "date" ? "date" : "text",
    rows: lines ? field.rows || 4 : null,
    autocomplete: "off",
    dir: form === "date" ? null : "auto",
    "data-pk-key": "control",
    style: field.rows && lines ? `--pk-rows: ${Number(field.rows)}` : null,
    oninput: changed,
  });

  function changed() {
    if (lines) grow(main);
    ctx.change(main.value);
  }

  return {
    el: form === "people" ? h("div", {}, main, namesOffered(main, ctx, changed)) : main,
    main,
    small: true,
    field,
    set(/** @type {string | null | undefined} */ value) {
      main.value = value ?? "";
      if (lines && main.value) grow(main);
    },
  };
};
