// The form of one action: where it stands, what came of it and what next. And that of a new one.

import { h, show } from "../../dom.js";
import { area, asked, chosen, day, line, problemLine, sentForm, ticked } from "../../forms.js";
import { pairs } from "../blocks.js";
import { doorTo } from "../page.js";
import { t } from "../../language.js";

/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { ActionTold, FromLog, LogView } from "../../generated/pages.d.ts" */

/** @type {Record<string, string>} */
const ENDS = {
  done: t("What happened, and what did you learn?"),
  dropped: t("Say in a few words why you dropped it."),
  carried: t("It ends here and goes on as a new action with a new day."),
};

/**
 * What came of an action, and what next: a form whose questions follow where it stands. Returns { el, problem }.
 * @param {Page<LogView>} ctx
 * @param {Engine<FromLog>["ask"]} ask
 * @param {ActionTold} one
 */
export function actionForm(ctx, ask, one) {
  const part = (/** @type {string} */ name) => `action-${one.id}-${name}`;
  /** @param {string} name @param {string} label @param {string} [value] @param {string} [hint] */
  const box = (name, label, value, hint) => asked(ctx, part(name), label, area({ value }), hint);
  const facts = [[t("With whom"), one.who], [t("How I will know"), one.how]].filter(([, value]) => value);
  const problem = problemLine();
  const due = asked(ctx, part("when"), t("By when"), day());
  due.control.value = one.due;
  const happened = box("happened", t("What happened"));
  const learnt = box("learnt", t("What I learnt"));
  const next = box("next", t("What next"));
  const reason = box("reason", t("Why it stopped here"));
  const follow = ticked(ctx, part("follow"), t("Make “what next” a new action"), {});
  const followDay = asked(ctx, part("follow-day"), t("New day"), day());
  const hint = h("p", { class: "pk-hint" });
  for (const [control, value] of /** @type {[typeof happened, string][]} */ ([[happened, one.happened], [learnt, one.learnt], [next, one.next], [reason, one.reason]])) control.control.value = value;
  const status = chosen(ctx, part("status"), t("Where it stands"), ctx.view.statuses, one.status || "planned", (id) => { reveal(); ctx.say(ENDS[id] ?? ""); });

  function reveal() {
    const is = status.get();
    hint.textContent = ENDS[is] ?? "";
    show(hint, ENDS[is]);
    show(due.el, one.current && (is === "planned" || is === "doing"));
    for (const each of [happened, learnt, next]) show(each.el, is === "done");
    show(follow.el, is === "done");
    show(followDay.el, is === "carried" || (is === "done" && follow.input.checked));
    show(reason.el, is === "dropped" || is === "carried");
  }

  follow.input.addEventListener("change", reveal);
  reveal();

  function save() {
    const is = status.get();
    /** @type {Record<string, string>} */
    const parts = { status: is };
    if (is === "done") Object.assign(parts, { happened: happened.control.value, learnt: learnt.control.value, next: next.control.value });
    if (is === "dropped" || is === "carried") parts.reason = reason.control.value;
    if (one.current && (is === "planned" || is === "doing")) parts.when = due.control.value;
    const again = is === "carried" && one.status !== "carried" ? { what: one.what, who: one.who, how: one.how, when: followDay.control.value } : {};
    const next_ = is === "done" && follow.input.checked ? { what: next.control.value, when: followDay.control.value } : again;
    problem.set("");
    ask("change", { action: one.id, parts, follow: next_ });
  }

  const el = sentForm({}, save, problem.el, facts.length > 0 && pairs(facts), status.el, hint, due.el, happened.el, learnt.el, next.el, reason.el, follow.el, followDay.el,
    h("div", { class: "pk-buttons" }, h("button", { type: "submit", class: "pk-button" }, t("Save this action")), one.file && doorTo(one.file, one.card, {}, t("Go to card {card}", { card: one.card }))));
  return { el, problem };
}

/**
 * An action that belongs to no card. Returns { el, problem, clear() }.
 * @param {Page<LogView>} ctx
 * @param {Engine<FromLog>["ask"]} ask
 */
export function newAction(ctx, ask) {
  const what = asked(ctx, "new-what", t("What I will do"), area());
  const when = asked(ctx, "new-when", t("By when, if there is a day"), day());
  const who = asked(ctx, "new-who", t("With whom"), line());
  const hidden = ticked(ctx, "new-private", t("Keep it private"), { checked: true });
  const problem = problemLine();
  const add = () => {
    problem.set("");
    ask("add", { parts: { what: what.control.value, when: when.control.value, who: who.control.value }, private: hidden.input.checked });
  };
  const el = h("details", { class: "pk-fold", "data-pk-key": "new-action" }, h("summary", {}, t("Add an action that belongs to no card")),
    sentForm({ class: "pk-fold-body" }, add,
      problem.el, what.el, when.el, who.el, hidden.el, h("div", { class: "pk-buttons" }, h("button", { type: "submit", class: "pk-button" }, t("Add this action")))));
  const clear = () => {
    for (const { control } of [what, when, who]) control.value = "";
    el.open = false;
  };
  return { el, problem, clear };
}
