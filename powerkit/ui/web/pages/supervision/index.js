// Supervision, two people at one screen: nothing private and no name shows until somebody opens it.

import { blank } from "../../compare.js";
import { button, h, show } from "../../dom.js";
import { area, asked, day, line, problemLine, ticked } from "../../forms.js";
import { blocksOf, pairs } from "../blocks.js";
import { doorTo, fold, pageWidget } from "../page.js";
import { keeping, yearBlocks } from "../year/autosave.js";

const supervisionPage = (root, ctx) => {
  const meeting = { since: "", names: false };
  const engine = ctx.talk({ supervision: onHello, changes: onChanges, opened: onOpened, action: onAction, agreed: onAgreed, saved: onSaved, refused: onRefused, kept: (message, asked_) => keep.kept(message, asked_) });
  const keep = keeping(ctx, () => "supervision", (answers) => engine.ask("draft", { answers }));
  const day_ = h("p", { class: "pk-lead" });
  const names = button("pk-secondary", "Show names", () => showNames(!meeting.names), { "aria-pressed": "false", "data-pk-key": "names" });
  const screen = h("div", { class: "pk-screen" }, h("p", { class: "pk-quiet-words" }, "Made for two people at one screen. Private words stay covered until you open them, and names of people show as codes."), names);
  const wants = asked(ctx, "wants", "What I want from this meeting", area({ rows: "3", dir: "auto", oninput: typed }));
  const talked = asked(ctx, "talked", "What we talked about", area({ rows: "5", dir: "auto", oninput: typed }), "Kept in your log book, private. Leave out what could tell a reader who somebody is: reflections can be called for in law.");
  const since = asked(ctx, "since", "Show what changed since", day({ onchange: () => { meeting.since = since.control.value; look(); } }));
  const actions = h("div");
  const entries = h("ul", { class: "pk-entries" });
  const changedTitle = h("h2", {}, "What changed");
  const none = h("p", { class: "pk-quiet-words", hidden: true });
  const problem = problemLine();
  const said = h("p", { class: "pk-done-line", role: "status", tabindex: "-1", hidden: true });
  const agreed = h("ul", { class: "pk-bullets" });
  const agree = supervisionAgree(ctx, engine, typed);
  const earlier = h("div");
  const save = button("", "Save this meeting", saveMeeting, { "data-pk-key": "save" });
  root.append(engine.words, day_, screen, wants.el, h("h2", {}, "Actions and what came of them"), since.el, actions, changedTitle, none, entries,
    h("h2", {}, "What we agree now"), agree.el, agreed, h("h2", {}, "Notes of the meeting"), talked.el, problem.el, keep.el, h("div", { class: "pk-buttons" }, save), said, care(ctx), earlier);

  function written() {
    return { wants: wants.control.value, talked: talked.control.value };
  }

  /** What is kept as it is typed: an action not yet added too. */
  function values() {
    return agree.begun() ? { ...written(), agree: { ...agree.values(), private: agree.hidden.checked } } : written();
  }

  /** An action that stands in its boxes is added first, as its own button would. */
  function saveMeeting() {
    problem.set("");
    if (agree.begun()) agree.send();
    engine.ask("save", { answers: written() }, 20000);
  }

  function typed() {
    show(said, false);
    keep.changed(values());
  }

  function showNames(yes) {
    meeting.names = yes;
    names.setAttribute("aria-pressed", String(yes));
    look();
    ctx.say(yes ? "Names show." : "Names show as codes.");
  }

  function look() {
    if (meeting.since) engine.ask("changes", { since: meeting.since, names: meeting.names }, 20000);
  }

  function onHello(message) {
    day_.textContent = `${message.day}.` + (message.last ? ` Your last meeting here was on ${message.last}.` : " This is the first meeting you keep here.") + (message.following ? ` The next one in your workbook is on ${message.following}.` : "");
    const left = keep.unsent();
    const answers = left ?? message.answers;
    wants.control.value = answers.wants ?? "";
    talked.control.value = answers.talked ?? "";
    agree.fill(answers.agree ?? {});
    if (left) keep.changed(left);
    show(names, message.known);
    meeting.since = since.control.value = message.since;
    const past = message.meetings;
    earlier.replaceChildren(...(past.length ? [fold(`Meetings in your log book (${past.length})`, h("p", {}, "Their notes are private. They open in your ", doorTo("11-log-book.ipynb", "", {}, "log book"), "."), h("ul", { class: "pk-bullets" }, ...past.map((item) => h("li", {}, `${item.title}: saved on ${item.when}`))))] : []));
    look();
  }

  // ---- what changed ----
  function onChanges(message) {
    const group = (title, list) => list.length > 0 && h("section", { class: "pk-action-group" }, h("h3", {}, `${title} (${list.length})`), h("ul", { class: "pk-actions" }, ...list.map(action)));
    const late = message.actions.filter((action) => action.late);
    actions.replaceChildren(...[group("Overdue", late), group("Open", message.actions.filter((action) => !action.late)), group(`Finished since ${message.since}`, message.ended),
      !message.actions.length && !message.ended.length && h("p", { class: "pk-quiet-words" }, "No action is open, and none has ended since then.")].filter(Boolean));
    changedTitle.textContent = `What changed since ${message.since}`;
    none.textContent = `Nothing was saved since ${message.since}.`;
    show(none, !message.entries.length);
    entries.replaceChildren(...message.entries.map(entry));
    ctx.ready();
  }

  function action(one) {
    const facts = [one.when, one.stands, one.from].filter(Boolean).join(" · ");
    const body = h("div", { "data-pk-body": "" });
    const el = h("li", { class: "pk-entry", "data-pk-action": String(one.id) }, h("h4", { dir: "auto" }, one.hidden ? "A private action" : one.what), h("p", { class: "pk-quiet-words" }, facts), body);
    if (one.hidden) body.append(button("pk-secondary", "Open it", () => engine.ask("open_action", { action: one.id }), { "aria-label": `Open the private action, ${facts}` }));
    else if (one.rows.length) body.append(pairs(one.rows));
    return el;
  }

  function onAction({ action: one }) {
    const el = actions.querySelector(`[data-pk-action="${one.id}"]`);
    if (!el) return;
    const title = el.querySelector("h4");
    title.textContent = one.what;
    title.tabIndex = -1;
    el.querySelector("[data-pk-body]").replaceChildren(...(one.rows.length ? [pairs(one.rows)] : []));
    title.focus();
  }

  function entry(one) {
    const panel = h("div", { class: "pk-entry-body", id: ctx.id("entry-" + one.id), hidden: true });
    const open = h("button", { type: "button", class: "pk-open", "aria-expanded": "false", "aria-controls": panel.id, onclick: toggle }, one.title);
    const facts = [one.day, one.community, one.version > 1 ? `Version ${one.version}` : "New"].filter(Boolean).join(" · ");
    const cover = button("pk-secondary", "Open what is private too", () => engine.ask("open", { entry: one.id, private: true }, 20000), { "aria-label": `Open what is private too in ${one.title}` });

    function toggle() {
      const yes = panel.hidden;
      open.setAttribute("aria-expanded", String(yes));
      show(panel, yes);
      if (!yes) return panel.replaceChildren();
      panel.replaceChildren(...(one.private ? [h("p", {}, "You keep all of this private."), cover] : [h("p", {}, "Opening…")]));
      if (!one.private) engine.ask("open", { entry: one.id, private: false, names: meeting.names }, 20000);
    }

    panel.cover = one.kept > 0 || one.private ? cover : null;
    return h("li", { class: "pk-entry", "data-pk-entry": String(one.id) }, h("h3", {}, open), h("p", { class: "pk-quiet-words" }, facts, one.private && " ", one.private && h("span", { class: "pk-tag" }, "Private")), panel);
  }

  function onOpened(message) {
    const panel = entries.querySelector(`[data-pk-entry="${message.entry}"] .pk-entry-body`);
    if (!panel || panel.hidden) return;
    if (!message.private) return panel.replaceChildren(...yearBlocks(message.blocks, 1), ...(panel.cover ? [panel.cover] : []));
    const title = h("p", { class: "pk-note", tabindex: "-1" }, "All of it is open now, private answers too. Close it by its title when you are done.");
    panel.replaceChildren(title, ...message.sections.flatMap(({ label, private: hidden, blocks }) => [h("h4", { dir: "auto" }, label, hidden && " ", hidden && h("span", { class: "pk-tag" }, "Private")), ...blocksOf(blocks, label)]));
    title.focus();
  }

  // ---- agreed, saved ----
  function onAgreed(message) {
    agree.clear();
    agreed.append(h("li", { dir: "auto" }, message.what));
    ctx.say("It is on your list of actions.");
    keep.changed(values());
    look();
  }

  function onSaved(message) {
    keep.done();
    if (agree.begun()) keep.changed(values());
    said.textContent = agree.begun() ? `${message.said} The action under “What we agree now” is not added yet: it is kept where it stands.` : message.said;
    show(said, true);
    said.focus();
  }

  function onRefused({ error, asked }) {
    if (asked === "draft") return false;
    (asked === "agree" ? agree.problem : problem).set(error);
    return true;
  }

  engine.ask("hello", {});
};

