// An action agreed there and then, in a supervision.

import { blank } from "../../compare.js";
import { h } from "../../dom.js";
import { area, asked, day, line, problemLine, sentForm, ticked } from "../../forms.js";
import { t } from "../../language.js";

/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { FromSupervision, SupervisionView } from "../../generated/pages.d.ts" */

/**
 * The form of an action that is agreed. Returns { el, problem, values(), send(), begun(), hidden, fill(given), clear() }.
 * @param {Page<SupervisionView>} ctx
 * @param {Engine<FromSupervision>} engine
 * @param {() => void} typed
 */
export function supervisionAgree(ctx, engine, typed) {
  const what = asked(ctx, "agree-what", t("What I will do"), area({ dir: "auto", oninput: typed }));
  const when = asked(ctx, "agree-when", t("By when"), day({ oninput: typed }));
  const how = asked(ctx, "agree-how", t("How I will know it made a difference"), line({ dir: "auto", oninput: typed }));
  const hidden = ticked(ctx, "agree-private", t("Keep it private"), { checked: false }, t("A private action is covered here and left out of what you share."));
  const problem = problemLine();
  const boxes = { what, when, how };
  const values = () => Object.fromEntries(Object.entries(boxes).map(([id, { control }]) => [id, control.value]));
  const send = () => {
    problem.set("");
    engine.ask("agree", { parts: values(), private: hidden.input.checked }, 20000);
  };
  const el = sentForm({ class: "pk-quick" }, send, h("p", { class: "pk-quiet-words" }, t("It goes to your list of actions, with all the others.")), problem.el, what.el, when.el, how.el, hidden.el, h("div", { class: "pk-buttons" }, h("button", { type: "submit", class: "pk-button pk-secondary", "data-pk-key": "agree" }, t("Add this action"))));
  return {
    el,
    problem,
    values,
    send,
    begun: () => !blank(values()),
    hidden: hidden.input,
    fill(/** @type {Record<string, string | boolean>} */ given) {
      Object.entries(boxes).forEach(([id, { control }]) => (control.value = String(given[id] ?? "")));
      hidden.input.checked = Boolean(given.private);
    },
    clear() {
      for (const { control } of Object.values(boxes)) control.value = "";
      what.control.focus();
    },
  };
}
