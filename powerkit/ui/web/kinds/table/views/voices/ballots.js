// Slips without names: a pasted list, a file or a count becomes rows, after a look at what was understood.

import { h } from "../../../../dom.js";
import { BENEATH } from "../../../../registry.js";
import { slipsBody } from "./slips.js";
import { t } from "../../../../language.js";

/** Beneath a table of voices: { el }. What it adds is the table's own answer; one undo takes it back. */
BENEATH.voices = (field, ctx) => {
  const columns = field.columns || [];
  const group = columns.find((column) => column.id === field.group && column.options);
  const votes = columns.find((column) => column.type === "choice" && column !== group);
  const body = h("div", { class: "pk-slips-body" });
  const build = () => body.append(...slipsBody(field, ctx, group, votes));
  const el = h("details", { class: "pk-details pk-slips", ontoggle: () => el.open && !body.childElementCount && build() },
    h("summary", { "data-pk-key": "slips" }, votes ? t("Add slips without names, or a count") : t("Add slips without names")), body);

  for (const key of ["slips-text", "slips-tally"]) ctx.waits.lazily(key, () => (el.open = true));
  return { el };
};
