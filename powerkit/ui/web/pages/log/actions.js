// All actions in one place, whatever card they came from: what is due, what came of it, and what next.

import { button, h, show } from "../../dom.js";
import { handOut } from "../../host.js";
import { actionForm, newAction } from "./action_form.js";
import { sentences, t } from "../../language.js";

/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { ActionAdded, ActionChanged, ActionTold, ActionsTold, AskAdd, AskChange, CalendarTold, FromLog, LogView } from "../../generated/pages.d.ts" */

/**
 * The actions by when they are due, those that are finished last; `item(action)` makes each.
 * @param {Page<LogView>} ctx
 * @param {Pick<ActionsTold, "open" | "ended" | "more">} given
 * @param {(action: ActionTold) => HTMLElement} item
 * @param {boolean} keptOpen
 */
function actionGroups(ctx, { open, ended, more }, item, keptOpen) {
  return [
    actionGroup(ctx, t("Overdue"), open.filter((each) => each.late > 0), "late", item),
    actionGroup(ctx, t("Coming up"), open.filter((each) => !each.late && each.due), "next", item),
    actionGroup(ctx, t("With no day"), open.filter((each) => !each.due), "undated", item),
    !open.length && h("p", { class: "pk-empty" }, ended.length ? t("Nothing is waiting to be done.") : t("You have no actions yet. Each card ends with one, if you like, and they all show here.")),
    ended.length > 0 && h("details", { class: "pk-fold", open: keptOpen }, h("summary", {}, t("Finished ({ended})", { ended: ended.length })),
      h("ul", { class: "pk-actions" }, ...ended.map(item))),
    more && h("p", { class: "pk-quiet-words" }, t("Only the first few hundred are listed here.")),
  ].filter(Boolean);
}

/**
 * @param {Page<LogView>} ctx
 * @param {string} title
 * @param {string} key
 * @param {ActionTold[]} actions
 * @param {(action: ActionTold) => HTMLElement} item
 */
function actionGroup(ctx, title, actions, key, item) {
  if (!actions.length) return null;
  const id = ctx.id("actions-" + key);
  return h("section", { class: "pk-action-group pk-group-" + key, "aria-labelledby": id }, h("h2", { id }, `${title} (${actions.length})`), h("ul", { class: "pk-actions" }, ...actions.map(item)));
}

/**
 * The part of a page that lists actions. `ask` sends to Python. Returns { el, list(message), changed(message), refused(error, asked) }.
 * @param {Page<LogView>} ctx
 * @param {Engine<FromLog>["ask"]} ask
 */
export function actionsPart(ctx, ask) {
  const lead = h("p", { class: "pk-quiet-words" }, t("Every action you planned on a card or in a quick entry. What you change here also shows on its card."));
  const said = h("p", { class: "pk-done-line", role: "status", tabindex: "-1", hidden: true });
  const groups = h("div", { class: "pk-action-groups" });
  const calendar = button("pk-secondary", t("Put them in my calendar"), () => ask("calendar", {}), { "data-pk-key": "calendar" });
  const about = h("p", { class: "pk-hint" }, t("Saves a calendar file (.ics) with each action that has a day. Open it with your calendar; a newer file brings the same events up to date. Private actions say only which card they come from, and codes stand for the names your log book knows. A name it does not know goes in as you wrote it."));
  const adding = newAction(ctx, ask);
  /** @type {Map<number, ReturnType<typeof actionItem>>} */
  const opened = new Map(); // by the action's id
  /** @type {Pick<ActionsTold, "open" | "ended">} */
  let latest = { open: [], ended: [] };
  let keptOpen = false; // whether those that are finished stay in view

  function list(/** @type {Omit<ActionsTold, "kind">} */ message) {
    latest = message;
    opened.clear();
    groups.replaceChildren(...actionGroups(ctx, message, item, keptOpen));
    show(calendar, message.dated);
    show(about, message.dated);
    keptOpen = false;
  }

  function item(/** @type {ActionTold} */ one) {
    const made = actionItem(ctx, ask, one);
    opened.set(one.id, made);
    return made.el;
  }

  function tell(/** @type {string} */ text) {
    said.textContent = text;
    show(said, true);
    said.focus();
  }

  return {
    el: h("div", {}, lead, said, groups, adding.el, h("div", { class: "pk-calendar" }, calendar, about)),
    list,
    changed(/** @type {ActionChanged} */ message, /** @type {AskChange} */ asked_) {
      const was = latest.open.concat(latest.ended).find((item) => item.id === asked_.action);
      keptOpen = Boolean(was && !latest.open.includes(was));
      list(message);
      const now = message.open.concat(message.ended).find((item) => item.id === asked_.action);
      tell(sentences(now ? t("Saved: “{what}” is {stands}.", { what: now.what, stands: now.stands.toLowerCase() }) : t("Saved."), asked_.follow?.what && t("The action that follows is on your list.")));
    },
    added(/** @type {ActionAdded} */ message) {
      adding.clear();
      list(message);
      tell(t("Saved. The action is on your list."));
    },
    calendar: (/** @type {CalendarTold} */ message) => tell(handOut(message)),
    refused(/** @type {string} */ error, /** @type {AskChange | AskAdd} */ asked_) {
      if (asked_.kind === "add") adding.problem.set(error);
      else opened.get(asked_.action)?.refused(error);
    },
  };
}

/**
 * One action: what to do, its facts, and its form while it is open. Returns { el, refused(error) }.
 * @param {Page<LogView>} ctx
 * @param {Engine<FromLog>["ask"]} ask
 * @param {ActionTold} one
 */
function actionItem(ctx, ask, one) {
  const panel = h("div", { class: "pk-entry-body", id: ctx.id("action-" + one.id), hidden: true });
  const open = h("button", { type: "button", class: "pk-open", dir: "auto", "aria-expanded": "false", "aria-controls": panel.id, onclick: toggle }, one.what);
  const facts = [one.when, one.stands, one.from, one.community].filter(Boolean).join(" · ");
  /** @type {ReturnType<typeof actionForm> | null} */
  let form = null;

  function toggle() {
    const yes = panel.hidden;
    open.setAttribute("aria-expanded", String(yes));
    show(panel, yes);
    form = yes ? actionForm(ctx, ask, one) : null;
    panel.replaceChildren(...(form ? [form.el] : []));
  }

  const el = h("li", { class: "pk-entry", "data-pk-action": String(one.id) }, h("h3", {}, open),
    h("p", { class: "pk-quiet-words" }, facts, one.private && " ", one.private && h("span", { class: "pk-tag" }, t("Private"))), panel);
  return { el, refused: (/** @type {string} */ error) => form?.problem.set(error) };
}
