// What stands around the picture: its modes, undo and redo, zoom, what is chosen now, the rings' names, and the people as a table.

import { button, h, inFocus, show } from "../../dom.js";
import { historyTools } from "../../undo.js";
import { mapZoomPart } from "../../zoom/buttons.js";
import { stackedRows } from "../rows.js";
import { t } from "../../language.js";

/** @import { MapField } from "../../generated/views.d.ts" */
/** @import { NewRow, Problem, Row } from "../../shapes.d.ts" */
/** @import { MapChanges, MapContext, MapWork } from "./shapes.d.ts" */
/** @import { MapStore } from "./undo.js" */

/**
 * The row of tools, the zoom buttons, and the strip that says what is going on.
 * @param {MapWork} map
 * @param {{ link: (yes: boolean) => void, done: () => void }} act
 */
export function mapTools({ field, ctx, store, shell, scene, history }, act) {
  const mode = button("pk-secondary", t("Link two people"), () => act.link(mode.getAttribute("aria-pressed") !== "true"), { "data-pk-key": "link", "aria-pressed": "false" });
  const { el: both, undo, go, sync } = historyTools(ctx, store, shell, { own: ".pk-map-add, .pk-map-new, input[type=file]", look: "pk-map-pair", act: history });
  const words = h("p", { class: "pk-map-strip-words" });
  const done = button("pk-secondary", t("Done"), act.done, { "data-pk-key": "strip-done" });
  const zoom = mapZoomPart(() => scene.view, scene.stage);
  const hasTies = (field.columns || []).some((column) => column.id === "knows");
  const strip = h("div", { class: "pk-map-strip" }, words, done);

  return {
    el: h("div", { class: "pk-map-tools", role: "group", "aria-label": t("Tools of the map") }, hasTies && mode, both, zoom.el),
    strip,
    zoom: zoom.el,
    zoomed: zoom.zoomed,
    undo,
    go,
    sync(/** @type {{ linking: boolean, held: string | null, words?: string, name?: string }} */ { linking, held, words: said, name }) {
      mode.setAttribute("aria-pressed", String(linking));
      sync();
      const text = held ? t("Moving {name}: ↑ closer, ↓ further out, ← → round the map. Enter lets go.", { name })
        : name ? `${said}.`
        : store.rows().length ? t("Choose somebody to move them or to say more about them.") : t("Nobody is on your map yet. Add people above, or tap or click the map twice.");
      if (words.textContent !== text) words.textContent = text;
      words.dir = name ? "auto" : "ltr";
      show(done, name);
      show(strip, !linking);
    },
  };
}

/**
 * The names of the rings, the person's own to change.
 * @param {MapContext} ctx
 * @param {MapStore} store
 */
export function mapRingNames(ctx, store) {
  const naming = ctx.waits.naming("ring-name", t("Name the rings yourself"), (/** @type {number} */ index, /** @type {string} */ text) => {
    boxes[index].input.value = text;
    rename(index, boxes[index].input);
  });
  const boxes = [0, 1, 2, 3].map((index) => {
    const id = ctx.id("ring-" + index);
    const input = h("input", { id, class: "pk-input", type: "text", maxlength: 60, autocomplete: "off", dir: "auto", "data-pk-key": "ring-" + index, oninput: () => naming.typed(index, input.value), onchange: () => (naming.done(index), rename(index, input)) });
    return { input, el: h("div", {}, h("label", { class: "pk-cell-label", for: id }, [t("Closest ring"), t("Second ring"), t("Third ring"), t("Furthest ring")][index]), input) };
  });
  const back = button("pk-quiet", t("Use the first names again"), () => {
    store.change({ rings: null }, t("named the rings as at first"));
    ctx.say(t("The rings have their first names again."));
    boxes[0].input.focus();
  }, { "data-pk-key": "rings-back" });

  function rename(/** @type {number} */ index, /** @type {HTMLInputElement} */ input) {
    const name = input.value.trim().replace(/\s+/g, " ");
    const rings = store.rings().map((old, at) => (at === index ? name || old : old));
    if (name && name !== store.rings()[index]) {
      store.change({ rings }, t("named a ring “{name}”", { name }));
      ctx.say(t("The ring is now called {name}.", { name }));
    }
    sync();
  }

  function sync() {
    boxes.forEach(({ input }, index) => input !== inFocus() && (input.value = store.rings()[index]));
    boxes.forEach(({ input }, index) => !input.value.trim() && (input.value = store.rings()[index]));
    show(back, store.renamed());
  }

  store.on(sync);
  sync();
  return { el: h("details", { class: "pk-details pk-map-part" }, h("summary", { "data-pk-key": "rings" }, t("Name the rings yourself")), h("div", { class: "pk-map-cells" }, ...boxes.map((each) => each.el)), back) };
}

