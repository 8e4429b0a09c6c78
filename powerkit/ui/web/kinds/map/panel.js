// What is known of one person, beside the picture: who, where, how it is between us, whom they know, and taking them off.

import { same } from "../../compare.js";
import { button, h, inFocus, show } from "../../dom.js";
import { cell } from "../cells.js";
import { keepFocus } from "../keep_focus.js";
import { mapTwiceSaid } from "./names.js";
import { mapNameOf } from "./phrases.js";
import { t } from "../../language.js";

/** @import { Cell } from "../cells.js" */
/** @import { ColumnView } from "../../generated/views.d.ts" */
/** @import { Row } from "../../shapes.d.ts" */
/** @import { MapContext, MapWork, Model, Near } from "./shapes.d.ts" */

/**
 * Somebody they know, and how sure that is; `link(how)` says otherwise.
 * @param {MapContext} ctx
 * @param {Near} given
 * @param {string} name
 * @param {(how: string) => void} link
 */
function tieLine(ctx, { id, sure }, name, link) {
  const pick = h("select", { class: "pk-input", id: ctx.id("tie-" + id), "aria-label": t("{name}: do they know each other?", { name }), "data-pk-key": `tie/${id}`, onchange: () => link(pick.value) },
    ...[["knows", t("Knows")], ["may_know", t("May know")], ["", t("No tie")]].map(([value, words]) => h("option", { value, selected: value === (sure ? "knows" : "may_know") }, words)));
  return h("li", {}, h("span", { dir: "auto" }, name), pick);
}

/**
 * Whom the chosen person knows: { el, sync(model, id) }.
 * @param {MapWork} map
 */
function mapKnown(map) {
  const { ctx } = map;
  const tied = h("ul", { class: "pk-map-tied" });
  const other = h("select", { class: "pk-input", id: ctx.id("tie-other"), "data-pk-key": "tie-other" });
  const add = () => id && other.value && map.link(id, other.value, "knows");
  const el = h("div", { role: "group", "aria-labelledby": ctx.id("tied") },
    h("p", { class: "pk-cell-label", id: ctx.id("tied") }, t("Whom they know on your map")), tied,
    h("label", { class: "pk-aside", for: other.id }, t("Somebody they know")), h("div", { class: "pk-map-line" }, other, button("pk-secondary", t("Add"), add, { "data-pk-key": "tie-add" })));
  let id = /** @type {string | null} */ (null);
  let awaited = /** @type {{ one: string, other: string } | null} */ (null); // a tie that was chosen and not yet added, before the page was loaded anew

  ctx.waits.source("tie", {
    get: () => awaited ?? (id && other.value ? { one: id, other: other.value } : null),
    set(/** @type {typeof awaited} */ tie) {
      awaited = tie;
      other.value = "";
      if (tie && tie.one !== id && map.model.byId.has(tie.one)) map.tap(tie.one);
      else if (tie && tie.one === id) pickAgain();
    },
    label: () => t("Somebody they know"),
    main: () => other,
    add,
  });

  /** Choose again what was chosen before. */
  function pickAgain() {
    if (awaited?.one !== id) return;
    other.value = awaited.other;
    awaited = null;
  }

  function draw(/** @type {Model} */ model) {
    const near = model.near.get(/** @type {string} */ (id));
    const key = near.map((each) => `${each.id}${each.sure}${model.byId.get(each.id).name}`).join("|") + model.people.length;
    if (tied.getAttribute("data-drawn") === `${id}:${key}`) return;
    tied.setAttribute("data-drawn", `${id}:${key}`);
    const lines = near.map((each) => tieLine(ctx, each, mapNameOf(model.byId.get(each.id)), (how) => map.link(/** @type {string} */ (id), each.id, how)));
    const known = new Set([id, ...near.map((each) => each.id)]);
    const rest = model.people.filter((person) => !known.has(person.id) && person.name).sort((a, b) => a.name.localeCompare(b.name));
    other.replaceChildren(h("option", { value: "" }, t("Choose…")), ...rest.map((item) => h("option", { value: item.id }, item.name)));
    keepFocus(tied, () => tied.replaceChildren(...lines), other);
  }

  return {
    el,
    /** Show whom the person of that id knows; null for nobody chosen. */
    sync(/** @type {Model} */ model, /** @type {string | null} */ chosen) {
      id = chosen;
      if (!id) return;
      draw(model);
      if (awaited) pickAgain();
    },
  };
}

