// What a CSV file would add to a table, seen first: which column goes where, the first rows, and what can't be read.

import { button, h, show } from "../../../dom.js";
import { whyNot } from "../../../rpc.js";
import { keepFocus } from "../../keep_focus.js";
import { localDay } from "../../row_values.js";
import { bringAreas, bringColumns, bringFilter, bringHead } from "./choices.js";
import { bringCounted, bringFound } from "./found.js";
import { rowsMany } from "./paste.js";
import { sentences, t, tn } from "../../../language.js";

/** @import { AskPreview, TableFile } from "../../../generated/asks.d.ts" */
/** @import { RowsField } from "../../../shapes.d.ts" */
/** @import { AreasPreviewed, Bringing, Brought, FileChoice, FileSeen, Previewed, TableContext } from "../shapes.d.ts" */

/**
 * A preview of a file. act = { ask(given) → what was told, room(), known() rows in the table, take(told, instead), leave() }.
 * Returns { el, look(file) }.
 * @param {RowsField} field
 * @param {TableContext} ctx
 * @param {Bringing<AskPreview, Previewed>} act
 * @returns {Brought}
 */
export function filePreview(field, ctx, act) {
  const el = h("div", { class: "pk-bring-preview", hidden: true, role: "group", tabindex: "-1", "aria-labelledby": ctx.id("bring-head") });
  const now = /** @type {FileSeen} */ ({ chosen: {} });
  /** @type {{ heading: boolean, columns: { el: HTMLElement, sync(told: Previewed): void } } | null} */
  let fixed = null; // the parts to choose in, which stay while what follows from them is drawn anew
  const follows = h("div", { class: "pk-bring-follows" });

  async function look(/** @type {TableFile} */ file) {
    Object.assign(now, { file, chosen: {} });
    fixed = null;
    await ask();
    show(el, true);
    el.focus();
  }

  async function ask() {
    const next = await act.ask({ file: now.file, room: act.room(), today: localDay(new Date()), ...now.chosen });
    if (!next) return false;
    now.told = next;
    now.chosen = asTold(next);
    draw();
    return true;
  }

  /** Look again with another choice; where that can't be done, the choice is as before. */
  async function choose(/** @type {FileChoice} */ change, said = () => "") {
    now.chosen = { ...now.chosen, ...change };
    try {
      if (await ask()) ctx.say([said(), bringCounted(now.told)].join(" ").trim());
    } catch (error) {
      now.chosen = asTold(now.told);
      draw();
      ctx.say(whyNot(error, t("That could not be done just now.")));
    }
  }

  function draw() {
    const { told } = now;
    if (!fixed || fixed.heading !== told.heading) keepFocus(el, () => {
      const columns = told.long ? bringAreas(ctx, /** @type {{ told: AreasPreviewed }} */ (now), choose) : bringColumns(field, ctx, now, choose);
      fixed = { heading: told.heading, columns };
      el.replaceChildren(bringHead(ctx, now, choose), columns.el, bringFilter(ctx, now, choose), follows);
    }, el, { preventScroll: true });
    fixed?.columns.sync(told);
    keepFocus(follows, () => follows.replaceChildren(...bringFound(told), bringButtons(ctx, told, act)), el, { preventScroll: true });
  }

  return {
    el,
    look,
    close() {
      show(el, false);
      el.replaceChildren();
      Object.assign(now, { file: null, told: null });
      fixed = null;
    },
  };
}

const asTold = (/** @type {Previewed} */ { heading, columns, at, has, long }) => ({ heading, columns, at, has, ...(long && { ours: long.ours, against: long.against, figure: long.figure }) });

/**
 * @param {TableContext} ctx
 * @param {Previewed} told
 * @param {Bringing<AskPreview, Previewed>} act
 */
function bringButtons(ctx, told, act) {
  const n = told.rows.length;
  const words = n ? tn("Add this row", "Add these {rows}", n, { rows: rowsMany(n) }) : t("Nothing to add");
  const take = (/** @type {boolean} */ instead) => () => (n ? act.take(told, instead) : ctx.say(sentences(t("There is nothing to add."), told.long ? t("Choose your area.") : t("Say where at least one column goes."))));
  return h("div", { class: "pk-buttons" }, button("", words, take(false), { "data-pk-key": "bring/add", "aria-disabled": String(!n) }),
    act.known() > 0 && n > 0 && button("pk-secondary", t("Put them in place of my rows"), take(true), { "data-pk-key": "bring/instead" }),
    button("pk-quiet", t("Leave it"), act.leave, { "data-pk-key": "bring/leave" }));
}
