// All actions in one place, whatever card they came from: what is due, what came of it, and what next.

import { button, h, show } from "../../dom.js";
import { area, asked, chosen, day, line, problemLine, ticked } from "../../forms.js";
import { download } from "../../rpc.js";
import { pairs } from "../blocks.js";
import { doorTo } from "../page.js";

const ENDS = {
  done: "What happened, and what did you learn?",
  dropped: "Say in a few words why you dropped it.",
  carried: "It ends here and goes on as a new action with a new day.",
};

/** The part of a page that lists actions. `ask` sends to Python. Returns { el, list(message), changed(message), refused(error, asked) }. */
export function actionsPart(ctx, ask) {
  const lead = h("p", { class: "pk-quiet-words" }, "Every action you planned on a card or in a quick entry. What you change here also shows on its card.");
  const said = h("p", { class: "pk-done-line", role: "status", tabindex: "-1", hidden: true });
  const groups = h("div", { class: "pk-action-groups" });
  const calendar = button("pk-secondary", "Put them in my calendar", () => ask("calendar", {}), { "data-pk-key": "calendar" });
  const about = h("p", { class: "pk-hint" }, "Saves a calendar file (.ics) with each action that has a day. Open it with your calendar; a newer file brings the same events up to date. Private actions say only which card they come from, and names of people are replaced by codes.");
  const adding = newAction();
  const opened = new Map(); // action id → { button, panel, problem }
  let latest = { open: [], ended: [] };

  function list(message) {
    latest = message;
    opened.clear();
    const late = message.open.filter((item) => item.late > 0);
    const rest = message.open.filter((item) => !item.late && item.due);
    const undated = message.open.filter((item) => !item.due);
    groups.replaceChildren(...[
      group("Overdue", late, "late"),
      group("Coming up", rest, "next"),
      group("With no day", undated, "undated"),
      !message.open.length && h("p", { class: "pk-empty" }, message.ended.length ? "Nothing is waiting to be done." : "You have no actions yet. Each card ends with one, if you like, and they all show here."),
      message.ended.length > 0 && h("details", { class: "pk-fold", open: keptOpen }, h("summary", {}, `Finished (${message.ended.length})`),
        h("ul", { class: "pk-actions" }, ...message.ended.map(item))),
      message.more && h("p", { class: "pk-quiet-words" }, "Only the first few hundred are listed here."),
    ].filter(Boolean));
    show(calendar, message.dated);
    show(about, message.dated);
    keptOpen = false;
  }
  let keptOpen = false;

  function group(title, actions, key) {
    if (!actions.length) return null;
    const id = ctx.id("actions-" + key);
    return h("section", { class: "pk-action-group pk-group-" + key, "aria-labelledby": id }, h("h2", { id }, `${title} (${actions.length})`), h("ul", { class: "pk-actions" }, ...actions.map(item)));
  }

  function item(one) {
    const panel = h("div", { class: "pk-entry-body", id: ctx.id("action-" + one.id), hidden: true });
    const open = h("button", { type: "button", class: "pk-open", dir: "auto", "aria-expanded": "false", "aria-controls": panel.id, onclick: () => toggle(one) }, one.what);
    opened.set(one.id, { open, panel });
    const facts = [one.when, one.stands, one.from, one.community].filter(Boolean).join(" · ");
    return h("li", { class: "pk-entry", "data-pk-action": String(one.id) }, h("h3", {}, open),
      h("p", { class: "pk-quiet-words" }, facts, one.private && " ", one.private && h("span", { class: "pk-tag" }, "Private")), panel);
  }

  function toggle(one) {
    const { open, panel } = opened.get(one.id);
    const yes = panel.hidden;
    open.setAttribute("aria-expanded", String(yes));
    show(panel, yes);
    panel.replaceChildren(...(yes ? [form(one)] : []));
  }

  function form(one) {
    const part = (name) => `action-${one.id}-${name}`;
    const box = (name, label, value, hint) => asked(ctx, part(name), label, area({ value }), hint);
    const facts = [["With whom", one.who], ["How I will know", one.how]].filter(([, value]) => value);
    const problem = problemLine();
    opened.get(one.id).problem = problem;
    const due = asked(ctx, part("when"), "By when", day());
    due.control.value = one.due;
    const happened = box("happened", "What happened");
    const learnt = box("learnt", "What I learnt");
    const next = box("next", "What next");
    const reason = box("reason", "Why it stopped here");
    const follow = ticked(ctx, part("follow"), "Make “what next” a new action", {});
    const followDay = asked(ctx, part("follow-day"), "New day", day());
    const hint = h("p", { class: "pk-hint" });
    for (const [control, value] of [[happened, one.happened], [learnt, one.learnt], [next, one.next], [reason, one.reason]]) control.control.value = value;
    const status = chosen(ctx, part("status"), "Where it stands", ctx.view.statuses, one.status || "planned", (id) => { reveal(); ctx.say(ENDS[id] ?? ""); });

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

    function save(event) {
      event.preventDefault();
      const is = status.get();
      const parts = { status: is };
      if (is === "done") Object.assign(parts, { happened: happened.control.value, learnt: learnt.control.value, next: next.control.value });
      if (is === "dropped" || is === "carried") parts.reason = reason.control.value;
      if (one.current && (is === "planned" || is === "doing")) parts.when = due.control.value;
      const again = is === "carried" && one.status !== "carried" ? { what: one.what, who: one.who, how: one.how, when: followDay.control.value } : {};
      const next_ = is === "done" && follow.input.checked ? { what: next.control.value, when: followDay.control.value } : again;
      problem.set("");
      ask("change", { action: one.id, parts, follow: next_ });
    }

    return h("form", { onsubmit: save }, problem.el, facts.length > 0 && pairs(facts), status.el, hint, due.el, happened.el, learnt.el, next.el, reason.el, follow.el, followDay.el,
      h("div", { class: "pk-buttons" }, h("button", { type: "submit", class: "pk-button" }, "Save this action"), one.file && doorTo(one.file, one.card, {}, `Go to card ${one.card}`)));
  }

  function newAction() {
    const what = asked(ctx, "new-what", "What I will do", area());
    const when = asked(ctx, "new-when", "By when, if there is a day", day());
    const who = asked(ctx, "new-who", "With whom", line());
    const hidden = ticked(ctx, "new-private", "Keep it private", { checked: true });
    const problem = problemLine();
    const el = h("details", { class: "pk-fold", "data-pk-key": "new-action" }, h("summary", {}, "Add an action that belongs to no card"),
      h("form", { class: "pk-fold-body", onsubmit: (event) => { event.preventDefault(); problem.set(""); ask("add", { parts: { what: what.control.value, when: when.control.value, who: who.control.value }, private: hidden.input.checked }); } },
        problem.el, what.el, when.el, who.el, hidden.el, h("div", { class: "pk-buttons" }, h("button", { type: "submit", class: "pk-button" }, "Add this action"))));
    return { el, problem, clear() { for (const { control } of [what, when, who]) control.value = ""; el.open = false; } };
  }

  function tell(text) {
    said.textContent = text;
    show(said, true);
    said.focus();
  }

  return {
    el: h("div", {}, lead, said, groups, adding.el, h("div", { class: "pk-calendar" }, calendar, about)),
    list,
    changed(message, asked_) {
      const was = latest.open.concat(latest.ended).find((item) => item.id === asked_.action);
      keptOpen = was && !latest.open.includes(was);
      list(message);
      const now = message.open.concat(message.ended).find((item) => item.id === asked_.action);
      tell(`Saved: “${now?.what ?? was?.what}” is ${(now?.stands ?? "").toLowerCase()}.` + (asked_.follow?.what ? " The action that follows is on your list." : ""));
    },
    added(message) {
      adding.clear();
      list(message);
      tell("Saved. The action is on your list.");
    },
    calendar: (message) => {
      download(message);
      tell(`Your calendar file is called ${message.name}. It is with your downloads.`);
    },
    refused(error, asked_) {
      if (asked_.kind === "add") adding.problem.set(error);
      else opened.get(asked_.action)?.problem?.set(error);
    },
  };
}
