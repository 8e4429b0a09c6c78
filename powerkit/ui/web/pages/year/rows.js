// The rows of a question of a review: a line each with its state, and Change opens one. Those to be told in full stand first.

import { button, grow, h, show } from "../../dom.js";
import { ticked } from "../../forms.js";
import { capital, many, one } from "../../phrasing.js";
import { fold } from "../page.js";
import { yearCell } from "./cells.js";
import { t } from "../../language.js";

/** @import { Page, YearAsked, YearRow, YearValues } from "../shapes.d.ts" */

/**
 * The rows of a table. Returns { el, id, main, get(), set(answer) }.
 * @param {Page} ctx
 * @param {YearAsked} field
 * @param {() => void} changed
 */
export function yearRows(ctx, field, changed) {
  const title = h("legend", { class: "pk-label", tabindex: "-1" }, field.label);
  const list = h("ol", { class: "pk-year-rows" });
  const others = h("ol", { class: "pk-year-rows" });
  const folded = fold("", others);
  const add = button("pk-secondary", t("Add {row}", { row: one(field.row) }), more, { "data-pk-key": `add-${field.id}` });
  const el = h("fieldset", { class: "pk-choices", "data-pk-field": field.id }, title, field.hint && h("p", { class: "pk-hint" }, field.hint), list, folded, add);
  /** @type {YearRow[]} */
  let rows = [];
  let next = 1;

  function row(/** @type {YearValues} */ values) {
    return yearRow(ctx, field, `${field.id}-${(next += 1)}`, values, { changed, remove });
  }

  function remove(/** @type {YearRow} */ made) {
    const at = rows.indexOf(made);
    rows = rows.filter((each) => each !== made);
    made.el.remove();
    number();
    (rows[at]?.first() ?? add).focus();
    ctx.say(t("Taken out. {rows} left under {label}.", { rows: rows.length, label: field.label }));
    changed();
  }

  function more() {
    const made = row({});
    rows.push(made);
    list.append(made.el);
    number();
    made.open(true);
  }

  function number() {
    rows.forEach((made, at) => made.name(`${capital(field.row)} ${at + 1}`));
    const rest = others.children.length;
    folded.firstElementChild.replaceChildren(h("bdi", {}, t("{number} more {rows}, a line each in the appendix", { number: rest, rows: rest === 1 ? field.row : many(field.row) })));
    show(folded, rest > 0);
  }

  return {
    id: field.id,
    el,
    main: title,
    get: () => rows.map((made) => made.get()),
    set(/** @type {YearValues[] | null} */ answer) {
      rows = (answer ?? []).map(row);
      const chosen = rows.filter((made) => made.full());
      const first = field.columns.some(({ id }) => id === "full") ? chosen : rows; // the others go to the appendix
      list.replaceChildren(...first.map((made) => made.el));
      others.replaceChildren(...rows.filter((made) => !first.includes(made)).map((made) => made.el));
      number();
    },
  };
}

/**
 * One row: its line, and its cells once it is opened.
 * @param {Page} ctx
 * @param {YearAsked} field
 * @param {string} name
 * @param {YearValues} given
 * @param {{ changed: () => void, remove: (made: YearRow) => void }} act
 * @returns {YearRow}
 */
function yearRow(ctx, field, name, given, { changed, remove }) {
  const tick = field.columns.find((column) => column.type === "tick" && column.id === "full");
  const columns = field.columns.filter((column) => column !== tick);
  /** @type {YearValues} */
  const values = { ...given, _id: given._id ?? `n${Math.random().toString(36).slice(2, 10)}` };
  const box = tick && ticked(ctx, `${name}-full`, "", { checked: values.full === true, onchange: changed });
  const words = box ? box.el.querySelector("label") : h("span", { class: "pk-year-words" });
  const state = h("span", { class: "pk-quiet-words pk-year-state" });
  const change = button("pk-quiet", t("Change"), () => open(true), { "aria-expanded": "false" });
  const gone = button("pk-quiet", t("Take this out"), () => remove(made));
  const legend = h("legend", { class: "pk-aside" });
  const inside = h("fieldset", { class: "pk-year-row", hidden: true }, legend);
  const el = h("li", {}, h("div", { class: "pk-year-line" }, box ? box.el : words, state, change), inside);
  /** @type {ReturnType<typeof yearCell>[]} */
  let cells = [];
  words.setAttribute("dir", "auto");

  function get() {
    const written = cells.map((cell) => [cell.id, cell.get()]);
    return { ...values, ...Object.fromEntries(written), ...(box ? { full: box.input.checked } : {}) };
  }

  function tell() {
    const now = get();
    const choice = columns.find((column) => column.type === "choice");
    words.textContent = String(now[columns[0].id] ?? "").trim() || t("New {row}", { row: field.row });
    const passed = field.ahead && columns.some(({ id, type }) => type === "date" && new Date(now[id] + "T24:00") < new Date());
    state.textContent = passed ? t("Its day has passed") : (choice?.options?.find((option) => option.id === now[choice.id])?.label ?? "");
  }

  /** Show the cells, or put them away again; with `go` the first gets the focus. */
  function open(/** @type {boolean} */ go) {
    const to = inside.hidden;
    if (!cells.length) {
      cells = columns.map((column) => yearCell(ctx, `${name}-${column.id}`, column, values[column.id], () => { tell(); changed(); }));
      inside.append(...cells.map((cell) => cell.el), gone);
    }
    show(inside, to);
    change.textContent = to ? t("Done") : t("Change");
    change.setAttribute("aria-expanded", String(to));
    if (!to) return;
    cells.forEach((cell) => cell.main.tagName === "TEXTAREA" && grow(cell.main));
    if (go) cells[0].main.focus();
  }

  const made = {
    el,
    get,
    open,
    full: () => Boolean(box?.input.checked),
    first: () => (inside.hidden ? change : cells[0].main),
    name(/** @type {string} */ said) {
      legend.textContent = said;
      change.setAttribute("aria-label", t("Change {said} of “{label}”", { said: said.toLowerCase(), label: field.label }));
      gone.setAttribute("aria-label", t("Take out {said} of “{label}”", { said: said.toLowerCase(), label: field.label }));
    },
  };
  tell();
  return made;
}
