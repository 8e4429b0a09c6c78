// Moments as a strip in their order: added, moved earlier or later by keys, buttons or dragging; the turning point marked.

import { h, show } from "../../../../dom.js";
import { LOOKS } from "../../../../registry.js";
import { rowsControl, rowsEditor } from "../../../rows.js";
import { t } from "../../../../language.js";

/** @import { ListRow } from "../../../../shapes.d.ts" */
/** @import { Cell } from "../../../cells.js" */
/** @typedef {ListRow & Record<"number" | "mark", HTMLElement>} MomentRow */

LOOKS.moments = (field, ctx) => {
  const columns = field.columns || [];
  const list = h("div", { class: "pk-strip" });
  const how = h("p", { class: "pk-hint" }, t("In order, the earliest first. Move a moment by its number: drag it, or press Enter, then the arrow keys. The arrows beside it do the same."));
  const first = [field.time, field.point].filter(Boolean);
  const isFirst = (/** @type {Cell} */ each) => first.includes(each.column.id);

  function build(/** @type {MomentRow} */ row) {
    const number = h("span", { "aria-hidden": "true" });
    const place = row.grip ?? h("span", { class: "pk-moment-number" });
    place.querySelector("[aria-hidden]")?.remove();
    place.prepend(number);
    place.classList.add("pk-moment-place");
    const mark = h("p", { class: "pk-turning", hidden: true }, h("span", { "aria-hidden": "true" }, "◆ "), t("Turning point"));
    const name = h("p", { class: "pk-row-number pk-aside", id: ctx.id(row.id + "-n") });
    const short = row.cells.filter(isFirst).map((each) => each.el);
    const rest = row.cells.filter((each) => !isFirst(each)).map((each) => each.el);
    Object.assign(row, { number, mark });
    const body = h("div", { class: "pk-moment-body" }, name, h("div", { class: "pk-row-head" }, mark, ...short), ...rest, row.buttons);
    return h("div", { class: "pk-moment", role: "group", "aria-labelledby": name.id }, body, place); // Tab goes through what is asked first
  }

  function sync(/** @type {MomentRow[]} */ rows) {
    rows.forEach((row, at) => {
      const turning = Boolean(field.turning) && row.cell(field.point)?.get() === field.turning;
      row.el.classList.toggle("pk-turns", turning);
      show(row.mark, turning);
      row.number.textContent = String(at + 1);
    });
    show(how, rows.length > 1);
  }

  const startAt = columns.find((column) => column.type === "long")?.id;
  const control = rowsControl(rowsEditor(field, ctx, { list, build, sync, startAt, moves: ["earlier", "later"] }), list);
  control.el.append(how); // it comes with the second moment, so it comes last
  return control;
};
