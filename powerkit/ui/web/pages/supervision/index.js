// Supervision, two people at one screen: nothing private and no name shows until somebody opens it.

import { button, h, show } from "../../dom.js";
import { area, asked, problemLine } from "../../forms.js";
import { formDraft } from "../form_draft.js";
import { INBOX, doorTo, fold, pageWidget } from "../page.js";
import { supervisionAgree } from "./agree.js";
import { supervisionChanges } from "./changed.js";
import { sentences, t, woven } from "../../language.js";

/** @import { Page } from "../shapes.d.ts" */
/** @import { Agreed, Meeting, MeetingSaved, RefusedTold, SupervisionTold, SupervisionView } from "../../generated/pages.d.ts" */

/**
 * @param {HTMLElement} root
 * @param {Page<SupervisionView>} ctx
 */
// Long: a page: its parts and what Python says to each.
const supervisionPage = (root, ctx) => {
  const meeting = { since: "", names: false };
  const engine = ctx.talk({ supervision: onHello, changes: (message) => changes.onChanges(message), opened: (message) => changes.onOpened(message), action: (message) => changes.onAction(message), agreed: onAgreed, saved: onSaved, inbox: (message) => box.onInbox(message), copy: (message) => box.onCopy(message), refused: onRefused, kept: (message) => keep.kept(message) });
  const keep = formDraft(ctx, () => ({ name: "supervision" }), (/** @type {Record<string, unknown>} */ answers) => engine.ask("draft", { answers }));
  const day_ = h("p", { class: "pk-lead" });
  const names = namesButton(ctx, meeting, () => changes.look());
  const screen = h("div", { class: "pk-screen" }, h("p", { class: "pk-quiet-words" }, t("Made for two people at one screen. Private words stay covered until you open them, and names that your log book knows show as codes. A name it does not know shows as you wrote it.")), names);
  const wants = asked(ctx, "wants", t("What I want from this meeting"), area({ rows: "3", dir: "auto", oninput: typed }));
  const talked = asked(ctx, "talked", t("What we talked about"), area({ rows: "5", dir: "auto", oninput: typed }), t("Kept in your log book, private. Leave out what could tell a reader who somebody is: reflections can be called for in law."));
  const changes = supervisionChanges(ctx, engine, meeting);
  const problem = problemLine();
  const said = h("p", { class: "pk-done-line", role: "status", tabindex: "-1", hidden: true });
  const agreed = h("ul", { class: "pk-bullets" });
  const agree = supervisionAgree(ctx, engine, typed);
  const earlier = h("div");
  const save = button("", t("Save this meeting"), saveMeeting, { "data-pk-key": "save" });
  const box = INBOX.supervision?.(ctx, engine); // where the Hub has one
  root.append(engine.words, day_, screen, box?.el ?? "", wants.el, h("h2", {}, t("Actions and what came of them")), ...changes.parts,
    h("h2", {}, t("What we agree now")), agree.el, agreed, h("h2", {}, t("Notes of the meeting")), talked.el, problem.el, keep.el, h("div", { class: "pk-buttons" }, save), said, care(ctx), earlier);

  const written = () => ({ wants: wants.control.value, talked: talked.control.value });

  /** What is kept as it is typed: an action not yet added too. */
  const values = () => (agree.begun() ? { ...written(), agree: { ...agree.values(), private: agree.hidden.checked } } : written());

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

  function onHello(/** @type {SupervisionTold} */ message) {
    day_.textContent = meetingDays(message);
    const left = keep.unsent();
    const answers = left ?? message.answers;
    wants.control.value = answers.wants ?? "";
    talked.control.value = answers.talked ?? "";
    agree.fill(answers.agree ?? {});
    if (left) keep.changed(left);
    show(names, message.known);
    earlier.replaceChildren(...pastMeetings(message.meetings));
    changes.from(message.since);
  }

  // ---- agreed, saved ----
  function onAgreed(/** @type {Agreed} */ message) {
    agree.clear();
    agreed.append(h("li", { dir: "auto" }, message.what));
    ctx.say(t("It is on your list of actions."));
    keep.changed(values());
    changes.look();
  }

  function onSaved(/** @type {MeetingSaved} */ message) {
    keep.done();
    if (agree.begun()) keep.changed(values());
    said.textContent = agree.begun() ? t("{said} The action under “What we agree now” is not added yet: it is kept where it stands.", { said: message.said }) : message.said;
    show(said, true);
    said.focus();
  }

  function onRefused(/** @type {RefusedTold} */ { error, asked }) {
    if (asked === "draft") return false;
    if (box?.problems[asked]) box.problems[asked](error);
    else (asked === "agree" ? agree.problem : problem).set(error);
    return true;
  }

  engine.ask("hello", {});
};

/**
 * Names show as codes until somebody says otherwise, and can be hidden again.
 * @param {Page<SupervisionView>} ctx
 * @param {{ since: string, names: boolean }} meeting
 * @param {() => void} changed
 */
function namesButton(ctx, meeting, changed) {
  const names = button("pk-secondary", t("Show names"), () => {
    meeting.names = !meeting.names;
    names.setAttribute("aria-pressed", String(meeting.names));
    changed();
    ctx.say(meeting.names ? t("Names show.") : t("Names show as codes."));
  }, { "aria-pressed": "false", "data-pk-key": "names" });
  return names;
}

/**
 * When this meeting is, when the last one was and when the next one is.
 * @param {SupervisionTold} given
 */
const meetingDays = ({ leader, day, last, following }) =>
  sentences(
    leader && t("Supervision of {leader}.", { leader }),
    `${day}.`,
    last ? t("Your last meeting here was on {last}.", { last }) : t("This is the first meeting you keep here."),
    following && t("The next one in your workbook is on {following}.", { following }),
  );

/**
 * @param {Meeting[]} past
 */
function pastMeetings(past) {
  if (!past.length) return [];
  const where = h("p", {}, ...woven(t("Their notes are private. They open in your {book}."), { book: doorTo("11-log-book.ipynb", "", {}, t("log book")) }));
  return [fold(t("Meetings in your log book ({past})", { past: past.length }), where, h("ul", { class: "pk-bullets" }, ...past.map((item) => h("li", {}, t("{title}: saved on {when}", { title: item.title, when: item.when })))))];
}

/**
 * What to do if a story shows that somebody is at risk: said plainly, with no claim about the law.
 * @param {Page<SupervisionView>} ctx
 */
function care(ctx) {
  const title = ctx.id("care");
  return h("section", { class: "pk-care", "aria-labelledby": title }, h("h2", { id: title }, t("If a story shows that someone is at risk")),
    h("ul", { class: "pk-bullets" },
      h("li", {}, t("If anybody is in danger now, call 999.")),
      h("li", {}, t("Follow your organisation’s safeguarding policy, today. If you are not sure, ask the person who leads on safeguarding.")),
      h("li", {}, t("Do not promise to keep it secret. Say whom you have to tell, and why.")),
      h("li", {}, t("Write down what was said, in their words, where your policy says. This workbook is not that place."))));
}

export default pageWidget(supervisionPage);
