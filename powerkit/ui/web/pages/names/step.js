// The step about people's names, the same for a share and a review. They are replaced unless the leader says otherwise.

import { h, show } from "../../dom.js";
import { namesAsked } from "./questions.js";
import { tickRow } from "./tick_row.js";
import { t } from "../../language.js";

/** @import { NamesAct, Page } from "../shapes.d.ts" */
/** @import { Decided, NamesTold } from "../../generated/pages.d.ts" */

const WAYS = [
  ["replaced", t("Replace names by codes"), t("A code says what sort of person it is, such as “Colleague A (housing)”, and stays the same. Somebody who knows the people may still recognise them: it makes nobody anonymous.")],
  ["roles", t("Replace names, keep roles as I word them"), t("For a supervisor inside the team. A role can show who somebody is.")],
  ["kept", t("Keep names"), t("For a supervisor inside the team who knows everybody anyway. Every name stands as you wrote it.")],
];

/**
 * `state.names` is the way with names; `changed()` is told when another was chosen. `ask()` has Python look for names and
 * `decide(words, more)` has it keep what is said of them. `first` stands above the ways, `last` below the names.
 * @param {Page} ctx
 * @param {{ names: string }} state
 * @param {NamesAct & { changed?: () => void, title: string, first?: HTMLElement[], last?: HTMLElement[] }} given
 */
export function namesStep(ctx, state, { changed = () => {}, ask, decide, title, first = [], last = [] }) {
  const names = namesAsked(ctx, { ask, decide, roleOf });
  const ways = wayChoice(ctx, state, () => {
    changed();
    look();
  });
  const rest = h("div", {}, names.el, ...last);
  const el = h("div", {}, ...first, ways.el, rest);
  /** @type {(() => void) | null} */
  let onward = null; // where to go once what was said of names is kept

  function look() {
    onward = null;
    const kept = state.names === "kept";
    show(rest, !kept);
    if (!kept) names.open();
  }

  function open() {
    ways.open();
    look();
  }

  function roleOf(/** @type {string} */ name, /** @type {string} */ role, /** @type {string} */ id) {
    const choices = state.names === "roles"
      ? h("input", { type: "text", class: "pk-input", maxlength: "60", value: role, dir: "auto" })
      : h("select", { class: "pk-input" }, ...ctx.view.nouns.map((/** @type {string} */ noun) => h("option", { value: noun, selected: noun.toLowerCase() === role.toLowerCase() }, noun)));
    choices.id = id;
    choices.setAttribute("aria-label", t("Role of {name}", { name }));
    const before = state.names === "roles" ? role : choices.value;
    return { el: choices, get: () => (choices.value === before ? role : choices.value) };
  }

  /** Keep the decisions, then go on, unless they bring up more to decide on. */
  function leave(/** @type {() => void} */ next) {
    if (state.names === "kept") return next();
    if (names.missed()) return;
    const words = names.decisions();
    if (!words.length) return next();
    onward = next;
    decide(words);
  }

  function onDecided(/** @type {Decided} */ _message, /** @type {{ kind: string, again?: boolean }} */ asked) {
    if (asked.again) look();
    else ask();
  }

  function onNames(/** @type {NamesTold} */ found) {
    const next = onward;
    onward = null;
    names.draw(found);
    if (next && !names.uncovered()) next();
  }

  return { title, short: t("Names"), el, open, leave, onNames, onDecided, check: () => "" };
}

/**
 * What shall happen to people's names: { el, open() }.
 * @param {Page} ctx
 * @param {{ names: string }} state
 * @param {() => void} changed
 */
function wayChoice(ctx, state, changed) {
  const rows = WAYS.map(([id, label, hint]) => tickRow(ctx.id("way-" + id), label, hint, { type: "radio", name: ctx.id("way"), value: id, onchange: () => {
    state.names = id;
    changed();
  } }));
  const el = h("fieldset", { class: "pk-group" }, h("legend", { class: "pk-label" }, t("What shall happen to people’s names?")), ...rows.map((row) => row.el));
  return { el, open: () => rows.forEach(({ input }) => (input.checked = input.value === state.names)) };
}
