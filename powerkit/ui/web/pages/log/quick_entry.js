// A quick entry that belongs to no card: what? so what? now what? A minute is enough.

import { button, grow, h, show } from "../../dom.js";
import { area, asked, day, line, problemLine, sentForm, ticked } from "../../forms.js";
import { formDraft } from "../form_draft.js";
import { sentences, t } from "../../language.js";

/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { FromLog, LogView, Noted } from "../../generated/pages.d.ts" */

/**
 * What is asked, by name: each { el, control }.
 * @param {Page<LogView>} ctx
 * @param {(event: any) => void} oninput
 */
function noteParts(ctx, oninput) {
  return {
    what: asked(ctx, "note-what", t("What happened?"), area({ oninput }), t("A line or two is enough.")),
    so_what: asked(ctx, "note-so", t("So what? Why does it matter?"), area({ oninput })),
    now_what: asked(ctx, "note-now", t("Now what?"), area({ oninput }), t("What you write here joins your actions.")),
    when: asked(ctx, "note-when", t("By when, if there is a day"), day({ oninput })),
    community: asked(ctx, "note-community", t("Community in mind"), line({ oninput, list: ctx.id("note-communities") })),
  };
}

/**
 * The form, closed behind a button. `ask` sends to Python. Returns { el, fill(draft, communities), kept(message), noted(message), refused(error) }.
 * @param {Page<LogView>} ctx
 * @param {Engine<FromLog>["ask"]} ask
 */
export function quickEntry(ctx, ask) {
  const parts = noteParts(ctx, typed);
  const known = h("datalist", { id: ctx.id("note-communities") });
  const shared_ = ticked(ctx, "note-private", t("Keep it private"), { checked: true }, t("Private words are left out of everything you share."));
  const problem = problemLine();
  const keep = formDraft(ctx, () => ({ name: "note" }), (/** @type {Record<string, any>} */ answers) => ask("note_draft", { answers }));
  const form = sentForm({ class: "pk-quick", hidden: true, id: ctx.id("note-form") }, save,
    h("p", { class: "pk-quiet-words" }, t("Something happened that belongs to no card? A minute is enough.")), problem.el, parts.what.el, parts.so_what.el, parts.now_what.el, h("div", { class: "pk-pair" }, parts.when.el, parts.community.el), known, shared_.el,
    h("div", { class: "pk-buttons" }, h("button", { type: "submit", class: "pk-button", "data-pk-key": "save-note" }, t("Save quick entry")), button("pk-quiet", t("Close"), () => open(false))), keep.el);
  const opener = button("", t("Write a quick entry"), () => open(form.hidden), { "aria-expanded": "false", "aria-controls": form.id, "data-pk-key": "note" });
  const said = h("p", { class: "pk-done-line", role: "status", tabindex: "-1", hidden: true });

  const values = () => Object.fromEntries(Object.entries(parts).map(([key, { control }]) => [key, control.value]));

  function typed(/** @type {Event} */ event) {
    if (/** @type {HTMLElement} */ (event.target).tagName === "TEXTAREA") grow(/** @type {HTMLTextAreaElement} */ (event.target));
    keep.changed(values());
  }

  function open(/** @type {boolean} */ yes) {
    show(form, yes);
    opener.setAttribute("aria-expanded", String(yes));
    if (yes) parts.what.control.focus();
    else opener.focus();
  }

  function save() {
    problem.set("");
    ask("note", { answers: values(), private: shared_.input.checked });
  }

  return {
    el: h("div", { class: "pk-note-box" }, opener, said, form),
    fill(/** @type {Record<string, string> | null} */ kept, /** @type {string[]} */ communities) {
      known.replaceChildren(...communities.map((name) => h("option", { value: name })));
      const left = keep.unsent();
      const draft = left ?? kept;
      if (!draft || form.contains(document.activeElement) || !Object.values(draft).some((text) => text)) return;
      for (const key in parts) /** @type {Record<string, any>} */ (parts)[key].control.value = draft[key] ?? "";
      show(form, true);
      opener.setAttribute("aria-expanded", "true");
      if (left) keep.changed(left);
    },
    kept: keep.kept,
    noted(/** @type {Noted} */ message) {
      keep.done();
      for (const key in parts) /** @type {Record<string, any>} */ (parts)[key].control.value = "";
      problem.set("");
      open(false);
      said.textContent = sentences(t("Saved to your log book on {at}.", { at: message.at }), message.action && t("“Now what?” is on your list of actions."));
      show(said, true);
      said.focus();
    },
    refused: (/** @type {string} */ error) => problem.set(error),
  };
}
