// Themes in use, as buttons under a voice that has none yet: shown while that voice is worked on.

import { button, h, show } from "../../../../dom.js";
import { t } from "../../../../language.js";

/** @import { ColumnView } from "../../../../generated/views.d.ts" */
/** @import { TableContext } from "../../shapes.d.ts" */
/** @import { Cell } from "../../../cells.js" */
/** @import { GroupOf, VoiceRow } from "./shapes.d.ts" */

/**
 * `by` is the column of themes, `groupOf(row)` gives [key, name], `changed()` is called when one is given. Returns { list(), offer(rows) }.
 * @param {TableContext} ctx
 * @param {ColumnView} by
 * @param {GroupOf} groupOf
 * @param {() => void} changed
 */
export function voiceThemes(ctx, by, groupOf, changed) {
  function offer(/** @type {VoiceRow[]} */ rows) {
    const used = [...new Map(rows.map(groupOf).filter(([key]) => key)).values()].slice(0, 12);
    for (const row of rows) {
      const open = !groupOf(row)[0];
      show(row.themes, open && used.length);
      if (!open || row.offered === used.join("\n")) continue;
      row.offered = used.join("\n");
      row.themes.replaceChildren(...used.map((name) => h("li", {}, button("pk-chip", name, () => give(row, name), { "data-pk-key": `${row.id}/theme/${name}` }))));
    }
  }

  function give(/** @type {VoiceRow} */ row, /** @type {string} */ name) {
    const theme = /** @type {Cell} */ (row.cell(by.id));
    theme.set(name);
    theme.main.focus();
    changed();
    ctx.say(`${by.label}: ${name}.`);
  }

  return { offer, list: () => h("ul", { class: "pk-chips pk-voice-themes", "aria-label": t("{label}: use one again", { label: by.label }), hidden: true }) };
}
