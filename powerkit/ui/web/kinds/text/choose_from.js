// A line that names one of a table's rows: the rows are offered under it, and nothing is asked while there are none.

import { blank } from "../../compare.js";
import { button, h, show } from "../../dom.js";
import { ADDED } from "../../registry.js";
import { beginning, titleOf } from "../row_values.js";
import { t } from "../../language.js";

/** @import { TableField } from "../../generated/views.d.ts" */
/** @import { Row } from "../../shapes.d.ts" */

const MOST_ROWS_OFFERED = 8;

ADDED.choose_from = (/** @type {import("../../generated/views.d.ts").TextField} */ field, /** @type {import("../../card/context.js").FieldContext} */ ctx) => {
  const table = /** @type {string} */ (field.choose_from);
  const el = h("div", { class: "pk-chips pk-choose-from", role: "group", "aria-label": t("To choose from: {label}", { label: field.label }) });
  const columns = /** @type {TableField | undefined} */ (ctx.fields.find(({ id }) => id === table))?.columns ?? [];
  let drawn = "";

  function offer() {
    const names = /** @type {Row[]} */ (ctx.others.value(table) ?? []).map((row) => beginning(row[titleOf(columns)] ?? "")).filter(Boolean);
    const own = ctx.others.value(field.id);
    const box = el.closest(".pk-field");
    if (box) show(box, names.length || !blank(own));
    // what she wrote is not written over; the room is kept, or what stands beneath would move as she writes
    el.classList.toggle("pk-unseen", !blank(own) && !names.includes(own));
    const open = names.slice(0, MOST_ROWS_OFFERED);
    if (open.join("\n") !== drawn) {
      drawn = open.join("\n");
      el.replaceChildren(...open.map((name) => button("pk-chip", name, () => choose(name), { dir: "auto", "data-pk-key": "choose/" + name })));
    }
    [...el.children].forEach((chip, i) => chip.setAttribute("aria-pressed", String(open[i] === own)));
  }

  function choose(/** @type {string} */ name) {
    ctx.others.put(field.id, name);
    ctx.others.focus(field.id);
  }

  ctx.others.follow((id) => (id === null || id === table || id === field.id) && offer());
  return el;
};
