// What several people say to one question: rows beside its answer, each with a part that the person names.

import { blank } from "../compare.js";
import { aside, button, h } from "../dom.js";
import { stackedRows } from "../kinds/rows.js";
import { shared } from "../page_state.js";
import { t } from "../language.js";

export const ALSO = "also_";

/** @import { Context, Problem } from "../shapes.d.ts" */
/** @import { Asked, Fault } from "./shapes.d.ts" */

/**
 * Under one question: a button, and from its first press a list of answers. It is kept under an id of its own, as an answer is.
 * @param {Asked} field
 * @param {Context} ctx
 */
// Long: what is asked, its button and its list stand in each other's place.
export function othersPart(field, ctx) {
  const id = ALSO + field.id;
  const look = {
    id, kind: "also", label: t("Also said: {label}", { label: /** @type {string} */ (field.label) }), row: t("person’s answer"), add: t("Add another person’s answer"),
    columns: [
      { id: "words", label: t("What they say"), type: "long" },
      { id: "part", label: t("Their part, as they name it (optional)"), type: "text" },
    ],
  };
  const el = h("div", { class: "pk-others", "data-pk-field": id });
  const begin = button("pk-quiet", look.add, () => {
    editor().set([{}]);
    el.querySelector("input, textarea")?.focus();
  }, { "data-pk-key": "others" });
  begin.append(" ", aside(t("to “{label}”", { label: /** @type {string} */ (field.label) })));
  /** @type {ReturnType<typeof stackedRows> | null} */
  let control = null;
  let list = /** @type {HTMLElement | null} */ (null); // what it stands in
  el.append(begin);
  el.addEventListener("keydown", (/** @type {KeyboardEvent & { target: HTMLInputElement }} */ event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !event.target.matches("textarea, input")) return;
    event.preventDefault();
    if (event.target.value.trim()) control?.main.click(); // the next person's
  });

  /** Made when first needed: most questions have one answer. */
  function editor() {
    control ??= stackedRows(look, ctx, { first: false });
    list ??= h("div", { role: "group", "aria-labelledby": ctx.id("name") },
      h("p", { class: "pk-cell-label", id: ctx.id("name") }, t("Also said")),
      h("p", { class: "pk-hint" }, t("In their own words. Each person names their own part, or leaves it blank.")), control.el);
    stand(/** @type {HTMLElement} */ (list));
    return control;
  }

  /** The list, or the button that begins one: nobody has answered yet, or the card was begun afresh. */
  function stand(/** @type {HTMLElement} */ part) {
    el.classList.toggle("pk-some", part !== begin);
    if (part.parentNode !== el) el.replaceChildren(part);
  }

  return {
    id,
    made: {
      field: look,
      box: el,
      inside: true,
      error: { set() {} },
      tag: h("span"),
      control: {
        el,
        get main() {
          return begin.isConnected ? begin : control?.main ?? begin;
        },
        set(/** @type {unknown} */ value) {
          if (control || !blank(value)) editor().set(value);
          if (blank(value)) stand(begin);
        },
        fault: (/** @type {Problem} */ problem) => control?.fault(problem),
        clearErrors: () => control?.clearErrors(),
      },
    },
  };
}

/** A button that offers every question of the card to several people, for as long as the page is open: { el }. */
export function severalPeople(/** @type {HTMLElement} */ root, /** @type {string} */ card) {
  const chosen = (shared().several ??= {});
  const el = button("pk-secondary", t("Answers from several people"), () => {
    chosen[card] = !chosen[card];
    apply();
  }, { "data-pk-key": "several" });
  function apply() {
    el.setAttribute("aria-pressed", String(Boolean(chosen[card])));
    root.classList.toggle("pk-several", Boolean(chosen[card]));
  }
  apply();
  return { el };
}
