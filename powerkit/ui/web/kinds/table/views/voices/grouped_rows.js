// Rows under the headings of their groups. A row moves to its group when the focus has left it, so that nothing jumps.

import { h, inFocus, show } from "../../../../dom.js";

/** @import { ListRow } from "../../../../shapes.d.ts" */
/** @import { GroupedRow, GroupOf } from "./shapes.d.ts" */

/**
 * { list, regroup() }: `list` takes the rows; `groupOf(row)` gives [key, name], and `order` the keys that come first.
 * @param {{ subhead?: string }} ctx
 * @param {{ order: string[], groupOf: GroupOf, heading(name: string, number: number): string, rows(): GroupedRow[], none: string }} look
 */
export function groupedRows(ctx, { order, groupOf, heading, rows, none }) {
  const list = h("div", { class: "pk-groups" });
  /** @type {Map<string, { el: HTMLElement, head: HTMLElement, body: HTMLElement }>} */
  const sections = new Map(); // key → { el, head, body }
  let down = false;

  // The editor puts a row before another; where it stands is its group's matter.
  list.insertBefore = (/** @type {Node} */ el) => list.appendChild(el);
  list.addEventListener("focusout", () => !down && setTimeout(regroup));
  list.addEventListener("pointerdown", () => {
    down = true;
    const up = () => {
      down = false;
      setTimeout(regroup);
    };
    window.addEventListener("pointerup", up, { once: true });
    window.addEventListener("pointercancel", up, { once: true });
  });

  function section(/** @type {string} */ key) {
    if (!sections.has(key)) {
      const head = h(ctx.subhead ?? "h3", { class: "pk-group-name", dir: "auto" });
      const body = h("div", { class: "pk-stack" });
      sections.set(key, { head, body, el: h("section", { class: "pk-group-part" }, head, body) });
    }
    return /** @type {{ el: HTMLElement, head: HTMLElement, body: HTMLElement }} */ (sections.get(key));
  }

  /** The row that has the focus stays where it is until the focus has left it. */
  const busy = (/** @type {ListRow} */ row) => row.el.parentElement?.classList.contains("pk-stack") && row.el.contains(inFocus());

  function regroup() {
    if (down) return;
    for (const row of rows()) if (!busy(row)) row.group = groupOf(row)[0];
    const found = rowsByGroup(rows(), order);
    const plain = found.size === 1 && found.has("");
    const shown = [...found].filter(([, inside]) => inside.length);
    shown.forEach(([key, inside], at) => {
      const { el, head, body } = section(key);
      const words = plain ? "" : heading(key ? groupOf(inside.find((row) => groupOf(row)[0] === key) ?? inside[0])[1] : none, inside.length);
      if (head.textContent !== words) head.textContent = words;
      show(head, words);
      inside.forEach((row, i) => body.children[i] !== row.el && Node.prototype.insertBefore.call(body, row.el, body.children[i] ?? null));
      if (list.children[at] !== el) Node.prototype.insertBefore.call(list, el, list.children[at] ?? null);
    });
    const used = new Set(shown.map(([key]) => key));
    for (const [key, { el }] of sections) {
      if (used.has(key)) continue;
      el.remove();
      sections.delete(key);
    }
  }

  return { list, regroup };
}

/**
 * The rows of each group: those of the `order` first, then as they were met, and those of none last.
 * @param {GroupedRow[]} rows
 * @param {string[]} order
 */
function rowsByGroup(rows, order) {
  /** @type {Map<string, GroupedRow[]>} */
  const found = new Map(order.map((key) => [key, []]));
  for (const row of rows) {
    const key = /** @type {string} */ (row.group);
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  const loose = found.get("") ?? [];
  found.delete("");
  if (loose.length) found.set("", loose);
  return found;
}
