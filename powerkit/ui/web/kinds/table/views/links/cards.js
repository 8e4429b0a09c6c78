// What a card shows and says: its words, and the links it has.

import { blank } from "../../../../compare.js";
import { button, h, partlySeen } from "../../../../dom.js";
import { capital } from "../../../../phrasing.js";
import { cellWords } from "../../../cells.js";
import { beginning } from "../../../row_values.js";
import { rightToLeft, t } from "../../../../language.js";

/** @import { Row } from "../../../../shapes.d.ts" */
/** @import { LinkCard, LinksModel } from "./shapes.d.ts" */

/**
 * `openLink(row id, from)` opens a link's menu. Returns { what(key), said(key) } as `pairWork` needs them.
 * @param {LinksModel} model
 * @param {(row: string, from: HTMLElement) => void} openLink
 */
export function linksCards(model, openLink) {
  /** Those a card is linked with, each once, with the first row that says so. */
  const mates = (/** @type {LinkCard} */ item) => item.rows.map((row) => ({ row, mate: /** @type {LinkCard} */ (model.across(row, item.side)) })).filter(({ mate }, at, all) => mate && all.findIndex((each) => each.mate === mate) === at);

  function joined(/** @type {LinkCard} */ one) {
    const list = mates(one);
    if (!list.length) {
      const kept = one.rows.filter(model.detailed).map((row) => linkWords(model, row));
      return [h("p", { class: "pk-links-open" }, t("No link yet")), ...kept.map((words) => h("p", { class: "pk-links-open", dir: "auto" }, words))];
    }
    const chips = list.map(({ row, mate }) => {
      const words = mate.row[model.parts[mate.side][0]] || model.name(mate);
      const quiet = one.side === "left" ? linkWords(model, row) : mate.row[model.parts.left[1]] || "";
      const made = button("pk-links-chip", "", () => openLink(row._id, made), { "data-pk-key": `link/${row._id}/${one.side}`, "data-pk-linked": mate.key });
      made.append(h("span", { "aria-hidden": "true" }, (one.side === "left") !== rightToLeft() ? "→ " : "← "), ...partlySeen(t("Linked with {name}"), { name: h("span", { dir: "auto" }, beginning(words)) }), quiet && h("span", { class: "pk-links-quiet", dir: "auto" }, quiet));
      return h("li", {}, made);
    });
    return [h("ul", { class: "pk-links-chips", "aria-label": t("Linked with {name}", { name: model.name(one) }) }, ...chips)];
  }

  function what(/** @type {string} */ key) {
    const one = model.card(key);
    const [title, ...rest] = model.parts[one.side].map((id) => String(one.row[id] ?? "").trim());
    const said = one.rows.map((row) => ({ row, mate: model.across(row, one.side) })).map(({ row, mate }) => [row._id, mate?.key, mate?.row, linkWords(model, row)]);
    return { words: title || capital(model.name(one)), detail: title ? rest.filter(Boolean).join(" · ") : "", name: model.name(one), said, joined: () => joined(one) };
  }

  function said(/** @type {string} */ key) {
    const one = model.card(key);
    const list = mates(one).map(({ mate }) => model.name(mate));
    return list.length ? t("{name}, linked with {list}.", { name: model.name(one), list: list.join(", ") }) : t("{name}, no link yet.", { name: model.name(one) });
  }

  return { what, said };
}

/**
 * How a link stands, in a few words: its first answers, or that they are still open.
 * @param {LinksModel} model
 * @param {Row} row
 */
function linkWords(model, row) {
  const said = model.between.filter(({ id }) => !blank(row[id])).map((column) => (column.type === "number" ? `${column.label}: ${cellWords(column, row[column.id])}` : beginning(cellWords(column, row[column.id]))));
  return said.join(" · ") || (model.between.length ? `${model.between[0].label}?` : "");
}
