// What can be done with the chosen part, without dragging: its words, what an arrow joins, moving, sizing, front and back, removing.

//# style ../panel.css
import { aside, button, h, inFocus, show } from "../../dom.js";
import { capital } from "../../phrasing.js";
import { cell } from "../cells.js";
import { beginning } from "../row_values.js";
import { SKETCH_STEP } from "./keys.js";
import { sketchEnds } from "./model.js";
import { t } from "../../language.js";

/** @import { Acts, Context } from "../../shapes.d.ts" */
/** @import { SketchField } from "../../generated/views.d.ts" */
/** @import { Mark, Part } from "./shapes.d.ts" */

/**
 * Moving, sizing, front and back, removing: what is done to the mark of that `id()`.
 * @param {Acts} act
 * @param {() => string | null} id
 */
function moveTools(act, id) {
  const tool = (/** @type {string} */ text, /** @type {string} */ words, /** @type {string} */ key, /** @type {() => unknown} */ done) => {
    const made = button("pk-icon pk-map-icon", "", done, { "data-pk-key": "part-" + key, title: words });
    made.append(h("span", { "aria-hidden": "true" }, text), aside(words));
    return made;
  };
  const plain = (/** @type {string} */ words, /** @type {string} */ key, /** @type {() => unknown} */ done) => button("pk-secondary", words, done, { "data-pk-key": "part-" + key });
  const move = (/** @type {number} */ dx, /** @type {number} */ dy) => () => act.step(id(), dx * SKETCH_STEP, dy * SKETCH_STEP);
  return h("div", { class: "pk-sketch-line", role: "group", "aria-label": t("Move and size") },
    tool("←", t("Move left"), "left", move(-1, 0)), tool("↑", t("Move up"), "up", move(0, -1)), tool("↓", t("Move down"), "down", move(0, 1)), tool("→", t("Move right"), "right", move(1, 0)),
    tool("+", t("Larger"), "larger", () => act.size(id(), 1.15)), tool("−", t("Smaller"), "smaller", () => act.size(id(), 1 / 1.15)),
    plain(t("To the front"), "front", () => act.front(id(), true)), plain(t("To the back"), "back", () => act.front(id(), false)),
    plain(t("Remove"), "remove", () => act.remove(id())), plain(t("Done"), "done", act.done));
}

/**
 * A choice with its label: { main, el }.
 * @param {Context} ctx
 * @param {string} key
 * @param {string} label
 * @param {(value: string) => void} change
 */
function joinSelect(ctx, key, label, change) {
  const main = h("select", { class: "pk-input", id: ctx.id("part-" + key), "data-pk-key": "part-" + key, onchange: () => change(main.value) });
  return { main, el: h("div", {}, h("label", { class: "pk-cell-label", for: main.id }, label), main) };
}

/**
 * Offer these [id, words] in it, of which `value` is chosen.
 * @param {{ main: HTMLSelectElement, key?: string }} made
 * @param {string[][]} list
 * @param {string} value
 */
function joinOffer(made, list, value) {
  const key = JSON.stringify(list);
  if (made.key !== key) made.main.replaceChildren(...list.map(([id, words]) => h("option", { value: id }, words)));
  made.key = key;
  made.main.value = value;
}

/**
 * `act` = { store, speech, edit(id, parts, words, options), step(id, dx, dy), size(id, by), join(id, end, other), front(id, yes), remove(id), done() }.
 * @param {SketchField} field
 * @param {Context} ctx
 * @param {any} act
 */
export function sketchPanel(field, ctx, act) {
  const title = h(ctx.head ?? "h4", { class: "pk-sketch-name", id: ctx.id("part-title"), dir: "auto" });
  const words = cell({ id: "text", label: t("Its words"), type: "long", rows: 2 }, { id: (/** @type {string} */ part) => ctx.id("part-" + part) }, "part", () => worded());
  const person = cell({ id: "person", label: t("This is somebody’s name"), type: "tick", hint: t("Then a code stands in its place wherever others read it.") }, { id: (/** @type {string} */ part) => ctx.id("part-" + part) }, "part", () => act.edit(id, { person: person.get() }, t("changed what is a name")));
  const from = joinSelect(ctx, "from", t("Starts at"), (value) => act.join(id, "start", value));
  const to = joinSelect(ctx, "to", t("Leads to"), (value) => act.join(id, "end", value));
  const part = joinSelect(ctx, "part", t("What the arrow keys and buttons move"), (value) => (moves = /** @type {Part} */ (value)));
  const tools = moveTools(act, () => id);
  const joins = h("div", { class: "pk-sketch-joins" }, from.el, to.el, part.el);
  const el = h("div", { class: "pk-sketch-panel", role: "group", "aria-labelledby": title.id, hidden: true, onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && act.done() },
    title, words.el, person.el, joins, tools);
  /** @type {string | null} */
  let id = null;
  /** @type {import("./shapes.d.ts").Part} */
  let moves = "whole";

  function worded() {
    const text = words.get();
    words.error.set(text.length > field.most.text ? t("{text} characters. {text2} have room here: put the rest into the description.", { text: text.length, text2: field.most.text }) : "");
    act.edit(id, { text }, text.trim() ? t("wrote “{text}”", { text: beginning(text) }) : t("took words away"), { key: `words/${id}` });
  }

  return {
    el,
    moves: () => moves,
    focus: () => words.main.focus(),
    /** Show the chosen mark, or nothing. */
    sync(/** @type {Mark} */ mark) {
      show(el, mark);
      if (!mark) return (id = null);
      if (id !== mark._id) moves = "whole";
      const other = id !== mark._id;
      id = mark._id;
      title.textContent = capital(act.speech.name(mark));
      show(words.el, mark.kind !== "stroke");
      show(person.el, mark.kind !== "stroke" && act.speech.text(mark));
      if (other || words.main !== inFocus()) words.set(mark.text ?? "");
      if (other) words.error.set("");
      person.set(Boolean(mark.person));
      show(joins, sketchEnds(mark));
      if (!sketchEnds(mark)) return;
      const things = act.speech.things().filter((/** @type {Mark} */ thing) => act.speech.text(thing)).map((/** @type {Mark} */ thing) => [thing._id, act.speech.name(thing)]);
      joinOffer(from, [["", t("Where it is drawn")], ...things], act.speech.leads(mark.x, mark.y)?._id ?? "");
      joinOffer(to, [["", t("Where it is drawn")], ...things], act.speech.leads(mark.x2, mark.y2)?._id ?? "");
      joinOffer(part, [["whole", mark.kind === "arrow" ? t("The whole arrow") : t("The whole line")], ["start", t("Its start")], ["end", mark.kind === "arrow" ? t("Its point") : t("Its end")]], moves);
    },
  };
}
