// Forgetting a person, an entry or a part of one: first what would go, then a second step that does it.

import { button, h, show } from "../../dom.js";
import { asked, chosen, line, problemLine, sentForm } from "../../forms.js";
import { forgetWords, wordStore } from "../../page_state.js";
import { forgetPlan } from "./forget_plan.js";
import { t } from "../../language.js";

/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { AskPlan, Forgotten, FromLog, LogView, PartsTold, PlanTold } from "../../generated/pages.d.ts" */
/** @typedef {Omit<AskPlan, "client" | "n" | "kind"> & { at?: string | null }} Wish What is to be forgotten; *at* is where the focus was. */

/**
 * The part of a page for forgetting. Returns { el, names(list), entry(entry), parts(m), plan(m), forgotten(m), refused(error) }.
 * @param {Page<LogView>} ctx
 * @param {Engine<FromLog>["ask"]} ask
 * @param {() => void} after
 */
// Long: what is to be forgotten, from the wish to the last word: each step reads the one before.
export function forgetPart(ctx, ask, after) {
  const problem = problemLine();
  const said = h("div", { class: "pk-done-line", role: "status", tabindex: "-1", hidden: true });
  const known = h("datalist", { id: ctx.id("forget-names") });
  const person = asked(ctx, "forget-person", t("The person’s name"), line({ list: known.id, spellcheck: "false", "data-pk-key": "forget-person" }), t("As you wrote it. More than one way to write it: part them with commas."));
  const byName = sentForm({}, () => look({ person: person.control.value }), person.el, known,
    h("div", { class: "pk-buttons" }, h("button", { type: "submit", class: "pk-button pk-secondary" }, t("Show what would go"))));
  const choose = h("div", {}, choosingEntry());
  const first = h("div", {}, h("h2", {}, t("A person")), byName, h("h2", {}, t("An entry, or a story in it")), choose);
  const second = h("div", { class: "pk-plan", hidden: true });
  let wish = /** @type {Wish | null} */ (null);
  let about = ""; // the entry that was chosen on the list

  function look(/** @type {Partial<Wish>} */ given) {
    wish = { person: "", entry: 0, field: "", row: "", spared: null, ...given };
    problem.set("");
    show(said, false);
    ask("plan", wish);
  }

  function leave() {
    show(second, false);
    show(first, true);
    second.replaceChildren();
  }

  /** Look again, without the spellings whose tick was taken away. */
  function respell(/** @type {string[]} */ spared, /** @type {string | null | undefined} */ at) {
    const next = Object.assign(/** @type {Wish} */ (wish), { spared, at });
    ask("plan", next);
  }

  function plan(/** @type {PlanTold} */ message) {
    const forget = (/** @type {{ spared: string[], seal: string }} */ parts) => ask("forget", { .../** @type {Wish} */ (wish), ...parts });
    const keep = () => {
      leave();
      person.control.focus();
    };
    const [title, ...rest] = forgetPlan(ctx, message, { respell, forget, keep });
    second.replaceChildren(title, ...rest);
    show(first, false);
    show(second, true);
    const back = wish?.at && second.querySelector(`[data-pk-spelling="${CSS.escape(wish.at)}"]`);
    (back || title).focus();
  }

  return {
    el: h("div", { class: "pk-forget" },
      h("p", {}, t("You can take a person, a story or a whole entry out of this workbook for good: out of every version, draft and backup. Nothing goes before you have seen what would go.")), said, problem.el, first, second),
    names: (/** @type {string[]} */ list) => known.replaceChildren(...list.map((name) => h("option", { value: name }))),
    /** An entry was chosen on the list: ask what of it. */
    entry(/** @type {number} */ id, /** @type {string} */ title) {
      leave();
      about = title;
      ask("parts", { entry: id });
    },
    parts(/** @type {PartsTold} */ message) {
      const options = [{ id: "all", label: t("All of it: every version") }, ...message.parts.map((part, at) => ({ id: String(at), label: part.label }))];
      const which = chosen(ctx, "forget-part", t("What of “{title}”?", { title: about }), options, "all");
      const go = button("pk-secondary", t("Show what would go"), () => {
        const part = message.parts[Number(which.get())] ?? { field: "", row: "" };
        look({ entry: message.entry, field: part.field, row: part.row });
      }, { "data-pk-key": "forget-part" });
      choose.replaceChildren(which.el, h("div", { class: "pk-buttons" }, go));
      choose.querySelector("input").focus();
    },
    plan,
    forgotten(/** @type {Forgotten} */ message) {
      forgetSpellings(message.spellings);
      person.control.value = "";
      choose.replaceChildren(choosingEntry());
      leave();
      said.replaceChildren(...forgottenWords(message.left));
      show(said, true);
      said.focus();
      after();
    },
    refused: (/** @type {string} */ error) => problem.set(error),
  };
}

const choosingEntry = () => h("p", {}, t("Open the entry under Entries. At its end, choose “Forget this entry or a part of it”."));

/**
 * @param {string[]} left
 */
const forgottenWords = (left) => [
  h("p", {}, t("Forgotten. It is out of your log book and its backups.")),
  left.length > 0 ? h("p", {}, t("These files could not be changed, for they are damaged or in use. Delete them yourself if they may hold it: {files}.", { files: left.join(", ") })) : "",
  h("p", {}, t("If another page of the workbook is open, load it again.")),
];

/**
 * Words of this browser in which one of these spellings stands are forgotten too.
 * @param {string[]} spellings
 */
function forgetSpellings(spellings) {
  const alike = (/** @type {string} */ text) => text.normalize("NFC").toLowerCase();
  const wanted = spellings.map(alike);
  const holds = (/** @type {string} */ text) => wanted.some((each) => text.includes(each));
  forgetWords((key) => key.startsWith("powerkit") && holds(alike(wordStore().getItem(key) ?? "")));
}