/**
 * The panel of the chosen person.
 * @param {MapWork} map
 */
export function mapPanel(map) {
  const { field, ctx, store, speech } = map;
  const title = h("h4", { class: "pk-map-name", id: ctx.id("panel-title"), tabindex: "-1", dir: "auto" });
  const body = h("div", { class: "pk-map-cells" });
  const known = speech.column("knows") ? mapKnown(map) : null;
  const away = button("pk-secondary", t("Take off the picture"), () => map.away(/** @type {string} */ (id)), { "data-pk-key": "away" });
  const remove = button("pk-quiet", t("Remove"), () => map.remove(/** @type {string} */ (id)), { "data-pk-key": "remove" });
  const close = button("pk-secondary", t("Done"), () => map.done(), { "data-pk-key": "done" });
  const el = h("div", { class: "pk-map-panel", role: "group", "aria-labelledby": title.id, hidden: true },
    h("div", { class: "pk-map-panel-head" }, title, close), body, known?.el, h("div", { class: "pk-buttons" }, away, remove));
  let id = /** @type {string | null} */ (null);

  const cells = (field.columns || []).filter((column) => !["knows", "may_know"].includes(column.id)).map((column) => {
    /** @type {Cell} */
    const made = cell({ ...column, hint: column.type === "tick" ? column.hint : "" }, { id: (/** @type {string} */ part) => ctx.id("panel-" + part) }, "one", () => changed(column, made));
    return made;
  });
  body.append(...cells.map((each) => each.el));
  cells.forEach((each) => each.el.classList.toggle("pk-map-half", ["kind", "ring", "tie", "seen"].includes(each.column.id)));

  function changed(/** @type {ColumnView} */ column, /** @type {Cell} */ made) {
    const row = store.rows().find((each) => each._id === id);
    if (!row || same(row[column.id], made.get())) return;
    if (column.id === "ring" || column.id === "sector") return map.place(row._id, cellOf("ring"), cellOf("sector"));
    const rows = store.rows().map((each) => (each === row ? { ...row, [column.id]: made.get() } : each));
    const name = String(/** @type {Row} */ (rows.find((each) => each._id === id)).name ?? "").trim() || "somebody";
    const typed = ["TEXTAREA", "INPUT"].includes(made.main.tagName) && made.main.type !== "checkbox";
    store.change({ rows }, t("changed {name}", { name }), { key: typed ? `panel/${id}/${column.id}` : null, by: "panel" });
    if (column.id === "name") made.error.set(mapTwiceSaid(store.rows(), store.rows().filter((each) => each._id === id)));
  }

  const cellOf = (/** @type {string} */ column) => cells.find((each) => each.column.id === column)?.get() ?? store.rows().find((row) => row._id === id)?.[column] ?? "";

  return {
    el,
    /** Show the person of that id; a box that is being typed in is left alone. */
    sync(/** @type {Model} */ model, /** @type {string | null} */ chosen) {
      const one = model.byId.get(chosen);
      show(el, one);
      const new_ = id !== one?.id;
      id = one?.id ?? null;
      if (!one) return known?.sync(model, null);
      title.textContent = mapNameOf(one);
      cells.forEach((each) => {
        if (new_) each.error.set("");
        if ((new_ || each.main !== inFocus()) && !same(each.get(), one.row[each.column.id])) each.set(one.row[each.column.id] ?? "");
      });
      known?.sync(model, id);
      show(away, one.ring);
    },
    focus: () => cells[0]?.main.focus(),
    fault: (/** @type {string} */ column) => cells.find((each) => each.column.id === column),
  };
}

/** @typedef {ReturnType<typeof mapPanel>} MapPanel */
