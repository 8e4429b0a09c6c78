// A few questions about who keeps this workbook, all optional: asked once, changed at any time.

import { button, h, show } from "../../dom.js";
import { area, asked, chosen, day, line, problemLine, sentForm } from "../../forms.js";
import { fold } from "../page.js";
import { t } from "../../language.js";

/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { FromHome, HomeView, LeaderSays, LeaderTold } from "../../generated/pages.d.ts" */

/**
 * The questions: { parts (each { el, control }), role, problem, form }.
 * @param {Page<HomeView>} ctx
 * @param {() => void} keep
 */
function leaderForm(ctx, keep) {
  const parts = {
    name: asked(ctx, "leader-name", t("Your name"), line({ autocomplete: "name" })),
    communities: asked(ctx, "leader-communities", t("The communities you have in mind"), area({ rows: "3" }), t("One on each line. Each card lets you choose from them.")),
    supervision: asked(ctx, "leader-supervision", t("Your next supervision"), day()),
    review: asked(ctx, "leader-review", t("Your next review"), day()),
  };
  const role = chosen(ctx, "leader-role", t("You are"), [...ctx.view.roles, { id: "", label: t("Both, or neither") }], "");
  const problem = problemLine();
  const save = h("button", { type: "submit", class: "pk-button", "data-pk-key": "save-leader" }, t("Save"));
  const form = sentForm({}, keep, problem.el, parts.name.el, role.el,
    h("p", { class: "pk-hint" }, t("It chooses whose guidance comes first beside the cards. The other’s stays one press away.")),
    parts.communities.el, h("div", { class: "pk-pair" }, parts.supervision.el, parts.review.el), h("div", { class: "pk-buttons" }, save));
  return { parts, role, problem, form };
}

/**
 * `first` comes after the first saved card until it was answered or passed over once; `later` is a fold with the same.
 * @param {Page<HomeView>} ctx
 * @param {Engine<FromHome>["ask"]} ask
 */
export function aboutLeader(ctx, ask) {
  const { parts, role, problem, form } = leaderForm(ctx, keep);
  const said = h("p", { class: "pk-done-line", role: "status", tabindex: "-1", hidden: true });
  const begin = button("pk-secondary", t("Answer five short questions"), () => { show(begin.parentElement, false); show(form, true); parts.name.control.focus(); }, { "data-pk-key": "begin-leader" });
  const heading = h("h3");
  const panel = h("section", { class: "pk-first", hidden: true, "aria-label": t("About you") }, heading,
    h("p", {}, t("If you like, say who you are and which communities you have in mind: it chooses what you see first. All of it is optional and stays on this computer.")),
    h("div", { class: "pk-buttons" }, begin, button("pk-quiet", t("Not now"), () => send({}), { "data-pk-key": "skip-leader" })));
  const first = h("div", {}, panel);
  const later = fold(t("About you and your dates"));
  let askedIn = later; // where what came of it is said
  /** @type {boolean} */
  let early; // whether the questions stand in `first`

  function keep() {
    problem.set("");
    send({ ...Object.fromEntries(Object.entries(parts).map(([key, { control }]) => [key, control.value])), role: role.get() });
  }

  function send(/** @type {LeaderSays} */ given) {
    askedIn = early ? first : later.querySelector(".pk-fold-body");
    ask("leader", { given });
  }

  return {
    first,
    later,
    show(/** @type {LeaderTold} */ leader, /** @type {number} */ saved) {
      const now = saved > 0 && !leader.answered;
      heading.textContent = saved === 1 ? t("Your first card is saved. Who are you?") : t("Who are you?");
      show(panel, now);
      show(later, !now);
      if (early !== now) {
        (now ? panel : later.querySelector(".pk-fold-body")).append(form);
        show(form, !now);
        show(begin.parentElement, now);
      }
      early = now;
      if (form.contains(document.activeElement)) return;
      for (const key in parts) /** @type {Record<string, any>} */ (parts)[key].control.value = /** @type {Record<string, any>} */ (leader)[key];
      role.set(leader.role);
    },
    /** Open the questions where they stand; `about` shows what they stand in later. */
    open(/** @type {() => void} */ about) {
      if (early) return begin.click();
      about();
      later.open = true;
      parts.name.control.focus();
    },
    kept(/** @type {boolean} */ answers) {
      said.textContent = answers ? t("Saved. You can change this under “About the deck” at any time.") : t("You can answer under “About the deck” at any time.");
      askedIn.prepend(said);
      show(said, true);
      said.focus();
    },
    refused: (/** @type {string} */ error) => problem.set(error),
  };
}
