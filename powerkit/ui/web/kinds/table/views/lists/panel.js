// The menu of one item: its words, its list, what it is the same as and what that is called. A dialog of the browser's own.

import { same } from "../../../../compare.js";
import { aloud, button, h } from "../../../../dom.js";
import { capital } from "../../../../phrasing.js";
import { cell } from "../../../cells.js";
import { keepFocus } from "../../../keep_focus.js";
import { t } from "../../../../language.js";

/** { el, open(row id, from), sync(by) }. `act` = { store, model, edit, match, unmatch, call, remove, focus }. */
export function listsPanel(field, ctx, act) {
  const { store, model } = act;
  const title = h(ctx.head ?? "h4", { class: "pk-panel-title", id: ctx.id("panel-title"), dir: "auto", tabindex: "-1" });
  const body = h("div", { class: "pk-panel-body" });
  const el = h("dialog", { class: "pk-panel", "aria-labelledby": title.id, onclose: closed, onclick: (event) => event.target === el && el.close() },
    aloud("pk-aloud"), h("div", { class: "pk-panel-in" }, h("div", { class: "pk-panel-head" }, title, button("pk-icon", "×", () => el.close(), { "aria-label": t("Close") })), body,
      h("div", { class: "pk-buttons" }, button("pk-secondary", t("Done"), () => el.close(), { "data-pk-key": "panel-done" }), button("pk-quiet", t("Remove"), () => take(), { "data-pk-key": "panel-remove" }))));
  const own = { id: (part) => ctx.id("panel-" + part) };
  const others = (field.columns || []).filter((column) => column.id !== model.match);
  let id = "";
  let from = null;
  let drawn = "";
  let cells = [];

  function open(which, opener) {
    if (!store.find(which)) return;
    [id, from, drawn] = [which, opener ?? null, ""];
    draw();
    el.showModal();
    title.focus();
  }

  function cellOf(column) {
    const words = column.id === field.list ? t("Move to: {charAt}{label}", { charAt: column.label.charAt(0).toLowerCase(), label: column.label.slice(1) }) : column.label;
    const made = cell({ ...column, label: words }, own, "one", () => act.edit(id, { [column.id]: made.get() }, `panel/${id}/${column.id}`), "");
    cells.push({ made, value: () => store.find(id)?.[column.id] });
    return made.el;
  }

  /** What it could be the same as, list by list. */
  function sameAs(row) {
    const groups = model.lists.map((list) => [list, model.items(list.id).filter((each) => model.fits(row, each))]).filter(([, items]) => items.length);
    if (!groups.length) return "";
    const choose = h("select", { class: "pk-input", id: ctx.id("panel-same"), "data-pk-key": "panel-same", onchange: () => choose.value && act.match(id, choose.value) }, h("option", { value: "" }, t("Choose…")),
      ...groups.map(([list, items]) => h("optgroup", { label: list.label }, ...items.map((each) => h("option", { value: each._id }, model.name(each))))));
    return h("div", { class: "pk-cell" }, h("label", { class: "pk-cell-label", for: choose.id }, t("Same as")), choose);
  }

  function matchedPart(row) {
    const mates = model.mates(row);
    if (!mates.length) return "";
    const column = { ...field.columns.find((each) => each.id === model.match), type: "text", label: t("What you call it in short"), hint: "" };
    const made = cell(column, own, "match", () => act.call(id, made.get(), `panel/${id}/match`), "");
    cells.push({ made, value: () => store.find(id)?.[model.match] });
    const list = h("ul", { class: "pk-lists-mates" }, ...mates.map((mate) => h("li", { dir: "auto" }, `${model.name(mate)}, ${model.labelOf(mate)}`)));
    const off = button("pk-secondary", t("Not the same"), () => act.unmatch(id), { "data-pk-key": "panel-unmatch" });
    return h("fieldset", { class: "pk-links-one" }, h("legend", {}, t("The same thing as")), list, made.el, off);
  }

  /** Build it anew where it can be matched with others now; else show in each box what it says. */
  function draw(all = false) {
    const row = store.find(id);
    if (!row) return el.close();
    title.textContent = capital(model.name(row));
    const now = JSON.stringify([model.mates(row).map((each) => [each._id, each[model.words], model.listOf(each)]), model.listOf(row), model.lists.map((list) => model.items(list.id).filter((each) => model.fits(row, each)).map((each) => [each._id, each[model.words]]))]);
    if (now !== drawn) {
      drawn = now;
      cells = [];
      keepFocus(body, () => body.replaceChildren(h("div", { class: "pk-cells" }, ...others.map(cellOf)), matchedPart(row), sameAs(row)));
      if (el.open && !el.contains(document.activeElement)) title.focus();
    }
    for (const { made, value } of cells) if ((all || made.main !== document.activeElement) && !same(made.get(), value())) made.set(value() ?? "");
  }

  function take() {
    from = null;
    el.close();
    act.remove(id);
  }

  function closed() {
    if (from) from.isConnected && from.checkVisibility() ? from.focus() : act.focus(id);
    from = null;
    body.replaceChildren();
  }

  return { el, open, sync: (by) => el.open && draw(by === "history") };
}
