// The questions of a review: a text, or rows of a few cells each, in plain controls.

import { button, grow, h } from "../../dom.js";
import { area, asked, day, line, ticked } from "../../forms.js";
import { capital, one } from "../../phrasing.js";

/** A question with its label and hint. `changed()` is called at each key. Returns { el, id, get(), set(answer) }. */
export function yearField(ctx, field, changed) {
  return field.kind === "table" ? yearRows(ctx, field, changed) : yearText(ctx, field, changed);
}

function yearText(ctx, field, changed) {
  const control = field.form === "line" ? line({ dir: "auto" }) : area({ rows: field.rows ?? 3, dir: "auto" });
  control.addEventListener("input", changed);
  const made = asked(ctx, field.id, field.label, control, field.hint);
  made.el.setAttribute("data-pk-field", field.id);
  return {
    id: field.id,
    el: made.el,
    main: control,
    get: () => control.value,
    set(answer) {
      control.value = answer ?? "";
      if (control.tagName === "TEXTAREA") grow(control);
    },
  };
}

function yearRows(ctx, field, changed) {
  const title = h("legend", { class: "pk-label", tabindex: "-1" }, field.label);
  const list = h("ol", { class: "pk-year-rows" });
  const add = button("pk-secondary", `Add ${one(field.row)}`, () => more(), { "data-pk-key": `add-${field.id}` });
  const el = h("fieldset", { class: "pk-choices", "data-pk-field": field.id }, title, field.hint && h("p", { class: "pk-hint" }, field.hint), list, add);
  let rows = [];
  let next = 1;

  function row(values) {
    const name = `${field.id}-${(next += 1)}`;
    const cells = field.columns.map((column) => yearCell(ctx, `${name}-${column.id}`, column, values[column.id], changed));
    const legend = h("legend", { class: "pk-aside" });
    const gone = button("pk-quiet", "Take this out", () => remove(made));
    const made = { id: values._id ?? `n${Math.random().toString(36).slice(2, 10)}`, cells, legend, gone, el: h("li", {}, h("fieldset", { class: "pk-year-row" }, legend, ...cells.map((cell) => cell.el), gone)) };
    return made;
  }

  function remove(made) {
    const at = rows.indexOf(made);
    rows = rows.filter((each) => each !== made);
    made.el.remove();
    number();
    (rows[at]?.cells[0].main ?? add).focus();
    ctx.say(`Taken out. ${rows.length} left under ${field.label}.`);
    changed();
  }

  function more() {
    const made = row({});
    rows.push(made);
    list.append(made.el);
    number();
    made.cells[0].main.focus();
  }

  function number() {
    rows.forEach((made, at) => {
      const words = `${capital(field.row)} ${at + 1}`;
      made.legend.textContent = words;
      made.gone.setAttribute("aria-label", `Take out ${words.toLowerCase()} of “${field.label}”`);
    });
  }

  return {
    id: field.id,
    el,
    main: title,
    get: () => rows.map((made) => Object.fromEntries([["_id", made.id], ...made.cells.map((cell) => [cell.id, cell.get()])])),
    set(answer) {
      rows = (answer ?? []).map(row);
      list.replaceChildren(...rows.map((made) => made.el));
      number();
      rows.forEach((made) => made.cells.forEach((cell) => cell.main.tagName === "TEXTAREA" && grow(cell.main)));
    },
  };
}

function yearCell(ctx, name, column, value, changed) {
  if (column.type === "tick") {
    const made = ticked(ctx, name, column.label, { checked: value === true, onchange: changed }, column.hint);
    return { id: column.id, el: made.el, main: made.input, get: () => made.input.checked };
  }
  const control = column.type === "choice" ? choiceOf(column) : column.type === "date" ? day() : column.type === "long" ? area({ rows: "2", dir: "auto" }) : line({ dir: "auto", inputmode: column.type === "number" ? "decimal" : null });
  control.value = value ?? "";
  control.addEventListener(column.type === "choice" ? "change" : "input", changed);
  const made = asked(ctx, name, column.label, control, column.hint);
  const number = () => (control.value.trim() === "" ? null : Number(control.value));
  return { id: column.id, el: made.el, main: control, get: () => (column.type === "number" ? number() : control.value) };
}

function choiceOf(column) {
  return h("select", { class: "pk-input" }, h("option", { value: "" }, "Not said"), ...column.options.map((one) => h("option", { value: one.id }, one.label)));
}
