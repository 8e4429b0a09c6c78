// What an item of a list shows and says: its words, and what it is the same as.

import { button, h, partlySeen } from "../../../../dom.js";
import { capital } from "../../../../phrasing.js";
import { beginning } from "../../../row_values.js";
import { t } from "../../../../language.js";

/** @import { Row } from "../../../../shapes.d.ts" */
/** @import { ListsField, ListsModel } from "./shapes.d.ts" */

/**
 * `rowOf(key)` is a card's row, `open(id, from)` opens its menu. Returns { what(key), said(key) } as `pairWork` needs them.
 * @param {ListsField} field
 * @param {ListsModel} model
 * @param {(key: string) => Row} rowOf
 * @param {(row: string, from: HTMLElement) => void} open
 */
export function listsItems(field, model, rowOf, open) {
  function joined(/** @type {Row} */ row) {
    const chips = model.mates(row).map((mate) => {
      const made = button("pk-links-chip", "", () => open(row._id, made), { "data-pk-key": `same/${row._id}/${mate._id}`, "data-pk-same": mate._id });
      made.append(h("span", { "aria-hidden": "true" }, "= "), ...partlySeen(t("The same as {name}"), { name: h("span", { dir: "auto" }, beginning(mate[model.words] ?? "")) }), h("span", { class: "pk-links-quiet" }, model.labelOf(mate)));
      return h("li", {}, made);
    });
    return chips.length ? [h("ul", { class: "pk-links-chips", "aria-label": t("The same as {name}", { name: model.name(row) }) }, ...chips)] : [];
  }

  function what(/** @type {string} */ key) {
    const row = rowOf(key);
    const mates = model.mates(row);
    return {
      words: String(row[model.words] ?? "").trim() || capital(model.name(row)),
      detail: "",
      name: model.name(row),
      said: mates.map((mate) => [mate._id, mate[model.words], mate[field.list]]),
      joined: () => joined(row),
    };
  }

  function said(/** @type {string} */ key) {
    const row = rowOf(key);
    const mates = model.mates(row).map((mate) => model.name(mate));
    return `${[capital(model.name(row)), model.labelOf(row), mates.length && t("the same as {mates}", { mates: mates.join(", ") })].filter(Boolean).join(", ")}.`;
  }

  return { what, said };
}
