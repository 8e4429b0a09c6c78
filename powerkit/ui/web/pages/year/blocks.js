// Blocks on the pages of a year: pictures may be wider than a small window.

//# style ./year.css
import { blocksOf } from "../blocks.js";
import { t } from "../../language.js";

/** @import { BlockTold } from "../../generated/pages.d.ts" */

/** Blocks as elements, headings `lift` levels higher. A picture may be wider than a small window: it can be scrolled. */
export function yearBlocks(/** @type {BlockTold[]} */ blocks, lift = 0) {
  const made = blocksOf(blocks.map((block) => (block.is === "heading" ? { ...block, level: /** @type {number} */ (block.level) - lift } : block)), "");
  for (const el of made) if (el.tagName === "FIGURE") for (const [name, value] of Object.entries({ class: "pk-chart", tabindex: "0", role: "group", "aria-label": t("Picture") })) el.setAttribute(name, value);
  return made;
}