/**
 * Rows of a list with those that hold nothing while they are written anew: each is still the row it was.
 * @param {NewRow[]} rows
 * @param {Row[]} before
 * @param {(row: Row) => boolean} shown
 */
function withEmptied(rows, before, shown) {
  const next = [...rows];
  before.forEach((row, at) => {
    if (next.some((each) => each._id === row._id) || !shown(row)) return;
    const after = before.slice(0, at).findLast((each) => next.some((other) => other._id === each._id));
    next.splice(after ? next.findIndex((each) => each._id === after._id) + 1 : 0, 0, { _id: row._id });
  });
  return next;
}

/**
 * The people as a table: the same answer, the same undo. Ring names in it are those in use.
 * @param {MapField} field
 * @param {MapContext} ctx
 * @param {MapStore} store
 * @param {MapChanges["history"]} history
 */
export function mapTable(field, ctx, store, history) {
  const columns = (field.columns || []).map((column) => ({ ...column, options: column.options?.map((option) => ({ ...option })) }));
  const rings = columns.find((column) => column.id === "ring");
  const own = { ...ctx, id: (/** @type {string | number} */ part) => ctx.id("table-" + part), change: taken };
  const rows = stackedRows({ ...field, columns, suggest: [] }, own, { first: false, undo: () => history("undo") });
  const title = h("h4", { class: "pk-map-heading", id: ctx.id("table-title") }, t("The same people as a list"));
  const hint = h("p", { class: "pk-hint" }, t("What you change here changes the picture, and the other way round."));
  let named = /** @type {string | null} */ (null);

  function taken(/** @type {Row[]} */ people) {
    const box = inFocus()?.getAttribute("data-pk-key");
    const typed = inFocus()?.matches?.("textarea, input:not([type=checkbox])");
    const before = store.rows();
    const next = withEmptied(people, before, (row) => rows.has(row._id));
    const words = next.length < before.length ? t("removed somebody") : next.length > before.length ? t("added somebody") : t("changed the list");
    const stay = before.every((row, at) => row._id === next[at]?._id); // to take or move a row is a step of its own
    store.change({ rows: next }, words, { key: typed && box && stay ? `table/${box}` : null, by: "table" });
    rows.refresh(store.rows(), next.length < before.length); // a name changed here is changed where others know it
  }

  /** @param {string} [by] */
  function sync(by) {
    const names = store.rings().join("\n");
    if (named !== names && rings) {
      rings.options = (rings.options || []).map((option, index) => ({ ...option, label: store.rings()[index] ?? option.label }));
      if (named !== null) rows.set([]);
      named = names;
    }
    rows.refresh(store.rows(), false, by === "history" || by === "set");
  }

  return {
    el: h("section", { class: "pk-map-part pk-map-table", "aria-labelledby": title.id }, title, hint, rows.el),
    sync,
    fault: (/** @type {Problem} */ problem) => rows.fault(problem),
    clearErrors: () => rows.clearErrors(),
  };
}

/** @typedef {ReturnType<typeof mapTools>} MapTools */

/** @typedef {ReturnType<typeof mapRingNames>} MapRings */

/** @typedef {ReturnType<typeof mapTable>} MapTable */
