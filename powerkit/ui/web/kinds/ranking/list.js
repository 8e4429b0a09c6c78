// One order of a ranking: what has a place, with its handle and buttons, and what has none yet.

import { button, h } from "../../dom.js";
import { beginning } from "../row_values.js";
import { standing } from "./model.js";
import { t } from "../../language.js";

/** @import { Acts, Context } from "../../shapes.d.ts" */
/** @import { Ranked } from "./model.js" */

/**
 * `act` = { move(order, id, at), remove(id) or null where the thing stays, say }. Returns { el, draw(rows) }.
 * @param {Context} ctx
 * @param {{ id: string, label: string }} column
 * @param {Acts} act
 */
export function rankList(ctx, column, act) {
  const order = column.id;
  const head = h("p", { class: "pk-cell-label", id: ctx.id(order) }, column.label);
  const list = h("ol", { class: "pk-ranks", "data-pk-ranks": order });
  const pool = h("ul", { class: "pk-chips", "aria-label": t("{label}: no place yet", { label: column.label }) });
  const el = h("div", { class: "pk-rank-order", role: "group", "aria-labelledby": head.id }, head, list, pool);

  /** A thing at its place. */
  function placed(/** @type {Ranked} */ row, /** @type {number} */ at, /** @type {Ranked[]} */ all) {
    const name = beginning(row.item);
    const where = t("place {at} of {all}", { at: at + 1, all: all.length });
    const key = `${row._id}/${order}`;
    const go = (/** @type {number} */ to) => to >= 0 && to < all.length && to !== at && act.move(order, row._id, to);
    /** @type {Record<string, number>} */
    const steps = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 };
    const keys = (/** @type {KeyboardEvent} */ event) => {
      if (!(event.key in steps) || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      go(steps[event.key]);
    };
    const grip = button("pk-icon pk-token-grip", "⠿", () => act.say(t("{name}: {where}. Arrow keys move it.", { name, where })), { "data-pk-key": `${key}/grip`, "aria-label": t("Put in order: {name}, {where}", { name, where }), title: t("Drag to another place, or use the arrow keys"), onkeydown: keys });
    const step = (/** @type {string} */ words, /** @type {string} */ sign, /** @type {number} */ to) =>
      button("pk-icon", sign, () => go(to), { "data-pk-key": `${key}/${words}`, "aria-label": t("Move {words}: {name}", { words, name }), "aria-disabled": to < 0 || to >= all.length ? "true" : null, title: t("Move {words}", { words }) });
    const out = button("pk-icon", "×", () => act.move(order, row._id, -1), { "data-pk-key": `${key}/out`, "aria-label": t("Take out of {label}: {name}", { label: column.label, name }), title: t("Take out of this order") });
    const words = h("span", { class: "pk-rank-words", dir: "auto" }, row.item);
    return h("li", { class: "pk-rank", "data-pk-token": key }, grip, h("span", { class: "pk-rank-place" }, String(at + 1)), words, h("span", { class: "pk-row-buttons" }, step("up", "↑", at - 1), step("down", "↓", at + 1), out));
  }

  /** A thing without a place: a press puts it at the end. */
  function open(/** @type {Ranked} */ row, /** @type {number} */ end) {
    const name = beginning(row.item);
    const key = `${row._id}/${order}`;
    const put = button("pk-chip", row.item, () => act.move(order, row._id, end), { "data-pk-key": key, "data-pk-token": key, dir: "auto", "aria-label": t("Put in {label}, place {end}: {name}", { label: column.label, end: end + 1, name }) });
    const remove = act.removes(row) && button("pk-icon", "×", () => act.remove(row._id), { "data-pk-key": `${key}/remove`, "aria-label": t("Remove {name}", { name }), title: t("Remove") });
    return h("li", {}, put, remove);
  }

  return {
    el,
    draw(/** @type {Ranked[]} */ rows) {
      const all = standing(rows, order);
      list.replaceChildren(...all.map(placed));
      pool.replaceChildren(...rows.filter((row) => !row[order]).map((row) => open(row, all.length)));
    },
  };
}
