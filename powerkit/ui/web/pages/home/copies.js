// A copy of the log book off this computer: a reminder in one line, one click once a folder is chosen, and choosing it.

import { button, h, show } from "../../dom.js";
import { asked, line, problemLine, sentForm } from "../../forms.js";
import { t } from "../../language.js";

/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { AwayTold, FromHome, HomeTold, HomeView, PlacesTold } from "../../generated/pages.d.ts" */

/**
 * The form that asks for a folder: { el, where, places(found), days, problem }.
 * @param {Page<HomeView>} ctx
 * @param {() => void} send
 * @param {() => void} close
 */
function copyForm(ctx, send, close) {
  const where = asked(ctx, "copy-where", t("Folder for the copy"), line({ spellcheck: "false", "data-pk-key": "copy-where" }), t("A stick or disk that you can unplug, or a folder that a program such as OneDrive carries elsewhere. Unless your workbook is locked, whoever has the copy can read it."));
  const likely = h("div", { class: "pk-likely" });
  const days = asked(ctx, "copy-days", t("Remind me when the last copy is older than"), h("select", { class: "pk-input", "data-pk-key": "copy-days" },
    ...[[7, t("a week")], [30, t("a month")], [90, t("three months")], [0, t("(never remind me)")]].map(([value, words]) => h("option", { value }, words))));
  const problem = problemLine();
  const el = sentForm({ class: "pk-copy-form", hidden: true }, send, problem.el, where.el, likely, days.el,
    h("div", { class: "pk-buttons" }, h("button", { type: "submit", class: "pk-button pk-secondary", "data-pk-key": "copy-make" }, t("Make the copy")),
      button("pk-quiet", t("Close"), close, { "data-pk-key": "copy-close" })));

  /** Folders that are found here, to take with one press. */
  function places(/** @type {PlacesTold["places"]} */ found) {
    const take = (/** @type {string} */ path) => () => {
      where.control.value = path;
      problem.set("");
      where.control.focus();
    };
    likely.replaceChildren(...(found.length ? [h("span", { class: "pk-quiet-words" }, t("Found here:")), " ", ...found.map(({ path, name }) => button("pk-quiet", name, take(path), { title: path }))] : []));
  }

  return { el, where, places, days, problem };
}

/**
 * Where a copy is offered: in the reminder, or beside where the work is kept. `act` = { press(event), later(), other(event) }.
 * @param {{ press: (event: any) => void, later: () => any, other: (event: any) => void }} act
 */
function copyOffers(act) {
  const dueWords = h("span");
  const make = () => button("pk-quiet", "", act.press, { "data-pk-key": "copy-away" });
  const [now, here] = [make(), make()];
  const later = button("pk-quiet", t("Remind me later"), act.later, { "data-pk-key": "copy-later" });
  const other = button("pk-quiet", t("Another folder"), act.other, { "data-pk-key": "copy-other" });
  const due = h("div", { class: "pk-due", hidden: true }, h("p", {}, dueWords), h("div", { class: "pk-buttons" }, now, later));
  const kept = h("div", { class: "pk-buttons" }, here, other);
  const name = (/** @type {AwayTold} */ away) => {
    dueWords.textContent = away.due;
    now.textContent = away.folder ? t("Make a copy now") : t("Make a copy");
    here.textContent = away.folder ? t("Make a copy now") : t("Make a copy off this computer");
  };
  return { due, kept, now, here, other, name };
}

/**
 * What stands beside where the work is kept lies in a fold.
 * @param {HTMLElement} kept
 */
function unfold(kept) {
  /** @type {HTMLDetailsElement} */ (kept.closest("details")).open = true;
}

/**
 * `due` is the reminder, `kept` stands beside where the work is saved; the form opens under whichever was pressed.
 * @param {Page<HomeView>} ctx
 * @param {Engine<FromHome>["ask"]} ask
 */
// Long: one form that stands in two places, and where the focus goes back to.
export function copyAway(ctx, ask) {
  const { due, kept, now, here, other, name } = copyOffers({ press, later: () => ask("copy_later"), other: (/** @type {Event & { currentTarget: HTMLElement }} */ event) => open(event.currentTarget) });
  const said = h("p", { class: "pk-done-line", role: "status", tabindex: "-1", hidden: true });
  const { el: form, where, places, days, problem } = copyForm(ctx, send, close);
  let folder = "";
  let from = here; // what the form was opened by, for the focus to go back to

  function press(/** @type {Event & { currentTarget: HTMLElement }} */ event) {
    if (!folder) return open(event.currentTarget);
    from = event.currentTarget;
    wait();
    ask("copy_away", {}, 120000);
  }

  function open(/** @type {HTMLElement} */ by) {
    from = by;
    (due.contains(by) ? due : kept).after(form);
    where.control.value ||= folder;
    problem.set("");
    show(form, true);
    where.control.focus();
    ask("places");
  }

  function close() {
    show(form, false);
    from.focus();
  }

  function send() {
    problem.set("");
    wait();
    ask("copy_away", { folder: where.control.value, days: Number(days.control.value) }, 120000);
  }

  function wait() {
    (form.hidden ? (due.contains(from) ? due : kept) : form).after(said);
    said.textContent = t("Making the copy…");
    show(said, true);
  }

  return {
    due,
    kept,
    places: (/** @type {PlacesTold} */ message) => places(message.places),
    show(/** @type {HomeTold} */ { away, copied }) {
      folder = away.folder;
      name(away);
      if (form.hidden) days.control.value = String(away.days);
      const held = due.contains(document.activeElement);
      if (form.hidden || copied) {
        show(due, away.due);
        show(kept, !away.due);
        show(other, folder);
      }
      if (held && due.hidden && !copied) {
        unfold(kept);
        here.focus();
      }
      if (!copied) return;
      show(form, false);
      where.control.value = folder;
      said.textContent = `${away.said}. ${copied}`;
      show(said, true);
      said.focus();
    },
    refused(/** @type {string} */ error) {
      show(said, false);
      if (due.hidden) unfold(kept);
      if (form.hidden) open(due.hidden ? here : now);
      problem.set(error);
    },
  };
}

/** @typedef {ReturnType<typeof copyAway>} CopyAway */
