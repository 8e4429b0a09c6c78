// The log book page: entries with a search as you type, all actions, and forgetting, each behind a tab.

//# style ./log.css
import { h } from "../../dom.js";
import { tabbed } from "../../forms.js";
import { pageWidget } from "../page.js";
import { placesOf } from "../places.js";
import { actionsPart } from "./actions.js";
import { entriesPart } from "./entries.js";
import { forgetPart } from "./forget.js";
import { quickEntry } from "./quick_entry.js";
import { t } from "../../language.js";

/** @import { Page } from "../shapes.d.ts" */
/** @import { ActionAdded, ActionChanged, AskChange, AskFind, AskOpen, FoundTold, FromLog, LogTold, LogView, Noted, RefusedTold } from "../../generated/pages.d.ts" */

/**
 * @param {HTMLElement} root
 * @param {Page<LogView>} ctx
 */
// Long: a page: its parts and what Python says to each.
const logPage = (root, ctx) => {
  const engine = ctx.talk({
    hello: onHello, found: onFound, entry: (m, a) => entries.opened(m, /** @type {AskOpen} */ (a)), back: (m) => entries.back(m), refused: onRefused, noted: onNoted, kept: (message) => quick.kept(message),
    actions: (m) => actions.list(m), changed: (m, a) => counted(m, () => actions.changed(m, /** @type {AskChange} */ (a))), added: (m) => counted(m, () => actions.added(m)), calendar: (m) => actions.calendar(m),
    parts: (m) => forget.parts(m), plan: (m) => forget.plan(m), forgotten: (m) => forget.forgotten(m),
  });
  const ask = engine.ask;
  const entries = entriesPart(ctx, ask, toForget);
  const quick = quickEntry(ctx, ask);
  const actions = actionsPart(ctx, ask);
  const forget = forgetPart(ctx, ask, again);
  const tabs = tabbed(ctx, t("Parts of your log book"), [
    { id: "entries", label: t("Entries"), el: h("div", { class: "pk-log" }, ...entries.parts.slice(0, 1), quick.el, ...entries.parts.slice(1)) },
    { id: "actions", label: t("Actions"), el: actions.el, opened: () => ask("actions", {}) },
    { id: "forget", label: t("Forget"), el: forget.el },
  ], (id) => places.go(id === "entries" ? "" : id));
  const places = placesOf(ctx, ["actions", "forget"], (name) => tabs.go(name || "entries"));
  root.append(engine.words, tabs.el);

  function again() {
    ask("hello");
    entries.find();
  }

  function toForget(/** @type {{ id: number, title: string }} */ entry) {
    places.go("forget");
    forget.entry(entry.id, entry.title);
  }

  function due(/** @type {number} */ count) {
    tabs.label("actions", count ? t("Actions ({count} due)", { count }) : t("Actions"));
  }

  function onHello(/** @type {LogTold} */ message) {
    due(message.due);
    forget.names(message.names);
    quick.fill(message.draft, message.in_mind);
    entries.begun(message);
  }

  function onFound(/** @type {FoundTold} */ message, /** @type {FromLog} */ question) {
    entries.found(message, /** @type {AskFind} */ (question));
    ctx.ready();
  }

  function counted(/** @type {ActionChanged | ActionAdded} */ message, /** @type {() => void} */ act) {
    act();
    due(message.open.filter((item) => item.due && item.due <= new Date().toLocaleDateString("sv-SE")).length);
  }

  /** True where the refusal is said beside what was asked. */
  function onRefused(/** @type {RefusedTold} */ message, /** @type {{ kind: string }} */ question) {
    /** @type {Record<string, any>} */
    const places = { note: quick.refused, change: actions.refused, add: actions.refused, parts: forget.refused, plan: forget.refused, forget: forget.refused };
    places[question.kind]?.(message.error, question);
    return question.kind in places;
  }

  function onNoted(/** @type {Noted} */ message) {
    quick.noted(message);
    again();
  }

  again();
  tabs.go("entries");
  places.begin();
};

export default pageWidget(logPage);
