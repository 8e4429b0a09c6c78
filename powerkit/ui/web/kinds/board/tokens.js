// One item on the board as it is seen: its words, its mark as a shape and a word, why, and the button of its menu.

import { h, show } from "../../dom.js";
import { capital } from "../../phrasing.js";
import { beginning } from "../row_values.js";
import { boardName } from "./model.js";
import { t } from "../../language.js";

/** @import { BoardField } from "../../generated/views.d.ts" */
/** @import { Context, Row } from "../../shapes.d.ts" */
/** @import { BoardActs } from "./shapes.d.ts" */

const BOARD_SHAPES = ["●", "◆", "▲", "■", "★"];

/**
 * An item in one of its two places. `act` = { tap(id, lane), menu(id, from) }. Returns { el, main, show(row, { chosen, held, same }) }.
 * @param {BoardField} field
 * @param {Context} ctx
 * @param {string} id
 * @param {string} lane
 * @param {BoardActs} act
 */
export function boardToken(field, ctx, id, lane, act) {
  const key = `${id}/${lane}`;
  const words = h("span", { class: "pk-token-words", dir: "auto" });
  const tag = h("span", { class: "pk-token-tag" });
  const main = h("button", { type: "button", class: "pk-token-main", tabindex: "-1", "aria-pressed": "false", "aria-describedby": ctx.id("keys"), "data-pk-key": "token/" + key, onclick: () => act.tap(id, lane) }, words, tag);
  const grip = h("span", { class: "pk-token-grip", "aria-hidden": "true" }, "⠿");
  const more = h("button", { type: "button", class: "pk-token-more", tabindex: "-1", title: t("Move to, mark or change"), "data-pk-key": "more/" + key, onclick: () => act.menu(id, more) }, h("span", { "aria-hidden": "true" }, "⋯"));
  const why = h("span", { class: "pk-token-why", dir: "auto" });
  const el = h("li", { class: "pk-token", "data-pk-token": key }, h("span", { class: "pk-token-line" }, grip, main, more), why);
  const marks = (field.columns || []).find((column) => column.id === "mark")?.options || [];
  /** @type {{ row: Row, same: boolean, reason: boolean } | null} */
  let shown = null;

  function tags(/** @type {Row} */ row, /** @type {boolean} */ same) {
    const at = marks.findIndex((mark) => mark.id === row.mark);
    const mark = at >= 0 && h("span", { class: "pk-token-mark" }, h("span", { "aria-hidden": "true" }, `${BOARD_SHAPES[at % 5]} `), marks[at].label);
    tag.replaceChildren(...[lane === "then" && same && h("span", { class: "pk-token-same" }, h("span", { "aria-hidden": "true" }, "= "), t("the same")), lane === "zone" && mark].filter(Boolean));
  }

  return {
    el,
    main,
    more,
    key,
    id,
    lane,
    show(/** @type {Row} */ row, /** @type {{ chosen: boolean, held: boolean, same: boolean, reason: boolean }} */ { chosen, held, same, reason }) {
      if (shown?.row !== row || shown.same !== same || shown.reason !== reason) {
        words.textContent = String(row.item ?? "").trim() || capital(boardName(field, row));
        tags(row, same);
        why.textContent = reason ? beginning(row.why ?? "") : "";
        show(why, why.textContent);
        more.setAttribute("aria-label", t("Move to, mark or change {boardName}", { boardName: boardName(field, row) }));
        shown = { row, same, reason };
      }
      main.setAttribute("aria-pressed", String(chosen));
      el.classList.toggle("pk-chosen", chosen);
      el.classList.toggle("pk-held", held);
    },
  };
}

/** @typedef {ReturnType<typeof boardToken>} BoardToken */
