// What changed since the last meeting: actions and entries, each opened by hand, what is private covered.

import { button, h, show } from "../../dom.js";
import { asked, day } from "../../forms.js";
import { blocksOf, pairs } from "../blocks.js";
import { yearBlocks } from "../year/blocks.js";
import { t } from "../../language.js";

/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { ActionOpened, Changes, FromSupervision, OpenedShared, OpenedWhole, SupervisionView } from "../../generated/pages.d.ts" */
/** @typedef {Changes["actions"][0] | Changes["ended"][0]} ActionShown */

/**
 * `meeting` = { since, names }: from which day, and whether names show. Returns { parts, look(), from(day), onChanges, onAction, onOpened }.
 * @param {Page<SupervisionView>} ctx
 * @param {Engine<FromSupervision>} engine
 * @param {{ since: string, names: boolean }} meeting
 */
export function supervisionChanges(ctx, engine, meeting) {
  const since = asked(ctx, "since", t("Show what changed since"), day({ onchange: () => from(since.control.value) }));
  const actions = h("div");
  const entries = h("ul", { class: "pk-entries" });
  const changedTitle = h("h2", {}, t("What changed"));
  const none = h("p", { class: "pk-quiet-words", hidden: true });

  function from(/** @type {string} */ day) {
    meeting.since = since.control.value = day;
    look();
  }

  function look() {
    if (meeting.since) engine.ask("changes", { since: meeting.since, names: meeting.names }, 20000);
  }

  function onChanges(/** @type {Changes} */ message) {
    const group = (/** @type {string} */ title, /** @type {ActionShown[]} */ list) => list.length > 0 && h("section", { class: "pk-action-group" }, h("h3", {}, `${title} (${list.length})`), h("ul", { class: "pk-actions" }, ...list.map((each) => supervisionAction(engine, each))));
    const late = message.actions.filter((action) => action.late);
    actions.replaceChildren(...[group(t("Overdue"), late), group(t("Open"), message.actions.filter((action) => !action.late)), group(t("Finished since {since}", { since: message.since }), message.ended),
      !message.actions.length && !message.ended.length && h("p", { class: "pk-quiet-words" }, t("No action is open, and none has ended since then."))].filter(Boolean));
    changedTitle.textContent = t("What changed since {since}", { since: message.since });
    none.textContent = t("Nothing was saved since {since}.", { since: message.since });
    show(none, !message.entries.length);
    entries.replaceChildren(...message.entries.map((each) => supervisionEntry(ctx, engine, meeting, each)));
    ctx.ready();
  }

  function onAction(/** @type {ActionOpened} */ { action: one }) {
    const el = actions.querySelector(`[data-pk-action="${one.id}"]`);
    if (!el) return;
    const title = el.querySelector("h4");
    title.textContent = one.what;
    title.tabIndex = -1;
    el.querySelector("[data-pk-body]").replaceChildren(...(one.rows.length ? [pairs(one.rows)] : []));
    title.focus();
  }

  function onOpened(/** @type {OpenedWhole | OpenedShared} */ message) {
    const panel = entries.querySelector(`[data-pk-entry="${message.entry}"] .pk-entry-body`);
    if (!panel || panel.hidden) return;
    if (!message.private) return panel.replaceChildren(...yearBlocks(/** @type {OpenedShared} */ (message).blocks, 1), ...(panel.cover ? [panel.cover] : []));
    const title = h("p", { class: "pk-note", tabindex: "-1" }, t("All of it is open now, private answers too. Close it by its title when you are done."));
    panel.replaceChildren(title, ...message.sections.flatMap(({ label, private: hidden, blocks }) => [h("h4", { dir: "auto" }, label, hidden && " ", hidden && h("span", { class: "pk-tag" }, t("Private"))), ...blocksOf(blocks, label)]));
    title.focus();
  }

  return { parts: [since.el, actions, changedTitle, none, entries], look, from, onChanges, onAction, onOpened };
}

/**
 * An action as its facts; what is private in it shows when somebody opens it.
 * @param {Engine<FromSupervision>} engine
 * @param {ActionShown} one
 */
function supervisionAction(engine, one) {
  const facts = [one.when, one.stands, one.from].filter(Boolean).join(" · ");
  const body = h("div", { "data-pk-body": "" });
  const el = h("li", { class: "pk-entry", "data-pk-action": String(one.id) }, h("h4", { dir: "auto" }, one.hidden ? t("A private action") : one.what), h("p", { class: "pk-quiet-words" }, facts), body);
  if (one.hidden) body.append(button("pk-secondary", t("Open it"), () => engine.ask("open_action", { action: one.id }), { "aria-label": t("Open the private action, {facts}", { facts }) }));
  else if (one.rows?.length) body.append(pairs(one.rows));
  return el;
}

/**
 * An entry that was saved since: it opens with its private answers covered.
 * @param {Page<SupervisionView>} ctx
 * @param {Engine<FromSupervision>} engine
 * @param {{ names: boolean }} meeting
 * @param {Changes["entries"][0]} one
 */
function supervisionEntry(ctx, engine, meeting, one) {
  const panel = h("div", { class: "pk-entry-body", id: ctx.id("entry-" + one.id), hidden: true });
  const open = h("button", { type: "button", class: "pk-open", "aria-expanded": "false", "aria-controls": panel.id, onclick: toggle }, one.title);
  const facts = [one.day, one.community, one.version > 1 ? t("Version {version}", { version: one.version }) : t("New")].filter(Boolean).join(" · ");
  const cover = button("pk-secondary", t("Open what is private too"), () => engine.ask("open", { entry: one.id, private: true }, 20000), { "aria-label": t("Open what is private too in {title}", { title: one.title }) });

  function toggle() {
    const yes = panel.hidden;
    open.setAttribute("aria-expanded", String(yes));
    show(panel, yes);
    if (!yes) return panel.replaceChildren();
    panel.replaceChildren(...(one.private ? [h("p", {}, t("You keep all of this private.")), cover] : [h("p", {}, t("Opening…"))]));
    if (!one.private) engine.ask("open", { entry: one.id, private: false, names: meeting.names }, 20000);
  }

  panel.cover = one.kept > 0 || one.private ? cover : null;
  return h("li", { class: "pk-entry", "data-pk-entry": String(one.id) }, h("h3", {}, open), h("p", { class: "pk-quiet-words" }, facts, one.private && " ", one.private && h("span", { class: "pk-tag" }, t("Private"))), panel);
}