/** An action agreed there and then. */
function supervisionAgree(ctx, engine, typed) {
  const what = asked(ctx, "agree-what", "What I will do", area({ dir: "auto", oninput: typed }));
  const when = asked(ctx, "agree-when", "By when", day({ oninput: typed }));
  const how = asked(ctx, "agree-how", "How I will know it made a difference", line({ dir: "auto", oninput: typed }));
  const hidden = ticked(ctx, "agree-private", "Keep it private", { checked: false }, "A private action is covered here and left out of what you share.");
  const problem = problemLine();
  const boxes = { what, when, how };
  const values = () => Object.fromEntries(Object.entries(boxes).map(([id, { control }]) => [id, control.value]));
  const send = (event) => {
    event?.preventDefault();
    problem.set("");
    engine.ask("agree", { parts: values(), private: hidden.input.checked }, 20000);
  };
  const el = h("form", { class: "pk-quick", onsubmit: send }, h("p", { class: "pk-quiet-words" }, "It goes to your list of actions, with all the others."), problem.el, what.el, when.el, how.el, hidden.el, h("div", { class: "pk-buttons" }, h("button", { type: "submit", class: "pk-button pk-secondary", "data-pk-key": "agree" }, "Add this action")));
  return {
    el,
    problem,
    values,
    send,
    begun: () => !blank(values()),
    hidden: hidden.input,
    fill(given) {
      Object.entries(boxes).forEach(([id, { control }]) => (control.value = given[id] ?? ""));
      hidden.input.checked = Boolean(given.private);
    },
    clear() {
      for (const { control } of Object.values(boxes)) control.value = "";
      what.control.focus();
    },
  };
}

/** What to do if a story shows that somebody is at risk: said plainly, with no claim about the law. */
function care(ctx) {
  const title = ctx.id("care");
  return h("section", { class: "pk-care", "aria-labelledby": title }, h("h2", { id: title }, "If a story shows that someone is at risk"),
    h("ul", { class: "pk-bullets" },
      h("li", {}, "If anybody is in danger now, call 999."),
      h("li", {}, "Follow your organisation’s safeguarding policy, today. If you are not sure, ask the person who leads on safeguarding."),
      h("li", {}, "Do not promise to keep it secret. Say whom you have to tell, and why."),
      h("li", {}, "Write down what was said, in their words, where your policy says. This workbook is not that place.")));
}

export default pageWidget(supervisionPage);
